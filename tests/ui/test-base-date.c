/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-base-date-popover.h"

#include <adwaita.h>

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  GtkWidget *popover;
  GtkWidget *entry;
} Fixture;

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *button = gtk_menu_button_new ();

  fixture->folder = lw_test_make_dir ();
  fixture->session = lw_ui_test_session (fixture->folder);
  fixture->window = gtk_window_new ();
  fixture->popover = lw_base_date_popover_new (fixture->session);
  fixture->entry = find (fixture->popover, GTK_TYPE_ENTRY);
  g_assert_nonnull (fixture->entry);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), fixture->popover);
  gtk_window_set_child (GTK_WINDOW (fixture->window), button);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_popover_popup (GTK_POPOVER (fixture->popover));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  /* An open popover holds on to itself. */
  gtk_popover_popdown (GTK_POPOVER (fixture->popover));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  lw_ui_test_end (fixture->session, fixture->folder);
}

static void
type_day (Fixture    *fixture,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->entry), text);
  g_signal_emit_by_name (fixture->entry, "activate");
}

static void
test_a_day_is_typed (Fixture       *fixture,
                     gconstpointer  data)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "2026-12-08");
  type_day (fixture, "2026.12.15");
  g_assert_cmpint (lw_session_get_on (fixture->session), ==, 20261215);
  type_day (fixture, "20270101");
  g_assert_cmpint (lw_session_get_on (fixture->session), ==, 20270101);
}

static void
test_what_is_no_day_changes_nothing (Fixture       *fixture,
                                     gconstpointer  data)
{
  static const char *const words[] = { "20261232", "2026-12", "明天", "", "99999999999999999999" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      type_day (fixture, words[i]);
      g_assert_cmpint (lw_session_get_on (fixture->session), ==, LW_UI_TEST_DAY);
      g_assert_true (gtk_widget_has_css_class (fixture->entry, "error"));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, words[i]);
    }
}

static void
test_a_day_of_the_calendar_stands_in_the_entry_too (Fixture       *fixture,
                                                    gconstpointer  data)
{
  GtkWidget *calendar = find (fixture->popover, GTK_TYPE_CALENDAR);
  g_autoptr (GDateTime) day = g_date_time_new_local (2026, 12, 17, 0, 0, 0);

  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  g_assert_cmpint (lw_session_get_on (fixture->session), ==, 20261217);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "2026-12-17");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/base-date/a-day-is-typed", Fixture, NULL, set_up, test_a_day_is_typed, tear_down);
  g_test_add ("/base-date/what-is-no-day-changes-nothing", Fixture, NULL, set_up,
              test_what_is_no_day_changes_nothing, tear_down);
  g_test_add ("/base-date/a-day-of-the-calendar-stands-in-the-entry-too", Fixture, NULL, set_up,
              test_a_day_of_the_calendar_stands_in_the_entry_too, tear_down);
  return g_test_run ();
}
