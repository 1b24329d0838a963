/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people-sample.h"

#include "lw-people-bulk.h"

static GArray *
keys_of (GPtrArray *records, guint n)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (LwKey));

  for (guint i = 0; i < MIN (n, records->len); i++)
    g_array_append_val (keys, ((LwRecord *) records->pdata[i])->id);
  return keys;
}

static const LwBulkField *
find_field (const LwTable *table, const char *name)
{
  guint n;
  const LwBulkField *fields = lw_bulk_fields (&n);

  for (guint i = 0; i < n; i++)
    if (fields[i].table == table && g_str_equal (fields[i].name, name))
      return &fields[i];
  g_assert_not_reached ();
}

static void
undo (Sample *sample)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lw_journal_undo (sample->ledger, NULL, &error));
  g_assert_no_error (error);
}

/* Every field says beforehand what it does, does that, and one undo takes it back. */
static void
test_every_field_does_what_it_said (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray) people = sample_list (sample, &lw_person_table);
  g_autoptr (GArray) keys = keys_of (people, 40);
  guint n;
  const LwBulkField *fields = lw_bulk_fields (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = sample_dump (sample);
      g_autofree char *after = NULL;
      g_autoptr (LwBulkLook) look = lw_bulk_look (sample->ledger, keys, &fields[i], SAMPLE_DAY, NULL, &error);
      g_autoptr (LwBulkLook) then = NULL;
      const int *codes = lw_bulk_field_codes (&fields[i]);
      g_autofree char *value = codes != NULL ? g_strdup_printf ("%d", codes[1]) : g_strdup ("刘梅");
      const char *example;
      guint n_changed, n_replaced;

      g_assert_no_error (error);
      g_assert_cmpstr (lw_bulk_field_caption (&fields[i]), !=, "");
      n_changed = lw_bulk_look_count (look, value, &n_replaced, &example);
      g_assert_cmpuint (n_changed, >, 0);
      g_assert_cmpuint (n_changed, ==, n_replaced + look->n_empty);
      sample_begin (sample, "set");
      g_assert_true (lw_bulk_set (sample->ledger, keys, &fields[i], value, SAMPLE_DAY, &error));
      g_assert_cmpint (sample_commit (sample), !=, 0);
      then = lw_bulk_look (sample->ledger, keys, &fields[i], SAMPLE_DAY, NULL, &error);
      g_assert_cmpuint (lw_bulk_look_count (then, value, &n_replaced, &example), ==, 0);
      g_assert_cmpuint (then->n_left_out, ==, look->n_left_out);
      undo (sample);
      after = sample_dump (sample);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_mentors_leave_out_who_is_not_in_the_pool (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray) people = sample_list (sample, &lw_person_table);
  g_autoptr (GArray) keys = keys_of (people, G_MAXUINT);
  g_autoptr (GError) error = NULL;
  g_autoptr (LwBulkLook) look
      = lw_bulk_look (sample->ledger, keys, find_field (&lw_reserve_table, "mentor"), SAMPLE_DAY, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (look->n_left_out, >, 0);
  g_assert_cmpuint (look->n_left_out, <, look->n_people);
}

static void
test_emptying_counts_only_what_is_there (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray) people = sample_list (sample, &lw_person_table);
  g_autoptr (GArray) keys = keys_of (people, G_MAXUINT);
  const LwBulkField *field = find_field (&lw_person_table, "source");
  g_autoptr (GError) error = NULL;
  g_autoptr (LwBulkLook) look = lw_bulk_look (sample->ledger, keys, field, SAMPLE_DAY, NULL, &error);
  const char *example;
  guint n_replaced, n = lw_bulk_look_count (look, "", &n_replaced, &example);

  g_assert_cmpuint (n, ==, look->n_people - look->n_empty);
  g_assert_cmpuint (n, >, 0);
  g_assert_nonnull (example);
}

static void
test_posts_end_at_once (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray) people = sample_list (sample, &lw_person_table);
  g_autoptr (GArray) keys = keys_of (people, 30);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = sample_dump (sample), *after = NULL;
  guint n_posts, n_people;
  LwDate latest;

  g_assert_true (lw_bulk_count_posts (sample->ledger, keys, SAMPLE_DAY, &n_posts, &n_people, &latest, &error));
  g_assert_cmpuint (n_posts, >, 0);
  g_assert_cmpuint (n_people, <=, n_posts);
  g_assert_cmpint (latest, >, 0);
  g_assert_cmpint (latest, <=, SAMPLE_DAY);
  sample_begin (sample, "end");
  g_assert_true (lw_bulk_end_posts (sample->ledger, keys, SAMPLE_DAY, SAMPLE_DAY, "会议纪要", &error));
  sample_commit (sample);
  g_assert_true (lw_bulk_count_posts (sample->ledger, keys, SAMPLE_DAY, &n_posts, &n_people, &latest, &error));
  g_assert_cmpuint (n_posts, ==, 0);
  g_assert_cmpint (latest, ==, 0);
  undo (sample);
  after = sample_dump (sample);
  g_assert_cmpstr (before, ==, after);
}

static guint
count_measures (Sample *sample)
{
  g_autoptr (GPtrArray) measures = sample_list (sample, &lw_measure_table);

  return measures->len;
}

/* Who is proposed only is on the way into the pool; who left it, or never was in it, gets none. */
static void
test_a_measure_goes_to_reserves_once (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray) people = sample_list (sample, &lw_person_table);
  g_autoptr (GArray) keys = keys_of (people, G_MAXUINT);
  g_autoptr (LwMeasureTaken) measure = lw_record_new (&lw_measure_table);
  g_autoptr (LwBulkMeasure) look = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  guint n;

  measure->kind = LW_MEASURE_TRAINING;
  measure->start = SAMPLE_DAY;
  lw_set_text (&measure->what, "县委党校后备干部班");
  before = sample_dump (sample);
  n = count_measures (sample);
  look = lw_bulk_look_measure (sample->ledger, keys, measure, SAMPLE_DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (look->people->len, >, 0);
  g_assert_cmpuint (look->n_left_out, >, 0);
  g_assert_cmpuint (look->n_already, ==, 0);
  sample_begin (sample, "measure");
  g_assert_true (lw_bulk_add_measure (sample->ledger, keys, measure, SAMPLE_DAY, &error));
  sample_commit (sample);
  g_assert_cmpuint (count_measures (sample), ==, n + look->people->len);
  again = lw_bulk_look_measure (sample->ledger, keys, measure, SAMPLE_DAY, &error);
  g_assert_cmpuint (again->people->len, ==, 0);
  g_assert_cmpuint (again->n_already, ==, look->people->len);
  undo (sample);
  after = sample_dump (sample);
  g_assert_cmpstr (before, ==, after);
}

static void
test_into_the_pool_once (Sample *sample, gconstpointer data)
{
  g_autoptr (GPtrArray) people = sample_list (sample, &lw_person_table);
  g_autoptr (GArray) keys = keys_of (people, G_MAXUINT);
  g_autoptr (LwBulkPool) pool = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  LwKey nowhere;

  sample_begin (sample, "somebody without a village");
  nowhere = sample_person (sample, "无村", 19900101);
  sample_commit (sample);
  g_array_append_val (keys, nowhere);
  pool = lw_bulk_look_pool (sample->ledger, keys, 0, SAMPLE_DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pool->n_without_village, ==, 1);
  g_assert_cmpuint (pool->n_already, >, 0);
  g_assert_cmpuint (pool->people->len + pool->n_already + 1, ==, keys->len);
  sample_begin (sample, "pool");
  g_assert_true (lw_bulk_put_in_pool (sample->ledger, pool, SAMPLE_DAY, "刘梅", &error));
  sample_commit (sample);
  again = lw_bulk_look_pool (sample->ledger, keys, 0, SAMPLE_DAY, &error);
  g_assert_cmpuint (again->people->len, ==, 0);
}

static void
test_who_is_gone_is_left_out (Sample *sample, gconstpointer data)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
  const LwBulkField *field = find_field (&lw_person_table, "notes");
  g_autoptr (LwBulkLook) look = NULL;
  g_autoptr (GError) error = NULL;
  LwKey nobody = 123456789;

  g_array_append_val (keys, nobody);
  look = lw_bulk_look (sample->ledger, keys, field, SAMPLE_DAY, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (look->n_left_out, ==, 1);
  sample_begin (sample, "nothing");
  g_assert_true (lw_bulk_set (sample->ledger, keys, field, "x", SAMPLE_DAY, &error));
  g_assert_cmpint (sample_commit (sample), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/people-bulk/every-field-does-what-it-said", Sample, NULL, sample_init, test_every_field_does_what_it_said, sample_clear);
  g_test_add ("/people-bulk/mentors-leave-out-who-is-not-in-the-pool", Sample, NULL, sample_init, test_mentors_leave_out_who_is_not_in_the_pool, sample_clear);
  g_test_add ("/people-bulk/emptying-counts-only-what-is-there", Sample, NULL, sample_init, test_emptying_counts_only_what_is_there, sample_clear);
  g_test_add ("/people-bulk/posts-end-at-once", Sample, NULL, sample_init, test_posts_end_at_once, sample_clear);
  g_test_add ("/people-bulk/a-measure-goes-to-reserves-once", Sample, NULL, sample_init, test_a_measure_goes_to_reserves_once, sample_clear);
  g_test_add ("/people-bulk/into-the-pool-once", Sample, NULL, sample_init, test_into_the_pool_once, sample_clear);
  g_test_add ("/people-bulk/who-is-gone-is-left-out", Sample, NULL, sample_init_empty, test_who_is_gone_is_left_out, sample_clear);
  return g_test_run ();
}
