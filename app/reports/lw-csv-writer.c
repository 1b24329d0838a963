/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-csv-writer.h"

#include <string.h>

/* What Excel, WPS and LibreOffice take for a formula when a cell begins with it. */
static gboolean
is_formula_trigger (char c)
{
  return c != '\0' && strchr ("=+-@\t\r", c) != NULL;
}

static gboolean
needs_quotes (const char *field)
{
  return strpbrk (field, ",\"\r\n") != NULL || g_ascii_isspace (field[0]);
}

/**
 * lw_csv_append_field:
 * @text: what is being written
 * @field: (nullable): content of the cell
 *
 * Appends one field, quoted where it must be, without a separator.
 */
void
lw_csv_append_field (GString *text, const char *field)
{
  g_return_if_fail (text != NULL);

  if (field == NULL || field[0] == '\0')
    return;

  g_autofree char *safe = NULL;
  if (is_formula_trigger (field[0]))
    field = safe = g_strconcat ("'", field, NULL);

  if (!needs_quotes (field))
    {
      g_string_append (text, field);
      return;
    }

  g_string_append_c (text, '"');
  for (const char *p = field; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

/**
 * lw_csv_append_row:
 * @text: what is being written
 * @fields: (array zero-terminated=1): the cells of the row
 *
 * Appends one line with its end.
 */
void
lw_csv_append_row (GString *text, const char * const *fields)
{
  g_return_if_fail (text != NULL);
  g_return_if_fail (fields != NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      lw_csv_append_field (text, fields[i]);
    }
  g_string_append (text, "\r\n");
}
