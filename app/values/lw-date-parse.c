/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates as people type them into a cell. What cannot be only one date is not read at all: a birth
 * that is guessed is worse than one that is missing. */
#include "lw-date.h"

#include <string.h>

#include "lw-captions.h"
#include "lw-text.h"

/* Said before or after a date without changing it; the longer of two that begin alike comes first. */
static const char *const leading[] = { "出生于", "生于", "自", "从", "于", "公元", NULL };
static const char *const trailing[] = { "出生", "生", "加入", "入党", "入团", "参加工作", "参加", "任职", "当选", "入库",
                                        "转正", "换届", "补选", "增补", "选举", "上任", "任命", "开始", "至今", "到今", "以来", "起", "止", "-", "~", NULL };
/* Said after a date that is known less exactly than it looks. */
static const char *const vague[] = { "初", "底", "末", "春", "夏", "秋", "冬", "上旬", "中旬", "下旬",
                                     "年初", "年底", "年末", "年春", "年夏", "年秋", "年冬", "年上半年", "年下半年", NULL };

typedef struct
{
  int digits[3]; /* how many places year, month and day were written with */
  int values[3];
  int count;
} Parts;

/* 2021-03-15 00:00:00, 2021-03-15T08:30:00Z: cuts the time off. FALSE: a colon that is no time. */
static gboolean
cut_time (char *text)
{
  char *colon = strchr (text, ':');
  char *start = colon;

  if (!colon)
    return TRUE;
  while (start > text && g_ascii_isdigit (start[-1]))
    start--;
  if (colon == start || colon - start > 2 || start == text || !strchr (" \nTt", start[-1]))
    return FALSE;
  if (strspn (colon, "0123456789:.+-ZzAaPpMm ") != strlen (colon))
    return FALSE;
  start[-1] = '\0';
  return TRUE;
}

/* Typed before a figure so that the sheet takes it for text. */
static void
cut_apostrophe (char *text)
{
  if (*text == '\'')
    memmove (text, text + 1, strlen (text));
}

static void
remove_spaces (char *text)
{
  char *to = text;

  for (const char *from = text; *from; from++)
    if (!g_ascii_isspace (*from))
      *to++ = *from;
  *to = '\0';
}

/* (35岁) behind a date of birth is the way of 干部任免审批表. */
static void
cut_age (char *text)
{
  char *open = strrchr (text, '(');
  char *rest = open;

  if (!open || !g_ascii_isdigit (open[1]))
    return;
  g_ascii_strtoull (open + 1, &rest, 10);
  if (g_str_has_prefix (rest, "周岁)"))
    rest += strlen ("周");
  if (strcmp (rest, "岁)") == 0)
    *open = '\0';
}

static const char *
skip_leading (const char *text)
{
  for (guint i = 0; leading[i]; i++)
    if (g_str_has_prefix (text, leading[i]))
      return text + strlen (leading[i]);
  return text;
}

static void
cut_trailing (char *text)
{
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; trailing[i] && !again; i++)
        if (g_str_has_suffix (text, trailing[i]) && strlen (text) > strlen (trailing[i]))
          {
            text[strlen (text) - strlen (trailing[i])] = '\0';
            again = TRUE;
          }
    }
}

/* Digits of the year, one by one: 1990, 一九九〇, 二零二一. */
static gboolean
take_year (const char **text, Parts *parts)
{
  int number = 0;
  int count = 0;

  for (; **text; *text = g_utf8_next_char (*text), count++)
    {
      gunichar c = g_utf8_get_char (*text);
      int digit = c < 128 && g_ascii_isdigit ((char) c) ? (int) c - '0' : lw_text_numeral_digit (c);

      if (digit < 0 || count == 8)
        break;
      number = number * 10 + digit;
    }

  parts->values[0] = number;
  parts->digits[0] = count;
  parts->count = 1;
  return count > 0 && !g_ascii_isdigit (**text);
}

/* A month or a day: 01, 1, 十一, 元. */
static gboolean
take_part (const char **text, Parts *parts)
{
  const char *start = *text;
  int number = 0;

  if (g_str_has_prefix (start, "元月"))
    {
      *text += strlen ("元");
      number = 1;
    }
  else if (g_ascii_isdigit (*start))
    {
      while (g_ascii_isdigit (**text) && *text - start < 5)
        number = number * 10 + (*(*text)++ - '0');
      parts->digits[parts->count] = (int) (*text - start);
    }
  else
    {
      const char *zero = g_utf8_next_char (start);

      /* 〇三 for 03 */
      if (lw_text_numeral_digit (g_utf8_get_char (start)) == 0)
        *text = zero;
      if (!lw_text_take_numeral (text, &number))
        return FALSE;
    }
  parts->values[parts->count++] = number;
  return TRUE;
}

/* What may stand between the parts; one typed twice (1990..01) is still only one. */
static gboolean
take_separator (const char **text, const char *word)
{
  int taken = 0;
  gboolean by_word = g_str_has_prefix (*text, word);

  if (by_word)
    *text += strlen (word);
  while (taken < 2 && **text && strchr (".-/\\,", **text))
    {
      *text += 1;
      taken++;
    }
  /* 、 and · are typed for a full stop where the keyboard is set to Chinese. */
  if (!taken && !by_word && (g_str_has_prefix (*text, "、") || g_str_has_prefix (*text, "·")))
    {
      *text = g_utf8_next_char (*text);
      taken++;
    }
  return by_word || taken > 0;
}

/* 19900115, 199001 and 1990.0115 hold several parts in one run of digits. */
static gboolean
split_runs (Parts *parts)
{
  if (parts->count == 1 && parts->digits[0] == 8)
    *parts = (Parts){ { 4, 2, 2 },
                      { parts->values[0] / 10000, parts->values[0] / 100 % 100, parts->values[0] % 100 },
                      3 };
  else if (parts->count == 1 && parts->digits[0] == 6)
    *parts = (Parts){ { 4, 2, 0 }, { parts->values[0] / 100, parts->values[0] % 100, 0 }, 2 };
  else if (parts->count == 2 && parts->digits[0] == 4 && parts->digits[1] == 4)
    *parts = (Parts){ { 4, 2, 2 }, { parts->values[0], parts->values[1] / 100, parts->values[1] % 100 }, 3 };

  return parts->digits[0] == 4 && parts->digits[1] <= 2 && parts->digits[2] <= 2;
}

static LwDateVerdict
judge (const Parts *parts, gboolean is_vague, LwDate *date)
{
  gboolean zeros = (parts->count > 1 && parts->values[1] == 0) ||
                   (parts->count > 2 && parts->values[2] == 0);
  LwDate found = LW_DATE (parts->values[0], parts->values[1], parts->values[2]);

  if (parts->values[1] > 12 || parts->values[2] > 31 || !lw_date_is_valid (found))
    return LW_DATE_BAD;
  *date = found;
  return is_vague || zeros ? LW_DATE_PARTLY : LW_DATE_OK;
}

static LwDateVerdict
parse_parts (const char *text, gboolean is_number, LwDate *date)
{
  static const char *const words[] = { "年", "月", "日" };
  Parts parts = { 0 };
  gboolean more = TRUE;

  if (!take_year (&text, &parts))
    return LW_DATE_BAD;
  if (is_number && parts.digits[0] == 4 && strcmp (text, ".1") == 0)
    {
      /* The number 1990.1 was typed as 1990.1 or as 1990.10: only the year is sure. */
      parts.values[1] = 0;
      return judge (&parts, TRUE, date);
    }

  while (more && *text && !g_strv_contains (vague, text))
    {
      more = take_separator (&text, words[parts.count - 1]) ||
             (parts.count == 3 && g_str_has_prefix (text, "号") && (text += strlen ("号")));
      if (!more || parts.count == 3 || !*text || g_strv_contains (vague, text))
        break;
      if (!take_part (&text, &parts))
        return LW_DATE_BAD;
    }

  if (*text && !g_strv_contains (vague, text))
    return LW_DATE_BAD;
  return split_runs (&parts) ? judge (&parts, *text != '\0', date) : LW_DATE_BAD;
}

/**
 * lw_date_parse:
 * @text: (nullable): as the cell shows it
 * @is_number: the cell holds a number without a format of its own (#LwCell plain): then 1990.1 may
 *   have been typed as 1990.10. A number with a format shows all its places and is text here.
 * @date: (out): set for LW_DATE_OK and LW_DATE_PARTLY, else 0
 *
 * Years have four digits: 90.11 is bad, since it could as well be a person of 2090 or a typing error.
 * A number of five digits is bad too: it may be a date that lost its format, or a slip.
 */
LwDateVerdict
lw_date_parse (const char *text, gboolean is_number, LwDate *date)
{
  g_autofree char *folded = lw_text_fold (text, LW_FOLD_KEEP_SPACES);

  *date = 0;
  if (lw_text_is_blank (folded))
    return LW_DATE_EMPTY;
  if (!cut_time (folded))
    return LW_DATE_BAD;

  cut_apostrophe (folded);
  remove_spaces (folded);
  cut_age (folded);
  cut_trailing (folded);
  return parse_parts (skip_leading (folded), is_number, date);
}

/* Where one date could end and another begin: @at is moved to it, @length is that of the sign. */
static gboolean
next_break (const char **at, gsize *length)
{
  static const char *const signs[] = { "-", "~", "至", "到", NULL };

  for (; **at; *at = g_utf8_next_char (*at))
    for (guint i = 0; signs[i]; i++)
      if (g_str_has_prefix (*at, signs[i]))
        {
          *length = strlen (signs[i]);
          return TRUE;
        }
  return FALSE;
}

gboolean
lw_date_parse_range (const char *text, LwDate *start, LwDate *end)
{
  g_autofree char *folded = lw_text_fold (text, LW_FOLD_NO_SPACES);
  gsize length = 0;

  *start = *end = 0;
  for (const char *at = folded; next_break (&at, &length); at++)
    {
      g_autofree char *left = g_strndup (folded, (gsize) (at - folded));
      const char *right = at + length + strspn (at + length, "-~");

      if (lw_date_parse (left, FALSE, start) == LW_DATE_OK && lw_date_parse (right, FALSE, end) == LW_DATE_OK &&
          lw_date_first (*start) <= lw_date_last (*end))
        return TRUE;
    }
  *start = *end = 0;
  return FALSE;
}
