/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-csv-parser.h"

#include "lw-sheet-limits.h"
#include "lw-sheet-source.h"
#include "lw-string-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLED_LINES 50
#define MAX_COUNT 64

enum
{
  AT_START,  /* of a cell */
  PLAIN,
  QUOTED,
  AFTER_QUOTE, /* in a quotation: its end, or the first of two quotes */
};

static const char *const separators[] = { ",", "\t", ";", "|", "，" };

void
lw_csv_parser_init (LwCsvParser *self, LwRowSink *sink, const char *separator)
{
  *self = (LwCsvParser){ .sink = sink, .separator = separator, .line = 1, .row = 1, .check_sep_line = TRUE };
  self->text = g_string_sized_new (256);
}

void
lw_csv_parser_clear (LwCsvParser *self)
{
  g_string_free (self->text, TRUE);
}

/* ="0012" keeps zeros in Excel; a leading apostrophe or tab keeps a number text or a formula quiet.
 * None of them is part of the value. */
static void
strip_armour (GString *text)
{
  gsize n = text->len;

  if (n >= 3 && text->str[0] == '=' && text->str[1] == '"' && text->str[n - 1] == '"')
    {
      g_string_truncate (text, n - 1);
      g_string_erase (text, 0, 2);
      g_string_replace (text, "\"\"", "\"", 0);
    }
  else if (n >= 1 && (text->str[0] == '\'' || text->str[0] == '\t'))
    g_string_erase (text, 0, 1);
}

static gboolean
begin_row (LwCsvParser *self, GError **error)
{
  self->in_row = TRUE;
  self->column = 0;
  return lw_row_sink_begin (self->sink, self->row, FALSE, error);
}

static gboolean
end_cell (LwCsvParser *self, GError **error)
{
  LwCell cell = { .type = LW_CELL_TEXT };
  GString *text;

  if (!self->in_row && !begin_row (self, error))
    return FALSE;
  strip_armour (self->text);
  lw_sheet_clean_text (self->text, 0, FALSE);
  text = lw_row_sink_cell (self->sink, self->column++, error);
  if (!text)
    return FALSE;
  g_string_append_len (text, self->text->str, (gssize) self->text->len);
  g_string_truncate (self->text, 0);
  self->state = AT_START;
  return lw_row_sink_set (self->sink, &cell, error);
}

/* "sep=;" in the first line tells Excel the separator and is no row. */
static gboolean
is_sep_line (LwCsvParser *self)
{
  gboolean first = self->check_sep_line;

  self->check_sep_line = FALSE;
  return first && !self->in_row && g_str_has_prefix (self->text->str, "sep=");
}

static gboolean
end_row (LwCsvParser *self, GError **error)
{
  if (is_sep_line (self))
    {
      g_string_truncate (self->text, 0);
      self->state = AT_START;
      return TRUE;
    }
  if (!end_cell (self, error))
    return FALSE;
  self->in_row = FALSE;
  self->row++;
  return lw_row_sink_end (self->sink, error);
}

static gboolean
take (LwCsvParser *self, const char *p, gsize length, GError **error)
{
  g_autofree char *where = NULL;

  g_string_append_len (self->text, p, (gssize) length);
  if (self->text->len <= 4 * LW_SHEET_MAX_CELL_CHARS)
    return TRUE;
  if (self->state != QUOTED)
    return lw_sheet_limit (error, _ ("a cell of more than 32,767 characters"));
  where = g_strdup_printf (_ ("the quotation that begins in line %u does not end"), (guint) self->quote_line);
  return lw_sheet_limit (error, where);
}

/* Within a quotation everything is text but a quote. */
static gboolean
feed_quoted (LwCsvParser *self, const char *p, GError **error)
{
  if (*p == '"')
    {
      self->state = AFTER_QUOTE;
      return TRUE;
    }
  return take (self, p, 1, error);
}

static gboolean
feed_plain (LwCsvParser *self, const char *p, GError **error)
{
  if (*p == '"' && self->state == AT_START)
    {
      self->state = QUOTED;
      self->quote_line = self->line;
      return TRUE;
    }
  if (*p == '"' && self->state == PLAIN && self->text->len == 1 && *self->text->str == '=')
    {
      self->state = QUOTED; /* ="a,b" */
      self->quote_line = self->line;
      g_string_truncate (self->text, 0);
      return TRUE;
    }
  if (*p == '"' && self->state == AFTER_QUOTE)
    {
      self->state = QUOTED;
      return take (self, p, 1, error);
    }
  self->state = PLAIN; /* also text after a quotation: "a"b is ab */
  return take (self, p, 1, error);
}

static gboolean
feed_line_end (LwCsvParser *self, char c, GError **error)
{
  gboolean second = c == '\n' && self->was_cr;

  self->was_cr = c == '\r';
  if (second)
    return TRUE;
  self->line++;
  return end_row (self, error);
}

gboolean
lw_csv_parser_feed (LwCsvParser *self, const char *text, gsize length, GError **error)
{
  gsize width = strlen (self->separator);
  const char *end = text + length;

  for (const char *p = text; p < end; p++)
    {
      gboolean ok;

      if (self->state == QUOTED)
        {
          self->line += *p == '\n';
          if (!feed_quoted (self, p, error))
            return FALSE;
          continue;
        }
      if (*p == '\r' || *p == '\n')
        {
          if (!feed_line_end (self, *p, error))
            return FALSE;
          continue;
        }
      self->was_cr = FALSE;
      if (*p == *self->separator && (gsize) (end - p) >= width && !memcmp (p, self->separator, width)
          && !(self->check_sep_line && !self->in_row && g_str_has_prefix (self->text->str, "sep=")))
        {
          ok = end_cell (self, error);
          p += width - 1;
        }
      else
        ok = *p == 0 || feed_plain (self, p, error);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

gboolean
lw_csv_parser_finish (LwCsvParser *self, GError **error)
{
  g_autofree char *where = NULL;

  if (self->state == QUOTED)
    {
      where = g_strdup_printf (_ ("the quotation that begins in line %u does not end"), (guint) self->quote_line);
      return lw_sheet_damaged (error, where);
    }
  return (!self->in_row && !self->text->len && self->state == AT_START) || end_row (self, error);
}

/* How often @separator stands outside of quotations, line by line. */
static guint
count_lines (const char *text, gsize length, const char *separator, guint counts[SAMPLED_LINES])
{
  gsize width = strlen (separator);
  gboolean quoted = FALSE;
  guint lines = 0;

  counts[0] = 0;
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && text[i] == '\n')
        {
          if (++lines == SAMPLED_LINES)
            return lines;
          counts[lines] = 0;
        }
      else if (!quoted && length - i >= width && !memcmp (text + i, separator, width))
        counts[lines]++;
    }
  return lines + 1;
}

/* A table has the same number of separators in most of its lines. */
static guint
score (const guint *counts, guint lines)
{
  guint seen[MAX_COUNT + 1] = { 0 };
  guint best = 0;

  for (guint i = 0; i < lines; i++)
    seen[MIN (counts[i], MAX_COUNT)]++;
  for (guint n = 1; n <= MAX_COUNT; n++)
    best = MAX (best, seen[n] * n);
  return best;
}

static const char *
named_separator (const char *text, gsize length)
{
  if (length < 5 || memcmp (text, "sep=", 4))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_str_has_prefix (text + 4, separators[i]))
      return separators[i];
  return NULL;
}

const char *
lw_csv_find_separator (const char *text, gsize length)
{
  const char *best = named_separator (text, length);
  guint best_score = 0;

  if (best)
    return best;
  best = separators[0];
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint counts[SAMPLED_LINES];
      guint lines = count_lines (text, length, separators[i], counts);
      guint points = score (counts, lines);

      if (points > best_score)
        {
          best = separators[i];
          best_score = points;
        }
    }
  return best;
}
