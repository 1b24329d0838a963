/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-check.h"
#include "lw-date.h"
#include "lw-journal.h"
#include "lw-test.h"

#include <string.h>

#define LOCAL "[profile]\nid=local\nname=县标准\n[rule reserve-count]\ntitle=T\nlevel=required\ncount=reserves\nat-least=5\n"

static GStrv
name_keys (const char *name)
{
  char *keys[] = { (char *) name, NULL };

  return g_strdupv (keys);
}

static LwLedger *
new_ledger (const char *dir)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (dir, "t.ledger", NULL);
  LwLedger *ledger = lw_ledger_create (path, "口令-2026", name_keys, &error);

  g_assert_no_error (error);
  return ledger;
}

static void
assert_stack (LwLedger *ledger, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) stack = lw_profiles_stack (ledger, &error);
  g_autoptr(GString) ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < stack->len; i++)
    g_string_append_printf (ids, "%s%s", i ? " " : "", lw_profile_get_id (g_ptr_array_index (stack, i)));
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_national_law_stays_first (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autoptr(LwLedger) ledger = new_ledger (dir);
  g_autoptr(GError) error = NULL;
  const char * const two[] = { "huiyin", "qiangji", "national-2026", "huiyin", NULL };
  const char * const none[] = { NULL };

  assert_stack (ledger, "national-2026 qiangji huiyin huanjie");
  g_assert_true (lw_profiles_use (ledger, two, &error));
  g_assert_no_error (error);
  assert_stack (ledger, "national-2026 huiyin qiangji");
  g_assert_true (lw_profiles_use (ledger, none, &error));
  assert_stack (ledger, "national-2026");
  g_assert_true (lw_journal_undo (ledger, NULL, &error));
  g_assert_no_error (error);
  assert_stack (ledger, "national-2026 huiyin qiangji");
}

static void
test_unknown_profile (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autoptr(LwLedger) ledger = new_ledger (dir);
  g_autoptr(GError) error = NULL;
  const char * const ids[] = { "qiangji", "nowhere", NULL };

  g_assert_false (lw_profiles_use (ledger, ids, &error));
  g_assert_error (error, LW_PROFILE_ERROR, LW_PROFILE_ERROR_UNKNOWN);
  assert_stack (ledger, "national-2026 qiangji huiyin huanjie");
}

static void
test_import_keeps_and_replaces (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autoptr(LwLedger) ledger = new_ledger (dir);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) known = NULL;
  const char * const ids[] = { "qiangji", "local", NULL };

  g_assert_true (lw_profiles_import (ledger, LOCAL, "县标准.profile", &error));
  g_assert_no_error (error);
  g_assert_true (lw_profiles_import (ledger, LOCAL "at-most=9\n", "县标准.profile", &error));
  g_assert_no_error (error);
  known = lw_profiles_list (ledger, &error);
  g_assert_cmpuint (known->len, ==, 5);
  /* Known, but not in force until somebody uses it. */
  assert_stack (ledger, "national-2026 qiangji huiyin huanjie");
  g_assert_true (lw_profiles_use (ledger, ids, &error));
  assert_stack (ledger, "national-2026 qiangji local");
}

static void
test_national_law_is_locked (void)
{
  const char * const texts[] = {
    "[profile]\nid=national-2026\nname=X\n",
    "[profile]\nid=local\nname=X\n[rule woman-member]\ntitle=T\nlevel=advice\ncount=village-committee\nat-least=0\n",
  };
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autoptr(LwLedger) ledger = new_ledger (dir);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (lw_profiles_import (ledger, texts[i], "x", &error));
      g_assert_error (error, LW_PROFILE_ERROR, LW_PROFILE_ERROR_LOCKED);
      g_assert_true (i == 0 || strstr (error->message, "line 4"));
      g_assert_cmpint (lw_ledger_count (ledger, &lw_profile_text_table, NULL), ==, 0);
    }
}

static LwKey
add_village (LwLedger *ledger, const char *code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwVillage) village = lw_record_new (&lw_village_table);

  lw_set_text (&village->code, code);
  lw_set_text (&village->name, "张庄村");
  village->kind = LW_VILLAGE_KIND_VILLAGE;
  g_assert_true (lw_journal_begin (ledger, "a", &error));
  g_assert_true (lw_ledger_insert (ledger, village, &error));
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  g_assert_no_error (error);
  return village->record.id;
}

static LwState
state_of (GPtrArray *list, guint village, const char *rule)
{
  LwVillageResult *results = g_ptr_array_index (list, village);

  for (guint i = 0; i < results->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (results->results, i);

      if (strcmp (lw_rule_get_id (result->rule), rule) == 0)
        return result->state;
    }
  g_assert_not_reached ();
}

static void
test_check_of_a_ledger (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autoptr(LwLedger) ledger = new_ledger (dir);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) stack = lw_profiles_stack (ledger, &error);
  g_autoptr(LwCheck) check = NULL;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GPtrArray) waivers = NULL;
  LwKey village = add_village (ledger, "419901101201");

  add_village (ledger, "419901101202");
  lw_journal_set_user (ledger, "经办人");
  g_assert_true (lw_waiver_record (ledger, "reserve-count", village, "搬迁", "〔2026〕18号", 20261231, &error));
  g_assert_no_error (error);
  waivers = lw_ledger_list (ledger, &lw_waiver_table, NULL, 0, &error);
  g_assert_cmpuint (waivers->len, ==, 1);
  g_assert_cmpstr (((LwWaiver *) g_ptr_array_index (waivers, 0))->user, ==, "经办人");

  check = lw_check_new (ledger, stack, 20261120, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lw_check_get_horizon (check), ==, 20270520);
  list = lw_check_list (check, ledger, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (state_of (list, 0, "reserve-count"), ==, LW_STATE_WAIVED);
  g_assert_cmpint (state_of (list, 1, "reserve-count"), ==, LW_STATE_NOT_MET);
  g_assert_cmpint (state_of (list, 0, "committee-size"), ==, LW_STATE_UNKNOWN);
}

static void
test_election_day_is_the_horizon (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autoptr(LwLedger) ledger = new_ledger (dir);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) stack = lw_profiles_stack (ledger, &error);
  g_autoptr(LwCheck) before = NULL;
  g_autoptr(LwCheck) after = NULL;
  g_autoptr(LwCheck) given = NULL;

  g_assert_true (lw_journal_begin (ledger, "a", &error));
  g_assert_true (lw_ledger_set_setting (ledger, "election-day", "2026-12-26", &error));
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  before = lw_check_new (ledger, stack, 20261120, 0, &error);
  after = lw_check_new (ledger, stack, 20261226, 0, &error);
  given = lw_check_new (ledger, stack, 20261120, 20261130, &error);
  g_assert_no_error (error);
  g_assert_cmpint (lw_check_get_horizon (before), ==, 20261226);
  g_assert_cmpint (lw_check_get_horizon (after), ==, 20270626);
  g_assert_cmpint (lw_check_get_horizon (given), ==, 20261130);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profiles/national-law-stays-first", test_national_law_stays_first);
  g_test_add_func ("/profiles/unknown-profile", test_unknown_profile);
  g_test_add_func ("/profiles/import-keeps-and-replaces", test_import_keeps_and_replaces);
  g_test_add_func ("/profiles/national-law-is-locked", test_national_law_is_locked);
  g_test_add_func ("/profiles/check-of-a-ledger", test_check_of_a_ledger);
  g_test_add_func ("/profiles/election-day-is-the-horizon", test_election_day_is_the_horizon);
  return g_test_run ();
}
