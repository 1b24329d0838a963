/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-attach.h"

#include "lw-content.h"
#include "lw-date.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a photo: enough for paper of 35 × 47 mm. */
#define PHOTO_WIDTH 480
#define PHOTO_HEIGHT 640
/* A page of A3 with 600 dots per inch has 70 million. */
#define MOST_DOTS 100000000
#define HEAD_STEP 65536

/* ---- into the ledger ---- */

typedef struct
{
  LwAttachment *record;
  GBytes *content;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  lw_record_free (saving->record);
  g_bytes_unref (saving->content);
  g_free (saving);
}

static gboolean
drop_old_photo (LwLedger *writer,
                LwKey     person,
                GError  **error)
{
  g_autoptr (GPtrArray) old
      = lw_ledger_list (writer, &lw_attachment_table, "person", person, error);

  for (guint i = 0; old != NULL && i < old->len; i++)
    {
      const LwAttachment *record = g_ptr_array_index (old, i);
      if (record->kind == LW_ATTACHMENT_PHOTO
          && !lw_ledger_delete (writer, &lw_attachment_table, record->record.id, error))
        return FALSE;
    }
  return old != NULL;
}

static gboolean
save_func (LwLedger *writer,
           gpointer  data,
           GError  **error)
{
  Saving *saving = data;

  if (saving->record->kind == LW_ATTACHMENT_PHOTO
      && !drop_old_photo (writer, saving->record->person, error))
    return FALSE;
  g_free (saving->record->sha256);
  saving->record->sha256 = lw_ledger_put_content (writer, saving->content, error);
  return saving->record->sha256 != NULL && lw_ledger_insert (writer, saving->record, error);
}

void
lw_attach_save (LwSession        *session,
                const LwPerson   *person,
                LwAttachmentKind  kind,
                const char       *name,
                const char       *type,
                GBytes           *content)
{
  Saving *saving = g_new0 (Saving, 1);
  g_autofree char *label
      = kind == LW_ATTACHMENT_PHOTO ? g_strdup_printf (_("%s: photo"), person->name)
                                    : g_strdup_printf (_("%s: paper “%s”"), person->name, name);

  saving->content = g_bytes_ref (content);
  saving->record = lw_record_new (&lw_attachment_table);
  saving->record->person = person->record.id;
  saving->record->kind = kind;
  saving->record->size = (gint64) g_bytes_get_size (content);
  saving->record->added = lw_date_today ();
  lw_set_text (&saving->record->name, name);
  lw_set_text (&saving->record->type, type);
  lw_session_edit (session, label, save_func, saving, saving_free);
}

/* ---- from a file ---- */

GBytes *
lw_attach_read (GFile   *file,
                char   **name,
                char   **type,
                GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file,
      G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE
                                             "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                             "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NONE, NULL, error);
  goffset size;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _("“%s” is a folder or device, no file. Nothing was added."),
                   g_file_info_get_display_name (info));
      return NULL;
    }
  size = g_file_info_get_size (info);
  if (size == 0 || size > LW_ATTACH_MOST)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   size == 0 ? _("“%s” is empty. Nothing was added.")
                             : _("“%s” is larger than 20 MB. Scan it with fewer dots per inch; "
                                 "nothing was added."),
                   g_file_info_get_display_name (info));
      return NULL;
    }
  *name = g_strdup (g_file_info_get_display_name (info));
  *type = g_content_type_get_mime_type (g_file_info_get_content_type (info));
  return g_file_load_bytes (file, NULL, NULL, error);
}

static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gpointer         user_data)
{
  *(gint64 *) user_data = (gint64) width * height;
  gdk_pixbuf_loader_set_size (loader, 0, 0); /* do not go on */
}

gboolean
lw_attach_check_picture (GBytes  *content,
                         GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gsize size;
  const guchar *data = g_bytes_get_data (content, &size);
  gint64 dots = 0;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &dots);
  for (gsize at = 0; at < size && dots == 0; at += HEAD_STEP)
    if (!gdk_pixbuf_loader_write (loader, data + at, MIN (HEAD_STEP, size - at), NULL))
      break;
  gdk_pixbuf_loader_close (loader, NULL);
  if (dots > 0 && dots <= MOST_DOTS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR,
                       dots == 0 ? G_IO_ERROR_INVALID_DATA : G_IO_ERROR_NOT_SUPPORTED,
                       dots == 0 ? _("This is no picture that can be read.")
                                 : _("This picture has more than 100 million dots. Scan it with "
                                     "fewer dots per inch."));
  return FALSE;
}

/* Where the lines of a JPEG begin, behind the small picture that its head may hold; @size: nowhere. */
static gsize
find_scan (const guint8 *data,
           gsize         size)
{
  gsize at = 2;

  while (at + 4 <= size && data[at] == 0xff && data[at + 1] != 0xda)
    if (data[at + 1] == 0xff) /* before a marker there may be as many as one likes */
      at++;
    else
      at += 2u + (gsize) (data[at + 2] << 8 | data[at + 3]);
  return MIN (at, size);
}

/* gdk-pixbuf takes what is cut off, and the rest of the picture is empty. */
static gboolean
is_whole (GBytes *content)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);
  gsize scan;

  if (size > 8 && memcmp (data, "\x89PNG", 4) == 0)
    return memmem (data, size, "IEND", 4) != NULL;
  if (size < 4 || data[0] != 0xff || data[1] != 0xd8)
    return TRUE;
  scan = find_scan (data, size);
  return memmem (data + scan, size - scan, "\xff\xd9", 2) != NULL;
}

GdkPixbuf *
lw_attach_read_photo (GBytes  *content,
                      GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (content);
  g_autoptr (GdkPixbuf) picture = NULL;

  if (!lw_attach_check_picture (content, error))
    return NULL;
  if (!is_whole (content))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
                           _("This picture is cut off: its file is not whole. Copy or scan it again."));
      return NULL;
    }
  picture = gdk_pixbuf_new_from_stream (stream, NULL, error);
  return picture != NULL ? gdk_pixbuf_apply_embedded_orientation (picture) : NULL;
}

gboolean
lw_attach_is_photo_shape (GdkPixbuf *picture)
{
  int width = gdk_pixbuf_get_width (picture), height = gdk_pixbuf_get_height (picture);

  return ABS (width * 4 - height * 3) * 50 <= height * 3;
}

GBytes *
lw_attach_cut_photo (GdkPixbuf                   *picture,
                     const cairo_rectangle_int_t *part,
                     GError                     **error)
{
  g_autoptr (GdkPixbuf) cut
      = gdk_pixbuf_new_subpixbuf (picture, part->x, part->y, part->width, part->height);
  g_autoptr (GdkPixbuf) small
      = part->width > PHOTO_WIDTH
            ? gdk_pixbuf_scale_simple (cut, PHOTO_WIDTH, PHOTO_HEIGHT, GDK_INTERP_BILINEAR)
            : g_object_ref (cut);
  char *data = NULL;
  gsize size = 0;

  if (!gdk_pixbuf_save_to_buffer (small, &data, &size, "png", error, NULL))
    return NULL;
  return g_bytes_new_take (data, size);
}
