/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-csv-writer.h"
#include "lw-part-file.h"
#include "lw-report-rows.h"

#include <string.h>

static void
append_head (GString *text)
{
  const char *captions[LW_REPORT_N_COLUMNS + 1] = { NULL };

  for (guint i = 0; i < LW_REPORT_N_COLUMNS; i++)
    captions[i] = lw_report_column_caption (i);
  lw_csv_append_row (text, captions);
}

static void
append_village (LwReportData *data, const LwReportVillage *village, GString *text)
{
  for (guint i = 0; i < village->result->results->len; i++)
    {
      g_auto (GStrv) row = lw_report_row (village, g_ptr_array_index (village->result->results, i), data->on);
      lw_csv_append_row (text, (const char *const *) row);
    }
}

/**
 * lw_report_write_csv:
 * @self: a report
 * @path: target
 * @error: return location
 *
 * One row for each village and rule.
 *
 * Returns: %TRUE if the whole file is there
 */
gboolean
lw_report_write_csv (LwReport *self, const char *path, GError **error)
{
  g_return_val_if_fail (LW_IS_REPORT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  LwReportData *data = lw_report_get_data (self);
  g_autoptr (GString) text = g_string_new (LW_CSV_BOM);
  g_autoptr (LwPartFile) part = lw_part_file_new (path, error);
  if (part == NULL)
    return FALSE;

  append_head (text);
  for (guint i = 0; i < data->villages->len; i++)
    append_village (data, g_ptr_array_index (data->villages, i), text);
  lw_part_file_write (part, text->str, text->len);
  return lw_part_file_commit (part, error);
}
