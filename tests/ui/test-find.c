/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-find-popover.h"

#include <adwaita.h>
#include <string.h>

/* Ctrl+K: a window that only notes what is asked of it. */
typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  GtkWidget *popover;
  char *asked; /* "person 17" */
} Fixture;

static void
asked_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  Fixture *test = user_data;
  g_autofree char *value = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_free (test->asked);
  test->asked = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), value);
}

static void
add_actions (Fixture *test)
{
  static const GActionEntry entries[] = {
    { "page", asked_cb, "s", NULL, NULL, { 0 } },    { "person", asked_cb, "x", NULL, NULL, { 0 } },
    { "village", asked_cb, "x", NULL, NULL, { 0 } }, { "filter-people", asked_cb, "s", NULL, NULL, { 0 } },
    { "lock", asked_cb, NULL, NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), test);
  gtk_widget_insert_action_group (test->window, "win", G_ACTION_GROUP (group));
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_gone (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

static void
open_popover (Fixture *test)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_window_get_child (GTK_WINDOW (test->window))));
  lw_ui_test_wait (is_mapped, test->popover);
}

static void
set_up (Fixture      *test,
        gconstpointer data)
{
  GtkWidget *button = gtk_menu_button_new ();

  test->folder = lw_test_make_dir ();
  test->session = lw_ui_test_session (test->folder);
  test->window = gtk_window_new ();
  test->popover = lw_find_popover_new (test->session);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), test->popover);
  gtk_window_set_child (GTK_WINDOW (test->window), button);
  add_actions (test);
  gtk_window_present (GTK_WINDOW (test->window));
  lw_ui_test_wait (is_mapped, button);
  open_popover (test);
}

static void
tear_down (Fixture      *test,
           gconstpointer data)
{
  if (gtk_widget_get_mapped (test->popover))
    gtk_popover_popdown (GTK_POPOVER (test->popover));
  lw_ui_test_wait (is_gone, test->popover);
  gtk_window_destroy (GTK_WINDOW (test->window));
  lw_ui_test_end (test->session, test->folder);
  g_free (test->asked);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
type (Fixture    *test,
      const char *text)
{
  GtkWidget *entry = find (test->popover, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  /* The entry tells it from the main loop. */
  g_signal_emit_by_name (entry, "search-changed");
}

static GtkListBoxRow *
row_at (Fixture *test,
        int      i)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (find (test->popover, GTK_TYPE_LIST_BOX)), i);
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  gboolean found = GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = says (child, text);
  return found;
}

static gboolean
finds (Fixture    *test,
       const char *text,
       const char *what)
{
  type (test, text);
  for (int i = 0; row_at (test, i) != NULL; i++)
    if (says (GTK_WIDGET (row_at (test, i)), what))
      return TRUE;
  return FALSE;
}

/* Somebody of the demo with a number. */
static LwPerson *
dup_person (Fixture *test)
{
  g_autoptr (GPtrArray) people
      = lw_ledger_list (lw_session_get_reader (test->session), &lw_person_table, NULL, 0, NULL);

  for (guint i = 0; i < people->len; i++)
    if (((LwPerson *) people->pdata[i])->id_number != NULL
        && g_str_equal (((LwPerson *) people->pdata[i])->name, "李晓雯"))
      return lw_record_copy (people->pdata[i]);
  g_assert_not_reached ();
}

static void
test_people_are_found_by_whatever_is_known (Fixture      *test,
                                            gconstpointer data)
{
  LwPerson *person = dup_person (test);
  g_autofree char *head = g_strndup (person->id_number, 14);
  const char *tail = person->id_number + strlen (person->id_number) - 8;

  g_assert_true (finds (test, "李晓雯", "李晓雯"));
  g_assert_true (finds (test, "李晓", "李晓雯"));
  g_assert_true (finds (test, "lixiaowen", "李晓雯"));
  g_assert_true (finds (test, "LXW", "李晓雯"));
  g_assert_true (finds (test, head, "李晓雯"));
  g_assert_true (finds (test, tail, "李晓雯"));
  g_assert_false (finds (test, "zzzz", "李晓雯"));
  g_assert_true (says (GTK_WIDGET (row_at (test, 0)), "Nobody and nothing found"));
  lw_record_free (person);
}

static void
test_a_village_tells_its_states (Fixture      *test,
                                 gconstpointer data)
{
  g_assert_true (finds (test, "wl", "王楼村"));
  g_assert_true (says (GTK_WIDGET (row_at (test, 0)), "王楼村"));
  g_assert_true (says (GTK_WIDGET (row_at (test, 0)), lw_state_caption (LW_STATE_NOT_MET)));
  g_assert_true (finds (test, "王楼", "王楼村"));
}

static void
test_return_opens_the_first (Fixture      *test,
                             gconstpointer data)
{
  type (test, "wl");
  g_signal_emit_by_name (find (test->popover, GTK_TYPE_SEARCH_ENTRY), "activate");
  g_assert_nonnull (test->asked);
  g_assert_true (g_str_has_prefix (test->asked, "village "));
  lw_ui_test_wait (is_gone, test->popover);
  /* What was opened is there again before anything is typed. */
  open_popover (test);
  g_assert_nonnull (row_at (test, 0));
  g_assert_true (says (GTK_WIDGET (row_at (test, 0)), "王楼村"));
}

static void
test_commands_and_pages_are_found (Fixture      *test,
                                   gconstpointer data)
{
  g_assert_true (finds (test, "overv", "Overview"));
  g_signal_emit_by_name (find (test->popover, GTK_TYPE_SEARCH_ENTRY), "activate");
  g_assert_cmpstr (test->asked, ==, "page 'overview'");
  /* What cannot be done here is not offered. */
  g_assert_false (finds (test, "undo", "Undo"));
}

/* “he” is in “Lock the ledger” too. */
static void
test_people_come_before_commands (Fixture      *test,
                                  gconstpointer data)
{
  int last = 0;

  type (test, "he");
  g_assert_true (says (GTK_WIDGET (row_at (test, 0)), "何"));
  while (row_at (test, last + 1) != NULL && !says (GTK_WIDGET (row_at (test, last)), "Lock the ledger"))
    last++;
  g_assert_true (says (GTK_WIDGET (row_at (test, last)), "Lock the ledger"));
}

static void
test_all_who_fit_are_a_filter_away (Fixture      *test,
                                    gconstpointer data)
{
  int last = 0;

  type (test, "li");
  while (row_at (test, last + 1) != NULL)
    last++;
  g_signal_emit_by_name (find (test->popover, GTK_TYPE_LIST_BOX), "row-activated", row_at (test, last));
  g_assert_cmpstr (test->asked, ==, "filter-people 'li'");
}

static void
test_hostile_text_finds_nothing_and_breaks_nothing (Fixture      *test,
                                                    gconstpointer data)
{
  static const char *const texts[]
      = { "'; DROP TABLE person; --", "%_*?", "\"", "\\", "😀", "　", "　　　", "\t", "(((" };
  g_autofree char *huge = g_strnfill (20000, 'w');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      type (test, texts[i]);
      g_signal_emit_by_name (find (test->popover, GTK_TYPE_SEARCH_ENTRY), "activate");
    }
  type (test, huge);
  g_signal_emit_by_name (find (test->popover, GTK_TYPE_SEARCH_ENTRY), "activate");
  g_assert_null (test->asked);
  g_assert_true (finds (test, "wl", "王楼村"));
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "/find/people-by-whatever-is-known", test_people_are_found_by_whatever_is_known },
    { "/find/a-village-tells-its-states", test_a_village_tells_its_states },
    { "/find/return-opens-the-first", test_return_opens_the_first },
    { "/find/commands-and-pages", test_commands_and_pages_are_found },
    { "/find/people-come-before-commands", test_people_come_before_commands },
    { "/find/all-who-fit-are-a-filter-away", test_all_who_fit_are_a_filter_away },
    { "/find/hostile-text", test_hostile_text_finds_nothing_and_breaks_nothing },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
