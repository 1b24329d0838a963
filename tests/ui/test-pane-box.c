/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-pane-box.h"

#include <gtk/gtk.h>

/* A preview beside the page where there is room for it, and only there. */

typedef struct
{
  GtkWidget *content;
  GtkWidget *pane;
  GtkWidget *box;
  guint widened;
} Fixture;

static void
count_cb (Fixture *f)
{
  f->widened++;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->content = gtk_label_new ("villages");
  f->pane = gtk_label_new ("one of them");
  gtk_widget_set_size_request (f->pane, 420, -1);
  f->box = g_object_ref_sink (lw_pane_box_new (f->content, f->pane));
  g_signal_connect_swapped (f->box, "widened", G_CALLBACK (count_cb), f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_assert_finalize_object (f->box);
}

static void
allocate (Fixture *f,
          int      width)
{
  int least;

  gtk_widget_measure (f->box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <, 420); /* the preview never asks a small screen for room */
  gtk_widget_allocate (f->box, width, 600, -1, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_comes_with_room (Fixture       *f,
                      gconstpointer  data)
{
  allocate (f, 1170); /* of a window of 1366 */
  g_assert_false (lw_pane_box_is_wide (LW_PANE_BOX (f->box)));
  g_assert_false (gtk_widget_get_child_visible (f->pane));
  g_assert_cmpint (gtk_widget_get_width (f->content), ==, 1170);
  g_assert_cmpuint (f->widened, ==, 0);

  allocate (f, 1720); /* of 1920 */
  g_assert_true (lw_pane_box_is_wide (LW_PANE_BOX (f->box)));
  g_assert_true (gtk_widget_get_child_visible (f->pane));
  g_assert_cmpint (gtk_widget_get_width (f->pane), ==, 420);
  g_assert_cmpint (gtk_widget_get_width (f->content), ==, 1300);
  g_assert_cmpuint (f->widened, ==, 1);

  allocate (f, 1170);
  g_assert_false (gtk_widget_get_child_visible (f->pane));
  g_assert_cmpuint (f->widened, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/pane-box/comes-with-room", Fixture, NULL, set_up, test_comes_with_room, tear_down);
  return g_test_run ();
}
