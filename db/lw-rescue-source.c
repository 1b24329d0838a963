/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-rescue-private.h"

#include "lw-page-check.h"
#include "lw-salts.h"
#include "lw-wal-check.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* The salt stands in the clear at the start; where no page fits the key that comes from it, salts that
 * are kept elsewhere are tried. Whether the passphrase is right shows later. */
static LwKeyMaterial *
derive (const char *path,
        const char *like,
        const char *passphrase,
        const guint8 *salt)
{
  g_autoptr(LwKeyMaterial) key = lw_key_material_derive (passphrase, salt);
  LwKeyMaterial *other = NULL;
  gboolean first, another;

  if (_lw_page_check_key (path, key, &first, &another) && !first && !another)
    other = _lw_salts_unlock (path, like, passphrase);
  return other ? other : g_steal_pointer (&key);
}

LwKeyMaterial *
_lw_rescue_unlock (const char *path,
                   const char *like,
                   const char *passphrase,
                   GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  guint8 salt[LW_SALT_SIZE];
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  gboolean read_salt = fd >= 0 && pread (fd, salt, sizeof salt, 0) == sizeof salt && lseek (fd, 0, SEEK_END) >= LW_LEDGER_PAGE_SIZE;

  if (fd >= 0)
    close (fd);
  if (read_salt)
    return derive (path, like, passphrase, salt);
  g_set_error (error, LW_LEDGER_ERROR, fd < 0 ? LW_LEDGER_ERROR_NOT_FOUND : LW_LEDGER_ERROR_CUT_SHORT,
               fd < 0 ? _("“%s” cannot be read. Check that it is there and that you may read it.")
                      : _("Less than one page is left of “%s”; there is nothing to rescue in it. Restore a backup."), name);
  return NULL;
}

static gboolean
copy_file (const char *path,
           const char *copy,
           const char *suffix,
           GError **error)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (copy, suffix, NULL);
  g_autoptr(GFile) source = g_file_new_for_path (from);
  g_autoptr(GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error);
}

/* A file that was cut short is read as far as it goes. */
static LwConnection *
open_source (const char *path,
             LwConnectionFlags flags,
             const LwKeyMaterial *key,
             GError **error)
{
  g_autoptr(LwConnection) connection = lw_connection_open (path, flags, key, error);
  gint64 count;

  if (connection == NULL || !lw_connection_exec (connection, "PRAGMA writable_schema = ON", _("The ledger was not opened"), error) ||
      !lw_connection_query_int (connection, "SELECT count(*) FROM sqlite_schema", _("The ledger was not opened"), &count, error))
    return NULL;
  return g_steal_pointer (&connection);
}

/* With the WAL where there is one that belongs to the file. */
static LwConnection *
open_copy_with_wal (const char *path,
                    const LwKeyMaterial *key,
                    const char *copy,
                    GError **error)
{
  if (!_lw_ledger_file_has_wal (path) || !_lw_wal_check (path, key, NULL) ||
      !copy_file (path, copy, "", error) || !copy_file (path, copy, "-wal", error))
    return NULL;
  return open_source (copy, LW_CONNECTION_READ_ONLY, key, NULL);
}

static void
remove_copy (const char *copy)
{
  g_autofree char *wal = g_strconcat (copy, "-wal", NULL);
  g_autofree char *shm = g_strconcat (copy, "-shm", NULL);

  g_unlink (copy);
  g_unlink (wal);
  g_unlink (shm);
}

/* The cipher goes by the salt in the file, whatever came with the key. */
static gboolean
put_salt (const char *copy,
          const LwKeyMaterial *key)
{
  int fd = g_open (copy, O_WRONLY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && pwrite (fd, key->salt, LW_SALT_SIZE, 0) == LW_SALT_SIZE;

  if (fd >= 0)
    close (fd);
  return done;
}

LwConnection *
_lw_rescue_open (const char *path,
                 const LwKeyMaterial *key,
                 const char *copy,
                 gboolean *without_wal,
                 GError **error)
{
  g_autoptr(GError) local = NULL;
  LwConnection *connection = open_copy_with_wal (path, key, copy, NULL);

  *without_wal = connection == NULL && _lw_ledger_file_has_wal (path);
  if (connection == NULL)
    {
      remove_copy (copy);
      connection = open_source (path, LW_CONNECTION_IMMUTABLE, key, &local);
    }
  if (connection == NULL && copy_file (path, copy, "", NULL) && put_salt (copy, key))
    connection = open_source (copy, LW_CONNECTION_IMMUTABLE, key, NULL);
  if (connection == NULL && _lw_rescue_mend_schema (path, key, copy, NULL))
    connection = open_source (copy, LW_CONNECTION_IMMUTABLE, key, NULL);
  if (connection == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return connection;
}
