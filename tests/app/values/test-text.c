/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-text.h"

static void
test_all_spellings_become_one (void)
{
  static const struct
  {
    const char *typed, *spaced, *joined;
  } cases[] = {
    { NULL, "", "" },
    { "", "", "" },
    { "　张　三　", "张 三", "张三" },
    { "１９９０．０１", "1990.01", "1990.01" },
    { "1990。01，02", "1990.01,02", "1990.01,02" },
    { "（女）", "(女)", "(女)" },
    { "a\r\n b", "a\nb", "ab" },
    { "a \t b", "a b", "ab" },
    { "\xef\xbb\xbf张\xe2\x80\x8b三", "张三", "张三" },
    { "“两委”班子", "两委班子", "两委班子" },
    { "——", "--", "--" },
    { "⼥", "女", "女" },
    { "𠮷", "𠮷", "𠮷" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *spaced = lw_text_fold (cases[i].typed, LW_FOLD_KEEP_SPACES);
      g_autofree char *joined = lw_text_fold (cases[i].typed, LW_FOLD_NO_SPACES);

      g_assert_cmpstr (spaced, ==, cases[i].spaced);
      g_assert_cmpstr (joined, ==, cases[i].joined);
    }
}

static void
test_invalid_bytes_are_replaced (void)
{
  g_autofree char *folded = lw_text_fold ("a\xff\xfe" "b", LW_FOLD_KEEP_SPACES);

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (g_str_has_prefix (folded, "a"));
  g_assert_true (g_str_has_suffix (folded, "b"));
}

static void
test_numerals_below_a_hundred (void)
{
  static const struct
  {
    const char *text;
    int number;
    const char *rest;
  } cases[] = {
    { "一", 1, "" }, { "十", 10, "" },     { "十二月", 12, "月" }, { "二十", 20, "" },
    { "三十一日", 31, "日" }, { "两名", 2, "名" }, { "九十九", 99, "" }, { "一二", 1, "二" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *rest = cases[i].text;
      int number = 0;

      g_assert_true (lw_text_take_numeral (&rest, &number));
      g_assert_cmpint (number, ==, cases[i].number);
      g_assert_cmpstr (rest, ==, cases[i].rest);
    }
}

static void
test_no_numeral_takes_nothing (void)
{
  const char *rest = "张三";
  int number = 7;

  g_assert_false (lw_text_take_numeral (&rest, &number));
  g_assert_cmpstr (rest, ==, "张三");
}

static void
test_the_longest_word_is_taken (void)
{
  static const struct { const char *text; int kind; } words[] = {
    { "大", 1 }, { "大学本科", 2 }, { "大学", 3 }, { "a", 4 },
  };
  static const struct { const char *text; int found; } cases[] = {
    { "大学本科生", 1 }, { "大学生", 2 }, { "大专", 0 }, { "ab", 3 }, { "中专", -1 }, { "", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (lw_text_longest_word (cases[i].text, words, G_N_ELEMENTS (words), sizeof words[0])
                   == (cases[i].found < 0 ? NULL : &words[cases[i].found]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/all-spellings-become-one", test_all_spellings_become_one);
  g_test_add_func ("/text/invalid-bytes-are-replaced", test_invalid_bytes_are_replaced);
  g_test_add_func ("/text/numerals-below-a-hundred", test_numerals_below_a_hundred);
  g_test_add_func ("/text/no-numeral-takes-nothing", test_no_numeral_takes_nothing);
  g_test_add_func ("/text/the-longest-word-is-taken", test_the_longest_word_is_taken);
  return g_test_run ();
}
