/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-ledger.h"

#include <string.h>

static void
test_nothing_is_written_outside_an_action (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwPerson) person = lw_record_new (&lw_person_table);

  lw_test_ledger_init (&test);
  lw_set_text (&person->name, "张三");
  g_assert_false (lw_ledger_insert (test.ledger, person, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL);
  g_clear_error (&error);
  g_assert_false (lw_ledger_set_setting (test.ledger, "township", "x", &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL);
  g_clear_error (&error);
  g_assert_false (lw_journal_commit (test.ledger, NULL, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL);
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_person_table, NULL), ==, 0);
}

static void
test_actions_do_not_nest (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "一");
  g_assert_false (lw_journal_begin (test.ledger, "二", &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL);
  g_clear_error (&error);
  g_assert_false (lw_journal_undo (test.ledger, NULL, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL);
  g_assert_true (lw_journal_is_open (test.ledger));
  lw_journal_rollback (test.ledger);
  g_assert_false (lw_journal_is_open (test.ledger));
}

static void
test_an_action_that_changes_nothing_leaves_no_entry (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GPtrArray) entries = NULL;

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "空");
  lw_test_add_person (test.ledger, "张三", NULL);
  lw_journal_rollback (test.ledger);
  lw_test_begin (test.ledger, "空");
  g_assert_cmpint (lw_test_commit (test.ledger), ==, 0);
  entries = lw_journal_list (test.ledger, 0, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_cmpint (lw_ledger_get_revision (test.ledger), ==, 0);
}

static void
test_undo_takes_back_and_redo_brings_back (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(LwJournalEntry) undone = NULL;
  g_autoptr(LwJournalEntry) redone = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *full = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;
  LwKey village;

  lw_test_ledger_init (&test);
  empty = lw_test_dump (test.ledger);
  lw_journal_set_user (test.ledger, "李经办");
  lw_test_begin (test.ledger, "导入花名册");
  village = lw_test_add_village (test.ledger, LW_TEST_VILLAGE_CODE, "张庄村");
  lw_test_add_post (test.ledger, lw_test_add_person (test.ledger, "张三", "41030519900101001X"), village,
                    LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR);
  lw_test_commit (test.ledger);
  full = lw_test_dump (test.ledger);

  g_assert_true (lw_journal_undo (test.ledger, &undone, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (undone->label, ==, "导入花名册");
  g_assert_cmpstr (undone->user, ==, "李经办");
  g_assert_cmpint (undone->n_changes, ==, 3);
  g_assert_true (undone->undone);
  back = lw_test_dump (test.ledger);
  g_assert_cmpstr (back, ==, empty);

  /* also tomorrow */
  lw_test_ledger_reopen (&test);
  g_assert_true (lw_journal_redo (test.ledger, &redone, &error));
  g_assert_no_error (error);
  g_assert_cmpint (redone->id, ==, undone->id);
  again = lw_test_dump (test.ledger);
  g_assert_cmpstr (again, ==, full);
  g_assert_cmpint (lw_ledger_get_revision (test.ledger), ==, 3);
}

static void
test_there_is_an_end_to_undo_and_redo (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;

  lw_test_ledger_init (&test);
  g_assert_false (lw_journal_undo (test.ledger, NULL, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_false (lw_journal_redo (test.ledger, NULL, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_null (lw_journal_peek_undo (test.ledger, &error));
  g_assert_no_error (error);
}

static void
test_a_new_action_ends_redo (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(LwJournalEntry) next = NULL;
  g_autoptr(GError) error = NULL;

  lw_test_ledger_init (&test);
  for (guint i = 0; i < 3; i++)
    {
      lw_test_begin (test.ledger, "新增");
      lw_test_add_person (test.ledger, "张三", NULL);
      lw_test_commit (test.ledger);
    }
  g_assert_true (lw_journal_undo (test.ledger, NULL, &error));
  g_assert_true (lw_journal_undo (test.ledger, NULL, &error));
  next = lw_journal_peek_redo (test.ledger, &error);
  g_assert_cmpint (next->id, ==, 2);
  lw_test_begin (test.ledger, "另外");
  lw_test_add_person (test.ledger, "李四", NULL);
  lw_test_commit (test.ledger);
  g_assert_null (lw_journal_peek_redo (test.ledger, &error));

  /* what was given up stays given up */
  g_assert_true (lw_journal_undo (test.ledger, NULL, &error));
  g_assert_true (lw_journal_undo (test.ledger, NULL, &error));
  g_assert_false (lw_journal_undo (test.ledger, NULL, &error));
  g_clear_error (&error);
  g_assert_true (lw_journal_redo (test.ledger, NULL, &error));
  g_assert_true (lw_journal_redo (test.ledger, NULL, &error));
  g_assert_false (lw_journal_redo (test.ledger, NULL, &error));
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_person_table, NULL), ==, 2);
}

static void
test_keys_are_never_given_out_twice (void)
{
  g_auto(LwTestLedger) test = { 0 };
  LwKey first, second;

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "新增");
  first = lw_test_add_person (test.ledger, "张三", NULL);
  lw_test_commit (test.ledger);
  g_assert_true (lw_journal_undo (test.ledger, NULL, NULL));
  lw_test_ledger_reopen (&test);
  lw_test_begin (test.ledger, "新增");
  second = lw_test_add_person (test.ledger, "张三", NULL);
  lw_test_commit (test.ledger);
  g_assert_cmpint (second, ==, first + 1);
}

static void
test_a_refused_record_leaves_the_action_alive (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwPerson) twin = lw_record_new (&lw_person_table);

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "新增");
  lw_test_add_person (test.ledger, "张三", "41030519900101001X");
  lw_set_text (&twin->name, "李四");
  lw_set_text (&twin->id_number, "41030519900101001X");
  g_assert_false (lw_ledger_insert (test.ledger, twin, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "ID number"));
  g_assert_cmpint (twin->record.id, ==, 0);
  g_assert_cmpint (lw_test_commit (test.ledger), ==, 1);
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_person_table, NULL), ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal/nothing-is-written-outside-an-action", test_nothing_is_written_outside_an_action);
  g_test_add_func ("/journal/actions-do-not-nest", test_actions_do_not_nest);
  g_test_add_func ("/journal/an-action-that-changes-nothing-leaves-no-entry", test_an_action_that_changes_nothing_leaves_no_entry);
  g_test_add_func ("/journal/undo-takes-back-and-redo-brings-back", test_undo_takes_back_and_redo_brings_back);
  g_test_add_func ("/journal/there-is-an-end-to-undo-and-redo", test_there_is_an_end_to_undo_and_redo);
  g_test_add_func ("/journal/a-new-action-ends-redo", test_a_new_action_ends_redo);
  g_test_add_func ("/journal/keys-are-never-given-out-twice", test_keys_are_never_given_out_twice);
  g_test_add_func ("/journal/a-refused-record-leaves-the-action-alive", test_a_refused_record_leaves_the_action_alive);

  return g_test_run ();
}
