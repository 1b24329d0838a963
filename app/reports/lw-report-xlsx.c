/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-book-file.h"
#include "lw-report-pages.h"
#include "lw-report-rows.h"
#include "lw-report-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Spreadsheets: the grid, every village and rule, the people. */

#define FONT "宋体"
#define LINE_HEIGHT 13.5
#define MOST_HEIGHT 400.0 /* points; a row may have 409 */

typedef struct
{
  LwReportData *data;
  LwBook *out;
  guint title;
  guint note;
  guint head;
  guint text;
  guint wrapped;
  guint centred;
  guint number;
  guint states[LW_N_STATES];
  guint advice; /* not met, only for information */
} Report; /* with the numbers of its styles */

static guint
new_style (Report *report, gboolean centred, gboolean wrapped)
{
  return lw_book_add_style (report->out, &(LwBookStyle) { .font = FONT, .size = 10, .boxed = TRUE, .centred = centred, .wrapped = wrapped });
}

static guint
new_state_style (Report *report, guint ground, guint ink, gboolean bold)
{
  return lw_book_add_style (report->out, &(LwBookStyle) { .font = FONT, .size = 10, .boxed = TRUE, .centred = TRUE,
                                                          .bold = bold, .ground = ground, .ink = ink });
}

static void
add_styles (Report *report)
{
  report->title = lw_book_add_style (report->out, &(LwBookStyle) { .font = FONT, .size = 14, .bold = TRUE });
  report->note = lw_book_add_style (report->out, &(LwBookStyle) { .font = FONT, .size = 10 });
  report->head = lw_book_add_style (report->out, &(LwBookStyle) { .font = FONT, .size = 10, .boxed = TRUE, .centred = TRUE,
                                                                  .wrapped = TRUE, .bold = TRUE, .ground = 0xEEEEEE });
  report->text = new_style (report, FALSE, FALSE);
  report->wrapped = new_style (report, FALSE, TRUE);
  report->centred = new_style (report, TRUE, FALSE);
  report->number = new_style (report, TRUE, FALSE);
  report->states[LW_STATE_MET] = new_state_style (report, 0, 0x1A7A4A, FALSE);
  report->states[LW_STATE_AT_RISK] = new_state_style (report, 0xFFE9AD, 0x7D5200, TRUE);
  report->states[LW_STATE_NOT_MET] = new_state_style (report, 0xC01C28, 0xFFFFFF, TRUE);
  report->states[LW_STATE_UNKNOWN] = new_state_style (report, 0xDFEBFB, 0x1A5FB4, TRUE);
  report->states[LW_STATE_WAIVED] = new_state_style (report, 0xEEE4F4, 0x613583, FALSE);
  report->states[LW_STATE_NOT_APPLICABLE] = new_state_style (report, 0, 0x6F6E73, FALSE);
  report->advice = new_state_style (report, 0, 0xB3161F, TRUE);
}

/* @rows: of the head, which stay in sight and come again on each printed page. */
static LwBookSheet *
add_sheet (Report *report, const char *name, guint rows, guint columns)
{
  LwBookSheet *sheet = lw_book_add_sheet (report->out, name);

  sheet->on_paper = TRUE;
  sheet->landscape = TRUE;
  sheet->frozen_rows = rows;
  sheet->frozen_columns = columns;
  /* translators: foot of a printed sheet; keep &P (page) and &N (number of pages) */
  sheet->foot = g_strdup (_("&CPage &P of &N"));
  return sheet;
}

/* One can choose rows by every column. */
static void
add_filter (LwBookSheet *sheet, guint rows, guint columns)
{
  sheet->filter_columns = columns;
  sheet->last_row = MAX (rows, 2) - 1;
}

/* The grid. */

static void
write_profile_heads (Report *report, LwBookSheet *sheet, guint row)
{
  GPtrArray *rules = report->data->rules;

  for (guint i = 0; i < rules->len;)
    {
      const char *id = lw_rule_get_profile (g_ptr_array_index (rules, i));
      LwProfile *profile = lw_report_data_find_profile (report->data, id);
      const char *name = profile != NULL ? lw_profile_get_name (profile) : id;
      guint end = i + 1;
      while (end < rules->len && g_strcmp0 (id, lw_rule_get_profile (g_ptr_array_index (rules, end))) == 0)
        end++;
      if (end - i > 1)
        lw_book_add_wide_text (report->out, sheet, row, i + 3, row, end + 2, name, report->head);
      else
        lw_book_add_text (report->out, sheet, row, i + 3, name, report->head);
      i = end;
    }
}

static void
write_grid_head (Report *report, LwBookSheet *sheet)
{
  g_autofree char *on = lw_report_date (report->data->on);
  g_autofree char *line = g_strdup_printf (_("Base date %s"), on);
  const char *captions[] = { C_("column", "Village code"), C_("column", "Village"), C_("column", "Readiness") };

  lw_book_add_text (report->out, sheet, 0, 0, report->data->title, report->title);
  lw_book_add_text (report->out, sheet, 1, 0, line, report->note);
  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    lw_book_add_wide_text (report->out, sheet, 2, i, 3, i, captions[i], report->head);
  write_profile_heads (report, sheet, 2);
  for (guint i = 0; i < report->data->rules->len; i++)
    {
      const LwRule *rule = g_ptr_array_index (report->data->rules, i);
      const char *head = lw_rule_get_short (rule);
      lw_book_add_text (report->out, sheet, 3, i + 3, head != NULL ? head : lw_rule_get_title (rule), report->head);
    }
  lw_book_set_height (sheet, 2, 30);
  lw_book_set_height (sheet, 3, 30);
  lw_book_set_width (sheet, 0, 0, 15, 0);
  lw_book_set_width (sheet, 1, 1, 18, 0);
  lw_book_set_width (sheet, 2, 2, 9, 0);
  if (report->data->rules->len > 0)
    lw_book_set_width (sheet, 3, (report->data->rules->len + 2), 8, 0);
}

static guint
style_of (Report *report, const LwResult *result)
{
  if (result->state == LW_STATE_NOT_MET && lw_rule_get_level (result->rule) == LW_LEVEL_ADVICE)
    return report->advice;
  return report->states[result->state];
}

static void
write_grid_row (Report *report, LwBookSheet *sheet, guint row, const LwReportVillage *village)
{
  const LwVillageResult *it = village->result;
  LwState readiness = lw_report_readiness_state (it->readiness);

  lw_book_add_text (report->out, sheet, row, 0, it->code, report->text);
  lw_book_add_text (report->out, sheet, row, 1, it->name, report->text);
  lw_book_add_text (report->out, sheet, row, 2, lw_report_village_is_counted (village) ? lw_readiness_caption (it->readiness) : "",
              report->states[readiness]);
  for (guint i = 0; i < it->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (it->results, i);
      g_autofree char *value = lw_report_number (result->has_value, result->value);
      g_autofree char *text = value != NULL && result->state != LW_STATE_NOT_APPLICABLE
                                  ? g_strdup_printf ("%s %s", lw_state_sign (result->state), value)
                                  : g_strdup (lw_state_sign (result->state));
      lw_book_add_text (report->out, sheet, row, i + 3, text, style_of (report, result));
    }
}

static void
write_grid_legend (Report *report, LwBookSheet *sheet, guint row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < LW_N_STATES; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? "　" : "", lw_state_sign (i), lw_state_caption (i));
  lw_book_add_text (report->out, sheet, row, 0, text->str, report->note);
}

static void
write_grid (Report *report)
{
  LwBookSheet *sheet = add_sheet (report, C_("sheet", "Grid"), 4, 3);
  guint row = 4;

  write_grid_head (report, sheet);
  for (guint i = 0; i < report->data->villages->len; i++)
    write_grid_row (report, sheet, row++, g_ptr_array_index (report->data->villages, i));
  write_grid_legend (report, sheet, row + 1);
}

/* Village and rule. */

/* On paper the sheet is one page wide: what is printed stays near the 150 characters that A4 on its
 * side holds at full size. The code, which stands beside the name, is left to the screen. */
static const double detail_widths[LW_REPORT_N_COLUMNS] = { 14, 11, 6, 8.5, 25, 6, 10, 6, 6, 11.5, 38, 20, 21 };

/* In columns of a spreadsheet; a Chinese character takes two. */
static double
text_columns (const char *text)
{
  double columns = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    columns += g_unichar_iswide (g_utf8_get_char (p)) || *p == '\xe2' ? 2 : 1;
  return columns;
}

/* Not every program makes a row as high as the text in it. */
static void
set_row_height (LwBookSheet *sheet, guint row, char **texts, const double *widths)
{
  double lines = 1;
  for (guint i = 0; texts[i] != NULL; i++)
    lines = MAX (lines, ceil (text_columns (texts[i]) / (widths[i] - 2)));
  lw_book_set_height (sheet, row, MIN (lines * LINE_HEIGHT + 3, MOST_HEIGHT));
}

static void
write_cells (Report *report, LwBookSheet *sheet, guint row, char **texts, const gboolean *numbers, const guint *styles)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (numbers != NULL && numbers[i] && texts[i][0] != '\0')
      lw_book_add_number (sheet, row, i, g_ascii_strtod (texts[i], NULL), styles[i]);
    else
      lw_book_add_text (report->out, sheet, row, i, texts[i], styles[i]);
}

static guint
write_details_of (Report *report, LwBookSheet *sheet, guint row, const LwReportVillage *village)
{
  gboolean numbers[LW_REPORT_N_COLUMNS];
  guint styles[LW_REPORT_N_COLUMNS];

  for (guint i = 0; i < LW_REPORT_N_COLUMNS; i++)
    {
      numbers[i] = lw_report_column_is_number (i);
      styles[i] = report->wrapped;
    }
  styles[LW_REPORT_COLUMN_CODE] = report->text;
  styles[LW_REPORT_COLUMN_LEVEL] = report->centred;
  styles[LW_REPORT_COLUMN_VALUE] = report->number;
  styles[LW_REPORT_COLUMN_REQUIRED] = report->number;
  styles[LW_REPORT_COLUMN_CHANGES_ON] = report->centred;
  for (guint i = 0; i < village->result->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (village->result->results, i);
      g_auto (GStrv) texts = lw_report_row (village, result, report->data->on);
      styles[LW_REPORT_COLUMN_STATE] = style_of (report, result);
      set_row_height (sheet, row, texts, detail_widths);
      write_cells (report, sheet, row++, texts, numbers, styles);
    }
  return row;
}

static void
write_details (Report *report)
{
  LwBookSheet *sheet = add_sheet (report, C_("sheet", "Villages in detail"), 1, 2);
  guint row = 1;

  for (guint i = 0; i < LW_REPORT_N_COLUMNS; i++)
    {
      lw_book_set_width (sheet, i, i, detail_widths[i], 0);
      lw_book_add_text (report->out, sheet, 0, i, lw_report_column_caption (i), report->head);
    }
  for (guint i = 0; i < report->data->villages->len; i++)
    row = write_details_of (report, sheet, row, g_ptr_array_index (report->data->villages, i));
  add_filter (sheet, row, LW_REPORT_N_COLUMNS);
  sheet->print_column = LW_REPORT_COLUMN_VILLAGE;
}

/* People. */

static const double person_widths[LW_REPORT_N_PERSON_COLUMNS] = { 11, 25, 8, 10, 5, 11, 6, 11, 20, 14, 22, 11.5 };

static guint
write_people_of (Report *report, LwBookSheet *sheet, guint row, const LwReportVillage *village)
{
  guint styles[LW_REPORT_N_PERSON_COLUMNS];

  for (guint i = 0; i < LW_REPORT_N_PERSON_COLUMNS; i++)
    styles[i] = report->text;
  styles[LW_REPORT_PERSON_VILLAGE] = report->wrapped;
  styles[LW_REPORT_PERSON_RULE] = report->wrapped;
  styles[LW_REPORT_PERSON_NAME] = report->wrapped;
  styles[LW_REPORT_PERSON_POST] = report->wrapped;
  styles[LW_REPORT_PERSON_REASON] = report->wrapped;
  for (guint i = 0; i < village->result->results->len; i++)
    for (guint role = 0; role < LW_REPORT_N_ROLES; role++)
      {
        const LwResult *result = g_ptr_array_index (village->result->results, i);
        GPtrArray *findings = lw_report_findings (result, role);
        for (guint j = 0; findings != NULL && j < findings->len; j++)
          {
            g_auto (GStrv) texts = lw_report_person_row (report->data, village, result, role, g_ptr_array_index (findings, j));
            set_row_height (sheet, row, texts, person_widths);
            write_cells (report, sheet, row++, texts, NULL, styles);
          }
      }
  return row;
}

static void
write_people (Report *report)
{
  LwBookSheet *sheet = add_sheet (report, C_("sheet", "People counted"), 1, 4);
  guint row = 1;

  for (guint i = 0; i < LW_REPORT_N_PERSON_COLUMNS; i++)
    {
      lw_book_set_width (sheet, i, i, person_widths[i], 0);
      lw_book_add_text (report->out, sheet, 0, i, lw_report_person_caption (i), report->head);
    }
  for (guint i = 0; i < report->data->villages->len; i++)
    row = write_people_of (report, sheet, row, g_ptr_array_index (report->data->villages, i));
  add_filter (sheet, row, LW_REPORT_N_PERSON_COLUMNS);
}

/* The file. */

/**
 * lw_report_write_xlsx:
 * @self: a report
 * @path: target
 * @error: return location
 *
 * Sheets: the grid, every village and rule, the people. Refuses where there is no folder in memory,
 * because the workbook in the making would lie on the disk in the clear.
 *
 * Returns: %TRUE if the whole file is there
 */
gboolean
lw_report_write_xlsx (LwReport *self, const char *path, GError **error)
{
  g_return_val_if_fail (LW_IS_REPORT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  LwReportData *data = lw_report_get_data (self);
  g_autoptr (LwBook) book = lw_book_new (data->title, data->handler);
  Report report = { .data = data, .out = book };

  add_styles (&report);
  write_grid (&report);
  write_details (&report);
  write_people (&report);
  return lw_book_file_write (book, path, error);
}
