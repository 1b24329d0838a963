/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl.h"

#include "lw-ctl-secret.h"
#include "lw-pinyin.h"
#include "lw-process.h"

#include <glib/gi18n-lib.h>

LwCtlStatus
lw_ctl_run_verify (LwCtl *ctl)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;

  if (!lw_ctl_parse (ctl, NULL, 1, 1) ||
      lw_ctl_open (ctl, ctl->args[0], LW_LEDGER_OPEN_READ_ONLY) == NULL)
    return ctl->status;

  gboolean clean = lw_ledger_verify (ctl->ledger, &findings, NULL, &error);
  if (error)
    return lw_ctl_fail_error (ctl, error);
  for (guint i = 0; findings && i < findings->len; i++)
    {
      lw_ctl_print (findings->pdata[i]);
      lw_ctl_print ("\n");
    }
  if (clean)
    {
      lw_ctl_print (_("No damage was found."));
      lw_ctl_print ("\n");
    }
  return clean ? LW_CTL_DONE : LW_CTL_FINDINGS;
}

LwCtlStatus
lw_ctl_run_backup (LwCtl *ctl)
{
  g_autoptr(GError) error = NULL;

  if (!lw_ctl_parse (ctl, NULL, 2, 2) ||
      lw_ctl_open (ctl, ctl->args[0], LW_LEDGER_OPEN_READ_ONLY) == NULL)
    return ctl->status;
  g_autofree char *target = g_canonicalize_filename (ctl->args[1], NULL);
  if (!lw_ledger_backup (ctl->ledger, target, &error))
    return lw_ctl_fail (ctl, LW_CTL_FAILED, "%s", error->message);
  return LW_CTL_DONE;
}

LwCtlStatus
lw_ctl_run_restore (LwCtl *ctl)
{
  gboolean replace = FALSE;
  const GOptionEntry entries[] = {
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace,
      N_("Replace a ledger that is there; it is kept beside the new one"), NULL },
    { NULL }
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = NULL;

  if (!lw_ctl_parse (ctl, entries, 2, 2))
    return ctl->status;
  char *passphrase = lw_ctl_passphrase (ctl, FALSE);
  if (passphrase == NULL)
    return ctl->status;

  g_autofree char *backup = g_canonicalize_filename (ctl->args[0], NULL);
  g_autofree char *ledger = g_canonicalize_filename (ctl->args[1], NULL);
  gboolean done = lw_ledger_restore (backup, ledger, passphrase, replace, &kept, &error);
  lw_secret_free (passphrase);
  if (!done && g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND))
    return lw_ctl_fail (ctl, LW_CTL_CANNOT_OPEN, "%s", error->message);
  if (!done)
    return lw_ctl_fail_error (ctl, error);
  if (kept)
    {
      g_autofree char *shown = g_filename_display_name (kept);
      lw_ctl_note (_("The ledger that was there is now “%s”."), shown);
    }
  return LW_CTL_DONE;
}

LwCtlStatus
lw_ctl_run_rescue (LwCtl *ctl)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) report = NULL;
  g_autofree char *like = NULL;
  const GOptionEntry entries[] = {
    { "like", 0, 0, G_OPTION_ARG_FILENAME, &like,
      N_("A backup of it: needed where the very start of the file is lost"), N_("BACKUP") },
    { NULL }
  };
  gboolean whole = FALSE;

  if (!lw_ctl_parse (ctl, entries, 2, 2))
    return ctl->status;
  char *passphrase = lw_ctl_passphrase (ctl, FALSE);
  if (passphrase == NULL)
    return ctl->status;

  g_autofree char *damaged = g_canonicalize_filename (ctl->args[0], NULL);
  g_autofree char *target = g_canonicalize_filename (ctl->args[1], NULL);
  gboolean done = lw_ledger_rescue (damaged, target, like, passphrase, lw_pinyin_name_keys, &whole, &report, &error);
  lw_secret_free (passphrase);
  if (!done && g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND))
    return lw_ctl_fail (ctl, LW_CTL_CANNOT_OPEN, "%s", error->message);
  if (!done)
    return lw_ctl_fail_error (ctl, error);
  for (guint i = 0; i < report->len; i++)
    {
      lw_ctl_print (report->pdata[i]);
      lw_ctl_print ("\n");
    }
  return whole ? LW_CTL_DONE : LW_CTL_FINDINGS;
}

LwCtlStatus
lw_ctl_run_passwd (LwCtl *ctl)
{
  g_autofree char *new_file = NULL;
  const GOptionEntry entries[] = {
    { "new-password-file", 0, 0, G_OPTION_ARG_FILENAME, &new_file,
      N_("The first line of this file is the new passphrase (else it is asked for twice)"), N_("FILE") },
    { NULL }
  };
  g_autoptr(GError) error = NULL;
  g_autofree char *backup = NULL;

  if (!lw_ctl_parse (ctl, entries, 1, 1) ||
      lw_ctl_open (ctl, ctl->args[0], LW_LEDGER_OPEN_DEFAULT) == NULL)
    return ctl->status;
  char *passphrase = lw_ctl_new_passphrase (ctl, new_file);
  if (passphrase == NULL)
    return ctl->status;

  gboolean done = lw_ledger_change_passphrase (ctl->ledger, passphrase, &backup, &error);
  lw_secret_free (passphrase);
  if (!done)
    return lw_ctl_fail_error (ctl, error);
  if (backup)
    {
      g_autofree char *shown = g_filename_display_name (backup);
      lw_ctl_note (_("The passphrase was changed. “%s” and older backups still open with the old one."), shown);
    }
  return LW_CTL_DONE;
}
