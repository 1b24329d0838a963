/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people-sample.h"

#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-people-index.h"
#include "lw-people-list.h"

static LwPeopleIndex *
make_index (Sample *sample, LwDate on)
{
  g_autoptr (GError) error = NULL;
  LwPeopleIndex *index = lw_people_index_new (sample->ledger, on, NULL, &error);

  g_assert_no_error (error);
  return index;
}

static void
assert_same_keys (const GArray *a, const GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_cmpint (g_array_index (a, LwKey, i), ==, g_array_index (b, LwKey, i));
}

static LwPeopleRows *
query (LwPeopleIndex *index, const LwPeopleFilter *filter, LwPeopleColumn column, gboolean descending)
{
  g_autoptr (LwPeopleFilter) everybody = lw_people_filter_new ();

  return lw_people_index_query (index, filter != NULL ? filter : everybody, NULL, column, descending, SAMPLE_HORIZON);
}

/* Whoever is in the pool is ripe in exactly one way. */
static void
test_maturities_divide_the_pool (Sample *sample, gconstpointer data)
{
  static const guint parts[] = { LW_PEOPLE_POOL_UNSORTED, LW_PEOPLE_POOL_NEAR, LW_PEOPLE_POOL_MIDDLE, LW_PEOPLE_POOL_LONG };
  g_autoptr (LwPeopleFilter) filter = lw_people_filter_new ();
  g_autoptr (GPtrArray) reserves = sample_list (sample, &lw_reserve_table);
  g_autoptr (LwPeopleIndex) index = NULL;
  g_autoptr (LwPeopleRows) all = NULL, some = NULL;
  guint n = 0;

  sample_begin (sample, "maturity");
  for (guint i = 0; i < 8; i++)
    {
      LwReserve *reserve = reserves->pdata[i];
      reserve->maturity = (int) (i % 4);
      g_assert_true (lw_ledger_update (sample->ledger, reserve, NULL));
    }
  sample_commit (sample);
  index = make_index (sample, SAMPLE_DAY);
  filter->pool = LW_PEOPLE_IN_POOL;
  all = query (index, filter, LW_PEOPLE_NAME, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (LwPeopleRows) rows = NULL;

      filter->pool = parts[i];
      rows = query (index, filter, LW_PEOPLE_NAME, FALSE);
      g_assert_cmpuint (rows->keys->len, >, 0);
      n += rows->keys->len;
    }
  g_assert_cmpuint (n, ==, all->keys->len);
  filter->pool = LW_PEOPLE_NOT_IN_POOL | LW_PEOPLE_IN_POOL;
  some = query (index, filter, LW_PEOPLE_NAME, FALSE);
  g_assert_cmpuint (some->keys->len, ==, some->total);
}

static LwKey
sample_member (Sample *sample, const char *name, LwDate joined)
{
  LwPerson *person = lw_record_new (&lw_person_table);

  lw_set_text (&person->name, name);
  person->political_status = LW_POLITICAL_STATUS_MEMBER;
  person->party_joined = joined;
  return sample_insert (sample, person);
}

/* 档案认定: what was decided is what the list is sorted by, made anew or brought up to date. */
static void
test_decided_dates_go_before_stated_ones (Sample *sample, gconstpointer data)
{
  g_autoptr (LwPeopleIndex) index = NULL, next = NULL, fresh = NULL;
  g_autoptr (LwPeopleRows) before = NULL, updated = NULL, anew = NULL;
  g_autoptr (LwTouched) touched = NULL;
  g_autoptr (GError) error = NULL;
  LwEvidence *evidence = lw_record_new (&lw_evidence_table);
  LwKey early, late;

  sample_begin (sample, "two");
  early = sample_member (sample, "早入党", 19990701);
  late = sample_member (sample, "晚入党", 20050701);
  sample_commit (sample);
  index = make_index (sample, SAMPLE_DAY);
  before = query (index, NULL, LW_PEOPLE_PARTY_JOINED, FALSE);
  g_assert_cmpint (g_array_index (before->keys, LwKey, 0), ==, early);
  evidence->person = late;
  evidence->decided = 19980701;
  lw_set_text (&evidence->subject, "party_joined");
  sample_begin (sample, "decided");
  sample_insert (sample, evidence);
  sample_commit (sample);
  touched = lw_touched_since (sample->ledger, lw_people_index_get_revision (index), 100, &error);
  g_assert_no_error (error);
  next = lw_people_index_update (index, sample->ledger, touched, NULL, &error);
  updated = query (next, NULL, LW_PEOPLE_PARTY_JOINED, FALSE);
  g_assert_cmpint (g_array_index (updated->keys, LwKey, 0), ==, late);
  fresh = make_index (sample, SAMPLE_DAY);
  anew = query (fresh, NULL, LW_PEOPLE_PARTY_JOINED, FALSE);
  assert_same_keys (updated->keys, anew->keys);
}

static guint
n_doubtful (LwPeopleIndex *index, guint doubts)
{
  g_autoptr (LwPeopleFilter) filter = lw_people_filter_new ();
  g_autoptr (LwPeopleRows) rows = NULL;

  filter->doubts = doubts;
  rows = query (index, filter, LW_PEOPLE_NAME, FALSE);
  return rows->keys->len;
}

/* A day that comes too early is a doubt until a later one is decided. */
static void
test_days_too_early_are_doubts (Sample *sample, gconstpointer data)
{
  g_autoptr (LwPeopleIndex) index = NULL, next = NULL, fresh = NULL;
  g_autoptr (LwTouched) touched = NULL;
  g_autoptr (GError) error = NULL;
  LwEvidence *evidence = lw_record_new (&lw_evidence_table);
  LwPerson *person = lw_record_new (&lw_person_table);

  lw_set_text (&person->name, "早早");
  person->birth_stated = 19900615;
  person->party_joined = 20080614;
  person->work_started = 20050000;
  sample_begin (sample, "early");
  evidence->person = sample_insert (sample, person);
  sample_person (sample, "不早", 19900615);
  sample_commit (sample);
  index = make_index (sample, SAMPLE_DAY);
  g_assert_cmpuint (n_doubtful (index, LW_PEOPLE_PARTY_EARLY), ==, 1);
  g_assert_cmpuint (n_doubtful (index, LW_PEOPLE_WORK_EARLY), ==, 1);
  evidence->decided = 20070801;
  lw_set_text (&evidence->subject, "work_started");
  sample_begin (sample, "decided");
  sample_insert (sample, evidence);
  sample_commit (sample);
  touched = lw_touched_since (sample->ledger, lw_people_index_get_revision (index), 100, &error);
  g_assert_no_error (error);
  next = lw_people_index_update (index, sample->ledger, touched, NULL, &error);
  fresh = make_index (sample, SAMPLE_DAY);
  g_assert_cmpuint (n_doubtful (next, LW_PEOPLE_WORK_EARLY), ==, 0);
  g_assert_cmpuint (n_doubtful (fresh, LW_PEOPLE_WORK_EARLY), ==, 0);
  g_assert_cmpuint (n_doubtful (next, LW_PEOPLE_PARTY_EARLY), ==, 1);
  g_assert_cmpuint (n_doubtful (fresh, LW_PEOPLE_PARTY_EARLY), ==, 1);
}

static gboolean
contains (const GArray *keys, LwKey key)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_array_index (keys, LwKey, i) == key)
      return TRUE;
  return FALSE;
}

static void
test_name_is_the_order_of_the_ledger (Sample *sample, gconstpointer data)
{
  g_autoptr (LwPeopleIndex) index = make_index (sample, SAMPLE_DAY);
  g_autoptr (LwPeopleRows) rows = query (index, NULL, LW_PEOPLE_NAME, FALSE);
  g_autoptr (GPtrArray) people = sample_list (sample, &lw_person_table);

  g_assert_cmpuint (rows->keys->len, ==, people->len);
  g_assert_cmpuint (rows->total, ==, people->len);
  for (guint i = 1; i < people->len; i++)
    {
      g_autoptr (LwPerson) a = lw_ledger_get (sample->ledger, &lw_person_table, g_array_index (rows->keys, LwKey, i - 1), NULL);
      g_autoptr (LwPerson) b = lw_ledger_get (sample->ledger, &lw_person_table, g_array_index (rows->keys, LwKey, i), NULL);
      g_assert_cmpint (strncmp (a->sort_key, b->sort_key, 24), <=, 0);
    }
}

static LwDate
birth_of (Sample *sample, LwKey key)
{
  g_autoptr (LwPerson) person = lw_ledger_get (sample->ledger, &lw_person_table, key, NULL);

  return lw_birth_effective (person->birth_decided, person->id_number, person->birth_stated);
}

/* Every column gives everybody once; the known stand in order, the unknown at the end, both ways. */
static void
test_every_column_orders_everybody (Sample *sample, gconstpointer data)
{
  g_autoptr (LwPeopleIndex) index = NULL;

  sample_begin (sample, "somebody unknown");
  sample_person (sample, "无名", 0);
  sample_commit (sample);
  index = make_index (sample, SAMPLE_DAY);
  for (guint column = 0; column < LW_PEOPLE_N_COLUMNS; column++)
    for (int descending = 0; descending < 2; descending++)
      {
        g_autoptr (LwPeopleRows) rows = query (index, NULL, (LwPeopleColumn) column, descending);
        g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

        for (guint i = 0; i < rows->keys->len; i++)
          g_assert_true (g_hash_table_add (seen, &g_array_index (rows->keys, LwKey, i)));
        g_assert_cmpuint (rows->keys->len, ==, lw_people_index_get_n (index));
      }
  for (int descending = 0; descending < 2; descending++)
    {
      g_autoptr (LwPeopleRows) rows = query (index, NULL, LW_PEOPLE_BIRTH, descending);
      LwDate last = birth_of (sample, g_array_index (rows->keys, LwKey, rows->keys->len - 1));

      g_assert_cmpint (last, ==, 0);
      for (guint i = 1; i + 1 < rows->keys->len; i++)
        {
          LwDate a = birth_of (sample, g_array_index (rows->keys, LwKey, i - 1));
          LwDate b = birth_of (sample, g_array_index (rows->keys, LwKey, i));

          if (b == 0)
            continue;
          g_assert_cmpint (a, !=, 0);
          if (descending)
            g_assert_cmpint (a, >=, b);
          else
            g_assert_cmpint (a, <=, b);
        }
    }
}

/* What semantics say of ages, person by person. */
static gboolean
is_of_age (LwDate birth, LwDate on, int from, int to, gboolean unsure)
{
  int youngest, oldest;

  if (!lw_age_on (birth, on, &youngest, &oldest))
    return unsure;
  from = from < 0 ? 0 : from;
  to = to < 0 ? 200 : to;
  if (oldest < from || youngest > to)
    return FALSE;
  return (youngest >= from && oldest <= to) || unsure;
}

static void
test_ages_are_counted_as_everywhere (Sample *sample, gconstpointer data)
{
  static const LwDate births[] = { 19920228, 19920229, 19920301, 19930228, 19930301, 19911208, 19911209, 19911207, 19900000,
                                   19910000, 19911200, 19910200, 19920200, 20080229, 0, 19000101 };
  static const LwDate days[] = { 20261208, 20270228, 20270301, 20280228, 20280229, 20280301, 20261231, 20270101 };
  LwKey keys[G_N_ELEMENTS (births)];

  sample_begin (sample, "people of all ages");
  for (guint i = 0; i < G_N_ELEMENTS (births); i++)
    keys[i] = sample_person (sample, "测试", births[i]);
  sample_commit (sample);
  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      g_autoptr (LwPeopleIndex) index = make_index (sample, days[d]);

      for (int from = -1; from <= 40; from++)
        for (int to = -1; to <= 40; to++)
          for (int unsure = 0; unsure < 2; unsure++)
            {
              g_autoptr (LwPeopleFilter) filter = lw_people_filter_new ();
              g_autoptr (LwPeopleRows) rows = NULL;

              if ((from >= 0 && from < 14) || (to >= 0 && to < 14) || (from < 0 && to < 0))
                continue;
              filter->age_from = from;
              filter->age_to = to;
              filter->age_unsure = unsure;
              rows = query (index, filter, LW_PEOPLE_NAME, FALSE);
              for (guint i = 0; i < G_N_ELEMENTS (births); i++)
                g_assert_cmpint (contains (rows->keys, keys[i]), ==, is_of_age (births[i], days[d], from, to, unsure));
            }
    }
}

static void
fill_filter (LwPeopleFilter *filter)
{
  filter->bodies = LW_PEOPLE_PARTY_COMMITTEE | LW_PEOPLE_VILLAGE_COMMITTEE;
  filter->age_to = 50;
  filter->education = LW_EDUCATION_JUNIOR_COLLEGE;
  filter->sexes = 1u << LW_SEX_FEMALE;
}

/* "without" says how many more there are once that condition is dropped. */
static void
test_without_counts_what_dropping_brings (Sample *sample, gconstpointer data)
{
  g_autoptr (LwPeopleIndex) index = make_index (sample, SAMPLE_DAY);
  g_autoptr (LwPeopleFilter) filter = lw_people_filter_new ();
  g_autoptr (LwPeopleRows) rows = NULL;
  guint sum = 0;

  fill_filter (filter);
  rows = query (index, filter, LW_PEOPLE_NAME, FALSE);
  for (guint i = 0; i < LW_PEOPLE_N_CRITERIA; i++)
    {
      g_autoptr (LwPeopleFilter) less = lw_people_filter_copy (filter);
      g_autoptr (LwPeopleRows) more = NULL;

      lw_people_filter_drop (less, (LwPeopleCriterion) i);
      more = query (index, less, LW_PEOPLE_NAME, FALSE);
      g_assert_cmpuint (more->keys->len, ==, rows->keys->len + rows->without[i]);
      sum += rows->without[i];
    }
  g_assert_cmpuint (sum, >, 0);
}

static void
test_text_and_village_filter (Sample *sample, gconstpointer data)
{
  g_autoptr (LwPeopleIndex) index = make_index (sample, SAMPLE_DAY);
  g_autoptr (LwPeopleFilter) filter = lw_people_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = lw_people_list_search (sample->ledger, "w", &error);
  g_autoptr (LwPeopleRows) rows = NULL;
  LwKey village;

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, >, 0);
  filter->text = g_strdup ("w");
  rows = lw_people_index_query (index, filter, found, LW_PEOPLE_NAME, FALSE, SAMPLE_HORIZON);
  g_assert_cmpuint (rows->keys->len, >, 0);
  g_assert_cmpuint (rows->keys->len, <, rows->total);
  for (guint i = 0; i < rows->keys->len; i++)
    g_assert_true (contains (found, g_array_index (rows->keys, LwKey, i)));
  lw_people_filter_drop (filter, LW_PEOPLE_BY_TEXT);
  village = ((LwVillage *) lw_people_index_get_villages (index)->pdata[2])->record.id;
  filter->villages = g_array_new (FALSE, FALSE, sizeof (LwKey));
  g_array_append_val (filter->villages, village);
  lw_people_rows_free (rows);
  rows = query (index, filter, LW_PEOPLE_NAME, FALSE);
  g_assert_cmpuint (rows->keys->len, >, 0);
  for (guint i = 0; i < rows->keys->len; i++)
    g_assert_cmpint (lw_people_index_village (index, g_array_index (rows->keys, LwKey, i)), ==, village);
}

/* ---- updates ---- */

static void
edit_at_random (Sample *sample, GRand *rand)
{
  g_autoptr (GPtrArray) people = sample_list (sample, &lw_person_table);
  g_autoptr (GPtrArray) posts = sample_list (sample, &lw_post_table);
  LwPerson *person = people->pdata[g_rand_int_range (rand, 0, (int) people->len)];
  LwPost *post = posts->pdata[g_rand_int_range (rand, 0, (int) posts->len)];
  g_autoptr (GError) error = NULL;

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      lw_set_text (&person->name, g_rand_boolean (rand) ? "欧阳修" : "安小");
      lw_ledger_update (sample->ledger, person, &error);
      break;
    case 1:
      sample_person (sample, "新来", 19900101);
      break;
    case 2:
      post->end = SAMPLE_DAY;
      lw_ledger_update (sample->ledger, post, &error);
      break;
    case 3:
      post->person = person->record.id;
      lw_ledger_update (sample->ledger, post, &error);
      break;
    default:
      lw_set_text (&person->source, "返乡");
      lw_ledger_update (sample->ledger, person, &error);
    }
  g_assert_no_error (error);
}

static void
assert_same_index (LwPeopleIndex *a, LwPeopleIndex *b)
{
  g_autoptr (LwPeopleFilter) serving = lw_people_filter_new ();

  serving->bodies = LW_PEOPLE_PARTY_COMMITTEE;
  for (guint column = 0; column < LW_PEOPLE_N_COLUMNS; column++)
    for (int i = 0; i < 2; i++)
      {
        g_autoptr (LwPeopleRows) x = query (a, i ? serving : NULL, (LwPeopleColumn) column, FALSE);
        g_autoptr (LwPeopleRows) y = query (b, i ? serving : NULL, (LwPeopleColumn) column, FALSE);

        assert_same_keys (x->keys, y->keys);
      }
}

static void
test_updated_is_as_made_anew (Sample *sample, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (LwPeopleIndex) index = make_index (sample, SAMPLE_DAY);

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LwTouched) touched = NULL;
      g_autoptr (LwPeopleIndex) anew = NULL;
      LwPeopleIndex *next;

      if (i % 5 == 4)
        lw_journal_undo (sample->ledger, NULL, &error);
      else
        {
          sample_begin (sample, "an edit");
          edit_at_random (sample, rand);
          edit_at_random (sample, rand);
          sample_commit (sample);
        }
      g_assert_no_error (error);
      touched = lw_touched_since (sample->ledger, lw_people_index_get_revision (index), 1000, &error);
      g_assert_no_error (error);
      g_assert_false (touched->all);
      next = lw_people_index_update (index, sample->ledger, touched, NULL, &error);
      g_assert_no_error (error);
      lw_people_index_unref (index);
      index = next;
      anew = make_index (sample, SAMPLE_DAY);
      assert_same_index (index, anew);
    }
}

static void
test_an_empty_ledger_is_an_empty_list (Sample *sample, gconstpointer data)
{
  g_autoptr (LwPeopleIndex) index = make_index (sample, SAMPLE_DAY);
  g_autoptr (LwPeopleRows) rows = query (index, NULL, LW_PEOPLE_VILLAGE, TRUE);

  g_assert_cmpuint (rows->keys->len, ==, 0);
  g_assert_cmpuint (rows->total, ==, 0);
  g_assert_cmpint (lw_people_index_village (index, 17), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/people-index/decided-dates-go-before-stated-ones", Sample, NULL, sample_init_empty, test_decided_dates_go_before_stated_ones, sample_clear);
  g_test_add ("/people-index/days-too-early-are-doubts", Sample, NULL, sample_init_empty, test_days_too_early_are_doubts, sample_clear);
  g_test_add ("/people-index/maturities-divide-the-pool", Sample, NULL, sample_init, test_maturities_divide_the_pool, sample_clear);
  g_test_add ("/people-index/name-is-the-order-of-the-ledger", Sample, NULL, sample_init, test_name_is_the_order_of_the_ledger, sample_clear);
  g_test_add ("/people-index/every-column-orders-everybody", Sample, NULL, sample_init, test_every_column_orders_everybody, sample_clear);
  g_test_add ("/people-index/ages-are-counted-as-everywhere", Sample, NULL, sample_init_empty, test_ages_are_counted_as_everywhere, sample_clear);
  g_test_add ("/people-index/without-counts-what-dropping-brings", Sample, NULL, sample_init, test_without_counts_what_dropping_brings, sample_clear);
  g_test_add ("/people-index/text-and-village-filter", Sample, NULL, sample_init, test_text_and_village_filter, sample_clear);
  g_test_add ("/people-index/updated-is-as-made-anew", Sample, NULL, sample_init, test_updated_is_as_made_anew, sample_clear);
  g_test_add ("/people-index/an-empty-ledger-is-an-empty-list", Sample, NULL, sample_init_empty, test_an_empty_ledger_is_an_empty_list, sample_clear);
  return g_test_run ();
}
