/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-ctl-json.h"
#include "lw-record.h"

#include <glib.h>

static char *
make_object (void)
{
  g_autoptr(JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  lw_ctl_json_text (json, "name", "张𠮷祥 \"一\"\n");
  lw_ctl_json_text (json, "gone", NULL);
  lw_ctl_json_date (json, "birth", 19910500);
  lw_ctl_json_date (json, "end", 0);
  lw_ctl_json_int (json, "count", LW_INT_NULL);
  lw_ctl_json_number (json, "value", TRUE, 2.0);
  lw_ctl_json_number (json, "share", TRUE, 0.5);
  lw_ctl_json_number (json, "required", FALSE, 7);
  json_builder_end_object (json);
  return lw_ctl_json_to_text (json, 2);
}

static void
test_members_keep_order_and_text (void)
{
  g_autofree char *text = make_object ();

  g_assert_cmpstr (text, ==,
                   "{\n"
                   "    \"name\" : \"张𠮷祥 \\\"一\\\"\\n\",\n"
                   "    \"gone\" : null,\n"
                   "    \"birth\" : \"1991-05\",\n"
                   "    \"end\" : null,\n"
                   "    \"count\" : null,\n"
                   "    \"value\" : 2,\n"
                   "    \"share\" : 0.5,\n"
                   "    \"required\" : null\n"
                   "  }");
}

static void
test_invalid_text_becomes_valid (void)
{
  g_autofree char *quoted = lw_ctl_json_quote ("a\xff\"b");
  g_assert_cmpstr (quoted, ==, "\"a\xef\xbf\xbd\\\"b\"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl-json/members-keep-order-and-text", test_members_keep_order_and_text);
  g_test_add_func ("/ctl-json/invalid-text-becomes-valid", test_invalid_text_becomes_valid);
  return g_test_run ();
}
