/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-village-all.h"
#include "lw-village-parts.h"

#include <adwaita.h>

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  AdwMessageDialog *dialog;
  GPtrArray *entries; /* borrowed, in the order of the dialog */
  GPtrArray *choices;
} Fixture;

static void
collect (GtkWidget *widget,
         Fixture   *test)
{
  if (ADW_IS_ENTRY_ROW (widget))
    g_ptr_array_add (test->entries, widget);
  if (ADW_IS_COMBO_ROW (widget))
    g_ptr_array_add (test->choices, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, test);
}

static void
set_up (Fixture      *test,
        gconstpointer data)
{
  g_autoptr (GListModel) windows = NULL;

  test->folder = lw_test_make_dir ();
  test->session = lw_ui_test_session (test->folder);
  test->window = gtk_window_new ();
  test->entries = g_ptr_array_new ();
  test->choices = g_ptr_array_new ();
  lw_village_all_ask (GTK_WINDOW (test->window), test->session);
  windows = g_object_ref (gtk_window_get_toplevels ());
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        test->dialog = ADW_MESSAGE_DIALOG (window);
    }
  g_assert_nonnull (test->dialog);
  collect (GTK_WIDGET (test->dialog), test);
  g_assert_cmpuint (test->entries->len, ==, 5);
  g_assert_cmpuint (test->choices->len, ==, 2);
}

static void
tear_down (Fixture      *test,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (test->window));
  g_ptr_array_unref (test->entries);
  g_ptr_array_unref (test->choices);
  lw_ui_test_end (test->session, test->folder);
}

static void
type (Fixture    *test,
      guint       i,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (g_ptr_array_index (test->entries, i)), text);
}

static gboolean
can_set (Fixture *test)
{
  return adw_message_dialog_get_response_enabled (test->dialog, "set");
}

static gboolean
is_undoable (gpointer session)
{
  const char *label = lw_session_get_undo_label (session);

  return label != NULL && g_str_equal (label, "Facts set for all villages");
}

/* Villages that tell nothing of the year, neither a number nor a name. */
static guint
count_without (LwSession *session,
               gint64     year)
{
  LwLedger *reader = lw_session_get_reader (session);
  g_autoptr (GPtrArray) villages = lw_villages_list (reader, LW_UI_TEST_DAY, NULL);
  guint n = 0;

  for (guint i = 0; i < villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (villages, i);
      g_autoptr (GPtrArray) years
          = lw_ledger_list (reader, &lw_recruit_year_table, "village", village->record.id, NULL);
      g_autoptr (GPtrArray) recruits
          = lw_ledger_list (reader, &lw_recruit_table, "village", village->record.id, NULL);
      guint found = 0;

      for (guint j = 0; j < recruits->len; j++)
        found += ((const LwRecruit *) g_ptr_array_index (recruits, j))->recruited_on / 10000 == year;
      for (guint j = 0; j < years->len; j++)
        found += ((const LwRecruitYear *) g_ptr_array_index (years, j))->year == year;
      n += village->kind != LW_VILLAGE_KIND_OTHER && found == 0;
    }
  return n;
}

static void
test_what_is_filled_in_is_set_everywhere_and_the_rest_stays (Fixture      *test,
                                                             gconstpointer data)
{
  LwLedger *reader = lw_session_get_reader (test->session);
  g_autoptr (GPtrArray) before = lw_villages_list (reader, LW_UI_TEST_DAY, NULL);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_cmpuint (count_without (test->session, 2026), >, 0);
  type (test, 3, "7");
  adw_combo_row_set_selected (g_ptr_array_index (test->choices, 1), 1);
  g_assert_true (can_set (test));
  adw_message_dialog_response (test->dialog, "set");
  lw_ui_test_wait (is_undoable, test->session);
  after = lw_villages_list (reader, LW_UI_TEST_DAY, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < after->len; i++)
    {
      const LwVillage *old = g_ptr_array_index (before, i), *new = g_ptr_array_index (after, i);

      g_assert_cmpint (new->committee_seats, ==, new->kind == LW_VILLAGE_KIND_OTHER ? old->committee_seats : 7);
      g_assert_cmpint (new->party_seats, ==, old->party_seats);
      g_assert_cmpint (new->term_start, ==, old->term_start);
      g_assert_cmpint (new->org_form, ==, old->org_form);
    }
  g_assert_cmpuint (count_without (test->session, 2026), ==, 0);
}

static void
test_nothing_or_nonsense_cannot_be_set (Fixture      *test,
                                        gconstpointer data)
{
  g_assert_false (can_set (test));
  type (test, 0, "2025-02-30");
  g_assert_false (can_set (test));
  type (test, 0, "2022-01-15");
  g_assert_true (can_set (test));
  type (test, 2, "99999");
  g_assert_false (can_set (test));
  gtk_window_destroy (GTK_WINDOW (test->dialog));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/village-all/what-is-filled-in-is-set-everywhere-and-the-rest-stays", Fixture, NULL, set_up,
              test_what_is_filled_in_is_set_everywhere_and_the_rest_stays, tear_down);
  g_test_add ("/village-all/nothing-or-nonsense-cannot-be-set", Fixture, NULL, set_up,
              test_nothing_or_nonsense_cannot_be_set, tear_down);
  return g_test_run ();
}
