/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-row-item.h"

#include "lw-names.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (LwRowItem, lw_row_item, G_TYPE_OBJECT)

static const struct
{
  const char *caption;
  const char *css;
} sorts[LW_ROW_N_SORTS] = {
  [LW_ROW_SORT_REFUSED] = { N_("refused"), "not-met" },   [LW_ROW_SORT_DOUBTFUL] = { N_("doubtful"), "at-risk" },
  [LW_ROW_SORT_LEFT_OUT] = { N_("left out"), NULL },      [LW_ROW_SORT_CREATED] = { N_("new"), "met" },
  [LW_ROW_SORT_UPDATED] = { N_("updated"), "unknown" },   [LW_ROW_SORT_UNCHANGED] = { N_("unchanged"), NULL },
  [LW_ROW_SORT_COLUMN] = { N_("kept beside"), NULL },
};

const char *
lw_row_sort_caption (LwRowSort sort)
{
  return _(sorts[sort].caption);
}

const char *
lw_row_sort_css (LwRowSort sort)
{
  return sorts[sort].css;
}

guint
lw_row_item_get_row (LwRowItem *item)
{
  const LwCellNote *note;

  if (item->row != NULL)
    return item->row->row;
  note = g_ptr_array_index (item->notes, 0);
  return note->row;
}

char *
lw_row_item_dup_place (LwRowItem *item)
{
  if (item->row != NULL && item->in_column)
    return lw_column_letters (item->row->row - 1);
  if (item->row != NULL)
    return g_strdup_printf ("%u", item->row->row);
  return g_strdup_printf ("%u", ((const LwCellNote *) g_ptr_array_index (item->notes, 0))->place.row);
}

const char *
lw_row_item_get_sheet (LwRowItem *item)
{
  return item->row != NULL ? item->row->sheet
                           : ((const LwCellNote *) g_ptr_array_index (item->notes, 0))->sheet;
}

static char *
row_key (const char *sheet,
         guint       row)
{
  return g_strdup_printf ("%u %s", row, sheet);
}

char *
lw_row_item_dup_key (LwRowItem *item)
{
  return row_key (lw_row_item_get_sheet (item), lw_row_item_get_row (item));
}

/* ---- all rows of a report ---- */

static LwRowSort
sort_of_row (const LwRowNote *row)
{
  if (row->left_out)
    return LW_ROW_SORT_LEFT_OUT;
  switch (row->outcome)
    {
    case LW_ROW_CREATED:
      return LW_ROW_SORT_CREATED;
    case LW_ROW_UPDATED:
      return LW_ROW_SORT_UPDATED;
    case LW_ROW_REFUSED:
      return LW_ROW_SORT_REFUSED;
    case LW_ROW_UNCHANGED:
      break;
    }
  return LW_ROW_SORT_UNCHANGED;
}

static void
add_notes (GHashTable *by_row,
           GPtrArray  *items,
           GPtrArray  *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      LwCellNote *note = g_ptr_array_index (notes, i);
      g_autofree char *key = row_key (note->sheet, note->row);
      LwRowItem *item = g_hash_table_lookup (by_row, key);

      if (item == NULL)
        {
          item = g_object_new (LW_TYPE_ROW_ITEM, NULL);
          item->sort = LW_ROW_SORT_COLUMN;
          g_ptr_array_add (items, item);
        }
      else if (item->sort > LW_ROW_SORT_LEFT_OUT)
        item->sort = LW_ROW_SORT_DOUBTFUL;
      g_ptr_array_add (item->notes, note);
    }
}

static int
by_sort (gconstpointer a,
         gconstpointer b)
{
  LwRowItem *one = *(LwRowItem *const *) a, *other = *(LwRowItem *const *) b;

  if (one->sort != other->sort)
    return (int) one->sort - (int) other->sort;
  return lw_row_item_get_row (one) < lw_row_item_get_row (other) ? -1 : lw_row_item_get_row (one) > lw_row_item_get_row (other);
}

/* The tables of one sheet are all seen through one lens. */
static gboolean
is_turned (const LwImportReport *report,
           const char           *name)
{
  for (guint i = 0; i < report->sheets->len; i++)
    {
      const LwSheetReport *sheet = g_ptr_array_index (report->sheets, i);

      if (g_str_equal (sheet->name, name))
        return sheet->lens != NULL && lw_lens_get_kind (sheet->lens) == LW_LENS_TURNED;
    }
  return FALSE;
}

GPtrArray *
lw_row_items_new (const LwImportReport *report)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_row = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < report->rows->len; i++)
    {
      const LwRowNote *row = g_ptr_array_index (report->rows, i);
      LwRowItem *item = g_object_new (LW_TYPE_ROW_ITEM, NULL);

      item->row = row;
      item->sort = sort_of_row (row);
      item->in_column = is_turned (report, row->sheet);
      g_ptr_array_add (items, item);
      g_hash_table_insert (by_row, row_key (row->sheet, row->row), item);
    }
  add_notes (by_row, items, report->refused);
  add_notes (by_row, items, report->warnings);
  g_ptr_array_sort (items, by_sort);
  return items;
}

/* ---- the object ---- */

static void
lw_row_item_finalize (GObject *object)
{
  g_ptr_array_unref (LW_ROW_ITEM (object)->notes);
  G_OBJECT_CLASS (lw_row_item_parent_class)->finalize (object);
}

static void
lw_row_item_class_init (LwRowItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_row_item_finalize;
}

static void
lw_row_item_init (LwRowItem *self)
{
  self->notes = g_ptr_array_new ();
}
