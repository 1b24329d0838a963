/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

/* Cells that somebody filled in again after they were refused. The file stays as it is. */

LwCellEdit *
lw_cell_edit_new (const char *sheet,
                  guint row,
                  guint column,
                  const char *text)
{
  LwCellEdit *self = g_new0 (LwCellEdit, 1);

  self->sheet = g_strdup (sheet);
  self->row = row;
  self->column = column;
  self->text = g_strdup (text);
  return self;
}

void
lw_cell_edit_free (LwCellEdit *self)
{
  g_free (self->sheet);
  g_free (self->text);
  g_free (self);
}

GHashTable *
lw_cell_edits_of_sheet (GPtrArray *edits,
                        const char *sheet)
{
  GHashTable *rows = edits ? g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref) : NULL;

  for (guint i = 0; edits && i < edits->len; i++)
    {
      LwCellEdit *edit = g_ptr_array_index (edits, i);
      GPtrArray *cells = g_hash_table_lookup (rows, GUINT_TO_POINTER (edit->row));

      if (!g_str_equal (edit->sheet, sheet))
        continue;
      if (!cells)
        g_hash_table_insert (rows, GUINT_TO_POINTER (edit->row), cells = g_ptr_array_new ());
      g_ptr_array_add (cells, edit);
    }
  return rows;
}

static void
put_text (LwRow *row,
          guint column,
          const char *text)
{
  LwCell *cell;

  if (column >= row->n_cells)
    {
      row->cells = g_renew (LwCell, row->cells, column + 1);
      for (guint c = row->n_cells; c <= column; c++)
        row->cells[c] = (LwCell) { .text = g_strdup ("") };
      row->n_cells = column + 1;
    }
  cell = &row->cells[column];
  g_free (cell->text);
  *cell = (LwCell) { .type = *text ? LW_CELL_TEXT : LW_CELL_EMPTY, .text = g_strdup (text) };
}

void
lw_cell_edits_apply (const GPtrArray *cells,
                     LwRow *row)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const LwCellEdit *edit = g_ptr_array_index (cells, i);

      put_text (row, edit->column, edit->text);
    }
}
