/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl.h"

#include "lw-date.h"
#include "lw-profile.h"
#include "lw-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Told before the passphrase is asked for. */
static gboolean
check_arguments (LwCtl *ctl, const char *output)
{
  if (strcmp (ctl->args[1], "readiness") != 0)
    lw_ctl_fail (ctl, LW_CTL_USAGE, _("There is no report “%s”; there is: readiness."), ctl->args[1]);
  else if (output == NULL)
    lw_ctl_fail (ctl, LW_CTL_USAGE, _("A report needs --output FILE."));
  else if (!g_str_has_suffix (output, ".pdf") && !g_str_has_suffix (output, ".xlsx") && !g_str_has_suffix (output, ".csv"))
    lw_ctl_fail (ctl, LW_CTL_USAGE, _("--output: the file's name must end in .pdf, .xlsx or .csv."));
  else
    return TRUE;
  return FALSE;
}

LwCtlStatus
lw_ctl_run_report (LwCtl *ctl)
{
  g_autofree char *output = NULL;
  g_autofree char *on_text = NULL;
  g_autofree char *code = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write (.pdf, .xlsx or .csv)"), N_("FILE") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on_text, N_("Base date, instead of today"), N_("DATE") },
    { "village", 0, 0, G_OPTION_ARG_STRING, &code, N_("Only this village"), N_("CODE") },
    { NULL }
  };
  g_autoptr(GError) error = NULL;
  LwDate on = lw_date_today ();

  if (!lw_ctl_parse (ctl, entries, 2, 2) || !check_arguments (ctl, output) ||
      !lw_ctl_parse_date (ctl, "--on", on_text, &on))
    return ctl->status;

  LwLedger *ledger = lw_ctl_open (ctl, ctl->args[0], LW_LEDGER_OPEN_READ_ONLY);
  char *codes[] = { code, NULL };
  if (ledger == NULL || (code && !lw_ctl_check_codes (ctl, codes)))
    return ctl->status;

  g_autoptr(GPtrArray) stack = lw_profiles_stack (ledger, &error);
  if (stack == NULL || !lw_report_readiness_write (ledger, stack, on, code, output, &error))
    return lw_ctl_fail_error (ctl, error);
  return LW_CTL_DONE;
}
