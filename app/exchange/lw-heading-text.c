/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "lw-headings-private.h"
#include "lw-text.h"

/* Text → comparable text */

static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x200b || c == 0x200c || c == 0x200d || c == 0xfeff;
}

char *
lw_heading_clean (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (const char *p = text ? text : ""; *p;)
    {
      gsize run = lw_text_plain_run (p);
      gunichar c = run ? 0 : g_utf8_get_char (p);

      if (run)
        g_string_append_len (clean, p, (gssize) run);
      else if (!is_gap (c))
        g_string_append_unichar (clean, c);
      p = run ? p + run : g_utf8_next_char (p);
    }
  return g_string_free (clean, FALSE);
}

static gunichar
half_width (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0;
  switch (c)
    {
    case 0x3010: case 0x3014: case '[': case '{': case 0x3008: case 0x300a:
      return '(';
    case 0x3011: case 0x3015: case ']': case '}': case 0x3009: case 0x300b:
      return ')';
    default:
      return g_unichar_tolower (c);
    }
}

char *
lw_heading_narrow (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text ? text : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar c = half_width (g_utf8_get_char (p));

      if (!is_gap (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* "1.姓名", "3、性别", "(2)民族": numbering of the columns themselves. A year is no numbering. */
static const char *
skip_numbering (const char *text)
{
  const char *p = text;
  gboolean bracket = *p == '(';
  gsize digits;

  if (bracket)
    p++;
  digits = strspn (p, "0123456789");
  if (digits == 0 || digits > 2)
    return text;
  p += digits;
  if (*p == '.' || (*p == ')' && bracket) || *p == ')')
    p++;
  else if (g_str_has_prefix (p, "、") || g_str_has_prefix (p, "．"))
    p = g_utf8_next_char (p);
  else
    return text;
  return *p ? p : text;
}

char *
lw_heading_letters (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x25cb) /* ○ as people type it in 二○二四年 */
        c = 0x3007;
      if (g_unichar_isalnum (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

char *
lw_heading_key (const char *text)
{
  g_autofree char *narrowed = lw_heading_narrow (text);
  const char *p = narrowed;

  while (*p == '*' || *p == '#')
    p++;
  while (g_str_has_prefix (p, "★") || g_str_has_prefix (p, "※") || g_str_has_prefix (p, "☆"))
    p = g_utf8_next_char (p);
  return lw_heading_letters (skip_numbering (p));
}

gboolean
lw_text_made_of (const char *text,
                 const char *letters)
{
  if (!*text)
    return FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!g_utf8_strchr (letters, -1, g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

gboolean
lw_text_has_any (const char *text,
                 const char *const *words)
{
  for (guint i = 0; words[i]; i++)
    if (strstr (text, words[i]))
      return TRUE;
  return FALSE;
}
