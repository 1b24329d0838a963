/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-pinyin.h"

#include <locale.h>

typedef struct
{
  const char *name;
  const char *keys;
} Case;

static void
check (GStrv (*func) (const char *), const Case *cases, gsize count)
{
  for (gsize i = 0; i < count; i++)
    {
      g_auto(GStrv) keys = func (cases[i].name);
      g_autofree char *found = g_strjoinv ("/", keys);

      if (g_strcmp0 (found, cases[i].keys) == 0)
        continue;
      g_test_message ("“%s”: “%s”", cases[i].name, found);
      g_test_fail ();
    }
}

static void
test_surname_reading_comes_first (void)
{
  static const Case cases[] = {
    { "张三", "zhang san/zs" },
    { "单眼", "shan yan/sy/danyan/dy/chanyan/cy" },
    { "缪文", "miao wen/mw/mouwen" },
    { "朴洋新", "piao yang xin/pyx/puyangxin" },
    { "吕思浩", "lv si hao/lsh/lusihao" },
    { "欧阳娜", "ou yang na/oyn/ouyangnuo" },
    { "尉迟恭", "yu chi gong/ycg" },
    { "万俟雄", "mo qi xiong/mqx" },
    { "单于明", "chan yu ming/cym" },
    { "董𠮷", "dong ji/dj" },
    { "艾力·伊明", "ai li yi ming/alym" },
    { "张 三", "zhang san/zs" },
    { "John Smith", "john smith/js" },
    { "", "" },
  };

  check (lw_pinyin_name_keys, cases, G_N_ELEMENTS (cases));
}

static void
test_place_has_no_surname (void)
{
  static const Case cases[] = {
    { "和平乡", "hepingxiang/hpx" },
    { "张庄村", "zhangzhuangcun/zzc" },
    { "第3村", "di3cun/d3c" },
  };
  g_auto(GStrv) keys = lw_pinyin_place_keys ("长安镇");

  check (lw_pinyin_place_keys, cases, G_N_ELEMENTS (cases));
  g_assert_true (g_strv_contains ((const char *const *) keys, "changanzhen"));
  g_assert_true (g_strv_contains ((const char *const *) keys, "caz"));
}

static void
test_u_umlaut_is_v_and_u (void)
{
  g_auto(GStrv) keys = lw_pinyin_name_keys ("张绿女");

  g_assert_true (g_strv_contains ((const char *const *) keys, "zhang lv nv"));
  g_assert_true (g_strv_contains ((const char *const *) keys, "zhanglunu"));
}

/* Whose surname is shorter comes first, as in a dictionary. */
static void
test_syllables_are_told_apart_in_lists (void)
{
  g_auto(GStrv) chen = lw_pinyin_name_keys ("陈桂兰");
  g_auto(GStrv) cheng = lw_pinyin_name_keys ("程保国");

  g_assert_cmpstr (chen[0], ==, "chen gui lan");
  g_assert_cmpstr (chen[0], <, cheng[0]);
}

static void
test_character_without_a_reading_stays (void)
{
  g_auto(GStrv) keys = lw_pinyin_name_keys ("张\ue000");

  g_assert_cmpstr (keys[0], ==, "zhang \ue000");
  g_assert_cmpstr (keys[1], ==, "z\ue000");
}

static void
test_never_more_than_sixteen_keys (void)
{
  g_auto(GStrv) keys = lw_pinyin_name_keys ("曾单解查盖乐翟员宓重折黑长行都厦曾单解查盖乐翟员宓重折黑长行都厦曾单解");

  g_assert_cmpuint (g_strv_length (keys), <=, 16);
  g_assert_true (g_str_has_prefix (keys[0], "zeng"));
}

static void
test_almost_all_ideographs_have_a_reading (void)
{
  guint without = 0;

  for (gunichar c = 0x4e00; c <= 0x9fa5; c++)
    {
      char text[8] = { 0 };
      g_auto(GStrv) keys = NULL;

      g_unichar_to_utf8 (c, text);
      keys = lw_pinyin_place_keys (text);
      without += g_ascii_isalpha (keys[0][0]) ? 0 : 1;
    }
  g_assert_cmpuint (without, <, 200);
}

static void
test_invalid_text_is_survived (void)
{
  g_auto(GStrv) keys = lw_pinyin_name_keys ("\xff张\xe5");

  g_assert_nonnull (keys);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/surname-reading-comes-first", test_surname_reading_comes_first);
  g_test_add_func ("/pinyin/place-has-no-surname", test_place_has_no_surname);
  g_test_add_func ("/pinyin/u-umlaut-is-v-and-u", test_u_umlaut_is_v_and_u);
  g_test_add_func ("/pinyin/syllables-are-told-apart-in-lists", test_syllables_are_told_apart_in_lists);
  g_test_add_func ("/pinyin/character-without-a-reading-stays", test_character_without_a_reading_stays);
  g_test_add_func ("/pinyin/never-more-than-sixteen-keys", test_never_more_than_sixteen_keys);
  g_test_add_func ("/pinyin/almost-all-ideographs-have-a-reading", test_almost_all_ideographs_have_a_reading);
  g_test_add_func ("/pinyin/invalid-text-is-survived", test_invalid_text_is_survived);
  return g_test_run ();
}
