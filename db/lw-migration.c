/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ledger-private.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "0001-first.sql" is what brings version 0 to 1; numbers have no gap. */
static GStrv
list_files (const char *schema)
{
  GStrv files = g_resources_enumerate_children (schema, 0, NULL);

  if (files)
    qsort (files, g_strv_length (files), sizeof *files, compare_names);
  return files;
}

int
_lw_migration_latest (const char *schema)
{
  g_auto(GStrv) files = list_files (schema);

  return files ? (int) g_strv_length (files) : 0;
}

/* The version is set in the same transaction as what it stands for. */
static gboolean
run_one (LwConnection *connection,
         const char *schema,
         const char *file,
         int version,
         GError **error)
{
  const char *action = _("The ledger was not brought to the present version");
  g_autofree char *path = g_strconcat (schema, file, NULL);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr(GBytes) sql = g_resources_lookup_data (path, 0, error);

  if (sql == NULL || !lw_connection_exec (connection, "BEGIN IMMEDIATE", action, error))
    return FALSE;
  if (lw_connection_exec (connection, g_bytes_get_data (sql, NULL), action, error) &&
      lw_connection_exec (connection, stamp, action, error) &&
      lw_connection_exec (connection, "COMMIT", action, error))
    return TRUE;
  lw_connection_rollback (connection);
  return FALSE;
}

gboolean
_lw_migration_run (LwConnection *connection,
                   const char *schema,
                   int from,
                   GError **error)
{
  g_auto(GStrv) files = list_files (schema);

  for (int version = from; files && files[version]; version++)
    {
      if (!run_one (connection, schema, files[version], version + 1, error))
        return FALSE;
    }
  return TRUE;
}
