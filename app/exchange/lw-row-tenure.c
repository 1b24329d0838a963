/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <string.h>

#include "lw-captions.h"
#include "lw-date.h"

/* From when until when the posts of a row are held: 任职时间, 离任时间, 是否在任. Somebody whom the roster
 * itself calls gone is not counted as serving. */

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
}
