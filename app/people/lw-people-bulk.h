/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* Changes of many people at once. Each is looked at before, and done within one action of the
 * journal, so that one undo takes all of it back. @people: LwKey, a set. */

/* A field that can be given the same value for many. */
typedef struct
{
  const LwTable *table; /* lw_person_table, or lw_reserve_table: of the membership in force */
  const char *name;
} LwBulkField;

const LwBulkField *lw_bulk_fields        (guint *n_fields);
const char        *lw_bulk_field_caption (const LwBulkField *field);
/* Codes that @field can have, 0 for empty, ended by -1; NULL: it takes a text. */
const int         *lw_bulk_field_codes   (const LwBulkField *field);
const char        *lw_bulk_code_caption  (const LwBulkField *field,
                                          int                code);

/* How the field stands now. */
typedef struct
{
  guint n_people;
  guint n_left_out; /* not in the pool */
  guint n_empty;
  GHashTable *values; /* value as text → number of people */
} LwBulkLook;

LwBulkLook *lw_bulk_look         (LwLedger          *ledger,
                                  const GArray      *people,
                                  const LwBulkField *field,
                                  LwDate             on,
                                  GCancellable      *cancellable,
                                  GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void        lw_bulk_look_free    (LwBulkLook        *look);
/* How many would change, and how many of them have another value now; @example (out, nullable):
 * the most frequent of those. */
guint       lw_bulk_look_count   (const LwBulkLook  *look,
                                  const char        *value, /* as text, "" to empty it */
                                  guint             *n_replaced,
                                  const char       **example);
/* Within an action. @value: a text, or a code as number. */
gboolean    lw_bulk_set          (LwLedger          *ledger,
                                  const GArray      *people,
                                  const LwBulkField *field,
                                  const char        *value,
                                  LwDate             on,
                                  GError           **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwBulkLook, lw_bulk_look_free)

/* Posts that @people hold on @on. @latest: (out): the day on which the last of them began, before which
 * they cannot end together; 0 where none says. */
gboolean    lw_bulk_count_posts  (LwLedger          *ledger,
                                  const GArray      *people,
                                  LwDate             on,
                                  guint             *n_posts,
                                  guint             *n_people,
                                  LwDate            *latest,
                                  GError           **error);
/* Within an action: they end on @end, on which they no longer hold. */
gboolean    lw_bulk_end_posts    (LwLedger          *ledger,
                                  const GArray      *people,
                                  LwDate             on,
                                  LwDate             end,
                                  const char        *document,
                                  GError           **error);

/* Why somebody is not put in the pool. */
typedef struct
{
  GArray *people;   /* LwKey: who is put in, and where */
  GArray *villages; /* LwKey, beside @people */
  guint n_already;
  guint n_without_village;
} LwBulkPool;

/* @village: 0 for the village where each belongs. */
LwBulkPool *lw_bulk_look_pool    (LwLedger          *ledger,
                                  const GArray      *people,
                                  LwKey              village,
                                  LwDate             on,
                                  GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void        lw_bulk_pool_free    (LwBulkPool        *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwBulkPool, lw_bulk_pool_free)
gboolean    lw_bulk_put_in_pool  (LwLedger          *ledger,
                                  const LwBulkPool  *pool,
                                  LwDate             start,
                                  const char        *mentor,
                                  GError           **error);

/* Whom a measure (培养措施) would be added to: those in the pool on the day, or on the way into it. */
typedef struct
{
  GArray *people; /* LwKey */
  guint n_left_out;
  guint n_already; /* have one of that kind, text and day: left out too */
} LwBulkMeasure;

/* @measure: its person is not looked at. */
LwBulkMeasure *lw_bulk_look_measure (LwLedger             *ledger,
                                     const GArray         *people,
                                     const LwMeasureTaken *measure,
                                     LwDate                on,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void        lw_bulk_measure_free (LwBulkMeasure        *look);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwBulkMeasure, lw_bulk_measure_free)
/* Within an action: @measure for each of them. */
gboolean    lw_bulk_add_measure  (LwLedger             *ledger,
                                  const GArray         *people,
                                  const LwMeasureTaken *measure,
                                  LwDate                on,
                                  GError              **error);

G_END_DECLS
