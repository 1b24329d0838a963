/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-pool-test.h"

#include "lw-demo.h"
#include "lw-journal.h"

char **
lw_pool_test_name_keys (const char *name)
{
  char *keys[] = { (char *)name, NULL };
  return g_strdupv (keys);
}

void
lw_pool_test_save (LwLedger *ledger, GPtrArray *records)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (records);
  g_assert_true (lw_journal_begin (ledger, "test", &error));
  for (guint i = 0; i < records->len; i++)
    if (((LwRecord *)records->pdata[i])->id == 0)
      g_assert_true (lw_ledger_insert (ledger, records->pdata[i], &error));
    else
      g_assert_true (lw_ledger_update (ledger, records->pdata[i], &error));
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (records);
}

LwKey
lw_pool_test_save_one (LwLedger *ledger, gpointer record)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (lw_record_free);
  LwKey key;

  g_ptr_array_add (records, record);
  lw_pool_test_save (ledger, g_ptr_array_ref (records));
  key = ((LwRecord *)record)->id;
  g_ptr_array_unref (records);
  return key;
}

LwKey
lw_pool_test_add_person (LwLedger *ledger, const char *name)
{
  LwPerson *person = lw_record_new (&lw_person_table);

  person->name = g_strdup (name);
  person->birth_stated = 19960105;
  person->education_full_time = LW_EDUCATION_BACHELOR;
  return lw_pool_test_save_one (ledger, person);
}

void
lw_pool_test_set_up (LwPoolTest *test, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  LwVillage *village = lw_record_new (&lw_village_table);

  test->dir = lw_test_make_dir ();
  path = g_build_filename (test->dir, "pool.liangwei", NULL);
  test->ledger = lw_ledger_create (path, LW_DEMO_PASSPHRASE, lw_pool_test_name_keys, &error);
  g_assert_no_error (error);
  village->code = g_strdup ("419907105201");
  village->name = g_strdup ("张庄村村民委员会");
  village->kind = LW_VILLAGE_KIND_VILLAGE;
  test->village = lw_pool_test_save_one (test->ledger, village);
  test->person = lw_pool_test_add_person (test->ledger, "张三");
}

void
lw_pool_test_tear_down (LwPoolTest *test, gconstpointer data)
{
  g_clear_object (&test->ledger);
  lw_test_remove_dir (test->dir);
}

GPtrArray *
lw_pool_test_load (LwPoolTest *test, LwDate on)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *cards = lw_pool_load (test->ledger, NULL, on, &error);

  g_assert_no_error (error);
  return cards;
}

LwPoolCard *
lw_pool_test_only_card (LwPoolTest *test, LwDate on)
{
  g_autoptr (GPtrArray) cards = lw_pool_test_load (test, on);

  g_assert_cmpuint (cards->len, ==, 1);
  return lw_pool_card_ref (g_ptr_array_index (cards, 0));
}

void
lw_pool_test_propose (LwPoolTest *test)
{
  lw_pool_test_save (test->ledger,
                     lw_pool_propose (test->person, test->village, 20261101, "记录 1 号"));
}

/* As a roster brings somebody: without a way in. */
void
lw_pool_test_add_member (LwPoolTest *test, LwDate start, LwMaturity maturity)
{
  LwReserve *reserve = lw_record_new (&lw_reserve_table);

  reserve->person = test->person;
  reserve->village = test->village;
  reserve->start = start;
  reserve->maturity = (int)maturity;
  lw_pool_test_save_one (test->ledger, reserve);
}

/* Proposed, and filed on that day; the card as it then is. */
LwPoolCard *
lw_pool_test_file (LwPoolTest *test, LwMaturity maturity, LwDate date)
{
  g_autoptr (LwPoolCard) card = NULL;

  lw_pool_test_propose (test);
  card = lw_pool_test_only_card (test, LW_POOL_TEST_DAY);
  lw_pool_test_save (test->ledger, lw_pool_file (card, maturity, date, NULL));
  return lw_pool_test_only_card (test, LW_POOL_TEST_DAY);
}

const LwPoolDue *
lw_pool_test_find_due (const LwPoolCard *card, LwPoolDueKind kind)
{
  for (guint i = 0; i < card->dues->len; i++)
    {
      const LwPoolDue *due = g_ptr_array_index (card->dues, i);

      if (due->kind == kind)
        return due;
    }
  return NULL;
}
