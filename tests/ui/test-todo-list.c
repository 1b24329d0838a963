/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-date.h"
#include "lw-reminders.h"
#include "lw-todo-list.h"

#include <adwaita.h>

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  LwTodoList *list;
  gboolean asked_pool;
  gint64 village;
} Fixture;

static void
pool_due_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  ((Fixture *) user_data)->asked_pool = TRUE;
}

static void
rule_cb (LwTodoList *list,
         gint64      village,
         guint       rule,
         Fixture    *test)
{
  test->village = village;
}

static void
set_up (Fixture      *test,
        gconstpointer data)
{
  static const GActionEntry entries[] = { { "pool-due", pool_due_cb, NULL, NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  test->folder = lw_test_make_dir ();
  test->session = lw_ui_test_session (test->folder);
  test->window = gtk_window_new ();
  test->list = LW_TODO_LIST (lw_todo_list_new (test->session));
  g_signal_connect (test->list, "rule", G_CALLBACK (rule_cb), test);
  gtk_window_set_child (GTK_WINDOW (test->window), GTK_WIDGET (test->list));
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), test);
  gtk_widget_insert_action_group (test->window, "win", G_ACTION_GROUP (group));
}

static void
tear_down (Fixture      *test,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  lw_ui_test_end (test->session, test->folder);
}

static gboolean
has_reminders (gpointer session)
{
  return lw_reminders_count_late (lw_reminders_of (session)) > 0;
}

static GtkListBox *
rows_of (GtkWidget *widget)
{
  GtkListBox *found = GTK_IS_LIST_BOX (widget) ? GTK_LIST_BOX (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = rows_of (child);
  return found;
}

static void
press (Fixture *test,
       int      i)
{
  GtkListBox *rows = rows_of (GTK_WIDGET (test->list));

  g_signal_emit_by_name (rows, "row-activated", gtk_list_box_get_row_at_index (rows, i));
}

/* What is late comes first and leads to the pool; further down rules lead to their village. */
static void
test_the_pool_reminds_on_the_overview (Fixture      *test,
                                       gconstpointer data)
{
  int last = 0;
  guint before;

  lw_ui_test_wait (has_reminders, test->session);
  before = lw_todo_list_count_till (test->list, lw_date_add_days (LW_UI_TEST_DAY, -1));
  g_assert_cmpuint (before, >, 0);
  press (test, 0);
  g_assert_true (test->asked_pool);
  while (gtk_list_box_get_row_at_index (rows_of (GTK_WIDGET (test->list)), last + 1) != NULL)
    last++;
  press (test, last);
  g_assert_cmpint (test->village, !=, 0);
}

static gboolean
has_none (gpointer session)
{
  return lw_reminders_get (lw_reminders_of (session))->len == 0;
}

/* On a base date before anything was planned nothing reminds. */
static void
test_reminders_follow_the_base_date (Fixture      *test,
                                     gconstpointer data)
{
  lw_ui_test_wait (has_reminders, test->session);
  lw_session_set_on (test->session, 20150101);
  lw_ui_test_wait (has_none, test->session);
  g_assert_cmpuint (lw_todo_list_count_till (test->list, 20150101), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/todo-list/the-pool-reminds-on-the-overview", Fixture, NULL, set_up,
              test_the_pool_reminds_on_the_overview, tear_down);
  g_test_add ("/todo-list/reminders-follow-the-base-date", Fixture, NULL, set_up,
              test_reminders_follow_the_base_date, tear_down);
  return g_test_run ();
}
