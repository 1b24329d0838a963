/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-journal.h"
#include "lw-test.h"
#include "lw-village-recruits.h"

static LwKey
add_village (LwLedger      *ledger,
             const char    *code,
             const char    *name,
             LwVillageKind  kind)
{
  g_autoptr (LwVillage) village = lw_record_new (&lw_village_table);

  village->code = g_strdup (code);
  village->name = g_strdup (name);
  village->kind = (int) kind;
  g_assert_true (lw_ledger_insert (ledger, village, NULL));
  return village->record.id;
}

static void
add_number (LwLedger *ledger,
            LwKey     village,
            int       year,
            gint64    count)
{
  g_autoptr (LwRecruitYear) record = lw_record_new (&lw_recruit_year_table);

  record->village = village;
  record->year = year;
  record->count = count;
  g_assert_true (lw_ledger_insert (ledger, record, NULL));
}

static void
add_recruit (LwLedger *ledger,
             LwKey     village,
             LwDate    on)
{
  g_autoptr (LwRecruit) record = lw_record_new (&lw_recruit_table);

  record->village = village;
  record->name = g_strdup ("贺小满");
  record->recruited_on = on;
  g_assert_true (lw_ledger_insert (ledger, record, NULL));
}

/* What a village has told, as a number or as a name with a date, is never made none. */
static void
test_only_years_of_which_nothing_is_known_become_none (void)
{
  g_autoptr (LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.liangwei", NULL);
  g_autoptr (LwLedger) ledger = lw_ledger_create (path, "words", NULL, NULL);
  g_autoptr (GPtrArray) villages = NULL;
  g_autoptr (GPtrArray) none = NULL;
  GString *text = g_string_new (NULL);
  LwKey told;

  g_assert_true (lw_journal_begin (ledger, "village", NULL));
  told = add_village (ledger, "419900101201", "石桥村", LW_VILLAGE_KIND_VILLAGE);
  add_village (ledger, "419900101202", "柳湾村", LW_VILLAGE_KIND_VILLAGE);
  add_village (ledger, "419900101203", "河湾林场", LW_VILLAGE_KIND_OTHER);
  add_number (ledger, told, 2024, 2);
  add_number (ledger, told, 2026, 0);
  add_recruit (ledger, told, 20250600);
  g_assert_true (lw_journal_commit (ledger, NULL, NULL));

  villages = lw_ledger_list (ledger, &lw_village_table, NULL, 0, NULL);
  none = lw_village_recruits_none (ledger, villages, 2023, 2026, NULL);
  g_assert_nonnull (none);
  for (guint i = 0; i < none->len; i++)
    {
      const LwRecruitYear *record = g_ptr_array_index (none, i);

      g_assert_cmpint (record->count, ==, 0);
      g_string_append_printf (text, "%s%d ", record->village == told ? "told " : "", (int) record->year);
    }
  g_assert_cmpstr (text->str, ==, "told 2023 2023 2024 2025 2026 ");
  g_string_free (text, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/village-recruits/only-years-of-which-nothing-is-known-become-none",
                   test_only_years_of_which_nothing_is_known_become_none);
  return g_test_run ();
}
