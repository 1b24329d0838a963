/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <string.h>

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-text.h"

/* From when until when the posts of a row are held: 任职时间, 离任时间, 是否在任. Somebody whom the roster
 * itself calls gone is not counted as serving. */

/* In bytes; a longer one tells a story. */
#define LONGEST_REMARK 90

/* Three or five years to the month are the term that somebody was elected for. */
static gboolean
is_term (LwDate start,
         LwDate end)
{
  int months = (end / 10000 - start / 10000) * 12 + end / 100 % 100 - start / 100 % 100;

  return months == 36 || months == 60;
}

/* 2015.3—2020.9 in the one column for the start. An end that only is to come, or is that of the term,
 * says nothing of leaving. */
static gboolean
read_range (LwFacts *facts,
            LwSheetReader *reader)
{
  guint column;
  const LwCell *cell = lw_reader_cell (reader, facts->row, LW_MEANING_POST_STARTED, &column);
  LwDate end = 0;

  if (!cell || cell->type != LW_CELL_TEXT || !lw_date_parse_range (cell->text, &facts->post_started, &end))
    return FALSE;
  if (lw_date_last (end) <= reader->importer->on && !is_term (facts->post_started, end))
    facts->post_ended = end;
  else
    lw_facts_doubt (facts, reader, column, LW_REASON_BAD_DATE);
  return TRUE;
}

static void
read_end (LwFacts *facts,
          LwSheetReader *reader)
{
  const LwCell *cell = lw_reader_cell (reader, facts->row, LW_MEANING_POST_ENDED, NULL);

  if (cell && !lw_text_says_still (cell->text))
    lw_facts_read_date (facts, reader, LW_MEANING_POST_ENDED, &facts->post_ended);
}

static LwStanding
read_standing (LwFacts *facts,
               LwSheetReader *reader,
               guint *column)
{
  const LwCell *cell = lw_reader_cell (reader, facts->row, LW_MEANING_STANDING, column);
  LwStanding standing;

  if (!cell || lw_text_is_blank (cell->text))
    return LW_STANDING_UNKNOWN;
  if (!lw_standing_parse (cell->text, &standing))
    lw_facts_doubt (facts, reader, *column, LW_REASON_CAPTION);
  return lw_standing_answer (reader->headings[*column], cell->text);
}

/* Nobody has left before coming; of two dates that say so the one of leaving is the later news. */
static void
check_order (LwFacts *facts,
             LwSheetReader *reader)
{
  if (!facts->post_started || !facts->post_ended || lw_date_last (facts->post_ended) >= lw_date_first (facts->post_started))
    return;
  facts->post_started = 0;
  lw_facts_doubt (facts, reader, reader->column_of[LW_MEANING_POST_STARTED], LW_REASON_BAD_DATE);
}

/* Without a date the posts of somebody who is gone are not known to have an end: they stay as texts. */
static void
keep_gone (LwFacts *facts,
           LwSheetReader *reader,
           guint column)
{
  static const LwMeaning posts[] = { LW_MEANING_POST, LW_MEANING_PARTY_POST, LW_MEANING_COMMITTEE_POST, LW_MEANING_SUPERVISION_POST };

  lw_facts_keep (facts, reader, column, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    if (reader->column_of[posts[i]] != G_MAXUINT)
      lw_facts_keep (facts, reader, reader->column_of[posts[i]], NULL);
}

/* 已辞职, 2026年3月因病去世, 免职（2026.5）: such a word, with no more than when and why. */
gboolean
lw_text_says_gone (const char *text)
{
  static const char *const before[] = { "现", "已", "于", "因病", "因故", "因个人原因", "个人原因", "本人", NULL };
  g_autofree char *folded = lw_text_fold (text, LW_FOLD_NO_SPACES);
  g_autoptr(GString) words = g_string_new (NULL);
  const char *rest;
  LwStanding standing;

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)) && !g_utf8_strchr ("年月日", -1, g_utf8_get_char (p)))
      g_string_append_unichar (words, g_utf8_get_char (p));
  rest = words->str;
  for (guint i = 0; before[i]; i++)
    if (g_str_has_prefix (rest, before[i]) && !lw_standing_parse (rest, &standing))
      rest += strlen (before[i]);
  return lw_standing_parse (rest, &standing) && standing == LW_STANDING_GONE;
}

/* A remark does not change who is counted, but somebody should look. */
static void
doubt_remark (LwFacts *facts,
              LwSheetReader *reader)
{
  guint column;
  const LwCell *cell = lw_reader_cell (reader, facts->row, LW_MEANING_NOTES, &column);
  gboolean pool = reader->shape->kind == LW_SHEET_KIND_RESERVES;
  LwCaption *caption;
  gboolean is_new;

  if (!cell || !*cell->text || strlen (cell->text) > LONGEST_REMARK)
    return;
  if (facts->gone || (pool ? facts->reserve_until : facts->post_ended) || (!pool && !facts->posts->len))
    return;
  caption = lw_reader_caption (reader, column, cell->text, &is_new);
  if (is_new)
    caption->understood = !lw_text_says_gone (cell->text);
  if (!caption->understood)
    lw_facts_doubt (facts, reader, column, LW_REASON_CAPTION);
}

void
lw_facts_read_tenure (LwFacts *facts,
                      LwSheetReader *reader)
{
  LwStanding standing;
  guint column;

  if (!read_range (facts, reader))
    lw_facts_read_date (facts, reader, LW_MEANING_POST_STARTED, &facts->post_started);
  read_end (facts, reader);
  standing = read_standing (facts, reader, &column);
  facts->gone = standing == LW_STANDING_GONE;
  if (facts->gone)
    keep_gone (facts, reader, column);
  /* 在任 with an end that is past: the term may have run out, the person has not left. */
  if (standing == LW_STANDING_SERVING && facts->post_ended && lw_date_first (facts->post_ended) <= reader->importer->on)
    {
      facts->post_ended = 0;
      if (reader->column_of[LW_MEANING_POST_ENDED] != G_MAXUINT)
        lw_facts_doubt (facts, reader, reader->column_of[LW_MEANING_POST_ENDED], LW_REASON_BAD_DATE);
    }
  check_order (facts, reader);
  doubt_remark (facts, reader);
}
