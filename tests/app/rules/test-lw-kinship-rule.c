/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-village.h"

#include "lw-date.h"

#define ON 20261120

static void
add_relation (TestVillage *village, LwKey a, LwKey b, const char *relation)
{
  LwScanKinship kinship = { .a = a, .b = b, .relation = relation };

  g_array_append_val (village->kinship, kinship);
}

static TestVillage *
village_of_three (void)
{
  TestVillage *village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  test_village_post (village, 1, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR, 0, 0, LW_SEX_MALE);
  test_village_post (village, 2, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER, 0, 0, LW_SEX_FEMALE);
  test_village_post (village, 3, LW_BODY_PARTY_COMMITTEE, LW_POSITION_MEMBER, 0, 0, LW_SEX_FEMALE);
  return village;
}

static void
assert_state (TestVillage *village, LwDate on, LwState state, LwDate changes_on, const char *missing)
{
  g_autoptr(GPtrArray) stack = test_stack (NULL, NULL);
  g_autoptr(LwVillageResult) results = test_check (village, stack, on, 0, 0);
  const LwResult *result = test_result (results, "near-relatives");
  g_autofree char *got = test_words (result->missing);

  g_assert_cmpstr (lw_state_word (result->state), ==, lw_state_word (state));
  g_assert_cmpint (result->changes_on, ==, changes_on);
  g_assert_cmpstr (got, ==, missing);
}

static void
test_declaration (void)
{
  g_autoptr(TestVillage) village = village_of_three ();

  assert_state (village, ON, LW_STATE_UNKNOWN, 0, "kinship");
  village->village.kinship_checked = ON;
  assert_state (village, ON, LW_STATE_MET, 0, "");
  assert_state (village, 20261119, LW_STATE_UNKNOWN, 0, "kinship");
}

static void
test_every_near_relative_makes_a_pair (void)
{
  const struct
  {
    const char *relation;
    LwState state;
  } cases[] = {
    { "spouse", LW_STATE_NOT_MET },      { "parent", LW_STATE_NOT_MET },     { "child", LW_STATE_NOT_MET },
    { "sibling", LW_STATE_NOT_MET },     { "grandparent", LW_STATE_NOT_MET }, { "grandchild", LW_STATE_NOT_MET },
    { "cousin", LW_STATE_MET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TestVillage) village = village_of_three ();

      village->village.kinship_checked = 20260101;
      add_relation (village, 2, 1, cases[i].relation);
      assert_state (village, ON, cases[i].state, 0, "");
    }
}

static void
test_only_the_village_committee_counts (void)
{
  g_autoptr(TestVillage) village = village_of_three ();

  village->village.kinship_checked = 20260101;
  add_relation (village, 1, 3, "spouse");
  assert_state (village, ON, LW_STATE_MET, 0, "");
}

static void
test_pair_to_come (void)
{
  g_autoptr(TestVillage) village = village_of_three ();

  village->village.kinship_checked = 20260101;
  test_village_post (village, 4, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER, 0, 0, LW_SEX_MALE)->start = 20270101;
  add_relation (village, 1, 4, "child");
  assert_state (village, ON, LW_STATE_AT_RISK, 20270101, "");
  assert_state (village, 20270101, LW_STATE_NOT_MET, 0, "");
}

static void
test_pair_is_named (void)
{
  g_autoptr(TestVillage) village = village_of_three ();
  g_autoptr(GPtrArray) stack = test_stack (NULL, NULL);
  g_autoptr(LwVillageResult) results = NULL;
  const LwResult *result = NULL;
  g_autofree char *nearly = NULL;

  add_relation (village, 1, 2, "spouse");
  results = test_check (village, stack, ON, 0, 0);
  result = test_result (results, "near-relatives");
  nearly = test_names (result->nearly);
  g_assert_cmpstr (nearly, ==, "甲:other 乙:other");
  g_assert_cmpstr (((LwFinding *) g_ptr_array_index (result->nearly, 1))->explain, ==, "spouse of 甲");
}

static void
record (TestVillage *village, LwKey person, LwKey relative, const char *relation)
{
  LwKinship *kinship = lw_record_new (&lw_kinship_table);

  if (!village->kin)
    village->kin = g_ptr_array_new_with_free_func (lw_record_free);
  kinship->record.id = village->kin->len + 1;
  kinship->person = person;
  kinship->relative = relative;
  lw_set_text (&kinship->relation, relation);
  g_ptr_array_add (village->kin, kinship);
}

/* Both are children of somebody who serves nowhere: that they are siblings follows. */
static void
test_relatives_by_others_are_a_pair (void)
{
  g_autoptr(TestVillage) village = village_of_three ();
  g_autoptr(GPtrArray) stack = test_stack (NULL, NULL);
  g_autoptr(LwVillageResult) results = NULL;
  const LwResult *result = NULL;

  village->village.kinship_checked = 20260101;
  record (village, 1, 90, "parent");
  assert_state (village, ON, LW_STATE_MET, 0, "");
  record (village, 90, 2, "child");
  assert_state (village, ON, LW_STATE_NOT_MET, 0, "");
  results = test_check (village, stack, ON, 0, 0);
  result = test_result (results, "near-relatives");
  g_assert_cmpuint (result->nearly->len, ==, 2);
  g_assert_cmpstr (((LwFinding *) g_ptr_array_index (result->nearly, 1))->explain, ==, "sibling of 甲");
}

/* Somebody's other parent need not be that of his half-sister. */
static void
test_the_other_parent_of_a_half_sibling_is_none (void)
{
  for (LwKey first = 1; first <= 2; first++)
    {
      g_autoptr(TestVillage) village = village_of_three ();

      village->village.kinship_checked = 20260101;
      record (village, first, 90, "parent");
      record (village, 91, 90, "parent");
      record (village, 91, 3 - first, "parent");
      assert_state (village, ON, LW_STATE_MET, 0, "");
    }
}

/* A parent's child's brother is a child of the same parent. */
static void
test_a_pair_is_found_from_either_side (void)
{
  for (LwKey first = 1; first <= 2; first++)
    {
      g_autoptr(TestVillage) village = village_of_three ();

      village->village.kinship_checked = 20260101;
      record (village, first, 90, "parent");
      record (village, 90, 91, "child");
      assert_state (village, ON, LW_STATE_MET, 0, "");
      record (village, 91, 3 - first, "sibling");
      assert_state (village, ON, LW_STATE_NOT_MET, 0, "");
    }
}

/* A brother's wife is no near relative. */
static void
test_relatives_by_marriage_are_none (void)
{
  g_autoptr(TestVillage) village = village_of_three ();

  village->village.kinship_checked = 20260101;
  record (village, 1, 90, "sibling");
  record (village, 90, 2, "spouse");
  record (village, 1, 3, "spouse"); /* not on the village committee */
  assert_state (village, ON, LW_STATE_MET, 0, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kinship-rule/declaration", test_declaration);
  g_test_add_func ("/kinship-rule/every-near-relative-makes-a-pair", test_every_near_relative_makes_a_pair);
  g_test_add_func ("/kinship-rule/only-the-village-committee-counts", test_only_the_village_committee_counts);
  g_test_add_func ("/kinship-rule/pair-to-come", test_pair_to_come);
  g_test_add_func ("/kinship-rule/pair-is-named", test_pair_is_named);
  g_test_add_func ("/kinship-rule/relatives-by-others-are-a-pair", test_relatives_by_others_are_a_pair);
  g_test_add_func ("/kinship-rule/the-other-parent", test_the_other_parent_of_a_half_sibling_is_none);
  g_test_add_func ("/kinship-rule/found-from-either-side", test_a_pair_is_found_from_either_side);
  g_test_add_func ("/kinship-rule/relatives-by-marriage-are-none", test_relatives_by_marriage_are_none);
  return g_test_run ();
}
