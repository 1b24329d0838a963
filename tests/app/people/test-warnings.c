/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people-sample.h"

#include "lw-id-number.h"
#include "lw-village-doubt.h"
#include "lw-warnings.h"

#include <string.h>

static LwPerson *
add_person (Sample     *sample,
            const char *name,
            LwDate      birth)
{
  LwPerson *person = lw_record_new (&lw_person_table);

  lw_set_text (&person->name, name);
  person->birth_stated = birth;
  return person;
}

static LwKey
store (Sample   *sample,
       LwPerson *person)
{
  return sample_insert (sample, person);
}

static LwWarnings *
find (Sample *sample,
      guint   most)
{
  g_autoptr (GError) error = NULL;
  LwWarnings *found = lw_warnings_find (sample->ledger, SAMPLE_DAY, most, NULL, &error);

  g_assert_no_error (error);
  return found;
}

static gboolean
has (LwWarnings    *found,
     LwWarningKind  kind,
     LwKey          person)
{
  for (guint i = 0; i < found->lists[kind]->len; i++)
    if (((LwWarning *) found->lists[kind]->pdata[i])->person == person)
      return TRUE;
  return FALSE;
}

static void
test_days_before_their_age (void)
{
  struct
  {
    LwDate birth, joined;
    gboolean early;
  } cases[] = {
    { 19900615, 20080615, FALSE }, { 19900615, 20080614, TRUE },  { 19900615, 20080600, FALSE },
    { 19900615, 20080500, TRUE },  { 19900000, 20080000, FALSE }, { 19900000, 20070000, TRUE },
    { 19900615, 0, FALSE },        { 0, 20080615, FALSE },        { 19900615, 19800000, TRUE },
    { 19900615, 19980229, FALSE }, /* no such day */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = lw_warning_party_early (cases[i].birth, cases[i].joined);

      g_assert_cmpint (told != NULL, ==, cases[i].early);
    }
  g_assert_null (lw_warning_work_early (19900615, 20060615));
  g_free (lw_warning_work_early (19900615, 20060614));
}

static void
test_every_kind_is_found (Sample        *sample,
                          gconstpointer  data)
{
  g_autofree char *right
      = g_strdup_printf ("41990719800101001%c", lw_id_number_check ("41990719800101001"));
  LwPerson *person;
  LwKey differs, bare, early, twice;
  g_autoptr (LwWarnings) found = NULL;

  sample_begin (sample, "people");
  person = add_person (sample, "王建民", 19810101);
  lw_set_text (&person->id_number, right);
  person->sex = LW_SEX_FEMALE; /* the number is a man's */
  differs = store (sample, person);
  bare = store (sample, add_person (sample, "无名", 0));
  person = add_person (sample, "早早", 19900000);
  person->party_joined = 20000101;
  person->work_started = 20000101;
  early = store (sample, person);
  twice = store (sample, add_person (sample, "早早", 19900305));
  sample_commit (sample);
  found = find (sample, 100);
  g_assert_true (has (found, LW_WARNING_BIRTH_DIFFERS, differs));
  g_assert_true (has (found, LW_WARNING_SEX_DIFFERS, differs));
  g_assert_true (has (found, LW_WARNING_NO_BIRTH, bare));
  g_assert_true (has (found, LW_WARNING_NO_ID, bare));
  g_assert_true (has (found, LW_WARNING_PARTY_EARLY, early));
  g_assert_true (has (found, LW_WARNING_WORK_EARLY, early));
  g_assert_true (has (found, LW_WARNING_BIRTH_UNSURE, early));
  g_assert_true (has (found, LW_WARNING_DUPLICATE, twice));
  g_assert_cmpuint (found->n[LW_WARNING_BAD_ID] + found->n[LW_WARNING_OLD_ID], ==, 0);
}

/* 档案认定: what was decided is what the days are measured by. */
static void
test_decided_days_count (Sample        *sample,
                         gconstpointer  data)
{
  LwEvidence *evidence = lw_record_new (&lw_evidence_table);
  LwPerson *person = add_person (sample, "早早", 19900101);
  LwKey early;
  g_autoptr (LwWarnings) found = NULL;

  person->work_started = 20000101;
  sample_begin (sample, "people");
  early = store (sample, person);
  evidence->person = early;
  lw_set_text (&evidence->subject, "work_started");
  evidence->decided = 20100101;
  sample_insert (sample, evidence);
  sample_commit (sample);
  found = find (sample, 100);
  g_assert_false (has (found, LW_WARNING_WORK_EARLY, early));
}

static LwKey
store_relation (Sample     *sample,
                LwKey       person,
                LwKey       relative,
                const char *relation)
{
  LwKinship *record = lw_record_new (&lw_kinship_table);

  record->person = person;
  record->relative = relative;
  lw_set_text (&record->relation, relation);
  return sample_insert (sample, record);
}

/* Told, never refused; and what was decided about a birth counts here too. */
static void
test_parent_of_nearly_the_same_age (Sample        *sample,
                                    gconstpointer  data)
{
  g_autoptr (LwWarnings) found = NULL;
  LwPerson *person = add_person (sample, "养父", 19890101);
  LwKey child, parent, old, decided;

  person->birth_decided = 19600101;
  sample_begin (sample, "family");
  child = store (sample, add_person (sample, "小的", 19900601));
  parent = store (sample, add_person (sample, "大的", 19820601));
  old = store (sample, add_person (sample, "老的", 19600601));
  decided = store (sample, person);
  store_relation (sample, child, parent, "parent");
  store_relation (sample, old, child, "child");
  store_relation (sample, child, decided, "parent");
  store_relation (sample, parent, old, "spouse");
  sample_commit (sample);
  found = find (sample, 100);
  g_assert_cmpuint (found->n[LW_WARNING_KIN_BIRTHS], ==, 1);
  g_assert_true (has (found, LW_WARNING_KIN_BIRTHS, child));
  g_assert_nonnull (strstr (((LwWarning *) found->lists[LW_WARNING_KIN_BIRTHS]->pdata[0])->text, "大的"));
}

static void
test_all_are_counted_and_few_kept (Sample        *sample,
                                   gconstpointer  data)
{
  g_autoptr (LwWarnings) found = NULL;

  sample_begin (sample, "people");
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("人%u", i);

      store (sample, add_person (sample, name, 0));
    }
  sample_commit (sample);
  found = find (sample, 7);
  g_assert_cmpuint (found->n[LW_WARNING_NO_BIRTH], ==, 30);
  g_assert_cmpuint (found->lists[LW_WARNING_NO_BIRTH]->len, ==, 7);
  g_assert_cmpuint (lw_warnings_count (found), ==, 60); /* no ID number either */
}

/* More voters than people, more seats than the law has: told, never refused. */
static void
test_figures_that_cannot_be_are_told (void)
{
  g_autoptr (LwVillage) village = lw_record_new (&lw_village_table);
  const LwField *voters = lw_table_find_field (&lw_village_table, "voters");
  const LwField *checked = lw_table_find_field (&lw_village_table, "kinship_checked");
  g_autofree char *few = NULL, *seats = NULL, *old = NULL, *before = NULL;

  village->kind = LW_VILLAGE_KIND_VILLAGE;
  g_assert_null (lw_village_doubts (village, SAMPLE_DAY));
  village->voters = 500;
  g_assert_null (lw_village_doubts (village, SAMPLE_DAY));
  village->population = 500;
  village->committee_seats = 7;
  village->term_start = 20240200;
  village->kinship_checked = 20240201;
  g_assert_null (lw_village_doubts (village, SAMPLE_DAY));
  village->population = 100;
  few = lw_village_doubt (village, voters, SAMPLE_DAY);
  g_assert_nonnull (strstr (few, "100"));
  village->kinship_checked = 20240131;
  before = lw_village_doubt (village, checked, SAMPLE_DAY);
  g_assert_nonnull (before);
  village->committee_seats = 8;
  seats = lw_village_doubts (village, SAMPLE_DAY);
  g_assert_nonnull (strstr (seats, "3 to 7"));
  village->kind = LW_VILLAGE_KIND_COMMUNITY;
  g_assert_null (lw_village_doubt (village, lw_table_find_field (&lw_village_table, "committee_seats"), SAMPLE_DAY));
  village->term_start = 19000100;
  old = lw_village_doubts (village, SAMPLE_DAY);
  g_assert_nonnull (strstr (old, "20 years"));
}

static void
test_villages_are_among_the_doubtful (Sample       *sample,
                                      gconstpointer data)
{
  g_autoptr (LwWarnings) found = NULL;
  LwVillage *village = lw_record_new (&lw_village_table), *gone = lw_record_new (&lw_village_table);
  const LwWarning *warning;
  LwKey key;

  lw_set_text (&village->name, "张庄村");
  lw_set_text (&gone->name, "已并入的村");
  lw_set_text (&village->code, "419907105201");
  lw_set_text (&gone->code, "419907105202");
  village->population = gone->population = 10;
  village->voters = gone->voters = 20;
  gone->ended = 20200101;
  sample_begin (sample, "villages");
  key = sample_insert (sample, village);
  sample_insert (sample, gone);
  sample_commit (sample);
  found = find (sample, 10);
  g_assert_cmpuint (found->n[LW_WARNING_VILLAGE], ==, 1);
  warning = found->lists[LW_WARNING_VILLAGE]->pdata[0];
  g_assert_cmpint (warning->village, ==, key);
  g_assert_cmpint (warning->person, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/warnings/days-before-their-age", test_days_before_their_age);
  g_test_add ("/warnings/every-kind-is-found", Sample, NULL, sample_init_empty, test_every_kind_is_found,
              sample_clear);
  g_test_add ("/warnings/decided-days-count", Sample, NULL, sample_init_empty, test_decided_days_count,
              sample_clear);
  g_test_add ("/warnings/parent-of-nearly-the-same-age", Sample, NULL, sample_init_empty,
              test_parent_of_nearly_the_same_age, sample_clear);
  g_test_add ("/warnings/all-are-counted-and-few-kept", Sample, NULL, sample_init_empty,
              test_all_are_counted_and_few_kept, sample_clear);
  g_test_add_func ("/warnings/figures-that-cannot-be-are-told", test_figures_that_cannot_be_are_told);
  g_test_add ("/warnings/villages-are-among-the-doubtful", Sample, NULL, sample_init_empty,
              test_villages_are_among_the_doubtful, sample_clear);
  return g_test_run ();
}
