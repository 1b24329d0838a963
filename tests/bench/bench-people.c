/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-people LEDGER: what the table of people asks of a ledger of make-nation: its index, filters
 * and orders, and pages of rows, beside a bare SELECT of the same on the same connection, warm.
 * Times are of the processor, in milliseconds. */

#include "lw-ledger-private.h"
#include "lw-people-index.h"
#include "lw-people-list.h"
#include "lw-pinyin.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

#define ON 20261120
#define HORIZON 20270520
#define PAGE 128
#define LIMIT_MS 100.0

typedef struct
{
  LwLedger *ledger;
  LwPeopleIndex *index;
  double worst;
} Bench;

static void
check (GError *error)
{
  if (!error)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

static double
now (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static double
bare (Bench *self, const char *sql)
{
  double start = now ();
  sqlite3_stmt *row = NULL;

  if (sqlite3_prepare_v2 (lw_connection_get_handle (self->ledger->connection), sql, -1, &row, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (lw_connection_get_handle (self->ledger->connection)));
  while (sqlite3_step (row) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (row); i++)
      sqlite3_column_text (row, i);
  sqlite3_finalize (row);
  return now () - start;
}

/* The records of one page, as the window reads them. */
static void
read_page (Bench *self, const GArray *keys, guint first)
{
  for (guint i = first; i < MIN (first + PAGE, keys->len); i++)
    {
      LwKey key = g_array_index (keys, LwKey, i);
      g_autoptr(GError) error = NULL;
      g_autoptr(LwPerson) person = lw_ledger_get (self->ledger, &lw_person_table, key, &error);
      g_autoptr(GPtrArray) posts = lw_ledger_list (self->ledger, &lw_post_table, "person", key, NULL);
      g_autoptr(GPtrArray) reserves = lw_ledger_list (self->ledger, &lw_reserve_table, "person", key, NULL);

      check (error);
      if (!person || !posts || !reserves)
        exit (1);
    }
}

static void
show (Bench *self, const char *what, double ours, double peer)
{
  self->worst = MAX (self->worst, ours);
  g_print ("%-34s %9.1f ms   SQL alone %9.1f ms   %6.2f times\n", what, ours, peer, ours / MAX (peer, 0.001));
}

static void
query (Bench *self, const char *what, const char *filter_text, const char *search, LwPeopleColumn sort, gboolean descending, const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwPeopleFilter) filter = lw_people_filter_from_text (filter_text);
  g_autoptr(GArray) found = NULL;
  g_autoptr(LwPeopleRows) rows = NULL;
  double start = now (), ours;

  if (search)
    {
      lw_set_text (&filter->text, search);
      found = lw_people_list_search (self->ledger, search, &error);
      check (error);
    }
  rows = lw_people_index_query (self->index, filter, found, sort, descending, HORIZON);
  read_page (self, rows->keys, 0);
  read_page (self, rows->keys, rows->keys->len > PAGE ? rows->keys->len - PAGE : 0);
  ours = now () - start;
  bare (self, sql);
  show (self, what, ours, bare (self, sql));
}

static void
early (Bench *self, guint total)
{
  static const char *const names[] = { "before the index: first page", "before the index: middle", "before the index: end" };

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GError) error = NULL;
      guint first = i == 0 ? 0 : i == 1 ? total / 2 : total > PAGE ? total - PAGE : 0;
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM person ORDER BY sort_key, id LIMIT %u OFFSET %u", PAGE, first);
      double start = now ();
      g_autoptr(GArray) keys = lw_people_list_page (self->ledger, first, PAGE, total, &error);
      double ours;

      check (error);
      read_page (self, keys, 0);
      ours = now () - start;
      show (self, names[i], ours, bare (self, sql));
    }
}

static void
make_index (Bench *self)
{
  g_autoptr(GError) error = NULL;
  double peer, ours, start;

  bare (self, "SELECT * FROM person");
  peer = bare (self, "SELECT * FROM person") + bare (self, "SELECT * FROM post") + bare (self, "SELECT * FROM reserve");
  start = now ();
  self->index = lw_people_index_new (self->ledger, ON, NULL, &error);
  check (error);
  ours = now () - start;
  g_print ("%-34s %9.1f ms   SQL alone %9.1f ms   %6.2f times (in the background)\n", "making the index", ours, peer, ours / peer);
}

static void
queries (Bench *self)
{
  query (self, "by name", NULL, NULL, LW_PEOPLE_NAME, FALSE, "SELECT id FROM person ORDER BY sort_key LIMIT 128");
  query (self, "by birth", NULL, NULL, LW_PEOPLE_BIRTH, TRUE, "SELECT id FROM person ORDER BY birth_stated DESC LIMIT 128");
  query (self, "by village", NULL, NULL, LW_PEOPLE_VILLAGE, FALSE,
         "SELECT p.id FROM person p JOIN post x ON x.person = p.id JOIN village v ON v.id = x.village ORDER BY v.code LIMIT 128");
  query (self, "by education", NULL, NULL, LW_PEOPLE_EDUCATION, TRUE, "SELECT id FROM person ORDER BY education_full_time LIMIT 128");
  query (self, "by posts", NULL, NULL, LW_PEOPLE_POSTS, FALSE, "SELECT person FROM post ORDER BY body, position LIMIT 128");
  query (self, "by ID number", NULL, NULL, LW_PEOPLE_ID_NUMBER, FALSE, "SELECT id FROM person ORDER BY id_number LIMIT 128");
  query (self, "by phone", NULL, NULL, LW_PEOPLE_PHONE, FALSE, "SELECT id FROM person ORDER BY phone LIMIT 128");
  query (self, "by remark", NULL, NULL, LW_PEOPLE_REMARK, FALSE, "SELECT id FROM person ORDER BY id_number IS NULL DESC LIMIT 128");
  query (self, "aged 35 or less, by birth", "[filter]\nage-to=35\n", NULL, LW_PEOPLE_BIRTH, TRUE,
         "SELECT id FROM person WHERE birth_stated > 19901120 ORDER BY birth_stated DESC LIMIT 128");
  query (self, "women of the two committees", "[filter]\nsexes=4\nbodies=3\n", NULL, LW_PEOPLE_NAME, FALSE,
         "SELECT p.id FROM person p JOIN post x ON x.person = p.id WHERE p.sex = 2 AND x.body < 3 ORDER BY p.sort_key LIMIT 128");
  query (self, "pool, junior college, by village", "[filter]\npool=1\neducation=30\n", NULL, LW_PEOPLE_VILLAGE, FALSE,
         "SELECT p.id FROM reserve r JOIN person p ON p.id = r.person WHERE p.education_full_time <= 30 ORDER BY r.village LIMIT 128");
  query (self, "flagged", "[filter]\ndoubts=255\n", NULL, LW_PEOPLE_NAME, FALSE,
         "SELECT id FROM person WHERE id_number IS NULL ORDER BY sort_key LIMIT 128");
  query (self, "search: zhangw", NULL, "zhangw", LW_PEOPLE_NAME, FALSE,
         "SELECT DISTINCT record FROM search WHERE key >= 'zhangw' AND key < 'zhangw~'");
  query (self, "search: w", NULL, "w", LW_PEOPLE_NAME, FALSE, "SELECT DISTINCT record FROM search WHERE key >= 'w' AND key < 'w~'");
}

int
main (int argc, char *argv[])
{
  g_autoptr(GError) error = NULL;
  Bench self = { 0 };
  gint64 total;

  if (argc != 2 || !g_getenv ("LIANGWEI_PASSWORD"))
    {
      g_printerr ("LIANGWEI_PASSWORD=… bench-people LEDGER\n");
      return 2;
    }
  self.ledger = lw_ledger_open (argv[1], g_getenv ("LIANGWEI_PASSWORD"), LW_LEDGER_OPEN_READ_ONLY, lw_pinyin_name_keys, &error);
  check (error);
  total = lw_ledger_count (self.ledger, &lw_person_table, &error);
  check (error);
  g_print ("%" G_GINT64_FORMAT " people\n", total);
  make_index (&self);
  early (&self, (guint) total);
  queries (&self);
  g_print ("worst: %.1f ms, wanted: below %.0f ms\n", self.worst, LIMIT_MS);
  lw_people_index_unref (self.index);
  lw_ledger_close (self.ledger, &error);
  g_object_unref (self.ledger);
  return 0;
}
