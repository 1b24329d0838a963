/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-verify.h"

#include <glib/gi18n-lib.h>

/* Photos and papers lie outside the journal; their names are what their bytes add up to, and each
 * record of one stands in the journal, so that neither can be changed or taken away unseen. */

typedef void (*RowFunc) (LwStatement *row,
                         GPtrArray *findings);

static gboolean
for_each_row (LwLedger *ledger,
              const char *sql,
              RowFunc func,
              GPtrArray *findings,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr(LwStatement) row = lw_connection_prepare (ledger->connection, sql, _("The ledger was not checked"), error);
  LwStep step = LW_STEP_ERROR;

  while (row && (step = lw_statement_step (row, error)) == LW_STEP_ROW)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, NULL))
        {
          g_set_error_literal (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CANCELLED, _("The check was stopped."));
          return FALSE;
        }
      func (row, findings);
    }
  return step == LW_STEP_DONE;
}

static void
check_content (LwStatement *row,
               GPtrArray *findings)
{
  const char *name = lw_statement_get_text (row, 0);
  g_autoptr(GBytes) data = lw_statement_dup_bytes (row, 1);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data);

  if (g_strcmp0 (sum, name) != 0)
    g_ptr_array_add (findings, g_strdup_printf (_("A photo or paper (%.12s…) is not as it was when it was put into the ledger. Restore a backup to have it again."), name));
}

static void
say_missing (LwStatement *row,
             GPtrArray *findings)
{
  const char *name = lw_statement_get_text (row, 0);

  g_ptr_array_add (findings, g_strdup_printf (_("The photo or paper “%s” of “%s” is missing. Restore a backup to have it again."),
                                              name ? name : "—", lw_statement_get_text (row, 1)));
}

gboolean
_lw_verify_contents (LwLedger *ledger,
                     GPtrArray *findings,
                     GCancellable *cancellable,
                     GError **error)
{
  return for_each_row (ledger, "SELECT sha256, data FROM content", check_content, findings, cancellable, error) &&
         for_each_row (ledger,
                       "SELECT attachment.name, person.name FROM attachment JOIN person ON person.id = attachment.person"
                       " WHERE sha256 NOT IN (SELECT sha256 FROM content)",
                       say_missing, findings, cancellable, error);
}
