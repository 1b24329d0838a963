/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-sheet-source.h"

#include "lw-sheet-limits.h"

#include <glib/gi18n-lib.h>

gboolean
lw_sheet_damaged (GError **error, const char *where)
{
  g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_DAMAGED,
               _ ("The file is damaged or was cut off (%s). Nothing was imported. Open it in the program that "
                  "wrote it, or get a fresh copy."),
               where);
  return FALSE;
}

gboolean
lw_sheet_limit (GError **error, const char *what)
{
  g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_LIMIT,
               _ ("The file is larger than any roster (%s). Nothing was imported. Keep only the rows and columns "
                  "that matter and save it again."),
               what);
  return FALSE;
}

static gboolean
io_error (GError **error, const char *name, const GError *reason)
{
  g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_IO, _ ("“%s” cannot be read: %s"), name, reason->message);
  return FALSE;
}

static gboolean
check_file (LwSheetSource *self, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (self->path);
  g_autoptr(GError) reason = NULL;
  g_autoptr(GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, &reason);

  if (!info)
    return io_error (error, self->name, reason);
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_IO, _ ("“%s” is a folder or a device, not a file."), self->name);
      return FALSE;
    }
  self->size = (guint64) g_file_info_get_size (info);
  return TRUE;
}

static gboolean
read_head (LwSheetSource *self, GError **error)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(GInputStream) stream = lw_sheet_source_open (self, error);
  g_autofree char *buffer = g_malloc (LW_SHEET_HEAD_SIZE);
  gsize n = 0;

  if (!stream)
    return FALSE;
  if (!g_input_stream_read_all (stream, buffer, LW_SHEET_HEAD_SIZE, &n, NULL, &reason))
    return io_error (error, self->name, reason);
  self->head = g_bytes_new (buffer, n);
  return TRUE;
}

LwSheetSource *
lw_sheet_source_new_for_path (const char *path, GError **error)
{
  g_autoptr(LwSheetSource) self = g_new0 (LwSheetSource, 1);

  self->path = g_strdup (path);
  self->name = g_path_get_basename (path);
  if (!check_file (self, error) || !read_head (self, error))
    return NULL;
  if (self->size > LW_SHEET_MAX_FILE)
    {
      lw_sheet_limit (error, _ ("more than 1 GB"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

LwSheetSource *
lw_sheet_source_new_for_bytes (GBytes *bytes, const char *name)
{
  LwSheetSource *self = g_new0 (LwSheetSource, 1);

  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  self->size = g_bytes_get_size (bytes);
  self->head = g_bytes_new_from_bytes (bytes, 0, MIN (self->size, LW_SHEET_HEAD_SIZE));
  return self;
}

GInputStream *
lw_sheet_source_open (LwSheetSource *self, GError **error)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) reason = NULL;
  GInputStream *stream;

  if (self->bytes)
    return g_memory_input_stream_new_from_bytes (self->bytes);

  file = g_file_new_for_path (self->path);
  stream = G_INPUT_STREAM (g_file_read (file, NULL, &reason));
  if (!stream)
    io_error (error, self->name, reason);
  return stream;
}

void
lw_sheet_source_free (LwSheetSource *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->head, g_bytes_unref);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}
