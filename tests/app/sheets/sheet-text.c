/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-text.h"

static void
append_cell (GString *text, const LwCell *cell)
{
  static const char letters[] = "-TNDBE";

  g_assert_nonnull (cell->text);
  if (cell->type == LW_CELL_EMPTY)
    g_string_append (text, " -");
  else if (cell->type == LW_CELL_DATE)
    g_string_append_printf (text, " D=%d(%s)", cell->date, cell->text);
  else
    g_string_append_printf (text, " %c=%s", cell->plain ? 'n' : letters[cell->type], cell->text);
  g_assert_cmpint (cell->type == LW_CELL_EMPTY, ==, *cell->text == 0);
}

static gboolean
append_row_cb (const LwRow *row, gpointer user_data)
{
  GString *text = user_data;

  g_string_append_printf (text, "%u%s:", row->number, row->hidden ? "h" : "");
  for (guint i = 0; i < row->n_cells; i++)
    append_cell (text, &row->cells[i]);
  g_string_append_c (text, '\n');
  return TRUE;
}

char *
sheet_text (LwWorkbook *book, guint sheet, GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (!lw_workbook_read (book, sheet, append_row_cb, text, NULL, error))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
sheet_merges (LwWorkbook *book, guint sheet)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) merges = lw_workbook_get_merges (book, sheet, &error);
  g_autoptr(GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < merges->len; i++)
    {
      const LwMerge *merge = &g_array_index (merges, LwMerge, i);
      g_autofree char *from = lw_column_letters (merge->first_column);
      g_autofree char *to = lw_column_letters (merge->last_column);

      g_string_append_printf (text, "%s%s%u:%s%u", i ? " " : "", from, merge->first_row + 1, to, merge->last_row + 1);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
bytes_text (GBytes *bytes, GError **error)
{
  g_autoptr(LwWorkbook) book = lw_workbook_open_bytes (bytes, "test", error);

  g_bytes_unref (bytes);
  return book ? sheet_text (book, 0, error) : NULL;
}

void
assert_reads (GBytes *bytes, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = bytes_text (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

void
assert_refused (GBytes *bytes, int code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = bytes_text (bytes, &error);

  g_assert_null (text);
  g_assert_error (error, LW_SHEET_ERROR, code);
}

void
assert_cuts_found (GBytes *bytes, gsize step, gsize keep)
{
  for (gsize size = 8; size + keep < g_bytes_get_size (bytes); size += step)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *text = bytes_text (g_bytes_new_from_bytes (bytes, 0, size), &error);

      g_assert_null (text);
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, LW_SHEET_ERROR);
    }
  g_bytes_unref (bytes);
}
