/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-export.h"

#include <string.h>

/* For the clipboard: as text with tabs, and as a table whose cells say that they are text, so that a
 * spreadsheet neither rounds an ID number nor reads a date or a formula. */

void
lw_people_copy_free (LwPeopleCopy *copy)
{
  if (copy == NULL)
    return;
  g_free (copy->text);
  g_free (copy->html);
  g_free (copy);
}

/* A tab or a line end would begin another cell; what begins like a formula would be one. */
static void
append_plain (GString    *text,
              const char *cell)
{
  if (cell == NULL)
    return;
  if (*cell != '\0' && strchr ("=+-@", *cell) != NULL)
    g_string_append_c (text, '\'');
  for (const char *p = cell; *p != '\0'; p++)
    g_string_append_c (text, strchr ("\t\r\n", *p) != NULL ? ' ' : *p);
}

static void
append_html (GString    *html,
             const char *tag,
             const char *cell)
{
  g_autofree char *safe = g_markup_escape_text (cell != NULL ? cell : "", -1);

  g_string_append_printf (html, "<%s style=\"mso-number-format:'\\@'\" sdnum=\"0;0;@\">%s</%s>", tag, safe,
                          tag);
}

static void
append_row (GString            *text,
            GString            *html,
            const char         *tag,
            const char *const  *cells,
            guint               n)
{
  g_string_append (html, "<tr>");
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\t');
      append_plain (text, cells[i]);
      append_html (html, tag, cells[i]);
    }
  g_string_append (html, "</tr>");
  g_string_append_c (text, '\n');
}

LwPeopleCopy *
lw_people_copy (const char *const  *heads,
                guint               n_rows,
                LwPeopleExportRow   func,
                gpointer            user_data,
                GError            **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) html
      = g_string_new ("<html><head><meta charset=\"utf-8\"></head><body><table>");
  guint n = g_strv_length ((char **) heads);
  LwPeopleCopy *copy;

  append_row (text, html, "th", heads, n);
  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char **cells = g_new0 (char *, n + 1);
      gboolean ok = func (row, cells, user_data, error);

      if (ok)
        append_row (text, html, "td", (const char *const *) cells, n);
      for (guint i = 0; i < n; i++)
        g_clear_pointer (&cells[i], g_free);
      if (!ok)
        return NULL;
    }
  g_string_append (html, "</table></body></html>");
  copy = g_new0 (LwPeopleCopy, 1);
  copy->text = g_string_free (g_steal_pointer (&text), FALSE);
  copy->html = g_string_free (g_steal_pointer (&html), FALSE);
  return copy;
}
