/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-connection.h"
#include "lw-history-page.h"
#include "lw-ledger-private.h"
#include "lw-ledger-check.h"
#include "lw-take-back.h"
#include "lw-time-text.h"

#include <adwaita.h>
#include <string.h>

#define MANY 205

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *list;
} Fixture;

static gboolean
is_actions (GtkWidget  *widget,
            const char *text)
{
  return GTK_IS_LIST_BOX (widget)
         && gtk_list_box_get_selection_mode (GTK_LIST_BOX (widget)) == GTK_SELECTION_BROWSE;
}

static gboolean
is_search (GtkWidget  *widget,
           const char *text)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

/* Seen by its own will: no part of it is shown on a screen here. */
static gboolean
is_shown_button (GtkWidget  *widget,
                 const char *text)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_visible (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
}

static gboolean
is_label (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

static void
set_up (Fixture      *test,
        gconstpointer data)
{
  test->folder = lw_test_make_dir ();
  test->session = lw_ui_test_session (test->folder);
  test->window = gtk_window_new ();
  test->page = g_object_new (LW_TYPE_HISTORY_PAGE, "session", test->session, NULL);
  gtk_window_set_child (GTK_WINDOW (test->window), test->page);
  lw_page_refresh (LW_PAGE (test->page));
  test->list = lw_ui_test_find (test->page, is_actions, NULL);
}

static void
tear_down (Fixture      *test,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  lw_ui_test_end (test->session, test->folder);
}

static gboolean
add_many (LwLedger *writer,
          gpointer  data,
          GError  **error)
{
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *label = g_strdup_printf ("多做的第 %u 步", i);
      g_autofree char *value = g_strdup_printf ("%u", i);

      if (!lw_journal_begin (writer, label, error)
          || !lw_ledger_set_setting (writer, "test.step", value, error)
          || !lw_journal_commit (writer, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static void
ran_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lw_session_run_finish (LW_SESSION (object), result, NULL, &error));
  g_assert_no_error (error);
  *(gpointer *) data = NULL;
}

static void
do_many (Fixture *test)
{
  gpointer pending = test;

  lw_session_run (test->session, NULL, add_many, NULL, NULL, NULL, ran_cb, &pending);
  lw_ui_test_wait (lw_ui_test_is_null, &pending);
  lw_page_refresh (LW_PAGE (test->page));
}

static gboolean
is_latest_undone (gpointer session)
{
  g_autoptr (GPtrArray) list = lw_take_back_list (session, 0);

  return list->len == 0;
}

static void
test_earlier_actions_are_shown_when_asked_for (Fixture      *test,
                                               gconstpointer data)
{
  guint before = count_rows (test->list);
  GtkWidget *more;

  g_assert_null (lw_ui_test_find (test->page, is_shown_button, "Show Earlier Actions"));
  do_many (test);
  g_assert_cmpuint (count_rows (test->list), ==, 200);
  more = lw_ui_test_find (test->page, is_shown_button, "Show Earlier Actions");
  g_assert_nonnull (more);
  g_signal_emit_by_name (more, "clicked");
  g_assert_cmpuint (count_rows (test->list), ==, before + MANY);
  g_assert_null (lw_ui_test_find (test->page, is_shown_button, "Show Earlier Actions"));
}

/* The list has the one that is searched for, but what came later goes with it all the same. */
static void
test_what_is_taken_back_is_counted_in_full (Fixture      *test,
                                            gconstpointer data)
{
  GtkWidget *search = lw_ui_test_find (test->page, is_search, NULL);

  do_many (test);
  gtk_editable_set_text (GTK_EDITABLE (search), "第 199 步");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (count_rows (test->list), ==, 1);
  g_assert_nonnull (lw_ui_test_find (test->page, is_shown_button, "Take Back 6 Actions…"));
  gtk_editable_set_text (GTK_EDITABLE (search), "没有这一步");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpuint (count_rows (test->list), ==, 0);
  g_assert_nonnull (lw_ui_test_find (test->page, is_label, "No action says that."));
}

static void
test_an_older_action_asks_and_takes_later_ones_with_it (Fixture      *test,
                                                        gconstpointer data)
{
  guint n = count_rows (test->list);
  g_autofree char *label = g_strdup_printf ("Take Back %u Actions…", n);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (test->list), (int) n - 1);
  GtkWidget *button;
  GtkWindow *dialog;

  g_assert_nonnull (lw_ui_test_find (test->page, is_shown_button, "Undo"));
  gtk_list_box_select_row (GTK_LIST_BOX (test->list), first);
  button = lw_ui_test_find (test->page, is_shown_button, label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  dialog = lw_ui_test_find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (is_latest_undone (test->session));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "undo");
  lw_ui_test_wait (is_latest_undone, test->session);
  gtk_window_destroy (dialog);

  lw_page_refresh (LW_PAGE (test->page));
  g_assert_cmpuint (count_rows (test->list), ==, n);
  g_assert_nonnull (lw_ui_test_find (test->list, is_label, "taken back"));
  g_assert_null (lw_ui_test_find (test->page, is_shown_button, "Undo"));
}

static gboolean
says_whole (gpointer page)
{
  return lw_ui_test_find (page, is_label, "The ledger is whole") != NULL;
}

static gboolean
says_damage (gpointer page)
{
  return lw_ui_test_find (page, is_label, "was found") != NULL;
}

/* Behind the journal's back. */
static gboolean
tamper (LwLedger *writer,
        gpointer  data,
        GError  **error)
{
  return lw_connection_exec (writer->connection, "UPDATE person SET phone = '1' WHERE id = (SELECT min(id) FROM person)",
                             "tamper", error);
}

static void
test_the_check_says_whether_the_ledger_is_whole (Fixture      *test,
                                                 gconstpointer data)
{
  GtkWidget *button = lw_ui_test_find (test->page, is_shown_button, "Check the Ledger");
  gpointer pending = test;

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  lw_ui_test_wait (says_whole, test->page);

  lw_session_run (test->session, NULL, tamper, NULL, NULL, NULL, ran_cb, &pending);
  lw_ui_test_wait (lw_ui_test_is_null, &pending);
  g_signal_emit_by_name (button, "clicked");
  lw_ui_test_wait (says_damage, test->page);
  button = lw_ui_test_find (test->page, is_shown_button, "What Was Found…");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (lw_ui_test_find_dialog ());
  gtk_window_destroy (lw_ui_test_find_dialog ());
}

static gboolean
is_check (GtkWidget  *widget,
          const char *text)
{
  return LW_IS_LEDGER_CHECK (widget);
}

static gboolean
is_ours_alone (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

/* Its thread has a reader with the key. */
static void
test_a_page_that_goes_stops_its_check (Fixture      *test,
                                       gconstpointer data)
{
  g_autoptr (LwLedgerCheck) check = g_object_ref (LW_LEDGER_CHECK (lw_ui_test_find (test->page, is_check, NULL)));

  g_signal_emit_by_name (lw_ui_test_find (test->page, is_shown_button, "Check the Ledger"), "clicked");
  g_assert_true (lw_ledger_check_is_busy (check));
  gtk_window_set_child (GTK_WINDOW (test->window), NULL);
  g_assert_false (lw_ledger_check_is_busy (check));
  lw_ui_test_wait (is_ours_alone, check);
}

/* Days as headings, moments of another year with their year. */
static void
test_moments_are_told_as_one_says_them (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autoptr (GDateTime) old = g_date_time_new_local (2021, 12, 4, 9, 5, 7);
  g_autofree char *today_text = lw_time_text_day (g_date_time_to_unix (now));
  g_autofree char *yesterday_text = lw_time_text_day (g_date_time_to_unix (yesterday));
  g_autofree char *old_day = lw_time_text_day (g_date_time_to_unix (old));
  g_autofree char *old_minute = lw_time_text_minute (g_date_time_to_unix (old));
  g_autofree char *old_second = lw_time_text_second (g_date_time_to_unix (old));
  g_autofree char *never = lw_time_text_day (G_MAXINT64);

  g_assert_cmpstr (today_text, ==, "Today");
  g_assert_true (g_str_has_prefix (yesterday_text, "Yesterday "));
  g_assert_cmpstr (old_day, ==, "2021-12-04 Sat");
  g_assert_cmpstr (old_minute, ==, "2021-12-04 09:05");
  g_assert_cmpstr (old_second, ==, "2021-12-04 09:05:07");
  g_assert_cmpstr (never, ==, "—");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/history/earlier-actions", test_earlier_actions_are_shown_when_asked_for);
  ADD ("/history/counted-in-full", test_what_is_taken_back_is_counted_in_full);
  ADD ("/history/take-back", test_an_older_action_asks_and_takes_later_ones_with_it);
  ADD ("/history/check", test_the_check_says_whether_the_ledger_is_whole);
  ADD ("/history/page-goes", test_a_page_that_goes_stops_its_check);
  g_test_add_func ("/history/moments", test_moments_are_told_as_one_says_them);
  return g_test_run ();
}
