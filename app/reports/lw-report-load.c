/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-report-data.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-names.h"
#include "lw-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static LwReportPerson *
find_person (LwReportVillage *village, const LwScanMember *member)
{
  /* Those of one person stand together. */
  if (village->people->len > 0)
    {
      LwReportPerson *last = g_ptr_array_index (village->people, village->people->len - 1);
      if (last->id == member->person)
        return last;
    }
  return NULL;
}

static LwEducation
higher (guint8 a, guint8 b)
{
  if (a == LW_EDUCATION_UNKNOWN || b == LW_EDUCATION_UNKNOWN)
    return a != LW_EDUCATION_UNKNOWN ? a : b;
  return lw_education_at_least (a, b) ? a : b;
}

static LwReportPerson *
add_person (LwReportVillage *village, const LwScanMember *member)
{
  LwReportPerson *person = lw_report_village_add_person (village, member->person, member->name);

  person->id_number = g_strdup (member->id_number);
  person->sex = lw_sex_effective (member->id_number, member->sex);
  person->birth = lw_birth_effective (member->birth_decided, member->id_number, member->birth_stated);
  person->birth_decided = member->birth_decided != 0;
  person->education = higher (member->education_full_time, member->education_in_service);
  person->unheld = member->education_unheld;
  person->political_status = member->political_status;
  return person;
}

static void
take_member (LwReportVillage *village, const LwScanMember *member, LwDate on)
{
  if (!lw_date_holds (member->start, member->end, on))
    return;

  LwReportPerson *person = find_person (village, member);
  if (person == NULL)
    person = add_person (village, member);
  if (member->body == LW_BODY_NONE)
    {
      person->is_reserve = TRUE;
      person->reserve_since = member->start;
    }
  else if (member->body <= LW_BODY_SUPERVISION)
    {
      guint8 *position = &person->positions[member->body];
      if (person->since == 0 || member->body == LW_BODY_PARTY_COMMITTEE)
        person->since = member->start;
      if (*position == LW_POSITION_NONE || member->position < *position)
        *position = member->position;
    }
}

static gboolean
load_people (LwReportData *data, LwLedger *ledger, const char *code_prefix, GHashTable *by_key, GError **error)
{
  g_autoptr (LwScan) scan = lw_scan_new_on (ledger, code_prefix, data->on, error);
  const LwScanVillage *row = NULL;
  g_autoptr (GError) local = NULL;

  if (scan == NULL)
    return FALSE;
  while (lw_scan_next (scan, &row, &local))
    {
      LwReportVillage *village = g_hash_table_lookup (by_key, &row->id);
      if (village == NULL)
        continue;
      for (guint i = 0; i < row->n_members; i++)
        take_member (village, &row->members[i], data->on);
      lw_report_village_sort (village);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static char *
reserve_remark (const LwReserve *reserve)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (reserve->for_post != NULL)
    g_ptr_array_add (parts, g_strdup (reserve->for_post));
  if (reserve->training != NULL)
    g_ptr_array_add (parts, g_strdup (reserve->training));
  if (reserve->mentor != NULL)
    /* translators: %s is the cadre who looks after a person of the pool */
    g_ptr_array_add (parts, g_strdup_printf (_("mentor %s"), reserve->mentor));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  /* translators: between the parts of a remark */
  return g_strjoinv (C_("list", "; "), (char **) parts->pdata);
}

static void
take_reserve (LwReportVillage *village, const LwReserve *reserve, LwDate on)
{
  if (!lw_date_holds (reserve->start, reserve->end, on))
    return;
  for (guint i = 0; i < village->people->len; i++)
    {
      LwReportPerson *person = g_ptr_array_index (village->people, i);
      if (person->id == reserve->person && person->is_reserve && person->remark == NULL)
        person->remark = reserve_remark (reserve);
    }
}

static gboolean
load_reserves (LwReportData *data, LwLedger *ledger, GHashTable *by_key, GError **error)
{
  /* One village has an index to go by; for more one list is quicker. */
  LwKey one = 0;
  if (data->villages->len == 1)
    one = ((LwReportVillage *) g_ptr_array_index (data->villages, 0))->result->village;

  g_autoptr (GPtrArray) reserves = lw_ledger_list (ledger, &lw_reserve_table, one != 0 ? "village" : NULL, one, error);
  if (reserves == NULL)
    return FALSE;
  for (guint i = 0; i < reserves->len; i++)
    {
      const LwReserve *reserve = g_ptr_array_index (reserves, i);
      LwReportVillage *village = g_hash_table_lookup (by_key, &reserve->village);
      if (village != NULL)
        take_reserve (village, reserve, data->on);
    }
  return TRUE;
}

static gboolean
load_villages (LwReportData *data, LwLedger *ledger, GPtrArray *results, GHashTable *by_key, GError **error)
{
  for (guint i = 0; i < results->len; i++)
    {
      LwVillageResult *result = g_ptr_array_index (results, i);
      LwVillage *facts = lw_ledger_get (ledger, &lw_village_table, result->village, error);
      if (facts == NULL)
        return FALSE;
      g_hash_table_insert (by_key, &result->village, lw_report_data_add_village (data, result, facts));
    }
  return TRUE;
}

/* What the caller left open comes from the ledger. */
static gboolean
load_settings (LwReportData *data, LwLedger *ledger, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *election = lw_ledger_dup_setting (ledger, "election-day", &local);

  if (election != NULL)
    lw_date_from_iso (election, &data->election);
  if (local == NULL && data->township == NULL)
    data->township = lw_ledger_dup_setting (ledger, "township", &local);
  if (local == NULL && data->handler == NULL)
    data->handler = lw_ledger_dup_setting (ledger, "handler", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

/* Where the ledger has no name for itself: the township that all its villages name. */
static void
guess_township (LwReportData *data)
{
  const char *common = NULL;

  for (guint i = 0; data->township == NULL && i < data->villages->len; i++)
    {
      const LwReportVillage *village = g_ptr_array_index (data->villages, i);
      if (village->facts->township == NULL
          || (common != NULL && strcmp (common, village->facts->township) != 0))
        return;
      common = village->facts->township;
    }
  if (data->township == NULL)
    data->township = g_strdup (common);
}

static LwReportData *
data_for_check (LwCheck *check)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (GPtrArray) stack = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_profile_unref);
  GPtrArray *borrowed = lw_check_get_stack (check);

  for (guint i = 0; i < borrowed->len; i++)
    g_ptr_array_add (stack, lw_profile_ref (g_ptr_array_index (borrowed, i)));
  for (guint i = 0; i < lw_check_get_n_rules (check); i++)
    g_ptr_array_add (rules, (gpointer) lw_check_get_rule (check, i));
  return lw_report_data_new (stack, rules, lw_check_get_on (check), lw_check_get_horizon (check));
}

static gboolean
is_one_village (const char *code_prefix)
{
  return code_prefix != NULL && strlen (code_prefix) == 12;
}

LwReportData *
lw_report_data_load (LwLedger *ledger, GPtrArray *stack, LwDate on, LwDate horizon, const char *code_prefix, const LwReportOptions *options, GError **error)
{
  const LwReportOptions defaults = LW_REPORT_OPTIONS_INIT;
  g_autoptr (LwCheck) check = lw_check_new (ledger, stack, on, horizon, error);
  if (check == NULL)
    return NULL;

  g_autoptr (GPtrArray) results = lw_check_list (check, ledger, code_prefix, NULL, error);
  if (results == NULL)
    return NULL;
  if (results->len == 0 && is_one_village (code_prefix))
    {
      g_set_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_VILLAGE,
                   _("No village of this ledger has the code %s. Nothing was written; look the code up in the list of villages."),
                   code_prefix);
      return NULL;
    }

  g_autoptr (GHashTable) by_key = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (LwReportData) data = data_for_check (check);
  if (options == NULL)
    options = &defaults;
  lw_report_data_set_options (data, options);
  if (!load_settings (data, ledger, error) || !load_villages (data, ledger, results, by_key, error)
      || !load_people (data, ledger, code_prefix, by_key, error)
      || !load_reserves (data, ledger, by_key, error))
    return NULL;
  guess_township (data);
  lw_report_data_set_title (data, options->title);
  if (is_one_village (code_prefix))
    {
      data->with_cover = FALSE;
      data->with_grid = FALSE;
      data->with_villages = TRUE;
    }
  return g_steal_pointer (&data);
}
