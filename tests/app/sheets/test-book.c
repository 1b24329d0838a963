/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-text.h"

#include "lw-book.h"
#include "lw-test.h"

#include <glib/gstdio.h>

/* Books are read back by our own reader. */

static gboolean
write_book (LwBook *book, const char *dir, GError **error)
{
  g_autofree char *path = g_build_filename (dir, "book.xlsx", NULL);

  return lw_book_write (book, path, dir, error);
}

static LwWorkbook *
read_back (LwBook *book, const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "book.xlsx", NULL);
  g_autoptr(GError) error = NULL;
  LwWorkbook *workbook;

  g_assert_true (write_book (book, dir, &error));
  g_assert_no_error (error);
  workbook = lw_workbook_open (path, &error);
  g_assert_no_error (error);
  return workbook;
}

static void
assert_sheet (LwWorkbook *workbook, guint sheet, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = sheet_text (workbook, sheet, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_cells (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autoptr(LwBook) book = lw_book_new ("题", NULL);
  LwBookSheet *sheet = lw_book_add_sheet (book, "人员");
  guint literal = lw_book_add_style (book, &(LwBookStyle) { .literal = TRUE });
  guint boxed = lw_book_add_style (book, &(LwBookStyle) { .boxed = TRUE, .centred = TRUE, .wrapped = TRUE, .ink = 0x613583 });
  g_autoptr(LwWorkbook) workbook = NULL;
  g_autofree char *merges = NULL;

  lw_book_add_wide_text (book, sheet, 0, 0, 1, 2, "名册", boxed);
  lw_book_add_text (book, sheet, 2, 0, "=1+1", literal);
  lw_book_add_text (book, sheet, 2, 1, "41039919900101105X", 0);
  lw_book_add_number (sheet, 2, 2, 2.5, boxed);
  lw_book_add_text (book, sheet, 3, 0, NULL, boxed);
  lw_book_add_text (book, sheet, 3, 1, "", literal);
  workbook = read_back (book, dir);
  assert_sheet (workbook, 0, "1: T=名册\n3: T==1+1 T=41039919900101105X n=2.5\n");
  merges = sheet_merges (workbook, 0);
  g_assert_cmpstr (merges, ==, "A1:C2");
}

static void
test_long_text_is_cut (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autoptr(LwBook) book = lw_book_new (NULL, NULL);
  LwBookSheet *sheet = lw_book_add_sheet (book, "长");
  g_autofree char *text = g_strnfill (40000, 'x');
  g_autofree char *cut = g_strnfill (32000, 'x');
  g_autofree char *expected = g_strdup_printf ("1: T=%s\n", cut);
  g_autoptr(LwWorkbook) workbook = NULL;

  lw_book_add_text (book, sheet, 0, 0, text, 0);
  workbook = read_back (book, dir);
  assert_sheet (workbook, 0, expected);
}

/* The library refuses such a sheet as a whole, and prints why. */
static void
test_names_of_sheets (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autoptr(LwBook) book = lw_book_new (NULL, NULL);
  static const char *const names[] = { "上河村", "上河村", "上河村", "a/b", "", NULL,
                                       "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二" };
  static const char *const expected[] = { "上河村", "上河村 (2)", "上河村 (3)", "Sheet4", "Sheet5", "Sheet6", "Sheet7" };
  g_autoptr(LwWorkbook) workbook = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    lw_book_add_text (book, lw_book_add_sheet (book, names[i]), 0, 0, "x", 0);
  workbook = read_back (book, dir);
  g_assert_cmpuint (lw_workbook_get_n_sheets (workbook), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (lw_workbook_get_name (workbook, i), ==, expected[i]);
}

static gboolean
row_func (guint row, char **cells, gpointer user_data, GError **error)
{
  cells[0] = g_strdup_printf ("%u", row);
  cells[1] = row % 2 == 0 ? g_strdup ("") : NULL;
  if (row == GPOINTER_TO_UINT (user_data))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
      return FALSE;
    }
  return TRUE;
}

static LwBook *
book_with_rows (guint n_rows, guint stop_at)
{
  LwBook *book = lw_book_new (NULL, NULL);
  LwBookSheet *sheet = lw_book_add_sheet (book, "行");

  lw_book_add_text (book, sheet, 0, 0, "号", 0);
  sheet->from_row = 1;
  sheet->n_rows = n_rows;
  sheet->n_columns = 2;
  sheet->func = row_func;
  sheet->user_data = GUINT_TO_POINTER (stop_at);
  return book;
}

static gboolean
count_row_cb (const LwRow *row, gpointer user_data)
{
  guint *n = user_data;
  g_autofree char *expected = row->number == 1 ? g_strdup ("号") : g_strdup_printf ("%u", row->number - 2);

  g_assert_cmpstr (row->cells[0].text, ==, expected);
  (*n)++;
  return TRUE;
}

/* Above 50,000 rows the writer keeps none. */
static void
test_rows_that_come_as_they_are_written (gconstpointer n_rows)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autoptr(LwBook) book = book_with_rows (GPOINTER_TO_UINT (n_rows), G_MAXUINT);
  g_autoptr(LwWorkbook) workbook = read_back (book, dir);
  g_autoptr(GError) error = NULL;
  guint n = 0;

  g_assert_true (lw_workbook_read (workbook, 0, count_row_cb, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, GPOINTER_TO_UINT (n_rows) + 1);
}

static void
test_failure_leaves_no_file (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "book.xlsx", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "nowhere", NULL);
  g_autoptr(LwBook) stopped = book_with_rows (4, 2);
  g_autoptr(LwBook) book = book_with_rows (4, G_MAXUINT);
  g_autoptr(GError) error = NULL;

  g_assert_false (write_book (stopped, dir, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_false (write_book (book, nowhere, &error));
  g_assert_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_IO);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/book/cells", test_cells);
  g_test_add_func ("/book/text-longer-than-a-cell-is-cut", test_long_text_is_cut);
  g_test_add_func ("/book/every-sheet-gets-a-name-that-the-format-takes", test_names_of_sheets);
  g_test_add_data_func ("/book/rows-by-function", GUINT_TO_POINTER (3), test_rows_that_come_as_they_are_written);
  g_test_add_data_func ("/book/many-rows-by-function", GUINT_TO_POINTER (50001), test_rows_that_come_as_they_are_written);
  g_test_add_func ("/book/failure-leaves-no-file", test_failure_leaves_no_file);
  return g_test_run ();
}
