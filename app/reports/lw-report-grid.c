/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-report-pages.h"

#include "lw-date.h"
#include "lw-report-text.h"

#include <glib/gi18n-lib.h>

#define NAME_WIDTH 82.0
#define NAME_CHIP 17.0
#define NARROWEST 29.0 /* a column for a rule; else the page is turned */

static gboolean
same_profile (LwReportData *data, guint a, guint b)
{
  return g_strcmp0 (lw_rule_get_profile (g_ptr_array_index (data->rules, a)),
                    lw_rule_get_profile (g_ptr_array_index (data->rules, b))) == 0;
}

static void
add_profile_heads (LwReportData *data, LwPaperTable *table)
{
  for (guint i = 0; i < data->rules->len;)
    {
      const char *id = lw_rule_get_profile (g_ptr_array_index (data->rules, i));
      LwProfile *profile = lw_report_data_find_profile (data, id);
      guint n = 1;
      while (i + n < data->rules->len && same_profile (data, i, i + n))
        n++;
      lw_paper_table_head (table, 0, 1 + i, 1, n, LW_PAPER_HEAD_FINE, profile != NULL ? lw_profile_get_name (profile) : id);
      i += n;
    }
}

static void
add_heads (LwReportData *data, LwPaperTable *table)
{
  lw_paper_table_head (table, 0, 0, 2, 1, LW_PAPER_HEAD, _("Village or community"));
  add_profile_heads (data, table);
  for (guint i = 0; i < data->rules->len; i++)
    {
      const LwRule *rule = g_ptr_array_index (data->rules, i);
      const char *head = lw_rule_get_short (rule);
      lw_paper_table_head (table, 1, 1 + i, 1, 1, LW_PAPER_HEAD_FINE, head != NULL ? head : lw_rule_get_title (rule));
    }
}

static void
add_village (LwReportData *data, const LwReportVillage *village, LwPaperTable *table)
{
  g_autofree char *name = lw_report_village_name (village);
  LwPaperItem item = {
    .has_chip = TRUE,
    .chip = { .state = lw_report_readiness_state (village->result->readiness) },
    .chip_width = NAME_CHIP,
    .text = name,
  };

  lw_paper_table_items (table, LW_PAPER_LEFT, LW_PAPER_TABLE, &item, 1);
  for (guint i = 0; i < data->rules->len; i++)
    {
      const LwResult *result = i < village->result->results->len ? g_ptr_array_index (village->result->results, i) : NULL;
      g_autofree char *value = result != NULL && result->state != LW_STATE_NOT_APPLICABLE
                                   ? lw_report_number (result->has_value, result->value)
                                   : NULL;
      LwPaperItem cell = { .has_chip = TRUE };
      if (result != NULL)
        cell.chip = lw_report_chip (result, value);
      else
        cell.chip.state = LW_STATE_NOT_APPLICABLE;
      lw_paper_table_items (table, LW_PAPER_CENTRE, LW_PAPER_TABLE, &cell, 1);
    }
  lw_paper_table_end_row (table);
}

static void
add_totals (LwReportData *data, LwPaperTable *table)
{
  g_autofree char *caption = g_strconcat (LW_PAPER_STRONG, _("Not passed / all"), LW_PAPER_END, NULL);

  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, caption);
  for (guint i = 0; i < data->rules->len; i++)
    {
      guint counts[LW_N_STATES];
      lw_report_count_states (data, i, counts);
      guint all = 0;
      for (guint j = 0; j < LW_REPORT_N_COUNTED_STATES; j++)
        all += counts[j];
      g_autofree char *text = g_strdup_printf ("%u/%u", counts[LW_STATE_NOT_MET] + counts[LW_STATE_UNKNOWN], all);
      lw_paper_table_text (table, 1, LW_PAPER_CENTRE, LW_PAPER_TABLE, text);
    }
  lw_paper_table_end_row (table);
}

static void
build_table (LwReportData *data, LwPaper *paper)
{
  guint n = 1 + data->rules->len;
  g_autofree double *widths = g_new0 (double, n);

  widths[0] = NAME_WIDTH;
  g_autoptr (LwPaperTable) table = lw_paper_table_new (paper, widths, n);
  add_heads (data, table);
  for (guint i = 0; i < data->villages->len; i++)
    add_village (data, g_ptr_array_index (data->villages, i), table);
  add_totals (data, table);
}

/* Waivers. */

static LwPaperTable *
new_waiver_table (LwPaper *paper)
{
  static const double widths[] = { 66, 56, 0, 110, 64, 46 };
  LwPaperTable *table = NULL;

  lw_paper_heading (paper, _("Waivers"));
  table = lw_paper_table_new (paper, widths, G_N_ELEMENTS (widths));
  lw_paper_table_head (table, 0, 0, 1, 1, LW_PAPER_HEAD, C_("column", "Village"));
  lw_paper_table_head (table, 0, 1, 1, 1, LW_PAPER_HEAD, C_("column", "Rule"));
  lw_paper_table_head (table, 0, 2, 1, 1, LW_PAPER_HEAD, C_("column", "Reason"));
  lw_paper_table_head (table, 0, 3, 1, 1, LW_PAPER_HEAD, C_("column", "Document"));
  lw_paper_table_head (table, 0, 4, 1, 1, LW_PAPER_HEAD, C_("column", "Until"));
  lw_paper_table_head (table, 0, 5, 1, 1, LW_PAPER_HEAD, C_("column", "By"));
  return table;
}

static void
add_waiver (const LwReportVillage *village, const LwResult *result, LwPaperTable *table)
{
  g_autofree char *name = lw_report_village_name (village);
  g_autofree char *title = lw_report_short_title (result->rule);
  g_autofree char *until = lw_date_to_iso (result->waiver_until);

  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, name);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, title);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, result->waiver_reason);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, result->waiver_document);
  lw_paper_table_text (table, 1, LW_PAPER_CENTRE, LW_PAPER_TABLE, until);
  lw_paper_table_text (table, 1, LW_PAPER_LEFT, LW_PAPER_TABLE, result->waiver_user);
  lw_paper_table_end_row (table);
}

static void
build_waivers (LwReportData *data, LwPaper *paper)
{
  g_autoptr (LwPaperTable) table = NULL;

  for (guint i = 0; i < data->villages->len; i++)
    {
      const LwReportVillage *village = g_ptr_array_index (data->villages, i);
      for (guint j = 0; j < village->result->results->len; j++)
        {
          const LwResult *result = g_ptr_array_index (village->result->results, j);
          if (result->state != LW_STATE_WAIVED)
            continue;
          if (table == NULL)
            table = new_waiver_table (paper);
          add_waiver (village, result, table);
        }
    }
}

static void
build_sources (LwReportData *data, LwPaper *paper)
{
  lw_paper_heading (paper, _("Sources of the rules"));
  for (guint i = 0; i < data->stack->len; i++)
    {
      LwProfile *profile = g_ptr_array_index (data->stack, i);
      const char *source = lw_profile_get_source (profile);
      /* translators: name and source of a profile */
      g_autofree char *text = g_strdup_printf (_("%1$s: %2$s"), lw_profile_get_name (profile), source != NULL ? source : "—");
      lw_paper_paragraph (paper, LW_PAPER_NOTE, LW_PAPER_LEFT, FALSE, text);
    }
}

/* Many rules need a page that lies on its side. */
static void
turn_page (LwReportData *data, LwPaper *paper)
{
  double room = LW_PAPER_A4_WIDTH - 2 * LW_PAPER_MARGIN_X - NAME_WIDTH;
  if (data->rules->len > 0 && room / data->rules->len < NARROWEST)
    lw_paper_set_size (paper, LW_PAPER_A4_HEIGHT, LW_PAPER_A4_WIDTH);
}

/**
 * lw_report_build_grid:
 * @data: what the report is about
 * @paper: where it goes
 *
 * The page village × rule with its legend, the waivers and the sources.
 */
void
lw_report_build_grid (LwReportData *data, LwPaper *paper)
{
  g_autofree char *iso = lw_date_to_iso (data->on);
  g_autofree char *right = g_strdup_printf (_("Base date %s"), iso);
  g_autofree char *foot = lw_report_standards (data);

  turn_page (data, paper);
  /* The grid names nobody, so that its foot says by which standards it was made, not what is kept back. */
  lw_paper_begin_page (paper, data->title, right, foot);
  lw_paper_paragraph (paper, LW_PAPER_CHAPTER, LW_PAPER_CENTRE, FALSE, _("Villages × rules"));
  lw_paper_skip (paper, 2);
  lw_paper_paragraph (paper, LW_PAPER_BODY, LW_PAPER_CENTRE, FALSE,
                      _("Signs show the state, figures the present value; advice is only framed and for information"));
  lw_paper_skip (paper, 5);
  if (data->villages->len > 0 && data->rules->len > 0)
    build_table (data, paper);
  lw_paper_skip (paper, 8);
  lw_report_build_legend (paper);
  build_waivers (data, paper);
  build_sources (data, paper);
  lw_paper_set_size (paper, LW_PAPER_A4_WIDTH, LW_PAPER_A4_HEIGHT);
}
