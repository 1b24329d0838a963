/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-sample.h"

#include "lw-measure.h"
#include "lw-process.h"
#include "lw-test.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_refuses (void)
{
  g_autoptr (LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "report.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LwReport) report = lw_report_new_from_data (report_sample_new (1, 1, 0));

  /* Before lw_process_init() there is no folder in memory. */
  g_assert_null (lw_process_get_tmpdir ());
  g_assert_false (lw_report_write_xlsx (report, path, &error));
  g_assert_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_NO_MEMORY);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* What unzip -p says of all sheets, or NULL without the program. */
static char *
read_sheets (const char *path)
{
  g_autofree char *unzip = g_find_program_in_path ("unzip");
  char *text = NULL;

  if (unzip == NULL)
    return NULL;
  char *argv[] = { unzip, (char *) "-p", (char *) path, (char *) "xl/*.xml", (char *) "xl/worksheets/*.xml", NULL };
  g_assert_true (g_spawn_sync (NULL, argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &text, NULL, NULL, NULL));
  return text;
}

static void
test_writes (void)
{
  g_autoptr (LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "报告.xlsx", NULL);
  g_autofree char *content = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  LwReportData *data = report_sample_new (15, 9, 4);
  LwResult *result = report_sample_result (data, 0, "near-relatives");
  report_sample_add_finding (&result->nearly, "=1+1", 19700101);
  g_autoptr (LwReport) report = lw_report_new_from_data (data);

  lw_process_init ();
  if (lw_process_get_tmpdir () == NULL)
    {
      g_test_skip ("no folder in memory here");
      return;
    }
  guint before = count_files (lw_process_get_tmpdir ());
  g_assert_true (lw_report_write (report, path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (lw_process_get_tmpdir ()), ==, before);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 4000);
  g_assert_cmpint (memcmp (content, "PK", 2), ==, 0);

  g_autofree char *sheets = read_sheets (path);
  if (sheets == NULL)
    return;
  g_assert_null (strstr (sheets, "<f>"));
  g_assert_nonnull (strstr (sheets, "=1+1"));
  g_assert_nonnull (strstr (sheets, "4103**********1234"));
  g_assert_null (strstr (sheets, "410399199005171234"));
  g_assert_nonnull (strstr (sheets, "state=\"frozen\""));
  g_assert_nonnull (strstr (sheets, "Print_Titles"));
}

/* (transfer full) (nullable): what unzip -p says of one sheet. */
static char *
read_sheet (const char *path, const char *part)
{
  g_autofree char *unzip = g_find_program_in_path ("unzip");
  char *text = NULL;

  if (unzip == NULL)
    return NULL;
  char *argv[] = { unzip, (char *) "-p", (char *) path, (char *) part, NULL };
  g_assert_true (g_spawn_sync (NULL, argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &text, NULL, NULL, NULL));
  return text;
}

/* The widths of the columns from @first on, counted from 1. */
static double
sum_widths (const char *sheet, guint first)
{
  double sum = 0;

  for (const char *p = strstr (sheet, "<col "); p != NULL; p = strstr (p + 1, "<col "))
    {
      guint from = (guint) g_ascii_strtoull (strstr (p, "min=\"") + 5, NULL, 10);
      guint to = (guint) g_ascii_strtoull (strstr (p, "max=\"") + 5, NULL, 10);
      double width = g_ascii_strtod (strstr (p, "width=\"") + 7, NULL);
      if (from >= first)
        sum += (to - from + 1) * width;
    }
  return sum;
}

/* A sheet is fitted to one page in width: the wider it is, the smaller it prints. A4 on its side holds
 * about 150 characters of 10 points; at 190 they are under 8. */
static void
test_prints_large_enough (void)
{
  static const struct
  {
    const char *part;
    guint first;
  } sheets[] = { { "xl/worksheets/sheet1.xml", 1 }, { "xl/worksheets/sheet2.xml", 2 }, { "xl/worksheets/sheet3.xml", 1 } };
  g_autoptr (LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "report.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LwReport) report = lw_report_new_from_data (report_sample_new (15, 9, 4));

  lw_process_init ();
  if (lw_process_get_tmpdir () == NULL)
    {
      g_test_skip ("no folder in memory here");
      return;
    }
  g_assert_true (lw_report_write (report, path, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *sheet = read_sheet (path, sheets[i].part);
      if (sheet == NULL)
        return;
      g_assert_nonnull (strstr (sheet, "fitToHeight=\"0\""));
      g_assert_nonnull (strstr (sheet, "orientation=\"landscape\""));
      g_assert_cmpfloat (sum_widths (sheet, sheets[i].first), >, 60);
      g_assert_cmpfloat (sum_widths (sheet, sheets[i].first), <, 185);
    }
  g_autofree char *book = read_sheet (path, "xl/workbook.xml");
  g_assert_nonnull (strstr (book, "Print_Area"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-xlsx/refuses-without-a-folder-in-memory", test_refuses);
  g_test_add_func ("/report-xlsx/three-sheets-without-formulas", test_writes);
  g_test_add_func ("/report-xlsx/prints-large-enough-to-read", test_prints_large_enough);
  return g_test_run ();
}
