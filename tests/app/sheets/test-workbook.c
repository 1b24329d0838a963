/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-text.h"
#include "xlsx-maker.h"

#include "lw-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define BYTES(text) g_bytes_new_static (text, sizeof text - 1)

static void
test_other_files (void)
{
  assert_refused (BYTES ("%PDF-1.4 ..."), LW_SHEET_ERROR_NOT_A_SHEET);
  assert_refused (BYTES ("\x89PNG\r\n\x1a\n...."), LW_SHEET_ERROR_NOT_A_SHEET);
  assert_refused (BYTES ("\xff\xd8\xff\xe0 jpeg"), LW_SHEET_ERROR_NOT_A_SHEET);
  assert_refused (BYTES ("{\\rtf1 ...}"), LW_SHEET_ERROR_NOT_A_SHEET);
  assert_refused (BYTES ("\x01\x02\x03\x04\x05\x06\x07\x08 binary"), LW_SHEET_ERROR_NOT_A_SHEET);
  assert_refused (BYTES ("<?xml version='1.0'?><Person/>"), LW_SHEET_ERROR_NOT_A_SHEET);
  assert_refused (BYTES ("MIME-Version: 1.0\nContent-Type: multipart/related"), LW_SHEET_ERROR_DAMAGED);
  assert_refused (BYTES ("\x09\x04\x06\x00\x00\x00\x10\x00"), LW_SHEET_ERROR_UNSUPPORTED);
  assert_refused (BYTES ("<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook/>"), LW_SHEET_ERROR_DAMAGED);
}

/* What an office program leaves beside an open workbook is small; a workbook of that name is read. */
static void
test_lock_file (void)
{
  g_autoptr(GBytes) mark = g_bytes_new_static ("\x05wps", 4);
  g_autoptr(GError) error = NULL;
  g_autoptr(LwWorkbook) book = lw_workbook_open_bytes (mark, "~$名册.xlsx", &error);

  g_assert_null (book);
  g_assert_error (error, LW_SHEET_ERROR, LW_SHEET_ERROR_NOT_A_SHEET);
  g_assert_nonnull (strstr (error->message, "~$名册.xlsx"));
}

static void
test_empty (void)
{
  assert_refused (BYTES (""), LW_SHEET_ERROR_EMPTY);
  assert_refused (BYTES ("\xef\xbb\xbf\r\n\r\n"), LW_SHEET_ERROR_EMPTY);
}

static GBytes *
zip_with (const char *part, const char *text)
{
  XlsxMaker *maker = xlsx_maker_new ();

  xlsx_maker_set (maker, "[Content_Types].xml", NULL);
  xlsx_maker_set (maker, "_rels/.rels", NULL);
  xlsx_maker_set (maker, "xl/workbook.xml", NULL);
  xlsx_maker_set (maker, part, text);
  return xlsx_maker_finish (maker);
}

static void
test_other_zips (void)
{
  assert_refused (zip_with ("a.txt", "x"), LW_SHEET_ERROR_NOT_A_SHEET);
  assert_refused (zip_with ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), LW_SHEET_ERROR_DAMAGED);
  assert_refused (zip_with ("mimetype", "application/vnd.oasis.opendocument.text"), LW_SHEET_ERROR_NOT_A_SHEET);
}

static GBytes *
office_file (const char *part, const char *type)
{
  XlsxMaker *maker = xlsx_maker_new ();
  g_autofree char *types = g_strdup_printf ("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                                            "<Override PartName='/%s' ContentType='%s'/></Types>", part, type);
  g_autofree char *relations
      = g_strdup_printf ("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship "
                         "Id='a' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' "
                         "Target='%s'/></Relationships>", part);

  xlsx_maker_set (maker, "[Content_Types].xml", types);
  xlsx_maker_set (maker, "_rels/.rels", relations);
  xlsx_maker_set (maker, part, "x");
  return xlsx_maker_finish (maker);
}

static void
test_other_office_files (void)
{
  assert_refused (office_file ("word/document.xml",
                               "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
                  LW_SHEET_ERROR_NOT_A_SHEET);
  assert_refused (office_file ("ppt/presentation.xml",
                               "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
                  LW_SHEET_ERROR_NOT_A_SHEET);
  assert_refused (office_file ("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
                  LW_SHEET_ERROR_UNSUPPORTED);
}

static void
assert_open_fails (const char *path, int code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LwWorkbook) book = lw_workbook_open (path, &error);

  g_assert_null (book);
  g_assert_error (error, LW_SHEET_ERROR, code);
}

static void
test_no_file (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *missing = g_build_filename (dir, "missing.xlsx", NULL);

  assert_open_fails (dir, LW_SHEET_ERROR_IO);
  assert_open_fails (missing, LW_SHEET_ERROR_IO);
}

/* An .xlsx named .xls, a text named .xlsx, from disk. */
static void
test_content_decides (void)
{
  g_autoptr(LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "花名册.xls", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(LwWorkbook) book = NULL, second = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL, *again = NULL;
  XlsxMaker *maker = xlsx_maker_new ();

  xlsx_maker_rows (maker, "<row r='1'><c><v>1</v></c></row>", "");
  bytes = xlsx_maker_finish (maker);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  book = lw_workbook_open (path, &error);
  g_assert_no_error (error);
  text = sheet_text (book, 0, &error);
  g_assert_cmpstr (text, ==, "1: n=1\n");

  g_file_set_contents (path, "a,b\n", -1, &error);
  second = lw_workbook_open (path, &error);
  g_assert_no_error (error);
  again = sheet_text (second, 0, &error);
  g_assert_cmpstr (again, ==, "1: T=a T=b\n");
  g_assert_cmpstr (lw_workbook_get_name (second, 0), ==, "");
}

static void
test_letters (void)
{
  static const struct { guint column; const char *letters; } cases[] = {
    { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 27, "AB" }, { 701, "ZZ" }, { 702, "AAA" }, { 16383, "XFD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letters = lw_column_letters (cases[i].column);

      g_assert_cmpstr (letters, ==, cases[i].letters);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/lock-file", test_lock_file);
  g_test_add_func ("/workbook/other-files-are-named", test_other_files);
  g_test_add_func ("/workbook/empty", test_empty);
  g_test_add_func ("/workbook/other-zips", test_other_zips);
  g_test_add_func ("/workbook/other-office-files", test_other_office_files);
  g_test_add_func ("/workbook/no-file", test_no_file);
  g_test_add_func ("/workbook/content-decides", test_content_decides);
  g_test_add_func ("/workbook/column-letters", test_letters);
  return g_test_run ();
}
