/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows a spreadsheet file as it is read: sheets, rows, cells, merges. For developers. */

#include "lw-workbook.h"

#include <locale.h>
#include <stdlib.h>

static const char *const types[] = { "", "T", "N", "D", "B", "E" };

static gboolean
print_row_cb (const LwRow *row, gpointer user_data)
{
  guint64 *cells = user_data;

  *cells += row->n_cells;
  if (g_getenv ("DUMP_QUIET"))
    return TRUE;
  g_print ("%u%s", row->number, row->hidden ? " hidden" : "");
  for (guint i = 0; i < row->n_cells; i++)
    {
      const LwCell *cell = &row->cells[i];

      if (cell->type == LW_CELL_EMPTY)
        g_print (" |");
      else if (cell->type == LW_CELL_DATE)
        g_print (" | D:%s(%d)", cell->text, cell->date);
      else
        g_print (" | %s%s:%s", types[cell->type], cell->plain ? "p" : "", cell->text);
    }
  g_print ("\n");
  return TRUE;
}

static gboolean
print_sheet (LwWorkbook *book, guint sheet, GError **error)
{
  g_autoptr(GArray) merges = NULL;
  guint64 cells = 0;

  g_print ("== %s%s\n", lw_workbook_get_name (book, sheet), lw_workbook_get_hidden (book, sheet) ? " (hidden)" : "");
  if (!lw_workbook_read (book, sheet, print_row_cb, &cells, NULL, error))
    return FALSE;
  merges = lw_workbook_get_merges (book, sheet, error);
  if (!merges)
    return FALSE;
  for (guint i = 0; i < merges->len && !g_getenv ("DUMP_QUIET"); i++)
    {
      const LwMerge *merge = &g_array_index (merges, LwMerge, i);
      g_autofree char *from = lw_column_letters (merge->first_column);
      g_autofree char *to = lw_column_letters (merge->last_column);

      g_print ("merge %s%u:%s%u\n", from, merge->first_row + 1, to, merge->last_row + 1);
    }
  g_print ("-- %" G_GUINT64_FORMAT " cells, %u merges\n", cells, merges->len);
  return TRUE;
}

int
main (int argc, char **argv)
{
  int status = EXIT_SUCCESS;

  setlocale (LC_ALL, "C.UTF-8");

  for (int i = 1; i < argc; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LwWorkbook) book = lw_workbook_open (argv[i], &error);

      g_print ("# %s\n", argv[i]);
      for (guint sheet = 0; book && sheet < lw_workbook_get_n_sheets (book) && !error; sheet++)
        print_sheet (book, sheet, &error);
      if (error)
        {
          g_printerr ("error %d: %s\n", error->code, error->message);
          status = EXIT_FAILURE;
        }
    }
  return status;
}
