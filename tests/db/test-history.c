/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-ledger.h"

static const LwChange *
find_change (GPtrArray *changes,
             const char *table,
             const char *field,
             char op)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const LwChange *change = changes->pdata[i];

      if (g_str_equal (change->table->name, table) && g_strcmp0 (change->field ? change->field->name : NULL, field) == 0 && change->op == op)
        return change;
    }
  return NULL;
}

static GPtrArray *
history (LwLedger *ledger,
         LwKey entry,
         LwKey person,
         LwKey village)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *changes = lw_journal_history (ledger, entry, person, village, &error);

  g_assert_no_error (error);
  return changes;
}

static void
test_a_change_names_field_old_new_and_who (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(LwPerson) person = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  const LwChange *change;
  LwKey id, entry;

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "新增");
  id = lw_test_add_person (test.ledger, "张三", NULL);
  lw_test_commit (test.ledger);
  person = lw_ledger_get (test.ledger, &lw_person_table, id, NULL);
  person->birth_decided = 19910500;
  lw_journal_set_user (test.ledger, "李经办");
  lw_test_begin (test.ledger, "改出生年月");
  g_assert_true (lw_ledger_update (test.ledger, person, NULL));
  entry = lw_test_commit (test.ledger);

  changes = history (test.ledger, entry, 0, 0);
  g_assert_cmpuint (changes->len, ==, 1);
  change = changes->pdata[0];
  g_assert_cmpstr (change->field->name, ==, "birth_decided");
  g_assert_cmpstr (change->old_value, ==, NULL);
  g_assert_cmpstr (change->new_value, ==, "19910500");
  g_assert_cmpstr (change->user, ==, "李经办");
  g_assert_cmpstr (change->label, ==, "改出生年月");
  g_assert_cmpint (change->person, ==, id);
  g_assert_cmpint (change->op, ==, 'u');
}

/* An update of a post names only the field; whose post it was must be known also when it is gone. */
static void
test_history_of_one_person_is_whole_after_a_deletion (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(LwPost) post = NULL;
  g_autoptr(GPtrArray) of_person = NULL;
  g_autoptr(GPtrArray) of_village = NULL;
  g_autoptr(GPtrArray) of_other = NULL;
  LwKey person, other, village, post_id;
  const LwChange *change;

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "新增");
  village = lw_test_add_village (test.ledger, LW_TEST_VILLAGE_CODE, "张庄村");
  person = lw_test_add_person (test.ledger, "张三", NULL);
  other = lw_test_add_person (test.ledger, "李四", NULL);
  post_id = lw_test_add_post (test.ledger, person, village, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER);
  lw_test_commit (test.ledger);
  post = lw_ledger_get (test.ledger, &lw_post_table, post_id, NULL);
  post->end = 20261120;
  lw_test_begin (test.ledger, "离任");
  g_assert_true (lw_ledger_update (test.ledger, post, NULL));
  lw_test_commit (test.ledger);
  lw_test_begin (test.ledger, "删除");
  g_assert_true (lw_ledger_delete (test.ledger, &lw_post_table, post_id, NULL));
  lw_test_commit (test.ledger);

  of_person = history (test.ledger, 0, person, 0);
  change = find_change (of_person, "post", "end", 'u');
  g_assert_nonnull (change);
  g_assert_cmpint (change->person, ==, person);
  g_assert_cmpint (change->village, ==, village);
  g_assert_cmpstr (change->new_value, ==, "20261120");
  g_assert_nonnull (find_change (of_person, "person", NULL, 'i'));
  g_assert_nonnull (find_change (of_person, "post", NULL, 'd'));
  g_assert_null (find_change (of_person, "village", NULL, 'i'));

  of_village = history (test.ledger, 0, 0, village);
  g_assert_nonnull (find_change (of_village, "post", "end", 'u'));
  g_assert_nonnull (find_change (of_village, "village", "name", 'i'));
  g_assert_null (find_change (of_village, "person", NULL, 'i'));

  of_other = history (test.ledger, 0, other, 0);
  g_assert_null (find_change (of_other, "post", "end", 'u'));
}

static void
test_an_undo_is_part_of_history (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  const LwJournalEntry *entry;
  const LwChange *last;
  LwKey person;

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "新增");
  person = lw_test_add_person (test.ledger, "张三", NULL);
  lw_test_commit (test.ledger);
  g_assert_true (lw_journal_undo (test.ledger, NULL, NULL));
  changes = history (test.ledger, 0, person, 0);
  last = changes->pdata[changes->len - 1];
  g_assert_cmpint (last->op, ==, 'd');
  g_assert_cmpstr (last->old_value, ==, "张三");
  g_assert_cmpstr (last->new_value, ==, NULL);

  entries = lw_journal_list (test.ledger, 1, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->kind, ==, LW_JOURNAL_UNDO);
  g_assert_cmpint (entry->of, ==, 1);
}

/* Of the latest entries about a person alone, in the order of all; nothing between is left out. */
static void
test_the_latest_are_the_end_of_the_history (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GPtrArray) all = NULL;
  LwKey person, other;
  gint64 half = 0;

  lw_test_ledger_init (&test);
  lw_test_begin (test.ledger, "新增");
  person = lw_test_add_person (test.ledger, "张三", NULL);
  other = lw_test_add_person (test.ledger, "李四", NULL);
  lw_test_commit (test.ledger);
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr(LwPerson) record = lw_ledger_get (test.ledger, &lw_person_table, i % 2 == 0 ? person : other, NULL);

      record->party_joined = 20000101 + (int) i;
      lw_test_begin (test.ledger, "改");
      g_assert_true (lw_ledger_update (test.ledger, record, NULL));
      lw_test_commit (test.ledger);
      if (i == 2)
        half = lw_ledger_get_revision (test.ledger);
    }
  all = history (test.ledger, 0, person, 0);
  for (guint n = 1; n <= 5; n++)
    {
      g_autoptr(GPtrArray) latest = lw_journal_latest (test.ledger, person, 0, 0, n, NULL);

      g_assert_cmpuint (latest->len, ==, n < 4 ? n : all->len);
      for (guint i = 0; i < latest->len; i++)
        g_assert_cmpint (((LwChange *) latest->pdata[i])->entry, ==,
                         ((LwChange *) all->pdata[all->len - latest->len + i])->entry);
    }
  for (guint n = 0; n <= 5; n++)
    {
      g_autoptr(GPtrArray) since = lw_journal_latest (test.ledger, person, 0, half, n, NULL);

      g_assert_cmpuint (since->len, ==, 1);
      g_assert_cmpstr (((LwChange *) since->pdata[0])->new_value, ==, "20000105");
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/a-change-names-field-old-new-and-who", test_a_change_names_field_old_new_and_who);
  g_test_add_func ("/history/history-of-one-person-is-whole-after-a-deletion", test_history_of_one_person_is_whole_after_a_deletion);
  g_test_add_func ("/history/an-undo-is-part-of-history", test_an_undo_is_part_of_history);
  g_test_add_func ("/history/the-latest-are-the-end-of-the-history", test_the_latest_are_the_end_of_the_history);

  return g_test_run ();
}
