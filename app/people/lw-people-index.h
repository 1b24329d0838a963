/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"
#include "lw-people-filter.h"
#include "lw-touched.h"

G_BEGIN_DECLS

/* What lists of people are sorted and filtered by, of everybody, in memory: 92 bytes a person, made
 * by one pass, as of one day. With it any filter in any order of a million people is a matter of
 * milliseconds; what the rows show is read by pages. It holds no names and no numbers in words, is
 * never changed once made, and so may be made in one thread and used in another. */

typedef struct _LwPeopleIndex LwPeopleIndex;

typedef enum
{
  LW_PEOPLE_NAME,
  LW_PEOPLE_SEX,
  LW_PEOPLE_AGE,
  LW_PEOPLE_BIRTH,
  LW_PEOPLE_EDUCATION,
  LW_PEOPLE_POLITICAL_STATUS,
  LW_PEOPLE_VILLAGE,
  LW_PEOPLE_POSTS,
  LW_PEOPLE_RESERVE,
  LW_PEOPLE_SOURCE,
  LW_PEOPLE_ID_NUMBER,
  LW_PEOPLE_REMARK,
  LW_PEOPLE_PHONE,
  LW_PEOPLE_ETHNICITY,
  LW_PEOPLE_NATIVE_PLACE,
  LW_PEOPLE_OCCUPATION,
  LW_PEOPLE_PARTY_JOINED,
  LW_PEOPLE_N_COLUMNS,
} LwPeopleColumn;

LwPeopleIndex *lw_people_index_new      (LwLedger             *ledger,
                                         LwDate                on,
                                         GCancellable         *cancellable,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same after what @touched says; @self stays as it is. */
LwPeopleIndex *lw_people_index_update   (LwPeopleIndex        *self,
                                         LwLedger             *ledger,
                                         const LwTouched      *touched,
                                         GCancellable         *cancellable,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
LwPeopleIndex *lw_people_index_ref      (LwPeopleIndex        *self);
void           lw_people_index_unref    (LwPeopleIndex        *self);
LwDate         lw_people_index_get_on   (LwPeopleIndex        *self);
gint64         lw_people_index_get_revision (LwPeopleIndex    *self);
guint          lw_people_index_get_n    (LwPeopleIndex        *self);
GPtrArray     *lw_people_index_get_villages (LwPeopleIndex    *self); /* LwVillage by code */
/* Source groups that occur, in order: char *, (transfer container). */
GPtrArray     *lw_people_index_sources  (LwPeopleIndex        *self) G_GNUC_WARN_UNUSED_RESULT;
/* Village where the person belongs; 0: none. */
LwKey          lw_people_index_village  (LwPeopleIndex        *self,
                                         LwKey                 person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwPeopleIndex, lw_people_index_unref)

/* A filtered and sorted list. */
typedef struct
{
  GArray *keys; /* LwKey, in order */
  guint total;  /* people of the ledger */
  guint without[LW_PEOPLE_N_CRITERIA]; /* how many more there would be without that criterion alone */
} LwPeopleRows;

/* @found: what the text of the filter finds, NULL when it has none. @horizon: up to which birthdays
 * are remarks. People of whom the column knows nothing come last either way. */
LwPeopleRows  *lw_people_index_query    (LwPeopleIndex        *self,
                                         const LwPeopleFilter *filter,
                                         const GArray         *found,
                                         LwPeopleColumn        sort,
                                         gboolean              descending,
                                         LwDate                horizon) G_GNUC_WARN_UNUSED_RESULT;
void           lw_people_rows_free      (LwPeopleRows         *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwPeopleRows, lw_people_rows_free)

/* The birthday after @on and until @horizon with which a limit of age is passed (36, 61); 0: none. */
LwDate         lw_people_limit_birthday (LwDate                birth,
                                         LwDate                on,
                                         LwDate                horizon,
                                         int                  *years);

G_END_DECLS
