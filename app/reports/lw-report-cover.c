/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-report-pages.h"

#include "lw-date.h"
#include "lw-report-text.h"

#include <glib/gi18n-lib.h>

#define MOST_NAMES 8
#define FEW_NAMES 3 /* of more than those: the grid has them all */
#define SIGN_ROOM 44.0

/* A rule at a village that fails on a day to come. */
typedef struct
{
  LwDate day;
  guint rule;
  const LwResult *result; /* borrowed */
  char *reason;
  GString *villages;
} Change;

static const LwResult *
result_at (const LwReportVillage *village, guint rule)
{
  return rule < village->result->results->len ? g_ptr_array_index (village->result->results, rule) : NULL;
}

void
lw_report_count_states (LwReportData *data, guint rule, guint *counts)
{
  for (guint i = 0; i < LW_N_STATES; i++)
    counts[i] = 0;
  for (guint i = 0; i < data->villages->len; i++)
    {
      const LwReportVillage *village = g_ptr_array_index (data->villages, i);
      const LwResult *result = result_at (village, rule);
      if (result != NULL && lw_report_village_is_counted (village))
        counts[result->state]++;
    }
}

/* The overall picture. */

static char *
count_villages (LwReportData *data)
{
  guint counts[LW_READINESS_NONE + 1] = { 0 };

  for (guint i = 0; i < data->villages->len; i++)
    {
      const LwReportVillage *village = g_ptr_array_index (data->villages, i);
      counts[village->result->readiness]++;
    }
  guint all = data->villages->len - counts[LW_READINESS_NONE];
  GString *text = g_string_new (NULL);
  g_string_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u village or community: ", "%u villages and communities: ", all), all);
  g_string_append_printf (text,
                          /* translators: how many villages are ready, at risk, to be verified, not ready; in bold */
                          _("%1$s%2$u ready, %3$u at risk, %4$u to be verified, %5$u not ready%6$s."),
                          LW_PAPER_STRONG, counts[LW_READINESS_READY], counts[LW_READINESS_AT_RISK],
                          counts[LW_READINESS_TO_VERIFY], counts[LW_READINESS_NOT_READY], LW_PAPER_END);
  if (counts[LW_READINESS_NONE] > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, " %u other unit has no two committees and is not counted.",
                                         " %u other units have no two committees and are not counted.",
                                         counts[LW_READINESS_NONE]),
                            counts[LW_READINESS_NONE]);
  return g_string_free (text, FALSE);
}

typedef struct
{
  guint serving;
  guint women;
  guint reserves;
  guint with_age;
  double ages;
} Totals;

static void
count_person (const LwReportPerson *person, LwDate on, Totals *totals)
{
  int youngest = 0;
  int oldest = 0;

  if (person->is_reserve)
    totals->reserves++;
  if (!lw_report_person_serves (person))
    return;
  totals->serving++;
  if (person->sex == LW_SEX_FEMALE)
    totals->women++;
  if (lw_age_on (person->birth, on, &youngest, &oldest))
    {
      totals->with_age++;
      totals->ages += (youngest + oldest) / 2.0;
    }
}

static char *
count_people (LwReportData *data)
{
  Totals totals = { 0 };

  for (guint i = 0; i < data->villages->len; i++)
    {
      const LwReportVillage *village = g_ptr_array_index (data->villages, i);
      for (guint j = 0; j < village->people->len; j++)
        count_person (g_ptr_array_index (village->people, j), data->on, &totals);
    }
  if (totals.with_age == 0)
    return g_strdup_printf (_("Members of the two committees: %1$u, of them %2$u women; reserves: %3$u."),
                            totals.serving, totals.women, totals.reserves);
  return g_strdup_printf (_("Members of the two committees: %1$u, %2$.1f years old on average, of them %3$u women; reserves: %4$u."),
                          totals.serving, totals.ages / totals.with_age, totals.women, totals.reserves);
}

static void
build_summary (LwReportData *data, LwPaper *paper)
{
  g_autofree char *villages = count_villages (data);
  g_autofree char *people = count_people (data);
  /* translators: three sentences, one after the other */
  g_autofree char *text = g_strdup_printf (_("%1$s %2$s %3$s"), villages, people,
                                           _("A village is ready when every statutory, required and expected rule is met or waived; advice is for information."));

  lw_paper_heading (paper, _("1. The whole picture"));
  lw_paper_paragraph (paper, LW_PAPER_BODY, LW_PAPER_LEFT, TRUE, text);
  lw_paper_skip (paper, 5);
}

/* Rules by state. */

static void
append_state_names (LwReportData *data, guint rule, LwState state, GString *text)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) few = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < data->villages->len; i++)
    {
      const LwReportVillage *village = g_ptr_array_index (data->villages, i);
      const LwResult *result = result_at (village, rule);
      if (result == NULL || result->state != state || !lw_report_village_is_counted (village))
        continue;
      g_autofree char *name = lw_report_village_name (village);
      if (n < FEW_NAMES)
        lw_report_join (few, name);
      if (n++ < MOST_NAMES)
        lw_report_join (names, name);
    }
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, C_("list", "; "));
  if (state != LW_STATE_NOT_MET)
    g_string_append_printf (text, "%s ", lw_state_caption (state));
  g_string_append (text, n > MOST_NAMES ? few->str : names->str);
  if (n > MOST_NAMES)
    /* translators: after some names of villages: how many there are in all */
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " and others, %u in all", " and others, %u in all", n), n);
}

static void
add_rule_row (LwReportData *data, guint rule, LwPaperTable *table)
{
  const LwRule *it = g_ptr_array_index (data->rules, rule);
  g_autofree char *number = g_strdup_printf ("%u", rule + 1);
  g_autoptr (GString) failing = g_string_new (NULL);
  guint counts[LW_N_STATES];

  lw_report_count_states (data, rule, counts);
  lw_paper_table_text (table, 1, LW_PAPER_CENTRE, LW_PAPER_TABLE, number);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, lw_rule_get_title (it));
  lw_paper_table_text (table, 1, LW_PAPER_CENTRE, LW_PAPER_TABLE, lw_level_caption (lw_rule_get_level (it)));
  for (guint i = 0; i < LW_REPORT_N_COUNTED_STATES; i++)
    {
      g_autofree char *figure = g_strdup_printf (i == LW_STATE_NOT_MET ? LW_PAPER_STRONG "%u" LW_PAPER_END : "%u", counts[i]);
      lw_paper_table_text (table, 1, LW_PAPER_CENTRE, LW_PAPER_TABLE, counts[i] > 0 ? figure : "—");
    }
  append_state_names (data, rule, LW_STATE_NOT_MET, failing);
  append_state_names (data, rule, LW_STATE_UNKNOWN, failing);
  append_state_names (data, rule, LW_STATE_AT_RISK, failing);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, failing->len > 0 ? failing->str : "—");
  lw_paper_table_end_row (table);
}

static void
build_rules (LwReportData *data, LwPaper *paper)
{
  double widths[] = { 25, 0, 32, 33, 33, 35, 35, 35, 140 };

  for (guint i = LW_LEVEL_STATUTORY; i <= LW_LEVEL_ADVICE; i++)
    widths[2] = MAX (widths[2], lw_paper_text_width (paper, LW_PAPER_TABLE, lw_level_caption (i)) + 8);
  for (guint i = 0; i < LW_REPORT_N_COUNTED_STATES; i++)
    widths[3 + i] = MAX (widths[3 + i], lw_paper_text_width (paper, LW_PAPER_HEAD_FINE, lw_state_caption (i)) + 4);
  g_autoptr (LwPaperTable) table = lw_paper_table_new (paper, widths, G_N_ELEMENTS (widths));

  lw_paper_table_head (table, 0, 0, 1, 1, LW_PAPER_HEAD, C_("column", "No."));
  lw_paper_table_head (table, 0, 1, 1, 1, LW_PAPER_HEAD, C_("column", "Rule"));
  lw_paper_table_head (table, 0, 2, 1, 1, LW_PAPER_HEAD, C_("column", "Level"));
  for (guint i = 0; i < LW_REPORT_N_COUNTED_STATES; i++)
    lw_paper_table_head_sign (table, 0, 3 + i, i, lw_state_caption (i));
  lw_paper_table_head (table, 0, 3 + LW_REPORT_N_COUNTED_STATES, 1, 1, LW_PAPER_HEAD, _("Villages not meeting it"));
  for (guint i = 0; i < data->rules->len; i++)
    add_rule_row (data, i, table);
}

/* What will change. */

static void
free_change (gpointer data)
{
  Change *change = data;
  g_free (change->reason);
  g_string_free (change->villages, TRUE);
  g_free (change);
}

static int
compare_changes_cb (gconstpointer a, gconstpointer b)
{
  const Change *left = *(Change *const *) a;
  const Change *right = *(Change *const *) b;
  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  return (int) left->rule - (int) right->rule;
}

static Change *
find_change (GPtrArray *changes, guint rule, LwDate day, const char *reason)
{
  for (guint i = 0; i < changes->len; i++)
    {
      Change *change = g_ptr_array_index (changes, i);
      if (change->rule == rule && change->day == day && g_strcmp0 (change->reason, reason) == 0)
        return change;
    }
  return NULL;
}

static void
take_change (LwReportData *data, const LwReportVillage *village, guint rule, GPtrArray *changes)
{
  const LwResult *result = result_at (village, rule);
  if (result == NULL || result->changes_on == 0
      || (result->state != LW_STATE_AT_RISK && result->state != LW_STATE_WAIVED))
    return;

  g_autofree char *name = lw_report_village_name (village);
  g_autofree char *reason = lw_result_cause (result, data->on);
  Change *change = find_change (changes, rule, result->changes_on, reason);
  if (change == NULL)
    {
      change = g_new0 (Change, 1);
      change->day = result->changes_on;
      change->rule = rule;
      change->result = result;
      change->reason = g_steal_pointer (&reason);
      change->villages = g_string_new (NULL);
      g_ptr_array_add (changes, change);
    }
  lw_report_join (change->villages, name);
}

static GPtrArray *
list_changes (LwReportData *data)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (free_change);
  for (guint i = 0; i < data->villages->len; i++)
    for (guint j = 0; j < data->rules->len; j++)
      take_change (data, g_ptr_array_index (data->villages, i), j, changes);
  g_ptr_array_sort (changes, compare_changes_cb);
  return changes;
}

static void
add_change_row (LwReportData *data, const Change *change, LwPaperTable *table)
{
  const LwRule *rule = g_ptr_array_index (data->rules, change->rule);
  g_autofree char *day = lw_report_date_short (change->day, data->on);
  g_autofree char *title = lw_report_short_title (rule);
  g_autofree char *value = lw_report_number (change->result->has_value, change->result->value);
  const LwPaperItem items[] = {
    { .has_chip = TRUE, .chip = lw_report_chip (change->result, value), .text = "→" },
    { .has_chip = TRUE, .chip = { .state = LW_STATE_NOT_MET, .advice = lw_rule_get_level (rule) == LW_LEVEL_ADVICE } },
  };

  lw_paper_table_text (table, 1, LW_PAPER_CENTRE, LW_PAPER_TABLE, day);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, change->villages->str);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, title);
  lw_paper_table_items (table, LW_PAPER_CENTRE, LW_PAPER_TABLE, items, G_N_ELEMENTS (items));
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, change->reason);
  lw_paper_table_end_row (table);
}

static void
build_changes (LwReportData *data, LwPaper *paper)
{
  double widths[] = { 84, 70, 60, 66, 0 };
  g_autoptr (GPtrArray) changes = list_changes (data);
  g_autofree char *horizon = lw_report_date (data->horizon);
  g_autofree char *longest = lw_report_date (20271228);
  g_autofree char *none = g_strdup_printf (_("Until %s nothing fails by the passing of time alone."), horizon);

  lw_paper_heading (paper, _("2. What will change soon"));
  if (changes->len == 0)
    {
      lw_paper_paragraph (paper, LW_PAPER_BODY, LW_PAPER_LEFT, TRUE, none);
      return;
    }

  widths[0] = MAX (widths[0], lw_paper_text_width (paper, LW_PAPER_TABLE, longest) + 8);
  g_autoptr (LwPaperTable) table = lw_paper_table_new (paper, widths, G_N_ELEMENTS (widths));
  lw_paper_table_head (table, 0, 0, 1, 1, LW_PAPER_HEAD, C_("column", "Date"));
  lw_paper_table_head (table, 0, 1, 1, 1, LW_PAPER_HEAD, C_("column", "Village"));
  lw_paper_table_head (table, 0, 2, 1, 1, LW_PAPER_HEAD, C_("column", "Rule"));
  lw_paper_table_head (table, 0, 3, 1, 1, LW_PAPER_HEAD, C_("column", "Change"));
  lw_paper_table_head (table, 0, 4, 1, 1, LW_PAPER_HEAD, C_("column", "Reason"));
  for (guint i = 0; i < changes->len; i++)
    add_change_row (data, g_ptr_array_index (changes, i), table);
}

/* What is to be done now. */

static char *
task_of_village (const LwReportVillage *village, const LwResult *result)
{
  g_autofree char *name = lw_report_village_name (village);
  guint lack = lw_report_lack (result);

  if (lack > 0)
    /* translators: a village and how many people it lacks */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s lacks %2$u person", "%1$s lacks %2$u people", lack), name, lack);
  return g_steal_pointer (&name);
}

static void
append_failing (LwReportData *data, guint rule, GString *text, guint *number)
{
  const LwRule *it = g_ptr_array_index (data->rules, rule);
  g_autoptr (GString) villages = g_string_new (NULL);

  if (lw_rule_get_level (it) == LW_LEVEL_ADVICE)
    return;
  for (guint i = 0; i < data->villages->len; i++)
    {
      const LwReportVillage *village = g_ptr_array_index (data->villages, i);
      const LwResult *result = result_at (village, rule);
      if (result == NULL || result->state != LW_STATE_NOT_MET)
        continue;
      g_autofree char *task = task_of_village (village, result);
      lw_report_join (villages, task);
    }
  if (villages->len == 0)
    return;
  g_autofree char *ordinal = lw_report_ordinal (++*number);
  g_autofree char *title = lw_report_short_title (it);
  /* translators: number, rule, and the villages where it fails */
  g_string_append_printf (text, _("%1$s%2$s: %3$s. "), ordinal, title, villages->str);
}

static void
append_verify (LwReportData *data, GString *text, guint *number)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < data->villages->len; i++)
    {
      const LwReportVillage *village = g_ptr_array_index (data->villages, i);
      g_autoptr (GString) own = g_string_new (NULL);
      for (guint j = 0; j < data->rules->len; j++)
        {
          const LwResult *result = result_at (village, j);
          if (result == NULL || result->state != LW_STATE_UNKNOWN)
            continue;
          g_autofree char *title = lw_report_short_title (result->rule);
          lw_report_join (own, title);
        }
      if (own->len == 0)
        continue;
      g_autofree char *name = lw_report_village_name (village);
      if (all->len > 0)
        g_string_append (all, C_("list", "; "));
      /* translators: a village, and what is to be verified there */
      g_string_append_printf (all, _("%1$s (%2$s)"), name, own->str);
    }
  if (all->len == 0)
    return;
  g_autofree char *ordinal = lw_report_ordinal (++*number);
  /* translators: number, and villages with what is to be verified */
  g_string_append_printf (text, _("%1$sTo be verified: %2$s. "), ordinal, all->str);
}

static void
build_tasks (LwReportData *data, LwPaper *paper)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint number = 0;

  for (guint i = 0; i < data->rules->len; i++)
    append_failing (data, i, text, &number);
  append_verify (data, text, &number);
  if (number == 0)
    g_string_append (text, data->villages->len > 0 ? _("Nothing is open.")
                                                   : _("There is no village in this ledger yet."));
  lw_paper_heading (paper, _("3. What is to be done now"));
  lw_paper_paragraph (paper, LW_PAPER_BODY, LW_PAPER_LEFT, TRUE, text->str);
}

/* Head and foot. */

static void
build_head (LwReportData *data, LwPaper *paper)
{
  g_autofree char *on = lw_report_date (data->on);
  g_autofree char *election = lw_report_date (data->election);
  g_autoptr (GString) line = g_string_new (NULL);

  if (data->round != NULL)
    g_string_append_printf (line, "%s　　", data->round);
  g_string_append_printf (line, _("Base date %s"), on);
  if (data->election != 0)
    {
      g_string_append (line, "　　");
      g_string_append_printf (line, _("Election day %s"), election);
    }
  lw_paper_skip (paper, 8);
  lw_paper_paragraph (paper, LW_PAPER_TITLE, LW_PAPER_CENTRE, FALSE, data->headline);
  lw_paper_skip (paper, 5);
  lw_paper_paragraph (paper, LW_PAPER_BODY, LW_PAPER_CENTRE, FALSE, line->str);
  lw_paper_skip (paper, 1);
}

static void
build_signature (LwReportData *data, LwPaper *paper)
{
  g_autofree char *handler = lw_report_padded_name (data->handler);
  g_autofree char *reviewer = lw_report_padded_name (data->reviewer);
  g_autofree char *by = g_strdup_printf (_("Filled in by: %s"), handler[0] != '\0' ? handler : "____________");
  g_autofree char *reviewed = g_strdup_printf (_("Reviewed by: %s"), reviewer[0] != '\0' ? reviewer : "________________");
  g_autofree char *made = lw_report_date (data->made);
  const char *texts[] = { by, reviewed, _("Office (seal)"), made, NULL };

  lw_paper_need (paper, SIGN_ROOM);
  lw_paper_skip (paper, 12);
  lw_paper_spread (paper, LW_PAPER_BODY, texts);
}

/**
 * lw_report_standards:
 * @data: what the report is about
 *
 * Returns: (transfer full): the line about the profiles in force, for the foot of a page
 */
char *
lw_report_standards (LwReportData *data)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < data->stack->len; i++)
    lw_report_join (names, lw_profile_get_name (g_ptr_array_index (data->stack, i)));
  /* translators: at the foot of a page: names of the profiles in force */
  return g_strdup_printf (_("Standards: %s"), names->str);
}

/**
 * lw_report_build_cover:
 * @data: what the report is about
 * @paper: where it goes
 *
 * The township at a glance: counts by rule and state, what changes by itself, what is to be done.
 */
void
lw_report_build_cover (LwReportData *data, LwPaper *paper)
{
  g_autofree char *foot = lw_report_standards (data);
  g_autofree char *iso = lw_date_to_iso (data->on);
  g_autofree char *right = g_strdup_printf (_("Base date %s"), iso);

  lw_paper_begin_page (paper, NULL, NULL, foot);
  lw_paper_set_head (paper, data->title, right);
  build_head (data, paper);
  build_summary (data, paper);
  build_rules (data, paper);
  build_changes (data, paper);
  build_tasks (data, paper);
  build_signature (data, paper);
}
