/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl.h"

#include "lw-profile.h"

#include <stdio.h>

/* What lwctl says, and with which status it ends. */

void
lw_ctl_print (const char *text)
{
  fputs (text, stdout);
}

static void
say (const char *format, va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  g_printerr ("lwctl: %s\n", text);
}

void
lw_ctl_note (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  say (format, arguments);
  va_end (arguments);
}

LwCtlStatus
lw_ctl_fail (LwCtl *ctl, LwCtlStatus status, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  say (format, arguments);
  va_end (arguments);
  ctl->status = status;
  return status;
}

static LwCtlStatus
status_of_ledger_error (int code)
{
  switch ((LwLedgerError) code)
    {
    case LW_LEDGER_ERROR_NOT_A_LEDGER:
    case LW_LEDGER_ERROR_PASSPHRASE:
    case LW_LEDGER_ERROR_CUT_SHORT:
    case LW_LEDGER_ERROR_DAMAGED:
    case LW_LEDGER_ERROR_TOO_NEW:
    case LW_LEDGER_ERROR_BUSY:
      return LW_CTL_CANNOT_OPEN;
    case LW_LEDGER_ERROR_NOTHING:
    case LW_LEDGER_ERROR_CONSTRAINT:
    case LW_LEDGER_ERROR_NOT_FOUND:
      return LW_CTL_USAGE;
    case LW_LEDGER_ERROR_READ_ONLY:
    case LW_LEDGER_ERROR_FULL:
    case LW_LEDGER_ERROR_IO:
    case LW_LEDGER_ERROR_UNCONFIRMED:
    case LW_LEDGER_ERROR_EXISTS:
    case LW_LEDGER_ERROR_CONFLICT:
    case LW_LEDGER_ERROR_CANCELLED:
    case LW_LEDGER_ERROR_INTERNAL:
    default:
      return LW_CTL_FAILED;
    }
}

LwCtlStatus
lw_ctl_status_of (const GError *error)
{
  if (error->domain == LW_LEDGER_ERROR)
    return status_of_ledger_error (error->code);
  if (g_error_matches (error, LW_PROFILE_ERROR, LW_PROFILE_ERROR_UNKNOWN) ||
      g_error_matches (error, LW_PROFILE_ERROR, LW_PROFILE_ERROR_LOCKED))
    return LW_CTL_USAGE;
  return LW_CTL_FAILED;
}

LwCtlStatus
lw_ctl_fail_error (LwCtl *ctl, const GError *error)
{
  return lw_ctl_fail (ctl, lw_ctl_status_of (error), "%s", error->message);
}
