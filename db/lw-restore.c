/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ledger-private.h"
#include "lw-verify.h"

#include <errno.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* A backup becomes the ledger again: checked first, and what was there before is kept beside it. */

static gboolean
check_version (LwConnection *backup,
               GError **error)
{
  const char *action = _("The backup was not restored");
  gint64 application, version;

  if (!lw_connection_query_int (backup, "PRAGMA application_id", action, &application, error) ||
      !lw_connection_query_int (backup, "PRAGMA user_version", action, &version, error))
    return FALSE;
  if (application != LW_LEDGER_APPLICATION_ID)
    g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_A_LEDGER,
                         _("The file is not a backup of a ledger. Nothing was changed."));
  else if (version > _lw_migration_latest (LW_SCHEMA))
    g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_TOO_NEW,
                         _("The backup was written by a newer version of this program. Nothing was changed; please update the program first."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_pages (LwConnection *backup,
             GError **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (!_lw_verify_pages (backup, findings, error))
    return FALSE;
  if (findings->len == 0)
    return TRUE;
  g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED,
               _("The backup is damaged: %s Nothing was changed. Try an older backup."), (const char *) findings->pdata[0]);
  return FALSE;
}

/* A restored ledger is another line of descent: it draws a new number for its keys. */
static gboolean
forget_replicas (const char *path,
                 const LwKeyMaterial *key,
                 GError **error)
{
  g_autoptr(LwConnection) connection = _lw_ledger_file_open (path, LW_CONNECTION_DEFAULT, key, error);

  return connection && lw_connection_exec (connection, "DELETE FROM replica", _("The backup was not restored"), error) &&
         lw_connection_checkpoint (connection, error);
}

/* The backup as a ledger beside @path: (transfer full). */
static char *
write_copy (const char *backup,
            const char *path,
            const char *passphrase,
            GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.restored-%08x", path, g_random_int ());
  g_autoptr(LwKeyMaterial) key = _lw_ledger_file_unlock (backup, passphrase, error);
  g_autoptr(LwConnection) connection = key ? _lw_ledger_file_open (backup, LW_CONNECTION_READ_ONLY, key, error) : NULL;

  if (connection == NULL || !check_version (connection, error) || !check_pages (connection, error) ||
      !_lw_backup_write (connection, key, copy, error))
    return NULL;
  if (forget_replicas (copy, key, error))
    return g_steal_pointer (&copy);
  g_unlink (copy);
  return NULL;
}

static char *
dup_kept_name (const char *path)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");

  return g_strdup_printf ("%s.%s", path, stamp);
}

/* The old file under a second name, and with it what a crash left in its WAL: at no moment is there
 * no ledger at @path. FALSE where the file system knows no second names, FAT for one. */
static gboolean
link_aside (const char *path,
            const char *kept)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *kept_wal = g_strconcat (kept, "-wal", NULL);

  if (link (path, kept) != 0)
    return FALSE;
  if (link (wal, kept_wal) == 0 || errno == ENOENT)
    return TRUE;
  g_unlink (kept);
  return FALSE;
}

static gboolean
move_aside (const char *path,
            const char *kept,
            GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *kept_wal = g_strconcat (kept, "-wal", NULL);

  if (!_lw_backup_rename_new (path, kept, error))
    return FALSE;
  g_rename (wal, kept_wal);
  return TRUE;
}

static void
move_back (const char *kept,
           const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *kept_wal = g_strconcat (kept, "-wal", NULL);

  if (g_rename (kept_wal, wal) != 0 && errno != ENOENT)
    return; /* all of the old ledger stands under its other name */
  g_rename (kept, path);
}

/* A WAL that stays beside it for a moment is not taken for that of the new file: see lw-wal-check.h. */
static gboolean
replace_linked (const char *copy,
                const char *path,
                const char *kept,
                GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autofree char *kept_wal = g_strconcat (kept, "-wal", NULL);

  if (!_lw_ledger_file_sync_folder (path) || g_rename (copy, path) != 0)
    {
      g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_IO,
                   _("The backup was not put in place (%s). Nothing was changed."), g_strerror (errno));
      g_unlink (kept);
      g_unlink (kept_wal);
      return FALSE;
    }
  g_unlink (wal);
  g_unlink (shm);
  return TRUE;
}

static gboolean
replace_moved (const char *copy,
               const char *path,
               const char *kept,
               GError **error)
{
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);

  if (!move_aside (path, kept, error))
    return FALSE;
  g_unlink (shm);
  if (_lw_backup_rename_new (copy, path, error))
    return TRUE;
  move_back (kept, path);
  return FALSE;
}

/* Until the folder is on the disk, a pulled plug may bring the old ledger back to its place. */
static gboolean
confirm (const char *path,
         const char *kept,
         GError **error)
{
  g_autofree char *name = kept ? g_filename_display_basename (kept) : NULL;

  if (_lw_ledger_file_sync_folder (path))
    return TRUE;
  if (name)
    g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_UNCONFIRMED,
                 _("The backup is in its place, but the disk did not confirm it (%s). What was there before is kept as “%s”. Before you go on, copy both to another disk."),
                 g_strerror (errno), name);
  else
    g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_UNCONFIRMED,
                 _("The backup is in its place, but the disk did not confirm it (%s). Before you go on, copy it to another disk."),
                 g_strerror (errno));
  return FALSE;
}

static gboolean
put_in_place (const char *copy,
              const char *path,
              char **kept,
              GError **error)
{
  g_autofree char *old = dup_kept_name (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return _lw_backup_rename_new (copy, path, error);
  if (link_aside (path, old) ? !replace_linked (copy, path, old, error) : !replace_moved (copy, path, old, error))
    return FALSE;
  *kept = g_steal_pointer (&old);
  return TRUE;
}

/**
 * lw_ledger_restore:
 * @backup: a copy made by lw_ledger_backup()
 * @path: where the ledger goes
 * @passphrase: what unlocks @backup
 * @replace: whether a file at @path may be moved aside
 * @kept: (out) (optional) (transfer full) (nullable): where that file is now
 * @error: (out)
 *
 * Checks the backup, copies it, checks the copy, and puts it in place.
 *
 * Returns: FALSE with LW_LEDGER_ERROR_EXISTS unless @replace, with LW_LEDGER_ERROR_BUSY while the
 *   old ledger is open, or with what is wrong with the backup; nothing was changed then. Only with
 *   LW_LEDGER_ERROR_UNCONFIRMED the backup is in place and @kept is set
 */
gboolean
lw_ledger_restore (const char *backup,
                   const char *path,
                   const char *passphrase,
                   gboolean replace,
                   char **kept,
                   GError **error)
{
  g_autoptr(LwFileLock) lock = NULL;
  g_autofree char *target = _lw_ledger_dup_real_path (path);
  g_autofree char *copy = NULL;
  g_autofree char *old = NULL;
  gboolean confirmed;

  if (kept)
    *kept = NULL;
  if (!replace && g_file_test (target, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_EXISTS,
                   _("There is a file “%s” already. It was left as it is. Choose another name, or replace it: the old one is then kept beside it."), name);
      return FALSE;
    }
  lock = lw_file_lock_take (target, error);
  if (lock == NULL)
    return FALSE;
  copy = write_copy (backup, target, passphrase, error);
  if (copy == NULL)
    return FALSE;
  if (!put_in_place (copy, target, &old, error))
    {
      g_unlink (copy);
      return FALSE;
    }
  confirmed = confirm (target, old, error);
  if (kept)
    *kept = g_steal_pointer (&old);
  return confirmed;
}
