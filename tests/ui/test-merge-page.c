/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-merge-page.h"

#include <adwaita.h>

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  LwMergePage *page;
  guint done;
} Fixture;

static void
done_cb (Fixture *fixture)
{
  fixture->done++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = lw_test_make_dir ();
  fixture->session = lw_ui_test_session (fixture->folder);
  g_signal_connect_swapped (fixture->session, "done", G_CALLBACK (done_cb), fixture);
  fixture->window = gtk_window_new ();
  fixture->page = g_object_ref_sink (g_object_new (LW_TYPE_MERGE_PAGE, "session", fixture->session, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  lw_ui_test_finalize (fixture->page);
  lw_session_close (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lw_ui_test_finalize (fixture->session);
  lw_test_remove_dir (fixture->folder);
}

static gboolean
was_done (gpointer data)
{
  return ((Fixture *) data)->done > 0;
}

static void
wait_for_edit (Fixture *fixture)
{
  lw_ui_test_wait (was_done, fixture);
  fixture->done = 0;
}

static void
test_merging_waits_for_every_decision (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autoptr (GPtrArray) people = lw_ledger_list (lw_session_get_reader (fixture->session), &lw_person_table, NULL, 0, NULL);
  LwMergePage *page = fixture->page;
  LwKey a = ((LwRecord *) people->pdata[3])->id, b = ((LwRecord *) people->pdata[4])->id;
  g_autoptr (LwPerson) one = lw_record_copy (people->pdata[a < b ? 3 : 4]);
  g_autoptr (LwPerson) other = lw_record_copy (people->pdata[a < b ? 4 : 3]);
  g_autoptr (LwPerson) gone = NULL, kept = NULL;

  lw_merge_page_open_pair (page, b, a);
  g_assert_false (lw_merge_page_merge (page));
  for (guint i = 0; i < lw_person_table.n_fields; i++)
    lw_merge_page_choose (page, lw_person_table.fields[i].name,
                          g_str_equal (lw_person_table.fields[i].name, "name"));
  g_assert_true (lw_merge_page_merge (page));
  wait_for_edit (fixture);
  gone = lw_ledger_get (lw_session_get_reader (fixture->session), &lw_person_table, other->record.id, NULL);
  kept = lw_ledger_get (lw_session_get_reader (fixture->session), &lw_person_table, one->record.id, NULL);
  g_assert_null (gone);
  g_assert_cmpstr (kept->name, ==, other->name);
  g_assert_cmpstr (kept->id_number, ==, one->id_number);
  lw_session_undo (fixture->session);
  wait_for_edit (fixture);
  gone = lw_ledger_get (lw_session_get_reader (fixture->session), &lw_person_table, other->record.id, NULL);
  g_assert_nonnull (gone);
}

static gboolean
insert_func (LwLedger  *writer,
             gpointer   data,
             GError   **error)
{
  return lw_ledger_insert (writer, data, error);
}

/* Everything of @person again, but for the number. */
static void
add_double (Fixture        *fixture,
            const LwPerson *person)
{
  LwPerson *other = lw_record_new (&lw_person_table);

  lw_set_text (&other->name, person->name);
  other->birth_stated = person->birth_stated;
  lw_session_edit (fixture->session, "double", insert_func, other, lw_record_free);
  wait_for_edit (fixture);
}

static gboolean
is_list (GtkWidget  *widget,
         const char *text)
{
  return GTK_IS_LIST_BOX (widget);
}

static guint
n_rows (Fixture *fixture)
{
  GtkWidget *list = lw_ui_test_find (GTK_WIDGET (fixture->page), is_list, NULL);
  guint n = 0;

  while (list != NULL && gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

static gboolean
has_focus_in_list (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *list = lw_ui_test_find (GTK_WIDGET (fixture->page), is_list, NULL);

  return GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (fixture->window)))
         && gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), list);
}

static gboolean
has_one_pair_and_focus (gpointer data)
{
  return n_rows (data) == 1 && has_focus_in_list (data);
}

/* By keys alone: the focus is on the pairs when they are there, and again when one of them is done. */
static void
test_the_keyboard_goes_from_pair_to_pair (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr (GPtrArray) people
      = lw_ledger_list (lw_session_get_reader (fixture->session), &lw_person_table, NULL, 0, NULL);

  add_double (fixture, people->pdata[0]);
  add_double (fixture, people->pdata[1]);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  lw_page_refresh (LW_PAGE (fixture->page));
  lw_ui_test_wait (has_focus_in_list, fixture);
  g_assert_cmpuint (n_rows (fixture), ==, 2);
  g_assert_true (lw_merge_page_merge (fixture->page));
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL); /* its button is gone */
  wait_for_edit (fixture);
  lw_page_refresh (LW_PAGE (fixture->page));
  lw_ui_test_wait (has_one_pair_and_focus, fixture);
}

/* The answer of the thread comes to a page of which only the thread still knows. */
static void
test_a_search_outlives_its_ledger (void)
{
  g_autoptr (LwTestDir) folder = lw_test_make_dir ();
  LwSession *session = lw_ui_test_session (folder);
  LwPage *page = g_object_ref_sink (g_object_new (LW_TYPE_MERGE_PAGE, "session", session, NULL));

  lw_page_refresh (page);
  lw_session_close (session);
  lw_ui_test_finalize (page);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lw_ui_test_finalize (session);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/merge-page/merging-waits-for-every-decision", Fixture, NULL, set_up,
              test_merging_waits_for_every_decision, tear_down);
  g_test_add ("/merge-page/the-keyboard-goes-from-pair-to-pair", Fixture, NULL, set_up,
              test_the_keyboard_goes_from_pair_to_pair, tear_down);
  g_test_add_func ("/merge-page/a-search-outlives-its-ledger", test_a_search_outlives_its_ledger);
  return g_test_run ();
}
