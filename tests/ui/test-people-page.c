/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-test.h"

#include "lw-text-cell.h"
#include "lw-touched.h"

static guint
n_known_to_the_view (Fixture *fixture)
{
  GtkWidget *view = lw_people_table_get_view (lw_people_page_get_table (fixture->page));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))));
}

static gboolean
knows_all (gpointer data)
{
  return n_known_to_the_view (data) == n_shown (data);
}

/* Everybody four times. */
static LwPeopleRowsList *
long_list (Fixture *fixture)
{
  GArray *keys = lw_people_rows_list_get_keys (list_of (fixture));
  g_autoptr (GArray) many = g_array_new (FALSE, FALSE, sizeof (LwKey));

  for (guint i = 0; i < 4; i++)
    g_array_append_vals (many, keys->data, keys->len);
  return lw_people_rows_list_new (reader_of (fixture), many, many->len, LW_UI_TEST_DAY, 0);
}

/* GTK makes the widgets of 200 rows before it shows the first. */
static void
test_the_first_rows_come_first (Fixture       *fixture,
                                gconstpointer  data)
{
  LwPeopleTable *table = lw_people_page_get_table (fixture->page);
  g_autoptr (LwPeopleRowsList) list = long_list (fixture);

  lw_people_table_show (table, list, FALSE);
  g_assert_cmpuint (n_known_to_the_view (fixture), <, 100);
  lw_ui_test_wait (knows_all, fixture);
}

/* Who presses End at once is at the end, not at the last of the first rows. */
static void
test_a_jump_goes_past_the_first_rows (Fixture       *fixture,
                                      gconstpointer  data)
{
  LwPeopleTable *table = lw_people_page_get_table (fixture->page);
  g_autoptr (LwPeopleRowsList) list = long_list (fixture);
  GtkWidget *view = lw_people_table_get_view (table);
  guint last;

  lw_people_table_show (table, list, FALSE);
  last = n_shown (fixture) - 1;
  lw_people_table_set_current (table, last);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (
                        gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))),
                    ==, last);
  g_assert_true (knows_all (fixture));
}

/* Before anybody has counted them the first pages are right, and the length comes later. */
static void
test_an_uncounted_list_gets_its_length (Fixture       *fixture,
                                        gconstpointer  data)
{
  GArray *keys = lw_people_rows_list_get_keys (list_of (fixture));
  g_autoptr (LwPeopleRowsList) early
      = lw_people_rows_list_new_early (reader_of (fixture), 150, LW_UI_TEST_DAY, 0);
  g_autoptr (LwPeopleRowsList) exact
      = lw_people_rows_list_new (reader_of (fixture), NULL, keys->len, LW_UI_TEST_DAY, 0);

  g_assert_cmpuint (keys->len, >, 150);
  g_assert_false (lw_people_rows_list_is_counted (early));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (early)), ==, 150);
  for (guint i = 0; i < 150; i++)
    g_assert_cmpint (lw_people_rows_list_get_key (early, i), ==,
                     lw_people_rows_list_get_key (exact, i));
  lw_people_rows_list_set_total (early, keys->len);
  g_assert_true (lw_people_rows_list_is_counted (early));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (early)), ==, keys->len);
}

static void
test_shows_everybody_and_filters (Fixture       *fixture,
                                  gconstpointer  data)
{
  gint64 total = lw_ledger_count (reader_of (fixture), &lw_person_table, NULL);
  guint women;

  g_assert_cmpuint (n_shown (fixture), ==, total);
  set_filter (fixture, "[filter]\nsexes=4\n");
  women = n_shown (fixture);
  g_assert_cmpuint (women, >, 0);
  set_filter (fixture, "[filter]\nsexes=2\n");
  g_assert_cmpuint (women + n_shown (fixture), ==, total);
  lw_filter_bar_drop (lw_people_page_get_bar (fixture->page), LW_PEOPLE_BY_SEX);
  g_assert_cmpuint (n_shown (fixture), ==, total);
}

static void
collect_names (GtkWidget *widget,
               GPtrArray *names)
{
  if (LW_IS_TEXT_CELL (widget) && gtk_widget_has_css_class (widget, "lw-heading")
      && gtk_widget_get_mapped (widget))
    g_ptr_array_add (names, (gpointer) lw_text_cell_get_text (LW_TEXT_CELL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_names (child, names);
}

static gboolean
is_in_the_list (Fixture    *fixture,
                const char *name)
{
  for (guint i = 0; i < n_shown (fixture); i++)
    {
      g_autoptr (LwPersonItem) item = g_list_model_get_item (G_LIST_MODEL (list_of (fixture)), i);

      if (g_strcmp0 (item->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* GTK binds the rows between the old choice and the new one again, with items that it had before. */
static void
test_a_choice_shows_nobody_else (Fixture       *fixture,
                                 gconstpointer  data)
{
  LwPeopleTable *table = lw_people_page_get_table (fixture->page);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  lw_ui_test_wait (knows_all, fixture);
  set_filter (fixture, "[filter]\nsexes=4\n");
  lw_people_table_set_current (table, 5);
  collect_names (lw_people_table_get_view (table), names);
  g_assert_cmpuint (names->len, >, 5);
  for (guint i = 0; i < names->len; i++)
    {
      g_test_message ("%s", (const char *) names->pdata[i]);
      g_assert_true (is_in_the_list (fixture, names->pdata[i]));
    }
}

static void
test_sorts_by_the_column_that_is_asked_for (Fixture       *fixture,
                                            gconstpointer  data)
{
  LwPeopleTable *table = lw_people_page_get_table (fixture->page);
  gboolean descending;
  LwKey first, last;

  lw_people_heads_sort (lw_people_table_get_heads (table), LW_PEOPLE_ID_NUMBER, FALSE);
  g_assert_cmpint (lw_people_table_get_sort (table, &descending), ==, LW_PEOPLE_ID_NUMBER);
  g_assert_false (descending);
  first = lw_people_rows_list_get_key (list_of (fixture), 0);
  lw_people_heads_sort (lw_people_table_get_heads (table), LW_PEOPLE_ID_NUMBER, TRUE);
  lw_people_table_get_sort (table, &descending);
  g_assert_true (descending);
  last = lw_people_rows_list_get_key (list_of (fixture), 0);
  g_assert_cmpint (first, !=, last);
}

/* The title of the button that is to be clicked when a filter leaves nobody. */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *part)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL
      && strstr (gtk_button_get_label (GTK_BUTTON (widget)), part) != NULL
      && gtk_widget_get_child_visible (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, part);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_nobody_names_the_condition_to_drop (Fixture       *fixture,
                                         gconstpointer  data)
{
  GtkWidget *button;

  set_filter (fixture, "[filter]\nsexes=4\nage-from=110\n");
  g_assert_cmpuint (n_shown (fixture), ==, 0);
  button = find_button (GTK_WIDGET (fixture->page), "110");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_shown (fixture), >, 0);
  g_assert_false (lw_people_filter_has (
      lw_filter_bar_get_filter (lw_people_page_get_bar (fixture->page)), LW_PEOPLE_BY_AGE));
}

static void
test_ticks_outlive_filters (Fixture       *fixture,
                            gconstpointer  data)
{
  LwPeopleTable *table = lw_people_page_get_table (fixture->page);
  LwPeopleMarks *marks = lw_people_page_get_marks (fixture->page);
  guint women;

  set_filter (fixture, "[filter]\nsexes=4\n");
  women = n_shown (fixture);
  lw_people_table_mark_all (table);
  g_assert_cmpuint (lw_people_marks_get_n (marks), ==, women);
  set_filter (fixture, "[filter]\nsexes=2\n");
  g_assert_cmpuint (lw_people_marks_get_n (marks), ==, women);
  lw_people_table_mark_all (table);
  g_assert_cmpuint (lw_people_marks_get_n (marks), ==,
                    lw_ledger_count (reader_of (fixture), &lw_person_table, NULL));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.unselect", NULL);
  g_assert_cmpuint (lw_people_marks_get_n (marks), ==, 0);
}

/* The tick in the head of the first column. */
static GtkCheckButton *
head_of (Fixture *fixture)
{
  GtkWidget *widget = lw_people_table_get_view (lw_people_page_get_table (fixture->page));

  while (widget != NULL && !GTK_IS_CHECK_BUTTON (widget))
    widget = gtk_widget_get_first_child (widget);
  g_assert_nonnull (widget);
  return GTK_CHECK_BUTTON (widget);
}

static void
test_the_tick_over_the_ticks_takes_all_shown (Fixture       *fixture,
                                              gconstpointer  data)
{
  LwPeopleMarks *marks = lw_people_page_get_marks (fixture->page);
  GtkCheckButton *head = head_of (fixture);
  guint women, all = n_shown (fixture);

  gtk_check_button_set_active (head, TRUE);
  g_assert_cmpuint (lw_people_marks_get_n (marks), ==, all);
  set_filter (fixture, "[filter]\nsexes=4\n");
  women = n_shown (fixture);
  g_assert_true (gtk_check_button_get_active (head));
  gtk_check_button_set_active (head, FALSE);
  g_assert_cmpuint (lw_people_marks_get_n (marks), ==, all - women);
  set_filter (fixture, "");
  g_assert_false (gtk_check_button_get_active (head));
  g_assert_true (gtk_check_button_get_inconsistent (head));
  /* Some are ticked: a click takes the rest. */
  gtk_check_button_set_active (head, TRUE);
  g_assert_cmpuint (lw_people_marks_get_n (marks), ==, all);
  g_assert_false (gtk_check_button_get_inconsistent (head));
}

static void
test_marks_are_a_set (void)
{
  g_autoptr (LwPeopleMarks) marks = lw_people_marks_new ();
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
  g_autoptr (GArray) base = NULL;

  for (LwKey key = 9; key > 0; key--)
    g_array_append_val (keys, key);
  lw_people_marks_toggle (marks, 4);
  lw_people_marks_toggle (marks, 2);
  lw_people_marks_toggle (marks, 4);
  g_assert_false (lw_people_marks_has (marks, 4));
  g_assert_true (lw_people_marks_has (marks, 2));
  base = g_array_copy (lw_people_marks_get (marks));
  lw_people_marks_extend (marks, base, keys, 0, 3);
  g_assert_cmpuint (lw_people_marks_get_n (marks), ==, 5);
  /* Going back takes back what the way there had ticked. */
  lw_people_marks_extend (marks, base, keys, 0, 1);
  g_assert_cmpuint (lw_people_marks_get_n (marks), ==, 3);
  lw_people_marks_clear (marks);
  g_assert_cmpuint (lw_people_marks_get_n (marks), ==, 0);
}

static void
test_saved_filters_are_undone (Fixture       *fixture,
                               gconstpointer  data)
{
  LwFilterBar *bar = lw_people_page_get_bar (fixture->page);
  g_autoptr (GPtrArray) names = NULL;
  guint women;

  set_filter (fixture, "[filter]\nsexes=4\n");
  women = n_shown (fixture);
  lw_filter_bar_save_as (bar, "妇女");
  wait_for_edit (fixture);
  set_filter (fixture, "[filter]\nsexes=2\n");
  lw_filter_bar_load (bar, "妇女");
  g_assert_cmpuint (n_shown (fixture), ==, women);
  lw_session_undo (fixture->session);
  wait_for_edit (fixture);
  names = lw_people_filters_list (reader_of (fixture));
  g_assert_cmpuint (names->len, ==, 0);
}

/* ---- pages ---- */

static LwPeopleRowsList *
make_list (Fixture *fixture,
           guint    n)
{
  g_autoptr (GPtrArray) people
      = lw_ledger_list (reader_of (fixture), &lw_person_table, NULL, 0, NULL);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (LwKey));

  for (guint i = 0; i < n; i++)
    g_array_append_val (keys, ((LwRecord *) people->pdata[i % people->len])->id);
  return lw_people_rows_list_new (reader_of (fixture), keys, n, LW_UI_TEST_DAY, 0);
}

static void
read_around (LwPeopleRowsList *list,
             guint             position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  /* As many as a column view of GTK asks for. */
  for (guint i = position > 102 ? position - 102 : 0; i < MIN (position + 103, n); i++)
    {
      g_autoptr (LwPersonItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_assert_cmpint (item->id, ==, lw_people_rows_list_get_key (list, i));
    }
}

static void
test_a_jump_reads_three_pages_at_most (Fixture       *fixture,
                                       gconstpointer  data)
{
  static const guint places[] = { 0, 99999, 50000, 12345, 77777, 127, 128 };
  g_autoptr (LwPeopleRowsList) list = make_list (fixture, 100000);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      guint before = lw_people_rows_list_get_n_reads (list);

      read_around (list, places[i]);
      g_assert_cmpuint (lw_people_rows_list_get_n_reads (list) - before, <=, 3);
    }
}

static gboolean
has_jumped (gpointer data)
{
  return gtk_adjustment_get_value (data) > 1000;
}

/* The view itself, not only what it is said to ask for. */
static void
test_the_view_reads_three_pages_for_a_jump (Fixture       *fixture,
                                            gconstpointer  data)
{
  LwPeopleTable *table = lw_people_page_get_table (fixture->page);
  g_autoptr (LwPeopleRowsList) list = make_list (fixture, 100000);
  GtkWidget *scroller = gtk_widget_get_parent (lw_people_table_get_view (table));
  guint before;

  lw_people_table_show (table, list, FALSE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (lw_people_rows_list_get_n_reads (list), <=, 3);
  before = lw_people_rows_list_get_n_reads (list);
  lw_people_table_set_current (table, 99999);
  lw_ui_test_wait (has_jumped,
                   gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (lw_people_rows_list_get_n_reads (list) - before, <=, 3);
}

/* What the index knows of a name: the letters before anything else. */
static char *
letters_of (Fixture *fixture,
            LwKey    key)
{
  g_autoptr (LwPerson) person = lw_ledger_get (reader_of (fixture), &lw_person_table, key, NULL);
  gsize n = strspn (person->sort_key, "abcdefghijklmnopqrstuvwxyz");

  return g_strndup (person->sort_key, MIN (n, 24));
}

/* Before the index is there. */
static void
test_early_pages_are_those_of_the_index (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autoptr (LwPeopleRowsList) early = NULL;
  GArray *keys;

  lw_people_heads_sort (lw_people_table_get_heads (lw_people_page_get_table (fixture->page)), LW_PEOPLE_NAME, FALSE);
  keys = lw_people_rows_list_get_keys (list_of (fixture));
  early = lw_people_rows_list_new (reader_of (fixture), NULL, keys->len, LW_UI_TEST_DAY, 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (early)), ==, keys->len);
  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *one = letters_of (fixture, lw_people_rows_list_get_key (early, i));
      g_autofree char *other = letters_of (fixture, g_array_index (keys, LwKey, i));

      g_assert_cmpstr (one, ==, other);
    }
}

/* ---- edits ---- */

static void
test_an_edit_renews_its_row_alone (Fixture       *fixture,
                                   gconstpointer  data)
{
  LwPeopleRowsList *list = list_of (fixture);
  LwKey key = lw_people_rows_list_get_key (list, 5);
  LwPerson *person = lw_ledger_get (reader_of (fixture), &lw_person_table, key, NULL);
  g_autoptr (LwPersonItem) item = NULL;

  lw_set_text (&person->source, "改过的来源");
  lw_session_save_one (fixture->session, "edit", person);
  wait_for_edit (fixture);
  lw_page_refresh (LW_PAGE (fixture->page));
  g_assert_true (list_of (fixture) == list);
  item = g_list_model_get_item (G_LIST_MODEL (list), 5);
  g_assert_cmpstr (item->source, ==, "改过的来源");
}

static void
test_a_new_person_is_in_the_list (Fixture       *fixture,
                                  gconstpointer  data)
{
  guint before = n_shown (fixture);
  LwPerson *person = lw_record_new (&lw_person_table);

  lw_set_text (&person->name, "安新来");
  lw_session_save_one (fixture->session, "add", person);
  wait_for_edit (fixture);
  lw_page_refresh (LW_PAGE (fixture->page));
  g_assert_cmpuint (n_shown (fixture), ==, before + 1);
}

/* ---- columns ---- */

static void
test_columns_are_kept (Fixture       *fixture,
                       gconstpointer  data)
{
  LwPeopleTable *table = lw_people_page_get_table (fixture->page);
  LwPeopleLayout layout;

  lw_people_heads_set_visible (lw_people_table_get_heads (table), LW_PEOPLE_PHONE, TRUE);
  lw_people_heads_set_visible (lw_people_table_get_heads (table), LW_PEOPLE_SOURCE, FALSE);
  lw_people_heads_move (lw_people_table_get_heads (table), LW_PEOPLE_VILLAGE, -1);
  g_assert_cmpint (lw_people_heads_get_layout (lw_people_table_get_heads (table))->columns[5].column, ==, LW_PEOPLE_VILLAGE);
  lw_people_layout_save (lw_people_heads_get_layout (lw_people_table_get_heads (table)));
  lw_people_layout_load (&layout);
  g_assert_cmpint (layout.columns[5].column, ==, LW_PEOPLE_VILLAGE);
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    {
      if (layout.columns[i].column == LW_PEOPLE_PHONE)
        g_assert_true (layout.columns[i].visible);
      if (layout.columns[i].column == LW_PEOPLE_SOURCE)
        g_assert_false (layout.columns[i].visible);
    }
  lw_people_heads_reset (lw_people_table_get_heads (table));
  g_assert_cmpint (lw_people_heads_get_layout (lw_people_table_get_heads (table))->columns[5].column, ==,
                   LW_PEOPLE_POLITICAL_STATUS);
}

static int
width_of (const LwPeopleLayout *layout,
          LwPeopleColumn        column)
{
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    if (layout->columns[i].column == column)
      return layout->columns[i].width;
  g_return_val_if_reached (0);
}

static guint
n_sort_marks (GtkWidget *widget)
{
  guint n = g_str_equal (gtk_widget_get_css_name (widget), "sort-indicator")
            && (gtk_widget_has_css_class (widget, "ascending") || gtk_widget_has_css_class (widget, "descending"));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += n_sort_marks (child);
  return n;
}

/* One column is marked, after however many. */
static void
test_the_column_sorted_by_is_marked_alone (Fixture       *fixture,
                                           gconstpointer  data)
{
  LwPeopleTable *table = lw_people_page_get_table (fixture->page);
  LwPeopleHeads *heads = lw_people_table_get_heads (table);

  g_assert_cmpuint (n_sort_marks (lw_people_table_get_view (table)), ==, 1);
  lw_people_heads_sort (heads, LW_PEOPLE_REMARK, TRUE);
  lw_people_heads_sort (heads, LW_PEOPLE_POLITICAL_STATUS, FALSE);
  g_assert_cmpuint (n_sort_marks (lw_people_table_get_view (table)), ==, 1);
  lw_people_heads_reset (heads);
  g_assert_cmpuint (n_sort_marks (lw_people_table_get_view (table)), ==, 1);
}

/* All that the mouse does to a head. */
static void
test_columns_are_sized_and_sorted_by_keys (Fixture       *fixture,
                                           gconstpointer  data)
{
  LwPeopleTable *table = lw_people_page_get_table (fixture->page);
  LwPeopleHeads *heads = lw_people_table_get_heads (table);
  const LwPeopleLayout *layout = lw_people_heads_get_layout (heads);
  int before;

  lw_people_heads_reset (heads);
  before = width_of (layout, LW_PEOPLE_POSTS);
  lw_people_heads_widen (heads, LW_PEOPLE_POSTS, 12);
  g_assert_cmpint (width_of (layout, LW_PEOPLE_POSTS), ==, before + 12);
  lw_people_heads_widen (heads, LW_PEOPLE_POSTS, -5000);
  g_assert_cmpint (width_of (layout, LW_PEOPLE_POSTS), ==, LW_PEOPLE_LEAST_WIDTH);
  gtk_widget_activate_action (lw_people_table_get_view (table), "head.descending", "i", LW_PEOPLE_AGE);
  g_assert_cmpint (layout->sort, ==, LW_PEOPLE_AGE);
  g_assert_true (layout->descending);
  gtk_widget_activate_action (lw_people_table_get_view (table), "head.right", "i", LW_PEOPLE_NAME);
  g_assert_cmpint (layout->columns[1].column, ==, LW_PEOPLE_NAME);
  gtk_widget_activate_action (lw_people_table_get_view (table), "head.hide", "i", LW_PEOPLE_SEX);
  g_assert_false (layout->columns[0].visible);
  lw_people_heads_reset (heads);
}

static gboolean
rows_go_to_the_edge (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *view = lw_people_table_get_view (lw_people_page_get_table (fixture->page));

  return gtk_widget_get_width (view) > 0
         && gtk_widget_get_width (gtk_widget_get_first_child (view)) == gtk_widget_get_width (view);
}

/* GTK keeps room for columns that are hidden. */
static void
test_hidden_columns_take_no_room (Fixture       *fixture,
                                  gconstpointer  data)
{
  static const LwPeopleColumn hidden[] = { LW_PEOPLE_ID_NUMBER, LW_PEOPLE_SOURCE, LW_PEOPLE_VILLAGE };
  LwPeopleHeads *heads = lw_people_table_get_heads (lw_people_page_get_table (fixture->page));
  int before[LW_PEOPLE_N_COLUMNS];
  const LwPeopleLayout *layout = lw_people_heads_get_layout (heads);

  lw_people_heads_reset (heads);
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    before[i] = layout->columns[i].width;
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    lw_people_heads_set_visible (heads, hidden[i], FALSE);
  lw_ui_test_wait (rows_go_to_the_edge, fixture);
  /* They have their widths again when they come back. */
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    g_assert_cmpint (layout->columns[i].width, ==, before[i]);
  lw_people_heads_reset (heads);
}

static void
add_tests (void)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/people-page/shows-everybody-and-filters", test_shows_everybody_and_filters },
    { "/people-page/the-first-rows-come-first", test_the_first_rows_come_first },
    { "/people-page/a-jump-goes-past-the-first-rows", test_a_jump_goes_past_the_first_rows },
    { "/people-page/an-uncounted-list-gets-its-length", test_an_uncounted_list_gets_its_length },
    { "/people-page/sorts-by-the-column-that-is-asked-for",
      test_sorts_by_the_column_that_is_asked_for },
    { "/people-page/nobody-names-the-condition-to-drop", test_nobody_names_the_condition_to_drop },
    { "/people-page/a-choice-shows-nobody-else", test_a_choice_shows_nobody_else },
    { "/people-page/ticks-outlive-filters", test_ticks_outlive_filters },
    { "/people-page/the-tick-over-the-ticks-takes-all-shown",
      test_the_tick_over_the_ticks_takes_all_shown },
    { "/people-page/saved-filters-are-undone", test_saved_filters_are_undone },
    { "/people-page/a-jump-reads-three-pages-at-most", test_a_jump_reads_three_pages_at_most },
    { "/people-page/the-view-reads-three-pages-for-a-jump",
      test_the_view_reads_three_pages_for_a_jump },
    { "/people-page/early-pages-are-those-of-the-index", test_early_pages_are_those_of_the_index },
    { "/people-page/an-edit-renews-its-row-alone", test_an_edit_renews_its_row_alone },
    { "/people-page/a-new-person-is-in-the-list", test_a_new_person_is_in_the_list },
    { "/people-page/columns-are-kept", test_columns_are_kept },
    { "/people-page/columns-are-sized-and-sorted-by-keys", test_columns_are_sized_and_sorted_by_keys },
    { "/people-page/the-column-sorted-by-is-marked-alone", test_the_column_sorted_by_is_marked_alone },
    { "/people-page/hidden-columns-take-no-room", test_hidden_columns_take_no_room },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, people_set_up, tests[i].func, people_tear_down);
  g_test_add_func ("/people-page/marks-are-a-set", test_marks_are_a_set);
}

int
main (int   argc,
      char *argv[])
{
  return people_test_run (argc, argv, add_tests);
}
