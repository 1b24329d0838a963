/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-kept.h"
#include "lw-ui.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *window;
  GtkWidget *add;
  GtkWidget *list;
} Fixture;

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->window = gtk_window_new ();
  fixture->add = gtk_button_new_with_label ("add");
  fixture->list = lw_ui_list ();
  gtk_box_append (GTK_BOX (box), fixture->add);
  gtk_box_append (GTK_BOX (box), fixture->list);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  lw_ui_test_wait (is_laid_out, fixture->add);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
show (Fixture    *fixture,
      const char *words)
{
  g_auto (GStrv) rows = g_strsplit (words, " ", -1);
  LwKept kept = lw_kept_begin (fixture->list);

  for (guint i = 0; rows[i] != NULL && *words != '\0'; i++)
    if (!lw_kept_same (&kept, rows[i]))
      lw_kept_put (&kept, lw_ui_list_row (gtk_button_new_with_label (rows[i]), TRUE), rows[i]);
  if (*words == '\0')
    lw_kept_put_words (&kept, "nothing");
  lw_kept_end (&kept);
}

static void
focus_row (Fixture *fixture,
           int      i)
{
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (fixture->list), i)));
}

static void
assert_focus (Fixture *fixture,
              int      i)
{
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window))
                 == GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (fixture->list), i)));
}

static void
test_the_keyboard_stays_in_its_place (Fixture       *fixture,
                                      gconstpointer  data)
{
  show (fixture, "a b c");
  focus_row (fixture, 1);
  show (fixture, "a B c"); /* changed */
  assert_focus (fixture, 1);
  show (fixture, "new a B c");
  assert_focus (fixture, 2);
  show (fixture, "new a c"); /* removed */
  assert_focus (fixture, 2);
  show (fixture, "new a C");
  assert_focus (fixture, 2);
  show (fixture, "new a"); /* the last */
  assert_focus (fixture, 1);
  show (fixture, "");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->add);
}

/* From a button in the row to the next row, not to its button. */
static void
test_a_second_enter_removes_nobody (Fixture       *fixture,
                                    gconstpointer  data)
{
  show (fixture, "a b");
  gtk_widget_grab_focus (
      gtk_list_box_row_get_child (gtk_list_box_get_row_at_index (GTK_LIST_BOX (fixture->list), 0)));
  show (fixture, "b");
  assert_focus (fixture, 0);
}

static void
test_whoever_is_elsewhere_stays_there (Fixture       *fixture,
                                       gconstpointer  data)
{
  show (fixture, "a b");
  gtk_widget_grab_focus (fixture->add);
  show (fixture, "b C");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->add);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/kept/the-keyboard-stays-in-its-place", Fixture, NULL, set_up, test_the_keyboard_stays_in_its_place,
              tear_down);
  g_test_add ("/kept/a-second-enter-removes-nobody", Fixture, NULL, set_up, test_a_second_enter_removes_nobody,
              tear_down);
  g_test_add ("/kept/whoever-is-elsewhere-stays-there", Fixture, NULL, set_up, test_whoever_is_elsewhere_stays_there,
              tear_down);
  return g_test_run ();
}
