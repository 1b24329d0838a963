/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-date.h"

#include <locale.h>

typedef struct
{
  const char *text;
  LwDateVerdict verdict;
  LwDate date;
} Case;

static const Case texts[] = {
  { "2021年3月换届当选", LW_DATE_OK, 20210300 }, { "2024.8补选", LW_DATE_OK, 20240800 },
  { "1990-01-15", LW_DATE_OK, 19900115 },
  { "1990.1.15", LW_DATE_OK, 19900115 },
  { "1990/1/15", LW_DATE_OK, 19900115 },
  { "1990年1月15日", LW_DATE_OK, 19900115 },
  { "1990年01月15号", LW_DATE_OK, 19900115 },
  { "1990年1月15", LW_DATE_OK, 19900115 },
  { "1990年1月", LW_DATE_OK, 19900100 },
  { "1990年01", LW_DATE_OK, 19900100 },
  { "1990.01", LW_DATE_OK, 19900100 },
  { "1990.1", LW_DATE_OK, 19900100 },
  { "1990.10", LW_DATE_OK, 19901000 },
  { "1990-1", LW_DATE_OK, 19900100 },
  { "1990/01", LW_DATE_OK, 19900100 },
  { "1990\\01", LW_DATE_OK, 19900100 },
  { "199001", LW_DATE_OK, 19900100 },
  { "19900115", LW_DATE_OK, 19900115 },
  { "1990.0115", LW_DATE_OK, 19900115 },
  { "1990年", LW_DATE_OK, 19900000 },
  { "1990", LW_DATE_OK, 19900000 },
  { "1990.01.", LW_DATE_OK, 19900100 },
  { "1990.1.15.", LW_DATE_OK, 19900115 },
  { "1990..01", LW_DATE_OK, 19900100 },
  { "1990，01", LW_DATE_OK, 19900100 },
  { "1990。01", LW_DATE_OK, 19900100 },
  { "1990、01", LW_DATE_OK, 19900100 },
  { "1990·01", LW_DATE_OK, 19900100 },
  { "１９９０．０１", LW_DATE_OK, 19900100 },
  { "１９９０年１月１５日", LW_DATE_OK, 19900115 },
  { "1990－01－15", LW_DATE_OK, 19900115 },
  { "1990—01", LW_DATE_OK, 19900100 },
  { "一九九〇年一月", LW_DATE_OK, 19900100 },
  { "一九九零年十二月", LW_DATE_OK, 19901200 },
  { "一九九○年元月", LW_DATE_OK, 19900100 },
  { "二〇二一年三月十五日", LW_DATE_OK, 20210315 },
  { "二零二一年十一月三十一日", LW_DATE_BAD, 0 },
  { "二〇二一年十月三十一日", LW_DATE_OK, 20211031 },
  { "二〇二一年〇三月", LW_DATE_OK, 20210300 },
  { " 1990 . 01 ", LW_DATE_OK, 19900100 },
  { "1990 年 1 月", LW_DATE_OK, 19900100 },
  { "　1990.01　", LW_DATE_OK, 19900100 },
  { "1990年01月生", LW_DATE_OK, 19900100 },
  { "1990.01出生", LW_DATE_OK, 19900100 },
  { "生于1990年1月", LW_DATE_OK, 19900100 },
  { "2008年7月入党", LW_DATE_OK, 20080700 },
  { "2021.03起", LW_DATE_OK, 20210300 },
  { "2021.03至今", LW_DATE_OK, 20210300 },
  { "2021年3月-至今", LW_DATE_OK, 20210300 },
  { "2021.03-", LW_DATE_OK, 20210300 },
  { "自2021年3月起", LW_DATE_OK, 20210300 },
  { "1975.03（45岁）", LW_DATE_OK, 19750300 },
  { "1975年3月(45周岁)", LW_DATE_OK, 19750300 },
  { "2021-03-15 00:00:00", LW_DATE_OK, 20210315 },
  { "2021-03-15T08:30:00Z", LW_DATE_OK, 20210315 },
  { "2021-03-15T08:30:00.000+08:00", LW_DATE_OK, 20210315 },
  { "2021/3/15 0:00", LW_DATE_OK, 20210315 },
  { "2000-02-29", LW_DATE_OK, 20000229 },

  { NULL, LW_DATE_EMPTY, 0 },
  { "", LW_DATE_EMPTY, 0 },
  { "   ", LW_DATE_EMPTY, 0 },
  { "　", LW_DATE_EMPTY, 0 },
  { "无", LW_DATE_EMPTY, 0 },
  { "—", LW_DATE_EMPTY, 0 },
  { "——", LW_DATE_EMPTY, 0 },
  { "-", LW_DATE_EMPTY, 0 },
  { "/", LW_DATE_EMPTY, 0 },
  { "／", LW_DATE_EMPTY, 0 },
  { "空", LW_DATE_EMPTY, 0 },
  { "暂无", LW_DATE_EMPTY, 0 },

  { "1990年底", LW_DATE_PARTLY, 19900000 },
  { "1990年上半年", LW_DATE_PARTLY, 19900000 },
  { "1990年1月中旬", LW_DATE_PARTLY, 19900100 },
  { "1990年1月底", LW_DATE_PARTLY, 19900100 },
  { "1990-00-00", LW_DATE_PARTLY, 19900000 },
  { "1990-05-00", LW_DATE_PARTLY, 19900500 },
  { "19900500", LW_DATE_PARTLY, 19900500 },

  { "不详", LW_DATE_BAD, 0 },
  { "不明", LW_DATE_BAD, 0 },
  { "未知", LW_DATE_BAD, 0 },
  { "90.11", LW_DATE_BAD, 0 },
  { "06.9", LW_DATE_BAD, 0 },
  { "99.9", LW_DATE_BAD, 0 },
  { "80.10", LW_DATE_BAD, 0 },
  { "90年11月", LW_DATE_BAD, 0 },
  { "'90.11", LW_DATE_BAD, 0 },
  { "1966.13", LW_DATE_BAD, 0 },
  { "1996.13", LW_DATE_BAD, 0 },
  { "1990.02.30", LW_DATE_BAD, 0 },
  { "2023-02-29", LW_DATE_BAD, 0 },
  { "199013", LW_DATE_BAD, 0 },
  { "19901301", LW_DATE_BAD, 0 },
  { "1990.123", LW_DATE_BAD, 0 },
  { "33253", LW_DATE_BAD, 0 },
  { "1990123", LW_DATE_BAD, 0 },
  { "Mar-21", LW_DATE_BAD, 0 },
  { "15/01/1990", LW_DATE_BAD, 0 },
  { "15-01-1990", LW_DATE_BAD, 0 },
  { "1,990", LW_DATE_BAD, 0 },
  { "约1990年", LW_DATE_BAD, 0 },
  { "1990年左右", LW_DATE_BAD, 0 },
  { "1990年腊月", LW_DATE_BAD, 0 },
  { "农历1990年1月", LW_DATE_BAD, 0 },
  { "民国29年", LW_DATE_BAD, 0 },
  { "1850.01", LW_DATE_BAD, 0 },
  { "2300.01", LW_DATE_BAD, 0 },
  { "2021.03-2024.05", LW_DATE_BAD, 0 },
  { "2021.03.15.16", LW_DATE_BAD, 0 },
  { "12:30", LW_DATE_BAD, 0 },
  { "2021-03-15 上午", LW_DATE_BAD, 0 },
  { "年", LW_DATE_BAD, 0 },
  { "1990-", LW_DATE_OK, 19900000 },
  { "月1990", LW_DATE_BAD, 0 },
  { "19900115123456", LW_DATE_BAD, 0 },
  { "1.9900E+03", LW_DATE_BAD, 0 },
  { "#REF!", LW_DATE_BAD, 0 },
  { "########", LW_DATE_BAD, 0 },
  { "共青团员", LW_DATE_BAD, 0 },
};

static const Case numbers[] = {
  { "1990.1", LW_DATE_PARTLY, 19900000 }, /* was it 1990.10? */
  { "1990.2", LW_DATE_OK, 19900200 },     /* there is no month 20 */
  { "1990.01", LW_DATE_OK, 19900100 },
  { "1990.11", LW_DATE_OK, 19901100 },
  { "1990.10", LW_DATE_OK, 19901000 },
  { "1990", LW_DATE_OK, 19900000 },
  { "199001", LW_DATE_OK, 19900100 },
  { "19900115", LW_DATE_OK, 19900115 },
  { "1966.13", LW_DATE_BAD, 0 },
  { "90.11", LW_DATE_BAD, 0 },
  { "33253", LW_DATE_BAD, 0 },
  { "0", LW_DATE_BAD, 0 },
  { "-1", LW_DATE_BAD, 0 },
};

static void
check (const Case *cases, gsize count, gboolean is_number)
{
  for (gsize i = 0; i < count; i++)
    {
      LwDate date = -1;
      LwDateVerdict verdict = lw_date_parse (cases[i].text, is_number, &date);

      if (verdict != cases[i].verdict || date != cases[i].date)
        {
          g_test_message ("“%s”: verdict %d, date %d", cases[i].text, (int) verdict, date);
          g_test_fail ();
        }
    }
}

static void
test_every_spelling_of_a_text (void)
{
  check (texts, G_N_ELEMENTS (texts), FALSE);
}

static void
test_plain_number_never_loses_october (void)
{
  check (numbers, G_N_ELEMENTS (numbers), TRUE);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-parse/every-spelling-of-a-text", test_every_spelling_of_a_text);
  g_test_add_func ("/date-parse/plain-number-never-loses-october", test_plain_number_never_loses_october);
  return g_test_run ();
}
