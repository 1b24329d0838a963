/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-number-format.h"

/* 33025 is 1990-06-01. */
static void
assert_shows (const char *code, double value, const char *expected, LwDate date)
{
  g_autoptr(LwNumberFormat) format = lw_number_format_new (code);
  g_autoptr(GString) text = g_string_new (NULL);
  LwCell cell = { 0 };

  lw_number_format_show (format, value, FALSE, text, &cell);
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpint (cell.type, ==, date ? LW_CELL_DATE : LW_CELL_NUMBER);
  g_assert_cmpint (cell.date, ==, date);
}

static void
assert_builtin (guint id, double value, const char *expected, LwDate date)
{
  g_autoptr(LwNumberFormat) format = lw_number_format_new_builtin (id);
  g_autoptr(GString) text = g_string_new (NULL);
  LwCell cell = { 0 };

  lw_number_format_show (format, value, FALSE, text, &cell);
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpint (cell.date, ==, date);
}

static void
test_general (void)
{
  assert_shows ("General", 0, "0", 0);
  assert_shows ("General", 1990.1, "1990.1", 0);
  assert_shows ("General", -3, "-3", 0);
  assert_shows ("General", 0.1 + 0.2, "0.3", 0);
  assert_shows ("General", 1.0 / 3, "0.333333333", 0);
  assert_shows ("General", 13800138000.0, "13800138000", 0);
  assert_shows ("General", 419901199001011234.0, "4.19901E+17", 0);
  assert_shows ("General", 123456.789012, "123456.789", 0);
  assert_shows ("General", 0.0001, "0.0001", 0);
  assert_shows ("General", 0.00001234567, "1.23457E-05", 0);
  assert_shows ("General", 1e12, "1E+12", 0);
  assert_shows ("G/通用格式", 5, "5", 0);
  assert_shows ("General\"人\"", 5, "5人", 0);
  assert_shows ("@", 1990.1, "1990.1", 0);
}

static void
test_plain (void)
{
  static const struct { const char *code; gboolean plain; } cases[] = {
    { NULL, TRUE }, { "General", TRUE }, { "@", TRUE }, { "0.00", FALSE }, { "0", FALSE }, { "General\"人\"", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LwNumberFormat) format = lw_number_format_new (cases[i].code);
      g_autoptr(GString) text = g_string_new (NULL);
      LwCell cell = { 0 };

      lw_number_format_show (format, 1990.1, FALSE, text, &cell);
      g_assert_cmpint (cell.plain, ==, cases[i].plain);
    }
}

static void
test_numbers (void)
{
  assert_shows ("0.00", 1990.1, "1990.10", 0);
  assert_shows ("0.00", 1.005, "1.01", 0);
  assert_shows ("0", 35.5, "36", 0);
  assert_shows ("0", 419901199001011234.0, "419901199001011000", 0);
  assert_shows ("#,##0", 1234567, "1,234,567", 0);
  assert_shows ("#,##0.00", 1234.5, "1,234.50", 0);
  assert_shows ("#,##0", 12, "12", 0);
  assert_shows ("0,", 12345, "12", 0);
  assert_shows ("0%", 0.256, "26%", 0);
  assert_shows ("0.0%", 0.2561, "25.6%", 0);
  assert_shows ("000000", 42, "000042", 0);
  assert_shows ("000\\-0000", 1234567, "123-4567", 0);
  assert_shows ("0.##", 1.5, "1.5", 0);
  assert_shows ("0.##", 0.00001, "0.", 0);
  assert_shows ("0.###", 0.05, "0.05", 0);
  assert_shows ("0.00E+00", 12345, "1.23E+04", 0);
  assert_shows ("0\"人\"", 5, "5人", 0);
  assert_shows ("[$¥-804]#,##0.00", 1234.5, "¥1,234.50", 0);
  assert_shows ("#,##0_);[Red](#,##0)", -1234, "(1,234)", 0);
  assert_shows ("0.00", -0.001, "0.00", 0);
  assert_shows ("[>=100]\"多\";\"少\"", 99, "少", 0);
}

static void
test_hidden_zero (void)
{
  g_autoptr(LwNumberFormat) format = lw_number_format_new ("0;-0;;@");
  g_autoptr(GString) text = g_string_new (NULL);
  LwCell cell = { 0 };

  lw_number_format_show (format, 0, FALSE, text, &cell);
  g_assert_cmpstr (text->str, ==, "");
  g_assert_cmpint (cell.type, ==, LW_CELL_EMPTY);
  assert_shows (";;;", 7, "7", 0);
}

static void
test_precision (void)
{
  assert_shows ("yyyy\"年\"m\"月\"", 33025, "1990年6月", 19900600);
  assert_shows ("yyyy.mm", 33025, "1990.06", 19900600);
  assert_shows ("yyyy\\-mm", 33025, "1990-06", 19900600);
  assert_shows ("[DBNum1][$-804]yyyy\"年\"m\"月\"", 33025, "一九九〇年六月", 19900600);
  assert_shows ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", 33025, "1990年6月1日", 19900601);
  assert_shows ("yyyy", 33025, "1990", 19900000);
  assert_shows ("yyyy/m/d h:mm", 33025.5, "1990/6/1 12:00", 19900601);
  assert_shows ("h:mm", 33025.5, "12:00", 19900601);
  assert_shows ("mmm-yy", 33025, "Jun-90", 19900600);
  assert_shows ("e\"年\"m\"月\"", 33025, "1990年6月", 19900600);
  assert_shows ("yyyy年m月", 33025, "1990年6月", 19900600);
  assert_shows ("[Blue]yyyy-mm-dd", 33025, "1990-06-01", 19900601);
  assert_shows ("yyyy-mm-dd aaaa", 33025, "1990-06-01 星期五", 19900601);
}

static void
test_minutes (void)
{
  assert_shows ("hh:mm:ss", 33025.75, "18:00:00", 19900601);
  assert_shows ("m/d h:mm AM/PM", 33025.75, "6/1 6:00 PM", 19900601);
  assert_shows ("上午/下午h\"时\"mm\"分\"", 33025.25, "上午6时00分", 19900601);
  assert_shows ("[h]:mm", 1.5, "36:00", 0);
  assert_shows ("h:mm", 0.5, "12:00", 0);
}

static void
test_builtin_chinese (void)
{
  assert_builtin (14, 33025, "1990/6/1", 19900601);
  assert_builtin (17, 33025, "Jun-90", 19900600);
  assert_builtin (27, 33025, "1990年6月", 19900600);
  assert_builtin (31, 33025, "1990年6月1日", 19900601);
  assert_builtin (57, 33025, "1990年6月", 19900600);
  assert_builtin (58, 33025, "6月1日", 19900601);
  assert_builtin (2, 1990.1, "1990.10", 0);
  assert_builtin (200, 5, "5", 0);
}

static void
test_1900 (void)
{
  assert_shows ("yyyy-mm-dd", 1, "1900-01-01", 19000101);
  assert_shows ("yyyy-mm-dd", 59, "1900-02-28", 19000228);
  assert_shows ("yyyy-mm-dd", 60, "1900-02-29", 0); /* the day that never was */
  assert_shows ("yyyy-mm-dd", 61, "1900-03-01", 19000301);
  assert_shows ("yyyy-mm-dd", 36585, "2000-02-29", 20000229);
  assert_shows ("yyyy-mm-dd", 0, "1900-01-00", 0);
}

/* 199005 typed into a cell for dates is shown as a day of 2444, and is none. */
static void
test_no_date (void)
{
  assert_shows ("yyyy-mm-dd", 199005, "2444-11-07", 0);
  assert_shows ("yyyy-mm-dd", 19900515, "19900515", 0);
  assert_shows ("yyyy-mm-dd", -1, "-1", 0);
}

static void
test_1904 (void)
{
  g_autoptr(LwNumberFormat) format = lw_number_format_new ("yyyy-mm-dd");
  g_autoptr(GString) text = g_string_new (NULL);
  LwCell cell = { 0 };

  lw_number_format_show (format, 33025 - 1462, TRUE, text, &cell);
  g_assert_cmpint (cell.date, ==, 19900601);
}

static void
test_any_code (void)
{
  static const char *const codes[] = { "", "[", "\"", "\\", "_", "*", ";;;;;;", "[$", "yyyy[", "0.0.0.0", ",,,", "%%%", "E+", "E", "?/?", "\xff\xfe", "[>", "[h", "G/", "00000000000000000000000000000000000000000" };
  static const double values[] = { 0, -1, 1e300, -1e300, 1e-300, 60, 33025.999999999, G_MAXDOUBLE };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_autoptr(LwNumberFormat) format = lw_number_format_new (codes[i]);
        g_autoptr(GString) text = g_string_new (NULL);
        LwCell cell = { 0 };

        lw_number_format_show (format, values[j], FALSE, text, &cell);
        g_assert_true (g_utf8_validate (text->str, -1, NULL));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-format/general-as-a-sheet-shows-it", test_general);
  g_test_add_func ("/number-format/plain-is-general-only", test_plain);
  g_test_add_func ("/number-format/numbers", test_numbers);
  g_test_add_func ("/number-format/hidden-zero-is-empty", test_hidden_zero);
  g_test_add_func ("/number-format/date-has-the-precision-shown", test_precision);
  g_test_add_func ("/number-format/minutes-are-no-months", test_minutes);
  g_test_add_func ("/number-format/builtin-formats-are-chinese", test_builtin_chinese);
  g_test_add_func ("/number-format/leap-bug-of-1900", test_1900);
  g_test_add_func ("/number-format/impossible-date-stays-a-number", test_no_date);
  g_test_add_func ("/number-format/1904", test_1904);
  g_test_add_func ("/number-format/any-code-is-accepted", test_any_code);
  return g_test_run ();
}
