/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-connection.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* SQLite's session extension, as far as the journal needs it. Internal to this floor. */

typedef struct _LwRecorder LwRecorder;
typedef struct _LwChangesetIter LwChangesetIter;
typedef struct _LwValue LwValue;

/* Records what happens to the tables of facts from now on. */
LwRecorder      *lw_recorder_start         (LwConnection     *connection,
                                            GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* The net effect so far; empty when nothing changed. */
GBytes          *lw_recorder_dup_changeset (LwRecorder       *self,
                                            GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void             lw_recorder_free          (LwRecorder       *self);

/* Whether what came from a file is a changeset of our tables, whole to its last byte. SQLite trusts the
 * lengths in one when it turns it round, and reads far beyond its end where they lie: the functions
 * that hand it to SQLite take only what was recorded here or stood this check. */
gboolean         lw_changeset_check        (GBytes           *changeset,
                                            GError          **error);
GBytes          *lw_changeset_invert       (GBytes           *changeset,
                                            GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* Within a transaction that the caller rolls back on failure. LW_LEDGER_ERROR_CONFLICT when the
 * rows are not as the changeset found or left them. */
gboolean         lw_changeset_apply        (LwConnection     *connection,
                                            GBytes           *changeset,
                                            GError          **error);

/* For the rescue: what does not fit is replaced or left out. Returns whether all fitted. */
gboolean         lw_changeset_apply_loosely (LwConnection    *connection,
                                            GBytes           *changeset);

/* @changeset stays alive with the iterator. */
LwChangesetIter *lw_changeset_iter_new     (GBytes           *changeset) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE at the end, and with @error set on failure. */
gboolean         lw_changeset_iter_next    (LwChangesetIter  *self,
                                            GError          **error);
void             lw_changeset_iter_free    (LwChangesetIter  *self);
const LwTable   *lw_changeset_iter_get_table (LwChangesetIter *self);
LwKey            lw_changeset_iter_get_id  (LwChangesetIter  *self);
char             lw_changeset_iter_get_op  (LwChangesetIter  *self); /* 'i', 'u' or 'd' */
/* NULL when the field is not part of the change. Borrowed until the next step. */
LwValue         *lw_changeset_iter_get_old (LwChangesetIter  *self,
                                            const LwField    *field);
LwValue         *lw_changeset_iter_get_new (LwChangesetIter  *self,
                                            const LwField    *field);
/* NULL for an empty value too; a number is written out. Borrowed until the next step. */
const char      *lw_value_get_text         (LwValue          *value);
gint64           lw_value_get_int          (LwValue          *value);

void             _lw_changeset_set_damaged (GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwRecorder, lw_recorder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwChangesetIter, lw_changeset_iter_free)

G_END_DECLS
