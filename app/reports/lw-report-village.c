/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-report-pages.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-report-text.h"

#include <glib/gi18n-lib.h>

#define SIGN_ROOM 62.0 /* with a legend of two lines below it */

LwState
lw_report_readiness_state (LwReadiness readiness)
{
  switch (readiness)
    {
    case LW_READINESS_READY:
      return LW_STATE_MET;
    case LW_READINESS_AT_RISK:
      return LW_STATE_AT_RISK;
    case LW_READINESS_TO_VERIFY:
      return LW_STATE_UNKNOWN;
    case LW_READINESS_NOT_READY:
      return LW_STATE_NOT_MET;
    case LW_READINESS_NONE:
    default:
      return LW_STATE_NOT_APPLICABLE;
    }
}

LwPaperChip
lw_report_chip (const LwResult *result, const char *value)
{
  LwPaperChip chip = {
    .state = result->state,
    .advice = lw_rule_get_level (result->rule) == LW_LEVEL_ADVICE,
    .value = value,
  };
  return chip;
}

void
lw_report_build_legend (LwPaper *paper)
{
  LwPaperItem items[LW_N_STATES] = { 0 };

  for (guint i = 0; i < LW_N_STATES; i++)
    {
      items[i].has_chip = TRUE;
      items[i].chip.state = i;
      items[i].text = lw_state_caption (i);
    }
  items[LW_STATE_AT_RISK].text = _("at risk: met today, not by election day");
  items[LW_STATE_UNKNOWN].text = _("to be verified: data are missing");
  lw_paper_flow (paper, LW_PAPER_NOTE, items, G_N_ELEMENTS (items));
}

/* Head. */

static char *
spaced (const char *name)
{
  GString *text = g_string_new (NULL);
  gboolean spread = g_utf8_strlen (name, -1) <= 4
                    && g_unichar_get_script (g_utf8_get_char (name)) == G_UNICODE_SCRIPT_HAN;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (spread && p != name)
        g_string_append (text, "　");
      g_string_append_len (text, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (text, FALSE);
}

static void
append_fact (GString *text, const char *fact)
{
  if (text->len > 0)
    g_string_append (text, "　");
  g_string_append (text, fact);
}

static void
append_number (GString *text, const char *format, gint64 number)
{
  if (number == LW_INT_NULL)
    return;
  g_autofree char *figure = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autoptr (GString) fact = g_string_new (format);
  g_string_replace (fact, "%s", figure, 1);
  append_fact (text, fact->str);
}

static char *
describe (const LwReportVillage *village)
{
  const LwVillage *facts = village->facts;
  GString *text = g_string_new (village->result->code);

  append_fact (text, lw_village_kind_caption (village->result->kind));
  if (facts == NULL)
    return g_string_free (text, FALSE);
  if (facts->org_form != LW_ORG_FORM_UNKNOWN)
    append_fact (text, lw_org_form_caption (facts->org_form));
  append_number (text, _("Party members: %s"), facts->party_members);
  append_number (text, _("households: %s"), facts->households);
  append_number (text, _("population: %s"), facts->population);
  append_number (text, _("voters: %s"), facts->voters);
  return g_string_free (text, FALSE);
}

static void
build_head (LwReportData *data, const LwReportVillage *village, LwPaper *paper)
{
  g_autofree char *name = lw_report_village_name (village);
  g_autofree char *title = spaced (name);
  g_autofree char *facts = describe (village);
  g_autoptr (GString) line = g_string_new (facts);

  if (data->election != 0)
    {
      g_autofree char *day = lw_date_to_iso (data->election);
      g_autofree char *election = g_strdup_printf (_("Election day %s"), day);
      append_fact (line, election);
    }
  lw_paper_paragraph (paper, LW_PAPER_CHAPTER, LW_PAPER_CENTRE, FALSE, title);
  lw_paper_skip (paper, 2);
  lw_paper_paragraph (paper, LW_PAPER_BODY, LW_PAPER_CENTRE, FALSE, line->str);
}

/* What is not passed. */

static gboolean
is_open (const LwResult *result)
{
  return result->state == LW_STATE_NOT_MET || result->state == LW_STATE_AT_RISK || result->state == LW_STATE_UNKNOWN
         || result->state == LW_STATE_WAIVED;
}

static GPtrArray *
list_open (const LwReportVillage *village)
{
  GPtrArray *open = g_ptr_array_new ();

  for (guint i = 0; i < village->result->results->len; i++)
    {
      LwResult *result = g_ptr_array_index (village->result->results, i);
      if (is_open (result))
        g_ptr_array_add (open, result);
    }
  g_ptr_array_sort (open, lw_result_worse_first);
  return open;
}

static void
add_open_row (LwReportData *data, const LwResult *result, LwPaperTable *table)
{
  g_autofree char *title = lw_report_short_title (result->rule);
  g_autofree char *rule = g_strdup_printf (LW_PAPER_STRONG "%s" LW_PAPER_END "\n" LW_PAPER_SMALL "%s" LW_PAPER_END,
                                           title, lw_level_caption (lw_rule_get_level (result->rule)));
  g_autofree char *value = lw_report_value (result);
  g_autofree char *explanation = lw_report_explanation (result, data->on, TRUE);
  g_autofree char *remedy = lw_report_remedy (result, data->on);
  LwPaperItem item = { .has_chip = TRUE, .chip = lw_report_chip (result, NULL) };

  lw_paper_table_items (table, LW_PAPER_CENTRE, LW_PAPER_TABLE, &item, 1);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, rule);
  lw_paper_table_text (table, 1, LW_PAPER_CENTRE, LW_PAPER_TABLE, value);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, explanation);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, remedy);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_FINE, lw_rule_get_source (result->rule));
  lw_paper_table_end_row (table);
}

static void
build_open (LwReportData *data, const LwReportVillage *village, LwPaper *paper)
{
  static const double widths[] = { 26, 46, 37, 0, 104, 134 };
  g_autoptr (GPtrArray) open = list_open (village);

  lw_paper_heading (paper, _("1. Not passed, and to be verified"));
  if (open->len == 0)
    {
      lw_paper_paragraph (paper, LW_PAPER_BODY, LW_PAPER_LEFT, FALSE, _("Every rule that applies is met."));
      return;
    }
  g_autoptr (LwPaperTable) table = lw_paper_table_new (paper, widths, G_N_ELEMENTS (widths));
  lw_paper_table_head (table, 0, 0, 1, 1, LW_PAPER_HEAD, C_("column", "State"));
  lw_paper_table_head (table, 0, 1, 1, 1, LW_PAPER_HEAD, C_("column", "Rule"));
  lw_paper_table_head (table, 0, 2, 1, 1, LW_PAPER_HEAD, C_("column", "Is / asked"));
  lw_paper_table_head (table, 0, 3, 1, 1, LW_PAPER_HEAD, C_("column", "Counted, nearly, to be verified"));
  lw_paper_table_head (table, 0, 4, 1, 1, LW_PAPER_HEAD, C_("column", "What to do"));
  lw_paper_table_head (table, 0, 5, 1, 1, LW_PAPER_HEAD, C_("column", "Source"));
  for (guint i = 0; i < open->len; i++)
    add_open_row (data, g_ptr_array_index (open, i), table);
}

/* What is met. */

static char *
met_text (const LwResult *result)
{
  g_autofree char *title = lw_report_short_title (result->rule);
  g_autofree char *value = lw_report_number (result->has_value, result->value);
  g_autofree char *required = lw_report_number (result->has_required, result->required);

  if (value == NULL)
    return g_steal_pointer (&title);
  if (required == NULL)
    return g_strdup_printf ("%s %s", title, value);
  return g_strdup_printf ("%s %s/%s", title, value, required);
}

static void
build_met (const LwReportVillage *village, LwPaper *paper)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (LwPaperItem));

  for (guint i = 0; i < village->result->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (village->result->results, i);
      if (result->state != LW_STATE_MET)
        continue;
      g_ptr_array_add (texts, met_text (result));
      LwPaperItem item = {
        .has_chip = TRUE,
        .chip = { .state = LW_STATE_MET },
        .text = g_ptr_array_index (texts, texts->len - 1),
      };
      g_array_append_val (items, item);
    }
  lw_paper_heading (paper, _("2. Met"));
  if (items->len > 0)
    lw_paper_flow (paper, LW_PAPER_BODY, (const LwPaperItem *) items->data, items->len);
  else
    lw_paper_paragraph (paper, LW_PAPER_BODY, LW_PAPER_LEFT, FALSE, _("None so far."));
}

/* The people. */

static char *
serving_remark (const LwReportPerson *person)
{
  GString *list = g_string_new (NULL);
  gboolean in_party = person->positions[LW_BODY_PARTY_COMMITTEE] != LW_POSITION_NONE;
  gboolean in_village = person->positions[LW_BODY_VILLAGE_COMMITTEE] != LW_POSITION_NONE;

  if (person->positions[LW_BODY_PARTY_COMMITTEE] == LW_POSITION_SECRETARY
      && person->positions[LW_BODY_VILLAGE_COMMITTEE] == LW_POSITION_CHAIR)
    /* translators: secretary and chair are one person */
    lw_report_join (list, _("both offices"));
  else if (in_party && in_village)
    /* translators: member of the Party committee and of the villagers' committee */
    lw_report_join (list, _("cross-posted"));
  if (person->birth_decided)
    lw_report_join (list, _("birth decided"));
  else if (!lw_date_is_full (person->birth))
    lw_report_join (list, _("birth to be verified"));
  if (person->is_reserve)
    lw_report_join (list, _("also a reserve"));
  return g_string_free (list, FALSE);
}

static gboolean
shows_ids (LwReportData *data)
{
  return data->ids == LW_REPORT_IDS_MASKED || data->ids == LW_REPORT_IDS_FULL;
}

/* The columns that office holders and reserves share. */
static void
add_person_cells (LwReportData *data, const LwReportPerson *person, LwPaperTable *table)
{
  g_autofree char *name = lw_report_padded_name (person->name);
  g_autofree char *birth = lw_report_month (person->birth);
  g_autofree char *age = lw_report_age (person->birth, data->on);
  g_autofree char *education = lw_report_education (person);
  g_autofree char *id_number = lw_report_id_number (person->id_number, data->ids);
  const char *status = person->political_status != LW_POLITICAL_STATUS_UNKNOWN
                           ? lw_political_status_caption (person->political_status)
                           : "";

  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, name);
  lw_paper_table_text (table, 1, LW_PAPER_CENTRE, LW_PAPER_TABLE,
                       person->sex != LW_SEX_UNKNOWN ? lw_sex_caption (person->sex) : "");
  if (shows_ids (data))
    lw_paper_table_text (table, 1, LW_PAPER_CENTRE, LW_PAPER_FINE, id_number);
  lw_paper_table_text (table, 1, LW_PAPER_CENTRE, LW_PAPER_TABLE, birth);
  lw_paper_table_text (table, 1, LW_PAPER_CENTRE, LW_PAPER_TABLE, age);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, education);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, status);
}

static guint
add_person_heads (LwReportData *data, LwPaperTable *table, guint column)
{
  lw_paper_table_head (table, 0, column++, 1, 1, LW_PAPER_HEAD, C_("column", "Name"));
  lw_paper_table_head (table, 0, column++, 1, 1, LW_PAPER_HEAD, C_("column", "Sex"));
  if (shows_ids (data))
    lw_paper_table_head (table, 0, column++, 1, 1, LW_PAPER_HEAD, C_("column", "ID number"));
  lw_paper_table_head (table, 0, column++, 1, 1, LW_PAPER_HEAD, C_("column", "Born"));
  lw_paper_table_head (table, 0, column++, 1, 1, LW_PAPER_HEAD, C_("column", "Age"));
  lw_paper_table_head (table, 0, column++, 1, 1, LW_PAPER_HEAD, C_("column", "Education"));
  lw_paper_table_head (table, 0, column++, 1, 1, LW_PAPER_HEAD, C_("column", "Political status"));
  return column;
}

/* The narrowest column: as wide as its words in this language. */
static double
sex_width (LwPaper *paper)
{
  double male = lw_paper_text_width (paper, LW_PAPER_TABLE, lw_sex_caption (LW_SEX_MALE));
  double female = lw_paper_text_width (paper, LW_PAPER_TABLE, lw_sex_caption (LW_SEX_FEMALE));
  return MAX (26, MAX (male, female) + 8);
}

static LwPaperTable *
new_serving_table (LwReportData *data, LwPaper *paper)
{
  const double sex = sex_width (paper);
  const double plain[] = { 112, 44, sex, 44, 36, 66, 48, 44, 0 };
  const double with_ids[] = { 72, 46, sex, 82, 42, 34, 54, 48, 42, 0 };
  LwPaperTable *table = shows_ids (data) ? lw_paper_table_new (paper, with_ids, G_N_ELEMENTS (with_ids))
                                         : lw_paper_table_new (paper, plain, G_N_ELEMENTS (plain));

  lw_paper_table_head (table, 0, 0, 1, 1, LW_PAPER_HEAD, C_("column", "Post"));
  guint column = add_person_heads (data, table, 1);
  lw_paper_table_head (table, 0, column++, 1, 1, LW_PAPER_HEAD, C_("column", "In post since"));
  lw_paper_table_head (table, 0, column++, 1, 1, LW_PAPER_HEAD, C_("column", "Remark"));
  return table;
}

static void
add_serving_row (LwReportData *data, const LwReportVillage *village, const LwReportPerson *person, LwPaperTable *table)
{
  g_autofree char *posts = lw_report_posts (person, village);
  g_autofree char *since = lw_report_month (person->since);
  g_autofree char *remark = serving_remark (person);

  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, posts);
  add_person_cells (data, person, table);
  lw_paper_table_text (table, 1, LW_PAPER_CENTRE, LW_PAPER_TABLE, since);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, remark);
  lw_paper_table_end_row (table);
}

static void
add_vacancy (LwReportData *data, const LwReportVillage *village, LwBody body, gint64 seats, LwPaperTable *table)
{
  guint present = lw_report_village_count (village, body);
  LwOrgForm form = village->facts->org_form;

  if (seats == LW_INT_NULL || seats <= present)
    return;
  g_autofree char *post = lw_post_caption (body, LW_POSITION_MEMBER, village->result->kind, form);
  guint vacant = (guint) seats - present;
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "(%1$u vacant seat of %2$u)", "(%1$u vacant seats of %2$u)", vacant), vacant, (guint) seats);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, post);
  lw_paper_table_text (table, shows_ids (data) ? 9 : 8, LW_PAPER_LEFT, LW_PAPER_TABLE, text);
  lw_paper_table_end_row (table);
}

static void
add_vacancies (LwReportData *data, const LwReportVillage *village, LwPaperTable *table)
{
  if (village->facts == NULL)
    return;
  add_vacancy (data, village, LW_BODY_PARTY_COMMITTEE, village->facts->party_seats, table);
  add_vacancy (data, village, LW_BODY_VILLAGE_COMMITTEE, village->facts->committee_seats, table);
  add_vacancy (data, village, LW_BODY_SUPERVISION, village->facts->supervision_seats, table);
}

static void
build_serving (LwReportData *data, const LwReportVillage *village, LwPaper *paper)
{
  guint n = 0;

  for (guint i = 0; i < village->people->len; i++)
    if (lw_report_person_has_post (g_ptr_array_index (village->people, i)))
      n++;
  lw_paper_heading (paper, _("3. The present two committees"));
  if (n == 0)
    {
      lw_paper_paragraph (paper, LW_PAPER_BODY, LW_PAPER_LEFT, FALSE, _("Nobody is entered. Import the roster of the two committees."));
      return;
    }
  g_autoptr (LwPaperTable) table = new_serving_table (data, paper);
  for (guint i = 0; i < village->people->len; i++)
    {
      const LwReportPerson *person = g_ptr_array_index (village->people, i);
      if (lw_report_person_has_post (person))
        add_serving_row (data, village, person, table);
    }
  add_vacancies (data, village, table);
}

static LwPaperTable *
new_reserve_table (LwReportData *data, LwPaper *paper)
{
  const double sex = sex_width (paper);
  const double plain[] = { 54, sex, 48, 36, 66, 54, 46, 0 };
  const double with_ids[] = { 50, sex, 82, 46, 34, 54, 52, 46, 0 };
  LwPaperTable *table = shows_ids (data) ? lw_paper_table_new (paper, with_ids, G_N_ELEMENTS (with_ids))
                                         : lw_paper_table_new (paper, plain, G_N_ELEMENTS (plain));
  guint column = add_person_heads (data, table, 0);

  lw_paper_table_head (table, 0, column++, 1, 1, LW_PAPER_HEAD, C_("column", "Entered"));
  lw_paper_table_head (table, 0, column++, 1, 1, LW_PAPER_HEAD, C_("column", "Training and remarks"));
  return table;
}

static void
add_reserve_row (LwReportData *data, const LwReportPerson *person, LwPaperTable *table)
{
  g_autofree char *since = lw_report_month (person->reserve_since);
  g_autoptr (GString) remark = g_string_new (person->remark);

  if (lw_report_person_serves (person))
    lw_report_join (remark, _("serves already"));
  if (!lw_date_is_full (person->birth))
    lw_report_join (remark, _("birth to be verified"));
  add_person_cells (data, person, table);
  lw_paper_table_text (table, 1, LW_PAPER_CENTRE, LW_PAPER_TABLE, since);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, remark->str);
  lw_paper_table_end_row (table);
}

static void
build_reserves (LwReportData *data, const LwReportVillage *village, LwPaper *paper)
{
  guint n = 0;

  for (guint i = 0; i < village->people->len; i++)
    if (((LwReportPerson *) g_ptr_array_index (village->people, i))->is_reserve)
      n++;
  g_autofree char *heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "4. Reserves: %u person", "4. Reserves: %u people", n), n);
  lw_paper_heading (paper, heading);
  if (n == 0)
    {
      lw_paper_paragraph (paper, LW_PAPER_BODY, LW_PAPER_LEFT, FALSE, _("Nobody is in the pool."));
      return;
    }
  g_autoptr (LwPaperTable) table = new_reserve_table (data, paper);
  for (guint i = 0; i < village->people->len; i++)
    {
      const LwReportPerson *person = g_ptr_array_index (village->people, i);
      if (person->is_reserve)
        add_reserve_row (data, person, table);
    }
}

static void
build_signature (LwPaper *paper)
{
  const char *texts[] = { _("Secretary of the village: ______________"), _("Cadre in charge: ______________"),
                          /* translators: room for a date written by hand */
                          _("Date: ____________"), NULL };

  lw_paper_need (paper, SIGN_ROOM);
  lw_paper_skip (paper, 12);
  lw_paper_spread (paper, LW_PAPER_BODY, texts);
  lw_paper_skip (paper, 5);
  lw_report_build_legend (paper);
}

static const char *
foot_about_ids (LwReportData *data)
{
  if (data->ids == LW_REPORT_IDS_FULL)
    return _("Holds full ID numbers: keep it safe");
  if (data->ids == LW_REPORT_IDS_MASKED)
    return _("ID numbers are masked");
  return _("ID numbers and phone numbers are not printed");
}

static void
build_pages (LwReportData *data, const LwReportVillage *village, LwPaper *paper)
{
  g_autofree char *iso = lw_date_to_iso (data->on);
  g_autofree char *right = g_strdup_printf (_("Base date %s"), iso);

  lw_paper_begin_page (paper, data->title, right, foot_about_ids (data));
  build_head (data, village, paper);
  build_open (data, village, paper);
  build_met (village, paper);
  build_serving (data, village, paper);
  build_reserves (data, village, paper);
  build_signature (paper);
}

/**
 * lw_report_build_village:
 * @data: what the report is about
 * @village: which village
 * @paper: where it goes
 *
 * The page of one village: what is open and what to do, what is met, who serves, who is in reserve.
 * Where smaller type saves a page it is taken, so that no page bears a signature alone.
 */
void
lw_report_build_village (LwReportData *data, const LwReportVillage *village, LwPaper *paper)
{
  static const double smaller[] = { 1.06, 1.12 };
  guint first = lw_paper_get_n_pages (paper);
  guint n;

  build_pages (data, village, paper);
  n = lw_paper_get_n_pages (paper) - first;
  for (guint i = 0; n > 1 && i < G_N_ELEMENTS (smaller); i++)
    {
      lw_paper_drop_pages (paper, first);
      lw_paper_set_scale (paper, smaller[i]);
      build_pages (data, village, paper);
      lw_paper_set_scale (paper, 1);
      if (lw_paper_get_n_pages (paper) - first < n)
        return;
    }
  if (n == 1)
    return;
  lw_paper_drop_pages (paper, first);
  build_pages (data, village, paper);
}
