/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-sheet-limits.h"
#include "lw-sheet-values.h"
#include "lw-string-table.h"
#include "lw-xml-workbook.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* OpenDocument 1.3, part 3: office:spreadsheet of table:table of table:table-row of table:table-cell. What a
 * cell shows stands in its text:p, so that no number format has to be known. */

typedef struct
{
  guint64 column;
  guint64 repeated;
  LwCell cell;
  gsize start, length; /* of its text in @texts */
} Pending;

typedef struct
{
  LwXmlPass *pass;
  GHashTable *hidden_styles; /* owned; set of names: tables that are not displayed */
  char *style;               /* owned; the one that is being read */

  gboolean in_table, in_row;
  guint64 row, row_repeated; /* from 1; the last of the rows before this one */
  gboolean row_hidden;
  GArray *cells;             /* owned; Pending: of this row */
  GString *texts;            /* owned */

  guint cell_depth;          /* 0: in no cell */
  guint paragraph_depth;     /* 0: in no paragraph of it */
  guint skip_depth;          /* 0: in no note */
  guint n_paragraphs;
  Pending current;
  gsize column;              /* of the next cell, from 0 */
  char type;                 /* first letter of office:value-type: f string(s) d b p c t; 0: none */
  char *value;               /* owned; office:value, date-value, boolean-value */
} Reader;

static gpointer
reader_new (LwXmlPass *pass)
{
  Reader *self = g_new0 (Reader, 1);

  self->pass = pass;
  self->hidden_styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Pending));
  self->texts = g_string_new (NULL);
  return self;
}

static void
reader_free (gpointer data)
{
  Reader *self = data;

  g_hash_table_unref (self->hidden_styles);
  g_array_unref (self->cells);
  g_string_free (self->texts, TRUE);
  g_free (self->style);
  g_free (self->value);
  g_free (self);
}

static void
start_style (Reader *reader, const char *name, int n, const xmlChar **attributes)
{
  g_autofree char *display = NULL;

  if (!strcmp (name, "style"))
    {
      g_free (reader->style);
      reader->style = lw_xml_dup_attribute (n, attributes, "name");
    }
  if (strcmp (name, "table-properties") || !reader->style)
    return;
  display = lw_xml_dup_attribute (n, attributes, "display");
  if (!g_strcmp0 (display, "false") && g_hash_table_size (reader->hidden_styles) < LW_SHEET_MAX_STYLES)
    g_hash_table_add (reader->hidden_styles, g_strdup (reader->style));
}

static void
start_table (LwXmlPart *part, Reader *reader, int n, const xmlChar **attributes)
{
  g_autofree char *name = lw_xml_dup_attribute (n, attributes, "name");
  g_autofree char *style = lw_xml_dup_attribute (n, attributes, "style-name");

  reader->in_table = TRUE;
  reader->row = reader->row_repeated = 0;
  if (!lw_xml_pass_begin_sheet (reader->pass, name, lw_xml_part_error (part)))
    lw_xml_part_stop (part);
  else if (style && g_hash_table_contains (reader->hidden_styles, style))
    lw_xml_pass_hide_sheet (reader->pass);
}

static void
start_row (Reader *reader, int n, const xmlChar **attributes)
{
  g_autofree char *visibility = lw_xml_dup_attribute (n, attributes, "visibility");

  reader->row_repeated = MAX (lw_xml_attribute_uint (n, attributes, "number-rows-repeated", 1), 1);
  reader->row_hidden = visibility && strcmp (visibility, "visible");
  reader->in_row = TRUE;
  reader->column = 0;
  g_array_set_size (reader->cells, 0);
  g_string_truncate (reader->texts, 0);
}

static void
start_cell (LwXmlPart *part, Reader *reader, int n, const xmlChar **attributes)
{
  static const char *const values[] = { "value", "date-value", "boolean-value" };
  gsize length;
  const char *type = lw_xml_attribute (n, attributes, "value-type", &length);
  guint64 across = MIN (lw_xml_attribute_uint (n, attributes, "number-columns-spanned", 1), LW_SHEET_MAX_COLUMNS);
  guint64 down = MIN (lw_xml_attribute_uint (n, attributes, "number-rows-spanned", 1), LW_SHEET_MAX_ROWS);

  reader->cell_depth = lw_xml_part_get_depth (part);
  reader->n_paragraphs = 0;
  reader->type = type && length ? *type : 0;
  reader->current = (Pending){ .column = reader->column, .start = reader->texts->len };
  reader->current.repeated = MAX (lw_xml_attribute_uint (n, attributes, "number-columns-repeated", 1), 1);
  g_clear_pointer (&reader->value, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (values) && !reader->value; i++)
    reader->value = lw_xml_dup_attribute (n, attributes, values[i]);
  if (!lw_xml_pass_add_merge (reader->pass, reader->row, reader->column, MAX (down, 1) - 1, MAX (across, 1) - 1, lw_xml_part_error (part)))
    lw_xml_part_stop (part);
}

/* As the sheet shows it: a month where the day is not shown. What it shows may be anything; the value
 * decides what the date is. */
static LwDate
shown_date (const char *shown, LwDate whole)
{
  LwDate date;

  if (lw_date_parse (shown, FALSE, &date) == LW_DATE_OK && lw_date_agrees (date, whole))
    return date;
  return whole;
}

static void
read_date (Reader *reader, const char *shown, LwCell *cell)
{
  int y, m, d;

  cell->type = LW_CELL_TEXT;
  if (!reader->value || sscanf (reader->value, "%4d-%2d-%2d", &y, &m, &d) != 3 || !lw_sheet_parse_iso_date (reader->value, &cell->number))
    return;
  cell->type = LW_CELL_DATE;
  cell->date = shown_date (shown, LW_DATE (y, m, d));
}

/* 1990.1 may be all that a number without a format shows of 1990.10. */
static gboolean
is_plain (const char *shown, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return !strcmp (shown, g_ascii_formatd (text, sizeof text, "%.11g", number));
}

static void
read_value (Reader *reader, const char *shown, LwCell *cell)
{
  *cell = (LwCell){ .type = LW_CELL_TEXT };
  switch (reader->type)
    {
    case 'd':
      read_date (reader, shown, cell);
      break;
    case 'b':
      cell->type = LW_CELL_BOOL;
      break;
    case 'f':
    case 'p':
    case 'c':
      if (!reader->value || !lw_sheet_parse_number (reader->value, &cell->number))
        break;
      cell->type = LW_CELL_NUMBER;
      cell->plain = is_plain (shown, cell->number);
      break;
    default:
      break;
    }
}

static void
end_cell (Reader *reader)
{
  Pending *cell = &reader->current;

  reader->cell_depth = reader->paragraph_depth = reader->skip_depth = 0;
  reader->column += MIN (cell->repeated, LW_SHEET_MAX_COLUMNS);
  lw_sheet_clean_text (reader->texts, cell->start, FALSE);
  /* A number whose text was left out shows as it is. */
  if (reader->texts->len == cell->start && reader->value && strchr ("fpcdb", reader->type))
    g_string_append (reader->texts, reader->value);
  cell->length = reader->texts->len - cell->start;
  if (!cell->length)
    return;
  read_value (reader, reader->texts->str + cell->start, &cell->cell);
  g_string_append_c (reader->texts, '\0');
  g_array_append_val (reader->cells, *cell);
}

static gboolean
show_cell (LwXmlPart *part, Reader *reader, const Pending *pending)
{
  for (guint64 i = 0; i < pending->repeated; i++)
    {
      GString *text = lw_row_sink_cell (reader->pass->sink, pending->column + i, lw_xml_part_error (part));

      if (!text)
        return FALSE;
      g_string_append_len (text, reader->texts->str + pending->start, (gssize) pending->length);
      if (!lw_row_sink_set (reader->pass->sink, &pending->cell, lw_xml_part_error (part)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
show_row (LwXmlPart *part, Reader *reader, guint64 number)
{
  if (!lw_row_sink_begin (reader->pass->sink, number, reader->row_hidden, lw_xml_part_error (part)))
    return FALSE;
  for (guint i = 0; i < reader->cells->len; i++)
    if (!show_cell (part, reader, &g_array_index (reader->cells, Pending, i)))
      return FALSE;
  return lw_row_sink_end (reader->pass->sink, lw_xml_part_error (part));
}

/* The blank rows down to the end of the sheet are said in one. */
static void
end_row (LwXmlPart *part, Reader *reader)
{
  reader->in_row = FALSE;
  if (reader->pass->sink && reader->cells->len)
    for (guint64 i = 1; i <= reader->row_repeated; i++)
      if (!show_row (part, reader, reader->row + i))
        {
          lw_xml_part_stop (part);
          return;
        }
  reader->row += MIN (reader->row_repeated, LW_SHEET_MAX_ROWS);
}

static void
add_text (LwXmlPart *part, Reader *reader, const char *text, gsize length)
{
  g_string_append_len (reader->texts, text, (gssize) length);
  if (reader->texts->len - reader->current.start <= 16 * LW_SHEET_MAX_CELL_CHARS)
    return;
  lw_sheet_limit (lw_xml_part_error (part), _ ("a cell of more than 32,767 characters"));
  lw_xml_part_stop (part);
}

static void
start_in_cell (LwXmlPart *part, Reader *reader, const char *name, gboolean known, int n, const xmlChar **attributes)
{
  guint depth = lw_xml_part_get_depth (part);

  if (reader->skip_depth)
    return;
  /* Notes and drawings have paragraphs of their own. */
  if (!reader->paragraph_depth && (!known || strcmp (name, "p")))
    reader->skip_depth = depth;
  else if (!reader->paragraph_depth)
    {
      reader->paragraph_depth = depth;
      if (reader->n_paragraphs++)
        add_text (part, reader, "\n", 1);
    }
  else if (known && !strcmp (name, "s"))
    for (guint64 i = MIN (lw_xml_attribute_uint (n, attributes, "c", 1), 1000); i > 0; i--)
      add_text (part, reader, " ", 1);
  else if (known && !strcmp (name, "tab"))
    add_text (part, reader, "\t", 1);
  else if (known && !strcmp (name, "line-break"))
    add_text (part, reader, "\n", 1);
}

static void
start_cb (LwXmlPart *part, const char *name, gboolean known, int n, const xmlChar **attributes)
{
  Reader *reader = lw_xml_part_get_data (part);

  if (reader->cell_depth)
    start_in_cell (part, reader, name, known, n, attributes);
  else if (!known)
    return;
  else if (reader->in_row && (!strcmp (name, "table-cell") || !strcmp (name, "covered-table-cell")))
    start_cell (part, reader, n, attributes);
  else if (reader->in_table && !reader->in_row && !strcmp (name, "table-row"))
    start_row (reader, n, attributes);
  else if (!reader->in_table && !strcmp (name, "table"))
    start_table (part, reader, n, attributes);
  else if (!reader->in_table)
    start_style (reader, name, n, attributes);
}

static void
end_in_cell (LwXmlPart *part, Reader *reader)
{
  guint depth = lw_xml_part_get_depth (part);

  if (depth == reader->cell_depth)
    end_cell (reader);
  else if (depth == reader->skip_depth)
    reader->skip_depth = 0;
  else if (depth == reader->paragraph_depth)
    reader->paragraph_depth = 0;
}

static void
end_cb (LwXmlPart *part, const char *name, gboolean known)
{
  Reader *reader = lw_xml_part_get_data (part);

  if (reader->cell_depth)
    end_in_cell (part, reader);
  else if (!known)
    return;
  else if (reader->in_row && !strcmp (name, "table-row"))
    end_row (part, reader);
  else if (reader->in_table && !reader->in_row && !strcmp (name, "table"))
    {
      reader->in_table = FALSE;
      lw_xml_pass_end_sheet (reader->pass);
      if (reader->pass->done)
        lw_xml_part_stop (part);
    }
}

static void
text_cb (LwXmlPart *part, const char *text, gsize length)
{
  Reader *reader = lw_xml_part_get_data (part);

  if (reader->paragraph_depth && !reader->skip_depth)
    add_text (part, reader, text, length);
}

const LwXmlDialect lw_ods_dialect = { { start_cb, end_cb, text_cb }, reader_new, reader_free };
