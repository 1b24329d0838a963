/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-period.h"

#include <string.h>

static void
test_cells (void)
{
  static const struct
  {
    const char *text;
    const char *heading;
    guint months; /* 0: no period */
  } cases[] = {
    { "一季度", "季度", 0x007 }, { "第四季度", "时段", 0xe00 }, { "3", "季度", 0x1c0 }, { "3", "月份", 0x004 }, { "3", "时段", 0 },
    { "5", "季度", 0 }, { "13", "月份", 0 }, { "上半年", "时段", 0x03f }, { "下半年", "季度", 0xfc0 }, { "4-6月", "时段", 0x038 },
    { "4月至6月", "时段", 0x038 }, { "十二月", "月份", 0x800 }, { "Q2", "Quarter", 0x038 }, { "6-4月", "时段", 0 }, { "全年", "时段", 0xfff },
    { "", "季度", 0 }, { "季度", "季度", 0 }, { "一季度和二季度", "季度", 0 }, { "99999999999999999999", "月份", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint months = 0;
      gboolean found = lw_period_parse (cases[i].text, cases[i].heading, &months);

      if (found != (cases[i].months != 0) || (found && months != cases[i].months))
        g_error ("%s below %s: %x", cases[i].text, cases[i].heading, found ? months : 0);
    }
}

static void
test_words (void)
{
  static const char *const words[] = { "q1", "q4", "h1", "h2", "m1", "m12" };
  static const char *const wrong[] = { "", "q", "q0", "q5", "h3", "m13", "q1x", "x1", "1" };
  guint months;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = NULL;

      g_assert_true (lw_period_from_word (words[i], &months));
      word = lw_period_to_word (months);
      g_assert_cmpstr (word, ==, words[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (lw_period_from_word (wrong[i], &months));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/cells", test_cells);
  g_test_add_func ("/period/words", test_words);
  return g_test_run ();
}
