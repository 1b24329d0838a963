/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-sample.h"

#include "lw-measure.h"

#include <string.h>

#define ON LW_DATE_OF (2026, 12, 8)
#define LW_DATE_OF(y, m, d) ((y) * 10000 + (m) * 100 + (d))

static const char *const village_names[] = {
  "镇中社区居民委员会", "新苑社区居民委员会", "张庄村民委员会", "李家洼村民委员会", "王楼村民委员会",
  "赵家寨村民委员会",   "陈坡村民委员会",     "刘沟村民委员会", "周湾村民委员会",   "孙家堂村民委员会",
  "马岭村民委员会",     "东郭村民委员会",     "西郭村民委员会", "杨树店村民委员会", "柳林村民委员会",
};

static const char *const person_names[] = {
  "王建民", "陈德顺", "周凯", "王志远", "刘大勇", "赵国强", "孙桂英", "刘继东", "李晓雯", "孙浩", "周敏", "张悦",
  "𠮷田明", "阿卜杜拉·买买提江·艾尔肯", "马俊杰", "林晓",
};

LwFinding *
report_sample_add_finding (GPtrArray **list, const char *name, LwDate birth)
{
  LwFinding *finding = g_new0 (LwFinding, 1);
  finding->name = g_strdup (name);
  finding->id_number = g_strdup ("410399199005171234");
  finding->birth = birth;
  finding->sex = LW_SEX_MALE;
  finding->education = LW_EDUCATION_JUNIOR_COLLEGE;
  finding->body = LW_BODY_NONE;
  g_ptr_array_add (lw_result_own_list (list), finding);
  return finding;
}

LwResult *
report_sample_result (LwReportData *data, guint village, const char *rule)
{
  const LwReportVillage *it = g_ptr_array_index (data->villages, village);
  for (guint i = 0; i < it->result->results->len; i++)
    {
      LwResult *result = g_ptr_array_index (it->result->results, i);
      if (strcmp (lw_rule_get_id (result->rule), rule) == 0)
        return result;
    }
  g_assert_not_reached ();
}

static void
fill_count (LwResult *result, guint village)
{
  LwFinding *finding = NULL;

  result->has_value = result->has_required = TRUE;
  result->required = 3;
  result->value = result->state == LW_STATE_NOT_MET ? 1 : 3;
  for (guint i = 0; i < result->value; i++)
    report_sample_add_finding (&result->counted, person_names[(village + i) % G_N_ELEMENTS (person_names)], 19901219);
  finding = report_sample_add_finding (&result->nearly, "王志远", 19900600);
  finding->reason = LW_REASON_AGE;
  finding->explain = g_strdup ("超 1 岁");
  finding = report_sample_add_finding (&result->nearly, "周敏", 20020311);
  finding->reason = LW_REASON_IN_STUDY;
}

static void
fill_result (LwResult *result, const LwRule *rule, guint village, guint index)
{
  /* Mostly met; the rest goes round through the states. */
  static const LwState states[] = {
    LW_STATE_MET, LW_STATE_MET,     LW_STATE_NOT_MET, LW_STATE_MET, LW_STATE_AT_RISK,
    LW_STATE_MET, LW_STATE_UNKNOWN, LW_STATE_MET,     LW_STATE_MET, LW_STATE_NOT_APPLICABLE,
    LW_STATE_MET, LW_STATE_WAIVED,  LW_STATE_MET,
  };

  result->rule = rule;
  result->state = result->bare = states[(village * 5 + index * 3) % G_N_ELEMENTS (states)];
  if (lw_rule_get_measure (rule) == LW_MEASURE_COUNT && result->state != LW_STATE_NOT_APPLICABLE)
    fill_count (result, village);
  if (result->state == LW_STATE_AT_RISK)
    result->changes_on = index % 2 ? 20261219 : 20270101;
  if (result->state == LW_STATE_UNKNOWN)
    lw_result_add_missing (result, "recruits:2024");
  if (result->state == LW_STATE_WAIVED)
    {
      result->bare = LW_STATE_NOT_MET;
      result->waiver_reason = g_strdup ("整村移民搬迁，在村青年不足");
      result->waiver_document = g_strdup ("示镇党〔2026〕18 号");
      result->waiver_user = g_strdup ("陈立");
      result->waiver_until = 20270630;
    }
}

static void
add_people (LwReportVillage *village, guint index, guint members, guint reserves)
{
  for (guint i = 0; i < members + reserves; i++)
    {
      LwReportPerson *person = lw_report_village_add_person (village, index * 100 + i + 1,
                                                             person_names[(index + i) % G_N_ELEMENTS (person_names)]);
      person->id_number = g_strdup ("410399199005171234");
      person->sex = i % 3 == 2 ? LW_SEX_FEMALE : LW_SEX_MALE;
      person->birth = i % 7 == 3 ? 19650000 : (LwDate) (1966 + (int) i * 3 % 34) * 10000 + 517;
      person->education = i % 2 ? LW_EDUCATION_SENIOR_SECONDARY : LW_EDUCATION_JUNIOR_COLLEGE;
      person->political_status = i % 4 ? LW_POLITICAL_STATUS_MEMBER : LW_POLITICAL_STATUS_MASSES;
      person->since = 20220115;
      if (i >= members)
        {
          person->is_reserve = TRUE;
          person->reserve_since = 20240300;
          person->remark = i % 2 ? g_strdup ("跟班学习；联系人 林晓") : NULL;
        }
      else if (i == 0)
        {
          person->positions[LW_BODY_PARTY_COMMITTEE] = LW_POSITION_SECRETARY;
          person->positions[LW_BODY_VILLAGE_COMMITTEE] = LW_POSITION_CHAIR;
        }
      else
        person->positions[1 + i % 3] = LW_POSITION_MEMBER;
    }
  lw_report_village_sort (village);
}

static void
add_village (LwReportData *data, guint index, guint members, guint reserves)
{
  g_autoptr (LwVillageResult) result = lw_village_result_new (data->stack, data->rules->len);
  LwVillage *facts = lw_record_new (&lw_village_table);
  guint round = index / G_N_ELEMENTS (village_names);

  result->village = index + 1;
  result->code = g_strdup_printf ("4103991002%02u", index % 100);
  result->name = round == 0 ? g_strdup (village_names[index])
                            : g_strdup_printf ("第%u%s", round, village_names[index % G_N_ELEMENTS (village_names)]);
  result->kind = index < 2 ? LW_VILLAGE_KIND_COMMUNITY : LW_VILLAGE_KIND_VILLAGE;
  result->readiness = index % 4;
  for (guint i = 0; i < data->rules->len; i++)
    fill_result (g_ptr_array_index (result->results, i), g_ptr_array_index (data->rules, i), index, i);
  facts->org_form = LW_ORG_FORM_BRANCH;
  facts->households = 421;
  facts->population = 1587;
  facts->voters = 1203;
  facts->party_members = 37;
  facts->committee_seats = 5;
  add_people (lw_report_data_add_village (data, result, facts), index, members, reserves);
}

LwReportData *
report_sample_new (guint villages, guint members, guint reserves)
{
  g_autoptr (GPtrArray) stack = lw_profiles_builtin ();
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();

  for (guint i = 0; i < stack->len; i++)
    for (guint j = 0; j < lw_profile_get_n_rules (g_ptr_array_index (stack, i)); j++)
      g_ptr_array_add (rules, (gpointer) lw_profile_get_rule (g_ptr_array_index (stack, i), j));

  LwReportData *data = lw_report_data_new (stack, rules, ON, 20261226);
  lw_set_text (&data->township, "示范镇");
  lw_set_text (&data->round, "第十四届");
  lw_set_text (&data->handler, "林晓");
  data->election = 20261226;
  data->made = ON;
  lw_report_data_set_title (data, NULL);
  for (guint i = 0; i < villages; i++)
    add_village (data, i, members, reserves);
  return data;
}
