/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-recognise.h"

#include "lw-date.h"

#include <string.h>

/* No roster is wider; what stands further right is not looked at for headings. */
#define MOST_COLUMNS 512

LwRow *
lw_row_copy (const LwRow *row)
{
  LwRow *copy = g_new0 (LwRow, 1);

  copy->number = row->number;
  copy->hidden = row->hidden;
  copy->n_cells = MIN (row->n_cells, MOST_COLUMNS);
  copy->cells = g_new0 (LwCell, MAX (copy->n_cells, 1));
  for (guint i = 0; i < copy->n_cells; i++)
    {
      copy->cells[i] = row->cells[i];
      copy->cells[i].text = g_strdup (row->cells[i].text ? row->cells[i].text : "");
    }
  return copy;
}

void
lw_row_free (LwRow *row)
{
  if (!row)
    return;
  for (guint i = 0; i < row->n_cells; i++)
    g_free (row->cells[i].text);
  g_free (row->cells);
  g_free (row);
}

const char *
lw_row_text (const LwRow *row,
             guint column)
{
  return column < row->n_cells && row->cells[column].text ? row->cells[column].text : "";
}

LwSample *
lw_sample_new (void)
{
  LwSample *self = g_new0 (LwSample, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_row_free);
  self->merges = g_array_new (FALSE, FALSE, sizeof (LwMerge));
  return self;
}

gboolean
lw_sample_add (LwSample *self,
               const LwRow *row)
{
  if (self->rows->len < LW_SAMPLE_ROWS)
    g_ptr_array_add (self->rows, lw_row_copy (row));
  self->is_cut = self->rows->len == LW_SAMPLE_ROWS;
  return !self->is_cut;
}

void
lw_sample_free (LwSample *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->rows);
  g_array_unref (self->merges);
  g_free (self);
}

LwTick
lw_tick_read (const char *text)
{
  static const char *const yes[] = {
    "√", "✓", "✔", "☑", "✅", "■", "●", "○", "▲", "★", "◆", "是", "有", "对", "1", "v", "y", "yes", "任", "当选", "ü", "〇", "◎", "o", NULL
  };
  static const char *const no[] = { "", "否", "无", "0", "×", "✗", "✘", "x", "n", "no", "没有", "不", "□", "☐", "／", "/", "－", "—", "-", "——", "\\", NULL };
  g_autofree char *clean = lw_heading_clean (text);
  g_autofree char *folded = g_utf8_strdown (clean, -1);

  if (g_strv_contains (yes, folded) || strcmp (folded, "ｖ") == 0 || strcmp (folded, "１") == 0)
    return LW_TICK_YES;
  return g_strv_contains (no, folded) ? LW_TICK_NO : LW_TICK_OTHER;
}

static int
take_number (const char **p,
             guint most)
{
  int value = 0;
  guint n = 0;

  while (g_ascii_isdigit (**p) && n < most)
    {
      value = value * 10 + (**p - '0');
      (*p)++;
      n++;
    }
  return n ? value : -1;
}

static gboolean
take_mark (const char **p)
{
  static const char *const marks[] = { "年", "月", ".", "-", "/", "．", "、", NULL };

  for (guint i = 0; marks[i]; i++)
    if (g_str_has_prefix (*p, marks[i]))
      {
        *p += strlen (marks[i]);
        return TRUE;
      }
  return FALSE;
}

/* Reads "2026年11月8日", "2026.11", "2026-11-8" at the beginning of @text. */
static LwDate
date_at (const char *text)
{
  const char *p = text;
  int year = take_number (&p, 4), month, day;

  if (year < 2000 || year > 2199 || !take_mark (&p))
    return 0;
  month = take_number (&p, 2);
  if (month < 1 || month > 12)
    return 0;
  if (!take_mark (&p))
    return LW_DATE (year, month, 0);
  day = take_number (&p, 2);
  return day >= 1 && lw_date_is_valid (LW_DATE (year, month, day)) ? LW_DATE (year, month, day) : LW_DATE (year, month, 0);
}

LwDate
lw_title_date (const char *text)
{
  g_autofree char *clean = lw_heading_clean (text);

  for (const char *p = clean; *p; p = g_utf8_next_char (p))
    {
      LwDate date;

      if (p > clean && g_ascii_isdigit (p[-1]))
        continue;
      date = g_ascii_isdigit (*p) ? date_at (p) : 0;
      if (date)
        return date;
    }
  return 0;
}

int
lw_title_year (const char *text)
{
  g_autofree char *clean = lw_heading_clean (text);
  int year = 0;

  for (const char *p = clean; *p;)
    {
      int number;

      if (!g_ascii_isdigit (*p))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      number = take_number (&p, 9);
      if (number < 2000 || number > 2099)
        continue;
      if (year)
        return 0;
      year = g_str_has_prefix (p, "年") && !g_ascii_isdigit (p[strlen ("年")]) ? number : 0;
      if (!year)
        return 0;
    }
  return year;
}
