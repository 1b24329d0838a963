/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl.h"

#include "lw-ctl-secret.h"
#include "lw-date.h"
#include "lw-journal.h"
#include "lw-names.h"
#include "lw-pinyin.h"
#include "lw-process.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
lw_ctl_parse_date (LwCtl *ctl, const char *option, const char *text, LwDate *date)
{
  LwDate found = 0;

  if (text == NULL)
    return TRUE;
  if (!lw_date_from_iso (text, &found) || !lw_date_is_full (found))
    {
      lw_ctl_fail (ctl, LW_CTL_USAGE, _("%s: “%s” is not a day; write it like 2026-11-20."), option, text);
      return FALSE;
    }
  *date = found;
  return TRUE;
}

gboolean
lw_ctl_parse_format (LwCtl *ctl, const char *text, gboolean with_csv, LwCtlFormat *format)
{
  if (text == NULL)
    return TRUE;
  if (strcmp (text, "text") == 0)
    *format = LW_CTL_TEXT;
  else if (strcmp (text, "json") == 0)
    *format = LW_CTL_JSON;
  else if (with_csv && strcmp (text, "csv") == 0)
    *format = LW_CTL_CSV;
  else
    {
      lw_ctl_fail (ctl, LW_CTL_USAGE, _("--format: “%s” is none of %s."), text,
                   with_csv ? "text, json, csv" : "text, json");
      return FALSE;
    }
  return TRUE;
}

gboolean
lw_ctl_check_regular (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("“%s” is a folder or a device, not a file."), shown);
  return FALSE;
}

/* --user, else the handler set in the ledger, else the login name. */
static gboolean
set_user (LwCtl *ctl, GError **error)
{
  GError *local = NULL;
  g_autofree char *handler = lw_ledger_dup_setting (ctl->ledger, "handler", &local);

  if (local)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  lw_journal_set_user (ctl->ledger, ctl->user && ctl->user[0] != '\0' ? ctl->user : handler);
  return TRUE;
}

static void
warn_of_clock (void)
{
  LwDate today = lw_date_today ();
  g_autofree char *text = lw_date_to_iso (today);

  if (!lw_date_is_plausible_today (today))
    lw_ctl_note (_("The clock of this computer says %s. Ages and days are counted from it, and ID numbers are judged by it; set the clock."), text);
}

LwLedger *
lw_ctl_open (LwCtl *ctl, const char *path, LwLedgerOpenFlags flags)
{
  g_autoptr(GError) error = NULL;

  /* Nobody is asked for the passphrase of a file that is not there. */
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_name (path);
      lw_ctl_fail (ctl, LW_CTL_CANNOT_OPEN, _("There is no file “%s”."), shown);
      return NULL;
    }

  char *passphrase = lw_ctl_passphrase (ctl, FALSE);
  if (passphrase == NULL)
    return NULL;
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  ctl->ledger = lw_ledger_open (absolute, passphrase, flags, lw_pinyin_name_keys, &error);
  lw_secret_free (passphrase);

  warn_of_clock ();
  if (ctl->ledger && !(flags & LW_LEDGER_OPEN_READ_ONLY) && lw_ledger_is_read_only (ctl->ledger))
    lw_ctl_fail (ctl, LW_CTL_CANNOT_OPEN, _("The ledger can be read but not written; nothing was changed."));
  else if (ctl->ledger == NULL || !set_user (ctl, &error))
    lw_ctl_fail (ctl, LW_CTL_CANNOT_OPEN, "%s", error->message);
  else
    return ctl->ledger;
  return NULL;
}

LwLedger *
lw_ctl_create (LwCtl *ctl, const char *path, const char *passphrase)
{
  g_autoptr(GError) error = NULL;

  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  ctl->ledger = lw_ledger_create (absolute, passphrase, lw_pinyin_name_keys, &error);
  if (ctl->ledger == NULL)
    lw_ctl_fail (ctl, LW_CTL_FAILED, "%s", error->message);
  else
    lw_journal_set_user (ctl->ledger, ctl->user);
  return ctl->ledger;
}

LwVillage *
lw_ctl_village (LwCtl *ctl, const char *text)
{
  g_autoptr(GError) error = NULL;
  LwKey key = 0;
  g_autoptr(GPtrArray) villages = lw_ledger_list (ctl->ledger, &lw_village_table, NULL, 0, &error);

  if (villages == NULL)
    {
      lw_ctl_fail_error (ctl, error);
      return NULL;
    }
  for (guint i = 0; i < villages->len; i++)
    if (g_strcmp0 (((LwVillage *) villages->pdata[i])->code, text) == 0)
      return lw_record_copy (villages->pdata[i]);

  g_autoptr(LwVillageMatcher) matcher = lw_village_matcher_new (villages);
  LwVillageMatch match = lw_village_matcher_find (matcher, text, &key);
  for (guint i = 0; match == LW_VILLAGE_FOUND && i < villages->len; i++)
    if (((LwRecord *) villages->pdata[i])->id == key)
      return lw_record_copy (villages->pdata[i]);

  lw_ctl_fail (ctl, LW_CTL_USAGE,
               match == LW_VILLAGE_AMBIGUOUS ? _("“%s” is the name of several villages; give the code.")
                                             : _("There is no village “%s” in the ledger."), text);
  return NULL;
}

gboolean
lw_ctl_check_codes (LwCtl *ctl, char **codes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) villages = NULL;

  if (codes == NULL)
    return TRUE;
  villages = lw_ledger_list (ctl->ledger, &lw_village_table, NULL, 0, &error);
  if (villages == NULL)
    return lw_ctl_fail_error (ctl, error), FALSE;

  for (guint i = 0; codes[i]; i++)
    {
      guint v = 0;
      while (v < villages->len && (codes[i][0] == '\0' ||
                                   !g_str_has_prefix (((LwVillage *) villages->pdata[v])->code, codes[i])))
        v++;
      if (v == villages->len)
        {
          lw_ctl_fail (ctl, LW_CTL_USAGE, _("There is no village “%s” in the ledger."), codes[i]);
          return FALSE;
        }
    }
  return TRUE;
}
