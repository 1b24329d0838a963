/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-import-private.h"
#include "lw-lrmx.h"
#include "lw-sheet-reader.h"

/* An appointment form is read as a sheet of one row, so that its cells go the way of all others. It
 * adds or updates the person, never a post. */

gboolean
lw_import_is_form (GBytes *bytes,
                   const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return lw_lrmx_is (bytes) || (g_str_has_suffix (lower, ".lrm") && lw_lrm_is (bytes));
}

static void
add_cell (LwShape *shape,
          GArray *cells,
          const char *heading,
          const char *field,
          const char *text)
{
  LwCell cell = { .type = LW_CELL_TEXT, .text = g_strdup (text) };

  g_ptr_array_add (shape->columns, lw_column_new (cells->len, heading, field));
  g_array_append_val (cells, cell);
}

/* "199806；民盟": the day, and after it words that stay beside the person. */
static void
add_party_joined (LwShape *shape,
                  GArray *cells,
                  const LwFormField *field,
                  const char *text)
{
  gsize digits = strspn (text, "0123456789.");

  if (digits >= 4 && text[digits] != '\0' && !strstr (text, "年"))
    {
      g_autofree char *date = g_strndup (text, digits);

      add_cell (shape, cells, field->caption, field->field, date);
      add_cell (shape, cells, "入党时间（全文）", NULL, text);
    }
  else if (digits == 0)
    add_cell (shape, cells, field->caption, NULL, text);
  else
    add_cell (shape, cells, field->caption, field->field, text);
}

static GArray *
cells_of (GHashTable *fields,
          LwShape *shape)
{
  guint n;
  const LwFormField *known = lw_form_fields (&n);
  GArray *cells = g_array_new (FALSE, TRUE, sizeof (LwCell));
  g_autoptr(GList) rest = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *element = NULL;

      if (!g_hash_table_steal_extended (fields, known[i].element, (gpointer *) &element, (gpointer *) &text))
        text = g_strdup ("");
      if (strcmp (known[i].element, "RuDangShiJian") == 0)
        add_party_joined (shape, cells, &known[i], text);
      else
        add_cell (shape, cells, known[i].caption, known[i].field, text);
    }
  /* Elements of newer versions are kept under their own names. */
  g_hash_table_remove (fields, "Version");
  rest = g_list_sort (g_hash_table_get_keys (fields), (GCompareFunc) strcmp);
  for (GList *l = rest; l; l = l->next)
    add_cell (shape, cells, l->data, NULL, g_hash_table_lookup (fields, l->data));
  return cells;
}

static void
free_cells (GArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    g_free (g_array_index (cells, LwCell, i).text);
  g_array_unref (cells);
}

static LwShape *
form_shape (void)
{
  LwShape *shape = g_new0 (LwShape, 1);

  shape->kind = LW_SHEET_KIND_PERSON;
  shape->header_rows = g_array_new (FALSE, FALSE, sizeof (guint));
  shape->headers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  shape->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_column_free);
  shape->titles = g_ptr_array_new_with_free_func (g_free);
  return shape;
}

gboolean
lw_import_form (LwImporter *importer,
                GBytes *bytes,
                const char *path,
                GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(GHashTable) fields = lw_lrmx_is (bytes) ? lw_lrmx_parse (bytes, name, error) : lw_lrm_parse (bytes, name, error);
  g_autoptr(LwShape) shape = NULL;
  g_autoptr(LwSheetReader) reader = NULL;
  LwSheetReport *sheet;
  GArray *cells;
  LwRow row;
  gboolean done = TRUE;

  if (!fields)
    return FALSE;
  shape = form_shape ();
  cells = cells_of (fields, shape);
  row = (LwRow) { .number = 1, .n_cells = cells->len, .cells = (LwCell *) (gpointer) cells->data };
  sheet = lw_sheet_report_new ("", 0);
  sheet->kind = LW_SHEET_KIND_PERSON;
  g_ptr_array_add (importer->report->sheets, sheet);
  reader = lw_sheet_reader_new (importer, shape, sheet);
  {
    g_autoptr(LwFacts) facts = lw_facts_read (reader, &row);

    done = lw_sheet_reader_store (reader, facts, error) && lw_kept_settle (reader, error);
  }
  free_cells (cells);
  return done;
}
