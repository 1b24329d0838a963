/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-line.h"

#include <locale.h>
#include <string.h>

static void
test_a_line_is_what_one_sees (void)
{
  static const char *const cases[][2] = {
    { "张庄村", "张庄村" },       { "  两头\t有空 ", "两头 有空" }, { "一行\n二行\r\n三行", "一行 二行 三行" },
    { "全　角", "全 角" },         { "a\x01\x1b[31mb", "a[31mb" },   { "\xe2\x80\xae右到左", "右到左" },
    { "零\xe2\x80\x8b宽", "零宽" }, { "👨\xe2\x80\x8d👩", "👨\xe2\x80\x8d👩" }, { "𠮷", "𠮷" },
    { "（保留）全角：Ａ", "（保留）全角：Ａ" },
    { "", NULL }, { "  \n\t", NULL }, { "\xe2\x80\x8b", NULL }, { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = lw_line_clean (cases[i][0]);

      g_assert_cmpstr (line, ==, cases[i][1]);
    }
}

static void
test_what_is_no_utf8_is_not_passed_on (void)
{
  g_autofree char *line = lw_line_clean ("张\xff三");

  g_assert_true (g_utf8_validate (line, -1, NULL));
}

static void
test_only_what_is_too_long_is_refused (void)
{
  g_autofree char *fits = g_strnfill (LW_LINE_MOST, 'x'), *longer = g_strnfill (100000, 'x');
  g_autofree char *padded = g_strconcat (fits, "  \n ", NULL);
  g_autofree char *none = lw_line_explain (padded, LW_LINE_MOST);
  g_autofree char *problem = lw_line_explain (longer, LW_LINE_MOST);

  g_assert_null (none);
  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem, "100000"));
  g_assert_null (lw_line_explain (NULL, LW_LINE_MOST));
}

static void
test_days_are_read_or_answered (void)
{
  static const struct
  {
    const char *text;
    LwDate latest;
    LwDate date;
    gboolean refused;
  } cases[] = {
    { "", 0, 0, FALSE },
    { "2025-02-28", 0, 20250228, FALSE },
    { "2025-02-30", 0, 0, TRUE },
    { "二〇二五年三月", 0, 20250300, FALSE },
    { "2025.3", 0, 20250300, FALSE },
    { "２０２５－０３－０１", 0, 20250301, FALSE },
    { "1900", 0, 19000000, FALSE },
    { "-5", 0, 0, TRUE },
    { "99999999999999999999", 0, 0, TRUE },
    { "明天😀", 0, 0, TRUE },
    { "2026-11-27", 20261126, 0, TRUE },
    { "2026-11-26", 20261126, 20261126, FALSE },
    { "2026", 20261126, 20260000, FALSE }, /* may lie before */
    { "2999-01-01", 0, 0, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LwDate date = 1;
      g_autofree char *problem = lw_line_read_date (cases[i].text, cases[i].latest, &date);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (date, ==, cases[i].date);
      g_assert_cmpint (problem != NULL, ==, cases[i].refused);
    }
}

static void
test_an_end_may_be_still_to_come (void)
{
  static const char *const still[] = { "至今", " 至今\n", "现在", "今", "" };
  LwDate date = 1;
  g_autofree char *none = lw_line_read_end ("2008.6", 20261126, &date);
  g_autofree char *late = NULL, *odd = NULL;

  g_assert_null (none);
  g_assert_cmpint (date, ==, 20080600);
  for (guint i = 0; i < G_N_ELEMENTS (still); i++)
    {
      g_autofree char *problem = lw_line_read_end (still[i], 20261126, &date);

      g_assert_null (problem);
      g_assert_cmpint (date, ==, 0);
    }
  late = lw_line_read_end ("2031", 20261126, &date);
  odd = lw_line_read_end ("今年", 20261126, &date);
  g_assert_nonnull (late);
  g_assert_nonnull (odd);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line/what-one-sees", test_a_line_is_what_one_sees);
  g_test_add_func ("/line/utf8", test_what_is_no_utf8_is_not_passed_on);
  g_test_add_func ("/line/length", test_only_what_is_too_long_is_refused);
  g_test_add_func ("/line/days", test_days_are_read_or_answered);
  g_test_add_func ("/line/an-end-may-be-still-to-come", test_an_end_may_be_still_to_come);
  return g_test_run ();
}
