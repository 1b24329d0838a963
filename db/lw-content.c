/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-content.h"

#include "lw-ledger-private.h"

#include <glib/gi18n-lib.h>

/**
 * lw_ledger_put_content:
 * @self: a ledger, within an action
 * @content: a file
 * @error: (out)
 *
 * Keeps @content; what is there already is not kept twice.
 *
 * Returns: (transfer full): its SHA-256 in hexadecimal digits, or NULL with @error set
 */
char *
lw_ledger_put_content (LwLedger *self,
                       GBytes *content,
                       GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_autoptr(LwStatement) statement = lw_connection_prepare (self->connection, "INSERT OR IGNORE INTO content VALUES (?, ?)",
                                                            _("The file was not saved"), error);
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (content, &size);

  if (statement == NULL)
    return NULL;
  lw_statement_bind_text (statement, 0, sha256);
  lw_statement_bind_bytes (statement, 1, data, size);
  return lw_statement_run (statement, error) ? g_steal_pointer (&sha256) : NULL;
}

/**
 * lw_ledger_get_content:
 * @self: a ledger
 * @sha256: what lw_ledger_put_content() gave
 * @error: (out)
 *
 * Returns: (transfer full): the file, or NULL with @error set
 */
GBytes *
lw_ledger_get_content (LwLedger *self,
                       const char *sha256,
                       GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (self->connection, "SELECT data FROM content WHERE sha256 = ?",
                                                            _("The file was not read"), error);
  g_autoptr(GBytes) content = NULL;
  g_autofree char *found = NULL;
  LwStep step;

  if (statement == NULL)
    return NULL;
  lw_statement_bind_text (statement, 0, sha256);
  step = lw_statement_step (statement, error);
  if (step == LW_STEP_DONE)
    g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND, _("The file is not in the ledger any more."));
  if (step != LW_STEP_ROW)
    return NULL;
  content = lw_statement_dup_bytes (statement, 0);
  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (g_strcmp0 (found, sha256) == 0)
    return g_steal_pointer (&content);
  g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED, _("The file in the ledger is damaged. Restore a backup to have it again."));
  return NULL;
}
