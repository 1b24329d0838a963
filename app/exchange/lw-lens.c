/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-lens-private.h"

#include <string.h>

struct _LwLens
{
  LwLensKind kind;
  GPtrArray *rows;    /* LwRow */
  GPtrArray *places;  /* for each of @rows GArray of LwPlace */
};

LwLens *
lw_lens_new (LwLensKind kind)
{
  LwLens *self = g_atomic_rc_box_new0 (LwLens);

  self->kind = kind;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_row_free);
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

static void
lens_clear (gpointer data)
{
  LwLens *self = data;

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->places);
}

LwLens *
lw_lens_ref (LwLens *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
lw_lens_unref (LwLens *self)
{
  if (self)
    g_atomic_rc_box_release_full (self, lens_clear);
}

LwLensKind
lw_lens_get_kind (const LwLens *self)
{
  return self->kind;
}

GPtrArray *
lw_lens_get_rows (const LwLens *self)
{
  return self->rows;
}

LwRow *
lw_lens_add_row (LwLens *self,
                 guint number,
                 guint n_cells)
{
  LwRow *row = g_new0 (LwRow, 1);
  GArray *places = g_array_new (FALSE, TRUE, sizeof (LwPlace));

  row->number = number;
  row->n_cells = n_cells;
  row->cells = g_new0 (LwCell, MAX (n_cells, 1));
  for (guint i = 0; i < n_cells; i++)
    row->cells[i].text = g_strdup ("");
  g_array_set_size (places, n_cells);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->places, places);
  return row;
}

void
lw_lens_put (LwLens *self,
             guint column,
             const LwCell *cell,
             LwPlace place)
{
  LwRow *row = self->rows->pdata[self->rows->len - 1];
  GArray *places = self->places->pdata[self->places->len - 1];

  g_array_index (places, LwPlace, column) = place;
  if (!cell)
    return;
  g_free (row->cells[column].text);
  row->cells[column] = *cell;
  row->cells[column].text = g_strdup (cell->text);
}

void
lw_lens_put_text (LwLens *self,
                  guint column,
                  const char *text,
                  LwPlace place)
{
  LwCell cell = { .type = LW_CELL_TEXT, .text = (char *) text };

  lw_lens_put (self, column, &cell, place);
}

LwPlace
lw_lens_get_place (const LwLens *self,
                   guint row,
                   guint column)
{
  LwPlace place = { row, column };

  /* The headings stand last among the rows of number 0. */
  for (guint i = self->rows->len; i > 0; i--)
    {
      const GArray *places = self->places->pdata[i - 1];

      if (((LwRow *) self->rows->pdata[i - 1])->number != row || column >= places->len)
        continue;
      if (g_array_index (places, LwPlace, column).row)
        return g_array_index (places, LwPlace, column);
      if (row)
        return self->kind == LW_LENS_TURNED ? (LwPlace) { 1, row - 1 } : (LwPlace) { row, 0 };
    }
  return place;
}

LwMeaning
lw_lens_meaning (LwHeadings *headings,
                 const char *text)
{
  static const LwSheetKind kinds[] = { LW_SHEET_KIND_COMMITTEES, LW_SHEET_KIND_RESERVES, LW_SHEET_KIND_RECRUITS };
  g_autofree char *clean = *text && strlen (text) < 90 ? lw_heading_clean (text) : NULL;
  const char *parts[] = { clean };
  LwFieldRef ref;
  gboolean weak;

  for (guint i = 0; clean && *clean && i < G_N_ELEMENTS (kinds); i++)
    /* 1990年7月 could head a column of recruits, but is an answer. */
    if (lw_headings_find (headings, kinds[i], parts, 1, 0, &ref, &weak) && !weak && ref.meaning != LW_MEANING_YEAR_N && !ref.months)
      return ref.meaning;
  return LW_MEANING_NONE;
}

LwSample *
lw_lens_sample (const LwLens *self)
{
  LwSample *sample = lw_sample_new ();

  for (guint i = 0; i < self->rows->len && lw_sample_add (sample, self->rows->pdata[i]); i++)
    ;
  return sample;
}

static LwLens *
make (LwHeadings *headings,
      const LwRawSheet *raw)
{
  LwLens *lens = lw_lens_turned_make (headings, raw);

  return lens ? lens : lw_lens_forms_make (headings, raw);
}

LwLens *
lw_lens_find (LwHeadings *headings,
              const LwSample *sample,
              LwWorkbook *workbook,
              guint index,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr(LwRawSheet) start = lw_raw_sheet_from_sample (sample);
  g_autoptr(LwLens) first = make (headings, start);
  g_autoptr(LwRawSheet) whole = first ? lw_raw_sheet_read (workbook, index, cancellable, error) : NULL;

  return whole ? make (headings, whole) : NULL;
}
