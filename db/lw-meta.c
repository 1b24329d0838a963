/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ledger-private.h"

#include <glib/gi18n-lib.h>

/* What the ledger keeps about itself, outside the journal. */

char *
_lw_ledger_dup_meta (LwLedger *self,
                     const char *name,
                     GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (self->connection, "SELECT value FROM meta WHERE name = ?",
                                                            _("The ledger was not opened"), error);

  if (statement == NULL)
    return NULL;
  lw_statement_bind_text (statement, 0, name);
  if (lw_statement_step (statement, error) != LW_STEP_ROW)
    return NULL;
  return g_strdup (lw_statement_get_text (statement, 0));
}

gboolean
_lw_ledger_set_meta (LwLedger *self,
                     const char *name,
                     const char *value,
                     GError **error)
{
  g_autoptr(LwStatement) statement = lw_connection_prepare (self->connection, "INSERT OR REPLACE INTO meta VALUES (?, ?)",
                                                            _("The ledger was not opened"), error);

  if (statement == NULL)
    return FALSE;
  lw_statement_bind_text (statement, 0, name);
  lw_statement_bind_text (statement, 1, value);
  return lw_statement_run (statement, error);
}
