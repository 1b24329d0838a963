/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "people-sample.h"

#include "lw-people-export.h"
#include "lw-process.h"
#include "lw-report.h"

#include <stdio.h>

static const char *const heads[] = { "姓名", "身份证号", "来源", NULL };

static gboolean
row_func (guint row, char **cells, gpointer user_data, GError **error)
{
  if (user_data != NULL && row == 2)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "stopped");
      return FALSE;
    }
  cells[0] = g_strdup (row == 0 ? "=1+1" : "张,三");
  cells[1] = g_strdup ("41039919900101105X");
  cells[2] = row == 1 ? NULL : g_strdup ("@返乡");
  return TRUE;
}

static void
test_csv_keeps_formulas_from_running (Sample *sample, gconstpointer data)
{
  g_autofree char *path = g_build_filename (sample->dir, "people.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lw_people_export (path, "人员", heads, 2, row_func, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbf姓名,身份证号,来源\r\n'=1+1,41039919900101105X,'@返乡\r\n\"张,三\",41039919900101105X,\r\n");
}

static gboolean
hostile_func (guint row, char **cells, gpointer user_data, GError **error)
{
  cells[0] = g_strdup ("张\t三\n");
  cells[1] = g_strdup ("41039919900101105X");
  cells[2] = g_strdup ("<b>&");
  return TRUE;
}

static void
test_copied_cells_stay_texts_in_their_places (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LwPeopleCopy) copy = lw_people_copy (heads, 2, row_func, NULL, &error);
  g_autoptr (LwPeopleCopy) hostile = lw_people_copy (heads, 1, hostile_func, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (copy->text, ==,
                   "姓名\t身份证号\t来源\n'=1+1\t41039919900101105X\t'@返乡\n张,三\t41039919900101105X\t\n");
  g_assert_nonnull (strstr (copy->html, "<td style=\"mso-number-format:'\\@'\" sdnum=\"0;0;@\">41039919900101105X</td>"));
  g_assert_nonnull (strstr (hostile->text, "\n张 三 \t41039919900101105X\t<b>&\n"));
  g_assert_nonnull (strstr (hostile->html, "&lt;b&gt;&amp;</td></tr></table>"));
  g_assert_null (lw_people_copy (heads, 3, row_func, GINT_TO_POINTER (1), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static void
test_xlsx_holds_texts_only (Sample *sample, gconstpointer data)
{
  g_autofree char *path = g_build_filename (sample->dir, "people.XLSX", NULL);
  g_autofree char *unzip = g_find_program_in_path ("unzip");
  g_autofree char *command = NULL, *sheet = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lw_people_export (path, "人员", heads, 3, row_func, NULL, &error));
  g_assert_no_error (error);
  if (unzip == NULL)
    {
      g_test_skip ("no unzip");
      return;
    }
  command = g_strdup_printf ("%s -p %s", unzip, path);
  g_assert_true (g_spawn_command_line_sync (command, &sheet, NULL, NULL, &error));
  g_assert_nonnull (strstr (sheet, "=1+1"));
  g_assert_nonnull (strstr (sheet, "41039919900101105X"));
  g_assert_null (strstr (sheet, "<f>"));
}

static void
test_a_failure_leaves_the_old_file (Sample *sample, gconstpointer data)
{
  static const char *const names[] = { "people.csv", "people.xlsx", "people.pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (sample->dir, names[i], NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, "before", -1, NULL));
      g_assert_false (lw_people_export (path, "人员", heads, 4, row_func, (gpointer) 1, &error));
      g_assert_nonnull (error);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "before");
    }
}

/* As when a cleaner of temporary files has been there. */
static void
test_without_its_folder_nothing_is_written (Sample *sample, gconstpointer data)
{
  g_autofree char *path = g_build_filename (sample->dir, "people.xlsx", NULL);
  const char *folder = lw_process_get_tmpdir ();
  g_autofree char *aside = g_strconcat (folder, "-aside", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_assert_cmpint (rename (folder, aside), ==, 0);
  g_assert_false (lw_people_export (path, "人员", heads, 3, row_func, NULL, &error));
  g_assert_cmpint (rename (aside, folder), ==, 0);
  g_assert_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "Nothing was written"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
}

static void
test_full_numbers_are_journaled (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < 2; i++)
    {
      sample_begin (sample, "full numbers");
      g_assert_true (lw_people_export_note (sample->ledger, "/tmp/people.csv", i == 0 ? "报组织部" : "再报", 3, &error));
      g_assert_cmpint (sample_commit (sample), !=, 0);
    }
  entries = lw_journal_list (sample->ledger, 0, &error);
  g_assert_cmpuint (entries->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  lw_process_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/people-export/csv-keeps-formulas-from-running", Sample, NULL, sample_init_empty, test_csv_keeps_formulas_from_running, sample_clear);
  g_test_add ("/people-export/copied-cells-stay-texts-in-their-places", Sample, NULL, sample_init_empty, test_copied_cells_stay_texts_in_their_places, sample_clear);
  g_test_add ("/people-export/xlsx-holds-texts-only", Sample, NULL, sample_init_empty, test_xlsx_holds_texts_only, sample_clear);
  g_test_add ("/people-export/a-failure-leaves-the-old-file", Sample, NULL, sample_init_empty, test_a_failure_leaves_the_old_file, sample_clear);
  g_test_add ("/people-export/without-its-folder-in-memory-nothing-is-written", Sample, NULL, sample_init_empty, test_without_its_folder_nothing_is_written, sample_clear);
  g_test_add ("/people-export/full-numbers-are-journaled", Sample, NULL, sample_init_empty, test_full_numbers_are_journaled, sample_clear);
  return g_test_run ();
}
