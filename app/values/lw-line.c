/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Joins the letters of scripts that need it, and the parts of one emoji. */
#define IS_JOINER(c) ((c) == 0x200c || (c) == 0x200d)

static gboolean
is_unseen (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_SURROGATE
         || (type == G_UNICODE_FORMAT && !IS_JOINER (c));
}

char *
lw_line_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *line = g_string_sized_new (strlen (valid));
  gboolean gap = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        gap = line->len > 0;
      else if (!is_unseen (c))
        {
          if (gap)
            g_string_append_c (line, ' ');
          gap = FALSE;
          g_string_append_unichar (line, c);
        }
    }
  return g_string_free (line, line->len == 0);
}

char *
lw_line_explain (const char *text,
                 glong       most)
{
  g_autofree char *line = lw_line_clean (text);
  glong n = line != NULL ? g_utf8_strlen (line, -1) : 0;

  if (n <= most)
    return NULL;
  /* translators: numbers of characters */
  return g_strdup_printf (_("%ld characters are too many for this field, which takes %ld; the text "
                            "was kept."),
                          n, most);
}

char *
lw_line_read_date (const char *text,
                   LwDate      latest,
                   LwDate     *date)
{
  LwDateVerdict verdict = lw_date_parse (text, FALSE, date);

  if (verdict != LW_DATE_OK && verdict != LW_DATE_EMPTY)
    {
      *date = 0;
      return g_strdup (_("No such date. Write 1990-05-17, 1990-05 or 1990; the text was kept."));
    }
  if (*date == 0 || latest == 0 || lw_date_first (*date) <= latest)
    return NULL;
  *date = 0;
  return g_strdup (_("This day is still to come; the text was kept."));
}

gboolean
lw_line_says_still (const char *text)
{
  static const char *const words[]
      = { "至今", "今", "现在", "目前", "未离任", "未免", "仍在任", "至今在任", "在任至今", "未离职", NULL };

  return g_strv_contains (words, text);
}

char *
lw_line_read_end (const char *text,
                  LwDate      latest,
                  LwDate     *date)
{
  g_autofree char *line = lw_line_clean (text);

  *date = 0;
  return line != NULL && lw_line_says_still (line) ? NULL : lw_line_read_date (text, latest, date);
}
