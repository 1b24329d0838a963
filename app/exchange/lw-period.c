/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-period.h"

#include <string.h>

#include "lw-headings-private.h"

static guint
span_of (guint first,
         guint last)
{
  guint months = 0;

  for (guint m = first; m <= last; m++)
    months |= 1u << (m - 1);
  return months;
}

/* 1 … 12, 一 … 十二; 0: no such number. */
static guint
take_number (const char **p)
{
  static const char *const chinese[] = { "十二", "十一", "十", "九", "八", "七", "六", "五", "四", "三", "二", "一" };
  guint number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (chinese); i++)
    if (g_str_has_prefix (*p, chinese[i]))
      {
        *p += strlen (chinese[i]);
        return 12 - i;
      }
  for (; g_ascii_isdigit (**p) && number < 1000; (*p)++)
    number = number * 10 + (guint) (**p - '0');
  return number;
}

static gboolean
take (const char **p,
      const char *word)
{
  if (!g_str_has_prefix (*p, word))
    return FALSE;
  *p += strlen (word);
  return TRUE;
}

static gboolean
take_any (const char **p,
          const char *const *words)
{
  for (guint i = 0; words[i]; i++)
    if (take (p, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
read_quarter (const char **p,
              guint *months)
{
  static const char *const words[] = { "季度", "季", "q", NULL };
  gboolean latin = take (p, "q");
  guint number;

  if (!latin)
    take (p, "第");
  number = take_number (p);
  if (number < 1 || number > 4 || (!latin && !take_any (p, words)))
    return FALSE;
  *months = span_of (number * 3 - 2, number * 3);
  return TRUE;
}

static gboolean
read_half (const char **p,
           guint *months)
{
  static const char *const first[] = { "上半年", "前半年", "头半年", NULL };
  static const char *const second[] = { "下半年", "后半年", NULL };
  gboolean is_first = take_any (p, first);

  if (!is_first && !take_any (p, second))
    return FALSE;
  *months = is_first ? span_of (1, 6) : span_of (7, 12);
  return TRUE;
}

/* "46月" and "1012月" are what is left of 4—6月 and 10—12月. */
static gboolean
split_range (guint digits,
             guint *first,
             guint *last)
{
  static const guint ranges[][3] = { { 13, 1, 3 }, { 16, 1, 6 }, { 46, 4, 6 }, { 79, 7, 9 }, { 712, 7, 12 }, { 1012, 10, 12 } };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (ranges[i][0] == digits)
      {
        *first = ranges[i][1];
        *last = ranges[i][2];
        return TRUE;
      }
  return FALSE;
}

/* 3月, 4—6月, 1月至3月 */
static gboolean
read_months (const char **p,
             guint *months)
{
  static const char *const to[] = { "至", "到", NULL };
  static const char *const ends[] = { "月份", "月", NULL };
  guint first = take_number (p), last = first;
  gboolean ended;

  if (first > 12 && !split_range (first, &first, &last))
    return FALSE;
  ended = take_any (p, ends);
  if (first == last && take_any (p, to))
    {
      last = take_number (p);
      ended = take_any (p, ends);
    }
  if (!ended || first < 1 || last < first || last > 12)
    return FALSE;
  *months = span_of (first, last);
  return TRUE;
}

gboolean
lw_period_read (const char *key,
                guint *months,
                const char **rest)
{
  gboolean (*const readers[]) (const char **, guint *) = { read_quarter, read_half, read_months };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      *rest = key;
      if (readers[i] (rest, months))
        return TRUE;
    }
  return FALSE;
}

gboolean
lw_period_parse (const char *text,
                 const char *heading,
                 guint *months)
{
  static const char *const whole[] = { "全年", "全年合计", "全年度", "合计", "总计", "小计", NULL };
  g_autofree char *key = strlen (text) < 64 ? lw_heading_key (text) : g_strdup ("");
  const char *rest = key;
  guint number = take_number (&rest);

  if (number && !*rest && number <= 4 && strstr (heading, "季"))
    *months = span_of (number * 3 - 2, number * 3);
  else if (number && !*rest && number <= 12 && strstr (heading, "月"))
    *months = span_of (number, number);
  else if (g_strv_contains (whole, key))
    *months = LW_PERIOD_YEAR;
  else
    return lw_period_read (key, months, &rest) && !*rest;
  return TRUE;
}

static gboolean
reads_on (const char *rest)
{
  return g_ascii_isdigit (*rest) || g_str_has_prefix (rest, "日") || g_str_has_prefix (rest, "号");
}

guint
lw_period_in_title (const char *title)
{
  static const char *const nine_months[] = { "前三季度", "一至三季度", "一到三季度", "一三季度", "13季度", "1至3季度", NULL };
  g_autofree char *letters = lw_heading_letters (title);
  guint months = 0;

  /* 截至6月底 says until when the whole was counted. */
  if (strstr (letters, "截"))
    return 0;
  for (guint i = 0; nine_months[i]; i++)
    if (strstr (letters, nine_months[i]))
      return span_of (1, 9);
  for (const char *p = letters; *p;)
    {
      const char *rest;
      guint part;
      gboolean digit = g_ascii_isdigit (*p);

      if (lw_period_read (p, &part, &rest) && !reads_on (rest))
        {
          months |= part;
          p = rest;
          continue;
        }
      do
        p = g_utf8_next_char (p);
      while (digit && g_ascii_isdigit (*p));
    }
  return months == LW_PERIOD_YEAR ? 0 : months;
}

gboolean
lw_period_from_word (const char *word,
                     guint *months)
{
  guint64 number = 0, last = 0;
  guint length = *word == 'q' ? 3 : *word == 'h' ? 6 : 1;
  const char *dash = *word == 'm' ? strchr (word, '-') : NULL;

  if (dash)
    {
      g_autofree char *first = g_strndup (word + 1, (gsize) (dash - word - 1));

      if (!g_ascii_string_to_unsigned (first, 10, 1, 12, &number, NULL) || !g_ascii_string_to_unsigned (dash + 1, 10, number, 12, &last, NULL))
        return FALSE;
      *months = span_of ((guint) number, (guint) last);
      return TRUE;
    }

  if (!*word || !strchr ("qhm", *word) || !g_ascii_string_to_unsigned (word + 1, 10, 1, 12 / length, &number, NULL))
    return FALSE;
  *months = span_of ((guint) number * length - length + 1, (guint) number * length);
  return TRUE;
}

char *
lw_period_to_word (guint months)
{
  static const char kinds[] = "qhm";

  for (guint k = 0; kinds[k]; k++)
    for (guint number = 1; number <= 12; number++)
      {
        char *word = g_strdup_printf ("%c%u", kinds[k], number);
        guint mine;

        if (lw_period_from_word (word, &mine) && mine == months)
          return word;
        g_free (word);
      }
  return g_strdup_printf ("m%d-%u", g_bit_nth_lsf (months, -1) + 1, (guint) g_bit_storage (months));
}
