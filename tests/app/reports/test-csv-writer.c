/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-csv-writer.h"

static void
assert_field (const char *field, const char *written)
{
  g_autoptr (GString) text = g_string_new (NULL);
  lw_csv_append_field (text, field);
  g_assert_cmpstr (text->str, ==, written);
}

static void
test_plain (void)
{
  assert_field ("张庄村", "张庄村");
  assert_field ("", "");
  assert_field (NULL, "");
  assert_field ("410399199005171234", "410399199005171234");
}

static void
test_quotes (void)
{
  assert_field ("a,b", "\"a,b\"");
  assert_field ("say \"x\"", "\"say \"\"x\"\"\"");
  assert_field ("two\nlines", "\"two\nlines\"");
  assert_field (" blank", "\" blank\"");
}

static void
test_formulas (void)
{
  assert_field ("=1+1", "'=1+1");
  assert_field ("+8613800000000", "'+8613800000000");
  assert_field ("-5", "'-5");
  assert_field ("@SUM(A1)", "'@SUM(A1)");
  assert_field ("\tx", "'\tx");
  assert_field ("\rx", "\"'\rx\"");
  assert_field ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  assert_field ("a=b", "a=b");
}

static void
test_row (void)
{
  const char *fields[] = { "村", "", "a,b", NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  lw_csv_append_row (text, fields);
  g_assert_cmpstr (text->str, ==, "村,,\"a,b\"\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-writer/plain-fields-stay-as-they-are", test_plain);
  g_test_add_func ("/csv-writer/separators-are-quoted", test_quotes);
  g_test_add_func ("/csv-writer/formula-triggers-are-escaped", test_formulas);
  g_test_add_func ("/csv-writer/a-row-ends-in-cr-lf", test_row);
  return g_test_run ();
}
