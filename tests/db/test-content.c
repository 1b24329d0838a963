/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-ledger.h"

#include "lw-content.h"
#include "lw-ledger-private.h"

#include <string.h>

static LwAttachment *
attach (LwLedger   *ledger,
        LwKey       person,
        const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) content = g_bytes_new (text, strlen (text));
  LwAttachment *record = lw_record_new (&lw_attachment_table);

  record->person = person;
  record->kind = LW_ATTACHMENT_PAPER;
  record->sha256 = lw_ledger_put_content (ledger, content, &error);
  g_assert_no_error (error);
  lw_ledger_insert (ledger, record, &error);
  g_assert_no_error (error);
  return record;
}

static void
assert_content (LwLedger   *ledger,
                const char *sha256,
                const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) content = lw_ledger_get_content (ledger, sha256, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), text, strlen (text));
}

static void
test_is_kept_once_and_outlives_removal (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwAttachment) first = NULL;
  g_autoptr(LwAttachment) second = NULL;
  gint64 n = 0;
  LwKey person;

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "材料");
  person = lw_test_add_person (test.ledger, "张三", NULL);
  first = attach (test.ledger, person, "入党志愿书");
  second = attach (test.ledger, person, "入党志愿书");
  lw_test_commit (test.ledger);
  g_assert_cmpstr (first->sha256, ==, second->sha256);
  lw_connection_query_int (test.ledger->connection, "SELECT count(*) FROM content", "test", &n, &error);
  g_assert_cmpint (n, ==, 1);

  /* An action that is taken back and done again finds the file as it was. */
  g_assert_true (lw_journal_undo (test.ledger, NULL, &error));
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_attachment_table, NULL), ==, 0);
  g_assert_true (lw_journal_redo (test.ledger, NULL, &error));
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_attachment_table, NULL), ==, 2);
  lw_test_ledger_reopen (&test);
  assert_content (test.ledger, first->sha256, "入党志愿书");
}

static void
test_says_what_is_gone_or_damaged (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwAttachment) paper = NULL;

  lw_test_ledger_init (&test);
  g_assert_null (lw_ledger_get_content (test.ledger, "00", &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  lw_test_begin (test.ledger, "材料");
  paper = attach (test.ledger, lw_test_add_person (test.ledger, "张三", NULL), "劳动合同");
  lw_test_commit (test.ledger);
  lw_connection_exec (test.ledger->connection, "UPDATE content SET data = x'00'", "test", &error);
  g_assert_no_error (error);
  g_assert_null (lw_ledger_get_content (test.ledger, paper->sha256, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/content/is-kept-once-and-outlives-removal", test_is_kept_once_and_outlives_removal);
  g_test_add_func ("/content/says-what-is-gone-or-damaged", test_says_what_is_gone_or_damaged);
  return g_test_run ();
}
