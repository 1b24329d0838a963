/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-sheet-values.h"

#include "lw-string-table.h"
#include "lw-xml-part.h"

#include <stdio.h>
#include <string.h>

gboolean
lw_sheet_parse_iso_date (const char *text, double *serial)
{
  int y, m, d, hour = 0, minute = 0;
  g_autoptr(GDate) date = NULL;
  g_autoptr(GDate) first = g_date_new_dmy (30, G_DATE_DECEMBER, 1899);

  if (sscanf (text, "%4d-%2d-%2dT%2d:%2d", &y, &m, &d, &hour, &minute) < 3
      || y < 1900 || m < 0 || d < 0 || !g_date_valid_dmy ((GDateDay) d, (GDateMonth) m, (GDateYear) y))
    return FALSE;
  date = g_date_new_dmy ((GDateDay) d, (GDateMonth) m, (GDateYear) y);
  *serial = g_date_days_between (first, date) + (CLAMP (hour, 0, 23) * 60 + CLAMP (minute, 0, 59)) / 1440.0;
  return TRUE;
}

/* Whole numbers of up to 15 digits are by far the most; strtod() is for the others. */
gboolean
lw_sheet_parse_number (const char *text, double *number)
{
  gsize length = strlen (text);
  guint64 whole;
  char *end;

  if (length <= 15 && lw_parse_uint (text, length, &whole))
    {
      *number = (double) whole;
      return TRUE;
    }
  *number = g_ascii_strtod (text, &end);
  while (g_ascii_isspace (*end))
    end++;
  return end > text && !*end;
}

gboolean
lw_row_sink_show_number (LwRowSink *self, guint64 column, const LwNumberFormat *format, double number,
                         gboolean date_1904, GError **error)
{
  LwCell cell = { .type = LW_CELL_NUMBER };
  GString *text = lw_row_sink_cell (self, column, error);

  if (!text)
    return FALSE;
  lw_number_format_show (format, number, date_1904, text, &cell);
  return lw_row_sink_set (self, &cell, error);
}

gboolean
lw_row_sink_show_text (LwRowSink *self, guint64 column, LwCellType type, const char *value, gsize length,
                       gboolean escapes, GError **error)
{
  LwCell cell = { .type = type };
  GString *text = lw_row_sink_cell (self, column, error);

  if (!text)
    return FALSE;
  if (length)
    {
      gsize start = text->len;

      g_string_append_len (text, value, (gssize) length);
      lw_sheet_clean_text (text, start, escapes);
    }
  return lw_row_sink_set (self, &cell, error);
}
