/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * lw_report_write:
 * @self: a report
 * @path: target; its extension says what to write
 * @error: return location
 *
 * Returns: %TRUE if the whole file is there
 */
gboolean
lw_report_write (LwReport *self, const char *path, GError **error)
{
  g_return_val_if_fail (LW_IS_REPORT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  const char *dot = strrchr (path, '.');
  if (dot != NULL && g_ascii_strcasecmp (dot, ".pdf") == 0)
    return lw_report_write_pdf (self, path, error);
  if (dot != NULL && g_ascii_strcasecmp (dot, ".xlsx") == 0)
    return lw_report_write_xlsx (self, path, error);
  if (dot != NULL && g_ascii_strcasecmp (dot, ".csv") == 0)
    return lw_report_write_csv (self, path, error);

  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_FORMAT,
               _("“%s” does not end in .pdf, .xlsx or .csv. Nothing was written; choose one of these."), shown);
  return FALSE;
}

/**
 * lw_report_readiness_write:
 * @ledger: where the facts are
 * @stack: (element-type LwProfile): the profiles in order
 * @on: base date
 * @code_prefix: (nullable): which villages
 * @path: target; its extension says what to write
 * @error: return location
 *
 * Returns: %TRUE if the whole file is there
 */
gboolean
lw_report_readiness_write (LwLedger *ledger, GPtrArray *stack, LwDate on, const char *code_prefix, const char *path, GError **error)
{
  g_autoptr (LwReport) report = lw_report_new_readiness (ledger, stack, on, 0, code_prefix, NULL, error);
  return report != NULL && lw_report_write (report, path, error);
}
