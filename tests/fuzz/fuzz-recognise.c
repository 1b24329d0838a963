/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "lw-lens-private.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
add_row (LwSample *sample, guint number, char *line)
{
  g_auto(GStrv) texts = g_strsplit (line, ",", 64);
  guint n = g_strv_length (texts);
  g_autofree LwCell *cells = g_new0 (LwCell, n + 1);
  LwRow row = { .number = number, .n_cells = n, .cells = cells };

  for (guint i = 0; i < n; i++)
    cells[i] = (LwCell) { .type = *texts[i] ? LW_CELL_TEXT : LW_CELL_EMPTY, .text = texts[i] };
  lw_sample_add (sample, &row);
}

static void
check_shape (const LwShape *shape)
{
  for (guint i = 0; i < shape->columns->len; i++)
    {
      const LwColumn *column = g_ptr_array_index (shape->columns, i);
      LwFieldRef ref;

      g_assert_cmpuint (column->column, <, 64);
      g_assert_true (!column->field || lw_field_ref_from_word (column->field, &ref));
    }
  g_assert_cmpuint (shape->header_rows->len, <=, 3);
}

/* Seen through a lens it is a table of its own, and each of its cells stands somewhere on the sheet. */
static void
check_lens (LwLens *lens)
{
  GPtrArray *rows = lens ? lw_lens_get_rows (lens) : NULL;

  for (guint i = 0; rows && i < rows->len; i++)
    {
      const LwRow *row = g_ptr_array_index (rows, i);

      for (guint c = 0; c < row->n_cells; c++)
        {
          LwPlace place = lw_lens_get_place (lens, row->number, c);

          g_assert_true (!*row->cells[c].text || row->number == 0 || (place.row >= 1 && place.row <= 100 && place.column < 64));
        }
    }
  lw_lens_unref (lens);
}

/* Lines of cells, a line beginning with ! being a merge of four bytes: whatever is found lies inside the sheet. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *raw = g_strndup ((const char *) data, MIN (size, 20000));
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_auto(GStrv) lines = g_strsplit (text, "\n", 100);
  LwSample *sample = lw_sample_new ();
  static LwHeadings *headings; /* the same for all */
  LwHints hints = { "file", "sheet", LW_SHEET_KIND_NONE, NULL, NULL, NULL };
  g_autoptr(GPtrArray) parts = NULL;
  g_autoptr(LwRawSheet) whole = NULL;

  if (!headings)
    headings = lw_headings_new ();

  for (guint i = 0; lines[i]; i++)
    if (lines[i][0] == '!' && strlen (lines[i]) >= 5)
      {
        guint row = (guint) lines[i][1] % 32, column = (guint) lines[i][3] % 32;
        LwMerge merge = { row, row + (guint) lines[i][2] % 4, column, column + (guint) lines[i][4] % 8 };

        g_array_append_val (sample->merges, merge);
        sample->has_merges = TRUE;
      }
    else
      add_row (sample, i + 1, lines[i]);
  whole = lw_raw_sheet_from_sample (sample);
  check_lens (lw_lens_turned_make (headings, whole));
  check_lens (lw_lens_forms_make (headings, whole));
  parts = lw_sheet_parts_find (headings, sample, &hints);
  g_assert_cmpuint (parts->len, >=, 1);
  for (guint i = 0; i < parts->len; i++)
    check_shape (((LwSheetPart *) g_ptr_array_index (parts, i))->shape);
  return 0;
}
