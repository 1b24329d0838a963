/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-grid-row.h"
#include "lw-grid-totals.h"
#include "lw-grid.h"
#include "lw-ui-test.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  LwGrid *grid;
  guint moves;
} Fixture;

static void
moved_cb (Fixture *fixture)
{
  fixture->moves++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = lw_test_make_dir ();
  fixture->session = lw_ui_test_session (fixture->folder);
  fixture->window = gtk_window_new ();
  fixture->grid = LW_GRID (lw_grid_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->grid));
  lw_grid_set_results (fixture->grid, lw_session_get_check (fixture->session),
                       lw_session_get_results (fixture->session));
  g_signal_connect_swapped (fixture->grid, "cursor-moved", G_CALLBACK (moved_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *grid = g_object_ref (GTK_WIDGET (fixture->grid));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (grid);
  lw_ui_test_end (fixture->session, fixture->folder);
}

static void
test_cursor_walks_and_stops_at_the_edges (Fixture       *fixture,
                                          gconstpointer  data)
{
  GPtrArray *results = lw_session_get_results (fixture->session);
  LwVillageResult *first = g_ptr_array_index (results, 0);
  LwVillageResult *last = g_ptr_array_index (results, results->len - 1);
  guint rule, next;

  g_assert_true (lw_grid_get_cursor (fixture->grid, &rule) == first);
  lw_grid_move_cursor (fixture->grid, -1, -1);
  g_assert_true (lw_grid_get_cursor (fixture->grid, &next) == first);
  g_assert_cmpuint (next, ==, rule);
  lw_grid_move_cursor (fixture->grid, 0, 1);
  lw_grid_get_cursor (fixture->grid, &next);
  g_assert_cmpuint (next, !=, rule);
  lw_grid_move_cursor (fixture->grid, (int) results->len + 5, 0);
  g_assert_true (lw_grid_get_cursor (fixture->grid, NULL) == last);
}

/* Two figures of three digits are wider than a square. */
static void
test_totals_of_many_villages_are_one_figure (Fixture       *fixture,
                                             gconstpointer  data)
{
  GPtrArray *results = lw_session_get_results (fixture->session);
  g_autoptr (GPtrArray) many = g_ptr_array_new ();
  g_autoptr (GArray) order = g_array_new (FALSE, TRUE, sizeof (guint));
  GtkWidget *totals = g_object_ref_sink (lw_grid_totals_new ());
  GtkWidget *figure;

  g_array_set_size (order, 1); /* the first rule */
  for (guint i = 0; i < 120; i++)
    g_ptr_array_add (many, results->pdata[i % results->len]);
  lw_grid_totals_clear (totals, order, 0);
  figure = gtk_widget_get_last_child (totals);
  lw_grid_totals_show (totals, order, results);
  g_assert_nonnull (strchr (gtk_label_get_text (GTK_LABEL (figure)), '/'));
  lw_grid_totals_show (totals, order, many);
  g_assert_null (strchr (gtk_label_get_text (GTK_LABEL (figure)), '/'));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (figure), " / 1"));
  g_object_unref (totals);
}

/* No label of the English window is left in Chinese but for the names of villages. */
static void
count_labels (GtkWidget *widget,
              guint     *heads,
              guint     *chinese)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    {
      *heads += 1;
      *chinese += !g_str_is_ascii (gtk_button_get_label (GTK_BUTTON (widget)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count_labels (child, heads, chinese);
}

static void
test_heads_speak_the_language_of_the_window (Fixture       *fixture,
                                             gconstpointer  data)
{
  guint heads = 0, chinese = 0;

  count_labels (GTK_WIDGET (fixture->grid), &heads, &chinese);
  g_assert_cmpuint (heads, >=, 15); /* the villages and fourteen rules */
  g_assert_cmpuint (chinese, ==, 0);
}

static void
test_panel_is_told_of_each_move (Fixture       *fixture,
                                 gconstpointer  data)
{
  fixture->moves = 0;
  lw_grid_move_cursor (fixture->grid, 1, 0);
  g_assert_cmpuint (fixture->moves, >=, 1);
  fixture->moves = 0;
  lw_grid_move_cursor (fixture->grid, 0, 1);
  g_assert_cmpuint (fixture->moves, >=, 1);
}

static void
test_cursor_is_kept_when_results_are_renewed (Fixture       *fixture,
                                              gconstpointer  data)
{
  LwVillageResult *chosen;
  LwKey village;

  lw_grid_move_cursor (fixture->grid, 4, 2);
  chosen = lw_grid_get_cursor (fixture->grid, NULL);
  village = chosen->village;
  lw_grid_set_results (fixture->grid, lw_session_get_check (fixture->session),
                       lw_session_get_results (fixture->session));
  chosen = lw_grid_get_cursor (fixture->grid, NULL);
  g_assert_cmpint (chosen->village, ==, village);
}

static GtkWidget *
find_row (GtkWidget *widget,
          LwKey      village)
{
  if (LW_IS_GRID_ROW (widget))
    {
      LwVillageItem *item = lw_grid_row_get_item (LW_GRID_ROW (widget));

      return item != NULL && lw_village_item_get_result (item)->village == village ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = find_row (child, village);

      if (row != NULL)
        return row;
    }
  return NULL;
}

typedef struct
{
  LwGrid *grid;
  LwKey village;
} Wanted;

static gboolean
has_row (gpointer data)
{
  Wanted *wanted = data;

  return find_row (GTK_WIDGET (wanted->grid), wanted->village) != NULL;
}

/* A row that is made anew, and the list laid out around it, is most of what an edit would take. */
static void
test_an_edited_village_keeps_its_row (Fixture       *fixture,
                                      gconstpointer  data)
{
  GPtrArray *results = lw_session_get_results (fixture->session);
  LwCheck *check = lw_session_get_check (fixture->session);
  LwLedger *reader = lw_session_get_reader (fixture->session);
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  LwVillageResult *before = results->pdata[2];
  g_autoptr (GPtrArray) fresh = lw_check_list (check, reader, before->code, NULL, NULL);
  Wanted wanted = { fixture->grid, before->village };
  GtkWidget *row;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  lw_ui_test_wait (has_row, &wanted);
  row = find_row (GTK_WIDGET (fixture->grid), before->village);
  g_ptr_array_extend (after, results, NULL, NULL);
  after->pdata[2] = fresh->pdata[0];
  lw_grid_set_results (fixture->grid, check, after);
  g_assert_true (find_row (GTK_WIDGET (fixture->grid), before->village) == row);
  g_assert_true (lw_village_item_get_result (lw_grid_row_get_item (LW_GRID_ROW (row)))
                 == fresh->pdata[0]);
  lw_grid_set_results (fixture->grid, check, results);
}

static GtkWidget *
part_with_focus (Fixture *fixture)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (fixture->grid));
}

/* From the heads to the square where one was, and out: not through each square. */
static void
test_tab_has_two_stops (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWidget *grid = GTK_WIDGET (fixture->grid);
  LwVillageResult *third = lw_session_get_results (fixture->session)->pdata[2];
  Wanted wanted = { fixture->grid, third->village };
  GtkWidget *head;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  lw_ui_test_wait (has_row, &wanted);
  lw_grid_set_cursor (fixture->grid, third->village, 0);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_true (gtk_widget_child_focus (grid, GTK_DIR_TAB_FORWARD));
  head = part_with_focus (fixture);
  g_assert_nonnull (head);
  g_assert_true (gtk_widget_child_focus (grid, GTK_DIR_TAB_FORWARD));
  g_assert_nonnull (part_with_focus (fixture));
  g_assert_true (part_with_focus (fixture) != head);
  g_assert_true (lw_grid_get_cursor (fixture->grid, NULL) == third);
  g_assert_false (gtk_widget_child_focus (grid, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (grid, GTK_DIR_TAB_BACKWARD));
  g_assert_true (part_with_focus (fixture) == head);
  g_assert_false (gtk_widget_child_focus (grid, GTK_DIR_TAB_BACKWARD));
}

static void
test_no_villages_no_cursor (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  lw_grid_set_results (fixture->grid, lw_session_get_check (fixture->session), none);
  g_assert_null (lw_grid_get_cursor (fixture->grid, NULL));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/grid/cursor-walks-and-stops-at-the-edges", Fixture, NULL, set_up,
              test_cursor_walks_and_stops_at_the_edges, tear_down);
  g_test_add ("/grid/totals-of-many", Fixture, NULL, set_up,
              test_totals_of_many_villages_are_one_figure, tear_down);
  g_test_add ("/grid/panel-is-told-of-each-move", Fixture, NULL, set_up,
              test_panel_is_told_of_each_move, tear_down);
  g_test_add ("/grid/cursor-is-kept-when-results-are-renewed", Fixture, NULL, set_up,
              test_cursor_is_kept_when_results_are_renewed, tear_down);
  g_test_add ("/grid/an-edited-village-keeps-its-row", Fixture, NULL, set_up,
              test_an_edited_village_keeps_its_row, tear_down);
  g_test_add ("/grid/heads-speak-the-language-of-the-window", Fixture, NULL, set_up,
              test_heads_speak_the_language_of_the_window, tear_down);
  g_test_add ("/grid/tab-has-two-stops", Fixture, NULL, set_up, test_tab_has_two_stops, tear_down);
  g_test_add ("/grid/no-villages-no-cursor", Fixture, NULL, set_up, test_no_villages_no_cursor,
              tear_down);
  return g_test_run ();
}
