/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-facts.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"

#define NEAR_MONTHS 6

/**
 * lw_facts_init:
 * @self: facts, on the caller's stack
 * @on: base date, a full date
 * @horizon: last day that is looked at, not before @on
 * @election: election day, or 0
 */
void
lw_facts_init (LwFacts *self, LwDate on, LwDate horizon, LwDate election)
{
  *self = (LwFacts) {
    .on = on,
    .horizon = horizon,
    .election = election > on ? election : 0,
    .six_months_ago = lw_date_add_months (on, -NEAR_MONTHS),
    .in_six_months = lw_date_add_months (on, NEAR_MONTHS),
    .people = g_array_new (FALSE, FALSE, sizeof (LwPersonFacts)),
    .days = g_array_new (FALSE, FALSE, sizeof (LwDate)),
    .scratch = g_array_new (FALSE, FALSE, sizeof (LwDate)),
    .pairs = g_array_new (FALSE, FALSE, sizeof (LwScanKinship)),
  };
}

void
lw_facts_clear (LwFacts *self)
{
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->scratch, g_array_unref);
  g_clear_pointer (&self->pairs, g_array_unref);
}

LwSets
lw_row_sets (const LwScanMember *row)
{
  switch (row->body)
    {
    case LW_BODY_PARTY_COMMITTEE:
      return row->position == LW_POSITION_SECRETARY ? LW_SET_PARTY_COMMITTEE | LW_SET_SECRETARY
                                                    : LW_SET_PARTY_COMMITTEE;
    case LW_BODY_VILLAGE_COMMITTEE:
      return row->position == LW_POSITION_CHAIR ? LW_SET_VILLAGE_COMMITTEE | LW_SET_SECRETARY
                                                : LW_SET_VILLAGE_COMMITTEE;
    case LW_BODY_SUPERVISION:
      return LW_SET_SUPERVISION;
    case LW_BODY_NONE:
      return LW_SET_RESERVES;
    default:
      return 0;
    }
}

gboolean
lw_row_holds (const LwScanMember *row, LwDate day)
{
  /* Nearly every row is open: begun on a known day in the past, or at an unknown one. */
  if (row->end == 0 && (row->start == 0 || (row->start <= day && row->start % 100 != 0)))
    return TRUE;
  return lw_date_holds (row->start, row->end, day);
}

static LwSets
sets_on (const LwPersonFacts *person, LwDate day)
{
  guint sets = 0;

  for (guint i = 0; i < person->n_rows; i++)
    if (lw_row_holds (&person->rows[i], day))
      sets |= lw_row_sets (&person->rows[i]);

  return (LwSets) sets;
}

LwSets
lw_facts_sets (const LwFacts *self, const LwPersonFacts *person, LwDate day)
{
  return day == self->on ? person->sets_on : sets_on (person, day);
}

static LwEducation
higher (LwEducation a, LwEducation b)
{
  if (a == LW_EDUCATION_UNKNOWN || b == LW_EDUCATION_UNKNOWN)
    return a == LW_EDUCATION_UNKNOWN ? b : a;
  return lw_education_at_least (a, b) ? a : b;
}

static void
load_person (LwFacts *self, const LwScanMember *rows, guint n_rows)
{
  LwPersonFacts person = {
    .rows = rows,
    .n_rows = n_rows,
    .birth = lw_birth_effective (rows->birth_decided, rows->id_number, rows->birth_stated),
    .sex = lw_sex_effective (rows->id_number, rows->sex),
    .education = higher (rows->education_full_time, rows->education_in_service),
    .unheld = rows->education_unheld,
  };

  if (lw_date_is_valid (person.birth))
    {
      person.birth_first = lw_date_first (person.birth);
      person.birth_last = lw_date_last (person.birth);
    }
  /* A date that is none is as good as missing. */
  if (!person.birth_last)
    person.birth = 0;
  person.sets_on = sets_on (&person, self->on);
  g_array_append_val (self->people, person);
}

static void
add_day (LwFacts *self, GArray *days, LwDate day)
{
  if (day > self->on && day <= self->horizon)
    g_array_append_val (days, day);
}

/* A bound that is known to the month or year moves somewhere in it, and a post may be read as held
 * on its last day or not: every day on which an answer could turn is looked at. */
static void
add_bound (LwFacts *self, LwDate bound)
{
  LwDate first = bound;
  LwDate last = bound;

  if (bound == 0 || bound / 10000 < self->on / 10000 || bound / 10000 > self->horizon / 10000)
    return;

  if (!lw_date_is_full (bound))
    {
      first = lw_date_first (bound);
      last = lw_date_last (bound);
    }
  add_day (self, self->days, first);
  if (last != first)
    add_day (self, self->days, last);
  if (last >= self->on && last < self->horizon)
    add_day (self, self->days, lw_date_add_days (last, 1));
}

void
lw_facts_load (LwFacts *self, const LwScanVillage *village)
{
  guint begin = 0;

  self->village = village;
  g_array_set_size (self->people, 0);
  g_array_set_size (self->days, 0);

  for (guint i = 0; i < village->n_members; i++)
    {
      const LwScanMember *row = &village->members[i];

      add_bound (self, row->start);
      add_bound (self, row->end);
      if (i + 1 < village->n_members && village->members[i + 1].person == row->person)
        continue;
      load_person (self, &village->members[begin], i + 1 - begin);
      begin = i + 1;
    }
}

gboolean
lw_facts_has_roster (const LwFacts *self, LwDate day)
{
  for (guint i = 0; i < self->people->len; i++)
    if (lw_facts_sets (self, lw_facts_person (self, i), day) & LW_SET_TWO_COMMITTEES)
      return TRUE;

  return FALSE;
}

gboolean
lw_test_includes (const LwRuleTest *test, LwSets sets, gboolean *serving)
{
  guint in = test->sets & sets;
  gboolean held_back = in == LW_SET_RESERVES && (sets & LW_SET_TWO_COMMITTEES) && !test->count_serving;

  if (serving)
    *serving = held_back;
  return in != 0 && !held_back;
}

/* Comparing whole numbers gives 1 March to those born on 29 February: 20250228 < 20250229. */
static gboolean
has_completed (LwDate birth, int years, LwDate day)
{
  return birth + years * 10000 <= day;
}

LwDate
lw_birthday (LwDate birth, int years)
{
  return lw_date_add_years (birth, years);
}

static void
judge_age (const LwRuleTest *test, const LwPersonFacts *person, LwDate day, LwJudgement *why)
{
  const guint age = 1u << LW_REASON_AGE;
  int oldest = lw_rule_test_oldest (test);
  int youngest = lw_rule_test_youngest (test);

  if (!(test->given & (LW_KEY_BIT (LW_KEY_AGE_AT_MOST) | LW_KEY_BIT (LW_KEY_AGE_AT_LEAST))))
    return;

  if (!person->birth)
    why->unknown |= age;
  else if (has_completed (person->birth_last, oldest + 1, day) || !has_completed (person->birth_first, youngest, day))
    why->fails |= age;
  else if (has_completed (person->birth_first, oldest + 1, day) || !has_completed (person->birth_last, youngest, day))
    why->unknown |= age;
}

static void
judge_education (const LwRuleTest *test, const LwPersonFacts *person, LwJudgement *why)
{
  LwEducation needed = test->education_at_least;
  gboolean enough_unheld = FALSE;

  if (needed == LW_EDUCATION_UNKNOWN)
    return;
  if (person->education && lw_education_at_least (person->education, needed))
    return;

  enough_unheld = person->unheld && lw_education_at_least (person->unheld, needed);
  if (enough_unheld && test->studying_counts)
    return;

  /* “本科在读” and nothing else is an answer: what is asked is not held (docs/counting.md, section 4). */
  if (!person->education && !person->unheld)
    why->unknown |= 1u << LW_REASON_EDUCATION;
  else
    why->fails |= 1u << (enough_unheld ? LW_REASON_IN_STUDY : LW_REASON_EDUCATION);
}

static void
judge_sex (const LwRuleTest *test, const LwPersonFacts *person, LwJudgement *why)
{
  if (test->sex == LW_SEX_UNKNOWN || person->sex == test->sex)
    return;

  if (person->sex == LW_SEX_UNKNOWN)
    why->unknown |= 1u << LW_REASON_SEX;
  else
    why->fails |= 1u << LW_REASON_SEX;
}

LwHolds
lw_test_judge (const LwRuleTest *test, const LwPersonFacts *person, LwDate day, LwJudgement *why)
{
  *why = (LwJudgement) { 0 };
  judge_age (test, person, day, why);
  judge_education (test, person, why);
  judge_sex (test, person, why);

  return why->fails ? LW_HOLDS_NO : why->unknown ? LW_HOLDS_MAYBE : LW_HOLDS_YES;
}

LwDate
lw_facts_age_day (const LwFacts *self, LwMeasure measure, LwDate day)
{
  return measure == LW_MEASURE_EVERYONE ? MAX (day, self->election) : day;
}
