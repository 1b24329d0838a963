/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-headings-private.h"
#include "lw-period.h"

/* Headings that name a year, or a part of one. */

static int
digit_of (gunichar c)
{
  static const char *const chinese = "〇一二三四五六七八九";

  if (c >= '0' && c <= '9')
    return (int) (c - '0');
  if (c == 0x96f6 || c == 0x25cb || c == 'o') /* 零, ○ and o for 〇 */
    return 0;
  for (int i = 0; i < 10; i++)
    if (g_utf8_get_char (g_utf8_offset_to_pointer (chinese, i)) == c)
      return i;
  return -1;
}

/* Reads four (or, before 年, two) digits of a year; @rest (out): what follows. */
static int
read_year (const char *key,
           const char **rest)
{
  int year = 0, n = 0;
  const char *p = key;

  for (; *p && n < 4 && digit_of (g_utf8_get_char (p)) >= 0; p = g_utf8_next_char (p), n++)
    year = year * 10 + digit_of (g_utf8_get_char (p));
  *rest = p;
  if (*p && digit_of (g_utf8_get_char (p)) >= 0)
    return 0;
  if (n == 2 && g_str_has_prefix (p, "年") && year < 60)
    return 2000 + year;
  return n == 4 && year >= 1980 && year <= 2099 ? year : 0;
}

gboolean
lw_heading_is_months_so_far (const char *key)
{
  gsize n = strspn (key, "0123456789");

  return key[0] == '1' && n >= 2 && n <= 3 && g_ascii_strtoull (key, NULL, 10) > 12 &&
         (strcmp (key + n, "月") == 0 || strcmp (key + n, "月份") == 0 || strcmp (key + n, "月底") == 0);
}

gboolean
lw_heading_speaks_of_parts (const char *key,
                            int *year)
{
  static const char *const words[] = { "季度", "半年", "按月", "分月", "各月", "逐月", NULL };
  static const char *const figures[] = { "党费", "收入", "补贴", "报酬", "考核", "得分", "金额", NULL };
  guint months;
  const char *rest;

  *year = read_year (key, &rest);
  return lw_text_has_any (key, words) && !lw_text_has_any (key, figures) && !lw_period_read (key, &months, &rest);
}

/* What is counted may be said behind the time. */
static gboolean
is_tail (const char *rest)
{
  static const char *const tails[] = {
    "", "年", "年度", "发展数", "发展党员数", "发展人数", "发展党员人数", "发展", "人数", "数", "新发展党员", "新发展党员数", "发展党员",
    "发展预备党员", "发展预备党员数", "接收预备党员", "接收预备党员数", "新发展数", "人", "名", "发展党员人", "发展党员名", "数量", "发展数量", "新发展人数",
    "新发展党员人数", "发展党员情况", "发展党员数量", "发展情况", "实际发展数", "实际发展", "接收预备党员人数", "发展预备党员人数", "发展党员数人", "发展人数人", "发展数人",
    "党员发展数", "党员发展人数", "发展党员总数", "以来", "至今", "截至目前", NULL
  };

  return g_strv_contains (tails, rest);
}

/* 一季度, 上半年发展数 */
static gboolean
find_part (const char *key,
           int year,
           LwFieldRef *ref)
{
  const char *rest;
  guint months;

  if (!lw_period_read (key, &months, &rest) || !is_tail (rest))
    return FALSE;
  *ref = (LwFieldRef) { .meaning = year ? LW_MEANING_YEAR_N : LW_MEANING_COUNT, .year = year, .months = months };
  return TRUE;
}

gboolean
lw_heading_year (const char *key,
                 LwFieldRef *ref)
{
  static const char *const heads[] = { "其中", "发展党员", "发展", "新发展党员", "截至", NULL };
  const char *rest = NULL;
  int year = read_year (key, &rest);

  for (guint i = 0; !year && heads[i]; i++)
    if (g_str_has_prefix (key, heads[i]))
      year = read_year (key + strlen (heads[i]), &rest);
  if (!year)
    return find_part (key, 0, ref);
  if (g_str_has_prefix (rest, "年度"))
    rest += strlen ("年度");
  else if (g_str_has_prefix (rest, "年"))
    rest += strlen ("年");
  *ref = (LwFieldRef) { .meaning = LW_MEANING_YEAR_N, .year = year };
  if (!g_str_has_prefix (key, "截至") && find_part (rest, year, ref))
    return TRUE;
  return is_tail (rest) || lw_heading_is_months_so_far (rest);
}
