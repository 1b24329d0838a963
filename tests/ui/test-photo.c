/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-attach.h"
#include "lw-crop-view.h"

#include <adwaita.h>
#include <sys/stat.h>
#include <unistd.h>

static GBytes *
make_picture (int width,
              int height)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  char *data = NULL;
  gsize size = 0;

  gdk_pixbuf_fill (picture, 0x3584e4ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (picture, &data, &size, "png", NULL, NULL));
  return g_bytes_new_take (data, size);
}

static void
assert_frame_within (GtkWidget *view,
                     int        width,
                     int        height)
{
  cairo_rectangle_int_t frame;

  lw_crop_view_get_frame (LW_CROP_VIEW (view), &frame);
  g_assert_cmpint (frame.x, >=, 0);
  g_assert_cmpint (frame.y, >=, 0);
  g_assert_cmpint (frame.x + frame.width, <=, width);
  g_assert_cmpint (frame.y + frame.height, <=, height);
  if (frame.width > 12)
    g_assert_cmpint (ABS (frame.width * 4 - frame.height * 3), <=, 8);
}

/* However the frame is pushed and drawn, it stays in the picture and in the form of a photo. */
static void
assert_cropped (int width,
                int height)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = make_picture (width, height);
  g_autoptr (GdkPixbuf) picture = lw_attach_read_photo (content, &error);
  GtkWidget *view = g_object_ref_sink (lw_crop_view_new (picture));
  g_autoptr (GBytes) photo = NULL;
  g_autoptr (GdkPixbuf) cut = NULL;
  cairo_rectangle_int_t before, after;

  g_assert_no_error (error);
  assert_frame_within (view, width, height);
  lw_crop_view_get_frame (LW_CROP_VIEW (view), &before);
  lw_crop_view_scale (LW_CROP_VIEW (view), 0.5);
  lw_crop_view_move (LW_CROP_VIEW (view), width * 2, height * 2);
  assert_frame_within (view, width, height);
  lw_crop_view_move (LW_CROP_VIEW (view), -width * 4, -height * 4);
  assert_frame_within (view, width, height);
  lw_crop_view_scale (LW_CROP_VIEW (view), 100);
  assert_frame_within (view, width, height);
  lw_crop_view_get_frame (LW_CROP_VIEW (view), &after);
  g_assert_cmpint (before.width, ==, after.width);
  photo = lw_attach_cut_photo (picture, &after, &error);
  g_assert_no_error (error);
  cut = lw_attach_read_photo (photo, &error);
  g_assert_cmpint (gdk_pixbuf_get_width (cut), <=, 480);
  g_object_unref (view);
}

static void
test_photos_are_cut_to_form (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = g_bytes_new_static ("no picture", 10);
  g_autoptr (GBytes) right = make_picture (300, 400);
  g_autoptr (GBytes) wide = make_picture (400, 400);
  g_autoptr (GdkPixbuf) photo = lw_attach_read_photo (right, NULL);
  g_autoptr (GdkPixbuf) square = lw_attach_read_photo (wide, NULL);

  assert_cropped (1600, 900);
  assert_cropped (600, 2000);
  assert_cropped (300, 400);
  assert_cropped (7, 5);
  g_assert_true (lw_attach_is_photo_shape (photo));
  g_assert_false (lw_attach_is_photo_shape (square));
  g_assert_null (lw_attach_read_photo (text, &error));
  g_assert_nonnull (error);
}

/* What cannot be a paper or a photo is refused with its name and a reason. */
static void
test_files_that_are_refused (void)
{
  g_autoptr (LwTestDir) folder = lw_test_make_dir ();
  g_autofree char *empty = g_build_filename (folder, "空.pdf", NULL);
  g_autofree char *huge = g_build_filename (folder, "大.png", NULL);
  const char *paths[] = { empty, huge, "/nonexistent/a.png" };

  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_set_contents (huge, "", 0, NULL));
  g_assert_cmpint (truncate (huge, 30 * 1000 * 1000), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
      g_autofree char *name = NULL, *type = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (lw_attach_read (file, &name, &type, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
    }
}

/* The head of a PNG that says 60,000 × 60,000: a few bytes in the file, 14 GB in memory. */
static void
test_a_picture_of_too_many_dots_is_refused_by_its_head (void)
{
  static const guint8 head[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60\x08\x06\0\0\0\x80\xd2\x75\x42"
                               "\0\0\0\x10" "IDAT";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bomb = g_bytes_new_static (head, sizeof head);
  g_autoptr (GBytes) fine = make_picture (300, 400);

  g_assert_null (lw_attach_read_photo (bomb, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);
  g_assert_true (lw_attach_check_picture (fine, &error));
  g_assert_no_error (error);
}

/* ---- what comes as a photo ---- */

static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"400\">"
                          "<rect width=\"300\" height=\"400\" fill=\"red\"/></svg>";
/* Two pictures of one dot. */
static const guint8 gif[] = "GIF89a\1\0\1\0\x80\0\0\xff\0\0\0\0\xff" "!\xf9\4\0\x0a\0\0\0"
                            ",\0\0\0\0\1\0\1\0\0\2\2\x44\1\0" "!\xf9\4\0\x0a\0\0\0"
                            ",\0\0\0\0\1\0\1\0\0\2\2\x4c\1\0;";

static void
assert_photo (GBytes   *content,
              gboolean  taken)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) picture = lw_attach_read_photo (content, &error);

  g_assert_cmpint (picture != NULL, ==, taken);
  g_assert_cmpint (error == NULL, ==, taken);
  g_bytes_unref (content);
}

/* Also one of a camera, whose head holds a small picture that is whole. */
static void
assert_jpeg (void)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 400);
  static const guint8 thumb[] = { 0xff, 0xe1, 0, 8, 'E', 'x', 0xff, 0xd8, 0xff, 0xd9 };
  g_autofree char *data = NULL;
  gsize size = 0;
  g_autoptr (GByteArray) camera = g_byte_array_new ();

  gdk_pixbuf_fill (picture, 0x3584e4ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (picture, &data, &size, "jpeg", NULL, NULL));
  g_byte_array_append (camera, (guint8 *) data, 2);
  g_byte_array_append (camera, thumb, sizeof thumb);
  g_byte_array_append (camera, (guint8 *) data + 2, (guint) size - 2);
  assert_photo (g_bytes_new (camera->data, camera->len), TRUE);
  assert_photo (g_bytes_new (camera->data, camera->len - 20), FALSE);
}

static void
test_whatever_is_no_picture_is_refused (void)
{
  g_autoptr (GBytes) right = make_picture (300, 400);

  assert_photo (g_bytes_new_static ("hello", 5), FALSE); /* a text renamed */
  assert_photo (g_bytes_new_static ("", 0), FALSE);
  assert_photo (g_bytes_new_from_bytes (right, 0, g_bytes_get_size (right) / 2), FALSE);
  assert_photo (g_bytes_new_from_bytes (right, 0, 20), FALSE);
  assert_jpeg ();
  assert_photo (g_bytes_new_static (gif, sizeof gif - 1), TRUE); /* the first of them */
  assert_photo (g_bytes_new_static (svg, sizeof svg - 1), TRUE);
}

/* A pipe would keep the window waiting for ever. */
static void
test_only_files_are_read (void)
{
  g_autoptr (LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *fifo = g_build_filename (dir, "fifo.jpg", NULL);
  g_autofree char *folder = g_build_filename (dir, "folder.jpg", NULL);
  const char *const paths[] = { fifo, folder, "/dev/zero" };

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
      g_autofree char *name = NULL, *type = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (lw_attach_read (file, &name, &type, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
    }
}

/* ---- the frame follows the mouse ---- */

static GtkGesture *
find_drag (GtkWidget *view)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkGesture) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (one))
        return one;
    }
  g_assert_not_reached ();
}

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static void
test_the_frame_is_dragged (void)
{
  g_autoptr (GBytes) content = make_picture (1600, 900);
  g_autoptr (GdkPixbuf) picture = lw_attach_read_photo (content, NULL);
  GtkWidget *window = gtk_window_new (), *view = lw_crop_view_new (picture);
  cairo_rectangle_int_t before, after;
  double scale;

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  lw_ui_test_wait (is_laid_out, view);
  scale = MIN (gtk_widget_get_width (view) / 1600.0, gtk_widget_get_height (view) / 900.0);
  lw_crop_view_scale (LW_CROP_VIEW (view), 0.5);
  lw_crop_view_get_frame (LW_CROP_VIEW (view), &before);
  g_signal_emit_by_name (find_drag (view), "drag-begin", 100.0, 100.0);
  g_signal_emit_by_name (find_drag (view), "drag-update", 5.0, 3.0);
  g_signal_emit_by_name (find_drag (view), "drag-update", 40.0, 20.0);
  lw_crop_view_get_frame (LW_CROP_VIEW (view), &after);
  /* As far as the mouse went, not as the sum of its steps. */
  g_assert_cmpint (ABS (after.x - before.x - (int) (40 / scale)), <=, 1);
  g_assert_cmpint (ABS (after.y - before.y - (int) (20 / scale)), <=, 1);
  g_assert_cmpint (after.width, ==, before.width);
  g_signal_emit_by_name (find_drag (view), "drag-update", 9000.0, -9000.0);
  lw_crop_view_get_frame (LW_CROP_VIEW (view), &after);
  g_assert_cmpint (ABS (after.x + after.width - 1600), <=, 1);
  g_assert_cmpint (after.y, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/photo/photos-are-cut-to-form", test_photos_are_cut_to_form);
  g_test_add_func ("/photo/files-that-are-refused", test_files_that_are_refused);
  g_test_add_func ("/photo/a-picture-of-too-many-dots-is-refused-by-its-head",
                   test_a_picture_of_too_many_dots_is_refused_by_its_head);
  g_test_add_func ("/photo/whatever-is-no-picture-is-refused", test_whatever_is_no_picture_is_refused);
  g_test_add_func ("/photo/only-files-are-read", test_only_files_are_read);
  g_test_add_func ("/photo/the-frame-is-dragged", test_the_frame_is_dragged);
  return g_test_run ();
}
