/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-paper-private.h"

/* Tables: each row goes onto the page as soon as it is whole. The head comes again on every page; a
 * row that is higher than what is left goes to the next page, and is cut between lines only where
 * not even an empty page would hold it. */

#define PAD_X 3.6
#define PAD_Y 1.7
#define HEAD_PAD_Y 2.6
#define HEAD_GREY 0.933
#define SIGN_LINE 10.0 /* of a sign over a text */
#define ITEM_GAP 3.0

typedef struct
{
  guint column;
  guint span;
  guint row;      /* of the head */
  guint row_span; /* of the head */
  LwPaperAlign align;
  LwPaperStyle style;
  char *text;
  gboolean has_sign; /* over the text */
  LwState sign;
  GArray *items; /* LwPaperItem with texts of its own */
  /* While the row is placed. */
  PangoLayout *layout; /* borrowed */
  int line;            /* first line that is not yet on paper */
} Cell;

struct _LwPaperTable
{
  LwPaper *paper; /* borrowed */
  double *widths;
  guint n_columns;
  GArray *head; /* Cell */
  GArray *row;  /* Cell */
  guint next_column;
  double *head_heights;
  guint n_head_rows;
  gboolean begun;
};

static void
clear_item (gpointer data)
{
  LwPaperItem *item = data;
  g_free ((char *) item->text);
  g_free ((char *) item->chip.value);
}

static void
clear_cell (gpointer data)
{
  Cell *cell = data;
  g_free (cell->text);
  g_clear_pointer (&cell->items, g_array_unref);
}

static GArray *
new_cells (void)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (cells, clear_cell);
  return cells;
}

static void
share_widths (LwPaperTable *table, const double *widths)
{
  double left = lw_paper_get_width (table->paper);
  guint sharing = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      left -= widths[i];
      if (widths[i] <= 0)
        sharing++;
    }
  for (guint i = 0; i < table->n_columns; i++)
    table->widths[i] = widths[i] > 0 ? widths[i] : left / sharing;
}

LwPaperTable *
lw_paper_table_new (LwPaper *self, const double *widths, guint n_columns)
{
  LwPaperTable *table = g_new0 (LwPaperTable, 1);
  table->paper = self;
  table->n_columns = n_columns;
  table->widths = g_new0 (double, n_columns);
  table->head = new_cells ();
  table->row = new_cells ();
  share_widths (table, widths);
  return table;
}

void
lw_paper_table_free (LwPaperTable *table)
{
  if (table == NULL)
    return;
  g_array_unref (table->head);
  g_array_unref (table->row);
  g_free (table->widths);
  g_free (table->head_heights);
  g_free (table);
}

static double
cell_x (LwPaperTable *table, const Cell *cell)
{
  double x = LW_PAPER_MARGIN_X;
  for (guint i = 0; i < cell->column; i++)
    x += table->widths[i];
  return x;
}

static double
cell_width (LwPaperTable *table, const Cell *cell)
{
  double width = 0;
  for (guint i = cell->column; i < MIN (cell->column + cell->span, table->n_columns); i++)
    width += table->widths[i];
  return width;
}

/* Head. */

static Cell *
add_head (LwPaperTable *table, guint row, guint column, LwPaperStyle style, const char *text)
{
  Cell cell = {
    .row = row,
    .row_span = 1,
    .column = column,
    .span = 1,
    .align = LW_PAPER_CENTRE,
    .style = style,
    .text = g_strdup (text),
  };
  g_array_append_val (table->head, cell);
  return &g_array_index (table->head, Cell, table->head->len - 1);
}

void
lw_paper_table_head (LwPaperTable *table, guint row, guint column, guint row_span, guint column_span, LwPaperStyle style, const char *text)
{
  Cell *cell = add_head (table, row, column, style, text);
  cell->row_span = row_span;
  cell->span = column_span;
}

void
lw_paper_table_head_sign (LwPaperTable *table, guint row, guint column, LwState state, const char *text)
{
  Cell *cell = add_head (table, row, column, LW_PAPER_HEAD_FINE, text);
  cell->has_sign = TRUE;
  cell->sign = state;
}

static double
head_cell_height (LwPaperTable *table, const Cell *cell)
{
  PangoLayout *layout = lw_paper_layout (table->paper, cell->style, LW_PAPER_CENTRE, FALSE,
                                         cell_width (table, cell) - 2, cell->text);
  return lw_paper_layout_height (layout) + 2 * HEAD_PAD_Y + (cell->has_sign ? SIGN_LINE : 0);
}

static double
head_rows_height (LwPaperTable *table, guint first, guint n)
{
  double height = 0;
  for (guint i = first; i < first + n; i++)
    height += table->head_heights[i];
  return height;
}

static void
measure_head (LwPaperTable *table)
{
  for (guint i = 0; i < table->head->len; i++)
    {
      const Cell *cell = &g_array_index (table->head, Cell, i);
      table->n_head_rows = MAX (table->n_head_rows, cell->row + cell->row_span);
    }
  table->head_heights = g_new0 (double, table->n_head_rows + 1);
  for (guint i = 0; i < table->head->len; i++)
    {
      const Cell *cell = &g_array_index (table->head, Cell, i);
      if (cell->row_span == 1)
        table->head_heights[cell->row] = MAX (table->head_heights[cell->row], head_cell_height (table, cell));
    }
  for (guint i = 0; i < table->head->len; i++)
    {
      const Cell *cell = &g_array_index (table->head, Cell, i);
      double lack = head_cell_height (table, cell) - head_rows_height (table, cell->row, cell->row_span);
      if (lack > 0)
        table->head_heights[cell->row + cell->row_span - 1] += lack;
    }
}

static void
put_head_cell (LwPaperTable *table, const Cell *cell, double top)
{
  LwPaper *paper = table->paper;
  double x = cell_x (table, cell);
  double width = cell_width (table, cell);
  double y = top + head_rows_height (table, 0, cell->row);
  double height = head_rows_height (table, cell->row, cell->row_span);
  PangoLayout *layout = lw_paper_layout (paper, cell->style, LW_PAPER_CENTRE, FALSE, width - 2, cell->text);
  double inner = lw_paper_layout_height (layout) + (cell->has_sign ? SIGN_LINE : 0);
  double text_y = y + (height - inner) / 2;

  lw_paper_put_box (paper, x, y, width, height, HEAD_GREY);
  if (cell->has_sign)
    {
      LwPaperChip chip = { .state = cell->sign, .bare = TRUE };
      double chip_width = lw_paper_chip_width (paper, &chip);
      lw_paper_put_chip (paper, x + (width - chip_width) / 2, text_y + SIGN_LINE / 2, chip_width, &chip);
      text_y += SIGN_LINE;
    }
  lw_paper_put_text (paper, x + 1, text_y, layout, 0, -1);
}

static void
put_head (LwPaperTable *table)
{
  LwPaper *paper = table->paper;

  lw_paper_begin_row (paper);
  for (guint i = 0; i < table->head->len; i++)
    put_head_cell (table, &g_array_index (table->head, Cell, i), paper->y);
  lw_paper_end_row (paper);
  lw_paper_skip (paper, head_rows_height (table, 0, table->n_head_rows));
}

/* Rows. */

static Cell *
add_cell (LwPaperTable *table, guint span, LwPaperAlign align, LwPaperStyle style)
{
  Cell cell = {
    .column = table->next_column,
    .span = span,
    .align = align,
    .style = style,
  };
  table->next_column += span;
  g_array_append_val (table->row, cell);
  return &g_array_index (table->row, Cell, table->row->len - 1);
}

void
lw_paper_table_text (LwPaperTable *table, guint span, LwPaperAlign align, LwPaperStyle style, const char *text)
{
  g_return_if_fail (table->next_column + span <= table->n_columns);

  Cell *cell = add_cell (table, span, align, style);
  cell->text = g_strdup (text != NULL ? text : "");
}

void
lw_paper_table_items (LwPaperTable *table, LwPaperAlign align, LwPaperStyle style, const LwPaperItem *items, guint n_items)
{
  g_return_if_fail (table->next_column < table->n_columns);

  Cell *cell = add_cell (table, 1, align, style);
  cell->items = g_array_new (FALSE, FALSE, sizeof (LwPaperItem));
  g_array_set_clear_func (cell->items, clear_item);
  for (guint i = 0; i < n_items; i++)
    {
      LwPaperItem item = items[i];
      item.text = g_strdup (items[i].text);
      item.chip.value = g_strdup (items[i].chip.value);
      g_array_append_val (cell->items, item);
    }
}

static double
chip_width (LwPaper *paper, const LwPaperItem *item)
{
  if (!item->has_chip)
    return 0;
  return item->chip_width > 0 ? item->chip_width : lw_paper_chip_width (paper, &item->chip);
}

/* Width of pieces that stand on one line; the last text may take what is left and wrap. */
static PangoLayout *
item_layout (LwPaper *paper, const Cell *cell, guint i, double room)
{
  const LwPaperItem *item = &g_array_index (cell->items, LwPaperItem, i);

  if (item->text == NULL)
    return NULL;
  if (cell->align == LW_PAPER_LEFT && i + 1 == cell->items->len)
    return lw_paper_layout (paper, cell->style, LW_PAPER_LEFT, FALSE, MAX (room, 12), item->text);
  return lw_paper_layout (paper, cell->style, LW_PAPER_LEFT, FALSE, -1, item->text);
}

/* Measures, and places if @middle is not negative. Returns the width; @height (out). */
static double
walk_items (LwPaperTable *table, const Cell *cell, double x, double middle, double *height)
{
  LwPaper *paper = table->paper;
  double room = cell_width (table, cell) - 2 * PAD_X;
  double used = 0;

  *height = 0;
  for (guint i = 0; i < cell->items->len; i++)
    {
      const LwPaperItem *item = &g_array_index (cell->items, LwPaperItem, i);
      double width = chip_width (paper, item);
      used += i > 0 ? ITEM_GAP : 0;
      if (item->has_chip)
        {
          if (middle >= 0)
            lw_paper_put_chip (paper, x + used, middle, width, &item->chip);
          *height = MAX (*height, LW_PAPER_CHIP_HEIGHT);
          used += width + (item->text != NULL ? ITEM_GAP : 0);
        }
      PangoLayout *layout = item_layout (paper, cell, i, room - used);
      if (layout != NULL)
        {
          double own = lw_paper_layout_height (layout);
          if (middle >= 0)
            lw_paper_put_text (paper, x + used, middle - own / 2, layout, 0, -1);
          *height = MAX (*height, own);
          used += lw_paper_layout_width (layout);
        }
    }
  return used;
}

static double
cell_height (LwPaperTable *table, Cell *cell)
{
  double height = 0;

  if (cell->items != NULL)
    {
      walk_items (table, cell, 0, -1, &height);
      return height + 2 * PAD_Y;
    }
  cell->layout = lw_paper_layout (table->paper, cell->style, cell->align, FALSE,
                                  cell_width (table, cell) - 2 * PAD_X, cell->text);
  return lw_paper_layout_height (cell->layout) + 2 * PAD_Y;
}

static double
row_height (LwPaperTable *table)
{
  double height = 0;
  for (guint i = 0; i < table->row->len; i++)
    height = MAX (height, cell_height (table, &g_array_index (table->row, Cell, i)));
  return height;
}

static void
put_items (LwPaperTable *table, const Cell *cell, double y, double height)
{
  double own = 0;
  double width = walk_items (table, cell, 0, -1, &own);
  double room = cell_width (table, cell);
  double x = cell_x (table, cell) + PAD_X;

  if (cell->align == LW_PAPER_CENTRE)
    x = cell_x (table, cell) + (room - width) / 2;
  walk_items (table, cell, x, y + height / 2, &own);
}

static void
put_row (LwPaperTable *table, double height)
{
  LwPaper *paper = table->paper;

  lw_paper_begin_row (paper);
  for (guint i = 0; i < table->row->len; i++)
    {
      const Cell *cell = &g_array_index (table->row, Cell, i);
      double x = cell_x (table, cell);
      lw_paper_put_box (paper, x, paper->y, cell_width (table, cell), height, 1);
      if (cell->items != NULL)
        put_items (table, cell, paper->y, height);
      else
        lw_paper_put_text (paper, x + PAD_X,
                           paper->y + (height - lw_paper_layout_height (cell->layout)) / 2,
                           cell->layout, 0, -1);
    }
  lw_paper_end_row (paper);
  lw_paper_skip (paper, height);
}

/* A part of a row that no page holds. Returns whether something is left. */
static gboolean
put_row_part (LwPaperTable *table, double room, gboolean first)
{
  LwPaper *paper = table->paper;
  double top = paper->y;
  double used = 0;
  gboolean left = FALSE;

  lw_paper_begin_row (paper);
  for (guint i = 0; i < table->row->len; i++)
    {
      Cell *cell = &g_array_index (table->row, Cell, i);
      double height = 0;
      if (cell->items != NULL)
        {
          if (first)
            {
              walk_items (table, cell, 0, -1, &height);
              put_items (table, cell, top + PAD_Y, height);
            }
        }
      else
        {
          int n = lw_paper_layout_fit (cell->layout, cell->line, room - 2 * PAD_Y, &height);
          if (n > 0)
            lw_paper_put_text (paper, cell_x (table, cell) + PAD_X, top + PAD_Y, cell->layout, cell->line, n);
          cell->line += n;
          left = left || cell->line < pango_layout_get_line_count (cell->layout);
        }
      used = MAX (used, height + 2 * PAD_Y);
    }
  for (guint i = 0; i < table->row->len; i++)
    {
      const Cell *cell = &g_array_index (table->row, Cell, i);
      lw_paper_put_box (paper, cell_x (table, cell), top, cell_width (table, cell), used, 1);
    }
  lw_paper_end_row (paper);
  lw_paper_skip (paper, used);
  return left;
}

static void
break_in_table (LwPaperTable *table)
{
  lw_paper_break (table->paper);
  put_head (table);
}

static void
put_long_row (LwPaperTable *table)
{
  gboolean first = TRUE;

  if (lw_paper_get_room (table->paper) < 80)
    break_in_table (table);
  while (put_row_part (table, lw_paper_get_room (table->paper), first))
    {
      first = FALSE;
      break_in_table (table);
    }
}

void
lw_paper_table_end_row (LwPaperTable *table)
{
  LwPaper *paper = table->paper;
  double height = row_height (table);

  g_return_if_fail (table->next_column == table->n_columns);

  if (table->head_heights == NULL)
    measure_head (table);
  double head = head_rows_height (table, 0, table->n_head_rows);
  gboolean too_long = height > lw_paper_full_room (paper) - head;

  if (!table->begun)
    {
      lw_paper_need (paper, head + (too_long ? 80 : height));
      put_head (table);
      table->begun = TRUE;
    }
  if (too_long)
    put_long_row (table);
  else
    {
      if (height > lw_paper_get_room (paper))
        break_in_table (table);
      put_row (table, height);
    }
  g_array_set_size (table->row, 0);
  table->next_column = 0;
}
