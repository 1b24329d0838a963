/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-names.h"

#include <locale.h>

static void
test_person_names (void)
{
  static const char *const cases[][2] = {
    { "张三", "张三" }, { "张 三", "张三" }, { "张　三", "张三" }, { " 张三\t", "张三" }, { "张\xe2\x80\x8b三", "张三" },
    { "欧阳 娜娜", "欧阳娜娜" }, { "艾力•伊明", "艾力·伊明" }, { "艾力．伊明", "艾力·伊明" }, { "艾力 · 伊明", "艾力·伊明" },
    { "艾力.伊明", "艾力·伊明" }, { "艾力・伊明", "艾力·伊明" }, { "阿布都热合曼·达吾提", "阿布都热合曼·达吾提" },
    { "单𠮷", "单𠮷" }, { "夏𤩽", "夏𤩽" }, { "顾　㐂", "顾㐂" }, { "李四（女）", "李四" }, { "李四(女，回族)", "李四" },
    { "李四(女)(预备党员)", "李四" }, { "(%(%(1)(1)", NULL }, { ".**(1)*.*(1)", NULL },
    { ".*张三*.", "张三" }, { "1.张三", "张三" }, { "2 、李四", "李四" }, { "3 .王五", "王五" }, { "12) 赵六", "赵六" },
    { "王五（预备党员）", "王五" }, { "王五（小王）", "王五(小王)" }, { "*张三", "张三" }, { "张三*", "张三" },
    { "John  Smith", "John Smith" }, { "张\n三", "张三" }, { "·张三·", "张三" }, { "无", "无" }, { "张\ue000", "张\ue000" },
    { "", NULL }, { "　", NULL }, { "/", NULL }, { "—", NULL }, { "·", NULL }, { "（女）", "(女)" }, { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = lw_person_name_normalise (cases[i][0]);

      if (g_strcmp0 (name, cases[i][1]) != 0)
        {
          g_test_message ("“%s”: “%s”", cases[i][0], name);
          g_test_fail ();
        }
    }
}

static void
test_normalising_twice_changes_nothing (void)
{
  static const char *const names[] = { "艾力 • 伊明", "李四（女）", "John  Smith", "张　三", "王五（小王）",
                                       "1 、张三", "1 、 2 .李四(女) 、#" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *once = lw_person_name_normalise (names[i]);
      g_autofree char *twice = lw_person_name_normalise (once);

      g_assert_cmpstr (once, ==, twice);
    }
}

static void
test_code_tells_the_kind (void)
{
  static const struct
  {
    const char *code;
    int kind;
  } cases[] = {
    { "419901101001", LW_VILLAGE_KIND_COMMUNITY }, { "419901101199", LW_VILLAGE_KIND_COMMUNITY },
    { "419901101200", LW_VILLAGE_KIND_VILLAGE },   { "419901101399", LW_VILLAGE_KIND_VILLAGE },
    { "419901101400", LW_VILLAGE_KIND_OTHER },     { "419901101599", LW_VILLAGE_KIND_OTHER },
    { "419901101600", 0 },                         { "419901101000", 0 },
    { "41990110120", 0 },                          { "4199011012011", 0 },
    { "41990110120a", 0 },                         { "", 0 },
    { NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (lw_village_code_kind (cases[i].code), ==, cases[i].kind);
      g_assert_cmpint (lw_village_code_is_valid (cases[i].code), ==, cases[i].kind != 0);
    }
}

static void
test_short_names (void)
{
  static const char *const cases[][2] = {
    { "张庄村民委员会", "张庄村" },         { "张庄村委会", "张庄村" },   { "张庄村村民委员会", "张庄村" }, { "张庄村", "张庄村" },
    { "学府社区居民委员会", "学府社区" },   { "学府社区居委会", "学府社区" }, { "唐村社区居委会", "唐村社区" }, { "东风居委会", "东风社区" },
    { "东风居民委员会", "东风社区" },       { "学府社区", "学府社区" },   { "哈达嘎查村民委员会", "哈达嘎查" }, { "国有林场", "国有林场" },
    { "村委会", "村委会" },                 { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = lw_village_name_short (cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

static void
test_names_are_refused_in_words (void)
{
  static const struct
  {
    const char *text;
    gboolean refused;
  } cases[] = { { "张三", FALSE },  { "张\n三", FALSE }, { "单𠮷", FALSE },  { "张\ue000", FALSE },
                { "张三😀", TRUE }, { "㊣", TRUE },       { "", TRUE },      { " \t", TRUE },
                { "1990.9", TRUE }, { "file:///a.png", TRUE },
                { "阿依努尔·买买提", FALSE }, { "·", TRUE },       { "张伟2", FALSE }, { "\U00031350", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *problem = lw_person_name_explain (cases[i].text);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (problem != NULL, ==, cases[i].refused);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/person-names", test_person_names);
  g_test_add_func ("/names/normalising-twice-changes-nothing", test_normalising_twice_changes_nothing);
  g_test_add_func ("/names/refused-in-words", test_names_are_refused_in_words);
  g_test_add_func ("/names/code-tells-the-kind", test_code_tells_the_kind);
  g_test_add_func ("/names/short-names", test_short_names);
  return g_test_run ();
}
