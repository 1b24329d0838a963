/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-village.h"

#include "lw-date.h"

#include <string.h>

#define ON 20261120

/* Waivers. */

static TestVillage *
village_without_reserves (void)
{
  TestVillage *village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_post (village, 1, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR, 19700101, 0, LW_SEX_FEMALE);
  return village;
}

static void
assert_rule (TestVillage *village, const char *rule, LwDate on, LwState state, LwState bare)
{
  g_autoptr(GPtrArray) stack = test_stack (NULL, NULL);
  g_autoptr(LwVillageResult) results = test_check (village, stack, on, 0, 0);
  const LwResult *result = test_result (results, rule);

  g_assert_cmpstr (lw_state_word (result->state), ==, lw_state_word (state));
  g_assert_cmpstr (lw_state_word (result->bare), ==, lw_state_word (bare));
  g_assert_cmpstr (result->waiver_reason, ==, state == LW_STATE_WAIVED ? "移民搬迁" : NULL);
}

static void
test_waiver_holds_to_its_last_day (void)
{
  g_autoptr(TestVillage) village = village_without_reserves ();

  test_village_waive (village, "reserve-count", 20261231);
  assert_rule (village, "reserve-count", 20261230, LW_STATE_WAIVED, LW_STATE_NOT_MET);
  assert_rule (village, "reserve-count", 20261231, LW_STATE_WAIVED, LW_STATE_NOT_MET);
  assert_rule (village, "reserve-count", 20270101, LW_STATE_NOT_MET, LW_STATE_NOT_MET);
}

static void
test_waiver_of_an_unknown_rule (void)
{
  g_autoptr(TestVillage) village = village_without_reserves ();

  assert_rule (village, "term", ON, LW_STATE_UNKNOWN, LW_STATE_UNKNOWN);
  test_village_waive (village, "term", 20261231);
  assert_rule (village, "term", ON, LW_STATE_WAIVED, LW_STATE_UNKNOWN);
}

static void
test_waiver_of_a_met_rule_changes_nothing (void)
{
  g_autoptr(TestVillage) village = village_without_reserves ();

  test_village_waive (village, "woman-member", 20301231);
  test_village_waive (village, "term", 20301231);
  test_village_waive (village, "exit-audit", 20301231);
  village->village.term_start = 20211215;
  assert_rule (village, "woman-member", ON, LW_STATE_MET, LW_STATE_MET);
  assert_rule (village, "term", ON, LW_STATE_AT_RISK, LW_STATE_AT_RISK);
  assert_rule (village, "exit-audit", ON, LW_STATE_NOT_APPLICABLE, LW_STATE_NOT_APPLICABLE);
}

/* Readiness. */

static LwReadiness
readiness_of (const char *rules, guint reserves)
{
  g_autofree char *text = g_strconcat ("[profile]\nid=a\nname=A\n", rules, NULL);
  g_autoptr(GPtrArray) stack = test_stack (text, NULL);
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);
  g_autoptr(LwVillageResult) results = NULL;

  for (guint i = 1; i <= reserves; i++)
    test_village_reserve (village, i, 0, 0, LW_SEX_FEMALE)->end = i == 1 ? 20270101 : 0;
  results = test_check (village, stack, ON, 0, 0);
  return results->readiness;
}

#define MET(level) "[rule met-" level "]\ntitle=T\nlevel=" level "\ncount=reserves\nat-least=0\n"
#define TWO(level) "[rule two-" level "]\ntitle=T\nlevel=" level "\ncount=reserves\nat-least=2\n"
#define DARK(level) "[rule dark-" level "]\ntitle=T\nlevel=" level "\nmeasure=term\n"

static void
test_readiness_is_the_worst_but_advice (void)
{
  g_assert_cmpint (readiness_of (MET ("required"), 0), ==, LW_READINESS_READY);
  g_assert_cmpint (readiness_of (MET ("required") TWO ("expected"), 2), ==, LW_READINESS_AT_RISK);
  g_assert_cmpint (readiness_of (TWO ("required") DARK ("statutory"), 2), ==, LW_READINESS_TO_VERIFY);
  g_assert_cmpint (readiness_of (TWO ("expected") DARK ("statutory"), 1), ==, LW_READINESS_NOT_READY);
  g_assert_cmpint (readiness_of (MET ("required") TWO ("advice") DARK ("advice"), 1), ==, LW_READINESS_READY);
}

/* Random villages against a plain count of every day. */

static LwDate
random_date (GRand *rand, int first_year, int last_year)
{
  int year = g_rand_int_range (rand, first_year, last_year + 1);
  int month = g_rand_int_range (rand, 0, 13);

  if (g_rand_int_range (rand, 0, 4) > 0)
    month = MAX (month, 1);
  return LW_DATE (year, month, month && g_rand_int_range (rand, 0, 5) ? g_rand_int_range (rand, 1, 29) : 0);
}

static void
random_row (TestVillage *village, GRand *rand, LwKey person, LwDate birth, LwEducation education, LwSex sex)
{
  LwScanMember *row = test_village_post (village, person, g_rand_int_range (rand, 0, 4), g_rand_int_range (rand, 1, 6),
                                         birth, education, sex);

  if (row->body == LW_BODY_NONE)
    row->position = LW_POSITION_NONE;
  if (g_rand_int_range (rand, 0, 3) == 0)
    row->start = random_date (rand, 2026, 2027);
  if (g_rand_int_range (rand, 0, 3) == 0)
    row->end = random_date (rand, 2026, 2027);
}

static TestVillage *
random_village (GRand *rand)
{
  static const LwEducation levels[] = { 0, LW_EDUCATION_JUNIOR_HIGH, LW_EDUCATION_SENIOR_SECONDARY,
                                        LW_EDUCATION_JUNIOR_COLLEGE };
  TestVillage *village = test_village_new (g_rand_boolean (rand) ? LW_VILLAGE_KIND_VILLAGE : LW_VILLAGE_KIND_COMMUNITY);
  guint people = (guint) g_rand_int_range (rand, 0, 9);

  for (guint i = 1; i <= people; i++)
    {
      LwDate birth = g_rand_int_range (rand, 0, 6) ? random_date (rand, 1989, 1992) : 0;
      LwEducation education = levels[g_rand_int_range (rand, 0, 4)];
      LwSex sex = g_rand_int_range (rand, 0, 3);

      random_row (village, rand, i, birth, education, sex);
      if (g_rand_boolean (rand))
        random_row (village, rand, i, birth, education, sex);
    }
  for (int year = 2021; year <= 2026; year++)
    if (g_rand_int_range (rand, 0, 4))
      test_village_year (village, year, g_rand_int_range (rand, 0, 2));
  if (g_rand_boolean (rand))
    village->village.term_start = random_date (rand, 2021, 2022);
  if (g_rand_boolean (rand))
    village->village.kinship_checked = 20260101;
  village->village.org_form = g_rand_int_range (rand, 0, 4);
  return village;
}

/* All that asks about days, without the two whose own band makes them at-risk before they can fail. */
static const char more_rules[]
  = "[profile]\nid=more\nname=More\n"
    "[rule share]\ntitle=T\nlevel=advice\ncount=two-committees\nsex=female\nshare-at-least=30\n"
    "[rule mean]\ntitle=T\nlevel=advice\ncount=two-committees reserves\nmean-age-at-most=35.5\n"
    "[rule all]\ntitle=T\nlevel=advice\ncount=two-committees\nage-at-most=35\n"
    "[rule few]\ntitle=T\nlevel=advice\ncount=reserves\nage-at-least=35\nat-most=1\ncount-serving=true\n";

static GPtrArray *
large_stack (void)
{
  GPtrArray *stack = test_stack (NULL, NULL);

  g_ptr_array_add (stack, lw_profile_parse (more_rules, "more", NULL));
  return stack;
}

static void
compare_with_every_day (TestVillage *village, GPtrArray *stack, LwDate horizon)
{
  g_autoptr(LwVillageResult) results = test_check (village, stack, ON, horizon, 0);
  guint n = results->results->len;
  g_autofree LwDate *fails = g_new0 (LwDate, n);

  /* Each day by itself, with no horizon but that day. */
  for (LwDate day = lw_date_add_days (ON, 1); day <= horizon; day = lw_date_add_days (day, 1))
    {
      g_autoptr(LwVillageResult) then = test_check (village, stack, day, day, 0);

      for (guint i = 0; i < n; i++)
        {
          const LwResult *result = g_ptr_array_index (then->results, i);
          LwState state = result->state;

          /* Figures that will be missing when the year is over are not missing yet. */
          if (lw_rule_get_measure (result->rule) == LW_MEASURE_RECRUIT_GAP && state == LW_STATE_UNKNOWN)
            continue;
          if (fails[i] == 0 && state != LW_STATE_MET && state != LW_STATE_AT_RISK)
            fails[i] = day;
        }
    }

  for (guint i = 0; i < n; i++)
    {
      const LwResult *result = g_ptr_array_index (results->results, i);

      if (result->state != LW_STATE_MET && result->state != LW_STATE_AT_RISK)
        continue;
      /* Its own band: at risk before it fails, the day lying beyond the horizon. */
      if (lw_rule_get_measure (result->rule) == LW_MEASURE_RECRUIT_GAP && fails[i] == 0)
        continue;
      /* A share, a mean or a limit of nobody does not apply; by then it has failed all the same. */
      if (result->changes_on != fails[i] || (result->state == LW_STATE_AT_RISK) != (fails[i] != 0))
        g_error ("%s is %s from %d, day by day it fails on %d", lw_rule_get_id (result->rule),
                 lw_state_word (result->state), result->changes_on, fails[i]);
    }
}

static void
test_first_day_agrees_with_every_day (void)
{
  g_autoptr(GPtrArray) stack = large_stack ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261120);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr(TestVillage) village = random_village (rand);

      compare_with_every_day (village, stack, 20270315);
    }
}

static void
test_waiver_never_changes_another_rule (void)
{
  g_autoptr(GPtrArray) stack = large_stack ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(TestVillage) village = random_village (rand);
      g_autoptr(LwVillageResult) before = test_check (village, stack, ON, 0, 0);
      guint which = (guint) g_rand_int_range (rand, 0, (gint32) before->results->len);
      const LwResult *waived = g_ptr_array_index (before->results, which);
      g_autoptr(LwVillageResult) after = NULL;

      test_village_waive (village, lw_rule_get_id (waived->rule), 20301231);
      after = test_check (village, stack, ON, 0, 0);
      for (guint k = 0; k < before->results->len; k++)
        {
          const LwResult *a = g_ptr_array_index (before->results, k);
          const LwResult *b = g_ptr_array_index (after->results, k);

          g_assert_cmpint (a->bare, ==, b->bare);
          if (k != which || (a->bare != LW_STATE_NOT_MET && a->bare != LW_STATE_UNKNOWN))
            g_assert_cmpint (a->state, ==, b->state);
          else
            g_assert_cmpint (b->state, ==, LW_STATE_WAIVED);
        }
    }
}

/* The summary only leaves words out. */
static void
test_summary_has_the_same_states (void)
{
  g_autoptr(GPtrArray) stack = large_stack ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  g_autoptr(LwCheck) summary = lw_check_new_for_day (stack, ON, 0, 0);

  lw_check_set_summary (summary, TRUE);
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(TestVillage) village = random_village (rand);
      g_autoptr(LwVillageResult) whole = test_check (village, stack, ON, 0, 0);
      g_autoptr(LwVillageResult) brief = lw_check_village (summary, &village->village);

      for (guint k = 0; k < whole->results->len; k++)
        {
          const LwResult *a = g_ptr_array_index (whole->results, k);
          const LwResult *b = g_ptr_array_index (brief->results, k);

          g_assert_cmpint (a->state, ==, b->state);
          g_assert_cmpint (a->changes_on, ==, b->changes_on);
          g_assert_cmpint (a->has_value, ==, b->has_value);
          g_assert_cmpfloat (a->value, ==, b->value);
          g_assert_cmpuint (b->counted->len + b->nearly->len + b->to_verify->len + b->missing->len, ==, 0);
          if (a->state == LW_STATE_UNKNOWN)
            g_assert_cmpuint (a->missing->len, >, 0);
          else if (a->state != LW_STATE_WAIVED)
            g_assert_cmpuint (a->missing->len, ==, 0);
        }
      g_assert_cmpint (whole->readiness, ==, brief->readiness);
    }
}

/* Every count is the number of people that it names. */
static void
test_value_is_the_number_of_people_counted (void)
{
  g_autoptr(GPtrArray) stack = large_stack ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (13);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(TestVillage) village = random_village (rand);
      g_autoptr(LwVillageResult) results = test_check (village, stack, ON, 0, 0);

      for (guint k = 0; k < results->results->len; k++)
        {
          const LwResult *result = g_ptr_array_index (results->results, k);

          if (lw_rule_get_measure (result->rule) == LW_MEASURE_COUNT && result->has_value)
            g_assert_cmpfloat (result->value, ==, result->counted->len);
        }
    }
}

/* The order of lists. */

static void
test_worst_first (void)
{
  g_autoptr(TestVillage) village = village_without_reserves ();
  g_autoptr(GPtrArray) stack = test_stack (NULL, NULL);
  g_autoptr(LwVillageResult) results = NULL;
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();
  int last = -1;

  test_village_waive (village, "reserve-count", 20261231);
  results = test_check (village, stack, ON, 0, 0);
  for (guint i = 0; i < results->results->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (results->results, i));
  g_ptr_array_sort (sorted, lw_result_worse_first);
  for (guint i = 0; i < sorted->len; i++)
    {
      static const int grades[LW_N_STATES] = {
        [LW_STATE_NOT_MET] = 0, [LW_STATE_UNKNOWN] = 1, [LW_STATE_AT_RISK] = 2,
        [LW_STATE_WAIVED] = 3,  [LW_STATE_MET] = 20,    [LW_STATE_NOT_APPLICABLE] = 21,
      };
      const LwResult *result = g_ptr_array_index (sorted, i);
      gboolean advice = lw_rule_get_level (result->rule) == LW_LEVEL_ADVICE;
      int grade = grades[result->state] + (advice && grades[result->state] < 10 ? 10 : 0);

      g_assert_cmpint (grade, >=, last);
      last = grade;
    }
  g_assert_cmpint (((LwResult *) g_ptr_array_index (sorted, 0))->state, ==, LW_STATE_NOT_MET);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/state/waiver-holds-to-its-last-day", test_waiver_holds_to_its_last_day);
  g_test_add_func ("/state/waiver-of-an-unknown-rule", test_waiver_of_an_unknown_rule);
  g_test_add_func ("/state/waiver-of-a-met-rule-changes-nothing", test_waiver_of_a_met_rule_changes_nothing);
  g_test_add_func ("/state/readiness-is-the-worst-but-advice", test_readiness_is_the_worst_but_advice);
  g_test_add_func ("/state/first-day-agrees-with-every-day", test_first_day_agrees_with_every_day);
  g_test_add_func ("/state/waiver-never-changes-another-rule", test_waiver_never_changes_another_rule);
  g_test_add_func ("/state/summary-has-the-same-states", test_summary_has_the_same_states);
  g_test_add_func ("/state/value-is-the-number-of-people-counted", test_value_is_the_number_of_people_counted);
  g_test_add_func ("/state/worst-first", test_worst_first);
  return g_test_run ();
}
