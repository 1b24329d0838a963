/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-wrap-layout.h"

#include <adwaita.h>

#define GAP 5

static GtkWidget *
append_block (GtkWidget *box,
              int        width)
{
  GtkWidget *block = adw_bin_new ();

  gtk_widget_set_size_request (block, width, 20);
  lw_wrap_box_append (box, block);
  return block;
}

static int
height_at (GtkWidget *box,
           int        width)
{
  int height;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
test_a_line_is_filled_before_the_next (void)
{
  GtkWidget *box = g_object_ref_sink (lw_wrap_box_new (GAP));

  for (int i = 0; i < 3; i++)
    append_block (box, 100);
  g_assert_cmpint (height_at (box, 310), ==, 20);
  g_assert_cmpint (height_at (box, 309), ==, 2 * 20 + GAP);
  g_assert_cmpint (height_at (box, 204), ==, 3 * 20 + 2 * GAP);
  g_assert_finalize_object (box);
}

static void
test_children_keep_their_width (void)
{
  GtkWidget *box = g_object_ref_sink (lw_wrap_box_new (GAP));
  GtkWidget *narrow = append_block (box, 30);
  GtkWidget *wide = append_block (box, 120);
  GtkWidget *below = append_block (box, 60);
  graphene_rect_t bounds;

  height_at (box, 160);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (box, 160, height_at (box, 160), -1, NULL);
  g_assert_cmpint (gtk_widget_get_width (narrow), ==, 30);
  g_assert_cmpint (gtk_widget_get_width (wide), ==, 120);
  g_assert_true (gtk_widget_compute_bounds (wide, box, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, 30 + GAP);
  g_assert_true (gtk_widget_compute_bounds (below, box, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, 0);
  g_assert_cmpfloat (bounds.origin.y, ==, 20 + GAP);
  g_assert_finalize_object (box);
}

static void
test_hidden_children_take_no_room (void)
{
  GtkWidget *box = g_object_ref_sink (lw_wrap_box_new (GAP));
  GtkWidget *hidden;

  append_block (box, 100);
  hidden = append_block (box, 100);
  append_block (box, 100);
  gtk_widget_set_visible (hidden, FALSE);
  g_assert_cmpint (height_at (box, 205), ==, 20);
  g_assert_finalize_object (box);
}

/* Where there is room the last stands at the end; below the others it does too. */
static void
test_what_is_aligned_to_the_end_stands_there (void)
{
  GtkWidget *box = g_object_ref_sink (lw_wrap_box_new (GAP));
  GtkWidget *first = append_block (box, 100), *end = append_block (box, 60);
  graphene_rect_t bounds;

  gtk_widget_set_halign (first, GTK_ALIGN_END); /* not the last of its line */
  gtk_widget_set_halign (end, GTK_ALIGN_END);
  for (int width = 120; width <= 300; width += 180)
    {
      gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (box, width, height_at (box, width), -1, NULL);
      g_assert_true (gtk_widget_compute_bounds (end, box, &bounds));
      g_assert_cmpfloat (bounds.origin.x, ==, width - 60);
      g_assert_true (gtk_widget_compute_bounds (first, box, &bounds));
      g_assert_cmpfloat (bounds.origin.x, ==, width == 120 ? 20 : 0);
    }
  g_assert_finalize_object (box);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/wrap-layout/a-line-is-filled-before-the-next",
                   test_a_line_is_filled_before_the_next);
  g_test_add_func ("/wrap-layout/children-keep-their-width", test_children_keep_their_width);
  g_test_add_func ("/wrap-layout/hidden-children-take-no-room", test_hidden_children_take_no_room);
  g_test_add_func ("/wrap-layout/what-is-aligned-to-the-end-stands-there", test_what_is_aligned_to_the_end_stands_there);
  return g_test_run ();
}
