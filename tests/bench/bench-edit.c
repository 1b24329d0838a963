/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-edit LEDGER [PAGE]: from the end of the commit of one edited field to all states repainted, with
 * sidebar and header, on each page that shows states, of a ledger of make-nation, beside a check of all
 * its villages and a frame of the same page for which nothing but one label changed: GTK's own share.
 * Milliseconds of the main thread's processor time; the median and the worst of many edits. Needs a
 * display. */

#include "config.h"

#include "lw-main-view.h"
#include "lw-pinyin.h"
#include "lw-process.h"

#include <stdlib.h>
#include <time.h>

#define EDITS 60
#define SEEN 10 /* villages */
#define LIMIT_MS 16.0

typedef struct
{
  LwSession *session;
  GtkWidget *window;
  GtkWidget *view;
  GtkWidget *label; /* that stands outside the page */
  LwKey person;
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

/* Somebody who serves in that village or is in its pool. */
static LwKey
someone_of (LwLedger *reader, LwKey village, guint number)
{
  g_autoptr (GPtrArray) posts = lw_ledger_list (reader, &lw_post_table, "village", village, NULL);
  g_autoptr (GPtrArray) reserves = lw_ledger_list (reader, &lw_reserve_table, "village", village, NULL);
  guint n = number % (posts->len + reserves->len);

  return n < posts->len ? ((LwPost *) posts->pdata[n])->person
                        : ((LwReserve *) reserves->pdata[n - posts->len])->person;
}

/* Of a list every other edit is of somebody among its first rows, which are seen, the others are of
 * anybody; the page of a village or person is edited itself. */
static LwPerson *
choose_person (Bench *self, const char *page, guint number)
{
  LwLedger *reader = lw_session_get_reader (self->session);
  GPtrArray *results = lw_session_get_results (self->session);
  guint at = g_str_equal (page, "village") ? 0 : number % 2 == 0 ? number / 2 % SEEN : number * 37 % results->len;
  LwKey key = g_str_equal (page, "person")
                  ? self->person
                  : someone_of (reader, ((LwVillageResult *) results->pdata[at])->village, number);

  return lw_ledger_get (reader, &lw_person_table, key, NULL);
}

static double
one_edit (Bench *self, const char *page, guint number)
{
  g_autoptr (LwPerson) person = choose_person (self, page, number);

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

/* A label of another text, and the frame that shows it. */
static double
one_frame (Bench *self, guint number)
{
  double start = now ();

  gtk_label_set_label (GTK_LABEL (self->label), number % 2 == 0 ? "one" : "another");
  wait_for_paint (self);
  return now () - start;
}

static void
open_page (Bench *self, const char *name)
{
  const LwVillageResult *village = lw_session_get_results (self->session)->pdata[0];

  if (g_str_equal (name, "village"))
    lw_main_view_do (LW_MAIN_VIEW (self->view), name, g_variant_new_int64 (village->village));
  else if (g_str_equal (name, "person"))
    lw_main_view_do (LW_MAIN_VIEW (self->view), name, g_variant_new_int64 (self->person));
  else
    lw_main_view_do (LW_MAIN_VIEW (self->view), "page", g_variant_new_string (name));
}

#define AFTER_MS 150 /* longer than lw_ui_after_frame() waits */

static gboolean
passed_cb (gpointer passed)
{
  *(gboolean *) passed = TRUE;
  return G_SOURCE_REMOVE;
}

/* The numbers at the side come some frames after the states. */
static void
settle (Bench *self)
{
  gboolean passed = FALSE;

  gtk_widget_queue_draw (self->window);
  wait_for_paint (self);
  g_timeout_add_full (G_PRIORITY_LOW, AFTER_MS, passed_cb, &passed, NULL);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
run (Bench *self, const char *name)
{
  double times[EDITS], frames[EDITS];

  open_page (self, name);
  settle (self);
  for (guint i = 0; i < EDITS; i++)
    {
      frames[i] = one_frame (self, i);
      settle (self);
    }
  for (guint i = 0; i < EDITS; i++)
    {
      times[i] = one_edit (self, name, i);
      settle (self); /* what waits until after the frame does not count in the next edit */
    }
  qsort (times, EDITS, sizeof *times, compare_times);
  qsort (frames, EDITS, sizeof *frames, compare_times);
  g_print ("%-9s median %6.1f ms  p95 %6.1f ms (below %.0f)   a frame alone %5.1f, %5.1f ms   check of all %5.1f ms\n",
           name, times[EDITS / 2], times[EDITS * 95 / 100], LIMIT_MS, frames[EDITS / 2],
           frames[EDITS * 95 / 100], check_all (self));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  Bench self = { 0 };
  LwLedger *ledger;
  static const char *const pages[] = { "overview", "people", "villages", "village", "person", "pool" };
  GtkWidget *box;

  if (argc < 2 || argc > 3 || g_getenv ("LIANGWEI_PASSWORD") == NULL)
    {
      g_printerr ("LIANGWEI_PASSWORD=… bench-edit LEDGER [PAGE]\n");
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
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self.label = gtk_label_new ("");
  self.view = lw_main_view_new (self.session);
  gtk_widget_set_vexpand (self.view, TRUE);
  gtk_box_append (GTK_BOX (box), self.view);
  gtk_box_append (GTK_BOX (box), self.label);
  gtk_window_set_child (GTK_WINDOW (self.window), box);
  gtk_window_present (GTK_WINDOW (self.window));
  while (gtk_widget_get_frame_clock (self.window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (self.window), "after-paint", G_CALLBACK (painted_cb), &self);
  self.person = someone_of (lw_session_get_reader (self.session),
                            ((LwVillageResult *) lw_session_get_results (self.session)->pdata[0])->village, 0);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (argc == 2 || g_str_equal (argv[2], pages[i]))
      run (&self, pages[i]);
  gtk_window_destroy (GTK_WINDOW (self.window));
  lw_session_close (self.session);
  return 0;
}
