/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-life.h"
#include "lw-lrmx.h"

#include <string.h>

#include "lw-workbook.h"

#define START "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Person>"

static GHashTable *
parse (const char *text,
       gsize length,
       GError **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);

  return lw_lrmx_parse (bytes, "form.lrmx", error);
}

static void
test_fields (void)
{
  static const char text[] =
    "\xef\xbb\xbf" START "<XingMing>单  辉</XingMing><XingBie/><ChuShengNianYue>\r\n  198210\r\n</ChuShengNianYue>"
    "<JiaTingChengYuan><Item><ChengWei>妻子</ChengWei><XingMing>江某</XingMing></Item><Item><ChengWei>父亲</ChengWei></Item></JiaTingChengYuan>"
    "<ZhaoPian>iVBORw0KGgo=</ZhaoPian><XinZiDuan>新</XinZiDuan></Person>";
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) fields = parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (g_hash_table_lookup (fields, "XingMing"), ==, "单  辉");
  g_assert_cmpstr (g_hash_table_lookup (fields, "ChuShengNianYue"), ==, "198210");
  g_assert_cmpstr (g_hash_table_lookup (fields, "JiaTingChengYuan"), ==, "妻子  江某\n父亲");
  g_assert_cmpstr (g_hash_table_lookup (fields, "XinZiDuan"), ==, "新");
  g_assert_false (g_hash_table_contains (fields, "XingBie"));
  g_assert_false (g_hash_table_contains (fields, "ZhaoPian"));
}

static void
test_gb18030 (void)
{
  static const char text[] = "<?xml version=\"1.0\" encoding=\"gb2312\"?><Person><XingMing>张三</XingMing></Person>";
  gsize length;
  g_autofree char *gbk = g_convert (text, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) fields = parse (gbk, length, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (g_hash_table_lookup (fields, "XingMing"), ==, "张三");
}

static void
test_refused (void)
{
  g_autofree char *long_name = g_strnfill (2 * 1024 * 1024, 'x');
  g_autofree char *huge = g_strconcat (START, "<XingMing>", long_name, "</XingMing></Person>", NULL);
  const char *bad[] = {
    "", "no form", START, START "<XingMing>a</XingMing>", "<Person/><Person/>", "<Other/>",
    "<!DOCTYPE Person [<!ENTITY e \"x\">]><Person><XingMing>&e;</XingMing></Person>",
    START "<a><b><c><d><e><f><g><h><i/></h></g></f></e></d></c></b></a></Person>", huge,
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (parse (bad[i], strlen (bad[i]), &error));
      g_assert_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_DAMAGED);
    }
}

static void
test_old_form (void)
{
  static const char text[] =
    "\"张 三\",\"男\",\"198210\",\"汉族\",\"江左\",\"200501\",\"健康\",\"江左\",\"200209\",\"大专#@本科#学士\",\"示范职院#@示范大学#\",\"\",\"\",\"\",\"\",\"\","
    "\"\",\"2002.09--2005.06  学习#2005.07--  务农\",\"\",\"\",\"妻子@父亲@\",\"江某@张某@\",\"198305@195508@\",\"群众@群众@\",\"务农@务农@\",\"村民\"";
  gsize length;
  g_autofree char *gbk = g_convert (text, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (gbk, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) fields = lw_lrm_parse (bytes, "form.lrm", &error);

  g_assert_no_error (error);
  g_assert_true (lw_lrm_is (bytes));
  g_assert_cmpstr (g_hash_table_lookup (fields, "XingMing"), ==, "张 三");
  g_assert_cmpstr (g_hash_table_lookup (fields, "QuanRiZhiJiaoYu_XueLi"), ==, "大专");
  g_assert_cmpstr (g_hash_table_lookup (fields, "ZaiZhiJiaoYu_XueLi"), ==, "本科");
  g_assert_cmpstr (g_hash_table_lookup (fields, "ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi"), ==, "示范大学");
  g_assert_cmpstr (g_hash_table_lookup (fields, "JianLi"), ==, "2002.09--2005.06  学习\n2005.07--  务农");
  g_assert_true (g_str_has_prefix (g_hash_table_lookup (fields, "JiaTingChengYuan"), "妻子  江某  198305"));
}

static void
assert_line (GPtrArray *lines,
             guint i,
             LwDate start,
             LwDate end,
             const char *what)
{
  const LwResume *line = g_ptr_array_index (lines, i);

  g_assert_cmpint (line->start, ==, start);
  g_assert_cmpint (line->end, ==, end);
  g_assert_cmpstr (line->what, ==, what);
  g_assert_cmpint (line->person, ==, 7);
}

static void
test_resume_lines (void)
{
  g_autoptr(GPtrArray) lines = lw_life_read ("简历",
    "1998.09--2001.07  示范县第二中学学习\n2001.07--2002.09  待业\r\n2002.09—2005.06  示范职院学习\n"
    "                 （其间：2003.09--2004.07  任班长）\n2005年7月至今  务农\n2019.03--  村委会委员\n", 7);

  g_assert_cmpuint (lines->len, ==, 5);
  assert_line (lines, 0, 19980900, 20010700, "示范县第二中学学习");
  assert_line (lines, 2, 20020900, 20050600, "示范职院学习（其间：2003.09--2004.07  任班长）");
  assert_line (lines, 3, 20050700, 0, "务农");
  assert_line (lines, 4, 20190300, 0, "村委会委员");
}

static void
test_family_lines (void)
{
  g_autoptr(GPtrArray) lines
    = lw_life_read ("家庭主要成员及重要社会关系", "妻子  江  某  198305  群众  示范村 务农\n父亲  张某  195508  中共党员  示范县粮站  退休", 7);
  const LwFamily *wife, *father;

  g_assert_cmpuint (lines->len, ==, 2);
  wife = lines->pdata[0];
  father = lines->pdata[1];
  g_assert_cmpstr (wife->relation, ==, "妻子");
  g_assert_cmpstr (wife->name, ==, "江某");
  g_assert_cmpint (wife->birth, ==, 19830500);
  g_assert_cmpint (wife->political_status, ==, LW_POLITICAL_STATUS_MASSES);
  g_assert_cmpstr (wife->work, ==, "示范村 务农");
  g_assert_cmpstr (father->work, ==, "示范县粮站 退休");
}

/* Half understood would be half lost. */
static void
test_what_is_no_resume_stays_whole (void)
{
  static const char *const texts[] = {
    "", "无", "详见档案", "1998.13--2001.07  学习", "2005.01--2001.07  学习", "1998.09--2001.07", "1998.09  学习",
    "1998.09--2001.07  学习\n99年  打工", "\xf0\x9f\x99\x82",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (lw_life_read ("简历", texts[i], 7));
  g_assert_null (lw_life_read ("家庭主要成员及重要社会关系", "妻子", 7));
  g_assert_null (lw_life_read ("家庭主要成员及重要社会关系", "妻子  198305", 7));
  g_assert_null (lw_life_read ("备注", "1998.09--2001.07  学习", 7));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lrmx/fields", test_fields);
  g_test_add_func ("/lrmx/gb18030-whatever-it-declares", test_gb18030);
  g_test_add_func ("/lrmx/hostile-or-cut-off-is-refused", test_refused);
  g_test_add_func ("/lrm/fields", test_old_form);
  g_test_add_func ("/life/resume-lines", test_resume_lines);
  g_test_add_func ("/life/family-lines", test_family_lines);
  g_test_add_func ("/life/what-is-no-resume-stays-whole", test_what_is_no_resume_stays_whole);
  return g_test_run ();
}
