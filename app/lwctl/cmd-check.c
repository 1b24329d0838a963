/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl.h"

#include "lw-captions.h"
#include "lw-check.h"
#include "lw-csv-writer.h"
#include "lw-ctl-check-json.h"
#include "lw-ctl-table.h"
#include "lw-date.h"
#include "lw-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  LwCtl *ctl;
  LwCheck *check;
  LwCtlFormat format;
  gboolean summary;
  LwCtlTotals *totals;
  LwCtlTable *table; /* of text */
  GString *details;
  GString *line; /* of CSV, used again for each */
} Run;

/* ---- text ---- */

static char *
cell_of (const LwResult *result)
{
  char value[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (result->has_value && result->state != LW_STATE_NOT_APPLICABLE)
    g_ascii_formatd (value, sizeof value, "%.4g", result->value);
  return g_strconcat (lw_state_sign (result->state), value, NULL);
}

static LwCtlTable *
make_table (LwCheck *check)
{
  g_autoptr(GPtrArray) heads = g_ptr_array_new ();

  g_ptr_array_add (heads, _("Village"));
  g_ptr_array_add (heads, _("Readiness"));
  for (guint i = 0; i < lw_check_get_n_rules (check); i++)
    g_ptr_array_add (heads, (char *) lw_rule_get_short (lw_check_get_rule (check, i)));
  g_ptr_array_add (heads, NULL);
  return lw_ctl_table_new ((const char * const *) heads->pdata);
}

static void
add_table_row (Run *run, const LwVillageResult *village)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, lw_village_name_short (village->name));
  g_ptr_array_add (cells, g_strdup (lw_readiness_caption (village->readiness)));
  for (guint i = 0; i < village->results->len; i++)
    g_ptr_array_add (cells, cell_of (village->results->pdata[i]));
  lw_ctl_table_add (run->table, (const char * const *) cells->pdata);
}

static gboolean
wants_detail (const LwResult *result)
{
  return result->state != LW_STATE_MET && result->state != LW_STATE_NOT_APPLICABLE;
}

/* What the village lacks, a line for each rule: sign, title, level, why. */
static void
add_details (Run *run, const LwVillageResult *village)
{
  gboolean headed = FALSE;

  for (guint i = 0; i < village->results->len; i++)
    {
      const LwResult *result = village->results->pdata[i];
      if (!wants_detail (result))
        continue;
      if (!headed)
        g_string_append_printf (run->details, "\n%s (%s, %s)\n", village->name, village->code,
                                lw_readiness_caption (village->readiness));
      headed = TRUE;
      g_autofree char *why = lw_result_explain (result, lw_check_get_on (run->check));
      g_string_append_printf (run->details, "  %s %s [%s] %s\n", lw_state_sign (result->state),
                              lw_rule_get_title (result->rule),
                              lw_level_caption (lw_rule_get_level (result->rule)), why ? why : "");
    }
}

static void
print_readiness (const LwCtlTotals *totals)
{
  g_autoptr(GString) text = g_string_new ("\n");

  for (guint i = 0; i < LW_READINESS_NONE; i++)
    g_string_append_printf (text, "%s%s %u", i > 0 ? "  " : "", lw_readiness_caption ((LwReadiness) i),
                            totals->readiness[i]);
  g_string_append_c (text, '\n');
  lw_ctl_print (text->str);
}

static void
print_dates (LwCheck *check)
{
  g_autofree char *on = lw_date_to_iso (lw_check_get_on (check));
  g_autofree char *horizon = lw_date_to_iso (lw_check_get_horizon (check));
  g_autofree char *line = g_strdup_printf (_("As of %s, looking ahead to %s"), on, horizon);

  lw_ctl_print (line);
  lw_ctl_print ("\n\n");
}

static void
print_summary_table (Run *run)
{
  const char *heads[LW_N_STATES + 3] = { _("Rule"), _("Level") };

  for (guint state = 0; state < LW_N_STATES; state++)
    heads[state + 2] = lw_state_caption ((LwState) state);
  g_autoptr(LwCtlTable) table = lw_ctl_table_new (heads);

  for (guint i = 0; i < run->totals->n_rules; i++)
    {
      const LwRule *rule = lw_check_get_rule (run->check, i);
      g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (cells, g_strdup (lw_rule_get_title (rule)));
      g_ptr_array_add (cells, g_strdup (lw_level_caption (lw_rule_get_level (rule))));
      for (guint state = 0; state < LW_N_STATES; state++)
        g_ptr_array_add (cells, g_strdup_printf ("%u", run->totals->states[i][state]));
      lw_ctl_table_add (table, (const char * const *) cells->pdata);
    }
  g_autofree char *text = lw_ctl_table_to_text (table);
  lw_ctl_print (text);
}

static void
print_legend (void)
{
  g_autoptr(GString) text = g_string_new ("\n");

  for (guint i = 0; i < LW_N_STATES; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? "  " : "", lw_state_sign ((LwState) i),
                            lw_state_caption ((LwState) i));
  g_string_append_c (text, '\n');
  lw_ctl_print (text->str);
}

static void
print_text (Run *run)
{
  print_dates (run->check);
  if (run->summary)
    {
      print_summary_table (run);
    }
  else
    {
      g_autofree char *text = lw_ctl_table_to_text (run->table);
      lw_ctl_print (text);
      print_legend ();
      lw_ctl_print (run->details->str);
    }
  print_readiness (run->totals);
}

/* ---- CSV ---- */

static const char * const csv_columns[] = {
  "on", "horizon", "code", "name", "kind", "readiness", "rule", "profile", "level", "state", "value",
  "required", "changes_on", "counted", "nearly", "to_verify", "missing", NULL
};

static const char * const csv_summary_columns[] = {
  "on", "horizon", "rule", "profile", "level", "met", "at-risk", "not-met", "unknown", "waived",
  "not-applicable", NULL
};

static void
begin_csv (gboolean summary)
{
  g_autoptr(GString) text = g_string_new (LW_CSV_BOM);
  lw_csv_append_row (text, summary ? csv_summary_columns : csv_columns);
  lw_ctl_print (text->str);
}

static char *
join_people (GPtrArray *people)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; people && i < people->len; i++)
    {
      const LwFinding *finding = people->pdata[i];
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", finding->name);
      if (finding->id_number)
        g_string_append_printf (text, " %s", finding->id_number);
      if (finding->reason != LW_REASON_NONE)
        g_string_append_printf (text, " (%s)", lw_reason_word (finding->reason));
    }
  return g_string_free (text, FALSE);
}

static char *
join_words (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; words && i < words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (char *) words->pdata[i]);
  return g_string_free (text, FALSE);
}

static char *
number_or_empty (gboolean known, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  return g_strdup (known ? g_ascii_formatd (text, sizeof text, "%.15g", value) : "");
}

static void
add_csv_line (Run *run, const LwVillageResult *village, const LwResult *result)
{
  const LwRule *rule = result->rule;
  g_autofree char *on = lw_date_to_iso (lw_check_get_on (run->check));
  g_autofree char *horizon = lw_date_to_iso (lw_check_get_horizon (run->check));
  g_autofree char *value = number_or_empty (result->has_value, result->value);
  g_autofree char *required = number_or_empty (result->has_required, result->required);
  g_autofree char *changes_on = lw_date_to_iso (result->changes_on);
  g_autofree char *counted = join_people (result->counted);
  g_autofree char *nearly = join_people (result->nearly);
  g_autofree char *to_verify = join_people (result->to_verify);
  g_autofree char *missing = join_words (result->missing);
  const char *readiness = lw_readiness_word (village->readiness);

  lw_csv_append_row (run->line, (const char *[]) {
    on, horizon, village->code, village->name, lw_village_kind_word (village->kind), readiness,
    lw_rule_get_id (rule), lw_rule_get_profile (rule), lw_level_word (lw_rule_get_level (rule)),
    lw_state_word (result->state), value, required, changes_on, counted, nearly, to_verify, missing, NULL });
}

static void
print_csv_summary (Run *run)
{
  for (guint i = 0; i < run->totals->n_rules; i++)
    {
      const LwRule *rule = lw_check_get_rule (run->check, i);
      g_autofree char *on = lw_date_to_iso (lw_check_get_on (run->check));
      g_autofree char *horizon = lw_date_to_iso (lw_check_get_horizon (run->check));
      g_autoptr(GString) line = g_string_new (NULL);
      g_string_append_printf (line, "%s,%s,%s,%s,%s", on, horizon, lw_rule_get_id (rule),
                              lw_rule_get_profile (rule), lw_level_word (lw_rule_get_level (rule)));
      for (guint state = 0; state < LW_N_STATES; state++)
        g_string_append_printf (line, ",%u", run->totals->states[i][state]);
      g_string_append (line, "\r\n");
      lw_ctl_print (line->str);
    }
}

/* ---- all three ---- */

static void
begin (Run *run)
{
  if (run->format == LW_CTL_JSON)
    lw_ctl_check_json_begin (run->check, !run->summary);
  else if (run->format == LW_CTL_CSV)
    begin_csv (run->summary);
}

static gboolean
village_cb (LwVillageResult *village, gpointer user_data)
{
  Run *run = user_data;
  gboolean first = run->totals->n_villages == 0;

  lw_ctl_totals_add (run->totals, village);
  if (run->summary)
    return TRUE;

  if (run->format == LW_CTL_JSON)
    {
      lw_ctl_check_json_village (village, first);
      return TRUE;
    }
  if (run->format == LW_CTL_TEXT)
    {
      add_table_row (run, village);
      add_details (run, village);
      return TRUE;
    }
  g_string_truncate (run->line, 0);
  for (guint i = 0; i < village->results->len; i++)
    add_csv_line (run, village, village->results->pdata[i]);
  lw_ctl_print (run->line->str);
  return TRUE;
}

static void
end (Run *run)
{
  if (run->format == LW_CTL_JSON)
    lw_ctl_check_json_end (run->check, run->totals, !run->summary);
  else if (run->format == LW_CTL_TEXT)
    print_text (run);
  else if (run->summary)
    print_csv_summary (run);
}

/* TRUE when a code before this one names the village already. */
static gboolean
is_covered (char **codes, guint i)
{
  for (guint k = 0; k < i; k++)
    if (g_str_has_prefix (codes[i], codes[k]))
      return TRUE;
  return FALSE;
}

static gboolean
run_all (Run *run, char **codes, GError **error)
{
  if (codes == NULL)
    return lw_check_run (run->check, run->ctl->ledger, NULL, village_cb, run, NULL, error);
  for (guint i = 0; codes[i]; i++)
    if (!is_covered (codes, i) &&
        !lw_check_run (run->check, run->ctl->ledger, codes[i], village_cb, run, NULL, error))
      return FALSE;
  return TRUE;
}

static LwCtlStatus
check_ledger (LwCtl *ctl, LwCheck *check, char **codes, LwCtlFormat format, gboolean summary)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwCtlTotals) totals = lw_ctl_totals_new (check);
  g_autoptr(LwCtlTable) table = make_table (check);
  g_autoptr(GString) details = g_string_new (NULL);
  g_autoptr(GString) line = g_string_new (NULL);
  Run run = { ctl, check, format, summary, totals, table, details, line };

  lw_check_set_summary (check, summary);
  begin (&run);
  if (!run_all (&run, codes, &error))
    return lw_ctl_fail_error (ctl, error);
  end (&run);
  return totals->findings ? LW_CTL_FINDINGS : LW_CTL_DONE;
}

static GPtrArray *
make_stack (LwCtl *ctl, char **profiles, GError **error)
{
  return profiles ? lw_profiles_for_ids (ctl->ledger, (const char * const *) profiles, error)
                  : lw_profiles_stack (ctl->ledger, error);
}

/* Shorter codes first, so that a village that is asked for twice comes once. */
static int
compare_codes (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char * const *) a, *other = *(const char * const *) b;
  return strcmp (one, other);
}

LwCtlStatus
lw_ctl_run_check (LwCtl *ctl)
{
  gboolean summary = FALSE;
  g_autofree char *on_text = NULL;
  g_autofree char *horizon_text = NULL;
  g_auto(GStrv) profiles = NULL;
  g_auto(GStrv) codes = NULL;
  g_autofree char *format_text = NULL;
  const GOptionEntry entries[] = {
    { "summary", 0, 0, G_OPTION_ARG_NONE, &summary, N_("Only totals"), NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on_text, N_("Base date, instead of today"), N_("DATE") },
    { "horizon", 0, 0, G_OPTION_ARG_STRING, &horizon_text,
      N_("Look ahead to this day (else election day, else six months)"), N_("DATE") },
    { "profile", 0, 0, G_OPTION_ARG_STRING_ARRAY, &profiles,
      N_("Only this profile; may be given again, in order of the stack"), N_("ID") },
    { "village", 0, 0, G_OPTION_ARG_STRING_ARRAY, &codes, N_("Only this village; may be given again"), N_("CODE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_text, N_("How to print"), "text|json|csv" },
    { NULL }
  };
  g_autoptr(GError) error = NULL;
  LwCtlFormat format = LW_CTL_TEXT;
  LwDate on = lw_date_today (), horizon = 0;

  if (!lw_ctl_parse (ctl, entries, 1, 1) || !lw_ctl_parse_date (ctl, "--on", on_text, &on) ||
      !lw_ctl_parse_date (ctl, "--horizon", horizon_text, &horizon) ||
      !lw_ctl_parse_format (ctl, format_text, TRUE, &format))
    return ctl->status;
  if (horizon != 0 && horizon < on)
    return lw_ctl_fail (ctl, LW_CTL_USAGE, _("--horizon lies before the base date."));

  LwLedger *ledger = lw_ctl_open (ctl, ctl->args[0], LW_LEDGER_OPEN_READ_ONLY);
  if (ledger == NULL || !lw_ctl_check_codes (ctl, codes))
    return ctl->status;
  if (codes)
    qsort (codes, g_strv_length (codes), sizeof *codes, compare_codes);

  g_autoptr(GPtrArray) stack = make_stack (ctl, profiles, &error);
  g_autoptr(LwCheck) check = stack ? lw_check_new (ledger, stack, on, horizon, &error) : NULL;
  if (check == NULL)
    return lw_ctl_fail_error (ctl, error);
  return check_ledger (ctl, check, codes, format, summary);
}
