/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-text.h"

#include <string.h>

static GBytes *
text (const char *content)
{
  return g_bytes_new (content, strlen (content));
}

static GBytes *
converted (const char *content, const char *encoding, const char *mark)
{
  g_autoptr(GError) error = NULL;
  gsize size = 0;
  g_autofree char *bytes = g_convert (content, -1, encoding, "UTF-8", NULL, &size, &error);
  GByteArray *whole = g_byte_array_new ();

  g_assert_no_error (error);
  g_byte_array_append (whole, (const guint8 *) mark, (guint) strlen (mark));
  g_byte_array_append (whole, (const guint8 *) bytes, (guint) size);
  return g_byte_array_free_to_bytes (whole);
}

static void
test_encodings (void)
{
  const char *content = "姓名,𠮷\n张三,1\n";
  const char *expected = "1: T=姓名 T=𠮷\n2: T=张三 T=1\n";

  assert_reads (text (content), expected);
  assert_reads (converted (content, "UTF-8", "\xef\xbb\xbf"), expected);
  assert_reads (converted (content, "GB18030", ""), expected);
  assert_reads (converted (content, "UTF-16LE", "\xff\xfe"), expected);
  assert_reads (converted (content, "UTF-16BE", "\xfe\xff"), expected);
  assert_reads (converted ("a,b,c,d\n1,2,3,4\n", "UTF-16LE", ""), "1: T=a T=b T=c T=d\n2: T=1 T=2 T=3 T=4\n");
  /* The lower byte of 一 is 0 as well. */
  assert_reads (converted ("姓名,性别\n张一一,男\n", "UTF-16LE", ""), "1: T=姓名 T=性别\n2: T=张一一 T=男\n");
  assert_reads (converted ("姓名,性别\n张一一,男\n", "UTF-16BE", ""), "1: T=姓名 T=性别\n2: T=张一一 T=男\n");
}

/* The first character beyond ASCII may stand far behind what was looked at first. */
static void
test_late_character (void)
{
  g_autoptr(GString) content = g_string_new (NULL);
  g_autoptr(GString) expected = g_string_new (NULL);

  for (int i = 1; i <= 20000; i++)
    {
      g_string_append_printf (content, "%d,abc\n", i);
      g_string_append_printf (expected, "%d: T=%d T=abc\n", i, i);
    }
  g_string_append (content, "张,三\n");
  g_string_append (expected, "20001: T=张 T=三\n");
  assert_reads (converted (content->str, "GB18030", ""), expected->str);
  assert_reads (text (content->str), expected->str);
}

static void
test_separators (void)
{
  const char *expected = "1: T=村 T=名\n2: T=a,b T=c\n";

  assert_reads (text ("村\t名\na,b\tc\n"), expected);
  assert_reads (text ("村;名\na,b;c\n"), expected);
  assert_reads (text ("村|名\na,b|c\n"), expected);
  assert_reads (text ("村，名\na,b，c\n"), expected);
  assert_reads (text ("sep=;\n村;名\na,b;c\n"), expected);
  assert_reads (text ("一列\n两行\n"), "1: T=一列\n2: T=两行\n");
  assert_reads (text ("某镇名册\n单位：某镇；日期：今天\n序号,姓名,备注\n1,张三,甲；乙；丙\n2,李四,无\n"),
                "1: T=某镇名册\n2: T=单位：某镇；日期：今天\n3: T=序号 T=姓名 T=备注\n4: T=1 T=张三 T=甲；乙；丙\n5: T=2 T=李四 T=无\n");
}

static void
test_quotes (void)
{
  assert_reads (text ("\"a,1\",\"b\"\"c\",\"d\r\ne\"\r\nf\"g,\"h\"i,j\r\n"), "1: T=a,1 T=b\"c T=d\ne\n2: T=f\"g T=hi T=j\n");
  assert_refused (text ("a,b\n\"c,d\ne,f\n"), LW_SHEET_ERROR_DAMAGED);
}

static void
test_armour (void)
{
  assert_reads (text ("=\"0012\",'4199,\"=\"\"0,1\"\"\",\"\t5\",=1+1,=\"a,b\"\n"), "1: T=0012 T=4199 T=0,1 T=5 T==1+1 T=a,b\n");
}

static void
test_lines (void)
{
  assert_reads (text ("a,b\r\n\r\nc,d\re,f\n,,\n\ng,h"), "1: T=a T=b\n3: T=c T=d\n4: T=e T=f\n7: T=g T=h\n");
}

static void
test_nul (void)
{
  static const char content[] = "a\0b,c\n\x01" "d,e\n12345678901234567890,1\n12345678901234567890,1\n12345678901234567890,1\n";

  assert_reads (g_bytes_new_static (content, sizeof content - 1),
                "1: T=ab T=c\n2: T=d T=e\n3: T=12345678901234567890 T=1\n4: T=12345678901234567890 T=1\n"
                "5: T=12345678901234567890 T=1\n");
}

/* Cells of text say nothing about numbers: 4.10103E+17 stays what it is. */
static void
test_text_only (void)
{
  assert_reads (text ("4.10103E+17,1990.10\n"), "1: T=4.10103E+17 T=1990.10\n");
}

static void
test_cut_in_character (void)
{
  g_autoptr(GBytes) whole = text ("姓名,村\n张三,某某村");
  gsize size = g_bytes_get_size (whole);

  assert_refused (g_bytes_new_from_bytes (whole, 0, size - 1), LW_SHEET_ERROR_DAMAGED);
  assert_refused (g_bytes_new_from_bytes (whole, 0, size - 2), LW_SHEET_ERROR_DAMAGED);
}

static void
test_no_encoding (void)
{
  assert_refused (text ("a,b\n\xff\xff,\xff\nc,d,e,f,g\n"), LW_SHEET_ERROR_DAMAGED);
  assert_refused (text ("a,b\n\xf5\xa7\xa7\xbf\xff,c\n"), LW_SHEET_ERROR_DAMAGED); /* beyond U+10FFFF */
}

static void
test_limits (void)
{
  g_autofree char *commas = g_strnfill (20000, ','), *long_cell = g_strnfill (40000, 'x');
  g_autofree char *many = g_strconcat (commas, "x\n", NULL);

  assert_refused (text (many), LW_SHEET_ERROR_LIMIT);
  assert_refused (text (long_cell), LW_SHEET_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/encoding-of-the-whole-file", test_late_character);
  g_test_add_func ("/csv/separator-is-found", test_separators);
  g_test_add_func ("/csv/quotes", test_quotes);
  g_test_add_func ("/csv/armour-is-stripped", test_armour);
  g_test_add_func ("/csv/rows-count-as-a-sheet-counts", test_lines);
  g_test_add_func ("/csv/control-characters-are-dropped", test_nul);
  g_test_add_func ("/csv/all-is-text", test_text_only);
  g_test_add_func ("/csv/cut-within-a-character", test_cut_in_character);
  g_test_add_func ("/csv/no-known-encoding", test_no_encoding);
  g_test_add_func ("/csv/limits", test_limits);
  return g_test_run ();
}
