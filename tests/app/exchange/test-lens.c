/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-lens-private.h"
#include "lw-test.h"

/* Sheets that are no tables: people in columns, people on forms. */

static LwSample *
sample_of (const char *text)
{
  LwSample *sample = lw_sample_new ();
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      g_auto(GStrv) texts = g_strsplit (lines[i], ",", -1);
      guint n = g_strv_length (texts);
      g_autofree LwCell *cells = g_new0 (LwCell, n + 1);
      LwRow row = { .number = i + 1, .n_cells = n, .cells = cells };

      for (guint c = 0; c < n; c++)
        cells[c] = (LwCell) { .type = *texts[c] ? LW_CELL_TEXT : LW_CELL_EMPTY, .text = texts[c] };
      if (*lines[i])
        lw_sample_add (sample, &row);
    }
  return sample;
}

static void
merge (LwSample *sample,
       guint first_row,
       guint last_row,
       guint first_column,
       guint last_column)
{
  LwMerge merged = { first_row, last_row, first_column, last_column };

  g_array_append_val (sample->merges, merged);
  sample->has_merges = TRUE;
}

static LwLens *
lens_of (LwSample *sample) /* (transfer full) */
{
  g_autoptr(LwSample) owned = sample;
  g_autoptr(LwHeadings) headings = lw_headings_new ();
  g_autoptr(LwRawSheet) raw = lw_raw_sheet_from_sample (sample);
  LwLens *lens = lw_lens_turned_make (headings, raw);

  return lens ? lens : lw_lens_forms_make (headings, raw);
}

/* "heading=text|…" of one person, what is empty left out. */
static char *
person_of (LwLens *lens,
           guint nth)
{
  GPtrArray *rows = lw_lens_get_rows (lens);
  const LwRow *heads = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const LwRow *row = g_ptr_array_index (rows, i);

      if (row->number == 0)
        heads = row;
      else if (row->n_cells > 1 && nth-- == 0)
        for (guint c = 0; c < row->n_cells; c++)
          if (*row->cells[c].text)
            g_string_append_printf (text, "%s%s=%s", text->len ? "|" : "", heads->cells[c].text, row->cells[c].text);
    }
  return g_string_free (text, FALSE);
}

static void
assert_person (LwLens *lens,
               guint nth,
               const char *expected)
{
  g_autofree char *person = person_of (lens, nth);

  g_assert_cmpstr (person, ==, expected);
}

/* The place of a cell is where it stands on the sheet. */
static void
test_turned (void)
{
  g_autoptr(LwLens) lens = lens_of (sample_of ("情况表\n姓名,张三,李四\n性别,男,女\n出生年月,1990.1,1991.2\n学历,大专,本科\n特长,,唱歌"));
  LwPlace place;

  g_assert_nonnull (lens);
  g_assert_cmpint (lw_lens_get_kind (lens), ==, LW_LENS_TURNED);
  assert_person (lens, 0, "姓名=张三|性别=男|出生年月=1990.1|学历=大专");
  assert_person (lens, 1, "姓名=李四|性别=女|出生年月=1991.2|学历=本科|特长=唱歌");
  place = lw_lens_get_place (lens, 3, 2); /* 李四 stands in column C, her birth in line 4 */
  g_assert_cmpuint (place.row, ==, 4);
  g_assert_cmpuint (place.column, ==, 2);
  place = lw_lens_get_place (lens, 0, 3);
  g_assert_cmpuint (place.row, ==, 5);
  g_assert_cmpuint (place.column, ==, 0);
}

/* A village that is merged over several people is theirs. */
static void
test_turned_merged (void)
{
  LwSample *sample = sample_of ("村名,左村,,右村\n姓名,张三,李四,王五\n性别,男,女,男\n出生年月,1990.1,1991.2,1992.3");
  g_autoptr(LwLens) lens = NULL;

  merge (sample, 0, 0, 1, 2);
  lens = lens_of (sample);
  g_assert_nonnull (lens);
  assert_person (lens, 1, "村名=左村|姓名=李四|性别=女|出生年月=1991.2");
  assert_person (lens, 2, "村名=右村|姓名=王五|性别=男|出生年月=1992.3");
}

static void
test_form (void)
{
  LwSample *sample = sample_of ("后备干部登记表,,,,,\n"
                                "姓名,张三,性别,男,出生年月,1990.05\n"
                                "学历,全日制教育,中专,毕业院校,某职专,\n"
                                ",在职教育,大专,毕业院校,某大学,\n"
                                "特长,,,联系电话,138,照片\n"
                                "简历,2008.09--2011.06  某职专学习,,,,\n"
                                ",2011.07--  务农,,,,\n"
                                "家庭主要成员,称谓,姓名,出生年月,政治面貌,工作单位\n"
                                ",妻子,李某,1993.05,群众,务农\n"
                                "村党支部意见,（盖章）　年　月　日,,,,\n");
  g_autoptr(LwLens) lens = NULL;

  merge (sample, 0, 0, 0, 5);
  merge (sample, 2, 3, 0, 0);
  merge (sample, 4, 4, 1, 2);
  merge (sample, 5, 6, 0, 0);
  merge (sample, 5, 5, 1, 5);
  merge (sample, 6, 6, 1, 5);
  merge (sample, 7, 8, 0, 0);
  lens = lens_of (sample);
  g_assert_nonnull (lens);
  g_assert_cmpint (lw_lens_get_kind (lens), ==, LW_LENS_FORMS);
  assert_person (lens, 0, "姓名=张三|性别=男|出生年月=1990.05|全日制教育=中专|全日制教育毕业院校=某职专|在职教育=大专|在职教育毕业院校=某大学|联系电话=138|"
                          "简历=2008.09--2011.06  某职专学习\n2011.07--  务农|家庭主要成员及重要社会关系=妻子  李某  1993.05  群众  务农");
}

/* 1990年7月 could head a column of recruits. */
static void
test_answers (void)
{
  g_autoptr(LwLens) lens = lens_of (sample_of ("姓名,张三,性别,男\n出生年月,1990年7月,学历,大专\n民族,汉,现任职务,支委"));

  g_assert_nonnull (lens);
  assert_person (lens, 0, "姓名=张三|性别=男|出生年月=1990年7月|学历=大专|民族=汉|现任职务=支委");
}

/* Each form has its own answers, whatever the other one lacks; one that nobody filled in is nobody. */
static void
test_forms (void)
{
  g_autoptr(LwLens) lens = lens_of (sample_of ("登记表\n姓名,张三,性别,男\n民族,汉,学历,大专\n特长,篮球,健康状况,\n\n"
                                               "登记表\n姓名,李四,性别,女\n民族,,学历,\n特长,,健康状况,良好\n\n"
                                               "登记表\n姓名,,性别,\n民族,,学历,\n特长,,健康状况,\n"));
  g_autofree char *third = NULL;

  g_assert_nonnull (lens);
  assert_person (lens, 0, "姓名=张三|性别=男|民族=汉|学历=大专|特长=篮球");
  assert_person (lens, 1, "姓名=李四|性别=女|健康状况=良好");
  third = person_of (lens, 2);
  g_assert_cmpstr (third, ==, "");
}

static void
test_side_by_side (void)
{
  g_autoptr(LwLens) lens = lens_of (sample_of ("姓名,张三,姓名,李四\n性别,男,性别,女\n民族,汉,民族,回\n学历,大专,学历,本科"));

  g_assert_nonnull (lens);
  assert_person (lens, 0, "姓名=张三|性别=男|民族=汉|学历=大专");
  assert_person (lens, 1, "姓名=李四|性别=女|民族=回|学历=本科");
}

static void
test_colons (void)
{
  g_autoptr(LwLens) lens = lens_of (sample_of ("登记表\n姓名：张三,性别：男,民族：汉\n所在村：左村,出生年月：1990.1,学历：大专\n联系电话：,,\n"));

  g_assert_nonnull (lens);
  assert_person (lens, 0, "姓名=张三|性别=男|民族=汉|所在村=左村|出生年月=1990.1|学历=大专");
}

/* What stands before the name is of the same form. */
static void
test_side_by_side_village_first (void)
{
  static const char *const texts[] = {
    "所在村,左村,姓名,张三,所在村,右村,姓名,李四\n性别,男,民族,汉,性别,女,民族,回\n学历,大专,特长,篮球,学历,本科,特长,唱歌",
    "所在村,左村,姓名,张三,,所在村,右村,姓名,李四\n性别,男,民族,汉,,性别,女,民族,回\n学历,大专,特长,篮球,,学历,本科,特长,唱歌",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(LwLens) lens = lens_of (sample_of (texts[i]));

      g_assert_nonnull (lens);
      assert_person (lens, 0, "所在村=左村|姓名=张三|性别=男|民族=汉|学历=大专|特长=篮球");
      assert_person (lens, 1, "所在村=右村|姓名=李四|性别=女|民族=回|学历=本科|特长=唱歌");
    }
}

/* What follows the name is of the form before. */
static void
test_side_by_side_more_behind (void)
{
  g_autoptr(LwLens) lens = lens_of (sample_of ("所在村,左村,姓名,张三,性别,男,所在村,右村,姓名,李四,性别,女\n民族,汉,学历,大专,特长,篮球,民族,回,学历,本科,特长,唱歌"));

  g_assert_nonnull (lens);
  assert_person (lens, 0, "所在村=左村|姓名=张三|性别=男|民族=汉|学历=大专|特长=篮球");
  assert_person (lens, 1, "所在村=右村|姓名=李四|性别=女|民族=回|学历=本科|特长=唱歌");
}

/* A family in two halves is that of one person. */
static void
test_family_in_two_halves (void)
{
  LwSample *sample = sample_of ("后备干部登记表,,,,,,\n姓名,张三,性别,男,民族,汉,\n学历,大专,特长,篮球,联系电话,138,\n"
                                "家庭主要成员,称谓,姓名,年龄,称谓,姓名,年龄\n,父亲,张一,60,母亲,李一,58\n现任职务,村医,出生年月,1990.1,健康状况,良好,\n");
  g_autoptr(LwLens) lens = NULL;

  merge (sample, 0, 0, 0, 6);
  merge (sample, 3, 4, 0, 0);
  lens = lens_of (sample);
  g_assert_nonnull (lens);
  assert_person (lens, 0, "姓名=张三|性别=男|民族=汉|学历=大专|特长=篮球|联系电话=138|家庭主要成员及重要社会关系=父亲  张一  60  母亲  李一  58|"
                          "现任职务=村医|出生年月=1990.1|健康状况=良好");
}

/* Forms that ask for more different things than a table has columns are not read at all, rather than in part. */
static void
test_too_many_labels (void)
{
  static const guint numbers[] = { 60, 240 };

  for (guint n = 0; n < G_N_ELEMENTS (numbers); n++)
    {
      g_autoptr(GString) text = g_string_new ("姓名,张三,性别,男\n民族,汉,学历,大专\n出生年月,1990.1,联系电话,138\n");
      g_autoptr(LwLens) lens = NULL;

      for (guint i = 0; i < numbers[n]; i++)
        {
          char a[7] = { 0 }, b[7] = { 0 };

          g_unichar_to_utf8 (0x4e00 + i, a);
          g_unichar_to_utf8 (0x5200 + i, b);
          g_string_append_printf (text, i % 2 ? ",%s%s情况,有\n" : "%s%s情况,有", a, b);
        }
      lens = lens_of (sample_of (text->str));
      g_assert_true ((lens != NULL) == (numbers[n] < 200));
    }
}

/* Tables stay tables. */
static void
test_tables (void)
{
  static const char *const texts[] = {
    "序号,村名,姓名,性别,出生年月,职务\n1,左村,张三,男,1990.1,书记\n2,左村,李四,女,1991.2,委员",
    "姓名,性别,民族,学历\n张三,男,汉,大专\n姓名,性别,民族,学历\n李四,女,汉,大专",
    "职务,左村,右村\n书记,张三,李四\n主任,王五,赵六\n委员,孙七,周八",
    "村名,书记,主任,委员\n左村,张三,李四,王五",
    "村名,2024年,2025年\n左村,1,2\n右村,2,3",
    "*行政区划名称,*姓名,性别代码,民族代码,学历代码,政治面貌代码,出生日期,职务名称,任职开始日期\n左村,左一,1,01,31,01,1985-01-02,书记,2021-03-01",
    "姓名,性别,出生日期(年/月/日),政治面貌\n左一,男,1985/1/2,党员\n左二,女,1986/1/2,群众",
    "村,姓名,性别,职务,村,姓名,性别,职务\n左村,左一,男,书记,右村,右一,女,书记\n左村,左二,男,主任,右村,右二,女,主任",
    "村,姓名,性别,,学历,,年龄,,培养方向\n,,男,女,本科,大专,35岁以下,36岁以上,\n左村,左一,√,,√,,√,,书记",
    "村,班子类别,职务,姓名\n左村,党支部,书记,空缺\n,,委员,左一\n,村（居）委会,主任,无\n,,委员,左二\n右村,村委会,主任,右一",
    "*行政区划代码,*行政区划名称,*姓名,*身份证件类型,*证件号码,性别代码,民族,出生日期,*政治面貌,学历代码,职务名称,任职开始日期\n"
    "419901006201,东村,东一,居民身份证,419901198501020314,1,汉族,19850102,中共党员,31,书记,20210301\n"
    "419901006201,东村,东二,居民身份证,419901198601020314,1,汉族,19860102,中共党员,31,主任,20210301",
    "村,姓名,证件类型,民族,备注,学历,说明\n左村,左一,居民身份证,汉,无,大专,在职\n左村,左二,居民身份证,汉,无,大专,在职",
    "姓名\n张三\n李四",
    "姓名,姓名,姓名,姓名\n姓名,姓名,姓名,姓名\n姓名,姓名,姓名,姓名",
    "村名,左村,户数,300\n人口,1200,党员数,30",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(LwLens) lens = lens_of (sample_of (texts[i]));

      if (lens)
        g_error ("%s: %s", texts[i], lw_lens_get_kind (lens) == LW_LENS_TURNED ? "turned" : "forms");
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lens/turned", test_turned);
  g_test_add_func ("/lens/turned-merged", test_turned_merged);
  g_test_add_func ("/lens/form", test_form);
  g_test_add_func ("/lens/answers", test_answers);
  g_test_add_func ("/lens/forms", test_forms);
  g_test_add_func ("/lens/side-by-side", test_side_by_side);
  g_test_add_func ("/lens/side-by-side-village-first", test_side_by_side_village_first);
  g_test_add_func ("/lens/side-by-side-more-behind", test_side_by_side_more_behind);
  g_test_add_func ("/lens/family-in-two-halves", test_family_in_two_halves);
  g_test_add_func ("/lens/too-many-labels", test_too_many_labels);
  g_test_add_func ("/lens/colons", test_colons);
  g_test_add_func ("/lens/tables", test_tables);
  return g_test_run ();
}
