/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-scan.h"
#include "lw-test-ledger.h"

typedef struct
{
  LwTestLedger test;
  LwKey a;
  LwKey b;
} Fixture;

static void
insert (LwLedger *ledger,
        gpointer record)
{
  g_autoptr(GError) error = NULL;

  lw_ledger_insert (ledger, record, &error);
  g_assert_no_error (error);
  lw_record_free (record);
}

static void
add_rest (LwLedger *ledger,
          LwKey village,
          LwKey a,
          LwKey b)
{
  LwReserve *reserve = lw_record_new (&lw_reserve_table);
  LwRecruit *recruit = lw_record_new (&lw_recruit_table);
  LwRecruitYear *year = lw_record_new (&lw_recruit_year_table);
  LwKinship *kinship = lw_record_new (&lw_kinship_table);
  LwWaiver *waiver = lw_record_new (&lw_waiver_table);

  reserve->person = a;
  reserve->village = village;
  recruit->village = village;
  recruit->recruited_on = 20240500;
  year->village = village;
  year->year = 2025;
  year->count = 0;
  kinship->person = a;
  kinship->relative = b;
  lw_set_text (&kinship->relation, "spouse");
  waiver->village = village;
  lw_set_text (&waiver->rule, "term");
  insert (ledger, reserve);
  insert (ledger, recruit);
  insert (ledger, year);
  insert (ledger, kinship);
  insert (ledger, waiver);
}

static void
set_up (Fixture *self)
{
  LwLedger *ledger;
  LwKey second, first;

  lw_test_ledger_init (&self->test);
  ledger = self->test.ledger;
  lw_test_begin (ledger, "新增");
  /* entered in another order than that of the codes */
  second = lw_test_add_village (ledger, "410305100202", "李庄村");
  first = lw_test_add_village (ledger, "410305100201", "张庄村");
  lw_test_add_village (ledger, "410306100201", "王庄村");
  self->a = lw_test_add_person (ledger, "张三", "41030519900101001X");
  self->b = lw_test_add_person (ledger, "李四", NULL);
  lw_test_add_post (ledger, self->a, first, LW_BODY_PARTY_COMMITTEE, LW_POSITION_SECRETARY);
  lw_test_add_post (ledger, self->b, first, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER);
  lw_test_add_post (ledger, self->a, first, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR);
  lw_test_add_post (ledger, self->b, second, LW_BODY_SUPERVISION, LW_POSITION_MEMBER);
  add_rest (ledger, first, self->a, self->b);
  lw_test_commit (ledger);
}

static void
test_a_village_comes_with_all_that_is_its_own (void)
{
  Fixture fixture;
  g_autoptr(GError) error = NULL;
  g_autoptr(LwScan) scan = NULL;
  const LwScanVillage *village;

  set_up (&fixture);
  scan = lw_scan_new (fixture.test.ledger, NULL, &error);
  g_assert_no_error (error);

  g_assert_true (lw_scan_next (scan, &village, &error));
  g_assert_cmpstr (village->code, ==, "410305100201");
  g_assert_cmpstr (village->name, ==, "张庄村");
  g_assert_cmpuint (village->n_members, ==, 4);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (village->members[i].person, ==, fixture.a);
  g_assert_cmpint (village->members[2].body + village->members[1].body + village->members[0].body, ==, 3);
  g_assert_cmpint (village->members[3].person, ==, fixture.b);
  g_assert_cmpstr (village->members[3].id_number, ==, NULL);
  g_assert_cmpuint (village->n_recruits, ==, 1);
  g_assert_cmpint (village->recruits[0].year, ==, 2024);
  g_assert_cmpuint (village->n_recruit_years, ==, 1);
  g_assert_cmpint (village->recruit_years[0].count, ==, 0);
  g_assert_cmpuint (village->n_kinship, ==, 1);
  g_assert_cmpstr (village->kinship[0].relation, ==, "spouse");
  g_assert_cmpuint (village->n_waivers, ==, 1);
  g_assert_cmpstr (village->waivers[0].rule, ==, "term");

  g_assert_true (lw_scan_next (scan, &village, &error));
  g_assert_cmpstr (village->name, ==, "李庄村");
  g_assert_cmpuint (village->n_members, ==, 1);
  g_assert_cmpuint (village->n_kinship + village->n_waivers + village->n_recruits + village->n_recruit_years, ==, 0);
  g_assert_true (lw_scan_next (scan, &village, &error));
  g_assert_cmpuint (village->n_members, ==, 0);
  g_assert_false (lw_scan_next (scan, &village, &error));
  g_assert_no_error (error);
  g_clear_pointer (&scan, lw_scan_free);
  lw_test_ledger_clear (&fixture.test);
}

static guint
count_villages (LwLedger *ledger,
                const char *prefix)
{
  g_autoptr(LwScan) scan = lw_scan_new (ledger, prefix, NULL);
  const LwScanVillage *village;
  guint count = 0;

  while (lw_scan_next (scan, &village, NULL))
    {
      g_assert_true (prefix == NULL || g_str_has_prefix (village->code, prefix));
      count++;
    }
  return count;
}

static void
test_a_prefix_narrows_the_scan (void)
{
  Fixture fixture;

  set_up (&fixture);
  g_assert_cmpuint (count_villages (fixture.test.ledger, NULL), ==, 3);
  g_assert_cmpuint (count_villages (fixture.test.ledger, "410305"), ==, 2);
  g_assert_cmpuint (count_villages (fixture.test.ledger, "410305100201"), ==, 1);
  g_assert_cmpuint (count_villages (fixture.test.ledger, "5"), ==, 0);
  lw_test_ledger_clear (&fixture.test);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scan/a-village-comes-with-all-that-is-its-own", test_a_village_comes_with_all_that_is_its_own);
  g_test_add_func ("/scan/a-prefix-narrows-the-scan", test_a_prefix_narrows_the_scan);

  return g_test_run ();
}
