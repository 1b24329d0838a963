/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-memory.h"

static char *
file_of_map (void)
{
  return g_build_filename (g_get_user_config_dir (), "liangwei", "columns.ini", NULL);
}

GKeyFile *
lw_import_memory_load (void)
{
  g_autofree char *file = file_of_map ();
  GKeyFile *map = g_file_test (file, G_FILE_TEST_IS_REGULAR) ? lw_import_map_load (file, NULL) : NULL;

  return map != NULL ? map : g_key_file_new ();
}

/* A code means one village of the nation, so it may be remembered whichever ledger is open. */
static void
remember_villages (GKeyFile *to,
                   GKeyFile *from)
{
  g_auto (GStrv) texts = g_key_file_get_keys (from, "villages", NULL, NULL);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_autofree char *village = lw_import_map_dup_village (from, texts[i]);
      if (village != NULL)
        lw_import_map_set_village (to, texts[i], village);
    }
}

/* Only the shapes and villages: what was said about one sheet of one file is of no use to the next. */
void
lw_import_memory_save (const LwImportReport *report,
                       GKeyFile             *map)
{
  g_autofree char *file = file_of_map ();
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr (GKeyFile) memory = lw_import_memory_load ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; report != NULL && i < report->sheets->len; i++)
    {
      const LwSheetReport *sheet = g_ptr_array_index (report->sheets, i);
      if (sheet->kind != LW_SHEET_KIND_NONE)
        lw_import_map_remember (memory, sheet);
    }
  remember_villages (memory, map);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (memory, file, &error))
    g_info ("Corrections of columns were not kept: %s", error->message);
}

GKeyFile *
lw_import_memory_copy (GKeyFile *map)
{
  gsize length;
  g_autofree char *data = g_key_file_to_data (map, &length, NULL);
  GKeyFile *copy = g_key_file_new ();

  if (length > 0)
    g_key_file_load_from_data (copy, data, length, G_KEY_FILE_NONE, NULL);
  return copy;
}
