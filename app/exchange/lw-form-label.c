/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-form-label.h"

#include <string.h>

#include "lw-headings-private.h"

#define MOST_LABEL_LETTERS 16

static gboolean
has_ending (const char *key,
            const char *const *endings)
{
  for (guint i = 0; endings[i]; i++)
    if (g_str_has_suffix (key, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_all_han (const char *key)
{
  for (const char *p = key; *p; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) != G_UNICODE_SCRIPT_HAN)
      return FALSE;
  return *key != '\0';
}

/* 所在村：张庄村 asks and answers. */
const char *
lw_form_find_colon (const char *text,
                    const char **answer)
{
  const char *wide = strstr (text, "：");
  const char *narrow = strchr (text, ':');
  const char *colon = wide ? wide : narrow;

  if (!colon)
    return NULL;
  *answer = colon + (wide ? strlen ("：") : 1);
  return lw_text_is_gap (*answer) ? NULL : colon;
}

LabelKind
lw_form_label_kind (LwHeadings *headings,
                    const char *text)
{
  static const char *const family[] = { "家庭", "社会关系", "主要亲属", NULL };
  static const char *const resume[] = { "简历", "工作经历", "学习经历", "主要经历", "个人履历", "履历", NULL };
  static const char *const photo[] = { "照片", "相片", "贴照片", "近照", NULL };
  static const char *const answers[] = { "全日制", "非全日制", "在职", "脱产", "函授", "党校", "镇", "乡", "村", "社区", "大学", NULL };
  static const char *const plain[] = { "健康状况", "健康情况", "婚姻状况", "婚姻情况", "家庭住址", "家庭地址", "家庭经济状况", "住址", "现住址", "现居住地", "户籍所在地", "特长", "专长", "爱好", "宗教信仰",
                                       "曾用名", "年度考核", "邮箱", "专业技术职务", "熟悉专业有何专长", "何时何地受过何种奖励", "何时何地受过何种处分", "职称", NULL };
  static const char *const endings[] = { "意见", "情况", "理由", "评价", "表现", "结果", "特长", "爱好", "状况", "住址", "建议", "鉴定", NULL };
  g_autofree char *key = strlen (text) <= MOST_LABEL_BYTES ? lw_heading_key (text) : g_strdup ("");
  const char *answer;

  if (!*key || g_utf8_strlen (key, -1) > MOST_LABEL_LETTERS || strcmp (key, "年月日") == 0 || lw_form_find_colon (text, &answer))
    return LABEL_NONE;
  if (g_strv_contains (answers, key))
    return LABEL_ANSWER;
  if (g_strv_contains (plain, key))
    return LABEL_PLAIN;
  if (lw_text_has_any (key, family) && !lw_lens_meaning (headings, text))
    return LABEL_FAMILY;
  if (has_ending (key, resume))
    return LABEL_LONG;
  if (has_ending (key, photo))
    return LABEL_SILENT;
  if (lw_lens_meaning (headings, text) != LW_MEANING_NONE)
    return LABEL_PLAIN;
  if (has_ending (key, endings) && is_all_han (key))
    return LABEL_PLAIN;
  return is_all_han (key) && g_utf8_strlen (key, -1) >= 2 ? LABEL_MAYBE : LABEL_NONE;
}

gboolean
lw_form_says_nothing (const char *text)
{
  static const char *const signs[] = { "盖章", "签字", "签章", "签名", "公章", NULL };
  g_autofree char *key = strlen (text) < 200 ? lw_heading_key (text) : g_strdup ("x");

  return !*key || lw_text_has_any (key, signs) || strcmp (key, "年月日") == 0 || lw_text_made_of (key, "_＿");
}
