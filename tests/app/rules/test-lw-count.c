/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-village.h"

#include "lw-date.h"

#define ON 20261120
#define COLLEGE LW_EDUCATION_JUNIOR_COLLEGE
#define SCHOOL LW_EDUCATION_SENIOR_SECONDARY
#define JUNIOR LW_EDUCATION_JUNIOR_HIGH
#define F LW_SEX_FEMALE
#define M LW_SEX_MALE

static void
assert_state (TestVillage *village, const char *keys, LwDate on, LwState state, LwDate changes_on)
{
  g_autofree char *text = test_profile (keys);
  g_autoptr(GPtrArray) stack = test_stack (text, NULL);
  g_autoptr(LwVillageResult) results = test_check (village, stack, on, 0, 0);
  const LwResult *result = test_result (results, "r");

  g_assert_cmpstr (lw_state_word (result->state), ==, lw_state_word (state));
  g_assert_cmpint (result->changes_on, ==, changes_on);
}

#define YOUNG "count=reserves\nage-at-most=35\nat-least=1"

static void
test_last_day_of_35 (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_reserve (village, 1, 19901121, COLLEGE, F);
  assert_state (village, YOUNG, 20261119, LW_STATE_AT_RISK, 20261121);
  assert_state (village, YOUNG, 20261120, LW_STATE_AT_RISK, 20261121);
  assert_state (village, YOUNG, 20261121, LW_STATE_NOT_MET, 0);
  assert_state (village, YOUNG, 20260520, LW_STATE_MET, 0); /* the horizon is the day before */
  assert_state (village, YOUNG, 20260521, LW_STATE_AT_RISK, 20261121);
}

static void
test_exclusive_limit (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_reserve (village, 1, 19911121, COLLEGE, F);
  assert_state (village, YOUNG "\ninclusive=false", 20261120, LW_STATE_AT_RISK, 20261121);
  assert_state (village, YOUNG "\ninclusive=false", 20261121, LW_STATE_NOT_MET, 0);
}

static void
test_leap_day_is_first_of_march (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_reserve (village, 1, 19880229, COLLEGE, F);
  assert_state (village, "count=reserves\nage-at-most=38\nat-least=1", 20270228, LW_STATE_AT_RISK, 20270301);
  assert_state (village, "count=reserves\nage-at-most=38\nat-least=1", 20270301, LW_STATE_NOT_MET, 0);
  assert_state (village, "count=reserves\nage-at-most=39\nat-least=1", 20280228, LW_STATE_AT_RISK, 20280229);
}

static void
test_partial_births_are_unknown_only_when_cut (void)
{
  g_autoptr(TestVillage) month = test_village_new (LW_VILLAGE_KIND_VILLAGE);
  g_autoptr(TestVillage) year = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_reserve (month, 1, 19901100, COLLEGE, F);
  assert_state (month, YOUNG, 20261031, LW_STATE_AT_RISK, 20261101);
  assert_state (month, YOUNG, 20261101, LW_STATE_UNKNOWN, 0);
  assert_state (month, YOUNG, 20261129, LW_STATE_UNKNOWN, 0);
  assert_state (month, YOUNG, 20261130, LW_STATE_NOT_MET, 0);

  test_village_reserve (year, 1, 19900000, COLLEGE, F);
  assert_state (year, YOUNG, 20251231, LW_STATE_AT_RISK, 20260101);
  assert_state (year, YOUNG, 20260615, LW_STATE_UNKNOWN, 0);
  assert_state (year, YOUNG, 20261231, LW_STATE_NOT_MET, 0);
  assert_state (year, YOUNG, 20250630, LW_STATE_MET, 0);
}

static void
test_horizon_is_clamped_to_month_end (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  /* 31 August + 6 months is 28 February. */
  test_village_reserve (village, 1, 19910301, COLLEGE, F);
  assert_state (village, YOUNG, 20260831, LW_STATE_MET, 0);
  test_village_reserve (village, 2, 19910228, COLLEGE, F);
  assert_state (village, "count=reserves\nage-at-most=35\nat-least=2", 20260831, LW_STATE_AT_RISK, 20270228);
}

static void
test_lower_age (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_reserve (village, 1, 20081121, COLLEGE, F);
  assert_state (village, "count=reserves\nage-at-least=18\nat-least=1", 20261120, LW_STATE_NOT_MET, 0);
  assert_state (village, "count=reserves\nage-at-least=18\nat-least=1", 20261121, LW_STATE_MET, 0);
  assert_state (village, "count=reserves\nage-at-least=18\nat-most=0", 20261120, LW_STATE_AT_RISK, 20261121);
}

/* Who stands where, in the words of the contract. */
static void
assert_people (TestVillage *village, const char *keys, const char *counted, const char *nearly, const char *to_verify)
{
  g_autofree char *text = test_profile (keys);
  g_autoptr(GPtrArray) stack = test_stack (text, NULL);
  g_autoptr(LwVillageResult) results = test_check (village, stack, ON, 0, 0);
  const LwResult *result = test_result (results, "r");
  g_autofree char *got_counted = test_names (result->counted);
  g_autofree char *got_nearly = test_names (result->nearly);
  g_autofree char *got_to_verify = test_names (result->to_verify);

  g_assert_cmpstr (got_counted, ==, counted);
  g_assert_cmpstr (got_nearly, ==, nearly);
  g_assert_cmpstr (got_to_verify, ==, to_verify);
  g_assert_true (!result->has_value || result->value <= village->members->len);
}

#define GRADUATE "count=two-committees reserves\nage-at-most=35\neducation-at-least=junior-college\nat-least=1"

static void
test_one_reason_is_nearly_two_are_not (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_reserve (village, 1, 19950101, COLLEGE, F); /* counts */
  test_village_reserve (village, 2, 19650101, COLLEGE, F); /* age, by however much */
  test_village_reserve (village, 3, 19950101, SCHOOL, F);  /* education */
  test_village_reserve (village, 4, 19650101, SCHOOL, F);  /* two reasons */
  test_village_reserve (village, 5, 19950101, 0, F);       /* education not known */
  test_village_reserve (village, 6, 19650101, 0, F);       /* too old, whatever the education */
  test_village_reserve (village, 7, 0, COLLEGE, F);        /* birth not known */
  test_village_reserve (village, 8, 0, SCHOOL, F);         /* education too low, whatever the age */
  assert_people (village, GRADUATE, "甲", "乙:age 丙:education", "戊:education 庚:age");
}

static void
test_band_limits_nearly (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_reserve (village, 1, 19881121, SCHOOL, F); /* 37 until tomorrow */
  test_village_reserve (village, 2, 19881120, SCHOOL, F); /* 38 today */
  assert_people (village, "count=reserves\nage-at-most=35\nband=2\nat-least=1", "", "甲:age", "");
  assert_people (village, "count=reserves\nage-at-most=35\nat-least=1", "", "甲:age 乙:age", "");
}

static void
test_studying_is_surely_not_held (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_reserve (village, 1, 20010101, 0, F)->education_unheld = COLLEGE;
  test_village_reserve (village, 2, 20010101, SCHOOL, F)->education_unheld = LW_EDUCATION_BACHELOR;
  test_village_reserve (village, 3, 20010101, SCHOOL, F);
  test_village_reserve (village, 4, 20010101, 0, F)->education_unheld = LW_EDUCATION_BACHELOR;
  assert_people (village, GRADUATE, "", "甲:in-study 乙:in-study 丙:education 丁:in-study", "");
  assert_people (village, GRADUATE "\nstudying-counts=true", "甲 乙 丁", "丙:education", "");
}

static void
test_in_service_education_counts (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_reserve (village, 1, 20010101, JUNIOR, F)->education_in_service = COLLEGE;
  assert_people (village, GRADUATE, "甲", "", "");
}

static void
test_serving_reserves_do_not_count (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_reserve (village, 1, 19950101, COLLEGE, F);
  test_village_post (village, 1, LW_BODY_PARTY_COMMITTEE, LW_POSITION_MEMBER, 19950101, COLLEGE, F);
  test_village_reserve (village, 2, 19950101, COLLEGE, F);
  test_village_post (village, 2, LW_BODY_SUPERVISION, LW_POSITION_MEMBER, 19950101, COLLEGE, F);
  test_village_reserve (village, 3, 19650101, COLLEGE, F);
  test_village_post (village, 3, LW_BODY_PARTY_COMMITTEE, LW_POSITION_MEMBER, 19650101, COLLEGE, F);
  assert_people (village, YOUNG, "乙", "甲:serving", "");
  assert_people (village, YOUNG "\ncount-serving=true", "甲 乙", "丙:age", "");
  assert_people (village, GRADUATE, "甲 乙", "丙:age", "");
}

static void
test_left_and_coming_are_nearly (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);
  LwScanMember *row = NULL;

  test_village_reserve (village, 1, 19950101, COLLEGE, F)->end = 20260520;   /* six months ago */
  test_village_reserve (village, 2, 19950101, COLLEGE, F)->end = 20260519;   /* longer */
  test_village_reserve (village, 3, 19950101, COLLEGE, F)->start = 20270520; /* in six months */
  test_village_reserve (village, 4, 19950101, COLLEGE, F)->start = 20270521; /* later */
  test_village_reserve (village, 5, 19650101, COLLEGE, F)->end = 20261101;   /* two reasons */
  row = test_village_reserve (village, 6, 19950101, COLLEGE, F);             /* left for a post */
  row->end = 20261101;
  test_village_post (village, 6, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER, 19950101, COLLEGE, F);
  test_village_reserve (village, 7, 19950101, COLLEGE, F)->end = ON; /* ends today: no longer */
  test_village_reserve (village, 8, 19950101, COLLEGE, F)->end = 20261101; /* left, and comes back */
  test_village_reserve (village, 8, 19950101, COLLEGE, F)->start = 20270101;
  assert_people (village, YOUNG, "", "甲:ended 丙:not-started 庚:ended 辛:not-started", "");
}

static void
test_person_in_both_committees_is_one (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_post (village, 1, LW_BODY_PARTY_COMMITTEE, LW_POSITION_SECRETARY, 19700101, COLLEGE, M);
  test_village_post (village, 1, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR, 19700101, COLLEGE, M);
  test_village_post (village, 2, LW_BODY_SUPERVISION, LW_POSITION_CHAIR, 19700101, COLLEGE, M);
  assert_people (village, "count=two-committees\nat-least=1", "甲", "", "");
  assert_people (village, "count=supervision\nat-least=1", "乙", "", "");
}

static void
test_sex (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_post (village, 1, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR, 0, 0, F);
  test_village_post (village, 2, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER, 0, 0, M);
  test_village_post (village, 3, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER, 0, 0, 0);
  assert_people (village, "count=village-committee\nsex=female\nat-least=1", "甲", "乙:sex", "丙:sex");
  assert_state (village, "count=village-committee\nsex=female\nat-least=1", ON, LW_STATE_MET, 0);
  assert_state (village, "count=village-committee\nsex=female\nat-least=2", ON, LW_STATE_UNKNOWN, 0);
  assert_state (village, "count=village-committee\nsex=female\nat-least=3", ON, LW_STATE_NOT_MET, 0);
  assert_state (village, "count=village-committee\nsex=female\nat-most=0", ON, LW_STATE_NOT_MET, 0);
  assert_state (village, "count=village-committee\nsex=female\nat-most=1", ON, LW_STATE_UNKNOWN, 0);
  assert_state (village, "count=village-committee\nsex=female\nat-most=2", ON, LW_STATE_MET, 0);
}

static void
test_missing_roster (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);
  g_autofree char *text = test_profile (GRADUATE);
  g_autoptr(GPtrArray) stack = test_stack (text, NULL);
  g_autoptr(LwVillageResult) results = NULL;
  g_autofree char *missing = NULL;

  assert_state (village, "count=village-committee\nat-least=3\nat-most=7", ON, LW_STATE_UNKNOWN, 0);
  assert_state (village, "count=reserves\nat-least=1", ON, LW_STATE_NOT_MET, 0); /* the number 0 */
  results = test_check (village, stack, ON, 0, 0);
  missing = test_words (test_result (results, "r")->missing);
  g_assert_cmpstr (missing, ==, "roster");
  test_village_reserve (village, 1, 19950101, COLLEGE, F);
  assert_state (village, GRADUATE, ON, LW_STATE_MET, 0);
  test_village_post (village, 2, LW_BODY_PARTY_COMMITTEE, LW_POSITION_SECRETARY, 0, 0, M);
  assert_state (village, "count=village-committee\nat-least=3", ON, LW_STATE_NOT_MET, 0);
}

static void
test_coming_and_going_within_the_horizon (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_reserve (village, 1, 19950101, COLLEGE, F)->end = 20270110;
  assert_state (village, "count=reserves\nat-least=1", ON, LW_STATE_AT_RISK, 20270110);
  assert_state (village, "count=reserves\nat-least=1", 20270109, LW_STATE_AT_RISK, 20270110);
  assert_state (village, "count=reserves\nat-least=1", 20270110, LW_STATE_NOT_MET, 0);
  assert_state (village, "count=reserves\nat-least=2", ON, LW_STATE_NOT_MET, 0);

  /* Somebody comes on the day on which the other leaves; but nobody mends a rule that fails today. */
  test_village_reserve (village, 2, 19950101, COLLEGE, F)->start = 20270110;
  assert_state (village, "count=reserves\nat-least=1", ON, LW_STATE_MET, 0);
  assert_state (village, "count=reserves\nat-least=2", ON, LW_STATE_NOT_MET, 0);
  assert_state (village, "count=reserves\nat-most=0", 20270601, LW_STATE_NOT_MET, 0);
}

static void
test_gap_between_two_is_seen (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_reserve (village, 1, 19950101, COLLEGE, F)->end = 20270110;
  test_village_reserve (village, 2, 19950101, COLLEGE, F)->start = 20270111;
  assert_state (village, "count=reserves\nat-least=1", ON, LW_STATE_AT_RISK, 20270110);
}

static void
test_range_by_kind (void)
{
  const struct
  {
    LwVillageKind kind;
    guint members;
    LwState state;
    double required;
  } cases[] = {
    { LW_VILLAGE_KIND_VILLAGE, 2, LW_STATE_NOT_MET, 3 },   { LW_VILLAGE_KIND_VILLAGE, 3, LW_STATE_MET, 3 },
    { LW_VILLAGE_KIND_VILLAGE, 7, LW_STATE_MET, 3 },       { LW_VILLAGE_KIND_VILLAGE, 8, LW_STATE_NOT_MET, 3 },
    { LW_VILLAGE_KIND_COMMUNITY, 4, LW_STATE_NOT_MET, 5 }, { LW_VILLAGE_KIND_COMMUNITY, 5, LW_STATE_MET, 5 },
    { LW_VILLAGE_KIND_COMMUNITY, 9, LW_STATE_MET, 5 },     { LW_VILLAGE_KIND_COMMUNITY, 10, LW_STATE_NOT_MET, 5 },
  };
  g_autoptr(GPtrArray) stack = test_stack (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestVillage) village = test_village_new (cases[i].kind);
      g_autoptr(LwVillageResult) results = NULL;
      const LwResult *result = NULL;

      for (guint k = 1; k <= cases[i].members; k++)
        test_village_post (village, k, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER, 0, 0, F);
      results = test_check (village, stack, ON, 0, 0);
      result = test_result (results, "committee-size");
      g_assert_cmpint (result->state, ==, cases[i].state);
      g_assert_cmpfloat (result->required, ==, cases[i].required);
      g_assert_cmpfloat (result->value, ==, cases[i].members);
    }
}

static void
test_kind_other_is_not_addressed (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_OTHER);
  g_autoptr(GPtrArray) stack = test_stack (NULL, NULL);
  g_autoptr(LwVillageResult) results = test_check (village, stack, ON, 0, 0);

  for (guint i = 0; i < results->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (results->results, i);

      g_assert_cmpint (result->state, ==, LW_STATE_NOT_APPLICABLE);
      g_assert_false (result->has_value);
    }
  g_assert_cmpint (results->readiness, ==, LW_READINESS_NONE);
}

static void
test_tags_kinds_and_dates (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  village->village.tags = "merged poor";
  assert_state (village, "count=reserves\nat-least=0\napplies-tag=poor weak", ON, LW_STATE_MET, 0);
  assert_state (village, "count=reserves\nat-least=0\napplies-tag=weak", ON, LW_STATE_NOT_APPLICABLE, 0);
  assert_state (village, "count=reserves\nat-least=0\napplies-kind=community", ON, LW_STATE_NOT_APPLICABLE, 0);
  assert_state (village, "count=reserves\nat-least=0\neffective=2026-11-20", ON, LW_STATE_MET, 0);
  assert_state (village, "count=reserves\nat-least=0\neffective=2026-11-21", ON, LW_STATE_NOT_APPLICABLE, 0);
  assert_state (village, "count=reserves\nat-least=0\nuntil=2026-11-20", ON, LW_STATE_MET, 0);
  assert_state (village, "count=reserves\nat-least=0\nuntil=2026-11-19", ON, LW_STATE_NOT_APPLICABLE, 0);
}

static void
test_share (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);
  const char *third = "count=reserves\nsex=female\nshare-at-least=33.3";

  assert_state (village, third, ON, LW_STATE_NOT_APPLICABLE, 0); /* a share of nobody */
  test_village_reserve (village, 1, 0, 0, F);
  test_village_reserve (village, 2, 0, 0, M);
  test_village_reserve (village, 3, 0, 0, M);
  assert_state (village, third, ON, LW_STATE_MET, 0);
  test_village_reserve (village, 4, 0, 0, 0);
  assert_state (village, third, ON, LW_STATE_UNKNOWN, 0);
  test_village_reserve (village, 5, 0, 0, M);
  test_village_reserve (village, 6, 0, 0, M);
  test_village_reserve (village, 7, 0, 0, M);
  assert_state (village, third, ON, LW_STATE_NOT_MET, 0);
  assert_state (village, "count=village-committee\nsex=female\nshare-at-least=30", ON, LW_STATE_UNKNOWN, 0);
}

static void
test_mean_age (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);
  const char *mean = "count=reserves\nmean-age-at-most=35.5";

  test_village_reserve (village, 1, 19910101, 0, F); /* 35, turns 36 on 1 January */
  test_village_reserve (village, 2, 19900301, 0, F); /* 36, turns 37 on 1 March */
  assert_state (village, mean, 20261120, LW_STATE_AT_RISK, 20270101);
  assert_state (village, mean, 20260630, LW_STATE_MET, 0);
  assert_state (village, mean, 20270101, LW_STATE_NOT_MET, 0);
  test_village_reserve (village, 3, 0, 0, F);
  assert_state (village, mean, 20261120, LW_STATE_UNKNOWN, 0);
}

static void
test_mean_age_to_verify_is_who_may_move_it (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);
  g_autofree char *text = test_profile ("count=reserves\nmean-age-at-most=35.5");
  g_autoptr(GPtrArray) stack = test_stack (text, NULL);
  g_autoptr(LwVillageResult) results = NULL;
  const LwResult *result = NULL;

  /* On the last day of a year everybody born in one year is of one age; who has no birth at all is not settled. */
  test_village_reserve (village, 1, 19910000, 0, F);
  test_village_reserve (village, 2, 0, 0, F);
  results = test_check (village, stack, 20261231, 0, 0);
  result = test_result (results, "r");
  g_assert_cmpint (result->state, ==, LW_STATE_UNKNOWN);
  g_assert_cmpuint (result->counted->len, ==, 1);
  g_assert_cmpuint (result->to_verify->len, ==, 1);
}

static void
test_everyone_on_election_day (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);
  g_autofree char *text = test_profile ("count=secretary\nage-at-most=60");
  g_autoptr(GPtrArray) stack = test_stack (text, NULL);
  g_autoptr(LwVillageResult) before = NULL;
  g_autoptr(LwVillageResult) after = NULL;
  g_autoptr(LwVillageResult) none = NULL;

  test_village_post (village, 1, LW_BODY_PARTY_COMMITTEE, LW_POSITION_SECRETARY, 19651226, 0, M);
  test_village_post (village, 2, LW_BODY_PARTY_COMMITTEE, LW_POSITION_MEMBER, 19500101, 0, M);

  /* 60 today, 61 on 26 December. */
  before = test_check (village, stack, ON, 0, 20261225);
  g_assert_cmpint (test_result (before, "r")->state, ==, LW_STATE_MET);
  g_assert_cmpfloat (test_result (before, "r")->value, ==, 60);
  after = test_check (village, stack, ON, 0, 20261226);
  g_assert_cmpint (test_result (after, "r")->state, ==, LW_STATE_NOT_MET);
  g_assert_cmpfloat (test_result (after, "r")->value, ==, 61);
  g_assert_cmpfloat (test_result (after, "r")->required, ==, 60);
  none = test_check (village, stack, ON, 0, 0);
  g_assert_cmpint (test_result (none, "r")->state, ==, LW_STATE_AT_RISK);
  g_assert_cmpint (test_result (none, "r")->changes_on, ==, 20261226);
  assert_state (village, "count=secretary", ON, LW_STATE_NOT_APPLICABLE, 0);
}

static void
test_sets_of_an_election_wait_for_one (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  assert_state (village, "count=candidates\nat-least=1", ON, LW_STATE_NOT_APPLICABLE, 0);
  assert_state (village, "count=slate\nat-least=1", ON, LW_STATE_NOT_APPLICABLE, 0);
  assert_state (village, "count=members\nat-least=1", ON, LW_STATE_UNKNOWN, 0);
  assert_state (village, "measure=vetting", ON, LW_STATE_NOT_APPLICABLE, 0);
  assert_state (village, "measure=audit", ON, LW_STATE_NOT_APPLICABLE, 0);
}

static void
test_org_seats_by_form (void)
{
  const struct
  {
    LwOrgForm form;
    guint members;
    LwState state;
  } cases[] = {
    { LW_ORG_FORM_UNKNOWN, 5, LW_STATE_UNKNOWN },       { LW_ORG_FORM_BRANCH, 2, LW_STATE_NOT_MET },
    { LW_ORG_FORM_BRANCH, 3, LW_STATE_MET },            { LW_ORG_FORM_BRANCH, 7, LW_STATE_MET },
    { LW_ORG_FORM_BRANCH, 8, LW_STATE_NOT_MET },        { LW_ORG_FORM_GENERAL_BRANCH, 4, LW_STATE_NOT_MET },
    { LW_ORG_FORM_GENERAL_BRANCH, 9, LW_STATE_MET },    { LW_ORG_FORM_COMMITTEE, 5, LW_STATE_MET },
    { LW_ORG_FORM_COMMITTEE, 10, LW_STATE_NOT_MET },    { LW_ORG_FORM_BRANCH, 0, LW_STATE_UNKNOWN },
  };
  g_autoptr(GPtrArray) stack = test_stack (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);
      g_autoptr(LwVillageResult) results = NULL;
      const LwResult *result = NULL;
      g_autofree char *missing = NULL;

      village->village.org_form = cases[i].form;
      for (guint k = 1; k <= cases[i].members; k++)
        test_village_post (village, k, LW_BODY_PARTY_COMMITTEE, LW_POSITION_MEMBER, 0, 0, F);
      results = test_check (village, stack, ON, 0, 0);
      result = test_result (results, "party-committee-size");
      missing = test_words (result->missing);
      g_assert_cmpint (result->state, ==, cases[i].state);
      g_assert_cmpstr (missing, ==, cases[i].form ? (cases[i].members ? "" : "roster") : "org-form");
      g_assert_cmpfloat (result->value, ==, cases[i].members);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/count/last-day-of-35", test_last_day_of_35);
  g_test_add_func ("/count/exclusive-limit", test_exclusive_limit);
  g_test_add_func ("/count/leap-day-is-first-of-march", test_leap_day_is_first_of_march);
  g_test_add_func ("/count/partial-births-are-unknown-only-when-cut", test_partial_births_are_unknown_only_when_cut);
  g_test_add_func ("/count/horizon-is-clamped-to-month-end", test_horizon_is_clamped_to_month_end);
  g_test_add_func ("/count/lower-age", test_lower_age);
  g_test_add_func ("/count/one-reason-is-nearly-two-are-not", test_one_reason_is_nearly_two_are_not);
  g_test_add_func ("/count/band-limits-nearly", test_band_limits_nearly);
  g_test_add_func ("/count/studying-is-surely-not-held", test_studying_is_surely_not_held);
  g_test_add_func ("/count/in-service-education-counts", test_in_service_education_counts);
  g_test_add_func ("/count/serving-reserves-do-not-count", test_serving_reserves_do_not_count);
  g_test_add_func ("/count/left-and-coming-are-nearly", test_left_and_coming_are_nearly);
  g_test_add_func ("/count/person-in-both-committees-is-one", test_person_in_both_committees_is_one);
  g_test_add_func ("/count/sex", test_sex);
  g_test_add_func ("/count/missing-roster", test_missing_roster);
  g_test_add_func ("/count/coming-and-going-within-the-horizon", test_coming_and_going_within_the_horizon);
  g_test_add_func ("/count/gap-between-two-is-seen", test_gap_between_two_is_seen);
  g_test_add_func ("/count/range-by-kind", test_range_by_kind);
  g_test_add_func ("/count/kind-other-is-not-addressed", test_kind_other_is_not_addressed);
  g_test_add_func ("/count/tags-kinds-and-dates", test_tags_kinds_and_dates);
  g_test_add_func ("/count/share", test_share);
  g_test_add_func ("/count/mean-age", test_mean_age);
  g_test_add_func ("/count/mean-age-to-verify-is-who-may-move-it", test_mean_age_to_verify_is_who_may_move_it);
  g_test_add_func ("/count/everyone-on-election-day", test_everyone_on_election_day);
  g_test_add_func ("/count/sets-of-an-election-wait-for-one", test_sets_of_an_election_wait_for_one);
  g_test_add_func ("/count/org-seats-by-form", test_org_seats_by_form);
  return g_test_run ();
}
