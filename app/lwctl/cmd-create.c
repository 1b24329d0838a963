/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl.h"

#include "lw-ctl-secret.h"
#include "lw-date.h"
#include "lw-demo.h"
#include "lw-divisions.h"
#include "lw-journal.h"
#include "lw-names.h"
#include "lw-process.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* All villages of the divisions, each once, in the order asked for: LwDivision. NULL with
 * ctl->status when a code is none. */
static GPtrArray *
find_villages (LwCtl *ctl, LwDivisions *divisions, char **codes)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_division_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; codes[i]; i++)
    {
      g_autoptr(LwDivision) division = lw_divisions_lookup (divisions, codes[i]);
      if (division == NULL)
        {
          lw_ctl_fail (ctl, LW_CTL_USAGE, _("--division: there is no division “%s”; no ledger was made."), codes[i]);
          return NULL;
        }
      g_autoptr(GPtrArray) villages = lw_divisions_villages (divisions, codes[i], FALSE);
      while (villages->len > 0)
        {
          LwDivision *village = g_ptr_array_steal_index (villages, 0);
          if (g_hash_table_add (seen, village->code))
            g_ptr_array_add (all, village);
          else
            lw_division_free (village);
        }
    }
  return g_steal_pointer (&all);
}

/* The township is the last part of what lies above a village. */
static char *
township_of (const LwDivision *village)
{
  const char *last = village->path ? g_strrstr (village->path, " · ") : NULL;
  return g_strdup (last ? last + strlen (" · ") : village->path);
}

static gboolean
insert_village (LwLedger *ledger, const LwDivision *division, GError **error)
{
  g_autoptr(LwVillage) village = lw_record_new (&lw_village_table);

  village->code = g_strdup (division->code);
  village->name = g_strdup (division->name);
  village->kind = (int) lw_village_code_kind (division->code);
  village->township = township_of (division);
  village->households = village->population = village->voters = village->party_members = LW_INT_NULL;
  village->party_seats = village->committee_seats = village->supervision_seats = LW_INT_NULL;
  return lw_ledger_insert (ledger, village, error);
}

/* A ledger of one township bears its name. */
static gboolean
name_township (LwLedger *ledger, LwDivisions *divisions, char **codes, GError **error)
{
  if (g_strv_length (codes) != 1 || strlen (codes[0]) != 9)
    return TRUE;

  g_autoptr(LwDivision) township = lw_divisions_lookup (divisions, codes[0]);
  return lw_ledger_set_setting (ledger, "township", township->name, error);
}

static gboolean
fill_villages (LwLedger *ledger, LwDivisions *divisions, GPtrArray *villages, char **codes, GError **error)
{
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Ledger made with %u village",
                                                         "Ledger made with %u villages", villages->len),
                                            villages->len);

  if (!lw_journal_begin (ledger, label, error))
    return FALSE;
  for (guint i = 0; i < villages->len; i++)
    if (!insert_village (ledger, villages->pdata[i], error))
      return FALSE;
  return name_township (ledger, divisions, codes, error) && lw_journal_commit (ledger, NULL, error);
}

/* A ledger that was made by this run and is not as it should be goes away again. */
static LwCtlStatus
give_up (LwCtl *ctl, const char *path, const GError *error)
{
  const char *endings[] = { "", "-wal", "-shm", ".lock" };

  if (lw_journal_is_open (ctl->ledger))
    lw_journal_rollback (ctl->ledger);
  g_clear_object (&ctl->ledger);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);
      g_autoptr(GFile) file = g_file_new_for_path (name);
      g_file_delete (file, NULL, NULL);
    }
  return lw_ctl_fail (ctl, LW_CTL_FAILED, _("%s The new ledger was removed again."), error->message);
}

static gboolean
refuse_existing (LwCtl *ctl, const char *path)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;

  g_autofree char *shown = g_filename_display_name (path);
  lw_ctl_fail (ctl, LW_CTL_FAILED, _("There is a file “%s” already; it was left as it is."), shown);
  return TRUE;
}

LwCtlStatus
lw_ctl_run_create (LwCtl *ctl)
{
  g_auto(GStrv) codes = NULL;
  const GOptionEntry entries[] = {
    { "division", 0, 0, G_OPTION_ARG_STRING_ARRAY, &codes,
      N_("Take in the villages of this division; may be given again"), N_("CODE") },
    { NULL }
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(LwDivisions) divisions = NULL;
  g_autoptr(GPtrArray) villages = NULL;

  if (!lw_ctl_parse (ctl, entries, 1, 1) || refuse_existing (ctl, ctl->args[0]))
    return ctl->status;
  if (codes)
    {
      divisions = lw_divisions_load (&error);
      if (divisions == NULL)
        return lw_ctl_fail_error (ctl, error);
      villages = find_villages (ctl, divisions, codes);
      if (villages == NULL)
        return ctl->status;
    }

  char *passphrase = lw_ctl_passphrase (ctl, TRUE);
  if (passphrase == NULL)
    return ctl->status;
  LwLedger *ledger = lw_ctl_create (ctl, ctl->args[0], passphrase);
  lw_secret_free (passphrase);
  if (ledger == NULL)
    return ctl->status;
  if (villages && !fill_villages (ledger, divisions, villages, codes, &error))
    return give_up (ctl, ctl->args[0], error);

  lw_ctl_note (g_dngettext (GETTEXT_PACKAGE, "The ledger was made, with %u village.",
                            "The ledger was made, with %u villages.", villages ? villages->len : 0),
               villages ? villages->len : 0);
  return LW_CTL_DONE;
}

LwCtlStatus
lw_ctl_run_demo (LwCtl *ctl)
{
  g_autofree char *on_text = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on_text,
      N_("The day around which the demo is made, instead of today"), N_("DATE") },
    { NULL }
  };
  g_autoptr(GError) error = NULL;
  LwDate on = lw_date_today ();

  if (!lw_ctl_parse (ctl, entries, 1, 1) || !lw_ctl_parse_date (ctl, "--on", on_text, &on) ||
      refuse_existing (ctl, ctl->args[0]))
    return ctl->status;

  gboolean given = ctl->password_file || ctl->env_passphrase;
  char *passphrase = given ? lw_ctl_passphrase (ctl, TRUE) : g_strdup (LW_DEMO_PASSPHRASE);
  if (passphrase == NULL)
    return ctl->status;
  LwLedger *ledger = lw_ctl_create (ctl, ctl->args[0], passphrase);
  lw_secret_free (passphrase);
  if (ledger == NULL)
    return ctl->status;
  return lw_demo_fill (ledger, on, &error) ? LW_CTL_DONE : give_up (ctl, ctl->args[0], error);
}
