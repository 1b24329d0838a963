/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl-check-json.h"

#include "lw-captions.h"
#include "lw-ctl-json.h"
#include "lw-ctl.h"
#include "lw-date.h"

LwCtlTotals *
lw_ctl_totals_new (LwCheck *check)
{
  LwCtlTotals *self = g_new0 (LwCtlTotals, 1);

  self->n_rules = lw_check_get_n_rules (check);
  self->states = g_malloc0_n (self->n_rules, sizeof *self->states);
  return self;
}

void
lw_ctl_totals_free (LwCtlTotals *self)
{
  g_free (self->states);
  g_free (self);
}

void
lw_ctl_totals_add (LwCtlTotals *self, const LwVillageResult *village)
{
  self->n_villages++;
  if (village->readiness < LW_READINESS_NONE)
    self->readiness[village->readiness]++;
  for (guint i = 0; i < village->results->len && i < self->n_rules; i++)
    {
      const LwResult *result = village->results->pdata[i];
      LwLevel level = lw_rule_get_level (result->rule);
      self->states[i][result->state]++;
      if (result->state == LW_STATE_NOT_MET && (level == LW_LEVEL_STATUTORY || level == LW_LEVEL_REQUIRED))
        self->findings = TRUE;
    }
}

static void
print_date (const char *key, LwDate date)
{
  g_autofree char *iso = lw_date_to_iso (date);
  g_autofree char *text = g_strdup_printf ("  \"%s\": \"%s\",\n", key, iso);
  lw_ctl_print (text);
}

void
lw_ctl_check_json_begin (LwCheck *check, gboolean with_villages)
{
  GPtrArray *stack = lw_check_get_stack (check);

  lw_ctl_print ("{\n");
  print_date ("on", lw_check_get_on (check));
  print_date ("horizon", lw_check_get_horizon (check));
  lw_ctl_print ("  \"profiles\": [");
  for (guint i = 0; i < stack->len; i++)
    {
      g_autofree char *id = lw_ctl_json_quote (lw_profile_get_id (stack->pdata[i]));
      lw_ctl_print (i > 0 ? ", " : "");
      lw_ctl_print (id);
    }
  lw_ctl_print ("],\n");
  if (with_villages)
    lw_ctl_print ("  \"villages\": [");
}

static void
add_people (JsonBuilder *json, const char *key, GPtrArray *people, gboolean with_reason)
{
  json_builder_set_member_name (json, key);
  json_builder_begin_array (json);
  for (guint i = 0; people && i < people->len; i++)
    {
      const LwFinding *finding = people->pdata[i];
      json_builder_begin_object (json);
      lw_ctl_json_text (json, "name", finding->name);
      lw_ctl_json_text (json, "id_number", finding->id_number);
      if (with_reason)
        lw_ctl_json_text (json, "reason", lw_reason_word (finding->reason));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_waiver (JsonBuilder *json, const LwResult *result)
{
  json_builder_set_member_name (json, "waiver");
  json_builder_begin_object (json);
  lw_ctl_json_text (json, "reason", result->waiver_reason);
  lw_ctl_json_text (json, "document", result->waiver_document);
  lw_ctl_json_text (json, "user", result->waiver_user);
  lw_ctl_json_date (json, "until", result->waiver_until);
  json_builder_end_object (json);
}

static void
add_result (JsonBuilder *json, const LwResult *result)
{
  json_builder_begin_object (json);
  lw_ctl_json_text (json, "rule", lw_rule_get_id (result->rule));
  lw_ctl_json_text (json, "profile", lw_rule_get_profile (result->rule));
  lw_ctl_json_text (json, "level", lw_level_word (lw_rule_get_level (result->rule)));
  lw_ctl_json_text (json, "state", lw_state_word (result->state));
  lw_ctl_json_number (json, "value", result->has_value, result->value);
  lw_ctl_json_number (json, "required", result->has_required, result->required);
  lw_ctl_json_date (json, "changes_on", result->changes_on);
  add_people (json, "counted", result->counted, FALSE);
  add_people (json, "nearly", result->nearly, TRUE);
  add_people (json, "to_verify", result->to_verify, FALSE);
  json_builder_set_member_name (json, "missing");
  json_builder_begin_array (json);
  for (guint i = 0; result->missing && i < result->missing->len; i++)
    json_builder_add_string_value (json, result->missing->pdata[i]);
  json_builder_end_array (json);
  if (result->state == LW_STATE_WAIVED)
    add_waiver (json, result);
  json_builder_end_object (json);
}

void
lw_ctl_check_json_village (const LwVillageResult *village, gboolean first)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  lw_ctl_json_text (json, "code", village->code);
  lw_ctl_json_text (json, "name", village->name);
  lw_ctl_json_text (json, "kind", lw_village_kind_word (village->kind));
  lw_ctl_json_text (json, "readiness", lw_readiness_word (village->readiness));
  json_builder_set_member_name (json, "results");
  json_builder_begin_array (json);
  for (guint i = 0; i < village->results->len; i++)
    add_result (json, village->results->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);

  g_autofree char *text = lw_ctl_json_to_text (json, 4);
  lw_ctl_print (first ? "\n    " : ",\n    ");
  lw_ctl_print (text);
}

static void
add_totals (JsonBuilder *json, LwCheck *check, const LwCtlTotals *totals)
{
  for (guint i = 0; i < totals->n_rules; i++)
    {
      json_builder_set_member_name (json, lw_rule_get_id (lw_check_get_rule (check, i)));
      json_builder_begin_object (json);
      for (guint state = 0; state < LW_N_STATES; state++)
        lw_ctl_json_int (json, lw_state_word ((LwState) state), totals->states[i][state]);
      json_builder_end_object (json);
    }
}

static void
print_object (JsonBuilder *json, const char *key, const char *after)
{
  json_builder_end_object (json);
  g_autofree char *text = lw_ctl_json_to_text (json, 2);
  lw_ctl_print ("  \"");
  lw_ctl_print (key);
  lw_ctl_print ("\": ");
  lw_ctl_print (text);
  lw_ctl_print (after);
}

void
lw_ctl_check_json_end (LwCheck *check, const LwCtlTotals *totals, gboolean with_villages)
{
  g_autoptr(JsonBuilder) rules = json_builder_new ();
  g_autoptr(JsonBuilder) readiness = json_builder_new ();

  if (with_villages)
    lw_ctl_print (totals->n_villages > 0 ? "\n  ],\n" : "],\n");
  json_builder_begin_object (rules);
  add_totals (rules, check, totals);
  print_object (rules, "totals", ",\n");

  json_builder_begin_object (readiness);
  for (guint i = 0; i < LW_READINESS_NONE; i++)
    lw_ctl_json_int (readiness, lw_readiness_word ((LwReadiness) i), totals->readiness[i]);
  print_object (readiness, "readiness", "\n}\n");
}
