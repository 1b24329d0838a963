/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-doubtful-page.h"
#include "lw-journal.h"
#include "lw-people-indexer.h"

#include <adwaita.h>

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  LwPage *page;
} Fixture;

/* So many of whom nothing is known but a name. */
static void
set_up (Fixture       *test,
        gconstpointer  n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (LwLedger) ledger = NULL;

  test->folder = lw_test_make_dir ();
  path = g_build_filename (test->folder, "many.liangwei", NULL);
  ledger = lw_ledger_create (path, "小郭庄的槐树 2026", lw_pinyin_name_keys, &error);
  g_assert_no_error (error);
  g_assert_true (lw_journal_begin (ledger, "many", &error));
  for (guint i = 0; i < GPOINTER_TO_UINT (n); i++)
    {
      g_autoptr (LwPerson) person = lw_record_new (&lw_person_table);

      person->name = g_strdup_printf ("人%u", i);
      g_assert_true (lw_ledger_insert (ledger, person, &error));
    }
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  test->session = lw_session_new (ledger, &error);
  g_assert_no_error (error);
  test->page = g_object_ref_sink (g_object_new (LW_TYPE_DOUBTFUL_PAGE, "session", test->session, NULL));
  lw_page_refresh (test->page);
}

static void
tear_down (Fixture       *test,
           gconstpointer  n)
{
  lw_ui_test_finalize (test->page);
  lw_ui_test_end (test->session, test->folder);
}

static guint
count (GtkWidget *widget,
       GType      type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, type);
  return n;
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);
  return found;
}

/* No ID number, no birth: eight rows of each, then fifty more of the one that is asked for. */
static void
test_more_come_by_the_page (Fixture       *test,
                            gconstpointer  n)
{
  g_assert_cmpuint (count (GTK_WIDGET (test->page), GTK_TYPE_LIST_BOX_ROW), ==, 16);
  g_assert_true (g_str_has_prefix (lw_page_get_subtitle (test->page), "200 "));
  g_signal_emit_by_name (find_button (GTK_WIDGET (test->page)), "clicked");
  g_assert_cmpuint (count (GTK_WIDGET (test->page), GTK_TYPE_LIST_BOX_ROW), ==, 16 + 50);
  g_signal_emit_by_name (find_button (GTK_WIDGET (test->page)), "clicked");
  g_assert_cmpuint (count (GTK_WIDGET (test->page), GTK_TYPE_LIST_BOX_ROW), ==, 8 + 100);
  /* Who reads the ledger again sees as much as before. */
  lw_page_refresh (test->page);
  g_assert_cmpuint (count (GTK_WIDGET (test->page), GTK_TYPE_LIST_BOX_ROW), ==, 8 + 100);
}

static gboolean
has_rows (gpointer page)
{
  return count (page, GTK_TYPE_LIST_BOX_ROW) > 0;
}

static void
test_many_are_read_elsewhere (Fixture       *test,
                              gconstpointer  n)
{
  g_assert_cmpuint (count (GTK_WIDGET (test->page), GTK_TYPE_LIST_BOX_ROW), ==, 0);
  lw_ui_test_wait (has_rows, test->page);
  g_assert_cmpuint (count (GTK_WIDGET (test->page), GTK_TYPE_LIST_BOX_ROW), ==, 16);
}

/* The answer comes when nobody waits for it any more. */
static void
test_goes_while_looking (Fixture       *test,
                         gconstpointer  n)
{
}

int
main (int   argc,
      char *argv[])
{
  const guint many = LW_PEOPLE_AT_ONCE + 1;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/doubtful/more-come-by-the-page", Fixture, GUINT_TO_POINTER (100), set_up,
              test_more_come_by_the_page, tear_down);
  g_test_add ("/doubtful/many-are-read-elsewhere", Fixture, GUINT_TO_POINTER (many), set_up,
              test_many_are_read_elsewhere, tear_down);
  g_test_add ("/doubtful/goes-while-looking", Fixture, GUINT_TO_POINTER (many), set_up,
              test_goes_while_looking, tear_down);
  return g_test_run ();
}
