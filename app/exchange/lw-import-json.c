/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-json.h"

#include "lw-workbook.h"

static void
add_text (JsonBuilder *builder,
          const char *name,
          const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder,
            const char *name,
            gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_column (JsonBuilder *builder,
            const LwSheetReport *sheet,
            const LwColumn *column)
{
  LwPlace place = sheet->lens ? lw_lens_get_place (sheet->lens, 0, column->column) : (LwPlace) { 0, column->column };
  g_autofree char *letters = lw_column_letters (place.column);

  json_builder_begin_object (builder);
  add_text (builder, "column", letters);
  add_text (builder, "heading", column->heading);
  add_text (builder, "field", column->field);
  if (sheet->lens)
    add_number (builder, "row", place.row);
  json_builder_end_object (builder);
}

static void
add_sheet (JsonBuilder *builder,
           const LwSheetReport *sheet)
{
  json_builder_begin_object (builder);
  add_text (builder, "sheet", sheet->name);
  add_text (builder, "kind", lw_sheet_kind_word (sheet->kind));
  if (sheet->lens)
    add_text (builder, "layout", lw_lens_get_kind (sheet->lens) == LW_LENS_TURNED ? "columns" : "forms");
  json_builder_set_member_name (builder, "header_rows");
  json_builder_begin_array (builder);
  for (guint i = 0; !sheet->lens && i < sheet->header_rows->len; i++)
    json_builder_add_int_value (builder, g_array_index (sheet->header_rows, guint, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sheet->columns->len; i++)
    add_column (builder, sheet, g_ptr_array_index (sheet->columns, i));
  json_builder_end_array (builder);
  add_number (builder, "rows", sheet->rows);
  add_number (builder, "created", sheet->created);
  add_number (builder, "updated", sheet->updated);
  add_number (builder, "unchanged", sheet->unchanged);
  add_number (builder, "refused", sheet->refused);
  json_builder_end_object (builder);
}

static void
add_notes (JsonBuilder *builder,
           const char *name,
           GPtrArray *notes)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < notes->len; i++)
    {
      const LwCellNote *note = g_ptr_array_index (notes, i);
      g_autofree char *letters = lw_column_letters (note->place.column);

      json_builder_begin_object (builder);
      add_text (builder, "sheet", note->sheet);
      add_number (builder, "row", note->place.row);
      add_text (builder, "column", letters);
      add_text (builder, "heading", note->heading);
      add_text (builder, "text", note->text);
      add_text (builder, "reason", note->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * lw_import_report_to_json:
 *
 * Returns: (transfer full): one object, as docs/import.md and the manual page describe it
 */
JsonNode *
lw_import_report_to_json (const LwImportReport *report)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_text (builder, "file", report->file);
  json_builder_set_member_name (builder, "sheets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->sheets->len; i++)
    add_sheet (builder, g_ptr_array_index (report->sheets, i));
  json_builder_end_array (builder);
  add_notes (builder, "refused", report->refused);
  add_notes (builder, "warnings", report->warnings);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
