/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-lens-private.h"

/* Sheets of forms and of columns are made by hand: one that has more is something else. */
#define MOST_CELLS 400000
#define MOST_MERGES 50000
/* A merge over more rows is a frame, not the cell of a form. */
#define MOST_MERGED_ROWS 200

typedef struct
{
  LwRawSheet *sheet;
  gsize n_cells;
} Filling;

/* lw_row_copy() stops at the widest roster. */
static LwRow *
copy_row (const LwRow *row)
{
  LwRow *copy = g_new0 (LwRow, 1);

  copy->number = row->number;
  copy->hidden = row->hidden;
  copy->n_cells = row->n_cells;
  copy->cells = g_new0 (LwCell, MAX (copy->n_cells, 1));
  for (guint i = 0; i < copy->n_cells; i++)
    {
      copy->cells[i] = row->cells[i];
      copy->cells[i].text = g_strdup (row->cells[i].text ? row->cells[i].text : "");
    }
  return copy;
}

static LwRawSheet *
sheet_new (void)
{
  LwRawSheet *self = g_new0 (LwRawSheet, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_row_free);
  return self;
}

void
lw_raw_sheet_free (LwRawSheet *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->merges, g_array_unref);
  g_clear_pointer (&self->of_row, g_ptr_array_unref);
  g_free (self);
}

/* The first of the rows that is not above @number. */
static guint
find_row (const LwRawSheet *self,
          guint number)
{
  guint first = 0, end = self->rows->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (((LwRow *) g_ptr_array_index (self->rows, middle))->number < number)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

static void
free_list (gpointer list)
{
  if (list)
    g_array_unref (list);
}

static void
sort_merges (LwRawSheet *self)
{
  self->has_merges = self->merges->len > 0;
  self->of_row = g_ptr_array_new_with_free_func (free_list);
  g_ptr_array_set_size (self->of_row, (gint) self->rows->len);
  for (guint i = 0; i < self->merges->len; i++)
    {
      const LwMerge *merge = &g_array_index (self->merges, LwMerge, i);

      if (merge->last_row < merge->first_row || merge->last_row - merge->first_row >= MOST_MERGED_ROWS)
        continue;
      for (guint r = find_row (self, merge->first_row + 1);
           r < self->rows->len && ((LwRow *) g_ptr_array_index (self->rows, r))->number <= merge->last_row + 1; r++)
        {
          if (!self->of_row->pdata[r])
            self->of_row->pdata[r] = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_val ((GArray *) self->of_row->pdata[r], i);
        }
    }
}

LwRawSheet *
lw_raw_sheet_from_sample (const LwSample *sample)
{
  LwRawSheet *self = sheet_new ();

  for (guint i = 0; i < sample->rows->len; i++)
    g_ptr_array_add (self->rows, copy_row (g_ptr_array_index (sample->rows, i)));
  self->merges = g_array_copy (sample->merges);
  sort_merges (self);
  return self;
}

static gboolean
take_row_cb (const LwRow *row,
             gpointer data)
{
  Filling *filling = data;

  filling->n_cells += row->n_cells;
  if (filling->n_cells > MOST_CELLS)
    return FALSE;
  g_ptr_array_add (filling->sheet->rows, copy_row (row));
  return TRUE;
}

LwRawSheet *
lw_raw_sheet_read (LwWorkbook *workbook,
                   guint index,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr(LwRawSheet) self = sheet_new ();
  Filling filling = { self, 0 };

  if (!lw_workbook_read (workbook, index, take_row_cb, &filling, cancellable, error))
    return NULL;
  self->merges = lw_workbook_get_merges (workbook, index, error);
  if (!self->merges || filling.n_cells > MOST_CELLS || self->merges->len > MOST_MERGES)
    return NULL;
  sort_merges (self);
  return g_steal_pointer (&self);
}

const LwMerge *
lw_raw_sheet_get_merge (const LwRawSheet *self,
                        guint index,
                        guint column)
{
  const GArray *list = self->of_row->pdata[index];

  for (guint i = 0; list && i < list->len; i++)
    {
      const LwMerge *merge = &g_array_index (self->merges, LwMerge, g_array_index (list, guint, i));

      if (merge->first_column <= column && column <= merge->last_column)
        return merge;
    }
  return NULL;
}

const LwCell *
lw_raw_sheet_get_cell (const LwRawSheet *self,
                       guint index,
                       guint column,
                       LwPlace *place)
{
  const LwRow *row = g_ptr_array_index (self->rows, index);
  const LwMerge *merge = lw_raw_sheet_get_merge (self, index, column);

  if (merge && (column >= row->n_cells || !*row->cells[column].text))
    {
      guint top = find_row (self, merge->first_row + 1);

      if (top < self->rows->len && ((LwRow *) g_ptr_array_index (self->rows, top))->number == merge->first_row + 1)
        {
          row = g_ptr_array_index (self->rows, top);
          column = merge->first_column;
        }
    }
  if (place)
    *place = (LwPlace) { row->number, column };
  return column < row->n_cells && *row->cells[column].text ? &row->cells[column] : NULL;
}
