/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl.h"

#include "lw-check.h"
#include "lw-date.h"
#include "lw-journal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *label; /* of the action */
} settings[] = {
  { "election-day", N_("Election day set") },
  { "township", N_("Township set") },
  { "handler", N_("Handler set") },
};

static const char *
find_label (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (strcmp (settings[i].name, name) == 0)
      return _(settings[i].label);
  return NULL;
}

LwCtlStatus
lw_ctl_run_set (LwCtl *ctl)
{
  g_autoptr(GError) error = NULL;
  LwDate day = 0;

  if (!lw_ctl_parse (ctl, NULL, 3, 3))
    return ctl->status;

  const char *name = ctl->args[1], *label = find_label (name);
  g_autofree char *value = g_strstrip (g_strdup (ctl->args[2]));
  gboolean unset = value[0] == '\0';
  if (label == NULL)
    return lw_ctl_fail (ctl, LW_CTL_USAGE, _("“%s” is none of election-day, township, handler."), name);
  if (!g_utf8_validate (value, -1, NULL))
    return lw_ctl_fail (ctl, LW_CTL_USAGE, _("The value is no valid text."));
  if (!unset && strcmp (name, "election-day") == 0 && !lw_ctl_parse_date (ctl, name, value, &day))
    return ctl->status;

  LwLedger *ledger = lw_ctl_open (ctl, ctl->args[0], LW_LEDGER_OPEN_DEFAULT);
  if (ledger == NULL)
    return ctl->status;
  if (!lw_journal_begin (ledger, label, &error) ||
      !lw_ledger_set_setting (ledger, name, unset ? NULL : value, &error) ||
      !lw_journal_commit (ledger, NULL, &error))
    return lw_ctl_fail_error (ctl, error);
  return LW_CTL_DONE;
}

static gboolean
is_known_rule (LwCtl *ctl, const char *id, GError **error)
{
  g_autoptr(GPtrArray) profiles = lw_profiles_list (ctl->ledger, error);

  for (guint p = 0; profiles && p < profiles->len; p++)
    for (guint i = 0; i < lw_profile_get_n_rules (profiles->pdata[p]); i++)
      if (strcmp (lw_rule_get_id (lw_profile_get_rule (profiles->pdata[p], i)), id) == 0)
        return TRUE;
  return FALSE;
}

static LwCtlStatus
record_waiver (LwCtl *ctl, const char *reason, const char *document, LwDate until)
{
  g_autoptr(GError) error = NULL;
  const char *rule = ctl->args[1];

  if (!is_known_rule (ctl, rule, &error))
    return error ? lw_ctl_fail_error (ctl, error)
                 : lw_ctl_fail (ctl, LW_CTL_USAGE, _("No profile has a rule “%s”."), rule);

  g_autoptr(LwVillage) village = lw_ctl_village (ctl, ctl->args[2]);
  if (village == NULL)
    return ctl->status;
  if (!lw_waiver_record (ctl->ledger, rule, village->record.id, reason, document, until, &error))
    return lw_ctl_fail_error (ctl, error);
  return LW_CTL_DONE;
}

static gboolean
is_blank (const char *text)
{
  while (text && g_ascii_isspace (*text))
    text++;
  return text == NULL || *text == '\0';
}

LwCtlStatus
lw_ctl_run_waive (LwCtl *ctl)
{
  g_autofree char *reason = NULL;
  g_autofree char *document = NULL;
  g_autofree char *until_text = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why (required)"), N_("TEXT") },
    { "document", 0, 0, G_OPTION_ARG_STRING, &document, N_("Number of the document (required)"), N_("TEXT") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until_text, N_("Last day on which it counts (required)"), N_("DATE") },
    { NULL }
  };
  LwDate until = 0;

  if (!lw_ctl_parse (ctl, entries, 3, 3) || !lw_ctl_parse_date (ctl, "--until", until_text, &until))
    return ctl->status;
  if (is_blank (reason) || is_blank (document) || until == 0)
    return lw_ctl_fail (ctl, LW_CTL_USAGE, _("A waiver needs --reason, --document and --until."));
  if (lw_ctl_open (ctl, ctl->args[0], LW_LEDGER_OPEN_DEFAULT) == NULL)
    return ctl->status;
  return record_waiver (ctl, reason, document, until);
}
