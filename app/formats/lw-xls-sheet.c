/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-xls-private.h"

#include "lw-sheet-limits.h"
#include "lw-sheet-source.h"

#include <glib/gi18n-lib.h>

#define MAX_OUT_OF_ORDER 4000000
#define FORMULA_LENGTH 14

/* Where a cell record stands, for sheets whose rows are in no order: Excel reads them all the same. */
typedef struct
{
  guint16 row;
  guint16 column;
  guint32 position;
} CellPlace;

/* A sheet's records come between its BOF and EOF; charts in it have a BOF and EOF of their own.
 * Returns 1 for a record of the sheet itself, 0 at its end, -1 with error. */
static int
next_record (LwBiffStream *stream, guint *depth, GError **error)
{
  int next;

  while ((next = lw_biff_stream_next (stream, error)) > 0)
    {
      if (stream->id == LW_BIFF_BOF)
        ++*depth;
      else if (stream->id == LW_BIFF_EOF && *depth == 0)
        return 0;
      else if (stream->id == LW_BIFF_EOF)
        --*depth;
      else if (*depth == 0)
        return 1;
    }
  if (!next)
    lw_sheet_damaged (error, _ ("a sheet does not end"));
  return -1;
}

static gboolean
is_cell (guint id)
{
  return id == LW_BIFF_LABELSST || id == LW_BIFF_RK || id == LW_BIFF_MULRK || id == LW_BIFF_NUMBER || id == LW_BIFF_FORMULA
         || id == LW_BIFF_LABEL || id == LW_BIFF_RSTRING || id == LW_BIFF_BOOLERR;
}

static gboolean
note_merges (LwXlsLayout *self, const LwBiffStream *stream, GError **error)
{
  guint n = stream->length >= 2 ? lw_biff_u16 (stream->data) : 0;

  for (guint i = 0; i < n && stream->length >= 2 + 8 * (i + 1); i++)
    {
      const guint8 *p = stream->data + 2 + 8 * i;
      LwMerge merge = { lw_biff_u16 (p), lw_biff_u16 (p + 2), lw_biff_u16 (p + 4), lw_biff_u16 (p + 6) };

      if (merge.first_row > merge.last_row || merge.first_column > merge.last_column)
        continue;
      if (self->merges->len >= LW_SHEET_MAX_MERGES)
        return lw_sheet_limit (error, _ ("too many merged cells"));
      g_array_append_val (self->merges, merge);
    }
  return TRUE;
}

static gboolean
note_place (GArray *places, const LwBiffStream *stream, GError **error)
{
  CellPlace place = { 0 };

  if (places->len >= MAX_OUT_OF_ORDER)
    return lw_sheet_limit (error, _ ("too many cells in no order"));
  place.row = (guint16) lw_biff_u16 (stream->data);
  place.column = (guint16) lw_biff_u16 (stream->data + 2);
  place.position = (guint32) (stream->next - stream->length - 4);
  g_array_append_val (places, place);
  return TRUE;
}

static int
compare_places_cb (gconstpointer a, gconstpointer b)
{
  const CellPlace *x = a, *y = b;

  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;
  if (x->column != y->column)
    return x->column < y->column ? -1 : 1;
  return x->position < y->position ? -1 : x->position > y->position;
}

static gboolean
go_to_sheet (LwBiffStream *stream, guint32 position, GError **error)
{
  if (position >= stream->size)
    return lw_sheet_damaged (error, _ ("a sheet beyond the end of the file"));
  lw_biff_stream_seek (stream, position);
  return lw_xls_check_bof (stream, error);
}

static gboolean
load_order (LwXlsLayout *self, LwBiffStream *stream, guint32 position, GError **error)
{
  guint depth = 0;
  int next;

  self->order = g_array_new (FALSE, FALSE, sizeof (CellPlace));
  if (!go_to_sheet (stream, position, error))
    return FALSE;
  while ((next = next_record (stream, &depth, error)) > 0)
    if (is_cell (stream->id) && stream->length >= 4 && !note_place (self->order, stream, error))
      return FALSE;
  g_array_sort (self->order, compare_places_cb);
  return next == 0;
}

static void
note_row (LwXlsLayout *self, const LwBiffStream *stream)
{
  guint row = lw_biff_u16 (stream->data);

  if (lw_biff_u16 (stream->data + 12) & 0x20)
    self->hidden[row / 8] |= (guint8) (1 << row % 8);
}

static gboolean
load_layout (LwXlsLayout *self, LwBiffStream *stream, guint32 position, GError **error)
{
  guint depth = 0, last_row = 0;
  gboolean ordered = TRUE;
  int next;

  if (!go_to_sheet (stream, position, error))
    return FALSE;
  while ((next = next_record (stream, &depth, error)) > 0)
    {
      if (stream->id == LW_BIFF_ROW && stream->length >= 14)
        note_row (self, stream);
      else if (stream->id == LW_BIFF_MERGEDCELLS && !note_merges (self, stream, error))
        return FALSE;
      else if (is_cell (stream->id) && stream->length >= 4)
        {
          ordered &= lw_biff_u16 (stream->data) >= last_row;
          last_row = lw_biff_u16 (stream->data);
        }
    }
  return next == 0 && (ordered || load_order (self, stream, position, error));
}

LwXlsLayout *
lw_xls_layout_load (LwBiffStream *stream, guint32 position, GError **error)
{
  g_autoptr(LwXlsLayout) self = g_new0 (LwXlsLayout, 1);

  self->merges = g_array_new (FALSE, FALSE, sizeof (LwMerge));
  return load_layout (self, stream, position, error) ? g_steal_pointer (&self) : NULL;
}

void
lw_xls_layout_free (LwXlsLayout *self)
{
  g_clear_pointer (&self->merges, g_array_unref);
  g_clear_pointer (&self->order, g_array_unref);
  g_free (self);
}

typedef struct
{
  const LwXlsGlobals *globals;
  const LwXlsLayout *layout;
  LwBiffStream *stream;
  LwRowSink *sink;
  gboolean in_row;
  GString *text; /* owned: of a text in the making */
} Reader;

static gboolean
cell_damaged (Reader *reader, const char *what, GError **error)
{
  g_autofree char *where = g_strdup_printf (_ ("row %u: %s"), lw_row_sink_last (reader->sink), what);

  return lw_sheet_damaged (error, where);
}

static gboolean
go_to_row (Reader *reader, guint row, GError **error)
{
  if (reader->in_row && lw_row_sink_last (reader->sink) == row + 1)
    return TRUE;
  if (reader->in_row && !lw_row_sink_end (reader->sink, error))
    return FALSE;
  reader->in_row = TRUE;
  return lw_row_sink_begin (reader->sink, row + 1, reader->layout->hidden[row / 8] >> row % 8 & 1, error);
}

static gboolean
add_number (Reader *reader, guint column, guint style, double number, GError **error)
{
  LwCell cell = { .type = LW_CELL_NUMBER };
  const GPtrArray *styles = reader->globals->styles;
  GString *text = lw_row_sink_cell (reader->sink, column, error);

  if (!text)
    return FALSE;
  lw_number_format_show (style < styles->len ? styles->pdata[style] : NULL, number, reader->globals->date_1904, text, &cell);
  return lw_row_sink_set (reader->sink, &cell, error);
}

static gboolean
add_text (Reader *reader, guint column, LwCellType type, const char *value, GError **error)
{
  LwCell cell = { .type = type };
  GString *text = lw_row_sink_cell (reader->sink, column, error);

  if (!text)
    return FALSE;
  g_string_append (text, value);
  return lw_row_sink_set (reader->sink, &cell, error);
}

static gboolean
add_bool_or_error (Reader *reader, guint column, gboolean is_error, guint code, GError **error)
{
  static const struct { guint code; const char *text; } errors[] = {
    { 0x00, "#NULL!" }, { 0x07, "#DIV/0!" }, { 0x0f, "#VALUE!" }, { 0x17, "#REF!" },
    { 0x1d, "#NAME?" }, { 0x24, "#NUM!" },   { 0x2a, "#N/A" },
  };

  if (!is_error)
    return add_text (reader, column, LW_CELL_BOOL, code ? "TRUE" : "FALSE", error);
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    if (errors[i].code == code)
      return add_text (reader, column, LW_CELL_ERROR, errors[i].text, error);
  return add_text (reader, column, LW_CELL_ERROR, "#VALUE!", error);
}

/* The text of a LABEL or of a formula's STRING: length, flags, characters. */
static gboolean
add_string (Reader *reader, guint column, GError **error)
{
  guint length;

  g_string_truncate (reader->text, 0);
  if (!lw_biff_stream_u16 (reader->stream, &length) || !lw_biff_stream_string (reader->stream, length, reader->text))
    return cell_damaged (reader, _ ("a text is cut off"), error);
  lw_sheet_clean_text (reader->text, 0, FALSE);
  return add_text (reader, column, LW_CELL_TEXT, reader->text->str, error);
}

static gboolean
add_shared (Reader *reader, guint column, guint32 index, GError **error)
{
  const char *text = lw_string_table_get (reader->globals->strings, index);

  if (!text)
    return cell_damaged (reader, _ ("a shared text that is missing"), error);
  return lw_row_sink_set_text (reader->sink, column, text, error);
}

static gboolean
add_many (Reader *reader, const guint8 *data, guint32 length, GError **error)
{
  guint column = lw_biff_u16 (data + 2);

  for (guint32 at = 4; at + 6 <= length - 2; at += 6)
    if (!add_number (reader, column++, lw_biff_u16 (data + at), lw_biff_rk (lw_biff_u32 (data + at + 2)), error))
      return FALSE;
  return TRUE;
}

/* The text that a formula gave follows in a STRING record, perhaps after records of shared formulas. */
static gboolean
add_formula_text (Reader *reader, guint column, GError **error)
{
  LwBiffStream *stream = reader->stream;

  for (int i = 0; i < 4; i++)
    {
      guint64 before = stream->next;
      int next = lw_biff_stream_next (stream, error);

      if (next < 0)
        return FALSE;
      if (next && stream->id == LW_BIFF_STRING)
        return add_string (reader, column, error);
      if (!next || is_cell (stream->id) || stream->id == LW_BIFF_EOF)
        {
          lw_biff_stream_seek (stream, before);
          break;
        }
    }
  return TRUE;
}

static gboolean
add_formula (Reader *reader, guint column, guint style, const guint8 *result, GError **error)
{
  if (result[6] != 0xff || result[7] != 0xff)
    return add_number (reader, column, style, lw_biff_double (result), error);
  switch (result[0])
    {
    case 0:
      return add_formula_text (reader, column, error);
    case 1:
    case 2:
      return add_bool_or_error (reader, column, result[0] == 2, result[2], error);
    default:
      return TRUE;
    }
}

/* The least length of each cell record. */
static guint
least_length (guint id)
{
  switch (id)
    {
    case LW_BIFF_LABELSST:
    case LW_BIFF_RK:
      return 10;
    case LW_BIFF_MULRK:
      return 12;
    case LW_BIFF_NUMBER:
      return 14;
    case LW_BIFF_FORMULA:
      return FORMULA_LENGTH;
    default:
      return 8;
    }
}

static gboolean
add_cell (Reader *reader, GError **error)
{
  LwBiffStream *stream = reader->stream;
  const guint8 *data = stream->data;
  guint column, style;

  if (stream->length < least_length (stream->id))
    return cell_damaged (reader, _ ("a cell is cut off"), error);
  if (!go_to_row (reader, lw_biff_u16 (data), error))
    return FALSE;

  column = lw_biff_u16 (data + 2);
  style = lw_biff_u16 (data + 4);
  stream->at = 6;
  switch (stream->id)
    {
    case LW_BIFF_LABELSST:
      return add_shared (reader, column, lw_biff_u32 (data + 6), error);
    case LW_BIFF_RK:
      return add_number (reader, column, style, lw_biff_rk (lw_biff_u32 (data + 6)), error);
    case LW_BIFF_MULRK:
      return add_many (reader, data, stream->length, error);
    case LW_BIFF_NUMBER:
      return add_number (reader, column, style, lw_biff_double (data + 6), error);
    case LW_BIFF_FORMULA:
      return add_formula (reader, column, style, data + 6, error);
    case LW_BIFF_BOOLERR:
      return add_bool_or_error (reader, column, data[7] != 0, data[6], error);
    default:
      return add_string (reader, column, error);
    }
}

static gboolean
read_ordered (Reader *reader, GError **error)
{
  guint depth = 0;
  int next;

  while ((next = next_record (reader->stream, &depth, error)) > 0)
    if (is_cell (reader->stream->id) && !add_cell (reader, error))
      return FALSE;
  return next == 0;
}

static gboolean
read_unordered (Reader *reader, GError **error)
{
  for (guint i = 0; i < reader->layout->order->len; i++)
    {
      lw_biff_stream_seek (reader->stream, g_array_index (reader->layout->order, CellPlace, i).position);
      if (lw_biff_stream_next (reader->stream, error) <= 0 || !add_cell (reader, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
lw_xls_sheet_read (const LwXlsGlobals *globals, const LwXlsLayout *layout, LwBiffStream *stream, guint32 position,
                   LwRowSink *sink, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  Reader reader = { .globals = globals, .layout = layout, .stream = stream, .sink = sink, .text = text };

  if (!go_to_sheet (stream, position, error))
    return FALSE;
  if (!(layout->order ? read_unordered (&reader, error) : read_ordered (&reader, error)))
    return FALSE;
  return !reader.in_row || lw_row_sink_end (sink, error);
}
