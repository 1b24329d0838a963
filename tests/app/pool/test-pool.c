/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-pool-test.h"

#include "lw-check.h"
#include "lw-date.h"
#include "lw-journal.h"

#include <string.h>

#define DAY LW_POOL_TEST_DAY

/* What the rule reserve-count counts in the only village. */
static int
count_reserves (LwPoolTest *test,
                LwDate   on)
{
  g_autoptr (GError) error = NULL;
  const char *ids[] = { "qiangji", NULL };
  g_autoptr (GPtrArray) stack = lw_profiles_for_ids (test->ledger, ids, &error);
  g_autoptr (LwCheck) check = lw_check_new (test->ledger, stack, on, 0, &error);
  g_autoptr (GPtrArray) results = lw_check_list (check, test->ledger, NULL, NULL, &error);
  const LwVillageResult *village = g_ptr_array_index (results, 0);

  g_assert_no_error (error);
  for (guint i = 0; i < village->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (village->results, i);

      if (g_str_equal (lw_rule_get_id (result->rule), "reserve-count"))
        return (int) result->value;
    }
  g_assert_not_reached ();
}

/* ---- the way in and out ---- */

static void
test_who_is_proposed_does_not_count (LwPoolTest      *test,
                                     gconstpointer data)
{
  g_autoptr (LwPoolCard) card = NULL;
  g_autoptr (LwPoolCard) filed = NULL;

  lw_pool_test_propose (test);
  card = lw_pool_test_only_card (test, DAY);
  g_assert_cmpint (card->column, ==, LW_POOL_PROPOSED);
  g_assert_cmpint (lw_pool_card_last_step (card), ==, LW_POOL_RECOMMENDED);
  g_assert_cmpint (count_reserves (test, DAY), ==, 0);

  lw_pool_test_save (test->ledger, lw_pool_take_step (card, LW_POOL_INSPECTED, 20261110, NULL));
  g_assert_cmpint (count_reserves (test, DAY), ==, 0);

  lw_pool_test_save (test->ledger, lw_pool_file (card, LW_MATURITY_NEAR, 20261201, "备案 3 号"));
  filed = lw_pool_test_only_card (test, DAY);
  g_assert_cmpint (filed->column, ==, LW_POOL_NEAR);
  g_assert_cmpint (count_reserves (test, DAY), ==, 1);
  g_assert_cmpstr (lw_pool_card_document (filed, LW_POOL_FILED), ==, "备案 3 号");
}

static void
test_one_undo_takes_the_filing_back (LwPoolTest      *test,
                                     gconstpointer data)
{
  g_autoptr (LwPoolCard) member = lw_pool_test_file (test, LW_MATURITY_LONG, 20261201);
  g_autoptr (LwPoolCard) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (member->reserve);
  g_assert_true (lw_journal_undo (test->ledger, NULL, &error));
  again = lw_pool_test_only_card (test, DAY);
  g_assert_cmpint (again->column, ==, LW_POOL_PROPOSED);
  g_assert_null (again->reserve);
  g_assert_cmpint (lw_pool_card_step (again, LW_POOL_FILED), ==, 0);
}

static void
test_before_the_filing_the_person_was_proposed (LwPoolTest      *test,
                                                gconstpointer data)
{
  g_autoptr (LwPoolCard) member = lw_pool_test_file (test, LW_MATURITY_NEAR, 20261201);
  g_autoptr (LwPoolCard) before = NULL;

  g_assert_nonnull (member->reserve);
  before = lw_pool_test_only_card (test, 20261130);
  g_assert_cmpint (before->column, ==, LW_POOL_PROPOSED);
  g_assert_cmpint (count_reserves (test, 20261130), ==, 0);
}

static void
test_who_left_is_in_no_column (LwPoolTest      *test,
                               gconstpointer data)
{
  g_autoptr (LwPoolCard) member = lw_pool_test_file (test, LW_MATURITY_NEAR, 20261101);
  g_autoptr (LwPoolCard) card = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) reserves = NULL;

  lw_pool_test_save (test->ledger, lw_pool_leave (member, 20261205, lw_pool_reason (5)));
  after = lw_pool_test_load (test, DAY);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_cmpint (count_reserves (test, DAY), ==, 0);
  reserves = lw_ledger_list (test->ledger, &lw_reserve_table, NULL, 0, NULL);
  g_assert_cmpstr (((LwReserve *) reserves->pdata[0])->end_reason, ==, lw_pool_reason (5));
  /* Another way in begins anew. */
  lw_pool_test_propose (test);
  card = lw_pool_test_only_card (test, DAY);
  g_assert_cmpint (card->column, ==, LW_POOL_PROPOSED);
}

/* Whoever is to leave on a day to come is in the pool until then, and the card says so. */
static void
test_who_leaves_later_says_so (LwPoolTest      *test,
                               gconstpointer data)
{
  g_autoptr (LwPoolCard) member = lw_pool_test_file (test, LW_MATURITY_NEAR, 20261101);
  g_autoptr (LwPoolCard) leaving = NULL;
  g_autoptr (LwPoolCard) soon = NULL;
  const LwPoolDue *due;

  g_assert_null (lw_pool_test_find_due (member, LW_POOL_DUE_LEAVING));
  lw_pool_test_save (test->ledger, lw_pool_leave (member, 20270301, lw_pool_reason (0)));
  leaving = lw_pool_test_only_card (test, DAY);
  due = lw_pool_test_find_due (leaving, LW_POOL_DUE_LEAVING);
  g_assert_nonnull (due);
  g_assert_cmpint (due->state, ==, LW_STATE_MET);
  g_assert_cmpstr (due->detail, ==, "2027-03-01");
  soon = lw_pool_test_only_card (test, 20270225);
  g_assert_cmpint (lw_pool_test_find_due (soon, LW_POOL_DUE_LEAVING)->state, ==, LW_STATE_AT_RISK);
}

static void
test_a_proposal_can_be_given_up (LwPoolTest      *test,
                                 gconstpointer data)
{
  g_autoptr (LwPoolCard) card = NULL;
  g_autoptr (GPtrArray) after = NULL;

  lw_pool_test_propose (test);
  card = lw_pool_test_only_card (test, DAY);
  lw_pool_test_save (test->ledger, lw_pool_leave (card, 20261205, "本人不愿意"));
  after = lw_pool_test_load (test, DAY);
  g_assert_cmpuint (after->len, ==, 0);
}

static char *
check_proposal (LwPoolTest *test)
{
  return lw_pool_check_entering (test->ledger, test->person, test->village, LW_POOL_RECOMMENDED, DAY,
                                 DAY);
}

static void
test_nobody_is_proposed_twice (LwPoolTest      *test,
                               gconstpointer data)
{
  g_autoptr (LwPoolCard) card = NULL;
  g_autoptr (LwPoolCard) member = NULL;
  g_autofree char *none = check_proposal (test);
  g_autofree char *proposed = NULL;
  g_autofree char *filed = NULL;
  g_autofree char *left = NULL;

  g_assert_null (none);
  lw_pool_test_propose (test);
  proposed = check_proposal (test);
  g_assert_nonnull (proposed);
  card = lw_pool_test_only_card (test, DAY);
  lw_pool_test_save (test->ledger, lw_pool_file (card, LW_MATURITY_NEAR, 20261201, NULL));
  filed = check_proposal (test);
  g_assert_nonnull (filed);
  member = lw_pool_test_only_card (test, DAY);
  lw_pool_test_save (test->ledger, lw_pool_leave (member, 20261205, "外出"));
  left = check_proposal (test);
  g_assert_null (left);
}

static void
test_steps_follow_one_another (LwPoolTest      *test,
                               gconstpointer data)
{
  g_autoptr (LwPoolCard) card = NULL;
  g_autofree char *early = NULL;
  g_autofree char *fine = NULL;
  g_autofree char *month = NULL;

  lw_pool_test_propose (test);
  card = lw_pool_test_only_card (test, DAY);
  early = lw_pool_check_step (card, LW_POOL_REVIEWED, 20261031);
  g_assert_nonnull (strstr (early, "2026-11-01"));
  fine = lw_pool_check_step (card, LW_POOL_REVIEWED, 20261101);
  g_assert_null (fine);
  /* What is known to the month may be after all. */
  month = lw_pool_check_step (card, LW_POOL_FILED, 20261100);
  g_assert_null (month);
}

static void
test_a_roster_without_maturity_is_to_be_sorted (LwPoolTest      *test,
                                                gconstpointer data)
{
  g_autoptr (LwPoolCard) card = NULL;
  g_autoptr (LwPoolCard) sorted = NULL;

  lw_pool_test_add_member (test, 0, LW_MATURITY_UNKNOWN);
  card = lw_pool_test_only_card (test, DAY);
  g_assert_cmpint (card->column, ==, LW_POOL_UNSORTED);
  lw_pool_test_save (test->ledger, lw_pool_mature (card, LW_MATURITY_MIDDLE));
  sorted = lw_pool_test_only_card (test, DAY);
  g_assert_cmpint (sorted->column, ==, LW_POOL_MIDDLE);
}

/* ---- entering and leaving elsewhere ---- */

static void
enter (LwPoolTest    *test,
       LwPoolStep  step,
       LwDate      date)
{
  g_autoptr (GError) error = NULL;

  lw_pool_test_save (test->ledger, lw_pool_enter (test->ledger, test->person, test->village, step,
                                     LW_MATURITY_MIDDLE, date, "文件", &error));
  g_assert_no_error (error);
}

static void
test_who_enters_at_once_still_lacks_the_steps (LwPoolTest      *test,
                                               gconstpointer data)
{
  g_autoptr (LwPoolCard) card = NULL;
  g_autoptr (LwPoolCard) less = NULL;
  g_autofree char *both = NULL;
  const LwPoolDue *due;

  enter (test, LW_POOL_FILED, 20261201);
  card = lw_pool_test_only_card (test, DAY);
  g_assert_cmpint (card->column, ==, LW_POOL_MIDDLE);
  g_assert_cmpint (count_reserves (test, DAY), ==, 1);
  due = lw_pool_test_find_due (card, LW_POOL_DUE_STEPS);
  g_assert_nonnull (due);
  g_assert_cmpint (due->state, ==, LW_STATE_UNKNOWN);
  g_assert_nonnull (strstr (due->detail, lw_pool_step_caption (LW_POOL_RECOMMENDED)));
  g_assert_null (strstr (due->detail, lw_pool_step_caption (LW_POOL_FILED)));
  g_assert_false (lw_pool_card_is_due (card));

  for (LwPoolStep step = LW_POOL_RECOMMENDED; step < LW_POOL_FILED; step++)
    {
      g_autoptr (LwPoolCard) now = lw_pool_test_only_card (test, DAY);
      lw_pool_test_save (test->ledger, lw_pool_take_step (now, step, 20261101, NULL));
    }
  less = lw_pool_test_only_card (test, DAY);
  g_assert_null (lw_pool_test_find_due (less, LW_POOL_DUE_STEPS));
}

static void
test_a_roster_lacks_no_steps (LwPoolTest      *test,
                              gconstpointer data)
{
  g_autoptr (LwPoolCard) card = NULL;

  lw_pool_test_add_member (test, 20240300, LW_MATURITY_NEAR);
  card = lw_pool_test_only_card (test, DAY);
  g_assert_null (lw_pool_test_find_due (card, LW_POOL_DUE_STEPS));
}

static void
test_entering_goes_on_with_the_proposal (LwPoolTest      *test,
                                         gconstpointer data)
{
  g_autoptr (LwPoolCard) reviewed = NULL;
  g_autoptr (LwPoolCard) filed = NULL;
  g_autofree char *early = NULL;
  g_autofree char *fine = NULL;

  lw_pool_test_propose (test);
  early = lw_pool_check_entering (test->ledger, test->person, test->village, LW_POOL_FILED,
                                  20261031, DAY);
  g_assert_nonnull (strstr (early, "2026-11-01"));
  fine = lw_pool_check_entering (test->ledger, test->person, test->village, LW_POOL_FILED,
                                 20261201, DAY);
  g_assert_null (fine);
  enter (test, LW_POOL_REVIEWED, 20261110);
  reviewed = lw_pool_test_only_card (test, DAY);
  g_assert_cmpint (reviewed->column, ==, LW_POOL_PROPOSED);
  enter (test, LW_POOL_FILED, 20261201);
  filed = lw_pool_test_only_card (test, DAY);
  g_assert_cmpint (filed->column, ==, LW_POOL_MIDDLE);
  g_assert_cmpint (lw_pool_card_step (filed, LW_POOL_RECOMMENDED), ==, 20261101);
  g_assert_cmpint (lw_pool_card_step (filed, LW_POOL_REVIEWED), ==, 20261110);
}

static void
test_who_is_appointed_leaves_the_pool (LwPoolTest      *test,
                                       gconstpointer data)
{
  g_autoptr (LwPoolCard) member = lw_pool_test_file (test, LW_MATURITY_NEAR, 20261101);
  g_autoptr (LwPoolCard) before = NULL;
  g_autoptr (GPtrArray) after = NULL, entries = NULL, reserves = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (member->reserve);
  lw_pool_test_save (test->ledger, lw_pool_appoint (test->ledger, test->person, test->village, 20261205, &error));
  g_assert_no_error (error);
  after = lw_pool_test_load (test, DAY);
  g_assert_cmpuint (after->len, ==, 0);
  before = lw_pool_test_only_card (test, 20261204);
  g_assert_cmpint (before->column, ==, LW_POOL_NEAR);
  reserves = lw_ledger_list (test->ledger, &lw_reserve_table, NULL, 0, NULL);
  g_assert_cmpstr (((LwReserve *) reserves->pdata[0])->end_reason, ==,
                   lw_pool_reason (LW_POOL_APPOINTED));
  entries = lw_ledger_list (test->ledger, &lw_pool_entry_table, NULL, 0, NULL);
  g_assert_cmpint (((LwPoolEntry *) entries->pdata[0])->closed, ==, 20261205);
}

static void
test_an_appointment_ends_a_proposal_and_nothing_elsewhere (LwPoolTest      *test,
                                                           gconstpointer data)
{
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  lw_pool_test_propose (test);
  none = lw_pool_appoint (test->ledger, test->person, test->village + 1, DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  lw_pool_test_save (test->ledger, lw_pool_appoint (test->ledger, test->person, test->village, 20261205, &error));
  after = lw_pool_test_load (test, DAY);
  g_assert_cmpuint (after->len, ==, 0);
}

/* 致富能手 and 退役军人 have bytes of the Chinese comma in them. */
static void
test_sources_are_told_apart (LwPoolTest    *test,
                             gconstpointer  data)
{
  g_autoptr (LwPerson) person = lw_ledger_get (test->ledger, &lw_person_table, test->person, NULL);
  g_autoptr (LwPoolCard) card = NULL;
  g_auto (GStrv) sources = NULL;
  g_autofree char *joined = NULL;

  lw_set_text (&person->source, "致富能手、退役军人， 在外大学生;𠮷");
  lw_pool_test_save_one (test->ledger, lw_record_copy (person));
  lw_pool_test_add_member (test, 20261001, LW_MATURITY_NEAR);
  card = lw_pool_test_only_card (test, DAY);
  sources = lw_pool_card_dup_sources (card);
  joined = g_strjoinv ("|", sources);
  g_assert_cmpstr (joined, ==, "致富能手|退役军人|在外大学生|𠮷");
  g_assert_true (lw_pool_card_has_source (card, "退役军人"));
  g_assert_false (lw_pool_card_has_source (card, "大学生"));
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*func) (LwPoolTest *, gconstpointer); } tests[] = {
    { "/pool/who-is-proposed-does-not-count", test_who_is_proposed_does_not_count },
    { "/pool/one-undo-takes-the-filing-back", test_one_undo_takes_the_filing_back },
    { "/pool/before-the-filing-the-person-was-proposed", test_before_the_filing_the_person_was_proposed },
    { "/pool/who-left-is-in-no-column", test_who_left_is_in_no_column },
    { "/pool/who-leaves-later-says-so", test_who_leaves_later_says_so },
    { "/pool/a-proposal-can-be-given-up", test_a_proposal_can_be_given_up },
    { "/pool/nobody-is-proposed-twice", test_nobody_is_proposed_twice },
    { "/pool/steps-follow-one-another", test_steps_follow_one_another },
    { "/pool/a-roster-without-maturity-is-to-be-sorted", test_a_roster_without_maturity_is_to_be_sorted },
    { "/pool/who-enters-at-once-still-lacks-the-steps", test_who_enters_at_once_still_lacks_the_steps },
    { "/pool/a-roster-lacks-no-steps", test_a_roster_lacks_no_steps },
    { "/pool/entering-goes-on-with-the-proposal", test_entering_goes_on_with_the_proposal },
    { "/pool/who-is-appointed-leaves-the-pool", test_who_is_appointed_leaves_the_pool },
    { "/pool/an-appointment-ends-a-proposal-and-nothing-elsewhere", test_an_appointment_ends_a_proposal_and_nothing_elsewhere },
    { "/pool/sources-are-told-apart", test_sources_are_told_apart },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LwPoolTest, NULL, lw_pool_test_set_up, tests[i].func, lw_pool_test_tear_down);
  return g_test_run ();
}
