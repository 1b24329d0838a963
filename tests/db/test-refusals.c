/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-ledger.h"

#include <glib/gstdio.h>
#include <string.h>

/* What the ledger does not do, and that it says why, and that everything is as it was. */

static void
assert_old_passphrase_holds (LwTestLedger *test)
{
  lw_test_ledger_reopen (test);
  g_assert_nonnull (test->ledger);
}

static void
test_a_running_action_keeps_the_passphrase (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *backup = NULL;

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "新增");
  g_assert_false (lw_ledger_change_passphrase (test.ledger, "new", &backup, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL);
  g_assert_null (backup);
  lw_journal_rollback (test.ledger);
  assert_old_passphrase_holds (&test);
}

static void
test_a_reader_keeps_the_passphrase (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) reader = NULL;

  lw_test_ledger_init (&test);
  reader = lw_ledger_open_reader (test.ledger, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lw_ledger_count (reader, &lw_person_table, NULL), ==, 0);
  g_assert_false (lw_ledger_change_passphrase (test.ledger, "new", NULL, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_BUSY);
  g_clear_object (&reader);
  /* It goes on with the old one, and once nobody reads it can be changed. */
  lw_test_begin (test.ledger, "新增");
  lw_test_add_person (test.ledger, "张三", NULL);
  lw_test_commit (test.ledger);
  g_clear_error (&error);
  g_assert_true (lw_ledger_change_passphrase (test.ledger, "new", NULL, &error));
  g_assert_no_error (error);
}

static void
test_who_only_reads_changes_nothing (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) reader = NULL;

  lw_test_ledger_init (&test);
  g_clear_object (&test.ledger);
  reader = lw_ledger_open (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_READ_ONLY, lw_test_name_keys, &error);
  g_assert_no_error (error);
  g_assert_true (lw_ledger_is_read_only (reader));
  g_assert_false (lw_ledger_change_passphrase (reader, "new", NULL, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (lw_journal_begin (reader, "新增", &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (lw_journal_undo (reader, NULL, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_READ_ONLY);
  g_clear_object (&reader);
  assert_old_passphrase_holds (&test);
}

/* Who would have written is told why not. */
static void
test_a_ledger_that_is_held_is_read_and_says_why (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwLedger) second = NULL;

  lw_test_ledger_init (&test);
  g_assert_null (lw_ledger_get_why_read_only (test.ledger));
  second = lw_ledger_open (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_OR_READ, lw_test_name_keys, &error);
  g_assert_no_error (error);
  g_assert_true (lw_ledger_is_read_only (second));
  g_assert_nonnull (strstr (lw_ledger_get_why_read_only (second), "open in another program"));
  g_clear_object (&second);
  g_assert_null (lw_ledger_open (test.path, "wrong", LW_LEDGER_OPEN_OR_READ, lw_test_name_keys, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE);
  g_clear_error (&error);
  g_clear_object (&test.ledger);
  second = lw_ledger_open (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_OR_READ, lw_test_name_keys, &error);
  g_assert_no_error (error);
  g_assert_false (lw_ledger_is_read_only (second));
  g_assert_null (lw_ledger_get_why_read_only (second));
}

static void
test_an_empty_passphrase_is_none (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;

  lw_test_ledger_init (&test);
  g_assert_false (lw_ledger_change_passphrase (test.ledger, "", NULL, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE);
  assert_old_passphrase_holds (&test);
}

static void
assert_refused (LwLedger *ledger, gpointer record, const char *word)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (lw_ledger_insert (ledger, record, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_cmpint (((LwRecord *) record)->id, ==, 0);
}

/* The message names the field as staff call it, and the action goes on without the record. */
static void
test_a_record_that_is_refused_says_which_field (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(LwPerson) nameless = lw_record_new (&lw_person_table);
  g_autoptr(LwPerson) twin = lw_record_new (&lw_person_table);
  g_autoptr(LwVillage) village = lw_record_new (&lw_village_table);
  g_autoptr(LwPost) post = lw_record_new (&lw_post_table);

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "新增");
  lw_test_add_person (test.ledger, "张三", "419901198210274154");
  assert_refused (test.ledger, nameless, "Full name");
  lw_set_text (&twin->name, "李四");
  lw_set_text (&twin->id_number, "419901198210274154");
  assert_refused (test.ledger, twin, "ID number");
  lw_set_text (&village->code, "12");
  lw_set_text (&village->name, "某村");
  assert_refused (test.ledger, village, "ledger does not accept");
  post->person = 1;
  post->village = 2;
  post->body = LW_BODY_VILLAGE_COMMITTEE;
  assert_refused (test.ledger, post, "belongs to a record that does not exist");
  lw_test_commit (test.ledger);
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_person_table, NULL), ==, 1);
}

static void
test_a_closed_ledger_answers_nothing (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autofree char *copy = NULL;

  lw_test_ledger_init (&test);
  copy = g_build_filename (test.dir, "copy", NULL);
  g_assert_true (lw_ledger_close (test.ledger, &error));
  g_assert_false (lw_ledger_verify (test.ledger, &findings, NULL, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL);
  g_clear_error (&error);
  g_assert_false (lw_ledger_backup (test.ledger, copy, &error));
  g_clear_error (&error);
  g_assert_false (lw_journal_begin (test.ledger, "新增", &error));
  g_clear_error (&error);
  g_assert_null (lw_journal_list (test.ledger, 0, &error));
  g_clear_error (&error);
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_person_table, &error), ==, -1);
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_INTERNAL);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
assert_texts (gconstpointer a,
              gconstpointer b,
              gboolean equal)
{
  g_autofree char *one = lw_record_to_text (a);
  g_autofree char *other = lw_record_to_text (b);

  g_assert_cmpint (g_str_equal (one, other), ==, equal);
}

static void
test_records_are_equal_field_by_field (void)
{
  g_autoptr(LwPerson) a = lw_record_new (&lw_person_table);
  g_autoptr(LwPerson) b = NULL;
  g_autoptr(LwVillage) other = lw_record_new (&lw_village_table);

  lw_set_text (&a->name, "张三");
  a->party_joined = 20050600;
  b = lw_record_copy (a);
  g_assert_true (lw_record_equal (a, b));
  assert_texts (a, b, TRUE);
  b->party_joined = 20050700;
  g_assert_false (lw_record_equal (a, b));
  assert_texts (a, b, FALSE);
  b->party_joined = a->party_joined;
  lw_set_text (&b->name, "李四");
  g_assert_false (lw_record_equal (a, b));
  assert_texts (a, b, FALSE);
  g_assert_false (lw_record_equal (a, other));
  assert_texts (a, other, FALSE);
  /* No text can pass for the end of one and the beginning of the next. */
  lw_set_text (&a->school_full_time, "甲|3:乙");
  lw_record_free (g_steal_pointer (&b));
  b = lw_record_copy (a);
  lw_set_text (&b->school_full_time, "甲");
  lw_set_text (&b->major_full_time, "乙");
  assert_texts (a, b, FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refusals/a-running-action-keeps-the-passphrase", test_a_running_action_keeps_the_passphrase);
  g_test_add_func ("/refusals/a-reader-keeps-the-passphrase", test_a_reader_keeps_the_passphrase);
  g_test_add_func ("/refusals/who-only-reads-changes-nothing", test_who_only_reads_changes_nothing);
  g_test_add_func ("/refusals/held-and-read", test_a_ledger_that_is_held_is_read_and_says_why);
  g_test_add_func ("/refusals/an-empty-passphrase-is-none", test_an_empty_passphrase_is_none);
  g_test_add_func ("/refusals/a-record-that-is-refused-says-which-field", test_a_record_that_is_refused_says_which_field);
  g_test_add_func ("/refusals/a-closed-ledger-answers-nothing", test_a_closed_ledger_answers_nothing);
  g_test_add_func ("/refusals/records-are-equal-field-by-field", test_records_are_equal_field_by_field);
  return g_test_run ();
}
