/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-file-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "lw-ledger-error.h"

struct _LwFileLock
{
  char *path;
  int fd;
};

static gboolean
lock (int fd)
{
  struct flock region = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &region) == 0;
}

/* Whoever held it before may have removed the file between our opening and our locking it. */
static gboolean
is_still_there (int fd,
                const char *path)
{
  GStatBuf ours, theirs;

  return fstat (fd, &ours) == 0 && g_stat (path, &theirs) == 0 &&
         ours.st_ino == theirs.st_ino && ours.st_dev == theirs.st_dev;
}

static void
set_error (GError **error,
           int number,
           const char *ledger_path)
{
  g_autofree char *name = g_filename_display_basename (ledger_path);

  if (number == EAGAIN || number == EACCES)
    g_set_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_BUSY,
                 _("“%s” is open in another program. It can be read, but not changed, until it is closed there."), name);
  else
    g_set_error (error, LW_LEDGER_ERROR, number == ENOSPC ? LW_LEDGER_ERROR_FULL : LW_LEDGER_ERROR_IO,
                 _("“%s” cannot be locked (%s). It was not opened."), name, g_strerror (number));
}

LwFileLock *
lw_file_lock_take (const char *ledger_path,
                   GError **error)
{
  g_autofree char *path = g_strconcat (ledger_path, ".lock", NULL);
  LwFileLock *self;

  for (;;)
    {
      int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

      if (fd < 0 || !lock (fd))
        {
          set_error (error, fd < 0 && errno == EACCES ? EIO : errno, ledger_path);
          if (fd >= 0)
            close (fd);
          return NULL;
        }
      if (is_still_there (fd, path))
        {
          self = g_new0 (LwFileLock, 1);
          self->path = g_steal_pointer (&path);
          self->fd = fd;
          return self;
        }
      close (fd);
    }
}

void
lw_file_lock_release (LwFileLock *self)
{
  if (self == NULL)
    return;
  g_unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}
