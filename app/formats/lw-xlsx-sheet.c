/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-xlsx-private.h"

#include "lw-sheet-limits.h"
#include "lw-sheet-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the attribute t of a cell says. */
typedef enum
{
  VALUE_NUMBER,
  VALUE_SHARED,
  VALUE_TEXT, /* inlineStr, or the result of a formula */
  VALUE_BOOL,
  VALUE_ERROR,
  VALUE_ISO_DATE,
} ValueKind;

typedef struct
{
  const LwXlsxContext *context;
  LwRowSink *sink;
  GArray *merges;   /* borrowed */

  gboolean in_cells, in_row, in_cell;
  guint64 column; /* of the cell, or of the one before */
  ValueKind kind;
  const LwNumberFormat *format;
  GString *value;   /* owned; what <v> or <t> holds */
  guint phonetic;   /* inside <rPh> */
  gboolean in_text;
} Reader;

gboolean
lw_parse_reference (const char *text, gsize length, guint64 *column, guint64 *row)
{
  gsize i = 0;

  *column = 0;
  *row = 0;
  while (i < length && text[i] == '$')
    i++;
  for (; i < length && g_ascii_isalpha (text[i]); i++)
    {
      *column = *column * 26 + (guint64) (g_ascii_toupper (text[i]) - 'A') + 1;
      if (*column > G_MAXUINT32)
        return FALSE;
    }
  while (i < length && text[i] == '$')
    i++;
  if (!*column || (i < length && !lw_parse_uint (text + i, length - i, row)))
    return FALSE;
  --*column;
  return TRUE;
}

static void
fail (LwXmlPart *part)
{
  lw_xml_part_stop (part);
}

static void
fail_damaged (LwXmlPart *part, Reader *reader, const char *what)
{
  g_autofree char *where = g_strdup_printf (_ ("row %u: %s"), lw_row_sink_last (reader->sink), what);

  lw_sheet_damaged (lw_xml_part_error (part), where);
  lw_xml_part_stop (part);
}

static void
start_row (LwXmlPart *part, Reader *reader, int n, const xmlChar **attributes)
{
  guint64 number = lw_xml_attribute_uint (n, attributes, "r", lw_row_sink_last (reader->sink) + 1);
  gboolean hidden = lw_xml_attribute_true (n, attributes, "hidden");

  reader->column = G_MAXUINT64; /* the next is A */
  reader->in_row = TRUE;
  if (!lw_row_sink_begin (reader->sink, number, hidden, lw_xml_part_error (part)))
    fail (part);
}

static ValueKind
value_kind (const char *text, gsize length)
{
  if (length == 1)
    switch (*text)
      {
      case 's':
        return VALUE_SHARED;
      case 'b':
        return VALUE_BOOL;
      case 'e':
        return VALUE_ERROR;
      case 'd':
        return VALUE_ISO_DATE;
      default:
        return VALUE_NUMBER;
      }
  if ((length == 3 && !memcmp (text, "str", 3)) || (length == 9 && !memcmp (text, "inlineStr", 9)))
    return VALUE_TEXT;
  return VALUE_NUMBER;
}

static void
start_cell (LwXmlPart *part, Reader *reader, int n, const xmlChar **attributes)
{
  guint64 row, style;

  reader->column++;
  reader->kind = VALUE_NUMBER;
  reader->format = NULL;
  reader->in_cell = TRUE;
  reader->in_text = FALSE;
  reader->phonetic = 0;
  g_string_truncate (reader->value, 0);

  for (int i = 0; i < n; i++, attributes += 5)
    {
      const char *text = (const char *) attributes[3];
      gsize length = (gsize) (attributes[4] - attributes[3]);

      if (attributes[0][0] == 0 || attributes[0][1] != 0)
        continue;
      if (attributes[0][0] == 'r' && !lw_parse_reference (text, length, &reader->column, &row))
        {
          fail_damaged (part, reader, _ ("a cell without a place"));
          return;
        }
      if (attributes[0][0] == 't')
        reader->kind = value_kind (text, length);
      else if (attributes[0][0] == 's' && lw_parse_uint (text, length, &style) && style < reader->context->styles->len)
        reader->format = reader->context->styles->pdata[style];
    }
}

static gboolean
show_number (LwXmlPart *part, Reader *reader, double number)
{
  return lw_row_sink_show_number (reader->sink, reader->column, reader->format, number, reader->context->date_1904,
                                  lw_xml_part_error (part));
}

static gboolean
show_text (LwXmlPart *part, Reader *reader, LwCellType type, const char *value, gsize length)
{
  return lw_row_sink_show_text (reader->sink, reader->column, type, value, length, TRUE, lw_xml_part_error (part));
}

static gboolean
end_number (LwXmlPart *part, Reader *reader)
{
  double number = 0;

  if (!reader->value->len)
    return show_text (part, reader, LW_CELL_EMPTY, "", 0);
  if (lw_sheet_parse_number (reader->value->str, &number))
    return show_number (part, reader, number);
  fail_damaged (part, reader, _ ("a number that is none"));
  return FALSE;
}

static gboolean
end_shared (LwXmlPart *part, Reader *reader)
{
  guint64 index;
  const char *shared = NULL;

  if (!reader->value->len)
    return show_text (part, reader, LW_CELL_EMPTY, "", 0);
  if (lw_parse_uint (reader->value->str, reader->value->len, &index))
    shared = lw_string_table_get (reader->context->strings, index);
  if (shared)
    return lw_row_sink_set_text (reader->sink, reader->column, shared, lw_xml_part_error (part));
  fail_damaged (part, reader, _ ("a shared text that is missing"));
  return FALSE;
}

static gboolean
end_iso_date (LwXmlPart *part, Reader *reader)
{
  double serial;

  if (!lw_sheet_parse_iso_date (reader->value->str, &serial))
    return show_text (part, reader, LW_CELL_TEXT, reader->value->str, reader->value->len);
  return show_number (part, reader, serial - (reader->context->date_1904 ? 1462 : 0));
}

static void
end_cell (LwXmlPart *part, Reader *reader)
{
  gboolean ok = TRUE;

  reader->in_cell = FALSE;
  switch (reader->kind)
    {
    case VALUE_SHARED:
      ok = end_shared (part, reader);
      break;
    case VALUE_TEXT:
      ok = show_text (part, reader, LW_CELL_TEXT, reader->value->str, reader->value->len);
      break;
    case VALUE_BOOL:
      if (!reader->value->len)
        ok = show_text (part, reader, LW_CELL_EMPTY, "", 0);
      else if (strcmp (reader->value->str, "1") && g_ascii_strcasecmp (reader->value->str, "true"))
        ok = show_text (part, reader, LW_CELL_BOOL, "FALSE", 5);
      else
        ok = show_text (part, reader, LW_CELL_BOOL, "TRUE", 4);
      break;
    case VALUE_ERROR:
      ok = show_text (part, reader, LW_CELL_ERROR, reader->value->str, reader->value->len);
      break;
    case VALUE_ISO_DATE:
      ok = end_iso_date (part, reader);
      break;
    case VALUE_NUMBER:
    default:
      ok = end_number (part, reader);
      break;
    }
  if (!ok)
    fail (part);
}

static gboolean
parse_range (const char *text, gsize length, LwMerge *merge)
{
  const char *colon = memchr (text, ':', length);
  gsize first = colon ? (gsize) (colon - text) : length;
  guint64 c1, r1, c2, r2;

  if (!lw_parse_reference (text, first, &c1, &r1)
      || !lw_parse_reference (colon ? colon + 1 : text, colon ? length - first - 1 : length, &c2, &r2))
    return FALSE;
  if (!r1 || !r2 || MAX (r1, r2) > LW_SHEET_MAX_ROWS || MAX (c1, c2) >= LW_SHEET_MAX_COLUMNS)
    return FALSE;
  *merge = (LwMerge){ .first_row = (guint) MIN (r1, r2) - 1, .last_row = (guint) MAX (r1, r2) - 1,
                      .first_column = (guint) MIN (c1, c2), .last_column = (guint) MAX (c1, c2) };
  return TRUE;
}

static void
add_merge (LwXmlPart *part, GArray *merges, int n, const xmlChar **attributes)
{
  const char *text;
  gsize length;
  LwMerge merge;

  text = lw_xml_attribute (n, attributes, "ref", &length);
  if (!text || !parse_range (text, length, &merge))
    return;
  if (merges->len >= LW_SHEET_MAX_MERGES)
    {
      lw_sheet_limit (lw_xml_part_error (part), _ ("too many merged cells"));
      lw_xml_part_stop (part);
      return;
    }
  g_array_append_val (merges, merge);
}

static void
start_cb (LwXmlPart *part, const char *name, gboolean known, int n, const xmlChar **attributes)
{
  Reader *reader = lw_xml_part_get_data (part);

  if (!known)
    return;
  if (reader->in_cell)
    {
      if (!strcmp (name, "v"))
        reader->in_text = TRUE;
      else if (!strcmp (name, "rPh"))
        reader->phonetic++;
      else if (!strcmp (name, "t"))
        reader->in_text = !reader->phonetic;
    }
  else if (reader->in_row && !strcmp (name, "c"))
    start_cell (part, reader, n, attributes);
  else if (reader->in_cells && !reader->in_row && !strcmp (name, "row"))
    start_row (part, reader, n, attributes);
  else if (!strcmp (name, "sheetData"))
    reader->in_cells = TRUE;
  else if (!strcmp (name, "mergeCell"))
    add_merge (part, reader->merges, n, attributes);
}

static void
end_cb (LwXmlPart *part, const char *name, gboolean known)
{
  Reader *reader = lw_xml_part_get_data (part);

  if (!known)
    return;
  if (reader->in_cell)
    {
      reader->in_text = FALSE;
      if (!strcmp (name, "c"))
        end_cell (part, reader);
      else if (!strcmp (name, "rPh") && reader->phonetic)
        reader->phonetic--;
    }
  else if (reader->in_row && !strcmp (name, "row"))
    {
      reader->in_row = FALSE;
      if (!lw_row_sink_end (reader->sink, lw_xml_part_error (part)))
        fail (part);
    }
  else if (!strcmp (name, "sheetData"))
    reader->in_cells = FALSE;
}

static void
text_cb (LwXmlPart *part, const char *text, gsize length)
{
  Reader *reader = lw_xml_part_get_data (part);

  if (!reader->in_text)
    return;
  g_string_append_len (reader->value, text, (gssize) length);
  if (reader->value->len > 16 * LW_SHEET_MAX_CELL_CHARS) /* seven bytes an escape, and room */
    {
      lw_sheet_limit (lw_xml_part_error (part), _ ("a cell of more than 32,767 characters"));
      lw_xml_part_stop (part);
    }
}

gboolean
lw_xlsx_sheet_read (const LwXlsxContext *context, const char *part, LwRowSink *sink, GArray *merges,
                    GError **error)
{
  static const LwXmlHandler handler = { .start = start_cb, .end = end_cb, .text = text_cb };
  g_autoptr(GString) value = g_string_sized_new (256);
  Reader reader = { .context = context, .sink = sink, .merges = merges, .value = value };

  return lw_zip_package_parse (context->package, part, LW_SHEET_MAX_PART, &handler, &reader, error);
}

static void
merge_cb (LwXmlPart *part, const char *name, gboolean known, int n, const xmlChar **attributes)
{
  if (known && !strcmp (name, "mergeCell"))
    add_merge (part, lw_xml_part_get_data (part), n, attributes);
}

static void
ignore_end_cb (LwXmlPart *part, const char *name, gboolean known)
{
}

gboolean
lw_xlsx_sheet_merges (const LwXlsxContext *context, const char *part, GArray *merges, GError **error)
{
  static const LwXmlHandler handler = { .start = merge_cb, .end = ignore_end_cb };

  return lw_zip_package_parse_without_cells (context->package, part, &handler, merges, error);
}
