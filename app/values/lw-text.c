/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-text.h"

#include <string.h>

static gboolean
is_invisible (gunichar c)
{
  switch (c)
    {
    case '"':
    case '`':
    case 0xb4:
    case 0xfeff:
      return TRUE;
    default:
      /* Quotation marks, variation selectors; then controls and format characters of all kinds. */
      if ((c >= 0x2018 && c <= 0x201f) || (c >= 0xfe00 && c <= 0xfe0f))
        return TRUE;
      return g_unichar_type (c) == G_UNICODE_FORMAT ||
             (g_unichar_type (c) == G_UNICODE_CONTROL && !g_unichar_isspace (c));
    }
}

/* Radicals that texts copied out of other documents hold in place of the characters; those that Unicode
 * takes apart by itself are not here. */
static gunichar
plain_radical (gunichar c)
{
  static const struct { gunichar radical, plain; } radicals[] = {
    { 0x2ec5, 0x89c1 }, { 0x2ec6, 0x89d2 }, { 0x2ec9, 0x8d1d }, { 0x2ecb, 0x8f66 }, { 0x2ed3, 0x957f },
    { 0x2ed4, 0x95e8 }, { 0x2ed8, 0x9752 }, { 0x2ed9, 0x97e6 }, { 0x2eda, 0x9875 }, { 0x2edb, 0x98ce }, { 0x2edc, 0x98de },
    { 0x2edd, 0x98df }, { 0x2ee2, 0x9a6c }, { 0x2ee3, 0x9aa8 }, { 0x2ee4, 0x9b3c }, { 0x2ee5, 0x9c7c }, { 0x2ee6, 0x9e1f },
    { 0x2ee7, 0x5364 }, { 0x2ee8, 0x9ea6 }, { 0x2ee9, 0x9ec4 }, { 0x2eea, 0x9efe }, { 0x2eeb, 0x6589 }, { 0x2eec, 0x9f50 },
    { 0x2eed, 0x6b6f }, { 0x2eee, 0x9f7f }, { 0x2eef, 0x7adc }, { 0x2ef0, 0x9f99 }, { 0x2ef2, 0x4e80 },
    { 0x2e9d, 0x6708 }, { 0x2ea0, 0x6c11 }, { 0x2eb8, 0x7f8a }, { 0x2ebb, 0x807f }, { 0x2ed1, 0x9577 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (radicals); i++)
    if (radicals[i].radical == c)
      return radicals[i].plain;
  return c;
}

/* One character for all that look or mean the same; 0 for those that go. */
static gunichar
fold_character (gunichar c)
{
  gunichar plain[4];

  if ((c >= 0xff01 && c <= 0xff5e) || c == 0xffe5)
    c = c == 0xffe5 ? 0xa5 : c - 0xfee0;
  else if ((c >= 0x2e80 && c <= 0x2fdf) || (c >= 0xf900 && c <= 0xfaff))
    c = g_unichar_fully_decompose (c, TRUE, plain, G_N_ELEMENTS (plain)) == 1 && plain[0] != c ? plain[0] : plain_radical (c);

  if (is_invisible (c))
    return 0;
  if (c == 0x3002 || c == 0xff61)
    return '.';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0x30fc || c == 0xad)
    return '-';
  return c;
}

static void
append_gap (GString *out, gunichar *gap)
{
  if (*gap)
    g_string_append_unichar (out, *gap);
  *gap = 0;
}

static void
append_folded (GString *out, gunichar c, LwFold fold, gunichar *gap)
{
  if (g_unichar_isspace (c))
    {
      if (out->len && fold == LW_FOLD_KEEP_SPACES && *gap != '\n')
        *gap = c == '\n' || c == '\r' ? '\n' : ' ';
      return;
    }

  c = fold_character (c);
  if (!c)
    return;
  append_gap (out, gap);
  g_string_append_unichar (out, c);
}

gsize
lw_text_plain_run (const char *text)
{
  const guchar *p = (const guchar *) text;

  for (;;)
    {
      if (*p > ' ' && *p < 0x7f && *p != '"' && *p != '`')
        p++;
      /* U+4000 to U+8FFF is what E4 to E8 begin; the rest of the block is looked at one by one. */
      else if (*p >= 0xe4 && *p <= 0xe8 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80)
        p += 3;
      else
        return (gsize) (p - (const guchar *) text);
    }
}

char *
lw_text_fold (const char *text, LwFold fold)
{
  g_autofree char *valid = NULL;
  GString *out = NULL;
  gunichar gap = 0;

  if (!text)
    return g_strdup ("");
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p;)
    {
      gsize run = lw_text_plain_run (p);

      if (run > 0)
        {
          append_gap (out, &gap);
          g_string_append_len (out, p, (gssize) run);
          p += run;
          continue;
        }
      append_folded (out, g_utf8_get_char (p), fold, &gap);
      p = g_utf8_next_char (p);
    }
  return g_string_free (out, FALSE);
}

int
lw_text_numeral_digit (gunichar c)
{
  static const gunichar digits[] = { 0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
                                     0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (c == digits[i])
      return (int) i;
  /* 零, ○, ◯ */
  return c == 0x96f6 || c == 0x25cb || c == 0x25ef ? 0 : -1;
}

static int
take_unit (const char **text)
{
  gunichar c = g_utf8_get_char (*text);
  int digit = c == 0x4e24 ? 2 : lw_text_numeral_digit (c); /* 两 */

  if (digit <= 0)
    return 0;
  *text = g_utf8_next_char (*text);
  return digit;
}

gboolean
lw_text_take_numeral (const char **text, int *number)
{
  static const gunichar ten = 0x5341;
  int tens = take_unit (text);

  if (g_utf8_get_char (*text) != ten)
    {
      *number = tens;
      return tens > 0;
    }

  *text = g_utf8_next_char (*text);
  *number = (tens ? tens : 1) * 10 + take_unit (text);
  return TRUE;
}

gconstpointer
lw_text_longest_word (const char *text, gconstpointer entries, gsize n, gsize size)
{
  gconstpointer best = NULL;
  gsize best_length = 0;

  for (gsize i = 0; i < n; i++)
    {
      gconstpointer entry = (const char *) entries + i * size;
      const char *word = *(const char *const *) entry;
      gsize length = 0;

      /* The first bytes tell nearly always; this is done for every character of every cell. */
      if (word[0] != text[0] || (word[1] && word[1] != text[1]))
        continue;
      length = strlen (word);
      if (length > best_length && strncmp (text, word, length) == 0)
        {
          best = entry;
          best_length = length;
        }
    }
  return best;
}
