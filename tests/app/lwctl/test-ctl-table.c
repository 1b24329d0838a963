/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-ctl-table.h"

#include <glib.h>

static void
test_wide_characters_take_two_places (void)
{
  g_assert_cmpuint (lw_ctl_text_width (""), ==, 0);
  g_assert_cmpuint (lw_ctl_text_width ("abc"), ==, 3);
  g_assert_cmpuint (lw_ctl_text_width ("王楼村"), ==, 6);
  g_assert_cmpuint (lw_ctl_text_width ("𠮷"), ==, 2);
  g_assert_cmpuint (lw_ctl_text_width ("（"), ==, 2);
  g_assert_cmpuint (lw_ctl_text_width ("✓2"), ==, 2);
  g_assert_cmpuint (lw_ctl_text_width ("e\xcc\x81"), ==, 1); /* a combining accent has no place of its own */
}

static char *
make_table (void)
{
  const char *heads[] = { "村", "后备\n人数", "N", NULL };
  g_autoptr(LwCtlTable) table = lw_ctl_table_new (heads);

  lw_ctl_table_add (table, (const char *[]) { "镇中社区", "✓4", "x", NULL });
  lw_ctl_table_add (table, (const char *[]) { "ab", NULL, "yy", NULL });
  lw_ctl_table_add (table, (const char *[]) { "张𠮷祥村", "✗12", NULL, NULL });
  return lw_ctl_table_to_text (table);
}

static void
test_columns_line_up (void)
{
  g_autofree char *text = make_table ();

  g_assert_cmpstr (text, ==,
                   "          后备\n"
                   "村        人数  N\n"
                   "镇中社区  ✓4    x\n"
                   "ab              yy\n"
                   "张𠮷祥村  ✗12\n");
}

static void
test_empty_table_is_its_head (void)
{
  const char *heads[] = { "a", "b", NULL };
  g_autoptr(LwCtlTable) table = lw_ctl_table_new (heads);
  g_autofree char *text = lw_ctl_table_to_text (table);

  g_assert_cmpstr (text, ==, "a  b\n");
}

static void
test_control_characters_stay_out (void)
{
  const char *heads[] = { "a", NULL };
  g_autoptr(LwCtlTable) table = lw_ctl_table_new (heads);

  lw_ctl_table_add (table, (const char *[]) { "x\n\x1b[31my\tz\xc2\x9b", NULL });
  lw_ctl_table_add (table, (const char *[]) { "\xff", NULL });
  g_autofree char *text = lw_ctl_table_to_text (table);
  g_assert_cmpstr (text, ==, "a\nx  [31my z  \n\xef\xbf\xbd\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl-table/wide-characters-take-two-places", test_wide_characters_take_two_places);
  g_test_add_func ("/ctl-table/columns-line-up", test_columns_line_up);
  g_test_add_func ("/ctl-table/empty-table-is-its-head", test_empty_table_is_its_head);
  g_test_add_func ("/ctl-table/control-characters-stay-out", test_control_characters_stay_out);
  return g_test_run ();
}
