/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-demo-person.h"

#include "lw-date.h"
#include "lw-id-number.h"

#include <string.h>

static const char surnames[] =
    "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 "
    "彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 单 仇 缪";
static const char given_men_elder[] =
    "建国 志强 永福 文斌 保国 德林 春山 金海 福来 学军 长庚 立新 国富 庆丰 树根 广义 荣生 大山 双喜 广才 忠良 传贵 振华";
static const char given_men_younger[] =
    "浩 子轩 鹏飞 文博 晨阳 志远 俊杰 家豪 嘉伟 昊然 明轩 一凡 天宇 宏宇 少华 旭东 凯 亚楠 立航 思源 晓峰 展鹏 书豪";
static const char given_women_elder[] = "秀英 桂兰 玉梅 凤霞 春花 爱香 金枝 素琴 月娥 翠萍 红梅 改荣 玲娣";
static const char given_women_younger[] = "雅婷 思雨 梦洁 静怡 佳琪 婷婷 欣悦 晓彤 雨薇 若楠 诗涵 慧敏 嘉文";

/* The @number-th word of a list, counting round. */
static char *
pick (const char *list, guint number)
{
  g_auto(GStrv) words = g_strsplit (list, " ", -1);
  return g_strdup (words[number % g_strv_length (words)]);
}

/* The lists have lengths without a common divisor, so that pairs repeat late. */
char *
lw_demo_make_name (char sex, gboolean elder, guint number)
{
  const char *list = sex == 'f' ? (elder ? given_women_elder : given_women_younger)
                                : (elder ? given_men_elder : given_men_younger);
  g_autofree char *surname = pick (surnames, number * 7);
  g_autofree char *given = pick (list, number);

  return g_strconcat (surname, given, NULL);
}

char *
lw_demo_make_id (LwDate birth, char sex, guint number)
{
  guint sequence = (number * 2 + (sex == 'f' ? 0 : 1)) % 1000;
  g_autofree char *first = g_strdup_printf ("4199%02u%08d%03u", 1 + number % 12, birth, sequence);

  return g_strdup_printf ("%s%c", first, lw_id_number_check (first));
}

/* 15 places: two digits of the year, no check character. */
static char *
make_old_id (LwDate birth, char sex, guint number)
{
  g_autofree char *id = lw_demo_make_id (birth, sex, number);
  return g_strdup_printf ("%.6s%.9s", id, id + 8);
}

/* The last birthday is some weeks past, so that the next one lies beyond any horizon of half a year,
 * unless the table asks for one soon. */
static LwDate
make_birth (const LwDemoPerson *spec, guint number, LwDate on)
{
  if (spec->turns_in > 0)
    return lw_date_add_years (lw_date_add_days (on, spec->turns_in), -(spec->age + 1));
  return lw_date_add_years (lw_date_add_days (on, -(20 + (int) (number * 37 % 130))), -spec->age);
}

static LwDate
coarser (LwDate birth, LwDemoBirth precision)
{
  switch (precision)
    {
    case LW_DEMO_BIRTH_MONTH:
      return birth / 100 * 100;
    case LW_DEMO_BIRTH_YEAR:
      return birth / 10000 * 10000;
    case LW_DEMO_BIRTH_NONE:
      return 0;
    case LW_DEMO_BIRTH_FULL:
    default:
      return birth;
    }
}

static void
set_birth (LwPerson *person, const LwDemoPerson *spec, guint number, LwDate on)
{
  LwDate birth = make_birth (spec, number, on);

  /* To the year only: the year in which the limit of 35 lies between its first and last day. */
  if (spec->birth == LW_DEMO_BIRTH_YEAR)
    birth = LW_DATE (on / 10000 - spec->age, 0, 0);
  person->birth_stated = coarser (birth, spec->birth);
  if (spec->birth != LW_DEMO_BIRTH_FULL)
    return;

  if (spec->id == LW_DEMO_ID_VALID)
    person->id_number = lw_demo_make_id (birth, spec->sex, number);
  else if (spec->id == LW_DEMO_ID_OLD_FORM)
    person->id_number = make_old_id (birth, spec->sex, number);
  if (spec->stated_older)
    person->birth_stated = birth - 10000;
  if (spec->decided)
    person->birth_decided = birth;
}

static gboolean
must_be_member (const LwDemoPerson *spec)
{
  return strpbrk (spec->post, "SDP") != NULL;
}

static void
set_party (LwPerson *person, const LwDemoPerson *spec, guint number, LwDate on)
{
  LwDate since = LW_DATE (on / 10000 - spec->age + 21 + (int) (number % 4), 1 + (int) (number % 12), 0);

  if (must_be_member (spec) || (spec->age > 26 && number % 3 != 0))
    {
      person->political_status = LW_POLITICAL_STATUS_MEMBER;
      person->party_joined = since;
    }
  else
    {
      person->political_status = spec->age < 28 ? LW_POLITICAL_STATUS_LEAGUE : LW_POLITICAL_STATUS_MASSES;
    }
}

static void
set_occupation (LwPerson *person, const LwDemoPerson *spec, guint number)
{
  static const char sources[] = "致富能手 退役军人 返乡大学生 外出返乡";
  static const char occupations[] = "种植大户 网店店主 农机手 家庭农场主 村医 合作社会计 民宿经营";
  static const char duties[] = "主持全面工作 负责党建 负责民生 负责综治 负责妇联 负责财务公开";

  if (strchr (spec->post, 'r'))
    {
      person->source = pick (sources, number);
      person->occupation = pick (occupations, number);
    }
  else
    {
      person->duties = pick (duties, strchr (spec->post, 'S') ? 0 : 1 + number % 5);
    }
}

LwPerson *
lw_demo_person_new (const LwDemoPerson *spec, guint number, LwDate on)
{
  LwPerson *person = lw_record_new (&lw_person_table);

  person->name = spec->name ? g_strdup (spec->name) : lw_demo_make_name (spec->sex, spec->age >= 40, number);
  person->sex = spec->sex == 'f' ? LW_SEX_FEMALE : LW_SEX_MALE;
  person->ethnicity = spec->ethnicity ? spec->ethnicity : 1;
  person->native_place = g_strdup ("云溪");
  person->education_full_time = (int) spec->education;
  person->education_in_service = (int) spec->in_service;
  person->education_unheld = (int) spec->unheld;
  person->phone = g_strdup_printf ("1990000%04u", (number * 7919 + 101) % 10000);
  set_birth (person, spec, number, on);
  set_party (person, spec, number, on);
  set_occupation (person, spec, number);
  return person;
}
