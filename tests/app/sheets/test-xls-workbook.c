/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-text.h"
#include "xls-maker.h"

#include <string.h>

static GByteArray *
records (void)
{
  return g_byte_array_new ();
}

static void
test_cells (void)
{
  GByteArray *globals = records (), *cells = records ();

  xls_record (globals, 0x00fc, "wwhbshbu", 2, 2, 3, 0, "abc", 2, 1, "张三");
  xls_record (cells, 0x00fd, "hhhw", 0, 0, 0, 1);
  xls_record (cells, 0x00fd, "hhhw", 0, 1, 0, 0);
  xls_record (cells, 0x027e, "hhhw", 0, 2, 0, (1990 << 2) | 2);
  xls_record (cells, 0x027e, "hhhw", 0, 3, 0, (199010 << 2) | 3);
  xls_record (cells, 0x0203, "hhhd", 0, 4, 0, 0.5);
  xls_record (cells, 0x0205, "hhhbb", 0, 5, 0, 1, 0);
  xls_record (cells, 0x0205, "hhhbb", 0, 6, 0, 0x2a, 1);
  xls_record (cells, 0x0204, "hhhhbu", 1, 0, 0, 1, 1, "甲");
  xls_record (cells, 0x00bd, "hhhwhwh", 1, 2, 0, (1 << 2) | 2, 0, (2 << 2) | 2, 3);
  assert_reads (xls_file (globals, cells),
                "1: T=张三 T=abc n=1990 n=1990.1 n=0.5 B=TRUE E=#N/A\n2: T=甲 - n=1 n=2\n");
}

static void
test_formulas (void)
{
  GByteArray *cells = records ();

  xls_record (cells, 0x0006, "hhhdhwh", 0, 0, 0, 42.0, 0, 0, 0);
  xls_record (cells, 0x0006, "hhhbbbbbbbbhwh", 0, 1, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0);
  xls_record (cells, 0x04bc, "w", 0); /* a shared formula stands between */
  xls_record (cells, 0x0207, "hbu", 2, 1, "结果");
  xls_record (cells, 0x0006, "hhhbbbbbbbbhwh", 0, 2, 0, 1, 0, 1, 0, 0, 0, 0xff, 0xff, 0, 0, 0);
  xls_record (cells, 0x0006, "hhhbbbbbbbbhwh", 0, 3, 0, 2, 0, 7, 0, 0, 0, 0xff, 0xff, 0, 0, 0);
  xls_record (cells, 0x0006, "hhhbbbbbbbbhwh", 0, 4, 0, 3, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0);
  xls_record (cells, 0x027e, "hhhw", 0, 5, 0, (7 << 2) | 2);
  assert_reads (xls_file (NULL, cells), "1: n=42 T=结果 B=TRUE E=#DIV/0! - n=7\n");
}

/* A string that begins with one byte a character and goes on with two, with formatting and phonetic
 * data over two more records. */
static void
test_continue (void)
{
  GByteArray *globals = records (), *cells = records ();

  xls_record (globals, 0x00fc, "wwhbhws", 2, 2, 6, 0x0c, 1, 5, "ab");
  xls_record (globals, 0x003c, "bu", 1, "张");
  xls_record (globals, 0x003c, "bs", 0, "cde");
  xls_record (globals, 0x003c, "ws", 0, "pho");
  xls_record (globals, 0x003c, "shbu", "ne", 2, 1, "李四");
  xls_record (cells, 0x00fd, "hhhw", 0, 0, 0, 0);
  xls_record (cells, 0x00fd, "hhhw", 0, 1, 0, 1);
  assert_reads (xls_file (globals, cells), "1: T=ab张cde T=李四\n");
}

static void
test_formats (void)
{
  GByteArray *globals = records (), *cells = records ();

  xls_record (globals, 0x0022, "h", 0);
  xls_record (globals, 0x00e0, "hhwwwww", 0, 0, 0, 0, 0, 0, 0);
  xls_record (globals, 0x00e0, "hhwwwww", 0, 57, 0, 0, 0, 0, 0);
  xls_record (globals, 0x00e0, "hhwwwww", 0, 176, 0, 0, 0, 0, 0);
  xls_record (globals, 0x041e, "hhbs", 176, 7, 0, "yyyy.mm");
  xls_record (globals, 0x00e0, "hhwwwww", 0, 2, 0, 0, 0, 0, 0);
  xls_record (cells, 0x0203, "hhhd", 0, 0, 1, 33025.0);
  xls_record (cells, 0x0203, "hhhd", 0, 1, 2, 33025.0);
  xls_record (cells, 0x0203, "hhhd", 0, 2, 3, 1990.1);
  xls_record (cells, 0x0203, "hhhd", 0, 3, 0, 1990.1);
  assert_reads (xls_file (globals, cells), "1: D=19900600(1990年6月) D=19900600(1990.06) N=1990.10 n=1990.1\n");
}

static void
test_1904 (void)
{
  GByteArray *globals = records (), *cells = records ();

  xls_record (globals, 0x0022, "h", 1);
  xls_record (globals, 0x00e0, "hhwwwww", 0, 14, 0, 0, 0, 0, 0);
  xls_record (cells, 0x0203, "hhhd", 0, 0, 0, 31563.0);
  assert_reads (xls_file (globals, cells), "1: D=19900601(1990/6/1)\n");
}

static void
test_layout (void)
{
  GByteArray *cells = records ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LwWorkbook) book = NULL;
  g_autofree char *text = NULL, *merges = NULL;

  xls_record (cells, 0x0208, "hhhhhhw", 1, 0, 1, 300, 0, 0, 0x20);
  xls_record (cells, 0x027e, "hhhw", 0, 0, 0, (1 << 2) | 2);
  xls_record (cells, 0x027e, "hhhw", 1, 0, 0, (2 << 2) | 2);
  xls_record (cells, 0x0809, "hhhhww", 0x0600, 0x0020, 0, 0, 0, 0); /* a chart on the sheet */
  xls_record (cells, 0x0203, "hhhd", 0, 0, 0, 99.0);
  xls_record (cells, 0x000a, "");
  xls_record (cells, 0x00e5, "hhhhhhhhh", 2, 0, 0, 0, 3, 1, 4, 0, 0);
  bytes = xls_file (NULL, cells);
  book = lw_workbook_open_bytes (bytes, "test", &error);
  g_assert_no_error (error);
  text = sheet_text (book, 0, &error);
  merges = sheet_merges (book, 0);
  g_assert_cmpstr (text, ==, "1: n=1\n2h: n=2\n");
  g_assert_cmpstr (merges, ==, "A1:D1 A2:A5");
  g_assert_cmpstr (lw_workbook_get_name (book, 0), ==, "表");
}

/* Report generators write cells in the order of their calls. */
static void
test_order (void)
{
  GByteArray *cells = records ();

  xls_record (cells, 0x027e, "hhhw", 2, 0, 0, (3 << 2) | 2);
  xls_record (cells, 0x027e, "hhhw", 0, 1, 0, (2 << 2) | 2);
  xls_record (cells, 0x0006, "hhhbbbbbbbbhwh", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0);
  xls_record (cells, 0x0207, "hbu", 1, 1, "甲");
  assert_reads (xls_file (NULL, cells), "1: T=甲 n=2\n3: n=3\n");
}

static void
test_hidden_sheet (void)
{
  GByteArray *globals = records ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LwWorkbook) book = NULL;
  g_autoptr(GError) error = NULL;

  xls_record (globals, 0x0085, "wbbbbs", 20, 2, 0, 1, 0, "H");
  bytes = xls_file (globals, records ());
  book = lw_workbook_open_bytes (bytes, "test", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lw_workbook_get_n_sheets (book), ==, 2);
  g_assert_true (lw_workbook_get_hidden (book, 0));
  g_assert_false (lw_workbook_get_hidden (book, 1));
}

static void
test_password (void)
{
  GByteArray *globals = records ();
  g_autoptr(GBytes) empty = g_bytes_new_static ("x", 1);

  xls_record (globals, 0x002f, "hhh", 1, 1, 1);
  assert_refused (xls_file (globals, records ()), LW_SHEET_ERROR_PASSWORD);
  assert_refused (xls_ole (empty, "EncryptedPackage"), LW_SHEET_ERROR_PASSWORD);
}

static void
test_other_ole (void)
{
  g_autoptr(GBytes) text = g_bytes_new_static ("x", 1);
  GByteArray *old = records ();
  g_autoptr(GBytes) old_stream = NULL;

  assert_refused (xls_ole (text, "WordDocument"), LW_SHEET_ERROR_NOT_A_SHEET);
  assert_refused (xls_ole (text, "PowerPoint Document"), LW_SHEET_ERROR_NOT_A_SHEET);
  assert_refused (xls_ole (text, "Book"), LW_SHEET_ERROR_UNSUPPORTED);
  assert_refused (xls_ole (text, "Something"), LW_SHEET_ERROR_NOT_A_SHEET);
  xls_record (old, 0x0809, "hhhh", 0x0500, 5, 0, 0);
  old_stream = g_byte_array_free_to_bytes (old);
  assert_refused (xls_ole (old_stream, "Workbook"), LW_SHEET_ERROR_UNSUPPORTED);
}

static void
test_damage (void)
{
  GByteArray *globals = records (), *cells = records ();

  xls_record (globals, 0x00fc, "wwhbs", 9, 4000000000u, 3, 0, "abc"); /* counts that lie */
  xls_record (cells, 0x00fd, "hhhw", 0, 0, 0, 0);
  assert_reads (xls_file (globals, cells), "1: T=abc\n");

  globals = records ();
  cells = records ();
  xls_record (globals, 0x00fc, "wwhbs", 1, 1, 65535, 1, "abc"); /* longer than there is */
  assert_refused (xls_file (globals, cells), LW_SHEET_ERROR_DAMAGED);

  globals = records ();
  xls_record (globals, 0x00fc, "wwhbws", 1, 1, 3, 4, 0xfffffff0, "abc"); /* phonetic data without end */
  assert_refused (xls_file (globals, records ()), LW_SHEET_ERROR_DAMAGED);

  cells = records ();
  xls_record (cells, 0x00fd, "hhhw", 0, 0, 0, 7);
  assert_refused (xls_file (NULL, cells), LW_SHEET_ERROR_DAMAGED);

  cells = records ();
  xls_record (cells, 0x027e, "hhh", 0, 0, 0);
  assert_refused (xls_file (NULL, cells), LW_SHEET_ERROR_DAMAGED);

  cells = records ();
  xls_record (cells, 0x027e, "hhhw", 0, 0xffff, 0, 2);
  assert_refused (xls_file (NULL, cells), LW_SHEET_ERROR_LIMIT);
}

/* Cuts of the stream, and cuts of the file around it. */
static void
test_cut_off (void)
{
  GByteArray *globals = records (), *cells = records ();
  g_autoptr(GBytes) stream = NULL;
  gsize size;

  xls_record (globals, 0x00fc, "wwhbu", 1, 1, 2, 1, "张三");
  for (guint row = 0; row < 300; row++)
    xls_record (cells, 0x00fd, "hhhw", row, 0, 0, 0);
  stream = xls_stream (globals, cells);
  size = g_bytes_get_size (stream);
  for (gsize cut = 1; cut < size; cut += 37)
    {
      g_autoptr(GBytes) part = g_bytes_new_from_bytes (stream, 0, cut);

      assert_refused (xls_ole (part, "Workbook"), LW_SHEET_ERROR_DAMAGED);
    }
  g_byte_array_unref (globals);
  g_byte_array_unref (cells);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xls/cells", test_cells);
  g_test_add_func ("/xls/results-of-formulas", test_formulas);
  g_test_add_func ("/xls/strings-over-continue", test_continue);
  g_test_add_func ("/xls/formats", test_formats);
  g_test_add_func ("/xls/1904", test_1904);
  g_test_add_func ("/xls/hidden-rows-merges-charts", test_layout);
  g_test_add_func ("/xls/cells-in-no-order", test_order);
  g_test_add_func ("/xls/hidden-sheets-are-flagged", test_hidden_sheet);
  g_test_add_func ("/xls/password", test_password);
  g_test_add_func ("/xls/other-ole-files-are-named", test_other_ole);
  g_test_add_func ("/xls/damage", test_damage);
  g_test_add_func ("/xls/cut-off-is-never-shorter", test_cut_off);
  return g_test_run ();
}
