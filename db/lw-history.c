/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-journal-entry.h"
#include "lw-journal-subject.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Changesets as history: field, old, new. */

typedef struct
{
  LwLedger *ledger;
  LwKey entry;
  LwKey person;
  LwKey village;
  guint latest; /* entries; 0: all */
  gint64 after;
  LwSubjectFinder *finder;
  GPtrArray *changes;
} Query;

/**
 * lw_change_free:
 * @change: (nullable) (transfer full): a change
 */
void
lw_change_free (LwChange *change)
{
  if (change == NULL)
    return;
  g_free (change->user);
  g_free (change->label);
  g_free (change->old_value);
  g_free (change->new_value);
  g_free (change);
}

static gboolean
is_wanted (const Query *query,
           const LwSubject *subject)
{
  return (query->person == 0 || subject->person == query->person || subject->relative == query->person) &&
         (query->village == 0 || subject->village == query->village);
}

static LwChange *
add_change (Query *query,
            const LwJournalEntry *entry,
            LwChangesetIter *iter,
            const LwSubject *subject)
{
  LwChange *change = g_new0 (LwChange, 1);

  change->entry = entry->id;
  change->at = entry->at;
  change->user = g_strdup (entry->user);
  change->label = g_strdup (entry->label);
  change->table = lw_changeset_iter_get_table (iter);
  change->record = lw_changeset_iter_get_id (iter);
  change->person = subject->person;
  change->village = subject->village;
  change->op = lw_changeset_iter_get_op (iter);
  g_ptr_array_add (query->changes, change);
  return change;
}

/* The sort key is the ledger's own and follows from the name. */
static gboolean
is_shown (const LwTable *table,
          const LwField *field)
{
  return table != &lw_person_table || strcmp (field->name, "sort_key") != 0;
}

static void
add_fields (Query *query,
            const LwJournalEntry *entry,
            LwChangesetIter *iter,
            const LwSubject *subject)
{
  const LwTable *table = lw_changeset_iter_get_table (iter);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const LwField *field = &table->fields[i];
      const char *old_value = lw_value_get_text (lw_changeset_iter_get_old (iter, field));
      const char *new_value = lw_value_get_text (lw_changeset_iter_get_new (iter, field));
      LwChange *change;

      if ((old_value == NULL && new_value == NULL) || !is_shown (table, field))
        continue;
      change = add_change (query, entry, iter, subject);
      change->field = field;
      change->old_value = g_strdup (old_value);
      change->new_value = g_strdup (new_value);
    }
}

static gboolean
add_changeset (Query *query,
               const LwJournalEntry *entry,
               GBytes *changeset,
               GError **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(LwChangesetIter) iter = lw_changeset_iter_new (changeset);
  LwSubject subject;

  while (lw_changeset_iter_next (iter, &local))
    {
      if (!_lw_subject_finder_find (query->finder, iter, &subject, error))
        return FALSE;
      if (!is_wanted (query, &subject))
        continue;
      if (lw_changeset_iter_get_op (iter) != 'u')
        add_change (query, entry, iter, &subject);
      add_fields (query, entry, iter, &subject);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* An entry whose payload was erased by law has no fields to show any more. */
static gboolean
add_entry (Query *query,
           const LwJournalEntry *entry,
           GError **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(GBytes) changeset = _lw_journal_load_changeset (query->ledger, entry, &local);

  if (changeset)
    return add_changeset (query, entry, changeset, error);
  if (g_error_matches (local, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Only the entries that are about the subjects: ?1 entry, ?2 person, ?3 village, ?4 the
 * latest, ?5 the revision before them; 0 is any. */
static LwStatement *
prepare_entries (const Query *query,
                 GError **error)
{
  LwStatement *statement =
      lw_connection_prepare (query->ledger->connection,
                             LW_JOURNAL_SELECT
                             "WHERE (?1 = 0 OR id = ?1)"
                             " AND (?2 = 0 OR id IN (SELECT entry FROM journal_subject WHERE subject = ?2))"
                             " AND (?3 = 0 OR id IN (SELECT entry FROM journal_subject WHERE subject = ?3))"
                             " AND (?4 = 0 OR id >= (SELECT min(entry) FROM (SELECT entry FROM journal_subject"
                             " WHERE subject IN (?2, ?3) ORDER BY entry DESC LIMIT ?4)))"
                             " AND id > ?5"
                             " ORDER BY id",
                             _("The journal was not read"), error);

  if (statement)
    {
      lw_statement_bind_int (statement, 0, query->entry);
      lw_statement_bind_int (statement, 1, query->person);
      lw_statement_bind_int (statement, 2, query->village);
      lw_statement_bind_int (statement, 3, query->latest);
      lw_statement_bind_int (statement, 4, query->after);
    }
  return statement;
}

static gboolean
run_query (Query *query,
           GError **error)
{
  g_autoptr(LwStatement) statement = prepare_entries (query, error);
  LwStep step = LW_STEP_ERROR;

  while (statement && (step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    {
      g_autoptr(LwJournalEntry) entry = _lw_journal_entry_read (statement);

      if (!add_entry (query, entry, error))
        return FALSE;
    }
  return step == LW_STEP_DONE;
}

/**
 * lw_journal_history:
 * @ledger: a ledger
 * @entry: key of an entry, or 0 for every entry
 * @person: key of a person, or 0 for everybody
 * @village: key of a village, or 0 for every village
 * @error: (out)
 *
 * A record that came or went gives one change without a field, then one for each field that was
 * filled in.
 *
 * Returns: (transfer full) (element-type LwChange): the changes, oldest first
 */
GPtrArray *
lw_journal_history (LwLedger *ledger,
                    LwKey entry,
                    LwKey person,
                    LwKey village,
                    GError **error)
{
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_change_free);
  g_autoptr(LwSubjectFinder) finder = _lw_subject_finder_new (ledger);
  Query query = { .ledger = ledger, .entry = entry, .person = person, .village = village, .finder = finder, .changes = changes };

  if (!_lw_ledger_check_open (ledger, error) || !run_query (&query, error))
    return NULL;
  return g_steal_pointer (&changes);
}

/**
 * lw_journal_latest:
 * @ledger: a ledger
 * @person: key of a person, or 0
 * @village: key of a village, or 0
 * @after: a revision; 0: from the beginning
 * @n_entries: how many of the latest entries about it
 * @error: (out)
 *
 * Returns: (transfer full) (element-type LwChange): as lw_journal_history()
 */
GPtrArray *
lw_journal_latest (LwLedger *ledger,
                   LwKey person,
                   LwKey village,
                   gint64 after,
                   guint n_entries,
                   GError **error)
{
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_change_free);
  g_autoptr(LwSubjectFinder) finder = _lw_subject_finder_new (ledger);
  Query query = { .ledger = ledger, .person = person, .village = village, .latest = n_entries, .after = after, .finder = finder, .changes = changes };

  if (!_lw_ledger_check_open (ledger, error) || !run_query (&query, error))
    return NULL;
  return g_steal_pointer (&changes);
}
