/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lw-fields.h"
#include "lw-headings.h"
#include "lw-recognise-private.h"

#define GROUP_ALL "all"
#define GROUP_HEADINGS "headings"
#define GROUP_SHEET "sheet "
#define GROUP_SHAPE "shape "
#define GROUP_VILLAGES "villages"
#define KEY_KIND "kind"
#define KEY_LEFT_OUT "leave-out"
#define KEY_HEADER_ROWS "header-rows"
#define KEY_HEADING "heading" /* of a shape: in how many rows it was chosen as the heading */
#define MOST_CHOSEN_ROWS 24 /* of several tables */
#define NOTHING "none"

static gboolean
is_field (const char *text)
{
  LwFieldRef ref;

  return *text == '\0' || strcmp (text, NOTHING) == 0 || lw_field_ref_from_word (text, &ref);
}

static gboolean
is_column_letters (const char *key)
{
  gsize n = strlen (key);

  return n >= 1 && n <= 3 && strspn (key, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == n;
}

static gboolean
check_rows (GKeyFile *map,
            const char *group,
            const char *key)
{
  gsize n = 0;
  g_autofree int *rows = g_key_file_get_integer_list (map, group, key, &n, NULL);

  gsize run = 0;

  if (!rows || n < 1 || n > MOST_CHOSEN_ROWS)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      run = i && rows[i] == rows[i - 1] + 1 ? run + 1 : 1;
      if (rows[i] < 1 || (i && rows[i] <= rows[i - 1]) || run > MOST_HEADING_ROWS)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_left_out (GKeyFile *map,
                const char *group,
                const char *key)
{
  gsize n = 0;
  g_autofree int *rows = g_key_file_get_integer_list (map, group, key, &n, NULL);

  for (gsize i = 0; i < n; i++)
    if (rows[i] < 1)
      return FALSE;
  return rows != NULL;
}

static gboolean
check_heading (GKeyFile *map,
               const char *group)
{
  int n = g_key_file_get_integer (map, group, KEY_HEADING, NULL);

  return g_str_has_prefix (group, GROUP_SHAPE) && n >= 1 && n <= MOST_HEADING_ROWS;
}

static gboolean
check_key (GKeyFile *map,
           const char *group,
           const char *key)
{
  g_autofree char *value = g_key_file_get_string (map, group, key, NULL);
  LwSheetKind kind;

  if (!value)
    return FALSE;
  if (strcmp (group, GROUP_HEADINGS) == 0)
    return is_field (value);
  if (strcmp (group, GROUP_VILLAGES) == 0)
    return *value != '\0';
  if (strcmp (key, KEY_LEFT_OUT) == 0)
    return check_left_out (map, group, key);
  if (strcmp (key, KEY_KIND) == 0)
    return lw_sheet_kind_from_word (value, &kind);
  if (strcmp (key, KEY_HEADER_ROWS) == 0)
    return check_rows (map, group, key);
  if (strcmp (key, KEY_HEADING) == 0)
    return check_heading (map, group);
  return is_column_letters (key) && is_field (value);
}

gboolean
lw_import_map_check (GKeyFile *map,
                     GError **error)
{
  g_auto(GStrv) groups = g_key_file_get_groups (map, NULL);

  for (guint i = 0; groups[i]; i++)
    {
      g_auto(GStrv) keys = NULL;

      if (strcmp (groups[i], GROUP_ALL) != 0 && strcmp (groups[i], GROUP_HEADINGS) != 0 &&
          strcmp (groups[i], GROUP_VILLAGES) != 0 && !g_str_has_prefix (groups[i], GROUP_SHEET) && !g_str_has_prefix (groups[i], GROUP_SHAPE))
        {
          g_set_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_MAP,
                       _("The map file has an unknown group [%s]. Nothing was imported."), groups[i]);
          return FALSE;
        }
      keys = g_key_file_get_keys (map, groups[i], NULL, NULL);
      for (guint j = 0; keys && keys[j]; j++)
        if (!check_key (map, groups[i], keys[j]))
          {
            g_set_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_MAP,
                         _("The map file says something unknown for “%s” in [%s]. Nothing was imported."), keys[j], groups[i]);
            return FALSE;
          }
    }
  return TRUE;
}

GKeyFile *
lw_import_map_load (const char *path,
                    GError **error)
{
  g_autoptr(GKeyFile) map = g_key_file_new ();
  g_autoptr(GError) reason = NULL;

  if (!g_key_file_load_from_file (map, path, G_KEY_FILE_NONE, &reason))
    {
      g_set_error (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_MAP,
                   _("The map file %s could not be read: %s. Nothing was imported."), path, reason->message);
      return NULL;
    }
  if (!lw_import_map_check (map, error))
    return NULL;
  return g_steal_pointer (&map);
}

static void
add_group (LwSheetMap *self,
           GKeyFile *map,
           const char *group)
{
  g_auto(GStrv) keys = map ? g_key_file_get_keys (map, group, NULL, NULL) : NULL;

  for (guint i = 0; keys && keys[i]; i++)
    {
      g_autofree char *value = g_key_file_get_string (map, group, keys[i], NULL);

      if (!value)
        continue;
      if (strcmp (group, GROUP_HEADINGS) == 0)
        g_hash_table_insert (self->headings, lw_heading_clean (keys[i]), g_steal_pointer (&value));
      else if (strcmp (keys[i], KEY_KIND) == 0)
        lw_sheet_kind_from_word (value, &self->kind);
      else if (strcmp (keys[i], KEY_HEADER_ROWS) == 0)
        {
          gsize n = 0;
          g_autofree int *rows = g_key_file_get_integer_list (map, group, keys[i], &n, NULL);

          g_clear_pointer (&self->header_rows, g_array_unref);
          self->header_rows = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_vals (self->header_rows, rows, (guint) n);
        }
      else if (strcmp (keys[i], KEY_LEFT_OUT) != 0 && strcmp (keys[i], KEY_HEADING) != 0)
        g_hash_table_insert (self->columns, g_strdup (keys[i]), g_steal_pointer (&value));
    }
}

LwSheetMap *
lw_sheet_map_new (GKeyFile *map,
                  const char *sheet)
{
  LwSheetMap *self = g_new0 (LwSheetMap, 1);
  g_autofree char *group = g_strconcat (GROUP_SHEET, sheet, NULL);

  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add_group (self, map, GROUP_ALL);
  add_group (self, map, GROUP_HEADINGS);
  add_group (self, map, group);
  return self;
}

void
lw_sheet_map_free (LwSheetMap *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->header_rows, g_array_unref);
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->headings);
  g_free (self);
}

guint
lw_sheet_map_get_run (const LwSheetMap *self,
                      guint *from)
{
  const GArray *rows = self->header_rows;
  guint first = *from, n = 0;

  while (rows && *from < rows->len && g_array_index (rows, guint, *from) == g_array_index (rows, guint, first) + n)
    {
      n++;
      (*from)++;
    }
  return n;
}

static char *
hash_headings (GPtrArray *headings)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < headings->len; i++)
    {
      const char *heading = g_ptr_array_index (headings, i);

      /* The zero byte keeps "ab", "c" and "a", "bc" apart. */
      g_checksum_update (sum, (const guchar *) heading, (gssize) strlen (heading) + 1);
    }
  return g_strndup (g_checksum_get_string (sum), 32);
}

char *
lw_import_shape_id (const LwSheetReport *sheet)
{
  g_autoptr(GPtrArray) headings = g_ptr_array_new ();

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      char *heading = ((LwColumn *) g_ptr_array_index (sheet->columns, i))->heading;

      if (*heading)
        g_ptr_array_add (headings, heading);
    }
  return hash_headings (headings);
}

static char *
group_of_look (const LwLook *look)
{
  g_autoptr(GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *id = NULL;

  for (guint c = 0; c < look->grid->n_columns; c++)
    {
      g_autofree char *heading = lw_look_heading (look, c);

      if (*heading)
        g_ptr_array_add (headings, g_steal_pointer (&heading));
    }
  id = hash_headings (headings);
  return g_strconcat (GROUP_SHAPE, id, NULL);
}

void
lw_sheet_map_find_shape (LwSheetMap *self,
                         GKeyFile *map,
                         const LwLook *look)
{
  g_autofree char *group = group_of_look (look);

  add_group (self, map, group);
}

static gboolean
find_heading (const char *group,
              guint n,
              LwLook *look)
{
  for (guint r = 0; r + n <= look->grid->n_rows; r++)
    {
      g_autofree char *here = NULL;

      look->span = (LwSpan) { r, n };
      here = group_of_look (look);
      if (strcmp (here, group) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
lw_import_map_find_heading (GKeyFile *map,
                            LwLook *look)
{
  gsize n_groups = 0;
  g_auto(GStrv) groups = map ? g_key_file_get_groups (map, &n_groups) : NULL;

  /* Whoever chose twice for the same sheet meant the later choice, which stands further down. */
  for (gsize i = n_groups; i-- > 0;)
    {
      int n = g_str_has_prefix (groups[i], GROUP_SHAPE) ? g_key_file_get_integer (map, groups[i], KEY_HEADING, NULL) : 0;

      if (n > 0 && find_heading (groups[i], (guint) n, look))
        return TRUE;
    }
  return FALSE;
}

void
lw_sheet_map_apply (LwSheetMap *self,
                    const LwLook *look,
                    GArray *refs)
{
  for (guint c = 0; c < refs->len; c++)
    {
      LwColumnRef *ref = &g_array_index (refs, LwColumnRef, c);
      g_autofree char *letters = lw_column_letters (c);
      g_autofree char *heading = lw_look_heading (look, c);
      const char *field = g_hash_table_lookup (self->columns, letters);

      if (!field && *heading)
        field = g_hash_table_lookup (self->headings, heading);
      if (!field)
        continue;
      lw_field_ref_from_word (field, &ref->ref); /* none leaves it empty */
      ref->chosen = TRUE;
    }
}

void
lw_import_map_remember (GKeyFile *map,
                        const LwSheetReport *sheet)
{
  g_autofree char *id = lw_import_shape_id (sheet);
  g_autofree char *group = g_strconcat (GROUP_SHAPE, id, NULL);

  g_key_file_remove_group (map, group, NULL); /* the latest choice stands last */
  if (sheet->header_chosen && sheet->header_rows->len > 0)
    g_key_file_set_integer (map, group, KEY_HEADING, (int) sheet->header_rows->len);
  if (lw_sheet_kind_word (sheet->kind))
    g_key_file_set_string (map, group, KEY_KIND, lw_sheet_kind_word (sheet->kind));
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const LwColumn *column = g_ptr_array_index (sheet->columns, i);
      g_autofree char *letters = lw_column_letters (column->column);

      if (column->chosen)
        g_key_file_set_string (map, group, letters, column->field ? column->field : NOTHING);
    }
}

/* Villages and rows that the user decided on. */

/* A key of a key file: what a key cannot hold is replaced. */
static char *
village_key (const char *text)
{
  return g_strdelimit (g_strstrip (g_strdup (text)), "=[] \t\r\n", '_');
}

void
lw_import_map_set_village (GKeyFile *map,
                           const char *text,
                           const char *village)
{
  g_autofree char *key = village_key (text);

  if (*key == '\0')
    return;
  if (village)
    g_key_file_set_string (map, GROUP_VILLAGES, key, village);
  else
    g_key_file_remove_key (map, GROUP_VILLAGES, key, NULL);
}

char *
lw_import_map_dup_village (GKeyFile *map,
                           const char *text)
{
  g_autofree char *key = village_key (text);

  return *key ? g_key_file_get_string (map, GROUP_VILLAGES, key, NULL) : NULL;
}

static char *
group_of_sheet (const char *sheet)
{
  return *sheet ? g_strconcat (GROUP_SHEET, sheet, NULL) : g_strdup (GROUP_ALL);
}

GHashTable *
lw_import_map_dup_left_out (GKeyFile *map,
                            const char *sheet)
{
  g_autofree char *group = group_of_sheet (sheet);
  gsize n = 0;
  g_autofree int *rows = g_key_file_get_integer_list (map, group, KEY_LEFT_OUT, &n, NULL);
  GHashTable *left_out = n > 0 ? g_hash_table_new (NULL, NULL) : NULL;

  for (gsize i = 0; i < n; i++)
    g_hash_table_add (left_out, GUINT_TO_POINTER ((guint) rows[i]));
  return left_out;
}

void
lw_import_map_set_left_out (GKeyFile *map,
                            const char *sheet,
                            guint row,
                            gboolean left_out)
{
  g_autofree char *group = group_of_sheet (sheet);
  gsize n = 0;
  g_autofree int *rows = g_key_file_get_integer_list (map, group, KEY_LEFT_OUT, &n, NULL);
  g_autoptr(GArray) kept = g_array_new (FALSE, FALSE, sizeof (int));
  int number = (int) row;

  for (gsize i = 0; i < n; i++)
    if (rows[i] != number)
      g_array_append_val (kept, rows[i]);
  if (left_out)
    g_array_append_val (kept, number);
  if (kept->len > 0)
    g_key_file_set_integer_list (map, group, KEY_LEFT_OUT, (int *) (void *) kept->data, kept->len);
  else
    g_key_file_remove_key (map, group, KEY_LEFT_OUT, NULL);
}
