/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-private.h"

#include <string.h>

/* A row as its reader is to see it: with what was filled in again, without the cells of a table beside it,
 * with 同上 replaced by what stands above. Most rows are taken as they are. */

/* 同上, 〃, ——〃——, a lone quotation mark. */
gboolean
lw_text_is_ditto (const char *text)
{
  static const char *const words[] = { "同上", "同前", "上同", "同上行", "同上栏", "〃", "〞", "″", "”", "“", "\"", "''", "\"\"", "““", "””", "′′", NULL };
  g_autofree char *clean = NULL;
  char *start, *end;

  /* Asked of every cell of such a sheet: most are longer, or no such word. */
  if (!*text || strlen (text) > 24)
    return FALSE;
  clean = lw_heading_clean (text);
  start = clean;
  while (g_str_has_prefix (start, "—") || g_str_has_prefix (start, "-"))
    start = g_utf8_next_char (start);
  end = start + strlen (start);
  while (end > start && (g_str_has_suffix (start, "—") || g_str_has_suffix (start, "-")))
    {
      end = g_utf8_prev_char (end);
      *end = '\0';
    }
  return g_strv_contains (words, start);
}

gboolean
lw_row_has_ditto (const LwRow *row)
{
  for (guint c = 0; c < row->n_cells; c++)
    if (row->cells[c].type == LW_CELL_TEXT && lw_text_is_ditto (row->cells[c].text))
      return TRUE;
  return FALSE;
}

static void
copy_cell (LwCell *to,
           const LwCell *from)
{
  g_free (to->text);
  *to = *from;
  to->text = g_strdup (from->text);
}

static void
fill_dittos (LwRow *row,
             const LwRow *above)
{
  for (guint c = 0; above && c < row->n_cells && c < above->n_cells; c++)
    if (row->cells[c].type == LW_CELL_TEXT && lw_text_is_ditto (row->cells[c].text))
      copy_cell (&row->cells[c], &above->cells[c]);
}

static void
append_text (LwCell *cell,
             const char *text)
{
  char *whole = *cell->text ? g_strconcat (cell->text, "、", text, NULL) : g_strdup (text);

  g_free (cell->text);
  *cell = (LwCell) { .type = LW_CELL_TEXT, .text = whole };
}

/* The first column of a group of ticks gets what they say, as if there were no other. */
static void
write_answers (const LwSheetReader *reader,
               LwRow *row)
{
  for (guint i = 0; i < reader->shape->columns->len; i++)
    {
      const LwColumn *column = g_ptr_array_index (reader->shape->columns, i);
      g_autofree char *text = NULL;
      LwTick tick;

      if (!column->answer || column->column >= row->n_cells)
        continue;
      text = g_steal_pointer (&row->cells[column->column].text);
      row->cells[column->column] = (LwCell) { .text = g_strdup ("") };
      tick = lw_tick_read (text);
      if (tick != LW_TICK_NO)
        append_text (&row->cells[reader->column_of[reader->refs[column->column].meaning]],
                     tick == LW_TICK_YES ? column->answer : text);
    }
}

/* Returns: (transfer full) (nullable): NULL when the row is right as it is */
LwRow *
lw_reader_own_row (const LwSheetReader *reader,
                   const LwRow *row)
{
  gboolean masked = lw_shape_is_masked (reader->shape);
  gboolean ditto = reader->shape->has_dittos && lw_row_has_ditto (row);
  const GPtrArray *edits = reader->edits ? g_hash_table_lookup (reader->edits, GUINT_TO_POINTER (row->number)) : NULL;
  LwRow *own;

  if (!masked && !ditto && !edits && !reader->has_answers)
    return NULL;
  own = lw_row_copy (row);
  if (edits)
    lw_cell_edits_apply (edits, own);
  if (masked)
    lw_shape_mask_row (reader->shape, own);
  if (ditto)
    fill_dittos (own, reader->above);
  if (reader->has_answers)
    write_answers (reader, own);
  return own;
}

/* An empty cell keeps what stood further up: "as above" below a gap means that. */
void
lw_reader_remember_row (LwSheetReader *reader,
                        const LwRow *row)
{
  LwRow *above;

  if (!reader->shape->has_dittos)
    return;
  above = lw_row_copy (row);
  for (guint c = 0; reader->above && c < above->n_cells && c < reader->above->n_cells; c++)
    if (above->cells[c].type == LW_CELL_EMPTY)
      copy_cell (&above->cells[c], &reader->above->cells[c]);
  lw_row_free (reader->above);
  reader->above = above;
}
