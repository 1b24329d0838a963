/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-edit LEDGER: from the end of the commit of one edited field to all states repainted, on each
 * page that shows states, of a ledger of make-nation, beside a check of all its villages.
 * Milliseconds of the main thread's processor time; the median and the worst of many edits. Needs a
 * display. */

#include "config.h"

#include "lw-overview-page.h"
#include "lw-people-page.h"
#include "lw-pinyin.h"
#include "lw-pool-page.h"
#include "lw-process.h"
#include "lw-village-page.h"
#include "lw-villages-page.h"

#include <stdlib.h>
#include <time.h>

#define EDITS 60
#define LIMIT_MS 16.0

typedef struct
{
  LwSession *session;
  GtkWidget *window;
  gboolean painted;
  double start; /* when the commit was over; 0: not yet */
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

static gboolean
edit (LwLedger *writer, gpointer person, GError **error)
{
  return lw_ledger_update (writer, person, error);
}

static void
edited_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Bench *self = user_data;
  g_autoptr (GError) error = NULL;

  self->start = now ();
  if (!lw_session_run_finish (self->session, result, NULL, &error))
    g_error ("%s", error->message);
}

static void
wait_for_paint (Bench *self)
{
  self->painted = FALSE;
  while (!self->painted)
    g_main_context_iteration (NULL, TRUE);
}

static double
one_edit (Bench *self, GPtrArray *people, guint number)
{
  LwPerson *person = people->pdata[number * 37 % people->len];

  person->education_full_time = person->education_full_time == LW_EDUCATION_BACHELOR ? LW_EDUCATION_JUNIOR_HIGH : LW_EDUCATION_BACHELOR;
  self->start = 0;
  lw_session_run (self->session, "edit", edit, person, NULL, NULL, edited_cb, self);
  while (self->start == 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_queue_draw (self->window); /* where nothing that is seen changes, no frame would come */
  wait_for_paint (self);
  return now () - self->start;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
check_all (Bench *self)
{
  g_autoptr (GError) error = NULL;
  LwLedger *reader = lw_session_get_reader (self->session);
  double start = now ();
  g_autoptr (GPtrArray) results = lw_check_list (lw_session_get_check (self->session), reader, NULL, NULL, &error);

  if (results == NULL)
    g_error ("%s", error->message);
  return now () - start;
}

static void
run (Bench *self, const char *what, GType type)
{
  g_autoptr (GPtrArray) people = lw_ledger_list (lw_session_get_reader (self->session), &lw_person_table, NULL, 0, NULL);
  LwPage *page = g_object_new (type, "session", self->session, NULL);
  double times[EDITS], peer;

  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (page));
  if (type == LW_TYPE_VILLAGE_PAGE)
    lw_page_open (page, ((LwVillageResult *) lw_session_get_results (self->session)->pdata[0])->village);
  lw_page_refresh (page);
  wait_for_paint (self);
  for (guint i = 0; i < EDITS; i++)
    times[i] = one_edit (self, people, i);
  qsort (times, EDITS, sizeof *times, compare_times);
  peer = check_all (self);
  g_print ("%-12s %4u people  median %6.1f ms  p95 %6.1f ms   check of all %6.1f ms   median %5.2f times   wanted: below %.0f ms\n",
           what, people->len, times[EDITS / 2], times[EDITS * 95 / 100], peer, times[EDITS / 2] / peer, LIMIT_MS);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  Bench self = { 0 };
  LwLedger *ledger;

  if (argc != 2 || g_getenv ("LIANGWEI_PASSWORD") == NULL)
    {
      g_printerr ("LIANGWEI_PASSWORD=… bench-edit LEDGER\n");
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
  lw_session_refresh (self.session);
  while (lw_session_get_results (self.session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  self.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self.window), 1366, 768);
  gtk_window_present (GTK_WINDOW (self.window));
  while (gtk_widget_get_frame_clock (self.window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (self.window), "after-paint", G_CALLBACK (painted_cb), &self);
  run (&self, "overview", LW_TYPE_OVERVIEW_PAGE);
  run (&self, "people", LW_TYPE_PEOPLE_PAGE);
  run (&self, "villages", LW_TYPE_VILLAGES_PAGE);
  run (&self, "village", LW_TYPE_VILLAGE_PAGE);
  run (&self, "pool", LW_TYPE_POOL_PAGE);
  gtk_window_destroy (GTK_WINDOW (self.window));
  lw_session_close (self.session);
  return 0;
}
