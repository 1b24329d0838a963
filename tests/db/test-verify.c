/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-ledger.h"

#include "lw-connection.h"

/* A random walk through actions, undo and redo, and what somebody does who goes around the journal. */

static void
assert_clean (LwLedger *ledger)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  gboolean clean = lw_ledger_verify (ledger, &findings, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (findings->len ? findings->pdata[0] : NULL, ==, NULL);
  g_assert_true (clean);
}

static void
run_sql (LwTestLedger *test,
         const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr(LwKeyMaterial) key = NULL;
  g_autoptr(LwConnection) connection = NULL;

  g_assert_true (g_file_get_contents (test->path, &bytes, NULL, NULL));
  key = lw_key_material_derive (LW_TEST_PASSPHRASE, (const guint8 *) bytes);
  connection = lw_connection_open (test->path, LW_CONNECTION_DEFAULT, key, &error);
  g_assert_no_error (error);
  lw_connection_exec (connection, sql, "test", &error);
  g_assert_no_error (error);
}

static void
fill (LwTestLedger *test)
{
  LwKey village;

  lw_test_ledger_init (test);
  lw_test_begin (test->ledger, "一");
  village = lw_test_add_village (test->ledger, LW_TEST_VILLAGE_CODE, "张庄村");
  lw_test_add_post (test->ledger, lw_test_add_person (test->ledger, "张三", "41030519900101001X"), village,
                    LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR);
  lw_test_commit (test->ledger);
  lw_test_begin (test->ledger, "二");
  lw_test_add_person (test->ledger, "李四", NULL);
  lw_test_commit (test->ledger);
  g_assert_true (lw_journal_undo (test->ledger, NULL, NULL));
  g_assert_true (lw_journal_redo (test->ledger, NULL, NULL));
  assert_clean (test->ledger);
}

static void
test_what_goes_around_the_journal_is_found (void)
{
  static const char *const tampering[] = {
    "UPDATE person SET birth_decided = 19930101 WHERE name = '张三'",
    "DELETE FROM post",
    "INSERT INTO person (id, name) VALUES (5, '王五')",
    "UPDATE setting SET value = 'x' WHERE 0; UPDATE village SET name = '李庄村'",
    "UPDATE journal SET label = '别的' WHERE id = 1",
    "UPDATE journal SET user = '别人' WHERE id = 2",
    "UPDATE journal SET at = at + 1 WHERE id = 3",
    "UPDATE journal SET undone = 1 WHERE id = 2",
    "UPDATE journal SET payload_sha256 = zeroblob (32) WHERE id = 1",
    "UPDATE journal_payload SET payload = (SELECT payload FROM journal_payload WHERE entry = 2) WHERE entry = 1",
    "DELETE FROM journal_payload WHERE entry = 2",
    "PRAGMA foreign_keys = OFF; DELETE FROM journal_payload WHERE entry = 1; DELETE FROM journal WHERE id = 1",
    "PRAGMA foreign_keys = OFF; DELETE FROM village",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tampering); i++)
    {
      g_auto(LwTestLedger) test = { 0 };
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) findings = NULL;

      fill (&test);
      run_sql (&test, tampering[i]);
      g_test_message ("%s", tampering[i]);
      g_assert_false (lw_ledger_verify (test.ledger, &findings, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (findings->len, >, 0);
      g_test_message ("%s", (char *) findings->pdata[0]);
    }
}

static void
test_an_undo_that_meets_other_data_changes_nothing (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (&test);
  run_sql (&test, "UPDATE person SET phone = '1' WHERE name = '李四'");
  before = lw_test_dump (test.ledger);
  g_assert_false (lw_journal_undo (test.ledger, NULL, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CONFLICT);
  after = lw_test_dump (test.ledger);
  g_assert_cmpstr (before, ==, after);
}

static void
test_a_stopped_check_says_so (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  fill (&test);
  g_cancellable_cancel (cancellable);
  g_assert_false (lw_ledger_verify (test.ledger, &findings, cancellable, &error));
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CANCELLED);
  assert_clean (test.ledger);
}

static gpointer
pick (GPtrArray *records)
{
  return records->len ? records->pdata[g_test_rand_int_range (0, (int) records->len)] : NULL;
}

/* One random change; whatever the ledger refuses is refused without harm. */
static void
change_something (LwLedger *ledger)
{
  g_autoptr(GPtrArray) people = lw_ledger_list (ledger, &lw_person_table, NULL, 0, NULL);
  g_autoptr(GPtrArray) villages = lw_ledger_list (ledger, &lw_village_table, NULL, 0, NULL);
  g_autoptr(GPtrArray) posts = lw_ledger_list (ledger, &lw_post_table, NULL, 0, NULL);
  g_autofree char *text = g_strdup_printf ("4103051%05d", g_test_rand_int_range (0, 100000));
  LwPerson *person = pick (people);
  LwVillage *village = pick (villages);
  LwPost *post = pick (posts);
  int choice = g_test_rand_int_range (0, 7);

  if (choice == 0)
    {
      g_autoptr(LwVillage) fresh = lw_record_new (&lw_village_table);

      lw_set_text (&fresh->code, text);
      lw_set_text (&fresh->name, text);
      lw_ledger_insert (ledger, fresh, NULL);
    }
  else if (choice == 1)
    lw_test_add_person (ledger, text, NULL);
  else if (choice == 2 && person && village)
    lw_test_add_post (ledger, person->record.id, village->record.id, LW_BODY_SUPERVISION, LW_POSITION_MEMBER);
  else if (choice == 3 && person)
    {
      lw_set_text (&person->name, "单冬");
      lw_set_text (&person->phone, text);
      lw_ledger_update (ledger, person, NULL);
    }
  else if (choice == 4 && person)
    lw_ledger_delete (ledger, &lw_person_table, person->record.id, NULL);
  else if (choice == 5 && post)
    lw_ledger_delete (ledger, &lw_post_table, post->record.id, NULL);
  else if (choice == 6)
    g_assert_true (lw_ledger_set_setting (ledger, "township", g_test_rand_bit () ? text : NULL, NULL));
}

static guint
run_all (LwLedger *ledger,
         gboolean (*step) (LwLedger *, LwJournalEntry **, GError **))
{
  g_autoptr(GError) error = NULL;
  guint count = 0;

  while (step (ledger, NULL, &error))
    count++;
  g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOTHING);
  return count;
}

static void
test_undoing_all_gives_nothing_and_redoing_all_everything (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autofree char *end = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *again = NULL;
  guint undone;

  lw_test_ledger_init (&test);
  for (guint i = 0; i < 60; i++)
    {
      lw_test_begin (test.ledger, "随机");
      for (int j = g_test_rand_int_range (1, 8); j > 0; j--)
        change_something (test.ledger);
      if (g_test_rand_int_range (0, 6) == 0)
        lw_journal_rollback (test.ledger);
      else
        lw_test_commit (test.ledger);
      if (g_test_rand_int_range (0, 4) == 0)
        lw_journal_undo (test.ledger, NULL, NULL);
      if (g_test_rand_int_range (0, 6) == 0)
        lw_journal_redo (test.ledger, NULL, NULL);
    }
  /* a redo that is left over is part of "everything" */
  run_all (test.ledger, lw_journal_redo);
  end = lw_test_dump (test.ledger);
  assert_clean (test.ledger);

  undone = run_all (test.ledger, lw_journal_undo);
  empty = lw_test_dump (test.ledger);
  g_assert_cmpstr (empty, ==, "");
  assert_clean (test.ledger);

  g_assert_cmpuint (run_all (test.ledger, lw_journal_redo), ==, undone);
  again = lw_test_dump (test.ledger);
  g_assert_cmpstr (again, ==, end);
  assert_clean (test.ledger);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verify/what-goes-around-the-journal-is-found", test_what_goes_around_the_journal_is_found);
  g_test_add_func ("/verify/an-undo-that-meets-other-data-changes-nothing", test_an_undo_that_meets_other_data_changes_nothing);
  g_test_add_func ("/verify/a-stopped-check-says-so", test_a_stopped_check_says_so);
  g_test_add_func ("/verify/undoing-all-gives-nothing-and-redoing-all-everything", test_undoing_all_gives_nothing_and_redoing_all_everything);

  return g_test_run ();
}
