/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-export.h"

#include "lw-book-file.h"
#include "lw-csv-writer.h"
#include "lw-part-file.h"
#include "lw-report.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS (LW_BOOK_MOST_ROWS - 1) /* below the head */
#define NOTE "exported-id-numbers"

typedef struct
{
  const char *title;
  const char *const *heads;
  guint n_columns;
  guint n_rows;
  LwPeopleExportRow func;
  gpointer user_data;
} Table;

static void
clear_cells (char **cells,
             guint  n)
{
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&cells[i], g_free);
}

/* ---- CSV ---- */

static gboolean
append_csv (const Table  *table,
            GString      *text,
            char        **cells,
            LwPartFile   *part,
            GError      **error)
{
  for (guint row = 0; row < table->n_rows; row++)
    {
      if (!table->func (row, cells, table->user_data, error))
        return FALSE;
      for (guint i = 0; i < table->n_columns; i++)
        {
          if (i > 0)
            g_string_append_c (text, ',');
          lw_csv_append_field (text, cells[i]);
        }
      g_string_append (text, "\r\n");
      clear_cells (cells, table->n_columns);
      if (text->len > 1 << 20)
        {
          lw_part_file_write (part, text->str, text->len);
          g_string_truncate (text, 0);
        }
    }
  return TRUE;
}

static gboolean
write_csv (const Table  *table,
           const char   *path,
           GError      **error)
{
  g_autoptr (LwPartFile) part = lw_part_file_new (path, error);
  g_autoptr (GString) text = g_string_new (LW_CSV_BOM);
  g_autofree char **cells = g_new0 (char *, table->n_columns + 1);
  gboolean ok;

  if (part == NULL)
    return FALSE;
  lw_csv_append_row (text, table->heads);
  ok = append_csv (table, text, cells, part, error);
  clear_cells (cells, table->n_columns);
  if (!ok)
    return FALSE;
  lw_part_file_write (part, text->str, text->len);
  return lw_part_file_commit (part, error);
}

/* ---- xlsx ---- */

static gboolean
write_xlsx (const Table  *table,
            const char   *path,
            GError      **error)
{
  g_autoptr (LwBook) book = lw_book_new (table->title, NULL);
  LwBookSheet *sheet = lw_book_add_sheet (book, NULL);
  guint text = lw_book_add_style (book, &(LwBookStyle) { .literal = TRUE });
  guint head = lw_book_add_style (book, &(LwBookStyle) { .bold = TRUE, .ground = 0xEEEEEE });

  for (guint i = 0; i < table->n_columns; i++)
    {
      lw_book_set_width (sheet, i, i, 16, text);
      lw_book_add_text (book, sheet, 0, i, table->heads[i], head);
    }
  sheet->frozen_rows = sheet->frozen_columns = 1;
  sheet->filter_columns = table->n_rows > 0 ? table->n_columns : 0;
  sheet->last_row = table->n_rows;
  sheet->from_row = 1;
  sheet->n_rows = table->n_rows;
  sheet->n_columns = table->n_columns;
  sheet->rows_style = text;
  sheet->func = table->func;
  sheet->user_data = table->user_data;
  return lw_book_file_write (book, path, error);
}

gboolean
lw_people_export (const char         *path,
                  const char         *title,
                  const char *const  *heads,
                  guint               n_rows,
                  LwPeopleExportRow   func,
                  gpointer            user_data,
                  GError            **error)
{
  Table table = { title, heads, g_strv_length ((char **) heads), n_rows, func, user_data };
  g_autofree char *folded = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (folded, ".csv"))
    return write_csv (&table, path, error);
  if (!g_str_has_suffix (folded, ".xlsx"))
    {
      g_set_error_literal (error, LW_REPORT_ERROR, LW_REPORT_ERROR_FORMAT,
                           _ ("Nothing was written: the name of the file must end in .xlsx or .csv."));
      return FALSE;
    }
  if (n_rows > MOST_ROWS)
    {
      g_set_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_FORMAT,
                   _ ("Nothing was written: a sheet holds at most %d people. Save as CSV, or filter first."),
                   MOST_ROWS);
      return FALSE;
    }
  return write_xlsx (&table, path, error);
}

gboolean
lw_people_export_note (LwLedger    *ledger,
                       const char  *path,
                       const char  *reason,
                       guint        n_people,
                       GError     **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H:%M:%S");
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = g_strdup_printf ("%s  %s  %u  %s", time, name, n_people, reason);

  return lw_ledger_set_setting (ledger, NOTE, text, error);
}
