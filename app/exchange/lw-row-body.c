/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <string.h>

/* Which body a bare 主任 or 委员 belongs to, where the sheet says so beside the post (班子类别) or in a
 * line above (二、村委会), and not in its cell. */

#define LONGEST_LINE 24

static gboolean
contains_any (const char *text,
              const char *const *words)
{
  for (guint i = 0; words[i]; i++)
    if (strstr (text, words[i]))
      return TRUE;
  return FALSE;
}

/**
 * lw_body_in_text:
 * @named: (out): the one body that @text names, or that it names another organisation (团支部, 妇联)
 *
 * Returns: FALSE when it names none, or several
 */
gboolean
lw_body_in_text (const char *text,
                 LwNamedBody *named)
{
  static const char *const others[] = { "团支部", "团总支", "团委", "共青团", "妇联", "妇代会", "合作社", "经联社", "经济组织", "经济合作", "民兵", "调解",
                                        "调委", "治保", "小组", "代表", "工会", "老年", "老龄", "红白", "理事会", "监事会", "工作队", "网格", "残协",
                                        "关工委", "服务站", "服务中心", "纪委", NULL };
  static const char *const supervision[] = { "监督委", "监委", "监会", "村务监督", "居务监督", NULL };
  static const char *const party[] = { "支部", "总支", "党委", "党组织", "支委", "支书", NULL };
  static const char *const committee[] = { "村委", "村民委员会", "居委", "居民委员会", "自治组织", "村(居)民委员会", "村（居）民委员会", "村(居)委", "村（居）委", NULL };
  g_autofree char *clean = lw_heading_clean (text);
  gboolean of_party, of_committee, of_supervision;

  *named = (LwNamedBody) { 0 };
  if (contains_any (clean, others))
    {
      named->other = TRUE;
      return TRUE;
    }
  of_supervision = contains_any (clean, supervision);
  of_party = contains_any (clean, party);
  of_committee = contains_any (clean, committee);
  if (of_supervision + of_party + of_committee != 1)
    return FALSE;
  named->body = of_party ? LW_BODY_PARTY_COMMITTEE : of_committee ? LW_BODY_VILLAGE_COMMITTEE : LW_BODY_SUPERVISION;
  return TRUE;
}

/* 三、, （三） begin another block. */
static gboolean
begins_block (const char *text)
{
  static const char *const numerals = "一二三四五六七八九十";
  g_autofree char *clean = lw_heading_clean (text);
  const char *p = clean;
  gboolean bracket = *p == '(' || g_str_has_prefix (p, "（");
  const char *start = p = bracket ? g_utf8_next_char (p) : p;

  while (*p && g_utf8_strchr (numerals, -1, g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p > start && (bracket ? *p == ')' || g_str_has_prefix (p, "）") : *p == '.' || g_str_has_prefix (p, "、"));
}

gboolean
lw_text_is_section (const char *text)
{
  LwNamedBody named;

  return begins_block (text) || (g_utf8_strlen (text, -1) <= LONGEST_LINE && lw_body_in_text (text, &named));
}

/* A line of its own between the rows. The name of a village may end in 村委会 and means both bodies then. */
void
lw_reader_take_section (LwSheetReader *reader,
                        const char *text,
                        LwKey village)
{
  LwNamedBody named;

  /* A sentence speaks of bodies without beginning one. */
  if (g_utf8_strlen (text, -1) > LONGEST_LINE)
    return;
  if (!lw_body_in_text (text, &named))
    {
      if (village || begins_block (text))
        reader->section_body = named;
      return;
    }
  if (village && named.body == LW_BODY_VILLAGE_COMMITTEE)
    named = (LwNamedBody) { 0 };
  reader->section_body = named;
}

/* 石桥村监委会成员名册. The Party committee of the township writes its name on all papers, two bodies are
 * none, and a village may be called 村委会. */
static gboolean
take_title (LwSheetReader *reader,
            const char *text)
{
  static const char *const branches[] = { "支部", "总支", "支委", NULL };
  LwNamedBody named;

  if (!text || g_utf8_strlen (text, -1) > LONGEST_LINE || strstr (text, "两委") || !lw_body_in_text (text, &named) || !named.body)
    return FALSE;
  if ((named.body == LW_BODY_PARTY_COMMITTEE && !contains_any (text, branches)) ||
      (named.body == LW_BODY_VILLAGE_COMMITTEE && lw_village_in_text (reader->importer, text)))
    return FALSE;
  reader->section_body = named;
  return TRUE;
}

void
lw_reader_find_body (LwSheetReader *reader)
{
  static const char *const lists[] = { "成员", "名册", "花名册", "名单", "一览", "信息表", "统计表", "换届", NULL };
  GPtrArray *titles = reader->shape->titles;

  if (reader->shape->kind != LW_SHEET_KIND_COMMITTEES)
    return;
  for (guint i = titles->len; i > 0; i--)
    if (contains_any (g_ptr_array_index (titles, i - 1), lists) && take_title (reader, g_ptr_array_index (titles, i - 1)))
      return;
  if (!take_title (reader, reader->report->name) && contains_any (reader->importer->report->file, lists))
    take_title (reader, reader->importer->report->file);
}

const char *
lw_named_body_word (LwNamedBody named)
{
  if (named.other)
    return "共青团、妇联等";
  switch (named.body)
    {
    case LW_BODY_PARTY_COMMITTEE: return "党支部";
    case LW_BODY_VILLAGE_COMMITTEE: return "村委会";
    case LW_BODY_SUPERVISION: return "监委会";
    default: return NULL;
    }
}

/* What stands in the column of bodies; an empty cell is as above, within a village. */
LwNamedBody
lw_reader_row_body (LwSheetReader *reader,
                    const LwFacts *facts)
{
  const LwCell *cell = lw_reader_cell (reader, facts->row, LW_MEANING_POST_BODY, NULL);

  if (reader->column_of[LW_MEANING_POST_BODY] == G_MAXUINT)
    return reader->section_body;
  if ((cell && !lw_text_is_blank (cell->text)) || reader->body_village != facts->village)
    {
      reader->body_village = facts->village;
      if (!cell || !lw_body_in_text (cell->text, &reader->body_above))
        reader->body_above = (LwNamedBody) { 0 };
    }
  return reader->body_above;
}
