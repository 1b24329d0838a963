/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lw-book.h"
#include "lw-import-private.h"
#include "lw-process.h"

/* Refused rows go back as a copy of their sheet with a column that says why. Mended, the file can be
 * imported again. All cells are texts: numbers keep their digits, and nothing becomes a formula. */

#define REASON_WIDTH 60
#define CELL_WIDTH 16

typedef struct
{
  LwBook *book;
  LwBookSheet *sheet;
  guint plain, wrong; /* styles */
  guint reason_column;
  guint row;
  const char *section; /* borrowed; the last one written */
  const char *body;
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
            guint style)
{
  if (column < LW_BOOK_MOST_COLUMNS && *text)
    lw_book_add_text (self->book, self->sheet, self->row, column, text, style);
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
  self->body = NULL;
  write_cell (self, sheet->name_column == 0 ? 1 : 0, refused->section, self->plain);
  self->row++;
}

/* Likewise the line that named a body. */
static void
write_body (LwFailures *self,
            const LwRefusedSheet *sheet,
            const LwRefusedRow *refused)
{
  if (sheet->body_column != G_MAXUINT || g_strcmp0 (refused->body, self->body) == 0)
    return;
  self->body = refused->body;
  /* 一、 begins a block of whichever body. */
  write_cell (self, sheet->name_column == 0 ? 1 : 0, refused->body ? refused->body : "一、", self->plain);
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
  write_body (self, sheet, refused);
  write_row (self, refused->row);
  if (sheet->village_column != G_MAXUINT && above && !*lw_row_text (refused->row, sheet->village_column))
    /* The row above that named the village is not in this file. */
    write_cell (self, sheet->village_column, above, self->plain);
  if (sheet->body_column != G_MAXUINT && refused->body && !*lw_row_text (refused->row, sheet->body_column))
    write_cell (self, sheet->body_column, refused->body, self->plain);
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

/* A name that the format allows. */
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
  guint reason;

  self->sheet = lw_book_add_sheet (self->book, name);
  self->reason_column = width_of (sheet);
  reason = MIN (self->reason_column, LW_BOOK_MOST_COLUMNS - 1);
  self->row = 0;
  self->section = self->body = NULL;
  lw_book_set_width (self->sheet, 0, reason, CELL_WIDTH, self->plain);
  lw_book_set_width (self->sheet, reason, reason, REASON_WIDTH, 0);
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
  g_autoptr(LwBook) book = lw_book_new (NULL, NULL);
  g_autoptr(GError) failure = NULL;
  const char *tmpdir = lw_process_get_tmpdir ();
  LwFailures self = { .book = book };

  /* What is in the making holds the rows in the clear. */
  if (!tmpdir)
    return fail (path, _("there is no private folder in memory for its temporary files"), error);
  self.plain = lw_book_add_style (book, &(LwBookStyle) { .literal = TRUE });
  self.wrong = lw_book_add_style (book, &(LwBookStyle) { .literal = TRUE, .ground = 0xffe0b2 });
  for (guint i = 0; i < sheets->len; i++)
    if (((LwRefusedSheet *) g_ptr_array_index (sheets, i))->rows->len)
      write_sheet (&self, g_ptr_array_index (sheets, i), i + 1);
  if (!lw_book_write (book, path, tmpdir, &failure))
    return fail (path, failure->message, error);
  return TRUE;
}
