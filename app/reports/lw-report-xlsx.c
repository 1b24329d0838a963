/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-part-file.h"
#include "lw-process.h"
#include "lw-report-pages.h"
#include "lw-report-rows.h"
#include "lw-report-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* Spreadsheets. Everything that comes from data is written as text or as a number, never in a way that
 * a spreadsheet program could take for a formula. The library writes the sheets to temporary files:
 * they, and the workbook until it is whole, lie in memory. */

#define PAPER_A4 9
#define LINE_HEIGHT 13.5
#define MOST_HEIGHT 400.0 /* points; a row may have 409 */
#define MOST_CHARACTERS 32000 /* a cell holds 32,767 */

typedef struct
{
  LwReportData *data;
  lxw_workbook *workbook;
  lxw_format *title;
  lxw_format *note;
  lxw_format *head;
  lxw_format *text;
  lxw_format *wrapped;
  lxw_format *centred;
  lxw_format *number;
  lxw_format *states[LW_N_STATES];
  lxw_format *advice; /* not met, only for information */
} Book;

static lxw_format *
new_format (Book *book, gboolean centred, gboolean wrapped)
{
  lxw_format *format = workbook_add_format (book->workbook);
  format_set_font_size (format, 10);
  format_set_font_name (format, "宋体");
  format_set_border (format, LXW_BORDER_THIN);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (centred)
    format_set_align (format, LXW_ALIGN_CENTER);
  if (wrapped)
    format_set_text_wrap (format);
  return format;
}

static lxw_format *
new_state_format (Book *book, lxw_color_t ground, lxw_color_t ink, gboolean bold)
{
  lxw_format *format = new_format (book, TRUE, FALSE);
  format_set_font_color (format, ink);
  if (ground != LXW_COLOR_WHITE)
    format_set_bg_color (format, ground);
  if (bold)
    format_set_bold (format);
  return format;
}

static void
add_formats (Book *book)
{
  book->title = workbook_add_format (book->workbook);
  format_set_bold (book->title);
  format_set_font_size (book->title, 14);
  format_set_font_name (book->title, "宋体");
  book->note = workbook_add_format (book->workbook);
  format_set_font_size (book->note, 10);
  format_set_font_name (book->note, "宋体");
  book->head = new_format (book, TRUE, TRUE);
  format_set_bold (book->head);
  format_set_bg_color (book->head, 0xEEEEEE);
  book->text = new_format (book, FALSE, FALSE);
  book->wrapped = new_format (book, FALSE, TRUE);
  book->centred = new_format (book, TRUE, FALSE);
  book->number = new_format (book, TRUE, FALSE);
  book->states[LW_STATE_MET] = new_state_format (book, LXW_COLOR_WHITE, 0x1A7A4A, FALSE);
  book->states[LW_STATE_AT_RISK] = new_state_format (book, 0xFFE9AD, 0x7D5200, TRUE);
  book->states[LW_STATE_NOT_MET] = new_state_format (book, 0xC01C28, LXW_COLOR_WHITE, TRUE);
  book->states[LW_STATE_UNKNOWN] = new_state_format (book, 0xDFEBFB, 0x1A5FB4, TRUE);
  book->states[LW_STATE_WAIVED] = new_state_format (book, 0xEEE4F4, 0x613583, FALSE);
  book->states[LW_STATE_NOT_APPLICABLE] = new_state_format (book, LXW_COLOR_WHITE, 0x6F6E73, FALSE);
  book->advice = new_state_format (book, LXW_COLOR_WHITE, 0xB3161F, TRUE);
}

static void
write_text (lxw_worksheet *sheet, guint row, guint column, const char *text, lxw_format *format)
{
  if (text == NULL || text[0] == '\0')
    worksheet_write_blank (sheet, row, (lxw_col_t) column, format);
  else if (g_utf8_strlen (text, -1) <= MOST_CHARACTERS)
    worksheet_write_string (sheet, row, (lxw_col_t) column, text, format);
  else
    {
      g_autofree char *cut = g_utf8_substring (text, 0, MOST_CHARACTERS);
      worksheet_write_string (sheet, row, (lxw_col_t) column, cut, format);
    }
}

/* @rows: of the head, which stay in sight and come again on each printed page. */
static lxw_worksheet *
add_sheet (Book *book, const char *name, guint rows, guint columns, gboolean landscape)
{
  lxw_worksheet *sheet = workbook_add_worksheet (book->workbook, name);
  if (sheet == NULL)
    sheet = workbook_add_worksheet (book->workbook, NULL);
  worksheet_set_paper (sheet, PAPER_A4);
  if (landscape)
    worksheet_set_landscape (sheet);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_margins (sheet, 0.4, 0.4, 0.45, 0.55);
  worksheet_center_horizontally (sheet);
  worksheet_freeze_panes (sheet, rows, (lxw_col_t) columns);
  worksheet_repeat_rows (sheet, 0, rows - 1);
  /* translators: foot of a printed sheet; keep &P (page) and &N (number of pages) */
  worksheet_set_footer (sheet, _("&CPage &P of &N"));
  return sheet;
}

/* The grid. */

static void
write_profile_heads (Book *book, lxw_worksheet *sheet, guint row)
{
  GPtrArray *rules = book->data->rules;

  for (guint i = 0; i < rules->len;)
    {
      const char *id = lw_rule_get_profile (g_ptr_array_index (rules, i));
      LwProfile *profile = lw_report_data_find_profile (book->data, id);
      const char *name = profile != NULL ? lw_profile_get_name (profile) : id;
      guint end = i + 1;
      while (end < rules->len && g_strcmp0 (id, lw_rule_get_profile (g_ptr_array_index (rules, end))) == 0)
        end++;
      if (end - i > 1)
        worksheet_merge_range (sheet, row, (lxw_col_t) (i + 3), row, (lxw_col_t) (end + 2), name, book->head);
      else
        write_text (sheet, row, i + 3, name, book->head);
      i = end;
    }
}

static void
write_grid_head (Book *book, lxw_worksheet *sheet)
{
  g_autofree char *on = lw_report_date (book->data->on);
  g_autofree char *line = g_strdup_printf (_("Base date %s"), on);
  const char *captions[] = { C_("column", "Village code"), C_("column", "Village"), C_("column", "Readiness") };

  write_text (sheet, 0, 0, book->data->title, book->title);
  write_text (sheet, 1, 0, line, book->note);
  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    worksheet_merge_range (sheet, 2, (lxw_col_t) i, 3, (lxw_col_t) i, captions[i], book->head);
  write_profile_heads (book, sheet, 2);
  for (guint i = 0; i < book->data->rules->len; i++)
    {
      const LwRule *rule = g_ptr_array_index (book->data->rules, i);
      const char *head = lw_rule_get_short (rule);
      write_text (sheet, 3, i + 3, head != NULL ? head : lw_rule_get_title (rule), book->head);
    }
  worksheet_set_row (sheet, 2, 30, NULL);
  worksheet_set_row (sheet, 3, 30, NULL);
  worksheet_set_column (sheet, 0, 0, 15, NULL);
  worksheet_set_column (sheet, 1, 1, 18, NULL);
  worksheet_set_column (sheet, 2, 2, 9, NULL);
  if (book->data->rules->len > 0)
    worksheet_set_column (sheet, 3, (lxw_col_t) (book->data->rules->len + 2), 8, NULL);
}

static lxw_format *
format_of (Book *book, const LwResult *result)
{
  if (result->state == LW_STATE_NOT_MET && lw_rule_get_level (result->rule) == LW_LEVEL_ADVICE)
    return book->advice;
  return book->states[result->state];
}

static void
write_grid_row (Book *book, lxw_worksheet *sheet, guint row, const LwReportVillage *village)
{
  const LwVillageResult *it = village->result;
  LwState readiness = lw_report_readiness_state (it->readiness);

  write_text (sheet, row, 0, it->code, book->text);
  write_text (sheet, row, 1, it->name, book->text);
  write_text (sheet, row, 2, lw_report_village_is_counted (village) ? lw_readiness_caption (it->readiness) : "",
              book->states[readiness]);
  for (guint i = 0; i < it->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (it->results, i);
      g_autofree char *value = lw_report_number (result->has_value, result->value);
      g_autofree char *text = value != NULL && result->state != LW_STATE_NOT_APPLICABLE
                                  ? g_strdup_printf ("%s %s", lw_state_sign (result->state), value)
                                  : g_strdup (lw_state_sign (result->state));
      write_text (sheet, row, i + 3, text, format_of (book, result));
    }
}

static void
write_grid_legend (Book *book, lxw_worksheet *sheet, guint row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < LW_N_STATES; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? "　" : "", lw_state_sign (i), lw_state_caption (i));
  write_text (sheet, row, 0, text->str, book->note);
}

static void
write_grid (Book *book)
{
  lxw_worksheet *sheet = add_sheet (book, C_("sheet", "Grid"), 4, 3, TRUE);
  guint row = 4;

  write_grid_head (book, sheet);
  for (guint i = 0; i < book->data->villages->len; i++)
    write_grid_row (book, sheet, row++, g_ptr_array_index (book->data->villages, i));
  write_grid_legend (book, sheet, row + 1);
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
set_row_height (lxw_worksheet *sheet, guint row, char **texts, const double *widths)
{
  double lines = 1;
  for (guint i = 0; texts[i] != NULL; i++)
    lines = MAX (lines, ceil (text_columns (texts[i]) / (widths[i] - 2)));
  worksheet_set_row (sheet, row, MIN (lines * LINE_HEIGHT + 3, MOST_HEIGHT), NULL);
}

static void
write_cells (lxw_worksheet *sheet, guint row, char **texts, const gboolean *numbers, lxw_format **formats)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (numbers != NULL && numbers[i] && texts[i][0] != '\0')
      worksheet_write_number (sheet, row, (lxw_col_t) i, g_ascii_strtod (texts[i], NULL), formats[i]);
    else
      write_text (sheet, row, i, texts[i], formats[i]);
}

static guint
write_details_of (Book *book, lxw_worksheet *sheet, guint row, const LwReportVillage *village)
{
  gboolean numbers[LW_REPORT_N_COLUMNS];
  lxw_format *formats[LW_REPORT_N_COLUMNS];

  for (guint i = 0; i < LW_REPORT_N_COLUMNS; i++)
    {
      numbers[i] = lw_report_column_is_number (i);
      formats[i] = book->wrapped;
    }
  formats[LW_REPORT_COLUMN_CODE] = book->text;
  formats[LW_REPORT_COLUMN_LEVEL] = book->centred;
  formats[LW_REPORT_COLUMN_VALUE] = book->number;
  formats[LW_REPORT_COLUMN_REQUIRED] = book->number;
  formats[LW_REPORT_COLUMN_CHANGES_ON] = book->centred;
  for (guint i = 0; i < village->result->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (village->result->results, i);
      g_auto (GStrv) texts = lw_report_row (village, result, book->data->on);
      formats[LW_REPORT_COLUMN_STATE] = format_of (book, result);
      set_row_height (sheet, row, texts, detail_widths);
      write_cells (sheet, row++, texts, numbers, formats);
    }
  return row;
}

static void
write_details (Book *book)
{
  lxw_worksheet *sheet = add_sheet (book, C_("sheet", "Villages in detail"), 1, 2, TRUE);
  guint row = 1;

  for (guint i = 0; i < LW_REPORT_N_COLUMNS; i++)
    {
      worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, detail_widths[i], NULL);
      write_text (sheet, 0, i, lw_report_column_caption (i), book->head);
    }
  for (guint i = 0; i < book->data->villages->len; i++)
    row = write_details_of (book, sheet, row, g_ptr_array_index (book->data->villages, i));
  worksheet_autofilter (sheet, 0, 0, MAX (row, 2) - 1, LW_REPORT_N_COLUMNS - 1);
  worksheet_print_area (sheet, 0, LW_REPORT_COLUMN_VILLAGE, MAX (row, 2) - 1, LW_REPORT_N_COLUMNS - 1);
}

/* People. */

static const double person_widths[LW_REPORT_N_PERSON_COLUMNS] = { 11, 25, 8, 10, 5, 11, 6, 11, 20, 14, 22, 11.5 };

static guint
write_people_of (Book *book, lxw_worksheet *sheet, guint row, const LwReportVillage *village)
{
  lxw_format *formats[LW_REPORT_N_PERSON_COLUMNS];

  for (guint i = 0; i < LW_REPORT_N_PERSON_COLUMNS; i++)
    formats[i] = book->text;
  formats[LW_REPORT_PERSON_VILLAGE] = book->wrapped;
  formats[LW_REPORT_PERSON_RULE] = book->wrapped;
  formats[LW_REPORT_PERSON_NAME] = book->wrapped;
  formats[LW_REPORT_PERSON_POST] = book->wrapped;
  formats[LW_REPORT_PERSON_REASON] = book->wrapped;
  for (guint i = 0; i < village->result->results->len; i++)
    for (guint role = 0; role < LW_REPORT_N_ROLES; role++)
      {
        const LwResult *result = g_ptr_array_index (village->result->results, i);
        GPtrArray *findings = lw_report_findings (result, role);
        for (guint j = 0; findings != NULL && j < findings->len; j++)
          {
            g_auto (GStrv) texts = lw_report_person_row (book->data, village, result, role, g_ptr_array_index (findings, j));
            set_row_height (sheet, row, texts, person_widths);
            write_cells (sheet, row++, texts, NULL, formats);
          }
      }
  return row;
}

static void
write_people (Book *book)
{
  lxw_worksheet *sheet = add_sheet (book, C_("sheet", "People counted"), 1, 4, TRUE);
  guint row = 1;

  for (guint i = 0; i < LW_REPORT_N_PERSON_COLUMNS; i++)
    {
      worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, person_widths[i], NULL);
      write_text (sheet, 0, i, lw_report_person_caption (i), book->head);
    }
  for (guint i = 0; i < book->data->villages->len; i++)
    row = write_people_of (book, sheet, row, g_ptr_array_index (book->data->villages, i));
  worksheet_autofilter (sheet, 0, 0, MAX (row, 2) - 1, LW_REPORT_N_PERSON_COLUMNS - 1);
}

/* The file. */

static lxw_error
write_book (LwReportData *data, const char *path, const char *folder)
{
  lxw_workbook_options options = { .tmpdir = (char *) folder };
  lxw_doc_properties properties = { .title = data->title, .author = data->handler };
  Book book = { .data = data, .workbook = workbook_new_opt (path, &options) };

  if (book.workbook == NULL)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;
  workbook_set_properties (book.workbook, &properties);
  add_formats (&book);
  write_grid (&book);
  write_details (&book);
  write_people (&book);
  return workbook_close (book.workbook);
}

static gboolean
move_to_target (const char *from, const char *path, GError **error)
{
  g_autoptr (LwPartFile) part = lw_part_file_new (path, error);
  g_autofree char *content = NULL;
  gsize length = 0;

  if (part == NULL || !g_file_get_contents (from, &content, &length, error))
    return FALSE;
  lw_part_file_write (part, content, length);
  return lw_part_file_commit (part, error);
}

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

  const char *folder = lw_process_get_tmpdir ();
  if (folder == NULL)
    {
      g_set_error_literal (error, LW_REPORT_ERROR, LW_REPORT_ERROR_NO_MEMORY,
                           _("This computer offers no folder in memory, so a spreadsheet in the making would lie on the disk in the clear. Nothing was written; save as PDF or CSV, or mount a tmpfs."));
      return FALSE;
    }
  g_autofree char *temporary = g_build_filename (folder, "report-XXXXXX.xlsx", NULL);
  int fd = g_mkstemp (temporary);
  if (fd < 0)
    {
      g_set_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_WRITE,
                   _("The spreadsheet could not be prepared: %s. Nothing was written."), g_strerror (errno));
      return FALSE;
    }
  close (fd);

  lxw_error failure = write_book (lw_report_get_data (self), temporary, folder);
  gboolean written = FALSE;
  if (failure != LXW_NO_ERROR)
    g_set_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_WRITE,
                 _("The spreadsheet could not be prepared: %s. Nothing was written."), lxw_strerror (failure));
  else
    written = move_to_target (temporary, path, error);
  g_unlink (temporary);
  return written;
}
