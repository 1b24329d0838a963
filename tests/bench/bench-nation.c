/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-nation LEDGER: check and search in a ledger of make-nation, as ratios to a bare pass over
 * the same join on the same connection, warm. One line of figures for the growth table. Times are of the processor, so that what else the
 * machine does does not count. */

#include "lw-check.h"
#include "lw-ledger-private.h"
#include "lw-pinyin.h"
#include "lw-profile.h"
#include "lw-search.h"

#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

#define ON 20261120
#define PASSES 3
#define EDITS 500
#define SEARCHES 200

#define PERSON "p.id, p.name, p.id_number, p.birth_stated, p.birth_decided, p.sex, p.education_full_time," \
               " p.education_in_service, p.education_unheld, p.political_status, "

/* The join, read by SQLite alone. */
static const char *const bare_sql[] = {
  "SELECT id, code, name, tags, kind, org_form, term_start, kinship_checked FROM village ORDER BY code",
  "SELECT v.id, " PERSON "x.body, x.position, x.start, x.\"end\" FROM village v CROSS JOIN post x ON x.village = v.id"
  " CROSS JOIN person p ON p.id = x.person ORDER BY v.code",
  "SELECT v.id, " PERSON "x.start, x.\"end\" FROM village v CROSS JOIN reserve x ON x.village = v.id"
  " CROSS JOIN person p ON p.id = x.person ORDER BY v.code",
  "SELECT v.id, x.recruited_on FROM village v CROSS JOIN recruit x ON x.village = v.id ORDER BY v.code",
  "SELECT v.id, x.year, x.count FROM village v CROSS JOIN recruit_year x ON x.village = v.id ORDER BY v.code",
};

static void
check (GError *error)
{
  if (!error)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

/* Microseconds that this program has worked. */
static gint64
now (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gint64
read_row (sqlite3_stmt *row)
{
  gint64 sum = 0;

  for (int i = 0; i < sqlite3_column_count (row); i++)
    sum += sqlite3_column_type (row, i) == SQLITE_TEXT ? sqlite3_column_text (row, i)[0] : sqlite3_column_int64 (row, i);
  return sum;
}

static double
bare_pass (LwLedger *ledger)
{
  gint64 start = now (), sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (bare_sql); i++)
    {
      sqlite3_stmt *row = NULL;

      if (sqlite3_prepare_v2 (lw_connection_get_handle (ledger->connection), bare_sql[i], -1, &row, NULL) != SQLITE_OK)
        g_error ("%s", sqlite3_errmsg (lw_connection_get_handle (ledger->connection)));
      while (sqlite3_step (row) == SQLITE_ROW)
        sum += read_row (row);
      sqlite3_finalize (row);
    }
  if (sum == 0)
    g_error ("nothing was read");
  return (double) (now () - start) / 1e6;
}

static gboolean
count_cb (LwVillageResult *result, gpointer n)
{
  *(guint *) n += result->readiness == LW_READINESS_READY ? 0x10001 : 1;
  return TRUE;
}

static LwCheck *
make_check (LwLedger *ledger)
{
  const char *ids[] = { "national-2026", "qiangji", "huiyin", NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) stack = lw_profiles_for_ids (ledger, ids, &error);
  LwCheck *self = NULL;

  check (error);
  self = lw_check_new (ledger, stack, ON, 0, &error);
  check (error);
  return self;
}

static double
check_pass (LwLedger *ledger)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwCheck) all = make_check (ledger);
  gint64 start = now ();
  guint n = 0;

  lw_check_set_summary (all, TRUE);
  lw_check_run (all, ledger, NULL, count_cb, &n, NULL, &error);
  check (error);
  return (double) (now () - start) / 1e6;
}

static double
scan_pass (LwLedger *ledger)
{
  g_autoptr(GError) error = NULL;
  gint64 start = now ();
  g_autoptr(LwScan) scan = lw_scan_new (ledger, NULL, &error);
  const LwScanVillage *village = NULL;

  check (error);
  while (lw_scan_next (scan, &village, &error))
    ;
  check (error);
  return (double) (now () - start) / 1e6;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* Milliseconds below which @share of @times lie. */
static double
percentile (GArray *times, double share)
{
  g_array_sort (times, compare_times);
  return (double) g_array_index (times, gint64, (guint) (share * (times->len - 1))) / 1e3;
}

static long
memory_peak_mb (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");
  return line ? strtol (line + 6, NULL, 10) / 1024 : 0;
}

/* One village, after one of its people was edited, inside the action. */
static GArray *
time_edits (LwLedger *ledger, GRand *rand)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) villages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(LwStatement) codes = lw_connection_prepare (ledger->connection, "SELECT code FROM village ORDER BY code", "", &error);
  g_autoptr(LwCheck) one = make_check (ledger);
  GArray *times = g_array_new (FALSE, FALSE, sizeof (gint64));

  check (error);
  while (lw_statement_step (codes, NULL) == LW_STEP_ROW)
    g_ptr_array_add (villages, g_strdup (lw_statement_get_text (codes, 0)));
  lw_journal_begin (ledger, "edits", &error);
  check (error);
  for (guint i = 0; i < EDITS; i++)
    {
      const char *code = villages->pdata[g_rand_int_range (rand, 0, (gint32) villages->len)];
      g_autoptr(GPtrArray) found = lw_ledger_find (ledger, &lw_village_table, "code", code, &error);
      g_autoptr(GPtrArray) posts = lw_ledger_list (ledger, &lw_post_table, "village", ((LwRecord *) found->pdata[0])->id, &error);
      g_autoptr(LwPerson) person = lw_ledger_get (ledger, &lw_person_table, ((LwPost *) posts->pdata[0])->person, &error);
      gint64 start, taken;
      guint n = 0;

      check (error);
      person->birth_decided = 19900101 + (int) (i % 28);
      start = now ();
      lw_ledger_update (ledger, person, &error);
      lw_check_run (one, ledger, code, count_cb, &n, NULL, &error);
      taken = now () - start;
      check (error);
      g_array_append_val (times, taken);
    }
  lw_journal_rollback (ledger);
  return times;
}

static double
time_search (LwLedger *ledger, const char *text)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GError) error = NULL;
  guint hits = 0;
  double p99;

  for (guint i = 0; i < SEARCHES; i++)
    {
      gint64 start = now (), taken;
      g_autoptr(GPtrArray) found = lw_search (ledger, text, 50, &error);

      check (error);
      taken = now () - start;
      g_array_append_val (times, taken);
      hits = found->len;
    }
  p99 = percentile (times, 0.99);
  g_print ("  search %-20s %2u hits, p99 %.2f ms\n", text, hits, p99);
  return p99;
}

static void
search_too (LwLedger *ledger, const char *text, double *worst)
{
  double p99 = time_search (ledger, text);

  *worst = MAX (*worst, p99);
}

static double
time_searches (LwLedger *ledger)
{
  static const char *const texts[] = { "张",   "张伟", "z",      "zh",     "zhang",    "zhangw",     "zhangwei", "zw",
                                       "zha", "1",    "11",     "110101", "11010119", "1101011990", "x",        "2019",
                                       "5X",  "20",   "100",    "1001",   "ouyang",   "zeng",       "村",       "d" };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwStatement) row = lw_connection_prepare (ledger->connection, "SELECT id_number FROM person WHERE id_number IS NOT NULL LIMIT 1", "", &error);
  g_autofree char *id = NULL;
  double worst = 0;

  check (error);
  lw_statement_step (row, NULL);
  id = g_strdup (lw_statement_get_text (row, 0));
  lw_statement_reset (row);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    search_too (ledger, texts[i], &worst);
  search_too (ledger, id, &worst);
  search_too (ledger, id + 12, &worst);
  search_too (ledger, id + 14, &worst);
  return worst;
}

static double
best (double (*pass) (LwLedger *), LwLedger *ledger)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < PASSES; i++)
    {
      double taken = pass (ledger);

      least = MIN (least, taken);
    }
  return least;
}

int
main (int argc, char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = NULL;
  g_autoptr(GArray) edits = NULL;
  g_autoptr(GRand) rand = g_rand_new_with_seed (ON);
  double bare, scanned, checked, searched;
  long peak;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc != 2 || !g_getenv ("LIANGWEI_PASSWORD"))
    {
      g_printerr ("LIANGWEI_PASSWORD=… bench-nation LEDGER\n");
      return 2;
    }
  ledger = lw_ledger_open (argv[1], g_getenv ("LIANGWEI_PASSWORD"), LW_LEDGER_OPEN_DEFAULT, lw_pinyin_name_keys, &error);
  check (error);
  bare_pass (ledger); /* warms the cache of the system */
  checked = best (check_pass, ledger);
  peak = memory_peak_mb ();
  bare = best (bare_pass, ledger);
  scanned = best (scan_pass, ledger);
  edits = time_edits (ledger, rand);
  searched = time_searches (ledger);
  g_print ("%" G_GINT64_FORMAT " villages: bare pass %.3f s, scan %.3f s, check --summary %.3f s, ratio %.2f (target 2), peak %ld MB (256);"
           " one village after an edit p99 %.2f ms (2); search p99 %.2f ms (16)\n",
           lw_ledger_count (ledger, &lw_village_table, NULL), bare, scanned, checked, checked / bare, peak,
           percentile (edits, 0.99), searched);
  return 0;
}
