/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-village-add.h"
#include "lw-village-item.h"
#include "lw-villages-choice.h"
#include "lw-villages-export.h"
#include "lw-villages-page.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  GtkWidget *page;
  GtkColumnView *view;
  LwVillagesCells cells;
} Fixture;

static gboolean
is_table (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_COLUMN_VIEW (widget);
}

static gboolean
is_totals (GtkWidget  *widget,
           const char *text)
{
  return LW_IS_VILLAGES_TOTALS (widget);
}

static gboolean
is_label (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

static gboolean
is_row (GtkWidget  *widget,
        const char *title)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
is_search (GtkWidget  *widget,
           const char *text)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static void
make_page (Fixture *test)
{
  test->page = g_object_new (LW_TYPE_VILLAGES_PAGE, "session", test->session, NULL);
  gtk_window_set_child (GTK_WINDOW (test->window), test->page);
  lw_page_refresh (LW_PAGE (test->page));
  test->view = GTK_COLUMN_VIEW (lw_ui_test_find (test->page, is_table, NULL));
}

static void
set_up (Fixture      *test,
        gconstpointer data)
{
  g_autofree char *columns = g_build_filename (g_get_user_config_dir (), "liangwei", "tables.ini", NULL);

  g_remove (columns);
  test->folder = lw_test_make_dir ();
  test->session = lw_ui_test_session (test->folder);
  test->window = gtk_window_new ();
  make_page (test);
  test->cells.session = test->session;
  test->cells.figures = lw_villages_figures_load (lw_session_get_reader (test->session), LW_UI_TEST_DAY);
}

static void
tear_down (Fixture      *test,
           gconstpointer data)
{
  lw_villages_figures_free (test->cells.figures);
  gtk_window_destroy (GTK_WINDOW (test->window));
  lw_ui_test_end (test->session, test->folder);
}

static char *
dup_rows (Fixture *test,
          guint    first,
          guint    last)
{
  g_autoptr (GPtrArray) rows = lw_villages_export_rows (test->view, &test->cells);
  GString *text = g_string_new (NULL);

  for (guint i = first; i <= last && i < rows->len; i++)
    {
      g_autofree char *line = g_strjoinv ("|", g_ptr_array_index (rows, i));

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

static guint
count_rows (Fixture *test)
{
  g_autoptr (GPtrArray) rows = lw_villages_export_rows (test->view, &test->cells);

  return rows->len;
}

static void
hide (Fixture    *test,
      const char *action)
{
  g_assert_true (gtk_widget_activate_action (test->page, action, NULL));
}

/* ---- the list as a file ---- */

static void
test_the_file_has_what_the_table_shows (Fixture      *test,
                                        gconstpointer data)
{
  g_autofree char *all = dup_rows (test, 0, 1);
  g_autofree char *few = NULL;

  g_assert_cmpstr (all, ==,
                   "Readiness|Village|Statistical code|Kind|To be solved|Secretary|Age of the secretary|"
                   "Both posts in one hand|Serving on the two committees|Seats of the two committees|Free seats|"
                   "Supervision committee|Seats of the supervision committee|Reserves|New Party members 2024|"
                   "New Party members 2025|New Party members 2026|Party organisation|Party members|Households|"
                   "Population\n"
                   "Ready|镇中社区|419907105001|a community||王建国|47|one person|8|11|0|3|3|5|1|2|1|"
                   "Committee|142|1286|3874\n");
  g_assert_cmpuint (count_rows (test), ==, 16);

  /* What is hidden is not written. */
  for (const char *const *word = (const char *const[]) { "readiness", "problems", "secretary", "one-shoulder", "serving",
                                                         "supervision", "recruits", "org-form", "households", NULL };
       *word != NULL; word++)
    {
      g_autofree char *action = g_strconcat ("columns.", *word, NULL);

      hide (test, action);
    }
  few = dup_rows (test, 0, 1);
  g_assert_cmpstr (few, ==, "Village|Statistical code|Kind|Reserves|Population\n"
                            "镇中社区|419907105001|a community|5|3874\n");
}

static gboolean
shows_one (gpointer data)
{
  return count_rows (data) == 2;
}

static void
test_the_filter_holds_for_the_file (Fixture      *test,
                                    gconstpointer data)
{
  g_autofree char *row = NULL;

  gtk_editable_set_text (GTK_EDITABLE (lw_ui_test_find (test->page, is_search, NULL)), "王楼");
  lw_ui_test_wait (shows_one, test);
  row = dup_rows (test, 1, 1);
  /* All problems by name, not two and a number. */
  g_assert_nonnull (strstr (row, "Not ready|王楼村"));
  g_assert_nonnull (strstr (row, "Not met Woman seat, At risk Young grad., At risk New recruit"));
}

/* A village of another kind has no committees: its cells are empty, not 0. */
static void
test_what_is_not_known_is_empty (Fixture      *test,
                                 gconstpointer data)
{
  g_autofree char *row = dup_rows (test, 15, 15);

  g_assert_nonnull (strstr (row, "of another kind||||||||||0||||"));
}

/* ---- columns ---- */

static gboolean
has_total (Fixture    *test,
           const char *text)
{
  GtkWidget *label = lw_ui_test_find (lw_ui_test_find (test->page, is_totals, NULL), is_label, text);

  g_assert_nonnull (label);
  return gtk_widget_get_visible (label);
}

static void
test_a_hidden_column_takes_its_total_and_stays_hidden (Fixture      *test,
                                                       gconstpointer data)
{
  g_assert_true (lw_villages_is_shown (test->view, 11));
  g_assert_true (has_total (test, "22,761"));
  hide (test, "columns.population");
  g_assert_false (lw_villages_is_shown (test->view, 11));
  g_assert_false (has_total (test, "22,761"));
  g_assert_true (has_total (test, "6,111"));

  /* The next time as well. */
  make_page (test);
  g_assert_false (lw_villages_is_shown (test->view, 11));
  g_assert_false (has_total (test, "22,761"));
  hide (test, "columns.reset");
  g_assert_true (lw_villages_is_shown (test->view, 11));
  g_assert_true (has_total (test, "22,761"));
}

static void
test_names_of_villages_cannot_be_hidden (Fixture      *test,
                                         gconstpointer data)
{
  g_assert_false (gtk_widget_activate_action (test->page, "columns.village", NULL));
  g_assert_true (lw_villages_is_shown (test->view, 1));
}

/* ---- adding ---- */

static AdwMessageDialog *
open_dialog (Fixture *test)
{
  g_autoptr (GListModel) windows = NULL;

  g_assert_true (gtk_widget_activate_action (test->page, "page.add", NULL));
  windows = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  g_assert_not_reached ();
}

static void
type (AdwMessageDialog *dialog,
      const char       *title,
      const char       *text)
{
  GtkWidget *row = lw_ui_test_find (GTK_WIDGET (dialog), is_row, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

typedef struct
{
  LwSession *session;
  const char *name;
  gboolean there;
} Wanted;

static gboolean
is_as_wanted (gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (GPtrArray) found
      = lw_ledger_find (lw_session_get_reader (wanted->session), &lw_village_table, "name", wanted->name, NULL);

  return found != NULL && (found->len == 1) == wanted->there;
}

static void
test_a_village_is_added_and_taken_back (Fixture      *test,
                                        gconstpointer data)
{
  Wanted wanted = { test->session, "新苑南社区", TRUE };
  AdwMessageDialog *dialog = open_dialog (test);
  GtkWidget *kind = lw_ui_test_find (GTK_WIDGET (dialog), is_row, "Kind");
  g_autoptr (GPtrArray) found = NULL;
  const LwVillage *village;

  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "add"));
  type (dialog, "Name", "新苑南社区");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "add"));
  /* The name says what it is. */
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (kind)), ==, 1);
  adw_message_dialog_response (dialog, "add");
  lw_ui_test_wait (is_as_wanted, &wanted);
  found = lw_ledger_find (lw_session_get_reader (test->session), &lw_village_table, "name", wanted.name, NULL);
  village = g_ptr_array_index (found, 0);
  g_assert_cmpstr (village->code, ==, "419907105199");
  g_assert_cmpint (village->kind, ==, LW_VILLAGE_KIND_COMMUNITY);
  g_assert_cmpstr (village->township, ==, lw_session_get_township (test->session));

  wanted.there = FALSE;
  lw_session_undo (test->session);
  lw_ui_test_wait (is_as_wanted, &wanted);
}

static void
test_what_is_there_already_is_told (Fixture      *test,
                                    gconstpointer data)
{
  AdwMessageDialog *dialog = open_dialog (test);
  GtkWidget *kind = lw_ui_test_find (GTK_WIDGET (dialog), is_row, "Kind");

  type (dialog, "Name", "王楼");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "add"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "王楼村"));
  type (dialog, "Name", "新村");
  type (dialog, "Statistical code, 12 digits, if it has one", "419907105001");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "add"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "镇中社区"));
  type (dialog, "Statistical code, 12 digits, if it has one", "4199071050");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "add"));
  /* A code decides the kind, whatever the name says. */
  type (dialog, "Statistical code, 12 digits, if it has one", "419907105009");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "add"));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (kind)), ==, 1);
  g_assert_false (gtk_widget_get_sensitive (kind));
  adw_message_dialog_response (dialog, "cancel");
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "/villages/the-file-has-what-the-table-shows", test_the_file_has_what_the_table_shows },
    { "/villages/the-filter-holds-for-the-file", test_the_filter_holds_for_the_file },
    { "/villages/what-is-not-known-is-empty", test_what_is_not_known_is_empty },
    { "/villages/a-hidden-column-takes-its-total", test_a_hidden_column_takes_its_total_and_stays_hidden },
    { "/villages/names-cannot-be-hidden", test_names_of_villages_cannot_be_hidden },
    { "/villages/a-village-is-added-and-taken-back", test_a_village_is_added_and_taken_back },
    { "/villages/what-is-there-already-is-told", test_what_is_there_already_is_told },
  };
  g_autofree char *config = lw_test_make_dir ();
  int result;

  /* Columns are kept in the user's folder: in one of our own here. */
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  result = g_test_run ();
  lw_test_remove_dir (g_steal_pointer (&config));
  return result;
}
