/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-rescue-private.h"

#include <string.h>

/* Photos and scans lie outside the journal under their hash, which tells whether they are whole. */

static gboolean
is_whole (const char *name,
          GBytes *data)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data);

  return g_strcmp0 (sum, name) == 0;
}

static gboolean
keep (LwStatement *row,
      LwConnection *target)
{
  g_autoptr(LwStatement) insert = lw_connection_prepare (target, "INSERT OR IGNORE INTO content (sha256, data) VALUES (?, ?)", "", NULL);
  g_autofree char *name = g_strdup (lw_statement_get_text (row, 0));
  g_autoptr(GBytes) data = lw_statement_dup_bytes (row, 1);

  if (insert == NULL || name == NULL || !is_whole (name, data))
    return FALSE;
  lw_statement_bind_text (insert, 0, name);
  lw_statement_bind_bytes (insert, 1, g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  return lw_statement_run (insert, NULL);
}

/* From either end up to the damage: also those that only the history still names. */
static void
keep_all (LwConnection *source,
          LwConnection *target,
          const char *order)
{
  g_autofree char *sql = g_strdup_printf ("SELECT sha256, data FROM content ORDER BY sha256 %s", order);
  g_autoptr(LwStatement) row = lw_connection_prepare (source, sql, "", NULL);

  while (row && lw_statement_step (row, NULL) == LW_STEP_ROW)
    keep (row, target);
}

/* One by one, by way of the tree: those between two damaged places. */
static gboolean
keep_one (LwConnection *source,
          LwConnection *target,
          const char *name)
{
  g_autoptr(LwStatement) row = lw_connection_prepare (source, "SELECT sha256, data FROM content WHERE sha256 = ?", "", NULL);

  if (row == NULL)
    return FALSE;
  lw_statement_bind_text (row, 0, name);
  return lw_statement_step (row, NULL) == LW_STEP_ROW && keep (row, target);
}

guint
_lw_rescue_contents (LwConnection *source,
                     LwLedger *result)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(LwStatement) row = NULL;
  guint lost = 0;

  keep_all (source, result->connection, "ASC");
  keep_all (source, result->connection, "DESC");
  row = lw_connection_prepare (result->connection,
                               "SELECT DISTINCT sha256 FROM attachment WHERE sha256 NOT IN (SELECT sha256 FROM content)", "", NULL);
  while (row && lw_statement_step (row, NULL) == LW_STEP_ROW)
    g_ptr_array_add (names, g_strdup (lw_statement_get_text (row, 0)));
  for (guint i = 0; i < names->len; i++)
    lost += !keep_one (source, result->connection, names->pdata[i]);
  return lost;
}
