/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl-import-text.h"

#include "lw-ctl.h"
#include "lw-ctl-table.h"

#include <glib/gi18n-lib.h>

static void
append_sheet_name (GString *text, const char *name)
{
  if (name && name[0] != '\0')
    g_string_append_printf (text, _("sheet “%s”, "), name);
}

static void
append_header_rows (GString *text, const LwSheetReport *sheet)
{
  if (sheet->lens)
    {
      g_string_append (text, lw_lens_get_kind (sheet->lens) == LW_LENS_TURNED ? _("a column for each person") : _("a form for each person"));
      return;
    }
  if (sheet->header_rows->len == 0)
    return;
  g_string_append (text, _("headings in row "));
  for (guint i = 0; i < sheet->header_rows->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? ", " : "", g_array_index (sheet->header_rows, guint, i));
}

/* Of several tables of one heading row it tells which is which: 书记, 副书记 … */
static void
append_names (GString *text, const LwSheetReport *sheet)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const LwColumn *column = sheet->columns->pdata[i];
      g_autofree char *letters = lw_column_letters (column->column);

      if (g_strcmp0 (column->field, "name") == 0 && !sheet->lens)
        /* translators: the letters of a column and its heading */
        g_string_append_printf (text, _("; names in column %s, “%s”"), letters, column->heading);
    }
}

static void
append_columns (GString *text, const LwSheetReport *sheet)
{
  gboolean first = TRUE;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const LwColumn *column = sheet->columns->pdata[i];
      if (column->field)
        continue;
      LwPlace place = sheet->lens ? lw_lens_get_place (sheet->lens, 0, column->column) : (LwPlace) { 0, column->column };
      g_autofree char *letters = lw_column_letters (place.column);
      g_string_append (text, first ? _("    not understood, kept as it is: ") : ", ");
      g_string_append_printf (text, "%s %s", letters, column->heading);
      first = FALSE;
    }
  if (!first)
    g_string_append_c (text, '\n');
}

static void
append_sheet (GString *text, const LwSheetReport *sheet)
{
  g_string_append (text, "  ");
  append_sheet_name (text, sheet->name);
  if (sheet->kind == LW_SHEET_KIND_NONE)
    {
      g_string_append (text, _("not understood, left out\n"));
      return;
    }
  g_string_append_printf (text, _("taken for: %s"), lw_sheet_kind_caption (sheet->kind));
  g_string_append (text, "; ");
  append_header_rows (text, sheet);
  append_names (text, sheet);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _("    %u rows: %u new, %u changed, %u as they were, %u refused\n"), sheet->rows,
                          sheet->created, sheet->updated, sheet->unchanged, sheet->refused);
  append_columns (text, sheet);
}

static void
print_notes (GPtrArray *notes, const char *title)
{
  const char *heads[] = { "", _("Sheet"), _("Row"), _("Column"), _("Text"), _("Why"), NULL };

  if (notes->len == 0)
    return;
  g_autoptr(LwCtlTable) table = lw_ctl_table_new (heads);
  for (guint i = 0; i < notes->len; i++)
    {
      const LwCellNote *note = notes->pdata[i];
      g_autofree char *row = g_strdup_printf ("%u", note->place.row);
      g_autofree char *letters = lw_column_letters (note->place.column);
      g_autofree char *column = g_strdup_printf ("%s %s", letters, note->heading ? note->heading : "");
      g_autofree char *why = lw_import_reason_explain (note->reason, note->text);
      lw_ctl_table_add (table, (const char *[]) { "", note->sheet, row, column, note->text, why ? why : note->reason, NULL });
    }
  g_autofree char *text = lw_ctl_table_to_text (table);
  lw_ctl_print ("  ");
  lw_ctl_print (title);
  lw_ctl_print ("\n");
  lw_ctl_print (text);
}

void
lw_ctl_print_import (const LwImportReport *report, gboolean dry_run)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s%s\n", report->file, dry_run ? _(" (only tried, nothing was kept)") : "");
  for (guint i = 0; i < report->sheets->len; i++)
    append_sheet (text, report->sheets->pdata[i]);
  lw_ctl_print (text->str);
  print_notes (report->refused, _("Refused rows, which were not written:"));
  print_notes (report->warnings, _("Doubtful cells, kept as they are beside the record:"));
}
