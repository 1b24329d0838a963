/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-captions.h"
#include "lw-recognise-private.h"

/* 性别 over 男 and 女, 学历 over 大专 and 高中: a column for each answer, and a tick below the right one. */

static gboolean
may_be_chosen (LwMeaning meaning)
{
  return meaning == LW_MEANING_SEX || meaning == LW_MEANING_POLITICAL_STATUS || meaning == LW_MEANING_EDUCATION ||
         meaning == LW_MEANING_EDUCATION_FULL_TIME || meaning == LW_MEANING_EDUCATION_IN_SERVICE;
}

static gboolean
is_answer (LwMeaning meaning,
           const char *text)
{
  LwEducationReading education;
  LwPoliticalStatus status = LW_POLITICAL_STATUS_UNKNOWN;
  LwSex sex = LW_SEX_UNKNOWN;

  if (meaning == LW_MEANING_SEX)
    return lw_sex_parse (text, &sex) && sex != LW_SEX_UNKNOWN;
  if (meaning == LW_MEANING_POLITICAL_STATUS)
    return lw_political_status_parse (text, &status) && status != LW_POLITICAL_STATUS_UNKNOWN;
  return lw_education_parse (text, &education) && (education.level || education.unheld);
}

/* 本科及以上 is at least that; 初中及以下 may be anything. */
static char *
dup_answer (LwMeaning meaning,
            const char *heading)
{
  static const char *const more[] = { "及以上", "以上", NULL };
  g_autofree char *answer = g_strdup (heading);

  for (guint i = 0; more[i] && meaning != LW_MEANING_SEX; i++)
    if (g_str_has_suffix (answer, more[i]))
      answer[strlen (answer) - strlen (more[i])] = '\0';
  return is_answer (meaning, answer) ? g_steal_pointer (&answer) : NULL;
}

/* Nothing but ticks; or the answers themselves, in rows that come back mended. */
static gboolean
holds_ticks (const LwLook *look,
             guint column,
             LwMeaning meaning)
{
  for (guint r = look->span.first + look->span.n; r < look->sample->rows->len; r++)
    {
      const LwRow *row = g_ptr_array_index (look->sample->rows, r);
      const char *text = lw_row_text (row, column);

      if (lw_row_is_note (row) || lw_row_is_column_numbers (row) || lw_row_is_total_of_all (row))
        continue;
      if (!lw_text_is_blank (text) && lw_tick_read (text) == LW_TICK_OTHER && !is_answer (meaning, text))
        return FALSE;
    }
  return TRUE;
}

char *
lw_column_dup_answer (LwHeadings *headings,
                      const LwLook *look,
                      LwSheetKind kind,
                      guint column,
                      LwFieldRef *ref)
{
  const char *parts[MOST_HEADING_ROWS];
  guint n = lw_heading_parts (look->sample, look->grid, look->span, column, parts);
  g_autofree char *answer = NULL;
  gboolean weak = FALSE;

  if (n < 2 || !lw_headings_find (headings, kind, parts, n - 1, 0, ref, &weak) || weak || !may_be_chosen (ref->meaning))
    return NULL;
  answer = dup_answer (ref->meaning, parts[n - 1]);
  return answer && holds_ticks (look, column, ref->meaning) ? g_steal_pointer (&answer) : NULL;
}

static const char *
upper_heading (const LwSample *sample,
               const LwGrid *grid,
               LwSpan span,
               guint column)
{
  const char *parts[MOST_HEADING_ROWS];
  guint n = column < grid->n_columns ? lw_heading_parts (sample, grid, span, column, parts) : 0;

  return n > 1 ? parts[n - 2] : "";
}

gboolean
lw_heading_is_choice (LwHeadings *headings,
                      const LwSample *sample,
                      const LwGrid *grid,
                      LwSpan span,
                      guint column)
{
  const char *upper = upper_heading (sample, grid, span, column);
  LwFieldRef ref;
  gboolean weak = FALSE;

  if (!*upper || !lw_headings_find (headings, LW_SHEET_KIND_NONE, &upper, 1, 0, &ref, &weak) || weak)
    return FALSE;
  return (may_be_chosen (ref.meaning) || ref.meaning == LW_MEANING_AGE) &&
         ((column > 0 && strcmp (upper, upper_heading (sample, grid, span, column - 1)) == 0) ||
          strcmp (upper, upper_heading (sample, grid, span, column + 1)) == 0);
}
