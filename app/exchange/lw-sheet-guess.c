/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-recognise-private.h"

/* Which kind of roster a sheet is: by the fields that only such a roster has, and by the words of its
 * title, its tab and its file. */

typedef struct
{
  gboolean has[LW_N_MEANINGS];
  int n_years, n_parts, n_ticks;
} LwPresence;

static LwPresence
presence_of (GArray *refs)
{
  LwPresence present = { { FALSE } };

  for (guint c = 0; c < refs->len; c++)
    {
      const LwFieldRef *ref = &g_array_index (refs, LwColumnRef, c).ref;

      present.has[ref->meaning] = TRUE;
      present.n_years += ref->meaning == LW_MEANING_YEAR_N;
      present.n_parts += ref->meaning == LW_MEANING_COUNT && ref->months;
      present.n_ticks += ref->meaning == LW_MEANING_TICK;
    }
  return present;
}

static int
score_villages (const LwPresence *p)
{
  int score = 0;

  if (!p->has[LW_MEANING_VILLAGE] && !p->has[LW_MEANING_VILLAGE_CODE])
    return -100;
  /* Codes with their names are a list of villages even without a single figure. */
  score += p->has[LW_MEANING_VILLAGE] && p->has[LW_MEANING_VILLAGE_CODE] ? 2 : 0;
  score += 3 * (p->has[LW_MEANING_HOUSEHOLDS] + p->has[LW_MEANING_POPULATION] + p->has[LW_MEANING_VOTERS] + p->has[LW_MEANING_ORG_FORM]);
  score += 2 * (p->has[LW_MEANING_PARTY_MEMBERS] + p->has[LW_MEANING_VILLAGE_CODE] + p->has[LW_MEANING_VILLAGE_KIND]);
  return score;
}

static int
score_committees (const LwPresence *p)
{
  int score = 0;

  if (!p->has[LW_MEANING_NAME])
    return -100;
  if (p->has[LW_MEANING_POST] || p->has[LW_MEANING_PARTY_POST] || p->has[LW_MEANING_COMMITTEE_POST] || p->has[LW_MEANING_SUPERVISION_POST])
    score += 5;
  score += MIN (p->n_ticks, 3) * 2;
  return score + 2 * p->has[LW_MEANING_POST_STARTED] + p->has[LW_MEANING_DUTIES];
}

static int
score_reserves (const LwPresence *p)
{
  if (!p->has[LW_MEANING_NAME])
    return -100;
  return 4 * (p->has[LW_MEANING_RESERVE_SINCE] + p->has[LW_MEANING_RESERVE_FOR]) +
         3 * (p->has[LW_MEANING_RESERVE_UNTIL] + p->has[LW_MEANING_MENTOR] + p->has[LW_MEANING_TRAINING]) +
         2 * (p->has[LW_MEANING_SOURCE] + p->has[LW_MEANING_OCCUPATION]);
}

static int
score_recruits (const LwPresence *p,
                gboolean named_in_title)
{
  gboolean dated = p->has[LW_MEANING_NAME] && (p->has[LW_MEANING_RECRUITED_ON] || p->has[LW_MEANING_YEAR]);
  gboolean counted = p->n_years > 0 || (p->has[LW_MEANING_COUNT] && ((p->has[LW_MEANING_YEAR] && !p->n_parts) || named_in_title));

  if (counted && !p->has[LW_MEANING_NAME])
    return MIN ((p->n_years + p->n_parts) * 2, 6) + (p->has[LW_MEANING_YEAR] ? 5 : 0);
  if (!dated)
    return -100;
  /* 入党时间 alone is on every roster; it takes the title to make it a list of recruits. */
  return (p->has[LW_MEANING_FULL_MEMBER_ON] ? 2 : 0) + (p->has[LW_MEANING_YEAR] ? 3 : 0) + (named_in_title ? 2 : 0);
}

static gboolean
has_strong_recruit_date (const LwLook *look,
                         GArray *refs)
{
  for (guint c = 0; c < refs->len; c++)
    if (g_array_index (refs, LwColumnRef, c).ref.meaning == LW_MEANING_RECRUITED_ON
        || g_array_index (refs, LwColumnRef, c).ref.meaning == LW_MEANING_YEAR)
      {
        g_autofree char *heading = lw_look_heading (look, c);

        return strstr (heading, "预备") || strstr (heading, "发展") || strstr (heading, "接收") || strstr (heading, "支部大会");
      }
  return FALSE;
}

static gboolean
mentions (const char *text,
          const char *const *words)
{
  for (guint i = 0; text && words[i]; i++)
    if (strstr (text, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
named (LwSheetKind kind,
       const char *text)
{
  static const char *const villages[] = { "基本情况", "村情", "概况", "一览", "基础信息", "基本信息", "行政村名录", NULL };
  static const char *const committees[] = { "两委", "“两委”", "\"两委\"", "班子", "村干部", "任职情况", "现任", "干部名册", "干部花名册", "干部信息", NULL };
  static const char *const reserves[] = { "后备", "储备", "人才库", "回引", NULL };
  static const char *const recruits[] = { "发展党员", "党员发展", "新发展", "发展情况", "预备党员", "发展名册", "新党员", NULL };

  switch (kind)
    {
    case LW_SHEET_KIND_VILLAGES: return mentions (text, villages);
    case LW_SHEET_KIND_COMMITTEES: return mentions (text, committees);
    case LW_SHEET_KIND_RESERVES: return mentions (text, reserves);
    case LW_SHEET_KIND_RECRUITS: return mentions (text, recruits);
    default: return FALSE;
    }
}

/* 入党积极分子 on the tab of a file of reserves: a list of its own, whatever the file is called. */
static gboolean
names_other_list (const char *text)
{
  static const char *const words[] = { "积极分子", "申请人", "发展对象", "村民代表", "居民代表", "流动党员", "困难党员", "网格员", "低保", "小组长", NULL };

  if (!mentions (text, words))
    return FALSE;
  for (int kind = LW_SHEET_KIND_VILLAGES; kind <= LW_SHEET_KIND_RECRUITS; kind++)
    if (named ((LwSheetKind) kind, text))
      return FALSE;
  return TRUE;
}

static gboolean
is_other_list (const LwLook *look,
               GPtrArray *titles)
{
  if (names_other_list (look->hints->sheet))
    return TRUE;
  for (guint i = 0; i < titles->len; i++)
    if (names_other_list (g_ptr_array_index (titles, i)))
      return TRUE;
  return FALSE;
}

/* Words of the title count most, then the name of the sheet, then that of the file. */
static int
title_score (LwSheetKind kind,
             const LwLook *look,
             GPtrArray *titles)
{
  int weight = kind == LW_SHEET_KIND_RESERVES || kind == LW_SHEET_KIND_RECRUITS ? 2 : 1;
  int score = 0;

  for (guint i = 0; i < titles->len && score == 0; i++)
    if (named (kind, g_ptr_array_index (titles, i)))
      score += 4;
  if (named (kind, look->hints->sheet))
    score += 3;
  if (named (kind, look->hints->file) && !is_other_list (look, titles))
    score += 2;
  return MIN (score, 6) * weight;
}

/* 村集体经济收入, year by year: a row for each village and a column for each year may hold anything. */
static gboolean
speaks_of_other_figures (const LwLook *look,
                         GPtrArray *titles)
{
  static const char *const words[] = { "收入", "经济", "产值", "产量", "面积", "报酬", "补贴", "补助", "工资", "经费", "资金", "金额", "万元", "（元", "(元", "单位：元", "单位:元",
                                       "考核", "得分", "评分", "党费", "低保", "参保", "医保", "养老", "缴费", "信访", "矛盾", "纠纷", "案件", "人口", "户数", "出生", "死亡",
                                       "耕地", "粮食", "项目", "债务", "分红", "培训", "申请人", "积极分子", "参选率", NULL };

  for (guint i = 0; i < titles->len; i++)
    if (mentions (g_ptr_array_index (titles, i), words))
      return TRUE;
  return mentions (look->hints->sheet, words) || mentions (look->hints->file, words);
}

int
lw_kind_score (LwSheetKind kind,
               GArray *refs,
               const LwLook *look,
               GPtrArray *titles)
{
  LwPresence present = presence_of (refs);
  int title = title_score (kind, look, titles);

  switch (kind)
    {
    case LW_SHEET_KIND_VILLAGES:
      return score_villages (&present) + title;
    case LW_SHEET_KIND_COMMITTEES:
      return score_committees (&present) + title;
    case LW_SHEET_KIND_RESERVES:
      return score_reserves (&present) + title;
    case LW_SHEET_KIND_RECRUITS:
      if (!present.has[LW_MEANING_NAME] && title == 0 && speaks_of_other_figures (look, titles))
        return -100;
      return score_recruits (&present, title > 0) + (has_strong_recruit_date (look, refs) ? 6 : 0) + title;
    default:
      return -100;
    }
}
