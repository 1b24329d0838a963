/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-journal-subject.h"
#include "lw-journal-entry.h"

#include <glib/gi18n-lib.h>

/* The columns of one table that name a subject; NULL where it has none such. */
typedef struct
{
  const LwTable *table;
  const LwField *person, *village, *relative;
} Columns;

struct _LwSubjectFinder
{
  LwLedger *ledger;   /* borrowed */
  Columns columns;    /* of the table looked at last: changes of one table stand together */
  GHashTable *known; /* id of a record that came or went → LwSubject; NULL until it is needed */
};

LwSubjectFinder *
_lw_subject_finder_new (LwLedger *ledger)
{
  LwSubjectFinder *self = g_new0 (LwSubjectFinder, 1);

  self->ledger = ledger;
  return self;
}

void
_lw_subject_finder_free (LwSubjectFinder *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_free (self);
}

static const Columns *
get_columns (LwSubjectFinder *self,
             const LwTable *table)
{
  if (self->columns.table != table)
    self->columns = (Columns) { table, lw_table_find_field (table, "person"), lw_table_find_field (table, "village"),
                                lw_table_find_field (table, "relative") };
  return &self->columns;
}

static LwKey
get_key (LwChangesetIter *change,
         const LwField *field)
{
  LwValue *value = field ? lw_changeset_iter_get_new (change, field) : NULL;

  if (field && value == NULL)
    value = lw_changeset_iter_get_old (change, field);
  return lw_value_get_int (value);
}

static void
fill_from_change (LwSubjectFinder *self,
                  LwChangesetIter *change,
                  LwSubject *subject)
{
  const LwTable *table = lw_changeset_iter_get_table (change);
  const Columns *columns = get_columns (self, table);
  LwKey id = lw_changeset_iter_get_id (change);

  subject->person = table == &lw_person_table ? id : get_key (change, columns->person);
  subject->village = table == &lw_village_table ? id : get_key (change, columns->village);
  subject->relative = get_key (change, columns->relative);
}

static LwKey
get_record_key (gconstpointer record,
                const LwField *field)
{
  return field ? lw_record_get_int (record, field) : 0;
}

/* An update names only what it changed, so the row has to tell the rest. FALSE when it is gone. */
static gboolean
fill_from_row (LwSubjectFinder *self,
               LwChangesetIter *change,
               LwSubject *subject,
               GError **error)
{
  const Columns *columns = get_columns (self, lw_changeset_iter_get_table (change));
  g_autoptr(GError) local = NULL;
  LwRecord *record = lw_ledger_get (self->ledger, lw_changeset_iter_get_table (change), lw_changeset_iter_get_id (change), &local);

  if (record)
    {
      subject->person = subject->person ? subject->person : get_record_key (record, columns->person);
      subject->village = subject->village ? subject->village : get_record_key (record, columns->village);
      subject->relative = subject->relative ? subject->relative : get_record_key (record, columns->relative);
      lw_record_free (record);
      return TRUE;
    }
  if (!g_error_matches (local, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
has_subject_columns (LwSubjectFinder *self,
                     LwChangesetIter *change)
{
  const Columns *columns = get_columns (self, lw_changeset_iter_get_table (change));

  return columns->person || columns->village;
}

static gint64 *
new_key (LwKey key)
{
  return g_memdup2 (&key, sizeof key);
}

/* Notes what came or went with @changeset. */
static gboolean
note_changeset (LwSubjectFinder *self,
                GBytes *changeset,
                GError **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(LwChangesetIter) change = lw_changeset_iter_new (changeset);

  while (lw_changeset_iter_next (change, &local))
    {
      LwSubject *subject;

      if (lw_changeset_iter_get_op (change) == 'u' || !has_subject_columns (self, change))
        continue;
      subject = g_new0 (LwSubject, 1);
      fill_from_change (self, change, subject);
      g_hash_table_replace (self->known, new_key (lw_changeset_iter_get_id (change)), subject);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* One pass over the whole journal, only when a record was changed that is gone by now. */
static gboolean
learn_journal (LwSubjectFinder *self,
               GError **error)
{
  g_autoptr(GPtrArray) entries = lw_journal_list (self->ledger, 0, error);

  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; entries && i < entries->len; i++)
    {
      g_autoptr(GError) local = NULL;
      const LwJournalEntry *entry = entries->pdata[i];
      g_autoptr(GBytes) changeset = entry->kind == LW_JOURNAL_ACTION ? _lw_journal_load_changeset (self->ledger, entry, &local) : NULL;

      if (local && !g_error_matches (local, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (changeset && !note_changeset (self, changeset, error))
        return FALSE;
    }
  return entries != NULL;
}

static gboolean
fill_from_journal (LwSubjectFinder *self,
                   LwChangesetIter *change,
                   LwSubject *subject,
                   GError **error)
{
  LwKey id = lw_changeset_iter_get_id (change);
  const LwSubject *known;

  if (self->known == NULL && !learn_journal (self, error))
    return FALSE;
  known = g_hash_table_lookup (self->known, &id);
  if (known)
    *subject = *known;
  return TRUE;
}

gboolean
_lw_subject_finder_find (LwSubjectFinder *self,
                         LwChangesetIter *change,
                         LwSubject *subject,
                         GError **error)
{
  g_autoptr(GError) local = NULL;

  fill_from_change (self, change, subject);
  if (lw_changeset_iter_get_op (change) != 'u' || !has_subject_columns (self, change) ||
      fill_from_row (self, change, subject, &local))
    return TRUE;
  if (local == NULL && fill_from_journal (self, change, subject, &local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const LwKey *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

static void
add_key (GArray *keys,
         LwKey key)
{
  /* The records of one person or village often stand together. */
  if (key && (keys->len == 0 || g_array_index (keys, LwKey, keys->len - 1) != key))
    g_array_append_val (keys, key);
}

static gboolean
collect (LwLedger *ledger,
         GBytes *changeset,
         GArray *keys,
         gint64 *n_changes,
         GError **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(LwSubjectFinder) finder = _lw_subject_finder_new (ledger);
  g_autoptr(LwChangesetIter) change = lw_changeset_iter_new (changeset);
  LwSubject subject;

  for (*n_changes = 0; lw_changeset_iter_next (change, &local); (*n_changes)++)
    {
      if (!_lw_subject_finder_find (finder, change, &subject, error))
        return FALSE;
      add_key (keys, subject.person);
      add_key (keys, subject.village);
      add_key (keys, subject.relative);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
insert_keys (LwLedger *ledger,
             LwKey entry,
             GArray *keys,
             GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (ledger->connection, "INSERT INTO journal_subject VALUES (?, ?)",
                                                            _("The action was not saved"), error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      LwKey key = g_array_index (keys, LwKey, i);

      if (i && key == g_array_index (keys, LwKey, i - 1))
        continue;
      lw_statement_bind_int (statement, 0, key);
      lw_statement_bind_int (statement, 1, entry);
      if (!lw_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
_lw_journal_subjects_store (LwLedger *ledger,
                            LwKey entry,
                            GBytes *changeset,
                            gint64 *n_changes,
                            GError **error)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (LwKey));

  if (!collect (ledger, changeset, keys, n_changes, error))
    return FALSE;
  g_array_sort (keys, compare_keys);
  return insert_keys (ledger, entry, keys, error);
}
