/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-sheet-limits.h"
#include "sheet-text.h"
#include "xlsx-maker.h"

#include <string.h>

static GBytes *
make_rows (const char *rows, const char *after)
{
  XlsxMaker *maker = xlsx_maker_new ();

  xlsx_maker_rows (maker, rows, after);
  return xlsx_maker_finish (maker);
}

static void
test_shared_strings (void)
{
  XlsxMaker *maker = xlsx_maker_new ();

  xlsx_maker_strings (maker, "<si><t>张三</t></si><si><r><t>村</t></r><r><rPr/><t xml:space='preserve'> 委</t></r>"
                             "<rPh sb='0' eb='1'><t>cun</t></rPh></si><si><t/></si>");
  xlsx_maker_rows (maker, "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
                          "<c r='C1' t='s'><v>2</v></c><c r='D1' t='s'><v>0</v></c></row>", "");
  assert_reads (xlsx_maker_finish (maker), "1: T=张三 T=村 委 - T=张三\n");
}

static void
test_missing_shared_string (void)
{
  assert_refused (make_rows ("<row r='1'><c r='A1' t='s'><v>0</v></c></row>", ""), LW_SHEET_ERROR_DAMAGED);
}

static void
test_cell_types (void)
{
  assert_reads (make_rows ("<row r='2'><c r='A2' t='inlineStr'><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>x</t></rPh></is></c>"
                           "<c r='B2' t='str'><f>A1&amp;\"x\"</f><v>丙&lt;</v></c><c r='C2'><f>1+1</f><v>2</v></c>"
                           "<c r='D2' t='b'><v>1</v></c><c r='E2' t='e'><v>#N/A</v></c><c r='F2' t='n'><v>1.5</v></c>"
                           "<c r='G2' t='b'><v>0</v></c></row>", ""),
                "2: T=甲乙 T=丙< n=2 B=TRUE E=#N/A n=1.5 B=FALSE\n");
}

static void
test_dates (void)
{
  XlsxMaker *maker = xlsx_maker_new ();

  xlsx_maker_formats (maker, "[DBNum1][$-804]yyyy\"年\"m\"月\"", "57", "yyyy\\-mm\\-dd;@", "0.00", NULL);
  xlsx_maker_rows (maker, "<row r='1'><c r='A1' s='1'><v>33025</v></c><c r='B1' s='2'><v>33025</v></c>"
                          "<c r='C1' s='3'><v>33025</v></c><c r='D1' s='4'><v>1990.1</v></c><c r='E1'><v>1990.1</v></c>"
                          "<c r='F1' s='3' t='d'><v>1990-06-01T00:00:00</v></c><c r='G1' s='99'><v>5</v></c></row>", "");
  assert_reads (xlsx_maker_finish (maker),
                "1: D=19900600(一九九〇年六月) D=19900600(1990年6月) D=19900601(1990-06-01) N=1990.10 n=1990.1 "
                "D=19900601(1990-06-01) n=5\n");
}

static void
test_1904 (void)
{
  XlsxMaker *maker = xlsx_maker_new ();

  xlsx_maker_formats (maker, "14", NULL);
  xlsx_maker_set (maker, "xl/workbook.xml",
                  "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas."
                  "openxmlformats.org/officeDocument/2006/relationships'><workbookPr date1904='1'/><sheets>"
                  "<sheet name='表' sheetId='1' r:id='rId1'/></sheets></workbook>");
  xlsx_maker_rows (maker, "<row r='1'><c r='A1' s='1'><v>31563</v></c></row>", "");
  assert_reads (xlsx_maker_finish (maker), "1: D=19900601(1990/6/1)\n");
}

static void
test_places (void)
{
  assert_reads (make_rows ("<row><c><v>1</v></c><c><v>2</v></c></row><row r='5'><c r='D5'><v>4</v></c><c r='B5'><v>2</v></c>"
                           "</row><row><c><v>6</v></c><c r='C6'><v>7</v></c><c><v>8</v></c></row>", ""),
                "1: n=1 n=2\n5: - n=2 - n=4\n6: n=6 - n=7 n=8\n");
}

/* Formatted cells without a value neither lengthen a row nor make one. */
static void
test_blank (void)
{
  assert_reads (make_rows ("<row r='1'><c r='A1' s='1'/></row><row r='2'><c r='A2'><v>1</v></c><c r='XFD2' s='1'/></row>"
                           "<row r='3'/><row r='4'><c r='A4' t='inlineStr'><is><t></t></is></c></row>", ""),
                "2: n=1\n");
}

static void
test_hidden_row (void)
{
  assert_reads (make_rows ("<row r='1' hidden='1'><c r='A1'><v>1</v></c></row><row r='2'><c r='A2'><v>2</v></c></row>", ""),
                "1h: n=1\n2: n=2\n");
}

static void
test_escapes (void)
{
  assert_reads (make_rows ("<row r='1'><c r='A1' t='inlineStr'><is><t>a_x000D_\nb_x005F_x000D__x0007_&#x4e00;_xD83D__xDE00_"
                           "</t></is></c></row>", ""),
                "1: T=a\nb_x000D_一😀\n");
}

static void
test_merges (void)
{
  g_autoptr(GBytes) bytes = make_rows ("<row r='1'><c r='A1'><v>1</v></c></row>",
                                       "<mergeCells count='2'><mergeCell ref='A2:A9'/><mergeCell ref='$C$1:B1'/>"
                                       "<mergeCell ref='A1:XFD1048576'/><mergeCell ref='nonsense'/></mergeCells>");
  g_autoptr(GError) error = NULL;
  g_autoptr(LwWorkbook) book = lw_workbook_open_bytes (bytes, "test", &error);
  g_autofree char *before = NULL, *rows = NULL, *after = NULL;

  g_assert_no_error (error);
  before = sheet_merges (book, 0);
  rows = sheet_text (book, 0, &error);
  after = sheet_merges (book, 0);
  g_assert_cmpstr (before, ==, "A2:A9 B1:C1 A1:XFD1048576");
  g_assert_cmpstr (after, ==, before);
}

/* The merged cells are found behind cells of any size and under any prefix, and read again after rows. */
static void
test_merges_after_many_cells (void)
{
  g_autoptr(GString) sheet = g_string_new ("<?xml version='1.0'?><x:worksheet xmlns:x='http://schemas.openxmlformats.org/"
                                           "spreadsheetml/2006/main'><x:sheetData>");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LwWorkbook) book = NULL, second = NULL;
  g_autofree char *merges = NULL, *again = NULL, *rows = NULL;
  XlsxMaker *maker = xlsx_maker_new ();

  for (int i = 1; i < 9000; i++)
    g_string_append_printf (sheet, "<x:row r='%d'><x:c r='A%d'><x:v>%d</x:v></x:c></x:row>", i, i, i);
  g_string_append (sheet, "</x:sheetData><x:mergeCells><x:mergeCell ref='A1:B2'/></x:mergeCells></x:worksheet>");
  xlsx_maker_set (maker, "xl/worksheets/sheet1.xml", sheet->str);
  bytes = xlsx_maker_finish (maker);
  book = lw_workbook_open_bytes (bytes, "test", &error);
  g_assert_no_error (error);
  merges = sheet_merges (book, 0);
  g_assert_cmpstr (merges, ==, "A1:B2");

  second = lw_workbook_open_bytes (bytes, "test", &error);
  rows = sheet_text (second, 0, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (rows, "\n8999: n=8999\n"));
  again = sheet_merges (second, 0);
  g_assert_cmpstr (again, ==, "A1:B2");
}

/* Names of parts from the root, in odd places, of the strict kind, with prefixes. */
static void
test_odd_places (void)
{
  XlsxMaker *maker = xlsx_maker_new ();

  xlsx_maker_set (maker, "xl/workbook.xml", NULL);
  xlsx_maker_set (maker, "xl/_rels/workbook.xml.rels", NULL);
  xlsx_maker_set (maker, "xl/worksheets/sheet1.xml", NULL);
  xlsx_maker_set (maker, "_rels/.rels",
                  "<p:Relationships xmlns:p='http://schemas.openxmlformats.org/package/2006/relationships'><p:Relationship "
                  "Id='a' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='/Odd/book.xml'/>"
                  "</p:Relationships>");
  xlsx_maker_set (maker, "odd/_rels/book.xml.rels",
                  "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                  "<Relationship Id='b' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet' "
                  "Target='../elsewhere/./one.xml'/></Relationships>");
  xlsx_maker_set (maker, "odd/book.xml",
                  "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:q='http://purl.oclc.org/ooxml/"
                  "officeDocument/relationships'><x:sheets><x:sheet name='一' sheetId='7' q:id='b'/></x:sheets></x:workbook>");
  xlsx_maker_set (maker, "elsewhere/one.xml",
                  "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData><x:row r='1'><x:c r='A1'>"
                  "<x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>");
  assert_reads (xlsx_maker_finish (maker), "1: n=3\n");
}

static void
test_sheets (void)
{
  XlsxMaker *maker = xlsx_maker_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LwWorkbook) book = NULL;

  xlsx_maker_set (maker, "xl/workbook.xml",
                  "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas."
                  "openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='甲&amp;乙' r:id='rId1'/>"
                  "<sheet name='隐' state='hidden' r:id='rId1'/><sheet name='深' state='veryHidden' r:id='rId1'/>"
                  "</sheets></workbook>");
  bytes = xlsx_maker_finish (maker);
  book = lw_workbook_open_bytes (bytes, "test", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lw_workbook_get_n_sheets (book), ==, 3);
  g_assert_cmpstr (lw_workbook_get_name (book, 0), ==, "甲&乙");
  g_assert_false (lw_workbook_get_hidden (book, 0));
  g_assert_true (lw_workbook_get_hidden (book, 1));
  g_assert_true (lw_workbook_get_hidden (book, 2));
}

/* Reports and messages say the name. */
static void
test_the_name_of_a_sheet_is_cut_off (void)
{
  XlsxMaker *maker = xlsx_maker_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_strnfill (100000, 'n');
  g_autofree char *part
      = g_strdup_printf ("<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas."
                         "openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='%s' r:id='rId1'/>"
                         "</sheets></workbook>",
                         name);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LwWorkbook) book = NULL;

  xlsx_maker_set (maker, "xl/workbook.xml", part);
  bytes = xlsx_maker_finish (maker);
  book = lw_workbook_open_bytes (bytes, "test", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (lw_workbook_get_name (book, 0)), ==, LW_SHEET_MAX_NAME_CHARS);
}

static gboolean
stop_cb (const LwRow *row, gpointer user_data)
{
  ++*(guint *) user_data;
  return FALSE;
}

static gboolean
cancel_cb (const LwRow *row, gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return TRUE;
}

static void
test_stop_and_cancel (void)
{
  g_autoptr(GString) rows = g_string_new (NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LwWorkbook) book = NULL;
  guint count = 0;

  for (int i = 1; i < 500; i++)
    g_string_append_printf (rows, "<row r='%d'><c><v>1</v></c></row>", i);
  bytes = make_rows (rows->str, "");
  book = lw_workbook_open_bytes (bytes, "test", &error);
  g_assert_true (lw_workbook_read (book, 0, stop_cb, &count, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count, ==, 1);
  g_assert_true (lw_workbook_read (book, 0, stop_cb, &count, NULL, &error)); /* and again */
  g_assert_cmpuint (count, ==, 2);
  g_assert_false (lw_workbook_read (book, 0, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_damaged (void)
{
  assert_refused (make_rows ("<row r='1'><c r='A1'><v>1</v></c>", ""), LW_SHEET_ERROR_DAMAGED);
  assert_refused (make_rows ("<row r='1'><c r='A1'><v>abc</v></c></row>", ""), LW_SHEET_ERROR_DAMAGED);
  assert_refused (make_rows ("<row r='2'/><row r='1'/>", ""), LW_SHEET_ERROR_DAMAGED);
  assert_refused (make_rows ("<row r='1'><c r='1A'/></row>", ""), LW_SHEET_ERROR_DAMAGED);
  assert_refused (make_rows ("&nosuch;", ""), LW_SHEET_ERROR_DAMAGED);
}

static void
test_missing_parts (void)
{
  XlsxMaker *maker = xlsx_maker_new ();

  xlsx_maker_set (maker, "xl/worksheets/sheet1.xml", NULL);
  assert_refused (xlsx_maker_finish (maker), LW_SHEET_ERROR_DAMAGED);
  maker = xlsx_maker_new ();
  xlsx_maker_set (maker, "xl/_rels/workbook.xml.rels", NULL);
  assert_refused (xlsx_maker_finish (maker), LW_SHEET_ERROR_DAMAGED);
  maker = xlsx_maker_new ();
  xlsx_maker_set (maker, "xl/styles.xml", NULL); /* every date would be a plain number */
  assert_refused (xlsx_maker_finish (maker), LW_SHEET_ERROR_DAMAGED);
  maker = xlsx_maker_new ();
  xlsx_maker_set (maker, "xl/sharedStrings.xml", NULL);
  assert_refused (xlsx_maker_finish (maker), LW_SHEET_ERROR_DAMAGED);
}

static void
test_limits (void)
{
  g_autoptr(GString) deep = g_string_new (NULL);
  g_autofree char *cell = g_strnfill (32768, 'x'), *fits = g_strnfill (32767, 'x');
  g_autofree char *row = g_strdup_printf ("<row r='1'><c t='str'><v>%s</v></c></row>", cell);
  g_autofree char *short_row = g_strdup_printf ("<row r='1'><c t='str'><v>%s</v></c></row>", fits);
  g_autofree char *expected = g_strdup_printf ("1: T=%s\n", fits);

  for (int i = 0; i < 100; i++)
    g_string_append (deep, "<a>");
  assert_refused (make_rows (deep->str, ""), LW_SHEET_ERROR_LIMIT);
  assert_refused (make_rows ("<row r='1048577'/>", ""), LW_SHEET_ERROR_LIMIT);
  assert_refused (make_rows ("<row r='4294967295'><c><v>1</v></c></row>", ""), LW_SHEET_ERROR_LIMIT);
  assert_refused (make_rows ("<row r='1'><c r='XFE1'><v>1</v></c></row>", ""), LW_SHEET_ERROR_LIMIT);
  assert_refused (make_rows ("<row r='1'><c r='AAAAAAAAAAAAAAA1'><v>1</v></c></row>", ""), LW_SHEET_ERROR_DAMAGED);
  assert_refused (make_rows (row, ""), LW_SHEET_ERROR_LIMIT);
  assert_reads (make_rows (short_row, ""), expected);
}

/* One cell at the far right of every row: few bytes, and billions of cells if all were made. */
static void
test_sparse (void)
{
  g_autoptr(GString) rows = g_string_new (NULL);

  for (int i = 1; i < 700; i++)
    g_string_append_printf (rows, "<row r='%d'><c r='XFD%d'><v>1</v></c></row>", i, i);
  assert_refused (make_rows (rows->str, ""), LW_SHEET_ERROR_LIMIT);
}

static void
test_bomb (void)
{
  g_autoptr(GString) blanks = g_string_new ("<row r='1'>");
  gsize from = blanks->len;

  g_string_set_size (blanks, 80 << 20);
  memset (blanks->str + from, ' ', blanks->len - from);
  assert_refused (make_rows (blanks->str, ""), LW_SHEET_ERROR_LIMIT);
}

/* "A billion laughs" and files from the disk both need a document type. */
static void
test_entities (void)
{
  XlsxMaker *maker = xlsx_maker_new ();

  xlsx_maker_set (maker, "xl/sharedStrings.xml",
                  "<!DOCTYPE sst [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
                  "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>&b;&f;</t></si></sst>");
  assert_refused (xlsx_maker_finish (maker), LW_SHEET_ERROR_DAMAGED);
}

static void
test_cut_off (void)
{
  XlsxMaker *maker = xlsx_maker_new ();

  xlsx_maker_strings (maker, "<si><t>张三</t></si>");
  xlsx_maker_rows (maker, "<row r='1'><c t='s'><v>0</v></c></row>", "");
  assert_cuts_found (xlsx_maker_finish (maker), 7, 0);
}

/* A bit of the packed cells that fell over: the check sum tells. */
static void
test_check_sum (void)
{
  g_autoptr(GBytes) good = make_rows ("<row r='1'><c><v>123456</v></c></row>", "");
  gsize size = 0;
  const char *data = g_bytes_get_data (good, &size);
  guint refused = 0;

  for (gsize i = 30; i < size; i += 11)
    {
      g_autofree char *copy = g_memdup2 (data, size);
      g_autoptr(GError) error = NULL;
      g_autofree char *text = NULL;

      copy[i] ^= 0x10;
      text = bytes_text (g_bytes_new (copy, size), &error);
      refused += text == NULL;
      if (text) /* a bit that says nothing of the cells */
        g_assert_cmpstr (text, ==, "1: n=123456\n");
    }
  g_assert_cmpuint (refused, >, size / 11 / 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/shared-strings", test_shared_strings);
  g_test_add_func ("/xlsx/missing-shared-string-is-damage", test_missing_shared_string);
  g_test_add_func ("/xlsx/cell-types", test_cell_types);
  g_test_add_func ("/xlsx/dates-by-format", test_dates);
  g_test_add_func ("/xlsx/1904", test_1904);
  g_test_add_func ("/xlsx/cells-without-places-and-out-of-order", test_places);
  g_test_add_func ("/xlsx/formatted-blanks-are-no-cells", test_blank);
  g_test_add_func ("/xlsx/hidden-rows-are-flagged", test_hidden_row);
  g_test_add_func ("/xlsx/the-name-of-a-sheet-is-cut-off", test_the_name_of_a_sheet_is_cut_off);
  g_test_add_func ("/xlsx/escapes-are-decoded", test_escapes);
  g_test_add_func ("/xlsx/merges", test_merges);
  g_test_add_func ("/xlsx/merges-behind-many-cells", test_merges_after_many_cells);
  g_test_add_func ("/xlsx/parts-in-odd-places", test_odd_places);
  g_test_add_func ("/xlsx/sheets-and-hidden-sheets", test_sheets);
  g_test_add_func ("/xlsx/stop-cancel-read-again", test_stop_and_cancel);
  g_test_add_func ("/xlsx/damage", test_damaged);
  g_test_add_func ("/xlsx/missing-parts", test_missing_parts);
  g_test_add_func ("/xlsx/limits", test_limits);
  g_test_add_func ("/xlsx/limit-of-sparse-cells", test_sparse);
  g_test_add_func ("/xlsx/limit-of-unpacked-size", test_bomb);
  g_test_add_func ("/xlsx/document-types-are-refused", test_entities);
  g_test_add_func ("/xlsx/cut-off-is-never-shorter", test_cut_off);
  g_test_add_func ("/xlsx/check-sums-are-compared", test_check_sum);
  return g_test_run ();
}
