/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ledger-private.h"
#include "lw-salts.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Another passphrase: a copy under the new key is written beside the ledger, read back, and takes
 * its place in one rename, so that at every moment there is one whole ledger. Changing the key of
 * the pages in place would be refused in WAL, and a pulled plug would meet a file of two keys. */

static gboolean
check_can_change (LwLedger *self,
                  GError **error)
{
  if (!_lw_ledger_check_open (self, error))
    return FALSE;
  if (self->read_only)
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_READ_ONLY,
                           _("The ledger is open for reading only, so its passphrase was not changed."));
      return FALSE;
    }
  if (lw_journal_is_open (self))
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL,
                           _("This is a fault of the program: an action is running already. Nothing was changed."));
      return FALSE;
    }
  return TRUE;
}

/* Fails with LW_LEDGER_ERROR_BUSY while there is another connection, a reader for one. */
static gboolean
leave_wal (LwLedger *self,
           GError **error)
{
  g_autofree char *mode = NULL;

  if (!lw_connection_checkpoint (self->connection, error))
    return FALSE;
  mode = lw_connection_query_text (self->connection, "PRAGMA journal_mode = DELETE", _("The passphrase was not changed"), error);
  if (mode == NULL)
    return FALSE;
  if (g_strcmp0 (mode, "delete") == 0)
    return TRUE;
  g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_BUSY,
                       _("Another program is reading the ledger, so its passphrase was not changed. Close it there and try again."));
  return FALSE;
}

static gboolean
reopen (LwLedger *self,
        const LwKeyMaterial *key,
        GError **error)
{
  self->connection = _lw_ledger_file_open (self->path, LW_CONNECTION_DEFAULT, key, error);
  return self->connection != NULL;
}

/* The old file must not be open when the new one takes its name: its WAL would be taken for theirs.
 * And the folder is synced before the new one is opened: until then a pulled plug may bring back the
 * old file, which must not find a journal of the new one. @unconfirmed (out): what the disk says to that. */
static gboolean
replace_file (LwLedger *self,
              const char *copy,
              GError **unconfirmed,
              GError **error)
{
  g_clear_pointer (&self->connection, lw_connection_close);
  if (g_rename (copy, self->path) == 0)
    {
      if (!_lw_ledger_file_sync_folder (self->path))
        g_set_error (unconfirmed, LW_LEDGER_ERROR, LW_LEDGER_ERROR_UNCONFIRMED,
                     _("The new passphrase holds, but the disk did not confirm it (%s). Keep the old one too until the ledger has been opened with the new one after a restart of the computer."),
                     g_strerror (errno));
      return TRUE;
    }
  g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_IO,
               _("The passphrase was not changed (%s). The old one still holds."), g_strerror (errno));
  return FALSE;
}

static gboolean
rekey (LwLedger *self,
       LwKeyMaterial *key,
       GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.rekeyed-%08x", self->path, g_random_int ());
  g_autoptr(GError) unconfirmed = NULL;

  if (leave_wal (self, error) && _lw_backup_write (self->connection, key, copy, error) &&
      replace_file (self, copy, &unconfirmed, error))
    {
      lw_key_material_free (self->key);
      self->key = key;
      _lw_salts_keep (self->path, key);
      if (!reopen (self, key, error))
        return FALSE;
      if (unconfirmed == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&unconfirmed));
      return FALSE;
    }
  g_unlink (copy);
  lw_key_material_free (key);
  if (self->connection)
    lw_connection_exec (self->connection, "PRAGMA journal_mode = WAL", "", NULL);
  else
    reopen (self, self->key, NULL);
  return FALSE;
}

/**
 * lw_ledger_change_passphrase:
 * @self: a ledger open for writing, without a running action and without readers
 * @passphrase: the new one; not empty
 * @backup: (out) (optional) (transfer full): a copy made before, which opens with the old one
 * @error: (out)
 *
 * Encrypts every page anew, in a copy that takes the ledger's place. Backups made before keep the old passphrase.
 *
 * Returns: FALSE with LW_LEDGER_ERROR_BUSY while there are readers, or what failed; the old
 *   passphrase holds then. Only with LW_LEDGER_ERROR_UNCONFIRMED the new one does, and @backup is set
 */
gboolean
lw_ledger_change_passphrase (LwLedger *self,
                             const char *passphrase,
                             char **backup,
                             GError **error)
{
  g_autoptr(LwKeyMaterial) key = NULL;
  g_autofree char *made = NULL;
  g_autoptr(GError) problem = NULL;
  gboolean changed;

  if (backup)
    *backup = NULL;
  if (!check_can_change (self, error))
    return FALSE;
  key = _lw_ledger_file_new_key (passphrase, error);
  if (key == NULL)
    return FALSE;
  made = lw_ledger_backup_generation (self, "passphrase", error);
  if (made == NULL)
    return FALSE;
  changed = rekey (self, g_steal_pointer (&key), &problem);
  if (backup && (changed || g_error_matches (problem, LW_LEDGER_ERROR, LW_LEDGER_ERROR_UNCONFIRMED)))
    *backup = g_steal_pointer (&made);
  if (!changed)
    g_propagate_error (error, g_steal_pointer (&problem));
  return changed;
}
