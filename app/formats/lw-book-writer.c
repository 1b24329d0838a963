/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-book-writer.h"

#include "lw-workbook.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#define PAPER_A4 9
#define MANY_ROWS 50000

typedef struct
{
  const LwBook *book;
  lxw_workbook *file;
  lxw_format **formats; /* of the styles; the first, of number 0, is NULL */
} Writer;

static lxw_format *
make_format (lxw_workbook *file, const LwBookStyle *style)
{
  lxw_format *format = workbook_add_format (file);

  if (style->font != NULL)
    format_set_font_name (format, style->font);
  if (style->size > 0)
    format_set_font_size (format, style->size);
  if (style->bold)
    format_set_bold (format);
  if (style->boxed)
    {
      format_set_border (format, LXW_BORDER_THIN);
      format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
    }
  if (style->centred)
    format_set_align (format, LXW_ALIGN_CENTER);
  if (style->wrapped)
    format_set_text_wrap (format);
  if (style->literal)
    format_set_num_format (format, "@");
  if (style->ground != 0)
    format_set_bg_color (format, style->ground);
  if (style->ink != 0)
    format_set_font_color (format, style->ink);
  return format;
}

/* Two tables of one sheet have its name, and that may be all that tells the village. A name that the
 * format does not take becomes that of the library, which would print what is wrong with it. */
static lxw_worksheet *
add_worksheet (lxw_workbook *file, const char *name)
{
  g_autofree char *taken = g_strdup (name != NULL ? name : "");

  for (guint i = 2; workbook_validate_sheet_name (file, taken) == LXW_ERROR_SHEETNAME_ALREADY_USED; i++)
    {
      g_free (taken);
      taken = g_strdup_printf ("%s (%u)", name, i);
    }
  if (*taken == '\0' || workbook_validate_sheet_name (file, taken) != LXW_NO_ERROR)
    return workbook_add_worksheet (file, NULL);
  return workbook_add_worksheet (file, taken);
}

static void
prepare_paper (lxw_worksheet *to, const LwBookSheet *sheet)
{
  worksheet_set_paper (to, PAPER_A4);
  if (sheet->landscape)
    worksheet_set_landscape (to);
  worksheet_fit_to_pages (to, 1, 0);
  worksheet_set_margins (to, 0.4, 0.4, 0.45, 0.55);
  worksheet_center_horizontally (to);
  if (sheet->foot != NULL)
    worksheet_set_footer (to, sheet->foot);
}

static void
prepare_sheet (const Writer *self, lxw_worksheet *to, const LwBookSheet *sheet)
{
  if (sheet->on_paper)
    prepare_paper (to, sheet);
  if (sheet->frozen_rows > 0)
    {
      worksheet_freeze_panes (to, sheet->frozen_rows, (lxw_col_t) sheet->frozen_columns);
      worksheet_repeat_rows (to, 0, sheet->frozen_rows - 1);
    }
  for (guint i = 0; i < sheet->widths->len; i++)
    {
      const LwBookWidth *width = &g_array_index (sheet->widths, LwBookWidth, i);

      worksheet_set_column (to, (lxw_col_t) width->first, (lxw_col_t) width->last, width->width,
                            self->formats[width->style]);
    }
  for (guint i = 0; i < sheet->heights->len; i++)
    {
      const LwBookHeight *height = &g_array_index (sheet->heights, LwBookHeight, i);

      worksheet_set_row (to, height->row, height->height, NULL);
    }
  if (sheet->filter_columns > 0)
    worksheet_autofilter (to, 0, 0, sheet->last_row, (lxw_col_t) (sheet->filter_columns - 1));
  if (sheet->print_column > 0)
    worksheet_print_area (to, 0, (lxw_col_t) sheet->print_column, sheet->last_row,
                          (lxw_col_t) (sheet->filter_columns - 1));
}

static void
write_cell (const Writer *self, lxw_worksheet *to, const LwBookCell *cell)
{
  lxw_format *format = self->formats[cell->style];
  lxw_col_t column = (lxw_col_t) cell->column;

  if (cell->text == NULL)
    worksheet_write_number (to, cell->row, column, cell->number, format);
  else if (cell->last_row != cell->row || cell->last_column != cell->column)
    worksheet_merge_range (to, cell->row, column, cell->last_row, (lxw_col_t) cell->last_column, cell->text, format);
  else if (*cell->text == '\0')
    worksheet_write_blank (to, cell->row, column, format);
  else
    worksheet_write_string (to, cell->row, column, cell->text, format);
}

static gboolean
write_rows (const Writer *self, lxw_worksheet *to, const LwBookSheet *sheet, GError **error)
{
  g_autofree char **cells = g_new0 (char *, sheet->n_columns + 1);
  gboolean ok = TRUE;

  for (guint row = 0; ok && row < sheet->n_rows; row++)
    {
      ok = sheet->func (row, cells, sheet->user_data, error);
      for (guint i = 0; i < sheet->n_columns; i++)
        {
          g_autofree char *text = lw_book_cut_text (g_steal_pointer (&cells[i]));

          if (ok && text != NULL && *text != '\0')
            worksheet_write_string (to, sheet->from_row + row, (lxw_col_t) i, text, self->formats[sheet->rows_style]);
        }
    }
  return ok;
}

static gboolean
write_sheet (const Writer *self, const LwBookSheet *sheet, GError **error)
{
  lxw_worksheet *to = add_worksheet (self->file, sheet->name);

  prepare_sheet (self, to, sheet);
  for (guint i = 0; i < sheet->cells->len; i++)
    write_cell (self, to, &g_array_index (sheet->cells, LwBookCell, i));
  return sheet->func == NULL || write_rows (self, to, sheet, error);
}

/* Of a long list a row is written and forgotten; a short one is written in the way that every program
 * reads. */
static gboolean
has_many_rows (const LwBook *book)
{
  for (guint i = 0; i < book->sheets->len; i++)
    if (((LwBookSheet *) g_ptr_array_index (book->sheets, i))->n_rows > MANY_ROWS)
      return TRUE;
  return FALSE;
}

static gboolean
fill (Writer *self, GError **error)
{
  const LwBook *book = self->book;
  lxw_doc_properties properties = { .title = book->title, .author = book->author };
  gboolean ok = TRUE;

  if (book->title != NULL)
    workbook_set_properties (self->file, &properties);
  for (guint i = 0; i < book->styles->len; i++)
    self->formats[i + 1] = make_format (self->file, &g_array_index (book->styles, LwBookStyle, i));
  for (guint i = 0; ok && i < book->sheets->len; i++)
    ok = write_sheet (self, g_ptr_array_index (book->sheets, i), error);
  return ok;
}

gboolean
lw_book_write_xlsx (const LwBook *book, const char *path, const char *tmpdir, GError **error)
{
  lxw_workbook_options options = { .constant_memory = has_many_rows (book) ? LXW_TRUE : LXW_FALSE, .tmpdir = (char *) tmpdir };
  g_autofree lxw_format **formats = g_new0 (lxw_format *, book->styles->len + 1);
  Writer self = { book, workbook_new_opt (path, &options), formats };
  lxw_error failure = LXW_ERROR_MEMORY_MALLOC_FAILED;
  gboolean ok = TRUE;

  if (self.file != NULL)
    {
      ok = fill (&self, error);
      failure = workbook_close (self.file);
    }
  if (ok && failure != LXW_NO_ERROR)
    g_set_error_literal (error, LW_SHEET_ERROR, LW_SHEET_ERROR_IO,
                         failure == LXW_ERROR_MEMORY_MALLOC_FAILED ? _("the program ran out of memory") : lxw_strerror (failure));
  if (!ok || failure != LXW_NO_ERROR)
    g_unlink (path);
  return ok && failure == LXW_NO_ERROR;
}
