/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ledger-private.h"
#include "lw-verify.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Copies of a whole ledger: written beside their place under a name of their own, read back and
 * compared, forced to the disk, and only then given their name. */

static void
set_system_error (GError **error,
                  int number,
                  const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  LwLedgerError code = LW_LEDGER_ERROR_IO;

  if (number == ENOSPC || number == EDQUOT)
    code = LW_LEDGER_ERROR_FULL;
  else if (number == EACCES || number == EROFS || number == EPERM)
    code = LW_LEDGER_ERROR_READ_ONLY;
  else if (number == EEXIST)
    code = LW_LEDGER_ERROR_EXISTS;
  /* translators: a file name, then what the system says */
  g_set_error (error, LW_LEDGER_ERROR, code,
               _("“%s” was not written (%s). Nothing was changed. Choose a folder in which you may write and that has room."),
               name, g_strerror (number));
}

static void
set_exists (GError **error,
            const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_EXISTS,
               _("There is a file “%s” already. It was left as it is. Choose another name."), name);
}

static void
remove_with_companions (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autofree char *rollback = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (wal);
  g_unlink (shm);
  g_unlink (rollback);
}

static char *
make_partial (const char *path,
              GError **error)
{
  g_autofree char *partial = g_strconcat (path, ".partial-XXXXXX", NULL);
  int fd = g_mkstemp_full (partial, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      set_system_error (error, errno, path);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&partial);
}

static gboolean
copy_pages (LwConnection *source,
            const LwKeyMaterial *key,
            const char *partial,
            GError **error)
{
  g_autoptr(LwConnection) target = lw_connection_open (partial, LW_CONNECTION_DEFAULT, key, error);

  return target && lw_connection_copy_to (source, target, error);
}

static gboolean
count_rows (LwConnection *connection,
            const char *table,
            gint64 *count,
            GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table);

  return lw_connection_query_int (connection, sql, _("The backup was not checked"), count, error);
}

static gboolean
compare_counts (LwConnection *source,
                LwConnection *copy,
                GError **error)
{
  g_autoptr(LwStatement) tables = lw_connection_prepare (source, "SELECT name FROM sqlite_schema WHERE type = 'table'",
                                                         _("The backup was not checked"), error);
  LwStep step = LW_STEP_ERROR;
  gint64 a, b;

  while (tables && (step = lw_statement_step (tables, error)) == LW_STEP_ROW)
    {
      const char *name = lw_statement_get_text (tables, 0);

      if (!count_rows (source, name, &a, error) || !count_rows (copy, name, &b, error))
        return FALSE;
      if (a != b)
        {
          g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED,
                               _("The backup differs from the ledger and was removed. The ledger is unchanged. Try again on another disk."));
          return FALSE;
        }
    }
  return step == LW_STEP_DONE;
}

/* Reads everything back from the disk with a connection of its own. */
static gboolean
check_copy (LwConnection *source,
            const LwKeyMaterial *key,
            const char *partial,
            GError **error)
{
  g_autoptr(LwConnection) copy = _lw_ledger_file_open (partial, LW_CONNECTION_READ_ONLY, key, error);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (copy == NULL || !_lw_verify_pages (copy, findings, error))
    return FALSE;
  if (findings->len)
    {
      g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED,
                   _("The backup did not stand the check and was removed: %s The ledger is unchanged."),
                   (const char *) findings->pdata[0]);
      return FALSE;
    }
  return source == NULL || compare_counts (source, copy, error);
}

static gboolean
sync_file (const char *path,
           GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    set_system_error (error, errno, path);
  if (fd >= 0)
    close (fd);
  return synced;
}

/* A copy whose name the disk does not confirm would be trusted, and gone after a power cut. */
static gboolean
name_for_good (const char *partial,
               const char *path,
               GError **error)
{
  if (!_lw_backup_rename_new (partial, path, error))
    return FALSE;
  if (_lw_ledger_file_sync_folder (path))
    return TRUE;
  set_system_error (error, errno, path);
  g_unlink (path);
  return FALSE;
}

/* Writes a verified copy to @path, which does not exist; after a failure there is nothing. */
gboolean
_lw_backup_write (LwConnection *connection,
                  const LwKeyMaterial *key,
                  const char *path,
                  GError **error)
{
  g_autofree char *partial = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      set_exists (error, path);
      return FALSE;
    }
  partial = make_partial (path, error);
  if (partial == NULL)
    return FALSE;
  if (copy_pages (connection, key, partial, error) && check_copy (connection, key, partial, error) &&
      sync_file (partial, error) && name_for_good (partial, path, error))
    return TRUE;
  remove_with_companions (partial);
  return FALSE;
}

/* Renames, but never over another file. The folder is not synced. */
gboolean
_lw_backup_rename_new (const char *from,
                       const char *to,
                       GError **error)
{
  int result = renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);

  /* Some file systems, FAT for one, do not know the flag. */
  if (result != 0 && errno == EINVAL && !g_file_test (to, G_FILE_TEST_EXISTS))
    result = g_rename (from, to);
  if (result == 0)
    return TRUE;
  if (errno == EEXIST)
    set_exists (error, to);
  else
    set_system_error (error, errno, to);
  return FALSE;
}

/**
 * lw_ledger_backup:
 * @self: a ledger without a running action
 * @path: where the copy goes; must not exist
 * @error: (out)
 *
 * Copies the ledger, opens the copy again, checks every page and counts every table. The copy opens
 * with the same passphrase.
 *
 * Returns: FALSE with LW_LEDGER_ERROR_EXISTS, _FULL, _READ_ONLY, _IO or _DAMAGED, and then there is
 *   no copy
 */
gboolean
lw_ledger_backup (LwLedger *self,
                  const char *path,
                  GError **error)
{
  if (!_lw_ledger_check_open (self, error))
    return FALSE;
  if (lw_journal_is_open (self))
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL,
                           _("This is a fault of the program: an action is running already. Nothing was changed."));
      return FALSE;
    }
  return _lw_backup_write (self->connection, self->key, path, error);
}
