/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-number-format.h"

G_BEGIN_DECLS

/* Between lw-number-format.c, which reads format codes, and lw-number-format-show.c, which uses
 * them. */

typedef enum
{
  LW_FORMAT_LITERAL,
  LW_FORMAT_GENERAL,
  LW_FORMAT_TEXT,
  LW_FORMAT_DIGIT, /* sign: 0, # or ? */
  LW_FORMAT_POINT,
  LW_FORMAT_COMMA,
  LW_FORMAT_PERCENT,
  LW_FORMAT_SLASH,
  LW_FORMAT_EXPONENT, /* sign: + or - */
  /* From here to ELAPSED: what makes a format one of dates and times. */
  LW_FORMAT_YEAR,
  LW_FORMAT_ERA_YEAR,
  LW_FORMAT_MONTH,
  LW_FORMAT_DAY,
  LW_FORMAT_WEEKDAY,
  LW_FORMAT_HOUR,
  LW_FORMAT_MINUTE,
  LW_FORMAT_SECOND,
  LW_FORMAT_HALF_DAY, /* sign: M for AM/PM, A for A/P, C for 上午/下午 */
  LW_FORMAT_ELAPSED,  /* sign: h, m or s */
} LwFormatTokenKind;

typedef enum
{
  LW_FORMAT_ALWAYS,
  LW_FORMAT_IF_LESS,
  LW_FORMAT_IF_AT_MOST,
  LW_FORMAT_IF_MORE,
  LW_FORMAT_IF_AT_LEAST,
  LW_FORMAT_IF_EQUAL,
  LW_FORMAT_IF_NOT_EQUAL,
} LwFormatCondition;

typedef struct
{
  LwFormatTokenKind kind;
  guint count; /* of the letters */
  guint from, length; /* of a literal */
  char sign;
} LwFormatToken;

typedef struct
{
  GArray *tokens;    /* owned, LwFormatToken */
  GString *literals; /* owned, all of them in a row */
  LwFormatCondition condition;
  double limit;
  gboolean is_date, is_elapsed, is_general, is_fraction, has_digits, has_exponent, chinese_digits;
  gboolean shows_year, shows_month, shows_day;
} LwFormatSection;

/* As a cell without a format of its own shows it: at most 11 characters, else with an exponent. */
void lw_format_general (double value, GString *text);
void lw_format_number  (const LwFormatSection *section, double value, GString *text);
/* Makes @cell a date where the number is one; else it stays a number, with the text that is shown. */
void lw_format_date    (const LwFormatSection *section, double value, gboolean date_1904, GString *text, LwCell *cell);

G_END_DECLS
