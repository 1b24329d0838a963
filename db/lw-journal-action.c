/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-changeset.h"
#include "lw-ledger-private.h"

#include <glib/gi18n-lib.h>

/* The running action of a ledger: one transaction, one recorder. What it becomes is in lw-journal.c. */

gboolean
_lw_ledger_check_open (LwLedger *self,
                       GError **error)
{
  if (self->connection)
    return TRUE;
  g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL, _("The ledger is closed. Open it again."));
  return FALSE;
}

gboolean
_lw_ledger_check_writing (LwLedger *self,
                          GError **error)
{
  if (!_lw_ledger_check_open (self, error))
    return FALSE;
  if (!lw_journal_is_open (self))
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL,
                           _("This is a fault of the program: it wanted to write outside of an action. Nothing was changed."));
      return FALSE;
    }
  /* After a full disk or a failed write SQLite gives the whole transaction up. */
  if (!lw_connection_in_transaction (self->connection))
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_IO,
                           _("This action failed before and cannot go on. Everything up to the last saved action is kept."));
      return FALSE;
    }
  return TRUE;
}

/**
 * lw_journal_get_user:
 * @ledger: a ledger
 *
 * Returns: (transfer none): who acts; the login name where nobody was set
 */
const char *
lw_journal_get_user (LwLedger *ledger)
{
  return ledger->user ? ledger->user : g_get_user_name ();
}

/**
 * lw_journal_set_user:
 * @ledger: a ledger
 * @user: (nullable): who acts from now on; NULL or "" for the login name
 */
void
lw_journal_set_user (LwLedger *ledger,
                     const char *user)
{
  lw_set_text (&ledger->user, user);
}

gboolean
_lw_journal_begin_transaction (LwLedger *ledger,
                               GError **error)
{
  if (!_lw_ledger_check_open (ledger, error))
    return FALSE;
  if (ledger->read_only)
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_READ_ONLY,
                           _("The ledger is open for reading only. Nothing was changed. To change it, close it elsewhere or copy it to a folder of your own, and open it again."));
      return FALSE;
    }
  if (lw_journal_is_open (ledger))
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL,
                           _("This is a fault of the program: an action is running already. Nothing was changed."));
      return FALSE;
    }
  if (lw_connection_has_moved (ledger->connection))
    {
      g_autofree char *name = g_filename_display_basename (ledger->path);

      g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND,
                   _("“%s” is no longer where it was opened: it was moved, renamed or deleted, or its disk was taken out. This change was not written; what was written before is still shown here. Put the file back and try again, or save all of it under another name with “Back Up…”."),
                   name);
      return FALSE;
    }
  /* Takes the write lock now and not at the first write, where waiting could deadlock. */
  return lw_connection_exec (ledger->connection, "BEGIN IMMEDIATE", _("The action was not begun"), error);
}

/**
 * lw_journal_begin:
 * @ledger: a ledger open for writing
 * @label: what the action is called, in the user's language
 * @error: (out)
 *
 * Begins an action: one transaction that is recorded. Actions do not nest.
 *
 * Returns: whether records can be written now
 */
gboolean
lw_journal_begin (LwLedger *ledger,
                  const char *label,
                  GError **error)
{
  if (!_lw_journal_begin_transaction (ledger, error))
    return FALSE;
  ledger->recorder = lw_recorder_start (ledger->connection, error);
  if (ledger->recorder == NULL)
    {
      lw_connection_rollback (ledger->connection);
      return FALSE;
    }
  ledger->next_key = 0;
  lw_journal_set_label (ledger, label);
  return TRUE;
}

/**
 * lw_journal_set_label:
 * @ledger: a ledger with a running action
 * @label: what the action is called from now on
 */
void
lw_journal_set_label (LwLedger *ledger,
                      const char *label)
{
  lw_set_text (&ledger->label, label);
}

/**
 * lw_journal_is_open:
 * @ledger: a ledger
 *
 * Returns: whether an action is running
 */
gboolean
lw_journal_is_open (LwLedger *ledger)
{
  return ledger->recorder != NULL;
}

/* The action is over, whatever became of it; its transaction is not touched. */
void
_lw_journal_forget_action (LwLedger *ledger)
{
  g_clear_pointer (&ledger->recorder, lw_recorder_free);
  g_clear_pointer (&ledger->label, g_free);
  ledger->next_key = 0;
}

/**
 * lw_journal_rollback:
 * @ledger: a ledger; nothing happens when no action is running
 *
 * Takes back everything since lw_journal_begin() and ends the action.
 */
void
lw_journal_rollback (LwLedger *ledger)
{
  if (!lw_journal_is_open (ledger))
    return;
  _lw_journal_forget_action (ledger);
  lw_connection_rollback (ledger->connection);
}

/**
 * lw_journal_has_changed:
 * @ledger: a ledger with a running action
 * @changed: (out): whether the action left anything other than it was: what was changed and changed back
 *   counts for nothing
 * @error: (out)
 *
 * Reads the whole action; to be asked once at its end.
 */
gboolean
lw_journal_has_changed (LwLedger *ledger,
                        gboolean *changed,
                        GError **error)
{
  g_autoptr(GBytes) changeset = NULL;

  if (!_lw_ledger_check_writing (ledger, error))
    return FALSE;
  changeset = lw_recorder_dup_changeset (ledger->recorder, error);
  *changed = changeset && g_bytes_get_size (changeset) > 0;
  return changeset != NULL;
}
