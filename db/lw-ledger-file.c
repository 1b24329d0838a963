/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ledger-private.h"
#include "lw-page-check.h"
#include "lw-salts.h"
#include "lw-wal-check.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* A ledger as a file: telling it from what is none, making one, and opening a connection to it.
 * Nothing here ever makes a file by opening it. */

#define SNIFFED 512

static const struct
{
  const char *bytes;
  gsize size;
} foreign[] = {
  { "PK\003\004", 4 },                 /* zip: .xlsx, .docx */
  { "PK\005\006", 4 },                 /* empty zip */
  { "\320\317\021\340\241\261\032\341", 8 }, /* OLE: .xls, .doc, .et */
  { "%PDF", 4 },
  { "SQLite format 3", 16 },
  { "Rar!", 4 },
  { "7z\274\257\047\034", 6 },
  { "\037\213\010", 3 }, /* gzip */
  { "\211PNG", 4 },
  { "\377\330\377", 3 }, /* JPEG */
  { "{\\rtf", 5 },
};

/* The start of a ledger is random; 64 bytes without a control character are not. */
static gboolean
looks_like_text (const guint8 *bytes,
                 gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      if ((bytes[i] < 0x20 && bytes[i] != '\t' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\f') ||
          bytes[i] == 0x7f)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_foreign_start (const guint8 *bytes,
                   gsize size)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      if (size >= foreign[i].size && memcmp (bytes, foreign[i].bytes, foreign[i].size) == 0)
        return TRUE;
    }
  return FALSE;
}

/* UTF-16 text has a zero in every other byte, so its mark decides. */
static gboolean
is_foreign (const guint8 *bytes,
            gsize size)
{
  return size == 0 || has_foreign_start (bytes, size) || looks_like_text (bytes, size) ||
         (size < LW_LEDGER_PAGE_SIZE && size >= 2 && (memcmp (bytes, "\377\376", 2) == 0 || memcmp (bytes, "\376\377", 2) == 0));
}

static void
set_not_a_ledger (GError **error,
                  const char *name)
{
  g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_A_LEDGER,
               _("“%s” is not a ledger and was not opened. If it is a roster, use Import."), name);
}

static void
set_cut_short (GError **error,
               const char *name)
{
  g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CUT_SHORT,
               _("“%s” was cut short: its end is missing, perhaps because a copy was not finished. It was not changed. Copy it again, or restore a backup."), name);
}

static void
set_file_error (GError **error,
                int number,
                const char *name)
{
  if (number == ENOENT || number == ENOTDIR)
    g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND,
                 _("There is no file “%s”. It may have been moved or renamed; a new one was not made."), name);
  else
    g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_IO,
                 _("“%s” cannot be read (%s). Check that you may read it and that its disk is connected."), name, g_strerror (number));
}

/* Reads the start and tells what the file is, before anybody waits for a key to be derived. */
static gboolean
check_start (int fd,
             const char *name,
             guint8 *salt,
             GError **error)
{
  guint8 start[SNIFFED];
  struct stat info;
  gssize size = pread (fd, start, sizeof start, 0);

  if (size < 0 && (errno == ESPIPE || errno == EISDIR))
    {
      set_not_a_ledger (error, name);
      return FALSE;
    }
  if (size < 0 || fstat (fd, &info) != 0)
    {
      set_file_error (error, errno, name);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode) || is_foreign (start, (gsize) size))
    {
      set_not_a_ledger (error, name);
      return FALSE;
    }
  if (info.st_size % LW_LEDGER_PAGE_SIZE != 0)
    {
      set_cut_short (error, name);
      return FALSE;
    }
  memcpy (salt, start, LW_SALT_SIZE);
  return TRUE;
}

/* Derives the key of the ledger at @path, after making sure that it can be one. */
LwKeyMaterial *
_lw_ledger_file_unlock (const char *path,
                        const char *passphrase,
                        GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  guint8 salt[LW_SALT_SIZE];
  gboolean fine;
  int fd;

  /* Whatever the name leads to, nobody waits for the other end of a pipe. */
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0)
    {
      set_file_error (error, errno, name);
      return NULL;
    }
  fine = check_start (fd, name, salt, error);
  close (fd);
  return fine ? lw_key_material_derive (passphrase, salt) : NULL;
}

/* A new key with a salt of its own, which no other kind of file begins with. */
LwKeyMaterial *
_lw_ledger_file_new_key (const char *passphrase,
                         GError **error)
{
  guint8 salt[LW_SALT_SIZE];

  if (passphrase == NULL || *passphrase == '\0')
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE,
                           _("The passphrase is empty. Nothing was changed. Please choose one."));
      return NULL;
    }
  do
    {
      if (getrandom (salt, sizeof salt, 0) != sizeof salt)
        {
          g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_IO, g_strerror (errno));
          return NULL;
        }
    }
  while (has_foreign_start (salt, sizeof salt) || salt[0] >= 0xfe);
  return lw_key_material_derive (passphrase, salt);
}

/* Whether the file and what SQLite puts beside it can be written. */
gboolean
_lw_ledger_file_can_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

/* Whether the file beside the ledger holds anything: a crash left it there, or somebody is writing. */
gboolean
_lw_ledger_file_has_wal (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_stat (wal, &info) == 0 && info.st_size > 0;
}

/* The key fits, yet a number in the head of the first page cannot be had: that is what SQLite
 * answers when the file has fewer pages than the head says. Damage further on lets it through. */
static gboolean
misses_pages (LwConnection *connection)
{
  gint64 version;

  return !lw_connection_query_int (connection, "PRAGMA user_version", "", &version, NULL);
}

static void
set_foreign_wal (GError **error,
                 const char *name)
{
  g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED,
               _("The file “%s-wal” beside the ledger is damaged or belongs to another ledger, so the ledger was not opened. Nothing was changed. If files were copied here, move “%s-wal” to another folder and open the ledger again; else restore a backup."), name, name);
}

static void
set_wrong_answer (GError **error,
                  const char *name)
{
  g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_IO,
               _("The disk gave a wrong answer about “%s”, so it was not used. Try again, or on another disk."), name);
}

static void
set_damaged_start (GError **error,
                   const char *name)
{
  g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED,
               _("The passphrase is right, but the first page of “%s” is damaged, so it was not opened. Nothing was changed. Restore a backup."), name);
}

/* SQLite says the same of a wrong key, a damaged first page and a foreign WAL; the pages tell which. */
static void
set_wrong_key (GError **error,
               const char *path,
               const LwKeyMaterial *key)
{
  g_autofree char *name = g_filename_display_basename (path);
  gboolean first, another;

  if (!_lw_page_check_key (path, key, &first, &another) || (!first && !another))
    g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE,
                         _("Wrong passphrase, or the start of the file is damaged. Check Caps Lock and the input method. If the same passphrase opens a backup, restore that."));
  else if (first && _lw_ledger_file_has_wal (path))
    set_foreign_wal (error, name);
  else if (first)
    set_wrong_answer (error, name);
  else
    set_damaged_start (error, name);
}

/* The first read of a page is what tells whether the key fits. */
static gboolean
check_key (LwConnection *connection,
           const char *path,
           const LwKeyMaterial *key,
           GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr(GError) local = NULL;
  gint64 count;

  if (lw_connection_query_int (connection, "SELECT count(*) FROM sqlite_schema", _("The ledger was not opened"), &count, &local))
    return TRUE;
  if (lw_connection_has_wrong_key (connection))
    set_wrong_key (error, path, key);
  else if (g_error_matches (local, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED) && misses_pages (connection))
    set_cut_short (error, name);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Once, before any transaction: inside one SQLite ignores the first of these without a word. */
static gboolean
configure (LwConnection *connection,
           gboolean writes,
           GError **error)
{
  const char *action = _("The ledger was not opened");
  gint64 foreign_keys = 0;

  if (!lw_connection_exec (connection,
                           "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;"
                           "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                           "PRAGMA cache_size = -32768; PRAGMA synchronous = FULL",
                           action, error) ||
      !lw_connection_query_int (connection, "PRAGMA foreign_keys", action, &foreign_keys, error))
    return FALSE;
  if (!foreign_keys)
    {
      g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL, "foreign keys are off");
      return FALSE;
    }
  /* An action of 100,000 rows fits in the cache of the writer: pages that spill into the WAL before
   * the commit are encrypted again each time they change. This is a limit; small actions use little. */
  return !writes || lw_connection_exec (connection, "PRAGMA journal_mode = WAL; PRAGMA cache_size = -262144", action, error);
}

/* The passphrase alone has to give the key again, and it does so by the salt that stands in the file.
 * When the disk fails while SQLite looks for a salt in a file that is still empty, the cipher takes
 * whatever is in its memory for one: all goes on well, and nobody can ever open the file again. */
gboolean
_lw_ledger_file_check_salt (const char *path,
                            const LwKeyMaterial *key,
                            GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  guint8 salt[LW_SALT_SIZE];
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gssize size = fd >= 0 ? pread (fd, salt, sizeof salt, 0) : -1;

  if (fd >= 0)
    close (fd);
  if (size == 0 || (size == sizeof salt && memcmp (salt, key->salt, sizeof salt) == 0))
    return TRUE;
  set_wrong_answer (error, name);
  return FALSE;
}

static LwConnection *
open_with (const char *path,
           LwConnectionFlags flags,
           const LwKeyMaterial *key,
           GError **error)
{
  g_autoptr(LwConnection) connection = lw_connection_open (path, flags, key, error);

  if (connection == NULL || !check_key (connection, path, key, error) || !_lw_ledger_file_check_salt (path, key, error) ||
      !configure (connection, flags == LW_CONNECTION_DEFAULT, error))
    return NULL;
  return g_steal_pointer (&connection);
}

/* Opens a connection to an existing ledger and makes sure that @key fits. A file that cannot be
 * written is opened as it is, provided nothing waits in a WAL beside it; and so is one on a disk that
 * has no room for the index of a WAL, for who wants to read it or to save it elsewhere. */
LwConnection *
_lw_ledger_file_open (const char *path,
                      LwConnectionFlags flags,
                      const LwKeyMaterial *key,
                      GError **error)
{
  LwConnection *connection = NULL;
  g_autoptr(GError) local = NULL;
  gboolean waiting = _lw_ledger_file_has_wal (path);

  if (!_lw_ledger_file_can_write (path))
    {
      flags |= LW_CONNECTION_IMMUTABLE;
      if (waiting)
        {
          g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_READ_ONLY,
                               _("The ledger or its folder cannot be written, and its last changes still stand in the file beside it that ends in “-wal”. Nothing was changed. Copy both files to a folder of your own and open the copy."));
          return NULL;
        }
    }
  else if (waiting && flags == LW_CONNECTION_DEFAULT && !_lw_wal_check (path, key, error))
    return NULL;
  connection = open_with (path, flags, key, &local);
  if (connection == NULL && flags == LW_CONNECTION_READ_ONLY && !_lw_ledger_file_has_wal (path) &&
      g_error_matches (local, LW_LEDGER_ERROR, LW_LEDGER_ERROR_FULL))
    {
      g_clear_error (&local);
      connection = open_with (path, flags | LW_CONNECTION_IMMUTABLE, key, &local);
    }
  if (connection == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return connection;
}

/* What is taken for a wrong passphrase may be a start that was lost, the salt with it: a salt that is
 * kept elsewhere tells. */
void
_lw_ledger_file_explain (const char *path,
                         const char *passphrase,
                         GError *problem,
                         GError **error)
{
  g_autoptr(LwKeyMaterial) key = NULL;

  if (g_error_matches (problem, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE))
    key = _lw_salts_unlock (path, NULL, passphrase);
  if (key)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_error_free (problem);
      set_damaged_start (error, name);
    }
  else
    g_propagate_error (error, problem);
}

/* Makes an empty file that only its owner can read. The caller makes the schema. */
gboolean
_lw_ledger_file_create (const char *path,
                        GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  if (errno == EEXIST)
    g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_EXISTS,
                 _("There is a file “%s” already. It was left as it is. Choose another name."), name);
  else if (errno == ENOSPC || errno == EDQUOT)
    g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_FULL,
                 _("The disk is full: “%s” was not made. Free some space and try again."), name);
  else
    g_set_error (error, LW_LEDGER_ERROR, errno == EACCES || errno == EROFS || errno == EPERM ? LW_LEDGER_ERROR_READ_ONLY : LW_LEDGER_ERROR_IO,
                 _("“%s” was not made (%s). Choose a folder in which you may write."), name, g_strerror (errno));
  return FALSE;
}

/* What a rename or a new name needs to survive a pulled plug. FALSE when the disk failed at it; where
 * a folder cannot be synced at all, there is nothing to be told. Sets errno. */
gboolean
_lw_ledger_file_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synced;
  int number;

  if (fd < 0)
    return TRUE;
  synced = fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
  number = errno;
  close (fd);
  errno = number;
  return synced;
}
