/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheet-text.h"

#include "lw-sheets-module.h"
#include "lw-test.h"

#include <unistd.h>

/* Linked as the window is: without the libraries that read and write the files. */

static gboolean
has_library (const char *name)
{
  g_autofree char *maps = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  return strstr (maps, name) != NULL;
}

static gboolean
row_func (guint row, char **cells, gpointer user_data, GError **error)
{
  cells[0] = g_strdup ("张三");
  return TRUE;
}

static void
assert_written_and_read (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "a.xlsx", NULL);
  g_autoptr(LwBook) book = lw_book_new ("a", NULL);
  LwBookSheet *sheet = lw_book_add_sheet (book, "村");
  g_autoptr(LwWorkbook) workbook = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  sheet->n_rows = sheet->n_columns = 1;
  sheet->func = row_func;
  g_assert_true (lw_book_write (book, path, dir, &error));
  g_assert_no_error (error);
  workbook = lw_workbook_open (path, &error);
  g_assert_no_error (error);
  text = sheet_text (workbook, 0, &error);
  g_assert_cmpstr (text, ==, "1: T=张三\n");
  g_assert_cmpstr (lw_workbook_get_name (workbook, 0), ==, "村");
}

/* Neither the current folder nor the environment has a say. */
static void
test_it_comes_with_the_first_spreadsheet (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *decoy = g_build_filename (dir, "liblw-formats.so", NULL);

  g_assert_true (g_file_set_contents (decoy, "no library", -1, NULL));
  g_assert_cmpint (chdir (dir), ==, 0);
  g_assert_false (has_library ("liblw-formats.so"));
  g_assert_false (has_library ("libxml2"));
  g_assert_false (has_library ("libicuuc"));
  g_assert_false (has_library ("libxlsxwriter"));
  assert_written_and_read (dir);
  g_assert_true (has_library (BUILD_ROOT "/app/formats/liblw-formats.so"));
  assert_reads (g_bytes_new_static ("甲,乙\n", 8), "1: T=甲 T=乙\n");
  g_assert_cmpint (chdir ("/"), ==, 0);
}

/* Its errors are the program's own, though each has its copy of what makes them. */
static void
test_errors_are_known_on_both_sides (void)
{
  assert_refused (g_bytes_new_static ("%PDF-1.4 ...", 12), LW_SHEET_ERROR_NOT_A_SHEET);
}

static void
test_where_it_is_looked_for (void)
{
  static const struct
  {
    const char *program, *module;
  } places[] = {
    { PREFIX "/" BINDIR "/liangwei", PREFIX "/" MODULEDIR "/liblw-formats.so" },
    { "/tmp/packed" PREFIX "/" BINDIR "/liangwei", "/tmp/packed" PREFIX "/" MODULEDIR "/liblw-formats.so" },
    { "/opt/liangwei/" BINDIR "/liangwei (deleted)", "/opt/liangwei/" MODULEDIR "/liblw-formats.so" },
    { BUILD_ROOT "/ui/liangwei", BUILD_ROOT "/app/formats/liblw-formats.so" },
    { BUILD_ROOT "/tests/ui/test-ui-pages", BUILD_ROOT "/app/formats/liblw-formats.so" },
    { "/media/stick/liangwei", PREFIX "/" MODULEDIR "/liblw-formats.so" },
    { BUILD_ROOT "-other/ui/liangwei", PREFIX "/" MODULEDIR "/liblw-formats.so" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = lw_sheets_module_dup_path (places[i].program);

      g_assert_cmpstr (path, ==, places[i].module);
    }
}

static void
assert_unusable (const char *path, const char *why)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (lw_sheets_module_load (path, &error));
  g_assert_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_MODULE);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, why));
  g_assert_nonnull (strstr (error->message, "the ledger is unchanged"));
}

static void
test_what_cannot_be_used_is_said (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *missing = g_build_filename (dir, "missing.so", NULL);
  g_autofree char *text = g_build_filename (dir, "text.so", NULL);

  g_assert_true (g_file_set_contents (text, "no library", -1, NULL));
  assert_unusable (missing, "(cannot open shared object file: No such file");
  assert_unusable (text, "(file too short)");
  assert_unusable (OLD_MODULE, "another version");
  assert_unusable (OTHER_MODULE, "another version");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheets-module/it-comes-with-the-first-spreadsheet-from-its-own-folder", test_it_comes_with_the_first_spreadsheet);
  g_test_add_func ("/sheets-module/errors-are-known-on-both-sides", test_errors_are_known_on_both_sides);
  g_test_add_func ("/sheets-module/where-it-is-looked-for", test_where_it_is_looked_for);
  g_test_add_func ("/sheets-module/what-cannot-be-used-is-said", test_what_cannot_be_used_is_said);
  return g_test_run ();
}
