/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-village.h"

#include "lw-date.h"

#define ON 20261208
#define GRADUATE "count=two-committees reserves\nage-at-most=35\neducation-at-least=junior-college\nat-least=1"

static void
assert_sentence (TestVillage *village, const char *keys, const char *expected)
{
  g_autofree char *text = test_profile (keys);
  g_autoptr(GPtrArray) stack = test_stack (text, NULL);
  g_autoptr(LwVillageResult) results = test_check (village, stack, ON, 0, 0);
  g_autofree char *got = lw_result_explain (test_result (results, "r"), ON);

  g_assert_cmpstr (got, ==, expected);
}

static void
assert_cause (TestVillage *village, const char *keys, const char *expected)
{
  g_autofree char *text = test_profile (keys);
  g_autoptr(GPtrArray) stack = test_stack (text, NULL);
  g_autoptr(LwVillageResult) results = test_check (village, stack, ON, 0, 0);
  g_autofree char *cause = lw_result_cause (test_result (results, "r"), ON);

  g_assert_cmpstr (cause, ==, expected);
}

static void
test_sentences (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  assert_sentence (village, "count=reserves\nat-least=3", "0 people, at least 3 are needed");
  assert_sentence (village, GRADUATE, "Not known: roster of the two committees");
  assert_sentence (village, "measure=term", "Not known: beginning of the term");
  assert_sentence (village, "measure=recruit-gap",
                   "Not known: number of new Party members of 2023, number of new Party members of 2024, "
                   "number of new Party members of 2025");
  assert_sentence (village, "measure=audit", "The rule does not apply here");
  test_village_reserve (village, 1, 19901219, LW_EDUCATION_JUNIOR_COLLEGE, LW_SEX_FEMALE);
  assert_sentence (village, GRADUATE, "甲 turns 36 on 12/19: not met from that day");
  assert_sentence (village, "count=reserves\nat-most=0", "1 people, at most 0 are allowed");
  village->village.term_start = 20211215;
  assert_sentence (village, "measure=term", "The term ends on 2026-12-15: not met from 12/16");
  test_village_waive (village, "r", 20270630);
  assert_sentence (village, "count=reserves\nat-least=3", "Waived until 2027-06-30: 移民搬迁 (〔2026〕18号)");
}

/* Where the day stands beside it, it is not said again. */
static void
test_causes (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_reserve (village, 1, 19901219, LW_EDUCATION_JUNIOR_COLLEGE, LW_SEX_FEMALE);
  village->village.term_start = 20211215;
  assert_cause (village, GRADUATE, "甲 turns 36 on 12/19");
  assert_cause (village, "measure=term", "The term ends on 2026-12-15");
  test_village_waive (village, "r", 20270630);
  assert_cause (village, "count=reserves\nat-least=3", "The waiver ends");
}

static void
assert_finding (GPtrArray *list, guint i, const char *expected)
{
  g_assert_cmpuint (i, <, list->len);
  g_assert_cmpstr (((LwFinding *) g_ptr_array_index (list, i))->explain, ==, expected);
}

static void
test_people (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);
  g_autofree char *text = test_profile ("count=reserves\nage-at-most=35\neducation-at-least=junior-college\nat-least=1");
  g_autoptr(GPtrArray) stack = test_stack (text, NULL);
  g_autoptr(LwVillageResult) results = NULL;
  const LwResult *result = NULL;
  const LwEducation college = LW_EDUCATION_JUNIOR_COLLEGE;

  test_village_reserve (village, 1, 19901219, college, LW_SEX_FEMALE);
  test_village_reserve (village, 2, 19951219, college, LW_SEX_FEMALE)->end = 20270110;
  test_village_reserve (village, 3, 19900701, college, LW_SEX_FEMALE);
  test_village_reserve (village, 4, 19950701, LW_EDUCATION_JUNIOR_HIGH, LW_SEX_FEMALE);
  test_village_reserve (village, 5, 19950701, 0, LW_SEX_FEMALE)->education_unheld = (guint8) college;
  test_village_reserve (village, 6, 19950701, college, LW_SEX_FEMALE)->end = 20261201;
  test_village_reserve (village, 7, 19950701, college, LW_SEX_FEMALE)->start = 20270101;
  test_village_reserve (village, 8, 19950701, college, LW_SEX_FEMALE);
  test_village_post (village, 8, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR, 19950701, college, LW_SEX_FEMALE);
  test_village_reserve (village, 9, 19900000, college, LW_SEX_FEMALE);
  test_village_reserve (village, 10, 0, college, LW_SEX_FEMALE);
  test_village_reserve (village, 11, 19950701, 0, LW_SEX_FEMALE);

  results = test_check (village, stack, ON, 0, 0);
  result = test_result (results, "r");
  assert_finding (result->counted, 0, "turns 36 on 12/19");
  g_assert_cmpint (((LwFinding *) g_ptr_array_index (result->counted, 0))->changes_on, ==, 20261219);
  assert_finding (result->counted, 1, "no longer counts from 2027-01-10");
  assert_finding (result->nearly, 0, "1 year too old");
  assert_finding (result->nearly, 1, "education too low");
  assert_finding (result->nearly, 2, "not graduated: does not count");
  assert_finding (result->nearly, 3, "left on 12/1");
  assert_finding (result->nearly, 4, "begins on 2027-01-01");
  assert_finding (result->nearly, 5, "serves on the two committees already");
  assert_finding (result->to_verify, 0, "born 1990, the day is not known");
  assert_finding (result->to_verify, 1, "date of birth not entered");
  assert_finding (result->to_verify, 2, "education not entered");
}

static void
test_stable_words (void)
{
  const char * const words[] = { "birth", "education", "sex", "roster", "org-form", "term", "kinship", "members" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *caption = lw_missing_caption (words[i]);

      g_assert_nonnull (caption);
      /* A caption, not the word itself: some are the same in English. */
      if (words[i][0] != 'e' && words[i][0] != 's')
        g_assert_cmpstr (caption, !=, words[i]);
    }
  g_assert_cmpstr (lw_state_word (LW_STATE_AT_RISK), ==, "at-risk");
  g_assert_cmpstr (lw_state_sign (LW_STATE_NOT_MET), ==, "✗");
  g_assert_cmpstr (lw_reason_word (LW_REASON_IN_STUDY), ==, "in-study");
  g_assert_null (lw_reason_word (LW_REASON_NONE));
  g_assert_cmpstr (lw_readiness_word (LW_READINESS_TO_VERIFY), ==, "to-verify");
  g_assert_cmpstr (lw_readiness_word (LW_READINESS_NONE), ==, "ready");
  g_assert_cmpstr (lw_level_word (LW_LEVEL_EXPECTED), ==, "expected");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/explain/sentences", test_sentences);
  g_test_add_func ("/explain/causes", test_causes);
  g_test_add_func ("/explain/people", test_people);
  g_test_add_func ("/explain/stable-words", test_stable_words);
  return g_test_run ();
}
