/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-pool.h"

#include "lw-check.h"
#include "lw-date.h"
#include "lw-demo.h"
#include "lw-journal.h"
#include "lw-people-merge.h"
#include "lw-test.h"

#include <string.h>

#define DAY 20261208

typedef struct
{
  LwTestDir *dir;
  LwLedger *ledger;
  LwKey village;
  LwKey person;
} Fixture;

static char **
name_keys (const char *name)
{
  char *keys[] = { (char *) name, NULL };
  return g_strdupv (keys);
}

static void
save (LwLedger  *ledger,
      GPtrArray *records)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (records);
  g_assert_true (lw_journal_begin (ledger, "test", &error));
  for (guint i = 0; i < records->len; i++)
    if (((LwRecord *) records->pdata[i])->id == 0)
      g_assert_true (lw_ledger_insert (ledger, records->pdata[i], &error));
    else
      g_assert_true (lw_ledger_update (ledger, records->pdata[i], &error));
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (records);
}

static LwKey
save_one (LwLedger *ledger,
          gpointer  record)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (lw_record_free);
  LwKey key;

  g_ptr_array_add (records, record);
  save (ledger, g_ptr_array_ref (records));
  key = ((LwRecord *) record)->id;
  g_ptr_array_unref (records);
  return key;
}

static LwKey
add_person (LwLedger   *ledger,
            const char *name)
{
  LwPerson *person = lw_record_new (&lw_person_table);

  person->name = g_strdup (name);
  person->birth_stated = 19960105;
  person->education_full_time = LW_EDUCATION_BACHELOR;
  return save_one (ledger, person);
}

static void
set_up (Fixture      *test,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  LwVillage *village = lw_record_new (&lw_village_table);

  test->dir = lw_test_make_dir ();
  path = g_build_filename (test->dir, "pool.liangwei", NULL);
  test->ledger = lw_ledger_create (path, LW_DEMO_PASSPHRASE, name_keys, &error);
  g_assert_no_error (error);
  village->code = g_strdup ("419907105201");
  village->name = g_strdup ("张庄村村民委员会");
  village->kind = LW_VILLAGE_KIND_VILLAGE;
  test->village = save_one (test->ledger, village);
  test->person = add_person (test->ledger, "张三");
}

static void
tear_down (Fixture      *test,
           gconstpointer data)
{
  g_clear_object (&test->ledger);
  lw_test_remove_dir (test->dir);
}

static GPtrArray *
load (Fixture *test,
      LwDate   on)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *cards = lw_pool_load (test->ledger, NULL, on, &error);

  g_assert_no_error (error);
  return cards;
}

static LwPoolCard *
only_card (Fixture *test,
           LwDate   on)
{
  g_autoptr (GPtrArray) cards = load (test, on);

  g_assert_cmpuint (cards->len, ==, 1);
  return lw_pool_card_ref (g_ptr_array_index (cards, 0));
}

/* What the rule reserve-count counts in the only village. */
static int
count_reserves (Fixture *test,
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

static void
propose (Fixture *test)
{
  save (test->ledger, lw_pool_propose (test->person, test->village, 20261101, "记录 1 号"));
}

/* As a roster brings somebody: without a way in. */
static void
add_member (Fixture    *test,
            LwDate      start,
            LwMaturity  maturity)
{
  LwReserve *reserve = lw_record_new (&lw_reserve_table);

  reserve->person = test->person;
  reserve->village = test->village;
  reserve->start = start;
  reserve->maturity = (int) maturity;
  save_one (test->ledger, reserve);
}

/* Proposed, and filed on that day; the card as it then is. */
static LwPoolCard *
file (Fixture    *test,
      LwMaturity  maturity,
      LwDate      date)
{
  g_autoptr (LwPoolCard) card = NULL;

  propose (test);
  card = only_card (test, DAY);
  save (test->ledger, lw_pool_file (card, maturity, date, NULL));
  return only_card (test, DAY);
}

static const LwPoolDue *
find_due (const LwPoolCard *card,
          LwPoolDueKind     kind)
{
  for (guint i = 0; i < card->dues->len; i++)
    {
      const LwPoolDue *due = g_ptr_array_index (card->dues, i);

      if (due->kind == kind)
        return due;
    }
  return NULL;
}

/* ---- the way in and out ---- */

static void
test_who_is_proposed_does_not_count (Fixture      *test,
                                     gconstpointer data)
{
  g_autoptr (LwPoolCard) card = NULL;
  g_autoptr (LwPoolCard) filed = NULL;

  propose (test);
  card = only_card (test, DAY);
  g_assert_cmpint (card->column, ==, LW_POOL_PROPOSED);
  g_assert_cmpint (lw_pool_card_last_step (card), ==, LW_POOL_RECOMMENDED);
  g_assert_cmpint (count_reserves (test, DAY), ==, 0);

  save (test->ledger, lw_pool_take_step (card, LW_POOL_INSPECTED, 20261110, NULL));
  g_assert_cmpint (count_reserves (test, DAY), ==, 0);

  save (test->ledger, lw_pool_file (card, LW_MATURITY_NEAR, 20261201, "备案 3 号"));
  filed = only_card (test, DAY);
  g_assert_cmpint (filed->column, ==, LW_POOL_NEAR);
  g_assert_cmpint (count_reserves (test, DAY), ==, 1);
  g_assert_cmpstr (lw_pool_card_document (filed, LW_POOL_FILED), ==, "备案 3 号");
}

static void
test_one_undo_takes_the_filing_back (Fixture      *test,
                                     gconstpointer data)
{
  g_autoptr (LwPoolCard) member = file (test, LW_MATURITY_LONG, 20261201);
  g_autoptr (LwPoolCard) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (member->reserve);
  g_assert_true (lw_journal_undo (test->ledger, NULL, &error));
  again = only_card (test, DAY);
  g_assert_cmpint (again->column, ==, LW_POOL_PROPOSED);
  g_assert_null (again->reserve);
  g_assert_cmpint (lw_pool_card_step (again, LW_POOL_FILED), ==, 0);
}

static void
test_before_the_filing_the_person_was_proposed (Fixture      *test,
                                                gconstpointer data)
{
  g_autoptr (LwPoolCard) member = file (test, LW_MATURITY_NEAR, 20261201);
  g_autoptr (LwPoolCard) before = NULL;

  g_assert_nonnull (member->reserve);
  before = only_card (test, 20261130);
  g_assert_cmpint (before->column, ==, LW_POOL_PROPOSED);
  g_assert_cmpint (count_reserves (test, 20261130), ==, 0);
}

static void
test_who_left_is_in_no_column (Fixture      *test,
                               gconstpointer data)
{
  g_autoptr (LwPoolCard) member = file (test, LW_MATURITY_NEAR, 20261101);
  g_autoptr (LwPoolCard) card = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) reserves = NULL;

  save (test->ledger, lw_pool_leave (member, 20261205, lw_pool_reason (5)));
  after = load (test, DAY);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_cmpint (count_reserves (test, DAY), ==, 0);
  reserves = lw_ledger_list (test->ledger, &lw_reserve_table, NULL, 0, NULL);
  g_assert_cmpstr (((LwReserve *) reserves->pdata[0])->end_reason, ==, lw_pool_reason (5));
  /* Another way in begins anew. */
  propose (test);
  card = only_card (test, DAY);
  g_assert_cmpint (card->column, ==, LW_POOL_PROPOSED);
}

/* Whoever is to leave on a day to come is in the pool until then, and the card says so. */
static void
test_who_leaves_later_says_so (Fixture      *test,
                               gconstpointer data)
{
  g_autoptr (LwPoolCard) member = file (test, LW_MATURITY_NEAR, 20261101);
  g_autoptr (LwPoolCard) leaving = NULL;
  g_autoptr (LwPoolCard) soon = NULL;
  const LwPoolDue *due;

  g_assert_null (find_due (member, LW_POOL_DUE_LEAVING));
  save (test->ledger, lw_pool_leave (member, 20270301, lw_pool_reason (0)));
  leaving = only_card (test, DAY);
  due = find_due (leaving, LW_POOL_DUE_LEAVING);
  g_assert_nonnull (due);
  g_assert_cmpint (due->state, ==, LW_STATE_MET);
  g_assert_cmpstr (due->detail, ==, "2027-03-01");
  soon = only_card (test, 20270225);
  g_assert_cmpint (find_due (soon, LW_POOL_DUE_LEAVING)->state, ==, LW_STATE_AT_RISK);
}

static void
test_a_proposal_can_be_given_up (Fixture      *test,
                                 gconstpointer data)
{
  g_autoptr (LwPoolCard) card = NULL;
  g_autoptr (GPtrArray) after = NULL;

  propose (test);
  card = only_card (test, DAY);
  save (test->ledger, lw_pool_leave (card, 20261205, "本人不愿意"));
  after = load (test, DAY);
  g_assert_cmpuint (after->len, ==, 0);
}

static char *
check_proposal (Fixture *test)
{
  return lw_pool_check_entering (test->ledger, test->person, test->village, LW_POOL_RECOMMENDED, DAY,
                                 DAY);
}

static void
test_nobody_is_proposed_twice (Fixture      *test,
                               gconstpointer data)
{
  g_autoptr (LwPoolCard) card = NULL;
  g_autoptr (LwPoolCard) member = NULL;
  g_autofree char *none = check_proposal (test);
  g_autofree char *proposed = NULL;
  g_autofree char *filed = NULL;
  g_autofree char *left = NULL;

  g_assert_null (none);
  propose (test);
  proposed = check_proposal (test);
  g_assert_nonnull (proposed);
  card = only_card (test, DAY);
  save (test->ledger, lw_pool_file (card, LW_MATURITY_NEAR, 20261201, NULL));
  filed = check_proposal (test);
  g_assert_nonnull (filed);
  member = only_card (test, DAY);
  save (test->ledger, lw_pool_leave (member, 20261205, "外出"));
  left = check_proposal (test);
  g_assert_null (left);
}

static void
test_steps_follow_one_another (Fixture      *test,
                               gconstpointer data)
{
  g_autoptr (LwPoolCard) card = NULL;
  g_autofree char *early = NULL;
  g_autofree char *fine = NULL;
  g_autofree char *month = NULL;

  propose (test);
  card = only_card (test, DAY);
  early = lw_pool_check_step (card, LW_POOL_REVIEWED, 20261031);
  g_assert_nonnull (strstr (early, "2026-11-01"));
  fine = lw_pool_check_step (card, LW_POOL_REVIEWED, 20261101);
  g_assert_null (fine);
  /* What is known to the month may be after all. */
  month = lw_pool_check_step (card, LW_POOL_FILED, 20261100);
  g_assert_null (month);
}

static void
test_a_roster_without_maturity_is_to_be_sorted (Fixture      *test,
                                                gconstpointer data)
{
  g_autoptr (LwPoolCard) card = NULL;
  g_autoptr (LwPoolCard) sorted = NULL;

  add_member (test, 0, LW_MATURITY_UNKNOWN);
  card = only_card (test, DAY);
  g_assert_cmpint (card->column, ==, LW_POOL_UNSORTED);
  save (test->ledger, lw_pool_mature (card, LW_MATURITY_MIDDLE));
  sorted = only_card (test, DAY);
  g_assert_cmpint (sorted->column, ==, LW_POOL_MIDDLE);
}

/* ---- entering and leaving elsewhere ---- */

static void
enter (Fixture    *test,
       LwPoolStep  step,
       LwDate      date)
{
  g_autoptr (GError) error = NULL;

  save (test->ledger, lw_pool_enter (test->ledger, test->person, test->village, step,
                                     LW_MATURITY_MIDDLE, date, "文件", &error));
  g_assert_no_error (error);
}

static void
test_who_enters_at_once_still_lacks_the_steps (Fixture      *test,
                                               gconstpointer data)
{
  g_autoptr (LwPoolCard) card = NULL;
  g_autoptr (LwPoolCard) less = NULL;
  g_autofree char *both = NULL;
  const LwPoolDue *due;

  enter (test, LW_POOL_FILED, 20261201);
  card = only_card (test, DAY);
  g_assert_cmpint (card->column, ==, LW_POOL_MIDDLE);
  g_assert_cmpint (count_reserves (test, DAY), ==, 1);
  due = find_due (card, LW_POOL_DUE_STEPS);
  g_assert_nonnull (due);
  g_assert_cmpint (due->state, ==, LW_STATE_UNKNOWN);
  g_assert_nonnull (strstr (due->detail, lw_pool_step_caption (LW_POOL_RECOMMENDED)));
  g_assert_null (strstr (due->detail, lw_pool_step_caption (LW_POOL_FILED)));
  g_assert_false (lw_pool_card_is_due (card));

  for (LwPoolStep step = LW_POOL_RECOMMENDED; step < LW_POOL_FILED; step++)
    {
      g_autoptr (LwPoolCard) now = only_card (test, DAY);
      save (test->ledger, lw_pool_take_step (now, step, 20261101, NULL));
    }
  less = only_card (test, DAY);
  g_assert_null (find_due (less, LW_POOL_DUE_STEPS));
}

static void
test_a_roster_lacks_no_steps (Fixture      *test,
                              gconstpointer data)
{
  g_autoptr (LwPoolCard) card = NULL;

  add_member (test, 20240300, LW_MATURITY_NEAR);
  card = only_card (test, DAY);
  g_assert_null (find_due (card, LW_POOL_DUE_STEPS));
}

static void
test_entering_goes_on_with_the_proposal (Fixture      *test,
                                         gconstpointer data)
{
  g_autoptr (LwPoolCard) reviewed = NULL;
  g_autoptr (LwPoolCard) filed = NULL;
  g_autofree char *early = NULL;
  g_autofree char *fine = NULL;

  propose (test);
  early = lw_pool_check_entering (test->ledger, test->person, test->village, LW_POOL_FILED,
                                  20261031, DAY);
  g_assert_nonnull (strstr (early, "2026-11-01"));
  fine = lw_pool_check_entering (test->ledger, test->person, test->village, LW_POOL_FILED,
                                 20261201, DAY);
  g_assert_null (fine);
  enter (test, LW_POOL_REVIEWED, 20261110);
  reviewed = only_card (test, DAY);
  g_assert_cmpint (reviewed->column, ==, LW_POOL_PROPOSED);
  enter (test, LW_POOL_FILED, 20261201);
  filed = only_card (test, DAY);
  g_assert_cmpint (filed->column, ==, LW_POOL_MIDDLE);
  g_assert_cmpint (lw_pool_card_step (filed, LW_POOL_RECOMMENDED), ==, 20261101);
  g_assert_cmpint (lw_pool_card_step (filed, LW_POOL_REVIEWED), ==, 20261110);
}

static void
test_who_is_appointed_leaves_the_pool (Fixture      *test,
                                       gconstpointer data)
{
  g_autoptr (LwPoolCard) member = file (test, LW_MATURITY_NEAR, 20261101);
  g_autoptr (LwPoolCard) before = NULL;
  g_autoptr (GPtrArray) after = NULL, entries = NULL, reserves = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (member->reserve);
  save (test->ledger, lw_pool_appoint (test->ledger, test->person, test->village, 20261205, &error));
  g_assert_no_error (error);
  after = load (test, DAY);
  g_assert_cmpuint (after->len, ==, 0);
  before = only_card (test, 20261204);
  g_assert_cmpint (before->column, ==, LW_POOL_NEAR);
  reserves = lw_ledger_list (test->ledger, &lw_reserve_table, NULL, 0, NULL);
  g_assert_cmpstr (((LwReserve *) reserves->pdata[0])->end_reason, ==,
                   lw_pool_reason (LW_POOL_APPOINTED));
  entries = lw_ledger_list (test->ledger, &lw_pool_entry_table, NULL, 0, NULL);
  g_assert_cmpint (((LwPoolEntry *) entries->pdata[0])->closed, ==, 20261205);
}

static void
test_an_appointment_ends_a_proposal_and_nothing_elsewhere (Fixture      *test,
                                                           gconstpointer data)
{
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  propose (test);
  none = lw_pool_appoint (test->ledger, test->person, test->village + 1, DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  save (test->ledger, lw_pool_appoint (test->ledger, test->person, test->village, 20261205, &error));
  after = load (test, DAY);
  g_assert_cmpuint (after->len, ==, 0);
}

/* ---- what is due ---- */

static void
add_measure (Fixture *test,
             LwDate   due,
             LwDate   done)
{
  LwMeasureTaken *measure = lw_record_new (&lw_measure_table);

  measure->person = test->person;
  measure->kind = LW_MEASURE_DUTY;
  measure->due = due;
  measure->done = done;
  save_one (test->ledger, measure);
}

static void
add_review (Fixture      *test,
            LwReviewKind  kind,
            LwDate        held)
{
  LwReview *review = lw_record_new (&lw_review_table);

  review->person = test->person;
  review->kind = (int) kind;
  review->held = held;
  save_one (test->ledger, review);
}

static void
test_measures_are_due_and_overdue (Fixture      *test,
                                   gconstpointer data)
{
  static const struct { LwDate due; LwState state; } cases[] = {
    { 20261207, LW_STATE_NOT_MET }, { 20261208, LW_STATE_AT_RISK }, { 20261222, LW_STATE_AT_RISK },
    { 20261223, LW_STATE_MET },     { 20261200, LW_STATE_MET },     { 20261100, LW_STATE_NOT_MET },
  };

  add_member (test, 20261001, LW_MATURITY_NEAR);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LwPoolCard) card = NULL;
      g_autoptr (GError) error = NULL;

      add_measure (test, cases[i].due, 0);
      card = only_card (test, DAY);
      g_assert_cmpint (find_due (card, LW_POOL_DUE_MEASURE)->state, ==, cases[i].state);
      g_assert_true (lw_journal_undo (test->ledger, NULL, &error));
    }
  add_measure (test, 20261101, 20261102);
  {
    g_autoptr (LwPoolCard) card = only_card (test, DAY);
    g_assert_null (find_due (card, LW_POOL_DUE_MEASURE));
  }
}

static void
test_talks_come_every_half_year (Fixture      *test,
                                 gconstpointer data)
{
  g_autoptr (LwPoolCard) never = NULL;
  g_autoptr (LwPoolCard) overdue = NULL;
  g_autoptr (LwPoolCard) fine = NULL;

  /* A roster that says nothing of talks is no reproach. */
  add_member (test, 20240300, LW_MATURITY_NEAR);
  never = only_card (test, DAY);
  g_assert_cmpint (find_due (never, LW_POOL_DUE_TALK)->state, ==, LW_STATE_UNKNOWN);
  g_assert_false (lw_pool_card_is_due (never));

  add_review (test, LW_REVIEW_TALK, 20260601);
  overdue = only_card (test, DAY);
  g_assert_cmpint (find_due (overdue, LW_POOL_DUE_TALK)->state, ==, LW_STATE_NOT_MET);
  g_assert_cmpint (find_due (overdue, LW_POOL_DUE_TALK)->date, ==, 20261201);
  g_assert_true (lw_pool_card_is_due (overdue));

  add_review (test, LW_REVIEW_TALK, 20261203);
  fine = only_card (test, DAY);
  g_assert_cmpint (find_due (fine, LW_POOL_DUE_TALK)->state, ==, LW_STATE_MET);
  g_assert_cmpint (find_due (fine, LW_POOL_DUE_TALK)->date, ==, 20270603);
}

static void
test_every_year_is_reviewed (Fixture      *test,
                             gconstpointer data)
{
  g_autoptr (LwPoolCard) first = NULL;
  g_autoptr (LwPoolCard) soon = NULL;
  g_autoptr (LwPoolCard) late = NULL;
  g_autoptr (LwPoolCard) done = NULL;

  add_member (test, 20240300, LW_MATURITY_NEAR);
  first = only_card (test, DAY);
  g_assert_cmpint (find_due (first, LW_POOL_DUE_REVIEW)->date, ==, 20261231);
  soon = only_card (test, 20261217);
  g_assert_cmpint (find_due (soon, LW_POOL_DUE_REVIEW)->state, ==, LW_STATE_AT_RISK);
  add_review (test, LW_REVIEW_YEARLY, 20251220);
  late = only_card (test, 20270110);
  g_assert_cmpint (find_due (late, LW_POOL_DUE_REVIEW)->state, ==, LW_STATE_NOT_MET);
  g_assert_cmpint (find_due (late, LW_POOL_DUE_REVIEW)->date, ==, 20261231);
  add_review (test, LW_REVIEW_YEARLY, 20261220);
  done = only_card (test, 20261230);
  g_assert_null (find_due (done, LW_POOL_DUE_REVIEW));
}

static const LwPoolReminder *
find_reminder (GArray        *reminders,
               LwPoolDueKind  kind)
{
  for (guint i = 0; i < reminders->len; i++)
    if (g_array_index (reminders, LwPoolReminder, i).kind == kind)
      return &g_array_index (reminders, LwPoolReminder, i);
  return NULL;
}

static void
test_reminders_say_what_is_due (Fixture      *test,
                                gconstpointer data)
{
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) reminders = NULL;
  g_autoptr (GError) error = NULL;
  const LwPoolReminder *first;
  g_autofree char *text = NULL;

  add_member (test, 20261001, LW_MATURITY_NEAR);
  none = lw_pool_reminders (test->ledger, 20261101, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  add_review (test, LW_REVIEW_TALK, 20260615);
  add_measure (test, 20261130, 0);
  add_measure (test, 20261125, 0);
  add_measure (test, 20261210, 0);
  add_measure (test, 20261101, 20261102);
  reminders = lw_pool_reminders (test->ledger, DAY, &error);
  g_assert_no_error (error);
  /* Overdue measures, measures soon, a talk soon; the review is a month away. */
  g_assert_cmpuint (reminders->len, ==, 3);
  first = &g_array_index (reminders, LwPoolReminder, 0);
  g_assert_cmpint (first->kind, ==, LW_POOL_DUE_MEASURE);
  g_assert_cmpint (first->state, ==, LW_STATE_NOT_MET);
  g_assert_cmpint (first->date, ==, 20261125);
  g_assert_cmpuint (first->n, ==, 1);
  g_assert_cmpint (find_reminder (reminders, LW_POOL_DUE_TALK)->date, ==, 20261215);
  g_assert_null (find_reminder (reminders, LW_POOL_DUE_REVIEW));
  text = lw_pool_reminder_text (first);
  g_assert_nonnull (strstr (text, "1"));
}

/* ---- together with the rest ---- */

static void
test_a_merge_takes_the_pool_along (Fixture      *test,
                                   gconstpointer data)
{
  LwKey keep = add_person (test->ledger, "张三");
  g_autoptr (GError) error = NULL;
  g_autoptr (LwPerson) merged = NULL;
  g_autoptr (LwPoolCard) card = NULL;

  propose (test);
  add_measure (test, 20261220, 0);
  add_review (test, LW_REVIEW_TALK, 20261101);
  merged = lw_ledger_get (test->ledger, &lw_person_table, keep, &error);
  g_assert_true (lw_journal_begin (test->ledger, "merge", &error));
  g_assert_true (lw_merge_apply (test->ledger, merged, test->person, &error));
  g_assert_true (lw_journal_commit (test->ledger, NULL, &error));
  g_assert_no_error (error);
  card = only_card (test, DAY);
  g_assert_cmpint (card->person->record.id, ==, keep);
  g_assert_cmpuint (card->measures->len, ==, 1);
  g_assert_cmpuint (card->reviews->len, ==, 1);
}

/* Village by village and without people the pool says the same as in one go. */
static void
assert_parts_agree (LwLedger  *ledger,
                    GPtrArray *cards,
                    LwDate     on)
{
  g_autoptr (GPtrArray) villages = lw_ledger_list (ledger, &lw_village_table, NULL, 0, NULL);
  g_autoptr (GArray) reminders = lw_pool_reminders (ledger, on, NULL);
  guint n = 0, n_dues = 0, n_late = 0;

  for (guint i = 0; i < villages->len; i++)
    {
      g_autoptr (GPtrArray) own
          = lw_pool_load_village (ledger, ((LwVillage *) villages->pdata[i])->record.id, NULL, on, NULL);

      n += own->len;
      for (guint j = 0; j < own->len; j++)
        n_dues += lw_pool_card_is_due (own->pdata[j]);
    }
  g_assert_cmpuint (n, ==, cards->len);
  for (guint i = 0; i < cards->len; i++)
    for (guint j = 0; j < ((LwPoolCard *) cards->pdata[i])->dues->len; j++)
      {
        const LwPoolDue *due = ((LwPoolCard *) cards->pdata[i])->dues->pdata[j];
        n_late += due->kind == LW_POOL_DUE_TALK && due->state == LW_STATE_NOT_MET;
      }
  g_assert_cmpuint (n_dues, >, 0);
  g_assert_cmpuint (find_reminder (reminders, LW_POOL_DUE_TALK)->n, ==, n_late);
}

static void
test_the_demo_has_gaps_and_birthdays (void)
{
  g_autoptr (LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "demo.liangwei", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LwLedger) ledger = lw_ledger_create (path, LW_DEMO_PASSPHRASE, name_keys, &error);
  g_autoptr (GPtrArray) stack = NULL, results = NULL, cards = NULL, gaps = NULL;
  g_autoptr (LwCheck) check = NULL;
  guint birthdays = 0, proposed = 0;

  g_assert_true (lw_demo_fill (ledger, DAY, &error));
  stack = lw_profiles_stack (ledger, &error);
  check = lw_check_new (ledger, stack, DAY, 0, &error);
  results = lw_check_list (check, ledger, NULL, NULL, &error);
  cards = lw_pool_load (ledger, results, DAY, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < cards->len; i++)
    {
      const LwPoolCard *card = g_ptr_array_index (cards, i);

      proposed += card->column == LW_POOL_PROPOSED;
      birthdays += find_due (card, LW_POOL_DUE_AGE) != NULL;
      if (g_str_equal (card->person->name, "李晓雯"))
        g_assert_cmpint (find_due (card, LW_POOL_DUE_AGE)->date, ==, 20261220);
    }
  g_assert_cmpuint (proposed, ==, 4);
  assert_parts_agree (ledger, cards, DAY);
  g_assert_cmpuint (birthdays, >=, 2);
  gaps = lw_pool_gaps (results, DAY);
  g_assert_cmpuint (gaps->len, >=, 3);
  for (guint i = 0; i < gaps->len; i++)
    {
      const LwPoolGap *gap = g_ptr_array_index (gaps, i);

      g_assert_cmpint (gap->state, !=, LW_STATE_MET);
      g_assert_cmpstr (gap->text, !=, "");
      if (i == 0)
        g_assert_cmpint (gap->state, ==, LW_STATE_NOT_MET);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*func) (Fixture *, gconstpointer); } tests[] = {
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
    { "/pool/reminders-say-what-is-due", test_reminders_say_what_is_due },
    { "/pool/measures-are-due-and-overdue", test_measures_are_due_and_overdue },
    { "/pool/talks-come-every-half-year", test_talks_come_every_half_year },
    { "/pool/every-year-is-reviewed", test_every_year_is_reviewed },
    { "/pool/a-merge-takes-the-pool-along", test_a_merge_takes_the_pool_along },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/pool/the-demo-has-gaps-and-birthdays", test_the_demo_has_gaps_and_birthdays);
  return g_test_run ();
}
