/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-village.h"

#include "lw-what-if.h"

#include <string.h>

#define ON 20261120
#define THIRTY 19960101
#define FIFTY 19760101

static LwWhatIf *
look (TestVillage *village)
{
  g_autoptr (GPtrArray) stack = test_stack (NULL, NULL);
  g_autoptr (LwCheck) check = lw_check_new_for_day (stack, ON, 0, 0);

  village->village.members = (const LwScanMember *) (gpointer) village->members->data;
  village->village.n_members = village->members->len;
  village->village.kinship = (const LwScanKinship *) (gpointer) village->kinship->data;
  village->village.n_kinship = village->kinship->len;
  return lw_what_if_new_for (check, &village->village);
}

/* "rule 3>2 …" of the shifts. */
static char *
shifts_text (GArray *shifts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; shifts != NULL && i < shifts->len; i++)
    {
      const LwShift *shift = &g_array_index (shifts, LwShift, i);
      g_string_append_printf (text, "%s%s %s>%s", i > 0 ? ", " : "", lw_rule_get_id (shift->rule),
                              lw_state_word (shift->before), lw_state_word (shift->after));
    }
  return g_string_free (text, FALSE);
}

static void
assert_contains (GArray *shifts, const char *what)
{
  g_autofree char *text = shifts_text (shifts);

  if (strstr (text, what) == NULL)
    g_error ("“%s” is not in “%s”", what, text);
}

/* Three men serve, three reserves of whom one is a woman; another woman served before. */
static TestVillage *
sample (void)
{
  TestVillage *village = test_village_new (LW_VILLAGE_KIND_VILLAGE);

  village->village.org_form = LW_ORG_FORM_BRANCH;
  for (LwKey i = 1; i <= 3; i++)
    test_village_post (village, i, LW_BODY_VILLAGE_COMMITTEE, i == 1 ? LW_POSITION_CHAIR : LW_POSITION_MEMBER, FIFTY,
                       LW_EDUCATION_BACHELOR, LW_SEX_MALE);
  test_village_reserve (village, 4, THIRTY, LW_EDUCATION_BACHELOR, LW_SEX_FEMALE);
  test_village_reserve (village, 5, THIRTY, LW_EDUCATION_BACHELOR, LW_SEX_MALE);
  test_village_reserve (village, 6, THIRTY, LW_EDUCATION_BACHELOR, LW_SEX_MALE);
  test_village_post (village, 7, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER, FIFTY, LW_EDUCATION_BACHELOR,
                     LW_SEX_FEMALE)
      ->end = 20200101;
  return village;
}

static void
test_says_what_breaks (void)
{
  g_autoptr (TestVillage) village = sample ();
  g_autoptr (LwWhatIf) self = NULL;
  g_autoptr (GPtrArray) who = NULL;
  const LwProposal *first;
  const LwProposal *second;

  test_village_post (village, 8, LW_BODY_SUPERVISION, LW_POSITION_CHAIR, FIFTY, LW_EDUCATION_BACHELOR, LW_SEX_FEMALE);
  self = look (village);
  who = lw_what_if_who (self, "woman-member");
  first = g_ptr_array_index (who, 0);
  second = g_ptr_array_index (who, 1);

  /* Only the two women who do not supervise; she whose going leaves a gap in the pool comes second. */
  g_assert_cmpuint (who->len, ==, 2);
  g_assert_cmpint (first->person, ==, 7);
  g_assert_true (first->helps);
  g_assert_cmpint (first->body, ==, LW_BODY_VILLAGE_COMMITTEE);
  g_assert_cmpuint (first->worse->len, ==, 0);
  assert_contains (first->better, "woman-member not-met>met");
  g_assert_cmpint (second->person, ==, 4);
  g_assert_true (second->helps);
  assert_contains (second->worse, "reserve-count met>not-met");
}

static void
test_into_the_pool (void)
{
  g_autoptr (TestVillage) village = sample ();
  g_autoptr (LwWhatIf) self = NULL;
  g_autoptr (GPtrArray) who = NULL;

  g_array_set_size (village->members, village->members->len - 2); /* two reserves are left */
  test_village_post (village, 8, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER, FIFTY, LW_EDUCATION_PRIMARY, LW_SEX_MALE)
      ->end = 20200101;
  test_village_post (village, 9, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER, 20100101, LW_EDUCATION_PRIMARY, LW_SEX_MALE)
      ->end = 20200101;
  self = look (village);
  who = lw_what_if_who (self, "reserve-count");
  g_assert_cmpuint (who->len, ==, 1); /* not who serves, not a child */
  g_assert_cmpint (((LwProposal *) g_ptr_array_index (who, 0))->person, ==, 8);
  g_assert_cmpint (((LwProposal *) g_ptr_array_index (who, 0))->body, ==, LW_BODY_NONE);
  g_assert_true (((LwProposal *) g_ptr_array_index (who, 0))->helps);
}

/* Of people who would all do, the younger come first, whoever has no date of birth last. */
static void
test_the_younger_first (void)
{
  static const LwDate births[] = { FIFTY, 0, THIRTY };
  g_autoptr (TestVillage) village = sample ();
  g_autoptr (LwWhatIf) self = NULL;
  g_autoptr (GPtrArray) who = NULL;

  g_array_set_size (village->members, village->members->len - 2); /* two reserves are left */
  for (guint i = 0; i < G_N_ELEMENTS (births); i++)
    test_village_post (village, 11 + i, LW_BODY_SUPERVISION, LW_POSITION_MEMBER, births[i], LW_EDUCATION_PRIMARY, LW_SEX_MALE);
  self = look (village);
  who = lw_what_if_who (self, "reserve-count");
  g_assert_cmpuint (who->len, ==, 3);
  g_assert_cmpint (((LwProposal *) g_ptr_array_index (who, 0))->person, ==, 13);
  g_assert_cmpint (((LwProposal *) g_ptr_array_index (who, 1))->person, ==, 11);
  g_assert_cmpint (((LwProposal *) g_ptr_array_index (who, 2))->person, ==, 12);
}

static void
test_nobody_fills_time (void)
{
  g_autoptr (TestVillage) village = sample ();
  g_autoptr (LwWhatIf) self = NULL;
  g_autoptr (GPtrArray) term = NULL;
  g_autoptr (GPtrArray) recruits = NULL;
  g_autoptr (GPtrArray) kinship = NULL;
  LwScanKinship pair = { .a = 1, .b = 2, .relation = "sibling" };

  village->village.term_start = 20200101;
  g_array_append_val (village->kinship, pair);
  self = look (village);
  term = lw_what_if_who (self, "term");
  recruits = lw_what_if_who (self, "recruit-gap");
  kinship = lw_what_if_who (self, "near-relatives");
  g_assert_cmpuint (term->len, ==, 0);
  g_assert_cmpuint (recruits->len, ==, 0);
  g_assert_cmpuint (kinship->len, ==, 0);
}

/* The Party's posts are for its members. */
static void
test_party_posts (void)
{
  g_autoptr (TestVillage) village = sample ();
  g_autoptr (LwWhatIf) self = NULL;
  g_autoptr (GPtrArray) who = NULL;

  test_village_post (village, 1, LW_BODY_PARTY_COMMITTEE, LW_POSITION_SECRETARY, FIFTY, LW_EDUCATION_BACHELOR, LW_SEX_MALE);
  test_village_post (village, 8, LW_BODY_PARTY_COMMITTEE, LW_POSITION_MEMBER, FIFTY, LW_EDUCATION_BACHELOR, LW_SEX_MALE);
  g_array_index (village->members, LwScanMember, 4).political_status = LW_POLITICAL_STATUS_MEMBER;
  self = look (village);
  who = lw_what_if_who (self, "party-committee-size");
  g_assert_cmpuint (who->len, ==, 1);
  g_assert_cmpint (((LwProposal *) g_ptr_array_index (who, 0))->person, ==, 5);
  g_assert_cmpint (((LwProposal *) g_ptr_array_index (who, 0))->body, ==, LW_BODY_PARTY_COMMITTEE);
}

/* Who lacks one thing that can be mended is named after those who are ready, with what is missing. */
static void
test_names_what_is_missing (void)
{
  g_autoptr (TestVillage) village = test_village_new (LW_VILLAGE_KIND_VILLAGE);
  g_autoptr (LwWhatIf) self = NULL;
  g_autoptr (GPtrArray) who = NULL;
  const LwProposal *proposal;

  test_village_post (village, 1, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR, FIFTY, LW_EDUCATION_BACHELOR, LW_SEX_MALE);
  test_village_reserve (village, 2, THIRTY, LW_EDUCATION_PRIMARY, LW_SEX_MALE);
  test_village_reserve (village, 3, THIRTY, LW_EDUCATION_UNKNOWN, LW_SEX_MALE);
  self = look (village);
  who = lw_what_if_who (self, "young-graduate");
  g_assert_cmpuint (who->len, ==, 2); /* not the first, who will not become younger */
  proposal = g_ptr_array_index (who, 0);
  g_assert_cmpint (proposal->person, ==, 2);
  g_assert_false (proposal->acts);
  g_assert_nonnull (proposal->missing);
  proposal = g_ptr_array_index (who, 1);
  g_assert_cmpint (proposal->person, ==, 3);
  g_assert_true (proposal->to_verify);
}

static void
test_ending_a_post (void)
{
  g_autoptr (TestVillage) village = sample ();
  g_autoptr (LwWhatIf) self = look (village);
  g_autoptr (GArray) shifts = lw_what_if_end (self, 2, LW_BODY_VILLAGE_COMMITTEE);
  g_autoptr (GArray) nothing = lw_what_if_end (self, 2, LW_BODY_SUPERVISION);

  assert_contains (shifts, "committee-size met>not-met");
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* A village that is full is not helped by one more. */
static void
test_too_many_is_worse (void)
{
  LwShift shift = { .before = LW_STATE_NOT_MET, .after = LW_STATE_NOT_MET, .has_values = TRUE,
                    .value_before = 8, .value_after = 9, .required = 7 };

  g_assert_true (lw_shift_is_worse (&shift));
  shift.value_after = 7.5;
  g_assert_false (lw_shift_is_worse (&shift));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/what-if/says-what-breaks", test_says_what_breaks);
  g_test_add_func ("/what-if/into-the-pool", test_into_the_pool);
  g_test_add_func ("/what-if/the-younger-first", test_the_younger_first);
  g_test_add_func ("/what-if/nobody-fills-time", test_nobody_fills_time);
  g_test_add_func ("/what-if/party-posts-for-members", test_party_posts);
  g_test_add_func ("/what-if/names-what-is-missing", test_names_what_is_missing);
  g_test_add_func ("/what-if/ending-a-post", test_ending_a_post);
  g_test_add_func ("/what-if/too-many-is-worse", test_too_many_is_worse);
  return g_test_run ();
}
