/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-export.h"

#include "lw-csv-writer.h"
#include "lw-part-file.h"
#include "lw-process.h"
#include "lw-report.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define MOST_CHARACTERS 32000 /* a cell holds 32,767 */
#define MOST_ROWS 1048575     /* of a sheet, below its head */
#define MANY_ROWS 50000
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

static void
write_cell (lxw_worksheet *sheet,
            guint          row,
            guint          column,
            const char    *text,
            lxw_format    *format)
{
  g_autofree char *cut = NULL;

  if (text == NULL || *text == '\0')
    return;
  if (g_utf8_strlen (text, -1) > MOST_CHARACTERS)
    text = cut = g_utf8_substring (text, 0, MOST_CHARACTERS);
  worksheet_write_string (sheet, row, (lxw_col_t) column, text, format);
}

static void
write_heads (const Table   *table,
             lxw_workbook  *book,
             lxw_worksheet *sheet,
             lxw_format    *text)
{
  lxw_format *head = workbook_add_format (book);

  format_set_bold (head);
  format_set_bg_color (head, 0xEEEEEE);
  for (guint i = 0; i < table->n_columns; i++)
    {
      worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, 16, text);
      write_cell (sheet, 0, i, table->heads[i], head);
    }
  worksheet_freeze_panes (sheet, 1, 1);
  worksheet_repeat_rows (sheet, 0, 0);
  if (table->n_rows > 0)
    worksheet_autofilter (sheet, 0, 0, table->n_rows, (lxw_col_t) (table->n_columns - 1));
}

static gboolean
write_rows (const Table    *table,
            lxw_worksheet  *sheet,
            lxw_format     *text,
            GError        **error)
{
  g_autofree char **cells = g_new0 (char *, table->n_columns + 1);
  gboolean ok = TRUE;

  for (guint row = 0; ok && row < table->n_rows; row++)
    {
      ok = table->func (row, cells, table->user_data, error);
      for (guint i = 0; ok && i < table->n_columns; i++)
        write_cell (sheet, row + 1, i, cells[i], text);
      clear_cells (cells, table->n_columns);
    }
  return ok;
}

static gboolean
write_book (const Table  *table,
            const char   *path,
            const char   *folder,
            GError      **error)
{
  /* Of a long list a row is written and forgotten; a short one is written in the way that every
   * program reads. */
  lxw_workbook_options options
      = { .constant_memory = table->n_rows > MANY_ROWS ? LXW_TRUE : LXW_FALSE, .tmpdir = (char *) folder };
  lxw_workbook *book = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (book, NULL);
  lxw_format *text = workbook_add_format (book);
  lxw_doc_properties properties = { .title = (char *) table->title };
  lxw_error failure;
  gboolean ok;

  format_set_num_format (text, "@");
  workbook_set_properties (book, &properties);
  write_heads (table, book, sheet, text);
  ok = write_rows (table, sheet, text, error);
  failure = workbook_close (book);
  if (ok && failure != LXW_NO_ERROR)
    g_set_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_WRITE,
                 _ ("The spreadsheet could not be prepared: %s. Nothing was written."),
                 lxw_strerror (failure));
  return ok && failure == LXW_NO_ERROR;
}

static gboolean
move_to_target (const char  *from,
                const char  *path,
                GError     **error)
{
  g_autoptr (LwPartFile) part = lw_part_file_new (path, error);
  g_autoptr (GMappedFile) content = part != NULL ? g_mapped_file_new (from, FALSE, error) : NULL;

  if (content == NULL)
    return FALSE;
  lw_part_file_write (part, g_mapped_file_get_contents (content),
                      g_mapped_file_get_length (content));
  return lw_part_file_commit (part, error);
}

static gboolean
write_xlsx (const Table  *table,
            const char   *path,
            GError      **error)
{
  const char *folder = lw_process_get_tmpdir ();
  g_autofree char *temporary = NULL;
  gboolean ok;
  int fd;

  if (folder == NULL)
    {
      g_set_error_literal (error, LW_REPORT_ERROR, LW_REPORT_ERROR_NO_MEMORY,
                           _ ("This computer offers no folder in memory, so a spreadsheet in the making would lie on the disk in the clear. Nothing was written; save as PDF or CSV, or mount a tmpfs."));
      return FALSE;
    }
  temporary = g_build_filename (folder, "people-XXXXXX.xlsx", NULL);
  fd = g_mkstemp (temporary);
  if (fd < 0)
    {
      g_set_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_WRITE,
                   _ ("The spreadsheet could not be prepared: %s. Nothing was written."),
                   g_strerror (errno));
      return FALSE;
    }
  close (fd);
  ok = write_book (table, temporary, folder, error) && move_to_target (temporary, path, error);
  g_unlink (temporary);
  return ok;
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
