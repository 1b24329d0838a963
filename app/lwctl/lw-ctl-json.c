/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ctl-json.h"

#include "lw-date.h"
#include "lw-record.h"

void
lw_ctl_json_text (JsonBuilder *json, const char *key, const char *text)
{
  if (key)
    json_builder_set_member_name (json, key);
  if (text == NULL)
    {
      json_builder_add_null_value (json);
      return;
    }
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  json_builder_add_string_value (json, valid);
}

void
lw_ctl_json_date (JsonBuilder *json, const char *key, LwDate date)
{
  g_autofree char *iso = lw_date_to_iso (date);
  lw_ctl_json_text (json, key, date ? iso : NULL);
}

void
lw_ctl_json_int (JsonBuilder *json, const char *key, gint64 value)
{
  json_builder_set_member_name (json, key);
  if (value == LW_INT_NULL)
    json_builder_add_null_value (json);
  else
    json_builder_add_int_value (json, value);
}

void
lw_ctl_json_number (JsonBuilder *json, const char *key, gboolean known, double value)
{
  gint64 whole = (gint64) value;

  if (known && (double) whole != value)
    {
      json_builder_set_member_name (json, key);
      json_builder_add_double_value (json, value);
    }
  else
    lw_ctl_json_int (json, key, known ? whole : LW_INT_NULL);
}

static char *
node_to_text (JsonNode *root, gboolean pretty)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, pretty);
  return json_generator_to_data (generator, NULL);
}

char *
lw_ctl_json_to_text (JsonBuilder *json, guint indent)
{
  g_autoptr(JsonNode) root = json_builder_get_root (json);
  g_autofree char *text = node_to_text (root, TRUE);

  /* A JSON text has no raw end of line but those between its members. */
  g_autofree char *margin = g_strdup_printf ("\n%*s", (int) indent, "");
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  return g_strjoinv (margin, lines);
}

char *
lw_ctl_json_quote (const char *text)
{
  g_autoptr(JsonNode) node = json_node_alloc ();
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  json_node_init_string (node, valid);
  return node_to_text (node, FALSE);
}
