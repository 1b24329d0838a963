/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-recognise-private.h"

/* The grid of cleaned texts, merged cells filled in. */

guint
lw_sample_find_row (const LwSample *sample,
                    guint number)
{
  for (guint i = 0; i < sample->rows->len; i++)
    if (((LwRow *) g_ptr_array_index (sample->rows, i))->number == number)
      return i;
  return G_MAXUINT;
}

static void
fill_merge (LwGrid *grid,
            const LwSample *sample,
            const LwMerge *merge)
{
  guint top = lw_sample_find_row (sample, merge->first_row + 1);
  const char *text;

  if (top == G_MAXUINT || merge->first_column >= grid->n_columns)
    return;
  text = lw_grid_text (grid, top, merge->first_column);
  if (!*text)
    return;
  for (guint r = top; r < grid->n_rows; r++)
    {
      if (((LwRow *) g_ptr_array_index (sample->rows, r))->number > merge->last_row + 1)
        break;
      for (guint c = merge->first_column; c <= merge->last_column && c < grid->n_columns; c++)
        {
          char **cell = &grid->texts[r * grid->n_columns + c];

          if (!*cell)
            *cell = g_strdup (text);
        }
    }
}

LwGrid *
lw_text_grid_new (const LwSample *sample)
{
  LwGrid *grid = g_new0 (LwGrid, 1);

  grid->n_rows = sample->rows->len;
  for (guint r = 0; r < grid->n_rows; r++)
    grid->n_columns = MAX (grid->n_columns, ((LwRow *) g_ptr_array_index (sample->rows, r))->n_cells);
  grid->texts = g_new0 (char *, MAX (1, (gsize) grid->n_rows * grid->n_columns));
  for (guint r = 0; r < grid->n_rows; r++)
    for (guint c = 0; c < grid->n_columns; c++)
      {
        g_autofree char *clean = lw_heading_clean (lw_row_text (g_ptr_array_index (sample->rows, r), c));

        if (*clean)
          grid->texts[r * grid->n_columns + c] = g_steal_pointer (&clean);
      }
  for (guint i = 0; i < sample->merges->len; i++)
    fill_merge (grid, sample, &g_array_index (sample->merges, LwMerge, i));
  return grid;
}

void
lw_text_grid_free (LwGrid *grid)
{
  for (gsize i = 0; i < (gsize) grid->n_rows * grid->n_columns; i++)
    g_free (grid->texts[i]);
  g_free (grid->texts);
  g_free (grid);
}

const char *
lw_grid_text (const LwGrid *grid,
              guint row,
              guint column)
{
  const char *text = grid->texts[row * grid->n_columns + column];

  return text ? text : "";
}

/* Headings of a column, from the upper to the lower row of a span. */

/* Without knowledge of merges, a group name stands in its first column only and counts for the
 * empty cells to its right that have a text below. */
static const char *
group_text (const LwSample *sample,
            const LwGrid *grid,
            LwSpan span,
            guint row,
            guint column)
{
  const char *text = lw_grid_text (grid, row, column);

  if (*text || sample->has_merges || row + 1 >= span.first + span.n)
    return text;
  if (!*group_text (sample, grid, span, row + 1, column))
    return text;
  for (guint c = column; c > 0; c--)
    {
      if (!*group_text (sample, grid, span, row + 1, c - 1))
        return "";
      if (*lw_grid_text (grid, row, c - 1))
        return lw_grid_text (grid, row, c - 1);
    }
  return "";
}

guint
lw_heading_parts (const LwSample *sample,
                  const LwGrid *grid,
                  LwSpan span,
                  guint column,
                  const char **parts)
{
  guint n = 0;

  for (guint r = span.first; r < span.first + span.n; r++)
    {
      const char *text = group_text (sample, grid, span, r, column);

      if (*text && (n == 0 || strcmp (parts[n - 1], text) != 0))
        parts[n++] = text;
    }
  return n;
}
