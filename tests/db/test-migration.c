/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-ledger.h"

#include "lw-ledger-private.h"

/* Later schemas that only the tests know: one that works and one that breaks half-way. */
#define FIRST "/io/github/liangwei/Liangwei/test/first/"
#define SECOND "/io/github/liangwei/Liangwei/test/second/"
#define LATER "/io/github/liangwei/Liangwei/test/later/"
#define BROKEN "/io/github/liangwei/Liangwei/test/broken/"

static gint64
query (LwLedger *ledger,
       const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 value = -1;

  lw_connection_query_int (ledger->connection, sql, "test", &value, &error);
  g_assert_no_error (error);
  return value;
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (dir && g_dir_read_name (dir))
    count++;
  return count;
}

static void
fill_and_close (LwTestLedger *test)
{
  lw_test_ledger_init (test);
  lw_test_begin (test->ledger, "新增");
  lw_test_add_person (test->ledger, "张三", NULL);
  lw_test_commit (test->ledger);
  g_clear_object (&test->ledger);
}

static void
test_every_version_says_its_number (void)
{
  g_auto(LwTestLedger) test = { 0 };

  lw_test_ledger_init (&test);
  g_assert_cmpint (query (test.ledger, "PRAGMA user_version"), ==, _lw_migration_latest (LW_SCHEMA));
  g_assert_cmpint (_lw_migration_latest (LW_SCHEMA), >=, 1);
}

static void
test_an_older_ledger_is_copied_and_brought_up_to_date (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = NULL;

  fill_and_close (&test);
  test.ledger = _lw_ledger_open (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, lw_test_name_keys, LATER, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (test.ledger, "PRAGMA user_version"), ==, _lw_migration_latest (LATER));
  g_assert_cmpint (query (test.ledger, "SELECT count(*) FROM later"), ==, 1);
  folder = g_build_filename (test.dir, "台账-备份", NULL);
  g_assert_cmpuint (count_files (folder), ==, 1);

  /* a changeset of the first release is undone on the later schema, which has a column more */
  g_assert_true (lw_journal_undo (test.ledger, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_person_table, NULL), ==, 0);
  g_assert_true (lw_journal_redo (test.ledger, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_person_table, NULL), ==, 1);
}

static void
exec (LwLedger *ledger,
      const char *sql)
{
  g_autoptr(GError) error = NULL;

  lw_connection_exec (ledger->connection, sql, "test", &error);
  g_assert_no_error (error);
}

/* A ledger as the first release wrote it, with a post that has no reason yet. */
static void
make_first (LwTestLedger *test)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *sql = NULL;
  LwKey person, village;

  test->dir = lw_test_make_dir ();
  test->path = g_build_filename (test->dir, "first.ledger", NULL);
  test->ledger = _lw_ledger_create (test->path, LW_TEST_PASSPHRASE, lw_test_name_keys, FIRST, &error);
  g_assert_no_error (error);
  lw_test_begin (test->ledger, "新增");
  village = 55;
  exec (test->ledger, "INSERT INTO village (id, code, name, kind) VALUES (55, '" LW_TEST_VILLAGE_CODE "', '张庄村', 1)");
  person = lw_test_add_person (test->ledger, "张三", NULL);
  lw_test_commit (test->ledger);
  lw_test_begin (test->ledger, "任职");
  sql = g_strdup_printf ("INSERT INTO post VALUES (77, %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT
                         ", 1, 1, 20200100, 20260601, NULL, '镇组〔2020〕3号')", person, village);
  exec (test->ledger, sql);
  lw_test_commit (test->ledger);
  g_assert_cmpint (query (test->ledger, "PRAGMA user_version"), ==, 1);
  g_clear_object (&test->ledger);
}

static void
test_the_first_version_becomes_the_latest (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwPost) post = NULL;
  g_autoptr(LwResume) line = lw_record_new (&lw_resume_table);

  make_first (&test);
  lw_test_ledger_reopen (&test);
  g_assert_cmpint (query (test.ledger, "PRAGMA user_version"), ==, _lw_migration_latest (LW_SCHEMA));
  post = lw_ledger_get (test.ledger, &lw_post_table, 77, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (post->document, ==, "镇组〔2020〕3号");
  g_assert_null (post->end_reason);

  /* What is new is recorded and taken back like everything else; so is what the first release did. */
  lw_test_begin (test.ledger, "履历");
  lw_set_text (&post->end_reason, "退休");
  g_assert_true (lw_ledger_update (test.ledger, post, &error));
  line->person = post->person;
  lw_set_text (&line->what, "村小学教师");
  g_assert_true (lw_ledger_insert (test.ledger, line, &error));
  g_assert_no_error (error);
  lw_test_commit (test.ledger);
  g_assert_true (lw_journal_undo (test.ledger, NULL, &error));
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_resume_table, NULL), ==, 0);
  g_assert_cmpint (query (test.ledger, "SELECT end_reason IS NULL FROM post"), ==, 1);
  g_assert_true (lw_journal_undo (test.ledger, NULL, &error));
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_post_table, NULL), ==, 0);
  g_assert_true (lw_journal_redo (test.ledger, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_post_table, NULL), ==, 1);
}

/* The pool of the second release is what it was, and how somebody enters it is new, with its undo. */
static void
test_the_second_version_gets_the_pool (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwPoolEntry) entry = lw_record_new (&lw_pool_entry_table);

  test.dir = lw_test_make_dir ();
  test.path = g_build_filename (test.dir, "second.ledger", NULL);
  test.ledger = _lw_ledger_create (test.path, LW_TEST_PASSPHRASE, lw_test_name_keys, SECOND, &error);
  g_assert_no_error (error);
  lw_test_begin (test.ledger, "入库");
  entry->village = 55;
  exec (test.ledger, "INSERT INTO village (id, code, name, kind) VALUES (55, '" LW_TEST_VILLAGE_CODE "', '张庄村', 1)");
  entry->person = lw_test_add_person (test.ledger, "张三", NULL);
  {
    g_autoptr(LwReserve) reserve = lw_record_new (&lw_reserve_table);

    reserve->village = entry->village;
    reserve->person = entry->person;
    reserve->maturity = LW_MATURITY_MIDDLE;
    g_assert_true (lw_ledger_insert (test.ledger, reserve, &error));
  }
  lw_test_commit (test.ledger);
  g_assert_cmpint (query (test.ledger, "PRAGMA user_version"), ==, 2);
  g_clear_object (&test.ledger);

  lw_test_ledger_reopen (&test);
  g_assert_cmpint (query (test.ledger, "PRAGMA user_version"), ==, _lw_migration_latest (LW_SCHEMA));
  g_assert_cmpint (query (test.ledger, "SELECT maturity FROM reserve"), ==, LW_MATURITY_MIDDLE);
  lw_test_begin (test.ledger, "推荐");
  entry->recommended = 20261101;
  g_assert_true (lw_ledger_insert (test.ledger, entry, &error));
  g_assert_no_error (error);
  lw_test_commit (test.ledger);
  g_assert_cmpint (query (test.ledger, "SELECT recommended FROM pool_entry"), ==, 20261101);
  g_assert_true (lw_journal_undo (test.ledger, NULL, &error));
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_pool_entry_table, NULL), ==, 0);
  g_assert_true (lw_journal_undo (test.ledger, NULL, &error));
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_reserve_table, NULL), ==, 0);
}

static void
test_a_broken_migration_leaves_the_old_one_intact (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;

  fill_and_close (&test);
  test.ledger = _lw_ledger_open (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_DEFAULT, lw_test_name_keys, BROKEN, &error);
  g_assert_null (test.ledger);
  g_assert_nonnull (error);
  lw_test_ledger_reopen (&test);
  g_assert_cmpint (query (test.ledger, "PRAGMA user_version"), ==, _lw_migration_latest (LW_SCHEMA));
  g_assert_cmpint (query (test.ledger, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), ==, 0);
  g_assert_cmpint (lw_ledger_count (test.ledger, &lw_person_table, NULL), ==, 1);
}

static void
test_an_older_ledger_is_not_opened_for_reading_only (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;

  fill_and_close (&test);
  test.ledger = _lw_ledger_open (test.path, LW_TEST_PASSPHRASE, LW_LEDGER_OPEN_READ_ONLY, lw_test_name_keys, LATER, &error);
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_READ_ONLY);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/migration/every-version-says-its-number", test_every_version_says_its_number);
  g_test_add_func ("/migration/an-older-ledger-is-copied-and-brought-up-to-date", test_an_older_ledger_is_copied_and_brought_up_to_date);
  g_test_add_func ("/migration/the-first-version-becomes-the-latest", test_the_first_version_becomes_the_latest);
  g_test_add_func ("/migration/the-second-version-gets-the-pool", test_the_second_version_gets_the_pool);
  g_test_add_func ("/migration/a-broken-migration-leaves-the-old-one-intact", test_a_broken_migration_leaves_the_old_one_intact);
  g_test_add_func ("/migration/an-older-ledger-is-not-opened-for-reading-only", test_an_older_ledger_is_not_opened_for_reading_only);

  return g_test_run ();
}
