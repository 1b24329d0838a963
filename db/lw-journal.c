/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-journal-aside.h"
#include "lw-journal-entry.h"
#include "lw-journal-subject.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Every change is an action, every action an entry with its changeset; undo and redo are entries of
 * their own that refer to the action. journal.undone says what is in force. */

enum
{
  IN_FORCE = 0,
  CAN_BE_REDONE = 1,
  GIVEN_UP = 2, /* something else was done since */
};

/* The last link of the chain; zeros before the first. */
static gboolean
load_last (LwLedger *ledger,
           LwKey *id,
           guint8 *hash,
           GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (ledger->connection, "SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1",
                                                            _("The action was not saved"), error);
  g_autoptr(GBytes) bytes = NULL;
  LwStep step = statement ? lw_statement_step (statement, error) : LW_STEP_ERROR;

  *id = 0;
  memset (hash, 0, LW_HASH_SIZE);
  if (step != LW_STEP_ROW)
    return step == LW_STEP_DONE;
  *id = lw_statement_get_int (statement, 0);
  bytes = lw_statement_dup_bytes (statement, 1);
  memcpy (hash, g_bytes_get_data (bytes, NULL), MIN (g_bytes_get_size (bytes), LW_HASH_SIZE));
  return TRUE;
}

static gboolean
insert_entry (LwLedger *ledger,
              const LwJournalEntry *entry,
              const guint8 *payload_sha256,
              const guint8 *hash,
              GError **error)
{
  g_autoptr(LwStatement) statement =
      lw_connection_prepare (ledger->connection,
                             "INSERT INTO journal (id, at, user, label, kind, of, changes, payload_sha256, hash)"
                             " VALUES (?, ?, ?, ?, ?, nullif (?, 0), ?, ?, ?)",
                             _("The action was not saved"), error);

  if (statement == NULL)
    return FALSE;
  lw_statement_bind_int (statement, 0, entry->id);
  lw_statement_bind_int (statement, 1, entry->at);
  lw_statement_bind_text (statement, 2, entry->user);
  lw_statement_bind_text (statement, 3, entry->label);
  lw_statement_bind_int (statement, 4, entry->kind);
  lw_statement_bind_int (statement, 5, entry->of);
  lw_statement_bind_int (statement, 6, entry->n_changes);
  lw_statement_bind_bytes (statement, 7, payload_sha256, LW_HASH_SIZE);
  lw_statement_bind_bytes (statement, 8, hash, LW_HASH_SIZE);
  return lw_statement_run (statement, error);
}

static gboolean
insert_payload (LwLedger *ledger,
                LwKey entry,
                GBytes *payload,
                GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (ledger->connection, "INSERT INTO journal_payload VALUES (?, ?)",
                                                            _("The action was not saved"), error);

  if (statement == NULL)
    return FALSE;
  lw_statement_bind_int (statement, 0, entry);
  lw_statement_bind_bytes (statement, 1, g_bytes_get_data (payload, NULL), g_bytes_get_size (payload));
  return lw_statement_run (statement, error);
}

static gboolean
update_index (LwAside *aside,
              GError **error)
{
  LwSearchEdits *edits = _lw_aside_get_edits (aside, error);

  return edits && _lw_search_edits_run (edits, error);
}

/* Writes @entry, whose kind, of and label are set, as the next link of the chain. @changeset is
 * what happened to the rows; an undo and a redo have no payload: it belongs to the action. */
static gboolean
append_entry (LwLedger *ledger,
              LwJournalEntry *entry,
              GBytes *changeset,
              GError **error)
{
  gboolean pack = entry->kind == LW_JOURNAL_ACTION;
  g_autoptr(LwAside) aside = _lw_aside_start (ledger, changeset, pack);
  guint8 previous[LW_HASH_SIZE], hash[LW_HASH_SIZE], payload_sha256[LW_HASH_SIZE] = { 0 };
  GBytes *payload = NULL;
  LwKey last;

  if (!load_last (ledger, &last, previous, error) ||
      !_lw_journal_subjects_store (ledger, last + 1, changeset, &entry->n_changes, error) ||
      !update_index (aside, error) ||
      (pack && !(payload = _lw_aside_get_payload (aside, payload_sha256, error))))
    return FALSE;

  entry->id = last + 1;
  entry->at = g_get_real_time ();
  entry->user = g_strdup (lw_journal_get_user (ledger));
  _lw_journal_entry_hash (entry, previous, payload_sha256, hash);
  return insert_entry (ledger, entry, payload_sha256, hash, error) &&
         (payload == NULL || insert_payload (ledger, entry->id, payload, error));
}

static gboolean
save_action (LwLedger *ledger,
             GBytes *changeset,
             LwKey *id,
             GError **error)
{
  g_autoptr(LwJournalEntry) entry = g_new0 (LwJournalEntry, 1);

  entry->kind = LW_JOURNAL_ACTION;
  entry->label = g_strdup (ledger->label ? ledger->label : "");
  if (!append_entry (ledger, entry, changeset, error))
    return FALSE;
  *id = entry->id;
  /* What was undone before cannot be redone over this. */
  return lw_connection_exec (ledger->connection, "UPDATE journal SET undone = 2 WHERE kind = 0 AND undone = 1",
                             _("The action was not saved"), error) &&
         _lw_ledger_store_counter (ledger, error) &&
         lw_connection_exec (ledger->connection, "COMMIT", _("The action was not saved"), error);
}

/**
 * lw_journal_commit:
 * @ledger: a ledger with a running action
 * @entry: (out) (optional): the entry of the journal, 0 when nothing was changed
 * @error: (out)
 *
 * Saves the action. After a failure nothing of it is left.
 *
 * Returns: whether it was saved
 */
gboolean
lw_journal_commit (LwLedger *ledger,
                   LwKey *entry,
                   GError **error)
{
  g_autoptr(GBytes) changeset = NULL;
  LwKey id = 0;
  gboolean saved;

  if (entry)
    *entry = 0;
  if (!_lw_ledger_check_writing (ledger, error))
    {
      lw_journal_rollback (ledger);
      return FALSE;
    }
  changeset = lw_recorder_dup_changeset (ledger->recorder, error);
  saved = changeset && (g_bytes_get_size (changeset) == 0 || save_action (ledger, changeset, &id, error));
  _lw_journal_forget_action (ledger);
  lw_connection_rollback (ledger->connection);
  if (saved && entry)
    *entry = id;
  return saved;
}

/* The entry, or NULL without error when there is none. */
static LwJournalEntry *
load_entry (LwLedger *ledger,
            const char *sql,
            GError **error)
{
  g_autoptr(LwStatement) statement = NULL;

  if (!_lw_ledger_check_open (ledger, error))
    return NULL;
  statement = lw_connection_prepare (ledger->connection, sql, _("The journal was not read"), error);
  if (statement == NULL || lw_statement_step (statement, error) != LW_STEP_ROW)
    return NULL;
  return _lw_journal_entry_read (statement);
}

/**
 * lw_journal_peek_undo:
 * @ledger: a ledger
 * @error: (out)
 *
 * Returns: (transfer full) (nullable): the action that the next undo takes back
 */
LwJournalEntry *
lw_journal_peek_undo (LwLedger *ledger,
                      GError **error)
{
  return load_entry (ledger, LW_JOURNAL_SELECT "WHERE kind = 0 AND undone = 0 ORDER BY id DESC LIMIT 1", error);
}

/**
 * lw_journal_peek_redo:
 * @ledger: a ledger
 * @error: (out)
 *
 * Returns: (transfer full) (nullable): the action that the next redo brings back
 */
LwJournalEntry *
lw_journal_peek_redo (LwLedger *ledger,
                      GError **error)
{
  return load_entry (ledger, LW_JOURNAL_SELECT "WHERE kind = 0 AND undone = 1 ORDER BY id LIMIT 1", error);
}

static gboolean
set_undone (LwLedger *ledger,
            LwKey id,
            int undone,
            GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (ledger->connection, "UPDATE journal SET undone = ? WHERE id = ?",
                                                            _("The action was not undone or redone"), error);

  if (statement == NULL)
    return FALSE;
  lw_statement_bind_int (statement, 0, undone);
  lw_statement_bind_int (statement, 1, id);
  return lw_statement_run (statement, error);
}

/* Within the transaction of the caller. */
static gboolean
apply_entry (LwLedger *ledger,
             const LwJournalEntry *action,
             LwJournalKind kind,
             GError **error)
{
  g_autoptr(LwJournalEntry) entry = g_new0 (LwJournalEntry, 1);
  g_autoptr(GBytes) changeset = NULL;

  entry->kind = kind;
  entry->of = action->id;
  entry->label = g_strdup (action->label);
  changeset = _lw_journal_load_changeset (ledger, entry, error);
  return changeset && lw_changeset_apply (ledger->connection, changeset, error) &&
         append_entry (ledger, entry, changeset, error) &&
         set_undone (ledger, action->id, kind == LW_JOURNAL_UNDO ? CAN_BE_REDONE : IN_FORCE, error) &&
         lw_connection_exec (ledger->connection, "COMMIT", _("The action was not undone or redone"), error);
}

static LwJournalEntry *
load_action (LwLedger *ledger,
             LwJournalKind kind,
             GError **error)
{
  g_autoptr(GError) local = NULL;
  LwJournalEntry *action = kind == LW_JOURNAL_UNDO ? lw_journal_peek_undo (ledger, &local) : lw_journal_peek_redo (ledger, &local);

  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (action == NULL)
    g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOTHING,
                         kind == LW_JOURNAL_UNDO ? _("There is nothing to undo.") : _("There is nothing to redo."));
  return action;
}

/* The transaction comes first, so that nobody else commits between looking and acting. */
static gboolean
undo_or_redo (LwLedger *ledger,
              LwJournalKind kind,
              LwJournalEntry **done,
              GError **error)
{
  g_autoptr(LwJournalEntry) action = NULL;
  gboolean saved;

  if (!_lw_journal_begin_transaction (ledger, error))
    return FALSE;
  action = load_action (ledger, kind, error);
  saved = action && apply_entry (ledger, action, kind, error);
  lw_connection_rollback (ledger->connection);
  if (saved && done)
    {
      action->undone = kind == LW_JOURNAL_UNDO;
      *done = g_steal_pointer (&action);
    }
  return saved;
}

/**
 * lw_journal_undo:
 * @ledger: a ledger open for writing
 * @done: (out) (optional) (transfer full): the action that was taken back
 * @error: (out)
 *
 * Takes back the last action that is in force, whoever did it, whenever it was.
 *
 * Returns: FALSE with LW_LEDGER_ERROR_NOTHING, or LW_LEDGER_ERROR_CONFLICT when the rows are not as
 *   the action left them; nothing is changed then
 */
gboolean
lw_journal_undo (LwLedger *ledger,
                 LwJournalEntry **done,
                 GError **error)
{
  return undo_or_redo (ledger, LW_JOURNAL_UNDO, done, error);
}

/**
 * lw_journal_redo:
 * @ledger: a ledger open for writing
 * @done: (out) (optional) (transfer full): the action that was brought back
 * @error: (out)
 *
 * Brings back the action that was undone last, as long as nothing else was done since.
 *
 * Returns: as lw_journal_undo()
 */
gboolean
lw_journal_redo (LwLedger *ledger,
                 LwJournalEntry **done,
                 GError **error)
{
  return undo_or_redo (ledger, LW_JOURNAL_REDO, done, error);
}
