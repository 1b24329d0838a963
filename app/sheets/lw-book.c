/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-book.h"

#include "lw-sheets.h"

#define MOST_CHARACTERS 32000 /* a cell holds 32,767 */

static void
sheet_free (gpointer data)
{
  LwBookSheet *sheet = data;

  g_array_unref (sheet->cells);
  g_array_unref (sheet->widths);
  g_array_unref (sheet->heights);
  g_free (sheet->foot);
  g_free (sheet->name);
  g_free (sheet);
}

LwBook *
lw_book_new (const char *title, const char *author)
{
  LwBook *self = g_new0 (LwBook, 1);

  self->title = g_strdup (title);
  self->author = g_strdup (author);
  self->styles = g_array_new (FALSE, FALSE, sizeof (LwBookStyle));
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->texts = g_string_chunk_new (64 * 1024);
  return self;
}

void
lw_book_free (LwBook *self)
{
  g_array_unref (self->styles);
  g_ptr_array_unref (self->sheets);
  g_string_chunk_free (self->texts);
  g_free (self->title);
  g_free (self->author);
  g_free (self);
}

guint
lw_book_add_style (LwBook *self, const LwBookStyle *style)
{
  g_array_append_vals (self->styles, style, 1);
  return self->styles->len;
}

LwBookSheet *
lw_book_add_sheet (LwBook *self, const char *name)
{
  LwBookSheet *sheet = g_new0 (LwBookSheet, 1);

  sheet->name = g_strdup (name);
  sheet->cells = g_array_new (FALSE, FALSE, sizeof (LwBookCell));
  sheet->widths = g_array_new (FALSE, FALSE, sizeof (LwBookWidth));
  sheet->heights = g_array_new (FALSE, FALSE, sizeof (LwBookHeight));
  g_ptr_array_add (self->sheets, sheet);
  return sheet;
}

void
lw_book_set_width (LwBookSheet *sheet, guint first, guint last, double width, guint style)
{
  const LwBookWidth columns = { first, last, width, style };

  g_array_append_val (sheet->widths, columns);
}

void
lw_book_set_height (LwBookSheet *sheet, guint row, double height)
{
  const LwBookHeight line = { row, height };

  g_array_append_val (sheet->heights, line);
}

char *
lw_book_cut_text (char *text)
{
  g_autofree char *whole = text;

  if (text == NULL || g_utf8_strlen (text, -1) <= MOST_CHARACTERS)
    return g_steal_pointer (&whole);
  return g_utf8_substring (text, 0, MOST_CHARACTERS);
}

/* The same words stand in many cells. */
static const char *
keep_text (LwBook *self, const char *text)
{
  g_autofree char *cut = lw_book_cut_text (g_strdup (text));

  return cut != NULL ? g_string_chunk_insert_const (self->texts, cut) : "";
}

void
lw_book_add_wide_text (LwBook *self, LwBookSheet *sheet, guint row, guint column, guint last_row, guint last_column,
                       const char *text, guint style)
{
  const LwBookCell cell = { row, column, last_row, last_column, style, keep_text (self, text), 0 };

  g_array_append_val (sheet->cells, cell);
}

void
lw_book_add_text (LwBook *self, LwBookSheet *sheet, guint row, guint column, const char *text, guint style)
{
  lw_book_add_wide_text (self, sheet, row, column, row, column, text, style);
}

void
lw_book_add_number (LwBookSheet *sheet, guint row, guint column, double number, guint style)
{
  const LwBookCell cell = { row, column, row, column, style, NULL, number };

  g_array_append_val (sheet->cells, cell);
}

gboolean
lw_book_write (const LwBook *self, const char *path, const char *tmpdir, GError **error)
{
  const LwSheets *sheets = lw_sheets_get (error);

  g_return_val_if_fail (path != NULL && tmpdir != NULL, FALSE);
  return sheets != NULL && sheets->write (self, path, tmpdir, error);
}
