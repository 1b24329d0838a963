/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-test.h"

#include "lw-bulk-dialogs.h"
#include "lw-line.h"

/* ---- files ---- */

static gboolean
is_written (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_full_numbers_leave_a_note (Fixture       *fixture,
                                gconstpointer  data)
{
  LwPeopleTable *table = lw_people_page_get_table (fixture->page);
  g_autofree char *masked = g_build_filename (fixture->folder, "masked.csv", NULL);
  g_autofree char *full = g_build_filename (fixture->folder, "full.csv", NULL);
  g_autofree char *first = NULL, *second = NULL;
  gint64 before = lw_ledger_get_revision (reader_of (fixture));
  GArray *keys = lw_people_rows_list_get_keys (list_of (fixture));

  lw_bulk_export (GTK_WINDOW (fixture->window), fixture->session, keys,
                  lw_people_heads_get_layout (lw_people_table_get_heads (table)), masked, FALSE, NULL);
  lw_ui_test_wait (is_written, masked);
  g_assert_true (g_file_get_contents (masked, &first, NULL, NULL));
  g_assert_nonnull (strstr (first, "****"));
  g_assert_cmpint (lw_ledger_get_revision (reader_of (fixture)), ==, before);
  lw_bulk_export (GTK_WINDOW (fixture->window), fixture->session, keys,
                  lw_people_heads_get_layout (lw_people_table_get_heads (table)), full, TRUE, "报组织部");
  lw_ui_test_wait (is_written, full);
  g_assert_true (g_file_get_contents (full, &second, NULL, NULL));
  g_assert_null (strstr (second, "****"));
  g_assert_cmpint (lw_ledger_get_revision (reader_of (fixture)), ==, before + 1);
}

/* What lies on the clipboard as text, nullable. */
static char *
copied_text (Fixture *fixture)
{
  GdkContentProvider *content
      = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)));
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  if (content == NULL || !gdk_content_provider_get_value (content, &value, NULL))
    return NULL;
  return g_value_dup_string (&value);
}

static gboolean
was_copied (gpointer fixture)
{
  g_autofree char *text = copied_text (fixture);

  return text != NULL;
}

static gboolean
was_copied_in_full (gpointer fixture)
{
  g_autofree char *text = copied_text (fixture);

  return text != NULL && strstr (text, "****") == NULL;
}

static void
test_copies_are_masked_unless_recorded (Fixture       *fixture,
                                        gconstpointer  data)
{
  gint64 before = lw_ledger_get_revision (reader_of (fixture));
  g_autoptr (GArray) some = g_array_copy (lw_people_rows_list_get_keys (list_of (fixture)));
  g_autofree char *text = NULL, *full = NULL;
  g_auto (GStrv) lines = NULL;

  g_array_set_size (some, 3);
  lw_people_marks_set (lw_people_page_get_marks (fixture->page), some);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.copy", NULL);
  lw_ui_test_wait (was_copied, fixture);
  text = copied_text (fixture);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5); /* heads, three people, the end */
  g_assert_nonnull (strstr (lines[1], "\t"));
  g_assert_nonnull (strstr (text, "****"));
  g_assert_cmpint (lw_ledger_get_revision (reader_of (fixture)), ==, before);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.copy-full", NULL);
  lw_ui_test_wait (was_copied_in_full, fixture);
  g_assert_cmpint (lw_ledger_get_revision (reader_of (fixture)), ==, before + 1);
}

/* ---- dialogs ---- */

static GtkWidget *
find_dialog (Fixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (fixture->window))
      return l->data;
  g_assert_not_reached ();
}

/* The row that holds a day: what stands there is one. */
static gboolean
is_day (GtkWidget  *widget,
        const char *text)
{
  LwDate day = 0;
  g_autofree char *problem
      = ADW_IS_ENTRY_ROW (widget) ? lw_line_read_date (gtk_editable_get_text (GTK_EDITABLE (widget)), 0, &day) : NULL;

  return day != 0;
}

static gboolean
says_from_when (Fixture    *fixture,
                const char *day)
{
  GtkWidget *dialog = find_dialog (fixture);
  GtkWidget *row = lw_ui_test_find (dialog, is_day, NULL);
  const char *body;

  gtk_editable_set_text (GTK_EDITABLE (row), day);
  body = adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog));
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  return strstr (body, "It holds from") != NULL && strstr (body, day) != NULL;
}

typedef void (*OpenDialog) (GtkWindow    *parent,
                            LwSession    *session,
                            const GArray *people);

/* Whoever plans ahead is told that nothing changes until then. */
static void
test_a_day_to_come_is_said (Fixture       *fixture,
                            gconstpointer  data)
{
  static const OpenDialog dialogs[] = { lw_bulk_dialog_end_posts, lw_bulk_dialog_pool };

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      dialogs[i](GTK_WINDOW (fixture->window), fixture->session, lw_people_rows_list_get_keys (list_of (fixture)));
      g_assert_false (says_from_when (fixture, "2026-12-08")); /* the base date */
      g_assert_true (says_from_when (fixture, "2027-03-01"));
      gtk_window_destroy (GTK_WINDOW (find_dialog (fixture)));
    }
}

static void
add_tests (void)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/people-actions/copies-are-masked-unless-recorded", test_copies_are_masked_unless_recorded },
    { "/people-actions/full-numbers-leave-a-note", test_full_numbers_leave_a_note },
    { "/people-actions/a-day-to-come-is-said", test_a_day_to_come_is_said },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, people_set_up, tests[i].func, people_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  return people_test_run (argc, argv, add_tests);
}
