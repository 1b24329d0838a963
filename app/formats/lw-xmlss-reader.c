/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-sheet-limits.h"
#include "lw-sheet-values.h"
#include "lw-xml-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The XML spreadsheet of 2003 (urn:schemas-microsoft-com:office:spreadsheet): Workbook, Styles, then
 * for each Worksheet a Table of Rows of Cells with one Data each. */

typedef struct
{
  LwXmlPass *pass;
  GHashTable *styles;   /* owned; id → LwNumberFormat or NULL */
  LwNumberFormat *dates; /* owned; for dates without a format */
  char *style;          /* owned; the one that is being read */

  gboolean in_table, in_row;
  guint cell_depth;     /* 0: in no cell */
  gboolean in_data, in_visible;
  guint64 row, column;  /* of the cell or row, or of the one before; from 1 */
  guint64 across;
  char type;            /* first letter of ss:Type: N S D B E */
  const LwNumberFormat *format;
  GString *value;       /* owned */
} Reader;

static gpointer
reader_new (LwXmlPass *pass)
{
  Reader *self = g_new0 (Reader, 1);

  self->pass = pass;
  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lw_number_format_free);
  self->dates = lw_number_format_new ("yyyy-mm-dd");
  self->value = g_string_new (NULL);
  return self;
}

static void
reader_free (gpointer data)
{
  Reader *self = data;

  g_hash_table_unref (self->styles);
  lw_number_format_free (self->dates);
  g_string_free (self->value, TRUE);
  g_free (self->style);
  g_free (self);
}

/* Formats with a name of their own; NULL: General. */
static LwNumberFormat *
make_format (const char *code)
{
  static const struct
  {
    const char *name, *code;
  } named[] = {
    { "General", NULL }, { "General Number", NULL }, { "Yes/No", NULL }, { "True/False", NULL }, { "On/Off", NULL },
    { "Fixed", "0.00" }, { "Standard", "#,##0.00" }, { "Percent", "0.00%" }, { "Scientific", "0.00E+00" },
    { "General Date", "yyyy/m/d" }, { "Short Date", "yyyy/m/d" }, { "Medium Date", "yyyy-mm-dd" },
    { "Long Date", "yyyy\"年\"m\"月\"d\"日\"" }, { "Short Time", "h:mm" }, { "Medium Time", "h:mm" }, { "Long Time", "h:mm:ss" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (!strcmp (code, named[i].name))
      return named[i].code ? lw_number_format_new (named[i].code) : NULL;
  return lw_number_format_new (code);
}

static void
start_format (Reader *reader, int n, const xmlChar **attributes)
{
  g_autofree char *code = lw_xml_dup_attribute (n, attributes, "Format");
  LwNumberFormat *format = code && reader->style ? make_format (code) : NULL;

  if (format && g_hash_table_size (reader->styles) < LW_SHEET_MAX_STYLES)
    g_hash_table_insert (reader->styles, g_strdup (reader->style), format);
  else
    g_clear_pointer (&format, lw_number_format_free);
}

static void
start_sheet (LwXmlPart *part, Reader *reader, int n, const xmlChar **attributes)
{
  g_autofree char *name = lw_xml_dup_attribute (n, attributes, "Name");

  reader->row = 0;
  reader->in_table = reader->in_row = FALSE;
  reader->cell_depth = 0;
  if (!lw_xml_pass_begin_sheet (reader->pass, name, lw_xml_part_error (part)))
    lw_xml_part_stop (part);
}

static void
start_row (LwXmlPart *part, Reader *reader, int n, const xmlChar **attributes)
{
  reader->row = lw_xml_attribute_uint (n, attributes, "Index", reader->row + 1);
  reader->column = 0;
  reader->across = 0;
  reader->in_row = TRUE;
  if (reader->pass->sink
      && !lw_row_sink_begin (reader->pass->sink, reader->row, lw_xml_attribute_true (n, attributes, "Hidden"), lw_xml_part_error (part)))
    lw_xml_part_stop (part);
  /* Several rows that are only formatted may be said in one. */
  reader->row += MIN (lw_xml_attribute_uint (n, attributes, "Span", 0), LW_SHEET_MAX_ROWS);
}

static void
start_cell (LwXmlPart *part, Reader *reader, int n, const xmlChar **attributes)
{
  g_autofree char *style = lw_xml_dup_attribute (n, attributes, "StyleID");

  reader->cell_depth = lw_xml_part_get_depth (part);
  reader->column = lw_xml_attribute_uint (n, attributes, "Index", reader->column + reader->across + 1);
  reader->across = MIN (lw_xml_attribute_uint (n, attributes, "MergeAcross", 0), LW_SHEET_MAX_COLUMNS);
  reader->format = style ? g_hash_table_lookup (reader->styles, style) : NULL;
  reader->type = 0;
  g_string_truncate (reader->value, 0);
  if (!reader->column
      || !lw_xml_pass_add_merge (reader->pass, reader->row - 1, reader->column - 1,
                                 MIN (lw_xml_attribute_uint (n, attributes, "MergeDown", 0), LW_SHEET_MAX_ROWS), reader->across,
                                 lw_xml_part_error (part)))
    {
      if (!reader->column)
        lw_sheet_damaged (lw_xml_part_error (part), _ ("a cell without a place"));
      lw_xml_part_stop (part);
    }
}

static void
start_data (Reader *reader, int n, const xmlChar **attributes)
{
  gsize length;
  const char *type = lw_xml_attribute (n, attributes, "Type", &length);

  reader->in_data = TRUE;
  reader->type = type && length ? *type : 'S';
}

static gboolean
show_number (LwXmlPart *part, Reader *reader)
{
  double number = 0;

  if (lw_sheet_parse_number (reader->value->str, &number))
    return lw_row_sink_show_number (reader->pass->sink, reader->column - 1, reader->format, number, FALSE, lw_xml_part_error (part));
  return lw_sheet_damaged (lw_xml_part_error (part), _ ("a number that is none"));
}

static gboolean
show (LwXmlPart *part, Reader *reader)
{
  const char *text = reader->value->str;
  gsize length = reader->value->len;
  LwCellType type = reader->type == 'E' ? LW_CELL_ERROR : LW_CELL_TEXT;
  double serial;

  if (!length)
    return TRUE;
  if (reader->type == 'N')
    return show_number (part, reader);
  if (reader->type == 'D' && lw_sheet_parse_iso_date (text, &serial))
    return lw_row_sink_show_number (reader->pass->sink, reader->column - 1, reader->format ? reader->format : reader->dates, serial,
                                    FALSE, lw_xml_part_error (part));
  if (reader->type == 'B')
    {
      type = LW_CELL_BOOL;
      text = !strcmp (text, "1") ? "TRUE" : "FALSE";
      length = strlen (text);
    }
  return lw_row_sink_show_text (reader->pass->sink, reader->column - 1, type, text, length, FALSE, lw_xml_part_error (part));
}

static void
start_in_table (LwXmlPart *part, Reader *reader, const char *name, int n, const xmlChar **attributes)
{
  if (reader->cell_depth)
    {
      /* A comment has a Data of its own, deeper. */
      if (!strcmp (name, "Data") && lw_xml_part_get_depth (part) == reader->cell_depth + 1)
        start_data (reader, n, attributes);
    }
  else if (reader->in_row && !strcmp (name, "Cell"))
    start_cell (part, reader, n, attributes);
  else if (!reader->in_row && !strcmp (name, "Row"))
    start_row (part, reader, n, attributes);
}

static void
start_cb (LwXmlPart *part, const char *name, gboolean known, int n, const xmlChar **attributes)
{
  Reader *reader = lw_xml_part_get_data (part);

  if (!strcmp (name, "Visible"))
    {
      reader->in_visible = TRUE; /* of Excel's own namespace, as all options of a sheet */
      g_string_truncate (reader->value, 0);
    }
  if (!known)
    return;
  if (reader->in_table)
    start_in_table (part, reader, name, n, attributes);
  else if (!strcmp (name, "Table"))
    reader->in_table = TRUE;
  else if (!strcmp (name, "Worksheet"))
    start_sheet (part, reader, n, attributes);
  else if (!strcmp (name, "NumberFormat"))
    start_format (reader, n, attributes);
  else if (!strcmp (name, "Style"))
    {
      g_free (reader->style);
      reader->style = lw_xml_dup_attribute (n, attributes, "ID");
    }
}

static void
end_in_table (LwXmlPart *part, Reader *reader, const char *name)
{
  gboolean ok = TRUE;

  if (reader->cell_depth && lw_xml_part_get_depth (part) == reader->cell_depth)
    {
      reader->cell_depth = 0;
      ok = !reader->pass->sink || show (part, reader);
    }
  else if (reader->cell_depth)
    reader->in_data &= strcmp (name, "Data") != 0;
  else if (reader->in_row && !strcmp (name, "Row"))
    {
      reader->in_row = FALSE;
      ok = !reader->pass->sink || lw_row_sink_end (reader->pass->sink, lw_xml_part_error (part));
    }
  else if (!strcmp (name, "Table"))
    reader->in_table = FALSE;
  if (!ok)
    lw_xml_part_stop (part);
}

static void
end_cb (LwXmlPart *part, const char *name, gboolean known)
{
  Reader *reader = lw_xml_part_get_data (part);

  if (reader->in_visible && !strcmp (name, "Visible"))
    {
      reader->in_visible = FALSE;
      if (strstr (reader->value->str, "Hidden"))
        lw_xml_pass_hide_sheet (reader->pass);
    }
  if (!known)
    return;
  if (reader->in_table)
    end_in_table (part, reader, name);
  else if (!strcmp (name, "Worksheet"))
    {
      lw_xml_pass_end_sheet (reader->pass);
      if (reader->pass->done)
        lw_xml_part_stop (part);
    }
}

static void
text_cb (LwXmlPart *part, const char *text, gsize length)
{
  Reader *reader = lw_xml_part_get_data (part);

  if (!reader->in_data && !reader->in_visible)
    return;
  g_string_append_len (reader->value, text, (gssize) length);
  if (reader->value->len > 16 * LW_SHEET_MAX_CELL_CHARS)
    {
      lw_sheet_limit (lw_xml_part_error (part), _ ("a cell of more than 32,767 characters"));
      lw_xml_part_stop (part);
    }
}

const LwXmlDialect lw_xmlss_dialect = { { start_cb, end_cb, text_cb }, reader_new, reader_free };
