/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-new-ledger-page.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  LwLedger *ledger; /* the one that was made */
} Fixture;

static gboolean
is_search (GtkWidget  *widget,
           const char *text)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

/* @start: of the title. */
static gboolean
is_row (GtkWidget  *widget,
        const char *start)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), start);
}

static gboolean
is_label (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

static gboolean
is_create (GtkWidget  *widget,
           const char *text)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action");
}

static void
created_cb (Fixture  *test,
            LwLedger *ledger)
{
  g_set_object (&test->ledger, ledger);
}

static void
set_up (Fixture      *test,
        gconstpointer data)
{
  test->window = gtk_window_new ();
  test->page = lw_new_ledger_page_new ();
  g_signal_connect_swapped (test->page, "created", G_CALLBACK (created_cb), test);
  gtk_window_set_child (GTK_WINDOW (test->window), test->page);
}

static void
tear_down (Fixture      *test,
           gconstpointer data)
{
  if (test->ledger != NULL)
    g_assert_true (lw_ledger_close (test->ledger, NULL));
  g_clear_object (&test->ledger);
  gtk_window_destroy (GTK_WINDOW (test->window));
}

static void
type (Fixture    *test,
      const char *title,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (lw_ui_test_find (test->page, is_row, title)), text);
}

static void
search (Fixture    *test,
        const char *text)
{
  GtkWidget *entry = lw_ui_test_find (test->page, is_search, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
}

static gboolean
is_made (gpointer data)
{
  return ((Fixture *) data)->ledger != NULL;
}

static void
make (Fixture *test)
{
  GtkWidget *create = lw_ui_test_find (test->page, is_create, NULL);

  type (test, "Passphrase", "correct horse staple");
  type (test, "Once more", "correct horse staple");
  g_assert_true (gtk_widget_get_sensitive (create));
  g_signal_emit_by_name (create, "clicked");
  lw_ui_test_wait (is_made, test);
}

static void
add_by_hand (Fixture    *test,
             const char *name)
{
  GtkWidget *row = lw_ui_test_find (test->page, is_row, "Add a village by hand");

  gtk_editable_set_text (GTK_EDITABLE (row), name);
  g_signal_emit_by_name (row, "apply");
}

/* What was typed is bold in the name and in the pinyin; a screen reader is told the plain name. */
static void
test_what_was_typed_is_marked (Fixture      *test,
                               gconstpointer data)
{
  GtkWidget *row;

  search (test, "dahewan");
  row = lw_ui_test_find (test->page, is_row, "<b>大</b>");
  g_assert_nonnull (row);
  g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                   "<b>大</b><b>河</b><b>湾</b>"));
  g_assert_nonnull (lw_ui_test_find (row, is_label, "大河湾镇  da he wan zhen"));
  g_assert_cmpstr (g_object_get_data (G_OBJECT (row), "name"), ==, "大河湾镇");
}

static void
test_villages_typed_in_get_codes_of_their_own (Fixture      *test,
                                               gconstpointer data)
{
  g_autoptr (GPtrArray) villages = NULL;
  const LwVillage *first, *second;

  search (test, "新设镇");
  g_signal_emit_by_name (lw_ui_test_find (test->page, is_search, NULL), "activate");
  add_by_hand (test, "新村");
  add_by_hand (test, "新苑社区");
  add_by_hand (test, " 新村民委员会 "); /* the same: not twice */
  add_by_hand (test, "");
  make (test);
  villages = lw_ledger_list (test->ledger, &lw_village_table, NULL, 0, NULL);
  g_assert_cmpuint (villages->len, ==, 2);
  first = g_ptr_array_index (villages, 1); /* by code: communities come first */
  second = g_ptr_array_index (villages, 0);
  g_assert_cmpstr (first->name, ==, "新村");
  g_assert_cmpstr (first->code, ==, "000000000399");
  g_assert_cmpint (first->kind, ==, LW_VILLAGE_KIND_VILLAGE);
  g_assert_cmpint (second->kind, ==, LW_VILLAGE_KIND_COMMUNITY);
}

/* Beside those of the table: of the same township. */
static void
test_a_village_beside_the_table_is_of_its_township (Fixture      *test,
                                                    gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  const LwVillage *village;

  search (test, "150783104");
  g_signal_emit_by_name (lw_ui_test_find (test->page, is_search, NULL), "activate");
  add_by_hand (test, "新设村");
  make (test);
  found = lw_ledger_find (test->ledger, &lw_village_table, "name", "新设村", NULL);
  g_assert_cmpuint (found->len, ==, 1);
  village = g_ptr_array_index (found, 0);
  g_assert_cmpstr (village->code, ==, "150783104399");
  g_assert_cmpstr (village->township, ==, "大河湾镇");
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "/new-ledger/what-was-typed-is-marked", test_what_was_typed_is_marked },
    { "/new-ledger/villages-typed-in-get-codes-of-their-own", test_villages_typed_in_get_codes_of_their_own },
    { "/new-ledger/a-village-beside-the-table-is-of-its-township", test_a_village_beside_the_table_is_of_its_township },
  };

  g_autofree char *home = lw_test_make_dir ();
  int result;

  /* Ledgers are proposed to lie in the user's folders: in one of our own here. */
  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  result = g_test_run ();
  lw_test_remove_dir (g_steal_pointer (&home));
  return result;
}
