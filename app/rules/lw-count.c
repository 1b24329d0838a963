/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-measure.h"

#include "lw-captions.h"
#include "lw-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Rules about people in sets: their number, the share of them that passes, their mean age, or that
 * everybody passes. docs/counting.md, sections 5 to 7. */

#define SETS_OF_AN_ELECTION (LW_SET_CANDIDATES | LW_SET_SLATE)

typedef struct
{
  guint in;    /* people whom the rule is about */
  guint sure;  /* of these, who surely pass */
  guint maybe; /* of these, who may pass */
  gboolean roster_missing;
} Tally;

static void
tally_on (const LwAsk *ask, LwDate day, Tally *tally)
{
  LwDate age_day = lw_facts_age_day (ask->facts, ask->rule->measure, day);
  gboolean roster = FALSE;

  *tally = (Tally) { 0 };
  for (guint i = 0; i < ask->facts->people->len; i++)
    {
      const LwPersonFacts *person = lw_facts_person (ask->facts, i);
      LwSets sets = lw_facts_sets (ask->facts, person, day);
      LwJudgement why;
      LwHolds holds = LW_HOLDS_NO;

      roster = roster || (sets & LW_SET_TWO_COMMITTEES);
      /* Most people are outside of most rules. */
      if (!(sets & ask->test->sets) || !lw_test_includes (ask->test, sets, NULL))
        continue;
      holds = lw_test_judge (ask->test, person, age_day, &why);
      tally->in++;
      tally->sure += holds == LW_HOLDS_YES;
      tally->maybe += holds == LW_HOLDS_MAYBE;
    }

  tally->roster_missing = !roster && (ask->test->sets & (LW_SET_TWO_COMMITTEES | LW_SET_SECRETARY));
  /* The ledger keeps no register of Party members, so nobody can be counted in it. */
  tally->roster_missing = tally->roster_missing || (ask->test->sets & LW_SET_MEMBERS);
}

static LwHolds
holds_count (const LwAsk *ask, LwDate day)
{
  Tally tally;

  tally_on (ask, day, &tally);
  return lw_holds_in_range (ask->test, tally.sure, tally.roster_missing ? G_MAXUINT : tally.sure + tally.maybe);
}

static LwHolds
holds_share (const LwAsk *ask, LwDate day)
{
  Tally tally;
  double needed = 0;

  tally_on (ask, day, &tally);
  if (tally.roster_missing)
    return LW_HOLDS_MAYBE;

  needed = ask->test->share_at_least * tally.in / 100;
  return tally.sure >= needed                ? LW_HOLDS_YES
         : tally.sure + tally.maybe < needed ? LW_HOLDS_NO
                                             : LW_HOLDS_MAYBE;
}

static LwHolds
holds_everyone (const LwAsk *ask, LwDate day)
{
  Tally tally;

  tally_on (ask, day, &tally);
  if (tally.sure + tally.maybe < tally.in)
    return LW_HOLDS_NO;
  return tally.maybe || tally.roster_missing ? LW_HOLDS_MAYBE : LW_HOLDS_YES;
}

static int
age_of (LwDate birth, LwDate day)
{
  int youngest = 0;
  int oldest = 0;

  lw_age_on (birth, day, &youngest, &oldest);
  return oldest;
}

/* Sums of the youngest and oldest ages that people can have; FALSE: somebody's is not known. */
static gboolean
sum_ages (const LwAsk *ask, LwDate day, guint *n, guint *lowest, guint *highest)
{
  gboolean known = TRUE;

  *n = *lowest = *highest = 0;
  for (guint i = 0; i < ask->facts->people->len; i++)
    {
      const LwPersonFacts *person = lw_facts_person (ask->facts, i);
      LwJudgement why;

      if (!lw_test_includes (ask->test, lw_facts_sets (ask->facts, person, day), NULL))
        continue;
      switch (lw_test_judge (ask->test, person, day, &why))
        {
        case LW_HOLDS_NO:
          continue;
        case LW_HOLDS_MAYBE:
          known = FALSE;
          continue;
        case LW_HOLDS_YES:
        default:
          break;
        }
      known = known && person->birth;
      if (!person->birth)
        continue;
      *n += 1;
      *lowest += (guint) age_of (person->birth_last, day);
      *highest += (guint) age_of (person->birth_first, day);
    }

  return known;
}

static LwHolds
holds_mean_age (const LwAsk *ask, LwDate day)
{
  guint n = 0;
  guint lowest = 0;
  guint highest = 0;
  double limit = 0;

  if (!sum_ages (ask, day, &n, &lowest, &highest) || n == 0)
    return LW_HOLDS_MAYBE;

  limit = ask->test->mean_age_at_most * n;
  return highest <= limit ? LW_HOLDS_YES : lowest > limit ? LW_HOLDS_NO : LW_HOLDS_MAYBE;
}

/* Days on which an answer can turn by age. */

static void
add_birthday (const LwAsk *ask, LwDate birth, int years, GArray *days)
{
  LwDate day = birth + years * 10000;

  /* Nearly always out of the window; the exact day only where it may lie within. */
  if (day / 100 < ask->facts->on / 100 || day / 100 > ask->facts->horizon / 100)
    return;
  day = lw_birthday (birth, years);
  if (day > ask->facts->on && day <= ask->facts->horizon)
    g_array_append_val (days, day);
}

static void
add_birthdays_of (const LwAsk *ask, const LwPersonFacts *person, GArray *days)
{
  int oldest = lw_rule_test_oldest (ask->test);
  int youngest = lw_rule_test_youngest (ask->test);

  if (!person->birth)
    return;

  if (lw_rule_test_has (ask->test, LW_KEY_AGE_AT_MOST))
    {
      add_birthday (ask, person->birth_first, oldest + 1, days);
      add_birthday (ask, person->birth_last, oldest + 1, days);
    }
  if (lw_rule_test_has (ask->test, LW_KEY_AGE_AT_LEAST))
    {
      add_birthday (ask, person->birth_first, youngest, days);
      add_birthday (ask, person->birth_last, youngest, days);
    }
  if (ask->rule->measure != LW_MEASURE_MEAN_AGE)
    return;

  /* A mean moves with every birthday. */
  for (int year = ask->facts->on / 10000; year <= ask->facts->horizon / 10000; year++)
    {
      add_birthday (ask, person->birth_first, year - person->birth_first / 10000, days);
      add_birthday (ask, person->birth_last, year - person->birth_last / 10000, days);
    }
}

static void
collect_days (const LwAsk *ask, GArray *days)
{
  g_array_set_size (days, 0);
  for (guint i = 0; i < ask->facts->people->len; i++)
    add_birthdays_of (ask, lw_facts_person (ask->facts, i), days);
}

/* The people behind the figure. */

static const LwScanMember *
row_that_counts (const LwAsk *ask, const LwPersonFacts *person, LwDate day)
{
  for (guint i = 0; i < person->n_rows; i++)
    if ((lw_row_sets (&person->rows[i]) & ask->test->sets) && lw_row_holds (&person->rows[i], day))
      return &person->rows[i];

  return NULL;
}

/* A post or membership that begins within six months, else one that ended at most six months ago:
 * whoever left the pool for a post that is still to begin is about to come, not gone. */
static const LwScanMember *
row_nearby (const LwAsk *ask, const LwPersonFacts *person, LwReason *reason)
{
  const LwFacts *facts = ask->facts;
  const LwScanMember *ended = NULL;

  for (guint i = 0; i < person->n_rows; i++)
    {
      const LwScanMember *row = &person->rows[i];
      LwDate start = row->start ? lw_date_first (row->start) : 0;
      LwDate end = row->end ? lw_date_first (row->end) : 0;

      if (!(lw_row_sets (row) & ask->test->sets) || lw_row_holds (row, facts->on))
        continue;
      if (start > facts->on && start <= facts->in_six_months)
        {
          *reason = LW_REASON_NOT_STARTED;
          return row;
        }
      if (!ended && end && end <= facts->on && end >= facts->six_months_ago)
        ended = row;
    }

  if (ended)
    *reason = LW_REASON_ENDED;
  return ended;
}

/* Nobody is near who misses the age by more than the band. */
static gboolean
is_beyond_band (const LwRuleTest *test, const LwPersonFacts *person, LwDate day)
{
  int youngest = 0;
  int oldest = 0;

  if (!lw_rule_test_has (test, LW_KEY_BAND) || !lw_age_on (person->birth, day, &youngest, &oldest))
    return FALSE;
  return youngest > lw_rule_test_oldest (test) + test->band || oldest < lw_rule_test_youngest (test) - test->band;
}

static LwHolds
answer_on (const LwAsk *ask, const LwPersonFacts *person, LwDate day)
{
  LwJudgement why;

  if (!lw_test_includes (ask->test, lw_facts_sets (ask->facts, person, day), NULL))
    return LW_HOLDS_NO;
  return lw_test_judge (ask->test, person, lw_facts_age_day (ask->facts, ask->rule->measure, day), &why);
}

static LwDate
first_change (const LwAsk *ask, const LwPersonFacts *person)
{
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (LwDate));
  LwHolds now = answer_on (ask, person, ask->facts->on);
  LwDate first = 0;

  add_birthdays_of (ask, person, days);
  if (ask->facts->days->len > 0)
    g_array_append_vals (days, ask->facts->days->data, ask->facts->days->len);
  for (guint i = 0; i < days->len; i++)
    {
      LwDate day = g_array_index (days, LwDate, i);

      if ((first == 0 || day < first) && answer_on (ask, person, day) != now)
        first = day;
    }

  return first;
}

static LwReason
only_reason (guint reasons)
{
  return (LwReason) (g_bit_nth_lsf (reasons, -1));
}

static void
add_finding (const LwAsk *ask, GPtrArray **list, const LwPersonFacts *person, const LwScanMember *row, LwReason reason,
             gboolean sure)
{
  LwFinding *finding = lw_finding_new (person, row);

  finding->reason = reason;
  finding->changes_on = first_change (ask, person);
  if (reason == LW_REASON_NONE)
    finding->explain = finding->changes_on ? lw_explain_change (ask, person, finding->changes_on) : NULL;
  else if (sure)
    finding->explain = lw_explain_reason (ask, person, row, reason);
  else
    finding->explain = lw_explain_unknown (person, reason);
  g_ptr_array_add (lw_result_own_list (list), finding);
}

static void
explain_person (const LwAsk *ask, const LwPersonFacts *person, LwResult *result)
{
  LwDate on = ask->facts->on;
  LwDate age_day = lw_facts_age_day (ask->facts, ask->rule->measure, on);
  const LwScanMember *row = row_that_counts (ask, person, on);
  LwReason nearby = LW_REASON_NONE;
  gboolean serving = FALSE;
  LwJudgement why;

  if (!row)
    row = row_nearby (ask, person, &nearby);
  if (!row)
    return;

  lw_test_judge (ask->test, person, age_day, &why);
  lw_test_includes (ask->test, person->sets_on, &serving);
  /* Somebody who left the reserves for the two committees would not count again by coming back. */
  serving = serving
            || (nearby && lw_row_sets (row) == LW_SET_RESERVES && (person->sets_on & LW_SET_TWO_COMMITTEES)
                && !ask->test->count_serving);
  if (serving)
    why.fails |= 1u << LW_REASON_SERVING;
  if (nearby)
    why.fails |= 1u << nearby;

  /* A mean needs every age, not only an answer about each; a month or year often settles it all the same. */
  if (ask->rule->measure == LW_MEASURE_MEAN_AGE && result->bare == LW_STATE_UNKNOWN && why.fails == 0
      && (!person->birth || age_of (person->birth_first, age_day) != age_of (person->birth_last, age_day)))
    why.unknown |= 1u << LW_REASON_AGE;

  if (why.fails == 0 && why.unknown == 0)
    add_finding (ask, &result->counted, person, row, LW_REASON_NONE, TRUE);
  else if (why.fails == 0)
    add_finding (ask, &result->to_verify, person, row, only_reason (why.unknown), FALSE);
  else if (why.unknown == 0 && (why.fails & (why.fails - 1)) == 0
           && !(why.fails == 1u << LW_REASON_AGE && is_beyond_band (ask->test, person, age_day)))
    add_finding (ask, &result->nearly, person, row, only_reason (why.fails), TRUE);

  if (why.fails != 0 || result->bare != LW_STATE_UNKNOWN)
    return;
  if (why.unknown & 1u << LW_REASON_AGE)
    lw_result_add_missing (result, "birth");
  if (why.unknown & 1u << LW_REASON_EDUCATION)
    lw_result_add_missing (result, "education");
  if (why.unknown & 1u << LW_REASON_SEX)
    lw_result_add_missing (result, "sex");
}

static void
explain_people (const LwAsk *ask, LwResult *result)
{
  for (guint i = 0; i < ask->facts->people->len; i++)
    explain_person (ask, lw_facts_person (ask->facts, i), result);

  if (result->bare != LW_STATE_UNKNOWN)
    return;
  if (ask->test->sets & LW_SET_MEMBERS)
    lw_result_add_missing (result, "members");
  if ((ask->test->sets & (LW_SET_TWO_COMMITTEES | LW_SET_SECRETARY)) && !lw_facts_has_roster (ask->facts, ask->facts->on))
    lw_result_add_missing (result, "roster");
}

/* The figures. */

static void
set_value (LwResult *result, double value)
{
  result->has_value = TRUE;
  result->value = value;
}

static void
set_required (LwResult *result, double required)
{
  result->has_required = TRUE;
  result->required = required;
}

static double
one_decimal (double value)
{
  return round (value * 10) / 10;
}

static void
set_oldest (const LwAsk *ask, LwResult *result)
{
  LwDate age_day = lw_facts_age_day (ask->facts, LW_MEASURE_EVERYONE, ask->facts->on);

  for (guint i = 0; i < ask->facts->people->len; i++)
    {
      const LwPersonFacts *person = lw_facts_person (ask->facts, i);

      if (!person->birth || !lw_test_includes (ask->test, person->sets_on, NULL))
        continue;
      set_value (result, MAX (result->value, age_of (person->birth_first, age_day)));
    }
  set_required (result, ask->test->age_at_most);
}

static void
set_figures (const LwAsk *ask, LwResult *result)
{
  const LwRuleTest *test = ask->test;
  Tally tally;
  guint n = 0;
  guint lowest = 0;
  guint highest = 0;

  tally_on (ask, ask->facts->on, &tally);
  switch ((guint) ask->rule->measure)
    {
    case LW_MEASURE_SHARE:
      if (tally.in)
        set_value (result, one_decimal (100.0 * tally.sure / tally.in));
      set_required (result, test->share_at_least);
      break;
    case LW_MEASURE_MEAN_AGE:
      if (sum_ages (ask, ask->facts->on, &n, &lowest, &highest) && n && lowest == highest)
        set_value (result, one_decimal ((double) lowest / n));
      set_required (result, test->mean_age_at_most);
      break;
    case LW_MEASURE_EVERYONE:
      if (lw_rule_test_has (test, LW_KEY_AGE_AT_MOST))
        set_oldest (ask, result);
      break;
    default:
      set_value (result, tally.sure);
      set_required (result, lw_rule_test_has (test, LW_KEY_AT_LEAST) ? test->at_least : test->at_most);
      /* The required value is the lower bound, so what is too much has to be said. */
      if (!ask->summary && lw_rule_test_has (test, LW_KEY_AT_MOST) && tally.sure > (guint) test->at_most)
        result->note = g_strdup_printf (_("%u people, at most %d are allowed"), tally.sure, test->at_most);
    }
}

/* A share or a mean of nobody, a limit that the place has not set, and a team that no election has
 * named yet are nothing to judge. */
static gboolean
is_about_nothing (const LwAsk *ask)
{
  guint conditions = LW_KEY_BIT (LW_KEY_AGE_AT_MOST) | LW_KEY_BIT (LW_KEY_AGE_AT_LEAST)
                     | LW_KEY_BIT (LW_KEY_EDUCATION_AT_LEAST) | LW_KEY_BIT (LW_KEY_SEX);
  Tally tally;

  if ((ask->test->sets & ~(guint) SETS_OF_AN_ELECTION) == 0)
    return TRUE;
  if (ask->rule->measure == LW_MEASURE_EVERYONE && !(ask->test->given & conditions))
    return TRUE;
  if (ask->rule->measure == LW_MEASURE_COUNT || ask->rule->measure == LW_MEASURE_ORG_SEATS)
    return FALSE;

  tally_on (ask, ask->facts->on, &tally);
  return tally.in == 0 && !tally.roster_missing;
}

static void
measure_people (const LwAsk *ask, LwHoldsFunc holds, LwResult *result)
{
  if (is_about_nothing (ask))
    {
      result->bare = LW_STATE_NOT_APPLICABLE;
      return;
    }

  collect_days (ask, ask->facts->scratch);
  lw_state_over_time (ask, holds, ask->facts->scratch, result);
  set_figures (ask, result);
  if (!ask->summary)
    explain_people (ask, result);
}

void
lw_measure_count (const LwAsk *ask, LwResult *result)
{
  switch ((guint) ask->rule->measure)
    {
    case LW_MEASURE_SHARE:
      measure_people (ask, holds_share, result);
      break;
    case LW_MEASURE_MEAN_AGE:
      measure_people (ask, holds_mean_age, result);
      break;
    case LW_MEASURE_EVERYONE:
      measure_people (ask, holds_everyone, result);
      break;
    default:
      measure_people (ask, holds_count, result);
    }
}

void
lw_measure_org_seats (const LwAsk *ask, LwResult *result)
{
  LwOrgForm form = ask->facts->village->org_form;
  LwRuleTest test = *lw_rule_test_for_form (ask->rule, form);
  LwAsk seats = *ask;

  test.sets = LW_SET_PARTY_COMMITTEE;
  seats.test = &test;
  if (form != LW_ORG_FORM_UNKNOWN)
    {
      if (test.given & (LW_KEY_BIT (LW_KEY_AT_LEAST) | LW_KEY_BIT (LW_KEY_AT_MOST)))
        measure_people (&seats, holds_count, result);
      else
        result->bare = LW_STATE_NOT_APPLICABLE;
      return;
    }

  /* How many there are is known; how many there should be is not. */
  test.given = 0;
  measure_people (&seats, holds_count, result);
  result->bare = LW_STATE_UNKNOWN;
  result->changes_on = 0;
  result->has_required = FALSE;
  if (ask->summary)
    return;
  lw_result_add_missing (result, "org-form");
  if (!lw_facts_has_roster (ask->facts, ask->facts->on))
    lw_result_add_missing (result, "roster");
}
