/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-pool-test.h"

#include "lw-check.h"
#include "lw-date.h"
#include "lw-demo.h"
#include "lw-journal.h"
#include "lw-people-merge.h"

#include <string.h>

#define DAY LW_POOL_TEST_DAY

/* Measures, talks and reviews: what is due, and what looks like a slip. */

static void
add_measure (LwPoolTest *test,
             LwDate   due,
             LwDate   done)
{
  LwMeasureTaken *measure = lw_record_new (&lw_measure_table);

  measure->person = test->person;
  measure->kind = LW_MEASURE_DUTY;
  measure->due = due;
  measure->done = done;
  lw_pool_test_save_one (test->ledger, measure);
}

static void
add_review (LwPoolTest      *test,
            LwReviewKind  kind,
            LwDate        held)
{
  LwReview *review = lw_record_new (&lw_review_table);

  review->person = test->person;
  review->kind = (int) kind;
  review->held = held;
  lw_pool_test_save_one (test->ledger, review);
}

static void
test_measures_are_due_and_overdue (LwPoolTest      *test,
                                   gconstpointer data)
{
  static const struct { LwDate due; LwState state; } cases[] = {
    { 20261207, LW_STATE_NOT_MET }, { 20261208, LW_STATE_AT_RISK }, { 20261222, LW_STATE_AT_RISK },
    { 20261223, LW_STATE_MET },     { 20261200, LW_STATE_MET },     { 20261100, LW_STATE_NOT_MET },
  };

  lw_pool_test_add_member (test, 20261001, LW_MATURITY_NEAR);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LwPoolCard) card = NULL;
      g_autoptr (GError) error = NULL;

      add_measure (test, cases[i].due, 0);
      card = lw_pool_test_only_card (test, DAY);
      g_assert_cmpint (lw_pool_test_find_due (card, LW_POOL_DUE_MEASURE)->state, ==, cases[i].state);
      g_assert_true (lw_journal_undo (test->ledger, NULL, &error));
    }
  add_measure (test, 20261101, 20261102);
  {
    g_autoptr (LwPoolCard) card = lw_pool_test_only_card (test, DAY);
    g_assert_null (lw_pool_test_find_due (card, LW_POOL_DUE_MEASURE));
  }
}

static void
test_talks_come_every_half_year (LwPoolTest      *test,
                                 gconstpointer data)
{
  g_autoptr (LwPoolCard) never = NULL;
  g_autoptr (LwPoolCard) overdue = NULL;
  g_autoptr (LwPoolCard) fine = NULL;

  /* A roster that says nothing of talks is no reproach. */
  lw_pool_test_add_member (test, 20240300, LW_MATURITY_NEAR);
  never = lw_pool_test_only_card (test, DAY);
  g_assert_cmpint (lw_pool_test_find_due (never, LW_POOL_DUE_TALK)->state, ==, LW_STATE_UNKNOWN);
  g_assert_false (lw_pool_card_is_due (never));

  add_review (test, LW_REVIEW_TALK, 20260601);
  overdue = lw_pool_test_only_card (test, DAY);
  g_assert_cmpint (lw_pool_test_find_due (overdue, LW_POOL_DUE_TALK)->state, ==, LW_STATE_NOT_MET);
  g_assert_cmpint (lw_pool_test_find_due (overdue, LW_POOL_DUE_TALK)->date, ==, 20261201);
  g_assert_true (lw_pool_card_is_due (overdue));

  add_review (test, LW_REVIEW_TALK, 20261203);
  fine = lw_pool_test_only_card (test, DAY);
  g_assert_cmpint (lw_pool_test_find_due (fine, LW_POOL_DUE_TALK)->state, ==, LW_STATE_MET);
  g_assert_cmpint (lw_pool_test_find_due (fine, LW_POOL_DUE_TALK)->date, ==, 20270603);
}

static void
test_every_year_is_reviewed (LwPoolTest      *test,
                             gconstpointer data)
{
  g_autoptr (LwPoolCard) first = NULL;
  g_autoptr (LwPoolCard) soon = NULL;
  g_autoptr (LwPoolCard) late = NULL;
  g_autoptr (LwPoolCard) done = NULL;

  lw_pool_test_add_member (test, 20240300, LW_MATURITY_NEAR);
  first = lw_pool_test_only_card (test, DAY);
  g_assert_cmpint (lw_pool_test_find_due (first, LW_POOL_DUE_REVIEW)->date, ==, 20261231);
  soon = lw_pool_test_only_card (test, 20261217);
  g_assert_cmpint (lw_pool_test_find_due (soon, LW_POOL_DUE_REVIEW)->state, ==, LW_STATE_AT_RISK);
  add_review (test, LW_REVIEW_YEARLY, 20251220);
  late = lw_pool_test_only_card (test, 20270110);
  g_assert_cmpint (lw_pool_test_find_due (late, LW_POOL_DUE_REVIEW)->state, ==, LW_STATE_NOT_MET);
  g_assert_cmpint (lw_pool_test_find_due (late, LW_POOL_DUE_REVIEW)->date, ==, 20261231);
  add_review (test, LW_REVIEW_YEARLY, 20261220);
  done = lw_pool_test_only_card (test, 20261230);
  g_assert_null (lw_pool_test_find_due (done, LW_POOL_DUE_REVIEW));
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
test_reminders_say_what_is_due (LwPoolTest      *test,
                                gconstpointer data)
{
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) reminders = NULL;
  g_autoptr (GError) error = NULL;
  const LwPoolReminder *first;
  g_autofree char *text = NULL;

  lw_pool_test_add_member (test, 20261001, LW_MATURITY_NEAR);
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

/* A slip is told, never refused. */
static void
test_slips_are_doubted (LwPoolTest    *test,
                        gconstpointer  data)
{
  g_autoptr (LwMeasureTaken) measure = lw_record_new (&lw_measure_table);
  g_autoptr (LwReview) review = lw_record_new (&lw_review_table);
  g_autofree char *open = NULL, *undated = NULL, *second = NULL;

  measure->person = review->person = test->person;
  lw_set_text (&measure->result, "合格");
  open = lw_pool_find_doubt (test->ledger, measure);
  g_assert_nonnull (open);
  measure->done = DAY;
  g_assert_null (lw_pool_find_doubt (test->ledger, measure));

  review->kind = LW_REVIEW_TALK;
  undated = lw_pool_find_doubt (test->ledger, review);
  g_assert_nonnull (undated);
  review->kind = LW_REVIEW_YEARLY;
  review->held = 20270110;
  g_assert_null (lw_pool_find_doubt (test->ledger, review));
  add_review (test, LW_REVIEW_YEARLY, 20261220);
  g_assert_null (lw_pool_find_doubt (test->ledger, review));
  review->about = 20260000;
  second = lw_pool_find_doubt (test->ledger, review);
  g_assert_nonnull (strstr (second, "2026"));
}

static void
test_nobody_is_her_own_mentor (LwPoolTest    *test,
                               gconstpointer  data)
{
  g_autoptr (LwPoolCard) card = NULL;
  g_autofree char *doubt = NULL;

  lw_pool_test_add_member (test, 20261001, LW_MATURITY_NEAR);
  card = lw_pool_test_only_card (test, DAY);
  doubt = lw_pool_doubt_mentor (card, " 张三\n");
  g_assert_nonnull (doubt);
  g_assert_null (lw_pool_doubt_mentor (card, "镇党委委员 张三"));
  g_assert_null (lw_pool_doubt_mentor (card, ""));
}

/* ---- together with the rest ---- */

static void
test_a_merge_takes_the_pool_along (LwPoolTest      *test,
                                   gconstpointer data)
{
  LwKey keep = lw_pool_test_add_person (test->ledger, "张三");
  g_autoptr (GError) error = NULL;
  g_autoptr (LwPerson) merged = NULL;
  g_autoptr (LwPoolCard) card = NULL;

  lw_pool_test_propose (test);
  add_measure (test, 20261220, 0);
  add_review (test, LW_REVIEW_TALK, 20261101);
  merged = lw_ledger_get (test->ledger, &lw_person_table, keep, &error);
  g_assert_true (lw_journal_begin (test->ledger, "merge", &error));
  g_assert_true (lw_merge_apply (test->ledger, merged, test->person, &error));
  g_assert_true (lw_journal_commit (test->ledger, NULL, &error));
  g_assert_no_error (error);
  card = lw_pool_test_only_card (test, DAY);
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
  g_autoptr (LwLedger) ledger = lw_ledger_create (path, LW_DEMO_PASSPHRASE, lw_pool_test_name_keys, &error);
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
      birthdays += lw_pool_test_find_due (card, LW_POOL_DUE_AGE) != NULL;
      if (g_str_equal (card->person->name, "李晓雯"))
        g_assert_cmpint (lw_pool_test_find_due (card, LW_POOL_DUE_AGE)->date, ==, 20261220);
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
  static const struct { const char *path; void (*func) (LwPoolTest *, gconstpointer); } tests[] = {
    { "/pool-due/reminders-say-what-is-due", test_reminders_say_what_is_due },
    { "/pool-due/measures-are-due-and-overdue", test_measures_are_due_and_overdue },
    { "/pool-due/talks-come-every-half-year", test_talks_come_every_half_year },
    { "/pool-due/every-year-is-reviewed", test_every_year_is_reviewed },
    { "/pool-due/a-merge-takes-the-pool-along", test_a_merge_takes_the_pool_along },
    { "/pool-due/slips-are-doubted", test_slips_are_doubted },
    { "/pool-due/nobody-is-her-own-mentor", test_nobody_is_her_own_mentor },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LwPoolTest, NULL, lw_pool_test_set_up, tests[i].func, lw_pool_test_tear_down);
  g_test_add_func ("/pool-due/the-demo-has-gaps-and-birthdays", test_the_demo_has_gaps_and_birthdays);
  return g_test_run ();
}
