/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-fault-vfs.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct /* a write or truncation that no sync has followed yet */
{
  sqlite3_int64 offset;
  GBytes *bytes; /* NULL: cut to offset */
} Pending;

typedef struct /* what a file would hold after a power cut */
{
  GByteArray *durable;
  GPtrArray *pending;
} Shadow;

typedef struct /* a name that no sync of its folder has followed yet */
{
  char *from, *to;
  GBytes *replaced; /* what @to held before; NULL: it was not there */
  gboolean linked;  /* @from stays */
} Naming;

typedef struct /* laid over the file of the operating system, which follows in memory */
{
  sqlite3_file base;
  char *path;
} FaultFile;

static struct
{
  sqlite3_vfs *vfs;
  int (*open) (sqlite3_vfs *, sqlite3_filename, sqlite3_file *, int, int *);
  int (*remove) (sqlite3_vfs *, const char *, int);

  LwFaultOps ops;
  LwFaultKind kind;
  guint64 nth, count;
  gboolean sticky, struck;

  char *folder;
  GHashTable *shadows; /* path → Shadow */
  GPtrArray *namings;  /* Naming, in order */
  gboolean in_vfs;     /* what is called now is called by SQLite */
  gboolean no_links;
} faults;

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return (sqlite3_file *) ((char *) file + sizeof (FaultFile));
}

static void
pending_free (Pending *pending)
{
  g_clear_pointer (&pending->bytes, g_bytes_unref);
  g_free (pending);
}

static void
shadow_free (Shadow *shadow)
{
  g_byte_array_unref (shadow->durable);
  g_ptr_array_unref (shadow->pending);
  g_free (shadow);
}

static Shadow *
shadow_new (const char *path)
{
  Shadow *shadow = g_new0 (Shadow, 1);
  g_autofree char *contents = NULL;
  gsize length = 0;

  shadow->durable = g_byte_array_new ();
  shadow->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) pending_free);
  if (g_file_get_contents (path, &contents, &length, NULL))
    g_byte_array_append (shadow->durable, (guint8 *) contents, length);

  return shadow;
}

static Shadow *
shadow_of (const char *path)
{
  Shadow *shadow;

  if (!faults.folder || !path || !g_str_has_prefix (path, faults.folder))
    return NULL;

  shadow = g_hash_table_lookup (faults.shadows, path);
  if (!shadow)
    {
      shadow = shadow_new (path);
      g_hash_table_insert (faults.shadows, g_strdup (path), shadow);
    }

  return shadow;
}

/* A file that was renamed into place since it was last open is another file now. */
static void
refresh (const char *path)
{
  Shadow *shadow = shadow_of (path);

  if (shadow && shadow->pending->len == 0)
    {
      g_hash_table_remove (faults.shadows, path);
      shadow_of (path);
    }
}

static void
apply (GByteArray *image, const Pending *pending)
{
  gsize length = 0, end;
  const guint8 *data;

  if (!pending->bytes)
    {
      if (pending->offset < image->len)
        g_byte_array_set_size (image, pending->offset);
      return;
    }

  data = g_bytes_get_data (pending->bytes, &length);
  end = pending->offset + length;
  if (end > image->len)
    {
      gsize before = image->len;

      g_byte_array_set_size (image, end);
      memset (image->data + before, 0, end - before);
    }
  memcpy (image->data + pending->offset, data, length);
}

static void
note (sqlite3_file *file, sqlite3_int64 offset, const void *data, gsize length)
{
  Shadow *shadow = shadow_of (((FaultFile *) file)->path);
  Pending *pending;

  if (!shadow)
    return;

  pending = g_new0 (Pending, 1);
  pending->offset = offset;
  if (data)
    pending->bytes = g_bytes_new (data, length);
  g_ptr_array_add (shadow->pending, pending);
}

static void
naming_free (Naming *naming)
{
  g_free (naming->from);
  g_free (naming->to);
  g_clear_pointer (&naming->replaced, g_bytes_unref);
  g_free (naming);
}

static GBytes *
read_bytes (const char *path)
{
  char *contents = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &contents, &length, NULL) ? g_bytes_new_take (contents, length) : NULL;
}

/* Before it is done, while what it replaces can still be read. */
static Naming *
begin_naming (const char *from, const char *to, gboolean linked)
{
  Naming *naming;

  if (!faults.folder || !g_str_has_prefix (to, faults.folder))
    return NULL;
  naming = g_new0 (Naming, 1);
  naming->from = g_strdup (from);
  naming->to = g_strdup (to);
  naming->linked = linked;
  naming->replaced = read_bytes (to);
  return naming;
}

/* What of the file was not synced goes with it to its new name. */
static void
end_naming (Naming *naming, gboolean done)
{
  gpointer path = NULL, shadow = NULL;

  if (!naming)
    return;
  if (!done)
    {
      naming_free (naming);
      return;
    }
  g_hash_table_remove (faults.shadows, naming->to);
  if (naming->linked)
    shadow_of (naming->to);
  else if (g_hash_table_steal_extended (faults.shadows, naming->from, &path, &shadow))
    {
      g_free (path);
      g_hash_table_insert (faults.shadows, g_strdup (naming->to), shadow);
    }
  g_ptr_array_add (faults.namings, naming);
}

/* Counts an operation; TRUE when it is to fail. */
static gboolean
strikes (LwFaultOps op)
{
  if (!(faults.ops & op))
    return FALSE;

  faults.count++;
  if (faults.nth == 0)
    return FALSE;

  if (faults.count == faults.nth || (faults.struck && (faults.sticky || faults.kind == LW_FAULT_KIND_POWER)))
    {
      faults.struck = TRUE;
      return TRUE;
    }

  return FALSE;
}

static int
code_for (int io_error)
{
  gboolean space = io_error == SQLITE_IOERR_WRITE || io_error == SQLITE_IOERR_FSYNC || io_error == SQLITE_IOERR_TRUNCATE;

  return faults.kind == LW_FAULT_KIND_FULL && space ? SQLITE_FULL : io_error;
}

static int
fault_close (sqlite3_file *file)
{
  sqlite3_file *real = real_of (file);
  int rc = real->pMethods ? real->pMethods->xClose (real) : SQLITE_OK;

  g_clear_pointer (&((FaultFile *) file)->path, g_free);
  file->pMethods = NULL;
  return rc;
}

static int
fault_read (sqlite3_file *file, void *data, int amount, sqlite3_int64 offset)
{
  if (strikes (LW_FAULT_READ))
    return code_for (SQLITE_IOERR_READ);

  return real_of (file)->pMethods->xRead (real_of (file), data, amount, offset);
}

static int
fault_write (sqlite3_file *file, const void *data, int amount, sqlite3_int64 offset)
{
  if (strikes (LW_FAULT_WRITE))
    {
      if (faults.kind == LW_FAULT_KIND_SHORT && amount > 1)
        {
          note (file, offset, data, amount / 2);
          real_of (file)->pMethods->xWrite (real_of (file), data, amount / 2, offset);
        }
      return code_for (SQLITE_IOERR_WRITE);
    }

  note (file, offset, data, amount);
  return real_of (file)->pMethods->xWrite (real_of (file), data, amount, offset);
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  if (strikes (LW_FAULT_TRUNCATE))
    return code_for (SQLITE_IOERR_TRUNCATE);

  note (file, size, NULL, 0);
  return real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static void
settle (const char *path)
{
  Shadow *shadow = shadow_of (path);

  if (!shadow)
    return;
  for (guint i = 0; i < shadow->pending->len; i++)
    apply (shadow->durable, shadow->pending->pdata[i]);
  g_ptr_array_set_size (shadow->pending, 0);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  int rc;

  if (strikes (LW_FAULT_SYNC))
    return code_for (SQLITE_IOERR_FSYNC);

  settle (((FaultFile *) file)->path);

  faults.in_vfs = TRUE;
  rc = real_of (file)->pMethods->xSync (real_of (file), flags);
  faults.in_vfs = FALSE;
  return rc;
}

static int
fault_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
fault_check_lock (sqlite3_file *file, int *out)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), out);
}

static int
fault_control (sqlite3_file *file, int op, void *arg)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), op, arg);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

/* Promises nothing about order, so that SQLite has to sync for itself. */
static int
fault_characteristics (sqlite3_file *file)
{
  return 0;
}

static int
fault_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **out)
{
  if (extend && strikes (LW_FAULT_SHM))
    return faults.kind == LW_FAULT_KIND_FULL ? SQLITE_FULL : SQLITE_IOERR_SHMSIZE;

  return real_of (file)->pMethods->xShmMap (real_of (file), region, size, extend, out);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int remove_it)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), remove_it);
}

static const sqlite3_io_methods fault_methods = {
  .iVersion = 2,
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_lock,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int rc;

  memset (self, 0, sizeof *self);
  if (strikes (LW_FAULT_OPEN))
    return SQLITE_CANTOPEN;

  rc = faults.open (vfs, path, real_of (file), flags, out_flags);
  if (rc != SQLITE_OK)
    return rc;

  self->path = g_strdup (path);
  refresh (self->path);
  file->pMethods = &fault_methods;
  return SQLITE_OK;
}

static int
fault_delete (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  int rc;

  if (strikes (LW_FAULT_DELETE))
    return SQLITE_IOERR_DELETE;

  if (faults.shadows)
    g_hash_table_remove (faults.shadows, path);
  faults.in_vfs = TRUE;
  rc = faults.remove (vfs, path, sync_folder);
  faults.in_vfs = FALSE;
  return rc;
}

int __real_rename (const char *from, const char *to);
int __wrap_rename (const char *from, const char *to);
int __real_renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
int __wrap_renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
int __real_link (const char *from, const char *to);
int __wrap_link (const char *from, const char *to);
int __real_fsync (int fd);
int __wrap_fsync (int fd);

static gboolean
fails_with_errno (LwFaultOps op)
{
  if (!strikes (op))
    return FALSE;
  errno = faults.kind == LW_FAULT_KIND_FULL ? ENOSPC : EIO;
  return TRUE;
}

int
__wrap_rename (const char *from, const char *to)
{
  Naming *naming;
  int result;

  if (fails_with_errno (LW_FAULT_RENAME))
    return -1;
  naming = begin_naming (from, to, FALSE);
  result = __real_rename (from, to);
  end_naming (naming, result == 0);
  return result;
}

int
__wrap_renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  Naming *naming;
  int result, number;

  if (fails_with_errno (LW_FAULT_RENAME))
    return -1;
  naming = begin_naming (from, to, FALSE);
  result = __real_renameat2 (from_folder, from, to_folder, to, flags);
  number = errno;
  end_naming (naming, result == 0);
  errno = number;
  return result;
}

int
__wrap_link (const char *from, const char *to)
{
  Naming *naming;
  int result, number;

  if (faults.no_links)
    {
      errno = EPERM;
      return -1;
    }
  if (fails_with_errno (LW_FAULT_RENAME))
    return -1;
  naming = begin_naming (from, to, TRUE);
  result = __real_link (from, to);
  number = errno;
  end_naming (naming, result == 0);
  errno = number;
  return result;
}

/* Of a folder: names in it stay from now on. Of a file: what was written. */
int
__wrap_fsync (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *path = NULL;
  struct stat info;

  if (faults.in_vfs)
    return __real_fsync (fd);
  if (fails_with_errno (LW_FAULT_FSYNC))
    return -1;
  path = g_file_read_link (link, NULL);
  if (faults.namings && fstat (fd, &info) == 0 && S_ISDIR (info.st_mode))
    g_ptr_array_set_size (faults.namings, 0);
  else if (path)
    settle (path);
  return __real_fsync (fd);
}

void
lw_fault_install (void)
{
  sqlite3_vfs *above;

  g_assert_null (faults.vfs);
  sqlite3_initialize ();

  faults.vfs = sqlite3_vfs_find ("unix");
  g_assert_nonnull (faults.vfs);
  faults.open = faults.vfs->xOpen;
  faults.remove = faults.vfs->xDelete;
  faults.vfs->xOpen = fault_open;
  faults.vfs->xDelete = fault_delete;
  faults.vfs->szOsFile += (int) sizeof (FaultFile);
  /* The cipher's VFS has taken the size of the one below it when it was made. */
  above = sqlite3_vfs_find (NULL);
  if (above != faults.vfs)
    above->szOsFile += (int) sizeof (FaultFile);
}

void
lw_fault_arm (LwFaultOps ops, LwFaultKind kind, guint64 nth, gboolean sticky)
{
  faults.ops = ops;
  faults.kind = kind;
  faults.nth = nth;
  faults.sticky = sticky;
  faults.count = 0;
  faults.struck = FALSE;
}

guint64
lw_fault_disarm (void)
{
  faults.ops = 0;
  return faults.count;
}

gboolean
lw_fault_struck (void)
{
  return faults.struck;
}

void
lw_fault_forbid_links (gboolean forbid)
{
  faults.no_links = forbid;
}

void
lw_fault_track (const char *folder)
{
  g_assert_null (faults.folder);
  faults.folder = g_strdup (folder);
  faults.shadows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) shadow_free);
  faults.namings = g_ptr_array_new_with_free_func ((GDestroyNotify) naming_free);
}

/* The last names first, each with the chance of having been lost; once one holds, so do those before it. */
static void
forget_names (GRand *rand)
{
  for (guint i = faults.namings->len; i > 0 && g_rand_boolean (rand); i--)
    {
      Naming *naming = faults.namings->pdata[i - 1];
      gsize size = 0;
      gconstpointer bytes = naming->replaced ? g_bytes_get_data (naming->replaced, &size) : NULL;

      if (naming->linked)
        g_remove (naming->to);
      else
        __real_rename (naming->to, naming->from);
      if (naming->replaced)
        g_assert_true (g_file_set_contents (naming->to, bytes ? bytes : "", (gssize) size, NULL));
    }
}

static void
write_survivor (const char *path, Shadow *shadow, GRand *rand)
{
  g_autoptr(GError) error = NULL;

  if (g_str_has_suffix (path, "-shm"))
    {
      g_remove (path);
      return;
    }

  for (guint i = 0; i < shadow->pending->len; i++)
    if (g_rand_boolean (rand))
      apply (shadow->durable, shadow->pending->pdata[i]);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  g_file_set_contents (path, (char *) shadow->durable->data, shadow->durable->len, &error);
  g_assert_no_error (error);
}

void
lw_fault_power_up (GRand *rand)
{
  GHashTableIter iter;
  gpointer path, shadow;

  faults.ops = 0;
  g_hash_table_iter_init (&iter, faults.shadows);
  while (g_hash_table_iter_next (&iter, &path, &shadow))
    write_survivor (path, shadow, rand);

  forget_names (rand);
  g_clear_pointer (&faults.namings, g_ptr_array_unref);
  g_clear_pointer (&faults.shadows, g_hash_table_unref);
  g_clear_pointer (&faults.folder, g_free);
}
