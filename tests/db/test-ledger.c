/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-ledger.h"

#include <glib/gstdio.h>

static void
test_create_refuses_a_file_that_is_there (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) second = NULL;

  lw_test_ledger_init (&test);
  second = lw_ledger_create (test.path, "x", NULL, &error);
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_EXISTS);
  g_assert_null (second);
}

static void
test_a_new_file_is_for_its_owner_only (void)
{
  g_auto(LwTestLedger) test = { 0 };
  GStatBuf info;

  lw_test_ledger_init (&test);
  g_assert_cmpint (g_stat (test.path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_what_was_written_is_there_after_reopening (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  LwKey person, village;

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "新增");
  village = lw_test_add_village (test.ledger, LW_TEST_VILLAGE_CODE, "张庄村");
  person = lw_test_add_person (test.ledger, "张三", "41030519900101001X");
  lw_test_add_post (test.ledger, person, village, LW_BODY_PARTY_COMMITTEE, LW_POSITION_SECRETARY);
  g_assert_cmpint (lw_test_commit (test.ledger), ==, 1);
  before = lw_test_dump (test.ledger);

  lw_test_ledger_reopen (&test);
  after = lw_test_dump (test.ledger);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (lw_ledger_get_revision (test.ledger), ==, 1);
}

static void
test_closing_leaves_one_file (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = NULL;

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "新增");
  lw_test_add_village (test.ledger, LW_TEST_VILLAGE_CODE, "张庄村");
  lw_test_commit (test.ledger);
  g_assert_true (lw_ledger_close (test.ledger, &error));
  g_assert_no_error (error);

  dir = g_dir_open (test.dir, 0, &error);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "台账.liangwei");
  g_assert_null (g_dir_read_name (dir));
}

static void
test_a_closed_ledger_answers_with_an_error (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = NULL;

  lw_test_ledger_init (&test);
  lw_ledger_close (test.ledger, NULL);
  list = lw_ledger_list (test.ledger, &lw_person_table, NULL, 0, &error);
  g_assert_null (list);
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL);
  g_clear_error (&error);
  g_assert_false (lw_journal_begin (test.ledger, "x", &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL);
}

static void
test_a_reader_sees_what_was_committed (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) reader = NULL;

  lw_test_ledger_init (&test);
  reader = lw_ledger_open_reader (test.ledger, &error);
  g_assert_no_error (error);
  g_assert_true (lw_ledger_is_read_only (reader));

  lw_test_begin (test.ledger, "新增");
  lw_test_add_person (test.ledger, "张三", NULL);
  g_assert_cmpint (lw_ledger_count (reader, &lw_person_table, NULL), ==, 0);
  lw_test_commit (test.ledger);
  g_assert_cmpint (lw_ledger_count (reader, &lw_person_table, NULL), ==, 1);
  g_assert_cmpint (lw_ledger_count_up_to (reader, &lw_person_table, 0, NULL), ==, 0);
  g_assert_cmpint (lw_ledger_count_up_to (reader, &lw_person_table, 1, NULL), ==, 1);
  g_assert_cmpint (lw_ledger_count_up_to (reader, &lw_person_table, 2, NULL), ==, 1);

  g_assert_false (lw_journal_begin (reader, "x", &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_READ_ONLY);
}

static void
test_a_missing_file_is_not_found (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) ledger = lw_ledger_open ("/nonexistent/x.liangwei", "x", LW_LEDGER_OPEN_DEFAULT, NULL, &error);

  g_assert_null (ledger);
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ledger/create-refuses-a-file-that-is-there", test_create_refuses_a_file_that_is_there);
  g_test_add_func ("/ledger/a-new-file-is-for-its-owner-only", test_a_new_file_is_for_its_owner_only);
  g_test_add_func ("/ledger/what-was-written-is-there-after-reopening", test_what_was_written_is_there_after_reopening);
  g_test_add_func ("/ledger/closing-leaves-one-file", test_closing_leaves_one_file);
  g_test_add_func ("/ledger/a-closed-ledger-answers-with-an-error", test_a_closed_ledger_answers_with_an_error);
  g_test_add_func ("/ledger/a-reader-sees-what-was-committed", test_a_reader_sees_what_was_committed);
  g_test_add_func ("/ledger/a-missing-file-is-not-found", test_a_missing_file_is_not_found);

  return g_test_run ();
}
