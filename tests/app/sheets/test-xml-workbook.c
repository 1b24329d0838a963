/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-text.h"
#include "xlsx-maker.h"

#include <string.h>

/* The XML spreadsheet of 2003, and OpenDocument. */

#define XMLSS_HEAD                                                                                                    \
  "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"                                            \
  "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\""   \
  " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:html=\"http://www.w3.org/TR/REC-html40\">"
#define STYLES                                                                                                        \
  "<Styles><Style ss:ID=\"Default\"/><Style ss:ID=\"s1\"><NumberFormat ss:Format=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></Style>" \
  "<Style ss:ID=\"s2\"><NumberFormat ss:Format=\"Short Date\"/></Style><Style ss:ID=\"s3\"><NumberFormat ss:Format=\"0.00\"/></Style></Styles>"

#define ODF_NAMESPACES                                                                                                \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"" \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
#define FODS_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document" ODF_NAMESPACES ">"
#define HIDDEN_STYLE                                                                                                  \
  "<office:automatic-styles><style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>" \
  "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>"
#define CELL(attributes, text) "<table:table-cell " attributes "><text:p>" text "</text:p></table:table-cell>"

static GBytes *
xmlss (const char *table)
{
  g_autofree char *text = g_strconcat (XMLSS_HEAD STYLES "<Worksheet ss:Name=\"表\"><Table>", table, "</Table></Worksheet></Workbook>", NULL);

  return g_bytes_new (text, strlen (text));
}

static char *
ods_content (const char *rows)
{
  return g_strconcat (FODS_HEAD "<office:body><office:spreadsheet><table:table table:name=\"表\">", rows,
                      "</table:table></office:spreadsheet></office:body></office:document>", NULL);
}

static GBytes *
fods (const char *rows)
{
  char *text = ods_content (rows);

  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
ods (const char *content)
{
  XlsxMaker *maker = xlsx_maker_new ();

  xlsx_maker_set (maker, "[Content_Types].xml", NULL);
  xlsx_maker_set (maker, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
  xlsx_maker_set (maker, "content.xml", content);
  return xlsx_maker_finish (maker);
}

static void
test_xmlss_cells (void)
{
  assert_reads (xmlss ("<Column/><Row><Cell ss:StyleID=\"Default\"><Data ss:Type=\"String\">姓名&amp;</Data></Cell><Cell/>"
                       "<Cell ss:Index=\"4\"><Data ss:Type=\"Number\">1990.1</Data></Cell></Row>"
                       "<Row ss:Index=\"5\" ss:Hidden=\"1\"><Cell ss:StyleID=\"s1\"><Data ss:Type=\"DateTime\">1990-05-01T00:00:00.000</Data></Cell>"
                       "<Cell><Data ss:Type=\"DateTime\">1990-05-02T00:00:00.000</Data></Cell>"
                       "<Cell ss:StyleID=\"s2\"><Data ss:Type=\"Number\">32994</Data></Cell>"
                       "<Cell ss:StyleID=\"s3\"><Data ss:Type=\"Number\">1990.1</Data></Cell></Row>"
                       "<Row><Cell><Data ss:Type=\"Boolean\">1</Data></Cell><Cell><Data ss:Type=\"Error\">#N/A</Data></Cell>"
                       "<Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\">张<B>三</B></ss:Data>"
                       "<Comment><ss:Data xmlns=\"http://www.w3.org/TR/REC-html40\">说明</ss:Data></Comment></Cell></Row>"),
                "1: T=姓名& - - n=1990.1\n"
                "5h: D=19900500(1990年5月) D=19900502(1990-05-02) D=19900501(1990/5/1) N=1990.10\n"
                "6: B=TRUE E=#N/A T=张三\n");
}

static void
test_xmlss_sheets (void)
{
  static const char text[] = XMLSS_HEAD "<Worksheet ss:Name=\"一\"><Table><Row><Cell ss:MergeAcross=\"2\" ss:MergeDown=\"1\">"
                             "<Data ss:Type=\"String\">题</Data></Cell><Cell><Data ss:Type=\"String\">右</Data></Cell></Row></Table>"
                             "<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>"
                             "<Worksheet ss:Name=\"二\"><Table><Row ss:Span=\"2\"/><Row><Cell><Data ss:Type=\"String\">乙</Data></Cell></Row></Table></Worksheet></Workbook>";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(LwWorkbook) book = lw_workbook_open_bytes (bytes, "导出.xls", &error);
  g_autofree char *first = NULL, *second = NULL, *merges = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (lw_workbook_get_n_sheets (book), ==, 2);
  g_assert_cmpstr (lw_workbook_get_name (book, 1), ==, "二");
  g_assert_true (lw_workbook_get_hidden (book, 0));
  g_assert_false (lw_workbook_get_hidden (book, 1));
  first = sheet_text (book, 0, &error);
  second = sheet_text (book, 1, &error);
  merges = sheet_merges (book, 0);
  g_assert_cmpstr (first, ==, "1: T=题 - - T=右\n");
  g_assert_cmpstr (second, ==, "4: T=乙\n");
  g_assert_cmpstr (merges, ==, "A1:C2");
}

static void
test_xmlss_broken (void)
{
  assert_refused (xmlss ("<Row><Cell><Data ss:Type=\"Number\">1a</Data></Cell></Row>"), LW_SHEET_ERROR_DAMAGED);
  assert_refused (xmlss ("<Row><Cell ss:Index=\"99999999\"><Data ss:Type=\"String\">1</Data></Cell></Row>"), LW_SHEET_ERROR_LIMIT);
  assert_refused (xmlss ("<Row ss:Index=\"99999999\"><Cell><Data ss:Type=\"String\">1</Data></Cell></Row>"), LW_SHEET_ERROR_LIMIT);
  assert_refused (xmlss ("<Row ss:Index=\"3\"/><Row ss:Index=\"2\"/>"), LW_SHEET_ERROR_DAMAGED);
  assert_refused (xmlss ("<Row><Cell ss:Index=\"0\"/></Row>"), LW_SHEET_ERROR_DAMAGED);
  assert_cuts_found (xmlss ("<Row><Cell><Data ss:Type=\"String\">甲</Data></Cell></Row>"), 1, 0);
}

static void
test_ods_cells (void)
{
  const char *rows
      = "<table:table-column/><table:table-row>" CELL ("office:value-type=\"string\"", "姓<text:span>名</text:span><text:s text:c=\"2\"/>x<text:line-break/>y")
        "<table:table-cell table:number-columns-repeated=\"2\"/>" CELL ("office:value-type=\"float\" office:value=\"1990.1\"", "1990.1")
        CELL ("office:value-type=\"float\" office:value=\"1990.1\"", "1990.10") "</table:table-row>"
        "<table:table-row table:number-rows-repeated=\"2\"/>"
        "<table:table-row table:visibility=\"filter\">" CELL ("office:value-type=\"date\" office:date-value=\"1990-05-01\"", "1990年5月")
        CELL ("office:value-type=\"date\" office:date-value=\"1990-05-01\"", "90-5-1")
        "<table:table-cell office:value-type=\"string\"><office:annotation><dc:date>2026</dc:date><text:p>批注</text:p></office:annotation>"
        "<text:p>一</text:p><text:p>二</text:p></table:table-cell>"
        "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>TRUE</text:p></table:table-cell></table:table-row>"
        "<table:table-row table:number-rows-repeated=\"2\">" CELL ("office:value-type=\"float\" office:value=\"7\" table:number-columns-repeated=\"2\"", "7")
        "</table:table-row><table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
  const char *expected = "1: T=姓名  x\ny - - n=1990.1 N=1990.10\n"
                         "4h: D=19900500(1990年5月) D=19900501(90-5-1) T=一\n二 B=TRUE\n"
                         "5: n=7 n=7\n6: n=7 n=7\n";
  g_autofree char *content = ods_content (rows);

  assert_reads (fods (rows), expected);
  assert_reads (ods (content), expected);
}

static void
test_ods_sheets (void)
{
  static const char text[] = FODS_HEAD HIDDEN_STYLE "<office:body><office:spreadsheet><table:table table:name=\"一\" table:style-name=\"ta2\">"
                             "<table:table-row>" CELL ("table:number-columns-spanned=\"3\" table:number-rows-spanned=\"2\" office:value-type=\"string\"", "题")
                             "<table:covered-table-cell table:number-columns-repeated=\"2\"/>" CELL ("office:value-type=\"string\"", "右") "</table:table-row></table:table>"
                             "<table:table table:name=\"二\" table:style-name=\"ta1\"><table:table-row>" CELL ("office:value-type=\"string\"", "乙")
                             "</table:table-row></table:table></office:spreadsheet></office:body></office:document>";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(LwWorkbook) book = lw_workbook_open_bytes (bytes, "a.ods", &error);
  g_autofree char *first = NULL, *second = NULL, *merges = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (lw_workbook_get_n_sheets (book), ==, 2);
  g_assert_true (lw_workbook_get_hidden (book, 0));
  g_assert_false (lw_workbook_get_hidden (book, 1));
  first = sheet_text (book, 0, &error);
  second = sheet_text (book, 1, &error);
  merges = sheet_merges (book, 0);
  g_assert_cmpstr (first, ==, "1: T=题 - - T=右\n");
  g_assert_cmpstr (second, ==, "1: T=乙\n");
  g_assert_cmpstr (merges, ==, "A1:C2");
}

static void
test_ods_broken (void)
{
  XlsxMaker *maker = xlsx_maker_new ();

  assert_refused (fods ("<table:table-row table:number-rows-repeated=\"99999999\">" CELL ("", "1") "</table:table-row>"), LW_SHEET_ERROR_LIMIT);
  assert_refused (fods ("<table:table-row>" CELL ("table:number-columns-repeated=\"99999999\"", "1") "</table:table-row>"), LW_SHEET_ERROR_LIMIT);
  assert_refused (ods ("<a"), LW_SHEET_ERROR_DAMAGED);
  assert_refused (ods ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), LW_SHEET_ERROR_DAMAGED);
  xlsx_maker_set (maker, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
  xlsx_maker_set (maker, "META-INF/manifest.xml", "<manifest:manifest><manifest:encryption-data/></manifest:manifest>");
  xlsx_maker_set (maker, "content.xml", "\x01\x02");
  assert_refused (xlsx_maker_finish (maker), LW_SHEET_ERROR_PASSWORD);
  assert_cuts_found (fods ("<table:table-row>" CELL ("", "1") "</table:table-row>"), 1, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-workbook/xmlss/cells", test_xmlss_cells);
  g_test_add_func ("/xml-workbook/xmlss/sheets", test_xmlss_sheets);
  g_test_add_func ("/xml-workbook/xmlss/broken", test_xmlss_broken);
  g_test_add_func ("/xml-workbook/ods/cells", test_ods_cells);
  g_test_add_func ("/xml-workbook/ods/sheets", test_ods_sheets);
  g_test_add_func ("/xml-workbook/ods/broken", test_ods_broken);
  return g_test_run ();
}
