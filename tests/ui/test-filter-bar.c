/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-filter-bar.h"
#include "lw-filter-editor.h"

#include <adwaita.h>

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  LwFilterBar *bar;
  GtkWidget *last;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = lw_test_make_dir ();
  fixture->session = lw_ui_test_session (fixture->folder);
  fixture->window = gtk_window_new ();
  fixture->bar = LW_FILTER_BAR (lw_filter_bar_new (fixture->session));
  fixture->last = gtk_button_new_with_label ("last");
  lw_filter_bar_append (fixture->bar, fixture->last);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->bar));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  lw_session_close (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lw_ui_test_finalize (fixture->session);
  lw_test_remove_dir (fixture->folder);
}

static gboolean
is_laid_out (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_height (data) > 70;
}

static gboolean
is_within (GtkWidget *widget,
           GtkWidget *parent)
{
  return widget == parent || gtk_widget_is_ancestor (widget, parent);
}

/* The tab stops from the search to the end: chips come between both, in however many rows. */
static void
test_tab_goes_past_the_chips_in_between (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autoptr (LwPeopleFilter) filter
      = lw_people_filter_from_text ("[filter]\nbodies=3\nage-from=30\nage-to=60\ndoubts=3\npool=1\nsexes=2\n");
  GtkWidget *search = lw_filter_bar_get_search (fixture->bar);
  GtkWidget *chips = gtk_widget_get_next_sibling (search);
  GtkRoot *root = GTK_ROOT (fixture->window);
  guint stops = 0;

  lw_filter_bar_set_filter (fixture->bar, filter);
  lw_ui_test_wait (is_laid_out, fixture->bar);
  gtk_widget_grab_focus (search);
  while (gtk_widget_child_focus (GTK_WIDGET (fixture->bar), GTK_DIR_TAB_FORWARD)
         && is_within (gtk_root_get_focus (root), chips))
    stops++;
  g_assert_cmpuint (stops, ==, 5 * 2 + 1);
  gtk_widget_grab_focus (fixture->last);
  stops = 0;
  while (gtk_widget_child_focus (GTK_WIDGET (fixture->bar), GTK_DIR_TAB_BACKWARD)
         && !is_within (gtk_root_get_focus (root), search))
    stops++;
  g_assert_cmpuint (stops, ==, 1 + 5 * 2 + 1);
}

static gboolean
is_entry (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static void
count_cb (gpointer user_data)
{
  ++*(guint *) user_data;
}

/* By keys: some letters, Enter, the next letters, Enter. */
static void
test_enter_ticks_the_village_found (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr (LwPeopleFilter) filter = lw_people_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LwPeopleIndex) index
      = lw_people_index_new (lw_session_get_reader (fixture->session), LW_UI_TEST_DAY, NULL, &error);
  guint n = 0;
  GtkWidget *editor, *entry;

  g_assert_no_error (error);
  editor = lw_filter_editor_new (filter, LW_PEOPLE_BY_VILLAGE, index, count_cb, &n);
  lw_filter_bar_append (fixture->bar, editor);
  entry = lw_ui_test_find (editor, is_entry, NULL);
  g_signal_emit_by_name (entry, "activate"); /* nothing was looked for */
  g_assert_cmpuint (n, ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "zhangzhuang");
  g_signal_emit_by_name (entry, "activate");
  gtk_editable_set_text (GTK_EDITABLE (entry), "wl");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (filter->villages->len, ==, 2);
  g_signal_emit_by_name (entry, "activate"); /* once more takes nothing out */
  g_assert_cmpuint (filter->villages->len, ==, 2);
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such place");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (filter->villages->len, ==, 2);
}

static gboolean
is_village_chip (GtkWidget  *widget,
                 const char *text)
{
  return GTK_IS_MENU_BUTTON (widget) && g_strcmp0 (gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)), text) == 0;
}

static gboolean
is_open (gpointer button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  return popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover));
}

static gboolean
is_closed (gpointer button)
{
  return !is_open (button);
}

/* Escape, which the search field takes to itself. */
static void
test_escape_closes_the_villages (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (LwPeopleFilter) filter = lw_people_filter_new ();
  GtkWidget *chip, *entry;

  filter->villages = g_array_new (FALSE, FALSE, sizeof (LwKey));
  for (LwKey key = 1; key <= 2; key++)
    g_array_append_val (filter->villages, key);
  lw_filter_bar_set_filter (fixture->bar, filter);
  chip = lw_ui_test_find (GTK_WIDGET (fixture->bar), is_village_chip, "2 villages");
  gtk_menu_button_popup (GTK_MENU_BUTTON (chip));
  lw_ui_test_wait (is_open, chip);
  entry = lw_ui_test_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (chip))), is_entry, NULL);
  g_signal_emit_by_name (entry, "stop-search");
  lw_ui_test_wait (is_closed, chip);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/filter-bar/tab-goes-past-the-chips-in-between", Fixture, NULL, set_up,
              test_tab_goes_past_the_chips_in_between, tear_down);
  g_test_add ("/filter-bar/enter-ticks-the-village-found", Fixture, NULL, set_up,
              test_enter_ticks_the_village_found, tear_down);
  g_test_add ("/filter-bar/escape-closes-the-villages", Fixture, NULL, set_up, test_escape_closes_the_villages,
              tear_down);
  return g_test_run ();
}
