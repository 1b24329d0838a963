/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-import.h"
#include "lw-pinyin.h"
#include "lw-tables.h"
#include "lw-test.h"

/* Parts of a year are never stored as all of it without a word, nor in the place of more. On 20 November
 * 2026; the sheets of each case come one after the other. */

typedef struct
{
  const char *name;
  const char *texts[4];
  const char *years;   /* "village year count;" */
  const char *reasons; /* of the last sheet: "row:reason " */
} Case;

/* Below the rows by which the columns are known. */
#define TEN "左村,2024,一季度,1\n左村,2024,一季度,1\n左村,2024,一季度,1\n左村,2024,一季度,1\n左村,2024,一季度,1\n" \
  "左村,2024,一季度,1\n左村,2024,一季度,1\n左村,2024,一季度,1\n左村,2024,一季度,1\n左村,2024,一季度,1\n"
#define FIFTY TEN TEN TEN TEN TEN
#define ROWS_BELOW FIFTY FIFTY FIFTY FIFTY

static const Case cases[] = {
  { "a-quarter-over-more", { "村名,2024年\n左村,5\n", "村名,2024年二季度\n左村,2\n" }, "左村 2024 5;", "2:part-of-year " },
  { "a-quarter-alone", { "村名,2024年二季度\n左村,2\n右村,0\n" }, "左村 2024 2;", "2:part-of-year 3:part-of-year " },
  { "quarter-after-quarter", { "村名,2024年一季度\n左村,3\n", "村名,2024年二季度\n左村,1\n" }, "左村 2024 3;", "2:part-of-year " },
  { "half-a-past-year", { "村名,2025年上半年\n左村,0\n右村,1\n" }, "右村 2025 1;", "2:part-of-year 3:part-of-year " },
  { "from-january-in-other-words", { "村名,2025年1至9月\n左村,0\n右村,1\n" }, "右村 2025 1;", "2:part-of-year 3:part-of-year " },
  { "the-year-so-far", { "村名,2026年上半年\n左村,0\n右村,2\n" }, "左村 2026 0;右村 2026 2;", "" },
  { "a-later-quarter-of-this-year", { "村名,2026年上半年\n左村,3\n右村,0\n", "村名,2026年三季度\n左村,1\n右村,0\n" }, "左村 2026 3;右村 2026 0;",
    "2:part-of-year 3:part-of-year " },
  { "quarters-of-this-year", { "村名,年度,季度,人数\n左村,2026,一季度,1\n左村,2026,二季度,1\n" }, "左村 2026 2;", "" },
  { "zeros-in-rows", { "村名,年度,季度,人数\n左村,2024,一季度,0\n左村,2024,二季度,0\n右村,2024,一季度,0\n右村,2024,二季度,0\n右村,2024,三季度,0\n右村,2024,四季度,0\n" },
    "右村 2024 0;", "3:part-of-year " },
  { "all-quarters-replace-more", { "村名,2024年\n左村,5\n", "村名,年度,季度,人数\n左村,2024,1,1\n左村,2024,2,1\n左村,2024,3,0\n左村,2024,4,1\n" }, "左村 2024 3;", "" },
  { "blank-quarters", { "2024年发展党员\n村名,一季度,二季度,三季度,四季度\n左村,1,,,\n右村,0,,,\n" }, "左村 2024 1;", "4:bad-number " },
  { "blank-quarters-below-more", { "村名,2024年\n左村,5\n", "2024年发展党员\n村名,一季度,二季度,三季度,四季度\n左村,1,,,1\n" }, "左村 2024 5;", "3:bad-number " },
  { "a-title-of-a-quarter", { "2025年第一季度发展党员情况\n村名,发展人数\n左村,1\n右村,0\n" }, "左村 2025 1;", "3:part-of-year 4:part-of-year " },
  { "nobody-in-a-quarter", { "村名,2025年\n左村,2\n", "2025年第一季度发展党员名册\n村名,姓名,性别,接收为预备党员时间\n右村,新甲,男,2025.2\n左村,无,,\n" },
    "左村 2025 2;", "4:part-of-year " },
  { "nobody-in-half-a-year", { "2025年发展党员名册（上半年）\n村名,姓名,性别,接收为预备党员时间\n右村,新甲,男,2025.2\n左村,无,,\n" }, "", "4:part-of-year " },
  { "nobody-where-some-were", { "村名,2025年\n左村,2\n右村,0\n", "2025年度发展党员名册\n村名,姓名,性别,接收为预备党员时间\n左村,无,,\n右村,无,,\n" },
    "左村 2025 2;右村 2025 0;", "3:part-of-year " },
  { "nobody-in-a-quarter-of-a-column", { "村名,年度,季度,姓名,性别\n右村,2024,一季度,新甲,男\n左村,2024,一季度,无,\n右村,2024,全年,无,\n" }, "右村 2024 0;",
    "3:part-of-year " },
  { "a-total-below-the-quarters", { "村名,年度,季度,人数\n左村,2024,一季度,1\n左村,2024,三季度,1\n左村,2024,全年,2\n" }, "左村 2024 2;", "" },
  { "a-part-in-unknown-words", { "村名,年度,季度,人数\n左村,2024,一季度,1\n左村,2024,二季度,1\n左村,2024,三季度,1\n左村,2024,四季度,1\n" ROWS_BELOW "右村,2024,农忙时,3\n" },
    "左村 2024 4;", "206:unknown-caption " },
  { "nobody-until-a-day", { "2025年发展党员名册（截至12月底）\n村名,姓名,性别,接收为预备党员时间\n右村,新甲,男,2025.2\n左村,无,,\n" }, "左村 2025 0;", "" },
};

static LwImportReport *
take (LwLedger *ledger,
      const char *dir,
      const char *text,
      LwImportOptions options)
{
  g_autofree char *path = g_build_filename (dir, "发展党员统计.csv", NULL);
  g_autoptr(GError) error = NULL;
  LwImportReport *report;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  options.on = 20261120;
  report = lw_import_file (ledger, path, &options, &error);
  g_assert_no_error (error);
  return report;
}

static LwLedger *
ledger_new (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "test.ledger", NULL);
  g_autofree char *list = g_build_filename (dir, "村.csv", NULL);
  g_autoptr(GError) error = NULL;
  LwLedger *ledger = lw_ledger_create (path, "secret", lw_pinyin_name_keys, &error);
  g_autoptr(LwImportReport) report = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (list, "村代码,村名,户数\n419901103201,左村,1\n419901103202,右村,1\n", -1, NULL));
  report = lw_import_file (ledger, list, &(LwImportOptions) { .on = 20261120 }, &error);
  g_assert_no_error (error);
  return ledger;
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  const LwRecruitYear *one = *(LwRecruitYear *const *) a, *other = *(LwRecruitYear *const *) b;

  return one->village != other->village ? (int) (one->village - other->village) : one->year - other->year;
}

static void
assert_years (LwLedger *ledger,
              const char *expected)
{
  g_autoptr(GPtrArray) years = lw_ledger_list (ledger, &lw_recruit_year_table, NULL, 0, NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  g_ptr_array_sort (years, compare_years);
  for (guint i = 0; i < years->len; i++)
    {
      const LwRecruitYear *year = g_ptr_array_index (years, i);
      g_autoptr(LwVillage) village = lw_ledger_get (ledger, &lw_village_table, year->village, NULL);

      g_string_append_printf (text, "%s %d %" G_GINT64_FORMAT ";", village->name, (int) year->year, (gint64) year->count);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_reasons (const LwImportReport *report,
                const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < report->warnings->len; i++)
    {
      const LwCellNote *note = g_ptr_array_index (report->warnings, i);
      g_autofree char *said = lw_import_reason_explain (note->reason, note->text);

      g_assert_cmpstr (said, !=, note->reason);
      g_string_append_printf (text, "%u:%s ", note->row, note->reason);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_case (gconstpointer data)
{
  const Case *mine = data;
  char *dir = lw_test_make_dir ();
  g_autoptr(LwLedger) ledger = ledger_new (dir);

  for (guint i = 0; mine->texts[i]; i++)
    {
      g_autoptr(LwImportReport) report = take (ledger, dir, mine->texts[i], (LwImportOptions) { 0 });
      g_autoptr(LwImportReport) again = take (ledger, dir, mine->texts[i], (LwImportOptions) { 0 });

      g_assert_cmpint (again->entry, ==, 0); /* the same again changes nothing */
      if (!mine->texts[i + 1])
        {
          assert_reasons (report, mine->reasons);
          assert_reasons (again, mine->reasons);
        }
    }
  assert_years (ledger, mine->years);
  g_assert_true (lw_ledger_close (ledger, NULL));
  lw_test_remove_dir (dir);
}

/* A row that was refused and filled in again adds its part to those that were taken in, wherever they stand. */
static void
test_mended (gconstpointer data)
{
  static const char text[] = "村名,年度,季度,人数\n左村,2024,一季度,1\n坐村,2024,二季度,1\n左村,2024,三季度,0\n左村,2024,四季度,2\n右村,2024,一季度,7\n";
  char *dir = lw_test_make_dir ();
  g_autoptr(LwLedger) ledger = ledger_new (dir);
  g_autoptr(LwImportReport) first = take (ledger, dir, text, (LwImportOptions) { 0 });
  g_autoptr(GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_cell_edit_free);
  g_autoptr(LwImportReport) again = NULL;

  g_assert_cmpuint (first->refused->len, ==, 1);
  assert_reasons (first, "5:part-of-year 6:part-of-year ");
  assert_years (ledger, "左村 2024 3;右村 2024 7;");
  g_ptr_array_add (edits, lw_cell_edit_new ("", 3, 0, "左村"));
  again = take (ledger, dir, text, (LwImportOptions) { .edits = edits, .only_edited = TRUE, .list_rows = TRUE });
  g_assert_cmpuint (again->rows->len, ==, 1);
  g_assert_cmpuint (again->refused->len, ==, 0);
  assert_reasons (again, ""); /* nor of the other village, which was warned of before */
  assert_years (ledger, "左村 2024 4;右村 2024 7;");
  g_assert_true (lw_ledger_close (ledger, NULL));
  lw_test_remove_dir (dir);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/recruit-years/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_data_func ("/recruit-years/mended", NULL, test_mended);
  return g_test_run ();
}
