/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-verify.h"
#include "lw-journal-entry.h"
#include "lw-journal-subject.h"
#include "lw-sql.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* The journal is the whole story: played from its beginning into an empty database it gives the
 * rows of today. Each changeset is applied once, each row compared once; what is derived from them
 * is made there by the very functions that make it in a ledger. */

#define MAX_FINDINGS 100

/* Foreign keys were checked when the changes were made; here they would only cost time. */
static LwLedger *
make_empty (LwLedger *ledger,
            GError **error)
{
  g_autoptr(LwLedger) replay = g_object_new (LW_TYPE_LEDGER, NULL);

  replay->name_keys = ledger->name_keys;
  replay->read_only = TRUE; /* there is nothing to write back when it is closed */
  replay->connection = lw_connection_open_memory (error);
  if (replay->connection == NULL || !_lw_migration_run (replay->connection, LW_SCHEMA, 0, error) ||
      !lw_connection_exec (replay->connection, "PRAGMA foreign_keys = OFF; BEGIN", _("The ledger was not checked"), error))
    return NULL;
  return g_steal_pointer (&replay);
}

static gboolean
play_entry (LwLedger *ledger,
            LwLedger *replay,
            const LwJournalEntry *entry,
            GError **error)
{
  g_autoptr(GBytes) changeset = _lw_journal_load_changeset (ledger, entry, error);
  gint64 n_changes;

  return changeset && lw_changeset_apply (replay->connection, changeset, error) &&
         _lw_journal_subjects_store (replay, entry->id, changeset, &n_changes, error);
}

/* FALSE without error when the entries contradict each other, which is a finding. */
static gboolean
play (LwLedger *ledger,
      LwLedger *replay,
      GPtrArray *findings,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (ledger->connection, LW_JOURNAL_SELECT "ORDER BY id",
                                                            _("The ledger was not checked"), error);
  LwStep step = LW_STEP_ERROR;

  while (statement && (step = lw_statement_step (statement, error)) == LW_STEP_ROW)
    {
      g_autoptr(GError) local = NULL;
      g_autoptr(LwJournalEntry) entry = _lw_journal_entry_read (statement);

      if (g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CANCELLED, _("The check was stopped."));
          return FALSE;
        }
      if (play_entry (ledger, replay, entry, &local))
        continue;
      if (!g_error_matches (local, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CONFLICT))
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_ptr_array_add (findings, g_strdup_printf (_("Journal entry %lld (%s) does not follow from the entries before it."),
                                                    (long long) entry->id, entry->label));
      return FALSE;
    }
  return step == LW_STEP_DONE;
}

static gboolean
same_row (LwStatement *a,
          LwStatement *b)
{
  for (int i = 0; i < lw_statement_n_columns (a); i++)
    {
      if (g_strcmp0 (lw_statement_get_text (a, i), lw_statement_get_text (b, i)) != 0)
        return FALSE;
    }
  return TRUE;
}

typedef enum
{
  ADDED,
  REMOVED,
  CHANGED,
} Difference;

static void
add_finding (GPtrArray *findings,
             Difference difference,
             const LwTable *table,
             LwStatement *row)
{
  const LwField *field = lw_table_find_field (table, "name");
  const char *text = field ? lw_statement_get_text (row, (int) (field - table->fields) + 1) : NULL;
  const char *name = text ? text : "—";
  LwKey id = lw_statement_get_int (row, 0);
  char *finding;

  /* translators: name of a table, number of a record, name of a person or village */
  if (difference == ADDED)
    finding = g_strdup_printf (_("In “%s” record %lld (%s) was added without the journal."), table->name, (long long) id, name);
  else if (difference == REMOVED)
    finding = g_strdup_printf (_("In “%s” record %lld (%s) was removed without the journal."), table->name, (long long) id, name);
  else
    finding = g_strdup_printf (_("In “%s” record %lld (%s) was changed without the journal."), table->name, (long long) id, name);

  if (findings->len < MAX_FINDINGS)
    g_ptr_array_add (findings, finding);
  else
    g_free (finding);
}

typedef struct
{
  LwStatement *statement;
  LwStep step;
} Side;

static gboolean
advance (Side *side,
         GError **error)
{
  side->step = lw_statement_step (side->statement, error);
  return side->step != LW_STEP_ERROR;
}

/* Merges both sides by id: what is only here, only there, or differs. */
static gboolean
compare_sides (const LwTable *table,
               Side *rows,
               Side *journal,
               GPtrArray *findings,
               GError **error)
{
  if (!advance (rows, error) || !advance (journal, error))
    return FALSE;
  while (rows->step == LW_STEP_ROW || journal->step == LW_STEP_ROW)
    {
      LwKey here = rows->step == LW_STEP_ROW ? lw_statement_get_int (rows->statement, 0) : G_MAXINT64;
      LwKey there = journal->step == LW_STEP_ROW ? lw_statement_get_int (journal->statement, 0) : G_MAXINT64;

      if (here < there)
        add_finding (findings, ADDED, table, rows->statement);
      else if (there < here)
        add_finding (findings, REMOVED, table, journal->statement);
      else if (!same_row (rows->statement, journal->statement))
        add_finding (findings, CHANGED, table, rows->statement);
      if ((here <= there && !advance (rows, error)) || (there <= here && !advance (journal, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
compare_table (LwLedger *ledger,
               LwConnection *replay,
               const LwTable *table,
               GPtrArray *findings,
               GError **error)
{
  const char *action = _("The ledger was not checked");
  g_autofree char *sql = g_strdup_printf ("%s ORDER BY id", lw_sql_for_table (ledger, table)->select);
  g_autoptr(LwStatement) here = lw_connection_prepare (ledger->connection, sql, action, error);
  g_autoptr(LwStatement) there = here ? lw_connection_prepare (replay, sql, action, error) : NULL;
  Side rows = { .statement = here };
  Side journal = { .statement = there };

  return there && compare_sides (table, &rows, &journal, findings, error);
}

gboolean
_lw_verify_rows (LwLedger *ledger,
                 GPtrArray *findings,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr(GError) local = NULL;
  g_autoptr(LwLedger) replay = make_empty (ledger, error);
  guint n_tables;
  const LwTable *const *tables = lw_tables (&n_tables);

  if (replay == NULL)
    return FALSE;
  if (!play (ledger, replay, findings, cancellable, &local))
    {
      if (local)
        g_propagate_error (error, g_steal_pointer (&local));
      return findings->len > 0 && local == NULL;
    }
  for (guint i = 0; i < n_tables; i++)
    {
      if (!compare_table (ledger, replay->connection, tables[i], findings, error))
        return FALSE;
    }
  return lw_connection_exec (replay->connection, "COMMIT", _("The ledger was not checked"), error) &&
         _lw_verify_derived (ledger, replay, findings, error);
}
