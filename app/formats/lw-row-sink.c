/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-row-sink.h"

#include "lw-sheet-limits.h"
#include "lw-sheet-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROWS_BETWEEN_CANCEL_CHECKS 64
#define NOT_IN_ARENA G_MAXSIZE

struct _LwRowSink
{
  LwRowFunc func;
  gpointer user_data;
  GCancellable *cancellable; /* owned */

  /* The row in the making. */
  LwRow row;
  guint allocated;
  gsize *offsets;            /* owned; of each cell's text in the arena */
  GString *arena;            /* owned */
  guint column;
  gsize start;
  guint cells_of_row;

  guint64 cells, blanks;     /* so far; blanks are those between cells */
  gboolean stopped;
};

static char no_text[] = "";

LwRowSink *
lw_row_sink_new (LwRowFunc func, gpointer user_data, GCancellable *cancellable)
{
  LwRowSink *self = g_new0 (LwRowSink, 1);

  self->func = func;
  self->user_data = user_data;
  self->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  self->arena = g_string_sized_new (4096);
  return self;
}

void
lw_row_sink_free (LwRowSink *self)
{
  g_clear_object (&self->cancellable);
  g_string_free (self->arena, TRUE);
  g_free (self->offsets);
  g_free (self->row.cells);
  g_free (self);
}

gboolean
lw_row_sink_begin (LwRowSink *self, guint64 number, gboolean hidden, GError **error)
{
  if (number > LW_SHEET_MAX_ROWS)
    return lw_sheet_limit (error, _ ("more than 1,048,576 rows"));
  if (number <= self->row.number)
    {
      g_autofree char *where = g_strdup_printf (_ ("row %u stands after row %u"), (guint) number, self->row.number);
      return lw_sheet_damaged (error, where);
    }
  if (number % ROWS_BETWEEN_CANCEL_CHECKS == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  self->row.number = (guint) number;
  self->row.hidden = hidden;
  self->row.n_cells = 0;
  self->cells_of_row = 0;
  g_string_truncate (self->arena, 0);
  return TRUE;
}

static void
make_room (LwRowSink *self, guint columns)
{
  guint wanted = MAX (self->allocated, 32);

  if (columns > self->allocated)
    {
      while (wanted < columns)
        wanted *= 2;
      self->row.cells = g_renew (LwCell, self->row.cells, wanted);
      self->offsets = g_renew (gsize, self->offsets, wanted);
      self->allocated = wanted;
    }
  for (guint i = self->row.n_cells; i < columns; i++)
    {
      self->row.cells[i] = (LwCell){ .type = LW_CELL_EMPTY, .text = no_text };
      self->offsets[i] = NOT_IN_ARENA;
    }
}

static gboolean
count_cell (LwRowSink *self, guint64 column, GError **error)
{
  if (column >= LW_SHEET_MAX_COLUMNS)
    return lw_sheet_limit (error, _ ("columns beyond XFD"));
  if (++self->cells > LW_SHEET_MAX_CELLS)
    return lw_sheet_limit (error, _ ("more than 50 million cells"));
  if (++self->cells_of_row % LW_SHEET_MAX_COLUMNS == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  return TRUE;
}

GString *
lw_row_sink_cell (LwRowSink *self, guint64 column, GError **error)
{
  if (!count_cell (self, column, error))
    return NULL;
  self->column = (guint) column;
  self->start = self->arena->len;
  return self->arena;
}

/* Trailing empty cells (formatted only) do not make a row longer. */
static LwCell *
place (LwRowSink *self, guint column)
{
  if (column >= self->row.n_cells)
    {
      make_room (self, column + 1);
      self->blanks += column - self->row.n_cells;
      self->row.n_cells = column + 1;
    }
  return &self->row.cells[column];
}

static gboolean
too_long (const char *text, gsize length)
{
  return length > LW_SHEET_MAX_CELL_CHARS && g_utf8_strlen (text, (gssize) length) > LW_SHEET_MAX_CELL_CHARS;
}

gboolean
lw_row_sink_set (LwRowSink *self, const LwCell *cell, GError **error)
{
  gsize length = self->arena->len - self->start;
  LwCell *to;

  if (too_long (self->arena->str + self->start, length))
    return lw_sheet_limit (error, _ ("a cell of more than 32,767 characters"));
  if ((!length || cell->type == LW_CELL_EMPTY) && self->column >= self->row.n_cells)
    return TRUE;

  to = place (self, self->column);
  *to = *cell;
  if (!length)
    to->type = LW_CELL_EMPTY;
  to->text = no_text;
  self->offsets[self->column] = length ? self->start : NOT_IN_ARENA;
  g_string_append_c (self->arena, 0);
  return TRUE;
}

gboolean
lw_row_sink_set_text (LwRowSink *self, guint64 column, const char *text, GError **error)
{
  LwCell *to;

  if (!count_cell (self, column, error))
    return FALSE;
  if (!*text && column >= self->row.n_cells)
    return TRUE;

  to = place (self, (guint) column);
  *to = (LwCell){ .type = *text ? LW_CELL_TEXT : LW_CELL_EMPTY, .text = (char *) text };
  self->offsets[column] = NOT_IN_ARENA;
  return TRUE;
}

gboolean
lw_row_sink_end (LwRowSink *self, GError **error)
{
  if (self->blanks > LW_SHEET_MAX_BLANKS)
    return lw_sheet_limit (error, _ ("more than 50 million cells"));

  while (self->row.n_cells && self->row.cells[self->row.n_cells - 1].type == LW_CELL_EMPTY)
    self->row.n_cells--;
  if (!self->row.n_cells)
    return TRUE;

  for (guint i = 0; i < self->row.n_cells; i++)
    if (self->offsets[i] != NOT_IN_ARENA)
      self->row.cells[i].text = self->arena->str + self->offsets[i];
  if (self->func && !self->func (&self->row, self->user_data))
    self->stopped = TRUE;
  return !self->stopped;
}

gboolean
lw_row_sink_stopped (LwRowSink *self)
{
  return self->stopped;
}

guint
lw_row_sink_last (LwRowSink *self)
{
  return self->row.number;
}
