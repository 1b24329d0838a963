/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-part-file.h"

#include "lw-report.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct _LwPartFile
{
  char *path;
  char *part;
  int fd;      /* -1: closed */
  int failure; /* errno of the first thing that went wrong */
};

static void
set_write_error (GError **error, const char *path, int failure)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_WRITE,
               /* translators: name of a file, and what the system says */
               _("“%1$s” could not be written: %2$s. If there was such a file it was left as it was. Choose another folder, or make room and try again."),
               shown, g_strerror (failure));
}

LwPartFile *
lw_part_file_new (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *part = g_build_filename (folder, ".liangwei-XXXXXX.part", NULL);
  int fd = g_mkstemp_full (part, O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      set_write_error (error, path, errno);
      return NULL;
    }
  LwPartFile *self = g_new0 (LwPartFile, 1);
  self->path = g_strdup (path);
  self->part = g_steal_pointer (&part);
  self->fd = fd;
  return self;
}

gboolean
lw_part_file_write (LwPartFile *self, gconstpointer data, gsize length)
{
  const char *at = data;

  while (self->failure == 0 && length > 0)
    {
      gssize n = write (self->fd, at, length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        self->failure = errno;
      else
        {
          at += n;
          length -= (gsize) n;
        }
    }
  return self->failure == 0;
}

static void
close_part (LwPartFile *self)
{
  if (self->fd >= 0 && close (self->fd) != 0 && self->failure == 0)
    self->failure = errno;
  self->fd = -1;
}

gboolean
lw_part_file_commit (LwPartFile *self, GError **error)
{
  if (self->failure == 0 && fsync (self->fd) != 0 && errno != EINVAL && errno != EROFS)
    self->failure = errno;
  close_part (self);
  if (self->failure == 0 && g_rename (self->part, self->path) != 0)
    self->failure = errno;
  if (self->failure != 0)
    {
      set_write_error (error, self->path, self->failure);
      return FALSE;
    }
  g_clear_pointer (&self->part, g_free);
  return TRUE;
}

void
lw_part_file_free (LwPartFile *self)
{
  if (self == NULL)
    return;
  close_part (self);
  if (self->part != NULL)
    g_unlink (self->part);
  g_free (self->part);
  g_free (self->path);
  g_free (self);
}
