/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-xls-private.h"

#include "lw-sheet-limits.h"
#include "lw-sheet-source.h"

#include <glib/gi18n-lib.h>

static void
clear_sheet (gpointer data)
{
  LwXlsSheet *sheet = data;

  g_free (sheet->name);
  g_clear_pointer (&sheet->layout, lw_xls_layout_free);
}

void
lw_xls_globals_init (LwXlsGlobals *self)
{
  self->sheets = g_array_new (FALSE, FALSE, sizeof (LwXlsSheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  self->strings = lw_string_table_new ();
  self->formats = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_number_format_free);
  self->by_id = g_hash_table_new (NULL, NULL);
  self->style_ids = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->styles = g_ptr_array_new ();
}

void
lw_xls_globals_clear (LwXlsGlobals *self)
{
  g_clear_pointer (&self->sheets, g_array_unref);
  g_clear_pointer (&self->strings, lw_string_table_free);
  g_clear_pointer (&self->styles, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->style_ids, g_array_unref);
}

gboolean
lw_xls_check_bof (LwBiffStream *stream, GError **error)
{
  int next = lw_biff_stream_next (stream, error);

  if (next < 0)
    return FALSE;
  if (!next || (stream->id & 0xff) != (LW_BIFF_BOF & 0xff) || stream->length < 4)
    return lw_sheet_damaged (error, _ ("no workbook where one should begin"));
  if (stream->id == LW_BIFF_BOF && lw_biff_u16 (stream->data) == 0x0600)
    return TRUE;
  g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_UNSUPPORTED,
               _ ("This is a workbook of Excel 95 or older, which is not read. Open it in a spreadsheet program and save "
                  "it as .xlsx."));
  return FALSE;
}

static gboolean
record_damaged (const LwBiffStream *stream, GError **error)
{
  g_autofree char *where = g_strdup_printf (_ ("record %04x before byte %u of the workbook"), stream->id,
                                            (guint) stream->next);

  return lw_sheet_damaged (error, where);
}

static gboolean
load_sheet (LwXlsGlobals *self, LwBiffStream *stream, GError **error)
{
  LwXlsSheet sheet = { 0 };
  g_autoptr(GString) name = g_string_new (NULL);
  guint state, type, length;

  if (!lw_biff_stream_u32 (stream, &sheet.position) || !lw_biff_stream_u8 (stream, &state)
      || !lw_biff_stream_u8 (stream, &type) || !lw_biff_stream_u8 (stream, &length)
      || !lw_biff_stream_string (stream, length, name))
    return record_damaged (stream, error);
  if (self->sheets->len >= LW_SHEET_MAX_SHEETS)
    return lw_sheet_limit (error, _ ("too many sheets"));

  lw_sheet_clean_text (name, 0, FALSE);
  sheet.hidden = (state & 3) != 0;
  sheet.has_cells = type == 0;
  sheet.name = g_string_free (g_steal_pointer (&name), FALSE);
  g_array_append_val (self->sheets, sheet);
  return TRUE;
}

/* What the record says about the number of strings is not believed. */
static gboolean
load_strings (LwXlsGlobals *self, LwBiffStream *stream, GError **error)
{
  guint32 total, unique;

  if (!lw_biff_stream_u32 (stream, &total) || !lw_biff_stream_u32 (stream, &unique))
    return record_damaged (stream, error);

  for (guint32 i = 0; i < unique && !lw_biff_stream_at_end (stream); i++)
    {
      GString *text = lw_string_table_begin (self->strings);
      gsize start = text->len;
      guint length;

      if (!lw_biff_stream_u16 (stream, &length) || !lw_biff_stream_string (stream, length, text))
        return record_damaged (stream, error);
      lw_sheet_clean_text (text, start, FALSE);
      if (!lw_string_table_end (self->strings, error))
        return FALSE;
    }
  return TRUE;
}

static LwNumberFormat *
keep_format (LwXlsGlobals *self, guint id, LwNumberFormat *format)
{
  g_ptr_array_add (self->formats, format);
  g_hash_table_insert (self->by_id, GUINT_TO_POINTER (id), format);
  return format;
}

/* The built-in formats are written out as well, in the language of the writer; ours are Chinese. */
static gboolean
load_format (LwXlsGlobals *self, LwBiffStream *stream, GError **error)
{
  g_autoptr(GString) code = g_string_new (NULL);
  guint id, length;

  if (!lw_biff_stream_u16 (stream, &id) || !lw_biff_stream_u16 (stream, &length)
      || !lw_biff_stream_string (stream, length, code))
    return record_damaged (stream, error);
  if (self->formats->len >= LW_SHEET_MAX_STYLES)
    return lw_sheet_limit (error, _ ("too many cell formats"));
  keep_format (self, id, lw_number_format_new (code->str));
  return TRUE;
}

static gboolean
load_style (LwXlsGlobals *self, LwBiffStream *stream, GError **error)
{
  guint font, id;
  guint16 kept;

  if (!lw_biff_stream_u16 (stream, &font) || !lw_biff_stream_u16 (stream, &id))
    return record_damaged (stream, error);
  if (self->style_ids->len >= LW_SHEET_MAX_STYLES)
    return lw_sheet_limit (error, _ ("too many cell formats"));
  kept = (guint16) id;
  g_array_append_val (self->style_ids, kept);
  return TRUE;
}

/* After all records were read, as nothing says that a format stands before the style that uses it. */
static void
settle_styles (LwXlsGlobals *self)
{
  for (guint i = 0; i < self->style_ids->len; i++)
    {
      guint id = g_array_index (self->style_ids, guint16, i);
      LwNumberFormat *format = NULL;

      if (id && !g_hash_table_lookup_extended (self->by_id, GUINT_TO_POINTER (id), NULL, (gpointer *) &format))
        format = keep_format (self, id, lw_number_format_new_builtin (id));
      g_ptr_array_add (self->styles, format);
    }
}

static gboolean
load_record (LwXlsGlobals *self, LwBiffStream *stream, GError **error)
{
  switch (stream->id)
    {
    case LW_BIFF_BOUNDSHEET:
      return load_sheet (self, stream, error);
    case LW_BIFF_SST:
      return load_strings (self, stream, error);
    case LW_BIFF_FORMAT:
      return load_format (self, stream, error);
    case LW_BIFF_XF:
      return load_style (self, stream, error);
    case LW_BIFF_DATEMODE:
      self->date_1904 = stream->length >= 2 && lw_biff_u16 (stream->data) == 1;
      return TRUE;
    case LW_BIFF_FILEPASS:
      g_set_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_PASSWORD,
                   _ ("The workbook has a password of its own. Nothing was imported. Save it without the password "
                      "first."));
      return FALSE;
    default:
      return TRUE;
    }
}

gboolean
lw_xls_globals_load (LwXlsGlobals *self, LwBiffStream *stream, GError **error)
{
  int next;

  lw_biff_stream_seek (stream, 0);
  if (!lw_xls_check_bof (stream, error))
    return FALSE;
  while ((next = lw_biff_stream_next (stream, error)) > 0 && stream->id != LW_BIFF_EOF)
    if (!load_record (self, stream, error))
      return FALSE;
  if (next < 0)
    return FALSE;
  if (!next || !self->sheets->len)
    return lw_sheet_damaged (error, next ? _ ("a workbook without sheets") : _ ("the list of sheets does not end"));
  settle_styles (self);
  return TRUE;
}
