/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-headings-private.h"

/* What a group heading over several columns lends them. */

static char *
without_affixes (const char *key)
{
  static const char *const prefixes[] = { "现任", "担任", "在", "中共", "村级", "村两委", NULL };
  static const char *const suffixes[] = { "班子成员", "任职情况", "现任职务", "成员", "班子", "任职", "职务", "情况", "职位", "岗位", "人员", NULL };
  char *bare = g_strdup (key);

  for (guint i = 0; prefixes[i]; i++)
    if (g_str_has_prefix (bare, prefixes[i]))
      memmove (bare, bare + strlen (prefixes[i]), strlen (bare) - strlen (prefixes[i]) + 1);
  for (guint i = 0; suffixes[i]; i++)
    if (g_str_has_suffix (bare, suffixes[i]))
      bare[strlen (bare) - strlen (suffixes[i])] = '\0';
  return bare;
}

LwScope
lw_heading_key_scope (const char *key)
{
  static const char *const full_time[] = { "全日制", "国民教育", NULL };
  static const char *const in_service[] = { "非全日制", "在职", "继续教育", "成人教育", NULL };
  static const char *const strangers[] = { "家庭", "家属", "配偶", "父母", "父亲", "母亲", "子女", "亲属", "紧急联系", "介绍人", "监护人", "社会关系", "担保人", NULL };
  static const char *const mentors[] = { "帮带", "培养联系", "联系领导", "帮扶", "导师", "联系人", "包联", NULL };
  g_autofree char *bare = NULL;

  if (lw_text_has_any (key, strangers))
    return LW_SCOPE_STRANGER;
  if (lw_text_has_any (key, in_service))
    return LW_SCOPE_IN_SERVICE;
  if (lw_text_has_any (key, full_time))
    return LW_SCOPE_FULL_TIME;
  if (lw_text_has_any (key, mentors))
    return LW_SCOPE_MENTOR;

  bare = without_affixes (key);
  if (lw_text_made_of (bare, "村社区居务监督委员会民小组") && strstr (bare, "监"))
    return LW_SCOPE_SUPERVISION;
  if (lw_text_made_of (bare, "村社区居中共党组织支部总委内务会员基层") && (strstr (bare, "党") || strstr (bare, "支")))
    return LW_SCOPE_PARTY;
  if (lw_text_made_of (bare, "村社区居民委员会行政自治组织") && (strstr (bare, "委") || strstr (bare, "自治") || strstr (bare, "行政")))
    /* 行政村 is a place, not an office. */
    return strstr (bare, "行政村") ? LW_SCOPE_NONE : LW_SCOPE_COMMITTEE;
  return LW_SCOPE_NONE;
}

LwScope
lw_heading_scope (const char *text)
{
  g_autofree char *key = lw_heading_key (text);
  g_autofree char *chinese = NULL, *latin = NULL;

  return lw_heading_key_scope (lw_heading_split_tongues (key, &chinese, &latin) ? chinese : key);
}

LwBody
lw_scope_body (LwScope scope)
{
  switch (scope)
    {
    case LW_SCOPE_PARTY: return LW_BODY_PARTY_COMMITTEE;
    case LW_SCOPE_COMMITTEE: return LW_BODY_VILLAGE_COMMITTEE;
    case LW_SCOPE_SUPERVISION: return LW_BODY_SUPERVISION;
    default: return LW_BODY_NONE;
    }
}

LwMeaning
lw_scope_apply (LwMeaning meaning,
                LwScope scope)
{
  gboolean in_service = scope == LW_SCOPE_IN_SERVICE;

  switch (scope)
    {
    case LW_SCOPE_STRANGER:
      return LW_MEANING_NONE;
    case LW_SCOPE_MENTOR:
      return meaning == LW_MEANING_NAME || meaning == LW_MEANING_MENTOR ? LW_MEANING_MENTOR : LW_MEANING_NONE;
    case LW_SCOPE_FULL_TIME:
    case LW_SCOPE_IN_SERVICE:
      if (meaning == LW_MEANING_EDUCATION)
        return in_service ? LW_MEANING_EDUCATION_IN_SERVICE : LW_MEANING_EDUCATION_FULL_TIME;
      if (meaning == LW_MEANING_SCHOOL)
        return in_service ? LW_MEANING_SCHOOL_IN_SERVICE : LW_MEANING_SCHOOL_FULL_TIME;
      return meaning;
    case LW_SCOPE_PARTY:
      return meaning == LW_MEANING_POST ? LW_MEANING_PARTY_POST : meaning;
    case LW_SCOPE_COMMITTEE:
      return meaning == LW_MEANING_POST ? LW_MEANING_COMMITTEE_POST : meaning;
    case LW_SCOPE_SUPERVISION:
      return meaning == LW_MEANING_POST ? LW_MEANING_SUPERVISION_POST : meaning;
    default:
      return meaning;
    }
}
