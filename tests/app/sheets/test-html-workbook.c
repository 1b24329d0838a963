/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-text.h"

#include <string.h>

static GBytes *
page (const char *body, const char *encoding)
{
  g_autofree char *whole = g_strdup_printf ("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta http-equiv="
                                            "Content-Type content=\"text/html; charset=%s\"><style>td {x:y}</style></head>"
                                            "<body>%s</body></html>", encoding, body);
  gsize size = 0;
  char *bytes = g_convert (whole, -1, encoding, "UTF-8", NULL, &size, NULL);

  g_assert_nonnull (bytes);
  return g_bytes_new_take (bytes, size);
}

static void
test_cells (void)
{
  const char *body = "<table><tr><th>姓名</th><td style='mso-number-format:\"\\@\"'>419901&amp;&lt;</td></tr>"
                     "<TR style='DISPLAY: none'><TD>张&nbsp;三<br>\n 村  民 </TD><td></td><td>x<script>bad</script></td></TR></table>";
  const char *expected = "1: T=姓名 T=419901&<\n2h: T=张 三\n村 民 - T=x\n";

  assert_reads (page (body, "UTF-8"), expected);
  assert_reads (page (body, "GB18030"), expected);
  assert_reads (page (body, "GB2312"), expected);
}

static void
test_spans (void)
{
  g_autoptr(GBytes) bytes = page ("<table><tr><td colspan=3>题</td></tr><tr><td rowspan=2>村</td><td>1</td><td>2</td></tr>"
                                  "<tr><td>3</td><td>4</td></tr><tr><td>5</td></tr></table>", "UTF-8");
  g_autoptr(GError) error = NULL;
  g_autoptr(LwWorkbook) book = lw_workbook_open_bytes (bytes, "a.xls", &error);
  g_autofree char *text = NULL, *merges = NULL;

  g_assert_no_error (error);
  text = sheet_text (book, 0, &error);
  merges = sheet_merges (book, 0);
  g_assert_cmpstr (text, ==, "1: T=题\n2: T=村 T=1 T=2\n3: - T=3 T=4\n4: T=5\n");
  g_assert_cmpstr (merges, ==, "A1:C1 A2:A3");
}

static void
test_sloppy (void)
{
  assert_reads (page ("<p>before</p><table><tr><td>1<td>2<tr><td><table><tr><td>in</td></tr></table></td><td>3</table>"
                      "<table><td>next</table>", "UTF-8"),
                "1: T=1 T=2\n2: T=in T=3\n3: T=next\n");
}

static void
test_hostile_spans (void)
{
  assert_refused (page ("<table><tr><td colspan=16384 rowspan=99999999999>a</td><td>b</td></tr></table>", "UTF-8"),
                  LW_SHEET_ERROR_LIMIT);
  assert_reads (page ("<table><tr><td colspan=-5 rowspan=0>a</td><td>b</td></tr></table>", "UTF-8"), "1: T=a T=b\n");
}

static void
test_depth (void)
{
  g_autoptr(GString) deep = g_string_new ("<table><tr><td>");

  for (int i = 0; i < 5000; i++)
    g_string_append (deep, "<span>");
  g_string_append (deep, "</table>");
  assert_refused (page (deep->str, "UTF-8"), LW_SHEET_ERROR_LIMIT);
}

static void
test_cut_off (void)
{
  g_autoptr(GBytes) whole = page ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>", "UTF-8");
  const char *data = g_bytes_get_data (whole, NULL);
  const char *table = strstr (data, "<table");
  const char *end = strstr (data, "</table>");

  for (gsize size = (gsize) (table - data) + 6; size < (gsize) (end - data) + 8; size++)
    assert_refused (g_bytes_new_from_bytes (whole, 0, size), LW_SHEET_ERROR_DAMAGED);
}

/* As a spreadsheet program saves a workbook: a frame that names the sheets, and a page for each. */
static const char archive[] =
    "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related;\r\n\tboundary=\"----=_Next\"\r\n\r\n"
    "A single file.\r\n\r\n------=_Next\r\nContent-Location: file:///C:/a/book.htm\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=3D\"gb2312\"\r\n\r\n"
    "<html><x:Name>=C1=BD=CE=AF</x:Name><x:WorksheetSource HRef=3D\"book.files/sheet001.htm\"/><x:Name>o=\r\nld</x:Name>"
    "<x:Visible>SheetHidden</x:Visible><x:WorksheetSource HRef=3D\"book.files/sheet002.htm\"/></html>\r\n"
    "------=_Next\r\nContent-Location: file:///C:/a/book.files/s.css\r\nContent-Type: text/css\r\n\r\n<table>\r\n"
    "------=_Next\r\nContent-Location: file:///C:/a/book.files/sheet001.htm\r\nContent-Transfer-Encoding: base64\r\n"
    "Content-Type: text/html; charset=\"gb2312\"\r\n\r\nPHRhYmxlPjx0cj48dGQ+0NXD+zwvdGQ+PHRkPjE8L3RkPjwvdHI+\r\nPC90YWJsZT4=\r\n"
    "------=_Next\r\nContent-Location: file:///C:/a/book.files/sheet002.htm\r\nContent-Type: text/html\r\n\r\n"
    "<table><tr><td>=3D</td></tr></table>\r\n------=_Next--\r\n";

static void
test_archive (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (archive, sizeof archive - 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(LwWorkbook) book = lw_workbook_open_bytes (bytes, "a.xls", &error);
  g_autofree char *first = NULL, *second = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (lw_workbook_get_n_sheets (book), ==, 2);
  g_assert_cmpstr (lw_workbook_get_name (book, 0), ==, "两委");
  g_assert_false (lw_workbook_get_hidden (book, 0));
  g_assert_cmpstr (lw_workbook_get_name (book, 1), ==, "old");
  g_assert_true (lw_workbook_get_hidden (book, 1));
  first = sheet_text (book, 0, &error);
  second = sheet_text (book, 1, &error);
  g_assert_cmpstr (first, ==, "1: T=姓名 T=1\n");
  g_assert_cmpstr (second, ==, "1: T==3D\n");
}

/* A web system's: one page, and no parts at all. */
static void
test_plain_archive (void)
{
  static const char page[] = "From: <saved>\nMIME-Version: 1.0\nContent-Type: text/html; charset=\"utf-8\"\n"
                             "Content-Transfer-Encoding: quoted-printable\n\n<TABLE><tr><td>=E6=9D=91</td></tr></TABLE>=";
  static const char empty[] = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>\n--x--\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (empty, sizeof empty - 1);

  assert_reads (g_bytes_new_static (page, sizeof page - 1), "1: T=村\n");
  assert_refused (g_steal_pointer (&bytes), LW_SHEET_ERROR_DAMAGED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/cells", test_cells);
  g_test_add_func ("/html/spans-are-merges", test_spans);
  g_test_add_func ("/html/web-archive", test_archive);
  g_test_add_func ("/html/web-archive-of-one-page", test_plain_archive);
  g_test_add_func ("/html/sloppy-pages", test_sloppy);
  g_test_add_func ("/html/hostile-spans", test_hostile_spans);
  g_test_add_func ("/html/depth-is-limited", test_depth);
  g_test_add_func ("/html/cut-off-is-never-shorter", test_cut_off);
  return g_test_run ();
}
