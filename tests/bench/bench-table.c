/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-table LEDGER: the people page on a ledger of make-nation, until the frame that shows the
 * answer is painted: first show, jump to the end, each order, each filter. The peer is the same table
 * with only 200 of the same people: what GTK takes whatever the list is. Milliseconds of the main
 * thread's processor time. Needs a display. */

#include "config.h"

#include "lw-people-page.h"
#include "lw-pinyin.h"
#include "lw-process.h"

#include <stdlib.h>
#include <time.h>

#define LIMIT_MS 100.0
#define SOME 200

typedef struct
{
  LwSession *session;
  LwPeoplePage *page;
  GtkWidget *window;
  gboolean painted;
  double worst;
  guint reads; /* pages of the list when the step began */
} Bench;

static double
now (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
painted_cb (Bench *self)
{
  self->painted = TRUE;
}

/* The next two frames: the first one may still be laying out. */
static void
wait_for_paint (Bench *self)
{
  for (guint i = 0; i < 2; i++)
    {
      self->painted = FALSE;
      gtk_widget_queue_draw (GTK_WIDGET (self->page));
      while (!self->painted)
        g_main_context_iteration (NULL, TRUE);
    }
}

static LwPeopleTable *
table_of (Bench *self)
{
  return lw_people_page_get_table (self->page);
}

static guint
n_rows (Bench *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (lw_people_table_get_list (table_of (self))));
}

/* The rows that are not seen come in the frames after the one that shows the others. */
static void
settle (Bench *self)
{
  GtkWidget *view = lw_people_table_get_view (table_of (self));

  while (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))) < n_rows (self))
    g_main_context_iteration (NULL, TRUE);
  wait_for_paint (self);
}

/* The same table with the first of the same people. */
static double
time_some (Bench *self, LwPeopleRowsList *list)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
  g_autoptr (LwPeopleRowsList) some = NULL;
  double start;

  for (guint i = 0; i < MIN (SOME, g_list_model_get_n_items (G_LIST_MODEL (list))); i++)
    {
      LwKey key = lw_people_rows_list_get_key (list, i);
      g_array_append_val (keys, key);
    }
  some = lw_people_rows_list_new (lw_session_get_reader (self->session), keys, keys->len, 20261120, 0);
  start = now ();
  lw_people_table_show (table_of (self), some, FALSE);
  wait_for_paint (self);
  return now () - start;
}

static void
show (Bench *self, const char *what, double ours)
{
  g_autoptr (LwPeopleRowsList) list = g_object_ref (lw_people_table_get_list (table_of (self)));
  guint reads = lw_people_rows_list_get_n_reads (list) - self->reads;
  guint n = n_rows (self);
  double peer = time_some (self, list);

  self->worst = MAX (self->worst, ours);
  g_print ("%-28s %8u rows %8.1f ms  %u pages read   %u rows alone %8.1f ms   %5.2f times\n", what, n, ours, reads, SOME,
           peer, ours / peer);
  lw_people_table_show (table_of (self), list, FALSE);
  settle (self);
  self->reads = lw_people_rows_list_get_n_reads (list);
}

static void
sort_by (Bench *self, LwPeopleColumn column, gboolean descending)
{
  double start = now ();

  lw_people_heads_sort (lw_people_table_get_heads (table_of (self)), column, descending);
  wait_for_paint (self);
  show (self, lw_people_column_word (column), now () - start);
}

static void
filter_by (Bench *self, const char *what, const char *text)
{
  g_autoptr (LwPeopleFilter) filter = lw_people_filter_from_text (text);
  double start = now ();

  lw_filter_bar_set_filter (lw_people_page_get_bar (self->page), filter);
  wait_for_paint (self);
  show (self, what, now () - start);
}

static void
first_show (Bench *self)
{
  double start = now ();

  self->page = g_object_new (LW_TYPE_PEOPLE_PAGE, "session", self->session, NULL);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  lw_page_refresh (LW_PAGE (self->page));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (self->window), "after-paint", G_CALLBACK (painted_cb), self);
  wait_for_paint (self);
  show (self, "first show", now () - start);
}

static void
jump (Bench *self)
{
  double start = now ();

  lw_people_table_set_current (table_of (self), n_rows (self) - 1);
  wait_for_paint (self);
  show (self, "jump to the end", now () - start);
}

static void
run (Bench *self)
{
  first_show (self);
  while (!lw_people_rows_list_is_counted (lw_people_table_get_list (table_of (self))))
    g_main_context_iteration (NULL, TRUE);
  settle (self);
  self->reads = lw_people_rows_list_get_n_reads (lw_people_table_get_list (table_of (self)));
  jump (self);
  while (lw_people_rows_list_get_keys (lw_people_table_get_list (table_of (self))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_for_paint (self);
  self->reads = lw_people_rows_list_get_n_reads (lw_people_table_get_list (table_of (self)));
  jump (self);
  for (guint i = LW_PEOPLE_NAME; i < LW_PEOPLE_N_COLUMNS; i++)
    sort_by (self, (LwPeopleColumn) i, TRUE);
  sort_by (self, LW_PEOPLE_NAME, FALSE);
  filter_by (self, "aged 35 or less", "[filter]\nage-to=35\n");
  filter_by (self, "women on the committees", "[filter]\nsexes=4\nbodies=3\n");
  filter_by (self, "in the pool, graduates", "[filter]\npool=1\neducation=30\n");
  filter_by (self, "flagged", "[filter]\ndoubts=255\n");
  filter_by (self, "search: zhangw", "[filter]\ntext=zhangw\n");
  filter_by (self, "everybody again", "");
  g_print ("worst: %.1f ms, wanted: below %.0f ms\n", self->worst, LIMIT_MS);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  Bench self = { 0 };
  LwLedger *ledger;

  if (argc != 2 || g_getenv ("LIANGWEI_PASSWORD") == NULL)
    {
      g_printerr ("LIANGWEI_PASSWORD=… bench-table LEDGER\n");
      return 2;
    }
  lw_process_init ();
  adw_init ();
  ledger = lw_ledger_open (argv[1], g_getenv ("LIANGWEI_PASSWORD"), LW_LEDGER_OPEN_DEFAULT, lw_pinyin_name_keys, &error);
  self.session = ledger != NULL ? lw_session_new (ledger, &error) : NULL;
  if (self.session == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  self.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self.window), 1366, 768);
  gtk_window_present (GTK_WINDOW (self.window));
  while (gtk_widget_get_frame_clock (self.window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  run (&self);
  gtk_window_destroy (GTK_WINDOW (self.window));
  lw_session_close (self.session);
  return 0;
}
