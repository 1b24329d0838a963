/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-headings.h"

typedef struct
{
  LwSheetKind kind;
  const char *heading; /* upper/lower */
  const char *field;   /* NULL: must not be taken for one */
} Case;

#define V LW_SHEET_KIND_VILLAGES
#define C LW_SHEET_KIND_COMMITTEES
#define R LW_SHEET_KIND_RESERVES
#define D LW_SHEET_KIND_RECRUITS

static void
check (const Case *cases,
       guint n)
{
  g_autoptr(LwHeadings) headings = lw_headings_new ();

  for (guint i = 0; i < n; i++)
    {
      g_auto(GStrv) parts = g_strsplit (cases[i].heading, "|", -1);
      LwFieldRef ref = { LW_MEANING_NONE };
      gboolean weak = FALSE;
      g_autofree char *field = NULL;

      if (lw_headings_find (headings, cases[i].kind, (const char *const *) parts, g_strv_length (parts), 0, &ref, &weak))
        field = lw_field_ref_to_word (&ref);
      if (g_strcmp0 (field, cases[i].field) != 0)
        g_error ("%s: %s instead of %s", cases[i].heading, field ? field : "nothing", cases[i].field ? cases[i].field : "nothing");
    }
}

static void
test_names (void)
{
  static const Case cases[] = {
    { C, "序号", "serial" }, { C, "*姓名", "name" }, { C, "3.性别", "sex" }, { C, "姓\n名", "name" }, { C, "姓  名（必填）", "name" },
    { C, "出生年月（年.月）", "birth" }, { C, "年龄（周岁）", "age" }, { C, "公民身份号码", "id_number" }, { C, "身份证号（18位）", "id_number" },
    { C, "联系电话（手机）", "phone" }, { C, "现任职务", "post" }, { C, "村“两委”职务", "post" }, { C, "任现职时间", "post_started" },
    { C, "党支部（总支）职务", "party_post" }, { C, "村（居）民委员会职务", "committee_post" }, { C, "村务监督委员会任职", "supervision_post" },
    { C, "职务（党内）", "party_post" }, { C, "全日制毕业院校及专业", "school_full_time" }, { C, "学历（在职）", "education_in_service" },
    { C, "学历/学位", "education" }, { C, "党支部（总支）", "village" }, { R, "类别", "source" }, { V, "类别", "village_kind" },
    { V, "户数（户）", "households" }, { V, "党员数（名）", "party_members" }, { V, "村（居）名称", "village" }, { V, "统计用区划代码", "village_code" },
    { D, "2024年", "year_2024" }, { D, "二〇二四年度", "year_2024" }, { D, "二○二四年", "year_2024" }, { D, "2026年（截至11月）", "year_2026" },
    { D, "2023年发展党员数（人）", "year_2023" }, { D, "接收为预备党员时间", "recruited_on" }, { D, "入党时间", "recruited_on" },
    { C, "入党时间", "party_joined" }, { D, "近五年合计", "total" }, { R, "拟任职务", "reserve_for" }, { R, "帮带责任人", "mentor" },
    { R, "现工作单位及职务", "occupation" }, { C, "村社职务", "post" }, { C, "现任村（居）内职务", "post" }, { C, "拟任村职务", NULL },
    { R, "纳入后备干部库时间", "reserve_since" }, { R, "列为村级后备人选日期", "reserve_since" }, { R, "进入后备干部队伍时间", "reserve_since" },
    { R, "退出后备干部队伍时间", "reserve_until" }, { R, "纳入党委时间", NULL }, { R, "列为发展对象时间", NULL }, { R, "进入村两委班子时间", NULL },
    { R, "镇领导帮带人", "mentor" }, { R, "村书记帮带责任人", "mentor" }, { R, "未落实帮带人", NULL },
    { R, "现任职务或从事职业", "occupation" }, { C, "身份证出生年月", "birth" }, { C, "岗位及职务", "post" }, { V, "登记参加选举村民数", "voters" }, { C, "性别代码", "sex" },
    { C, "任职开始日期", "post_started" }, { C, "任职结束日期", "post_ended" }, { C, "离任时间", "post_ended" }, { C, "任期届满时间", NULL },
    { C, "班子类别", "post_body" }, { C, "职务2", "post" }, { C, "是否在任", "standing" }, { R, "在库状态", "standing" }, { C, "健康状态", NULL }, { C, "婚姻状况", NULL },
    { C, "Name", "name" }, { C, "ID Card No.", "id_number" }, { C, "XM", "name" }, { C, "xingming", "name" }, { C, "Spouse Name", NULL },
    { C, "姓名 Name", "name" }, { C, "姓名（Full Name）", "name" }, { C, "配偶姓名 Spouse Name", NULL }, { C, "姓名 Spouse Name", NULL },
    { C, "电话 Gender", NULL }, { V, "党员数 Party members", "party_members" }, { R, "入库时间 Pool since", "reserve_since" },
    { D, "一季度", "count:q1" }, { D, "2024年第三季度发展数", "year_2024:q3" }, { D, "2025年4-6月", "year_2025:q2" }, { D, "2025年1—3月", "year_2025:q1" },
    { D, "2025年（上半年）", "year_2025:h1" }, { D, "2024Q4", "year_2024:q4" }, { D, "2025年3月", "year_2025:m3" }, { D, "2026年1—11月", "year_2026" },
    { D, "截至2026年11月", NULL }, { D, "五季度", NULL }, { D, "2024年4月-13月", NULL },
    { D, "2024年|一季度", "year_2024:q1" }, { D, "一季度|2024年", "year_2024:q1" }, { D, "2024年各季度发展情况|10-12月", "year_2024:q4" },
    { D, "2024年党费|一季度", NULL }, { D, "一季度|二季度", NULL }, { D, "2024年|一季度|男", NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_groups (void)
{
  static const Case cases[] = {
    { V, "党员情况|总数", "party_members" }, { V, "党员情况|其中：女党员", NULL }, { V, "人口|合计", "population" }, { V, "村民代表|总数", NULL },
    { D, "近三年发展党员|合计", "total" },
    { C, "全日制教育|学历", "education_full_time" }, { C, "学历|在职", "education_in_service" }, { C, "在职教育|毕业院校", "school_in_service" },
    { C, "现任职务|党内职务", "party_post" }, { C, "党组织|职务", "party_post" }, { C, "监委会|职务", "supervision_post" },
    { C, "出生|年月", "birth" }, { C, "基本信息|姓名", "name" }, { R, "帮带联系人|姓名", "mentor" }, { R, "帮带联系人|电话", NULL },
    { C, "家庭主要成员|姓名", NULL }, { C, "配偶|身份证号", NULL }, { D, "近三年发展数|2025年", "year_2025" }, { D, "2025年|发展党员数", "year_2025" },
    { V, "人口|总数", "population" }, { V, "户数|（户）", "households" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Names that look like a field and are none. */
static void
test_near_misses (void)
{
  static const Case cases[] = {
    { C, "首次进班子时间", NULL }, { C, "紧急联系电话", NULL }, { C, "配偶姓名", NULL }, { C, "姓名（配偶）", NULL }, { C, "入党介绍人", NULL },
    { D, "入党介绍人", NULL }, { C, "家庭住址", NULL }, { C, "是否一肩挑", NULL }, { V, "党组织书记", NULL }, { V, "书记姓名", NULL },
    { V, "耕地面积（亩）", NULL }, { V, "村民小组数", NULL }, { V, "党员数（35岁以下）", NULL }, { D, "2024年（其中女性）", NULL },
    { C, "2024年收入", NULL }, { C, "年报酬", NULL }, { C, "健康状况", NULL }, { C, "备注2", NULL }, { R, "联系电话（帮带人）", NULL },
    { C, "任职年限", NULL }, { C, "", NULL }, { C, "（人）", NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_second_choice (void)
{
  g_autoptr(LwHeadings) headings = lw_headings_new ();
  const char *parts[] = { "入党时间" };
  LwFieldRef ref;
  gboolean weak;

  g_assert_true (lw_headings_find (headings, D, parts, 1, 1, &ref, &weak));
  g_assert_cmpint (ref.meaning, ==, LW_MEANING_PARTY_JOINED);
  g_assert_false (lw_headings_find (headings, D, parts, 1, 2, &ref, &weak));
}

static void
test_field_words (void)
{
  static const char *const words[] = { "name", "year_2024", "tick:party-committee:deputy-secretary", "tick:supervision:chair", "notes" };
  static const char *const wrong[] = { "", "nome", "year_", "year_20x4", "tick:party-committee", "tick:x:chair", "tick:supervision:chair:x" };
  LwFieldRef ref;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *again = NULL;

      g_assert_true (lw_field_ref_from_word (words[i], &ref));
      again = lw_field_ref_to_word (&ref);
      g_assert_cmpstr (again, ==, words[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (lw_field_ref_from_word (wrong[i], &ref));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/headings/names", test_names);
  g_test_add_func ("/headings/groups-lend-their-scope", test_groups);
  g_test_add_func ("/headings/near-misses-are-no-field", test_near_misses);
  g_test_add_func ("/headings/second-choice", test_second_choice);
  g_test_add_func ("/headings/field-words-read-back", test_field_words);
  return g_test_run ();
}
