/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-village.h"

#include "lw-date.h"

static void
assert_rule (TestVillage *village, const char *keys, LwDate on, LwState state, LwDate changes_on, const char *missing)
{
  g_autofree char *text = test_profile (keys);
  g_autoptr(GPtrArray) stack = test_stack (text, NULL);
  g_autoptr(LwVillageResult) results = test_check (village, stack, on, 0, 0);
  const LwResult *result = test_result (results, "r");
  g_autofree char *got = test_words (result->missing);

  g_assert_cmpstr (lw_state_word (result->state), ==, lw_state_word (state));
  g_assert_cmpint (result->changes_on, ==, changes_on);
  g_assert_cmpstr (got, ==, missing);
}

static void
test_term (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  assert_rule (village, "measure=term", 20261120, LW_STATE_UNKNOWN, 0, "term");
  village->village.term_start = 20211215;
  assert_rule (village, "measure=term", 20260614, LW_STATE_MET, 0, "");
  assert_rule (village, "measure=term", 20260616, LW_STATE_AT_RISK, 20261216, "");
  assert_rule (village, "measure=term", 20261215, LW_STATE_AT_RISK, 20261216, "");
  assert_rule (village, "measure=term", 20261216, LW_STATE_NOT_MET, 0, "");
  assert_rule (village, "measure=term\nyears=3", 20241216, LW_STATE_NOT_MET, 0, "");
}

static void
test_term_known_to_the_month (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  village->village.term_start = 20211200;
  assert_rule (village, "measure=term", 20261201, LW_STATE_AT_RISK, 20261202, "");
  assert_rule (village, "measure=term", 20261202, LW_STATE_UNKNOWN, 0, "term");
  assert_rule (village, "measure=term", 20261231, LW_STATE_UNKNOWN, 0, "term");
  assert_rule (village, "measure=term", 20270101, LW_STATE_NOT_MET, 0, "");
}

static void
test_one_shoulder (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  assert_rule (village, "measure=one-shoulder", 20261120, LW_STATE_UNKNOWN, 0, "roster");
  test_village_post (village, 1, LW_BODY_PARTY_COMMITTEE, LW_POSITION_SECRETARY, 0, 0, LW_SEX_MALE);
  assert_rule (village, "measure=one-shoulder", 20261120, LW_STATE_NOT_MET, 0, "");
  test_village_post (village, 1, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR, 0, 0, LW_SEX_MALE)->end = 20270101;
  assert_rule (village, "measure=one-shoulder", 20261120, LW_STATE_AT_RISK, 20270101, "");
  assert_rule (village, "measure=one-shoulder", 20270101, LW_STATE_NOT_MET, 0, "");
  test_village_post (village, 2, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR, 0, 0, LW_SEX_MALE)->start = 20270101;
  assert_rule (village, "measure=one-shoulder", 20270101, LW_STATE_NOT_MET, 0, "");
}

static void
test_one_shoulder_names_both_heads (void)
{
  g_autoptr(TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);
  g_autofree char *text = test_profile ("measure=one-shoulder");
  g_autoptr(GPtrArray) stack = test_stack (text, NULL);
  g_autoptr(LwVillageResult) results = NULL;
  g_autofree char *nearly = NULL;

  test_village_post (village, 1, LW_BODY_PARTY_COMMITTEE, LW_POSITION_SECRETARY, 0, 0, LW_SEX_MALE);
  test_village_post (village, 2, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR, 0, 0, LW_SEX_MALE);
  test_village_post (village, 3, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER, 0, 0, LW_SEX_MALE);
  results = test_check (village, stack, 20261120, 0, 0);
  nearly = test_names (test_result (results, "r")->nearly);
  g_assert_cmpstr (nearly, ==, "甲:other 乙:other");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/term-rule/term", test_term);
  g_test_add_func ("/term-rule/term-known-to-the-month", test_term_known_to_the_month);
  g_test_add_func ("/term-rule/one-shoulder", test_one_shoulder);
  g_test_add_func ("/term-rule/one-shoulder-names-both-heads", test_one_shoulder_names_both_heads);
  return g_test_run ();
}
