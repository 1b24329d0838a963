/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-part-file.h"
#include "lw-report.h"

#include "lw-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_replaces (void)
{
  g_autoptr (LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "报告.csv", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_autoptr (LwPartFile) part = lw_part_file_new (path, &error);
  g_assert_no_error (error);
  g_assert_true (lw_part_file_write (part, "new", 3));
  g_assert_true (lw_part_file_commit (part, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "new");
  g_assert_cmpuint (count_files (dir), ==, 1);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmphex (info.st_mode & 0777, ==, 0600);
}

static void
test_leaves_old (void)
{
  g_autoptr (LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "report.csv", NULL);
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  {
    g_autoptr (LwPartFile) part = lw_part_file_new (path, NULL);
    g_assert_true (lw_part_file_write (part, "half", 4));
  }
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
  g_assert_cmpuint (count_files (dir), ==, 1);
}

static void
test_no_folder (void)
{
  g_autoptr (LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "missing", "report.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (lw_part_file_new (path, &error));
  g_assert_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "report.csv"));
}

static void
test_target_is_folder (void)
{
  g_autoptr (LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "folder.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  {
    g_autoptr (LwPartFile) part = lw_part_file_new (path, NULL);
    g_assert_true (lw_part_file_write (part, "x", 1));
    g_assert_false (lw_part_file_commit (part, &error));
  }
  g_assert_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_WRITE);
  g_assert_cmpuint (count_files (dir), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/part-file/takes-the-place-of-its-target", test_replaces);
  g_test_add_func ("/part-file/an-older-file-stays-when-it-is-not-whole", test_leaves_old);
  g_test_add_func ("/part-file/a-missing-folder-is-an-error", test_no_folder);
  g_test_add_func ("/part-file/nothing-is-left-behind-on-failure", test_target_is_folder);
  return g_test_run ();
}
