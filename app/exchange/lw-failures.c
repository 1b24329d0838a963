/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "lw-import-private.h"
#include "lw-process.h"

/* Refused rows go back as a copy of their sheet with a column that says why. Mended, the file can be
 * imported again. All cells are texts: numbers keep their digits, and nothing becomes a formula. */

#define REASON_WIDTH 60
#define CELL_WIDTH 16

typedef struct
{
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *plain, *wrong;
  guint reason_column;
  guint row;
  const char *section; /* borrowed; the last one written */
} LwFailures;

void
lw_refused_sheet_free (LwRefusedSheet *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      LwRefusedRow *refused = g_ptr_array_index (self->rows, i);

      lw_row_free (refused->row);
      g_free (refused->reason);
      g_free (refused->text);
      g_free (refused->village);
      g_free (refused->section);
      g_free (refused);
    }
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->head);
  g_free (self->sheet);
  g_free (self);
}

char *
lw_failures_heading (void)
{
  return g_strdup (_("Reason for return"));
}

static void
write_cell (LwFailures *self,
            guint column,
            const char *text,
            lxw_format *format)
{
  g_autofree char *part = NULL;

  /* More does not fit into a cell of the format. */
  if (g_utf8_strlen (text, -1) > 32767)
    part = g_utf8_substring (text, 0, 32767);
  if (column < LXW_COL_MAX && *text)
    worksheet_write_string (self->sheet, self->row, (lxw_col_t) column, part ? part : text, format);
}

static void
write_row (LwFailures *self,
           const LwRow *row)
{
  for (guint c = 0; c < row->n_cells; c++)
    {
      g_autofree char *digits = lw_cell_dup_digits (&row->cells[c]);

      write_cell (self, c, row->cells[c].type == LW_CELL_NUMBER && strchr (row->cells[c].text, 'E') ? digits : row->cells[c].text,
                  self->plain);
    }
}

/* The line that named the village of a block, or the title of the sheet, is not in this file, or is that of
 * another block. */
static void
write_section (LwFailures *self,
               const LwRefusedSheet *sheet,
               const LwRefusedRow *refused)
{
  if (!refused->section || sheet->village_column != G_MAXUINT || g_strcmp0 (refused->section, self->section) == 0)
    return;
  self->section = refused->section;
  write_cell (self, sheet->name_column == 0 ? 1 : 0, refused->section, self->plain);
  self->row++;
}

static void
write_refused (LwFailures *self,
               const LwRefusedSheet *sheet,
               const LwRefusedRow *refused)
{
  g_autofree char *why = lw_import_reason_explain (refused->reason, refused->text);
  const char *above = refused->village ? refused->village : refused->section;

  write_section (self, sheet, refused);
  write_row (self, refused->row);
  if (sheet->village_column != G_MAXUINT && above && !*lw_row_text (refused->row, sheet->village_column))
    /* The row above that named the village is not in this file. */
    write_cell (self, sheet->village_column, above, self->plain);
  if (refused->column != sheet->village_column || *lw_row_text (refused->row, refused->column))
    write_cell (self, refused->column, lw_row_text (refused->row, refused->column), self->wrong);
  write_cell (self, self->reason_column, why, self->wrong);
  self->row++;
}

static guint
width_of (const LwRefusedSheet *sheet)
{
  guint width = 0;

  for (guint i = 0; i < sheet->head->len; i++)
    width = MAX (width, ((LwRow *) g_ptr_array_index (sheet->head, i))->n_cells);
  for (guint i = 0; i < sheet->rows->len; i++)
    width = MAX (width, ((LwRefusedRow *) g_ptr_array_index (sheet->rows, i))->row->n_cells);
  return width;
}

/* A name that the format allows; the library takes no other. */
static char *
sheet_name (const char *name,
            guint number)
{
  g_autofree char *clean = g_strdup (name);

  g_strdelimit (clean, "[]:*?/\\'", '_');
  if (!*clean || g_utf8_strlen (clean, -1) > 31)
    return g_strdup_printf ("Sheet%u", number);
  return g_steal_pointer (&clean);
}

static void
write_sheet (LwFailures *self,
             const LwRefusedSheet *sheet,
             guint number)
{
  g_autofree char *name = sheet_name (sheet->sheet, number);
  g_autofree char *heading = lw_failures_heading ();

  self->sheet = workbook_add_worksheet (self->book, name);
  if (!self->sheet)
    {
      /* Two tables of one sheet: the name may be all that tells the village. */
      g_autofree char *second = g_strdup_printf ("%s (%u)", name, number);

      self->sheet = workbook_add_worksheet (self->book, g_utf8_strlen (second, -1) <= 31 ? second : NULL);
    }
  self->reason_column = width_of (sheet);
  self->row = 0;
  self->section = NULL;
  worksheet_set_column (self->sheet, 0, (lxw_col_t) MIN (self->reason_column, LXW_COL_MAX - 1), CELL_WIDTH, self->plain);
  worksheet_set_column (self->sheet, (lxw_col_t) MIN (self->reason_column, LXW_COL_MAX - 1),
                        (lxw_col_t) MIN (self->reason_column, LXW_COL_MAX - 1), REASON_WIDTH, NULL);
  for (guint i = 0; i < sheet->head->len; i++)
    {
      write_row (self, g_ptr_array_index (sheet->head, i));
      if (i + 1 == sheet->head->len)
        write_cell (self, self->reason_column, heading, self->wrong);
      self->row++;
    }
  for (guint i = 0; i < sheet->rows->len; i++)
    write_refused (self, sheet, g_ptr_array_index (sheet->rows, i));
}

static gboolean
fail (const char *path,
      const char *why,
      GError **error)
{
  g_set_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_FAILURES,
               _("The file for refused rows %s could not be written: %s. Nothing was imported."), path, why);
  return FALSE;
}

gboolean
lw_failures_write (const char *path,
                   GPtrArray *sheets,
                   GError **error)
{
  LwFailures self = { 0 };
  const char *tmpdir = lw_process_get_tmpdir ();
  lxw_workbook_options options = { .constant_memory = LXW_FALSE, .tmpdir = (char *) tmpdir };
  lxw_error result;

  /* The library's temporary files hold the rows in the clear. */
  if (!tmpdir)
    return fail (path, _("there is no private folder in memory for its temporary files"), error);
  self.book = workbook_new_opt (path, &options);
  if (!self.book)
    return fail (path, _("the program ran out of memory"), error);
  self.plain = workbook_add_format (self.book);
  format_set_num_format (self.plain, "@");
  self.wrong = workbook_add_format (self.book);
  format_set_num_format (self.wrong, "@");
  format_set_bg_color (self.wrong, 0xffe0b2);
  for (guint i = 0; i < sheets->len; i++)
    if (((LwRefusedSheet *) g_ptr_array_index (sheets, i))->rows->len)
      write_sheet (&self, g_ptr_array_index (sheets, i), i + 1);
  result = workbook_close (self.book);
  if (result != LXW_NO_ERROR)
    {
      g_unlink (path);
      return fail (path, lxw_strerror (result), error);
    }
  return TRUE;
}
