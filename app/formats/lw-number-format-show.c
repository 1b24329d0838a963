/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-number-format-private.h"

#include <math.h>
#include <string.h>

#define DIGITS 15              /* a spreadsheet shows no more digits of a number */
#define MAX_DATE_SERIAL 2958466 /* 9999-12-31 and a day */
#define LEAP_BUG 60             /* 1900-02-29, which never was, is a day of the 1900 system */
#define DAYS_TO_1904 1462
#define MS_OF_DAY 86400000

/* A number as decimal digits: 0.d1d2d3… times ten to the power of @exponent. Rounding happens on
 * these, as in a spreadsheet, not on the binary number: 1.005 shows as 1.01. */
typedef struct
{
  char digits[DIGITS + 1];
  int n;
  int exponent;
} Decimal;

static void
decimal_init (Decimal *self, double value)
{
  char buffer[40];

  g_ascii_formatd (buffer, sizeof buffer, "%.14e", fabs (value));
  self->digits[0] = buffer[0];
  memcpy (self->digits + 1, buffer + 2, DIGITS - 1);
  self->n = DIGITS;
  self->exponent = (int) g_ascii_strtoll (buffer + DIGITS + 2, NULL, 10) + 1;
  while (self->n > 0 && self->digits[self->n - 1] == '0')
    self->n--;
  if (!self->n)
    self->exponent = 0;
}

/* Keeps @keep digits, half away from zero. */
static void
decimal_round (Decimal *self, int keep)
{
  gboolean up;

  if (keep >= self->n)
    return;
  up = keep >= 0 && self->digits[keep] >= '5';
  self->n = MAX (keep, 0);
  while (up && self->n > 0 && self->digits[self->n - 1] == '9')
    self->n--;
  if (up && self->n > 0)
    self->digits[self->n - 1]++;
  else if (up)
    {
      self->digits[self->n++] = '1';
      self->exponent++;
    }
  while (self->n > 0 && self->digits[self->n - 1] == '0')
    self->n--;
}

static char
decimal_digit (const Decimal *self, int index)
{
  return index >= 0 && index < self->n ? self->digits[index] : '0';
}

static void
append_fixed (const Decimal *d, GString *text)
{
  for (int i = 0; i < MAX (d->exponent, 1); i++)
    g_string_append_c (text, d->exponent > 0 ? decimal_digit (d, i) : '0');
  if (d->n > d->exponent)
    g_string_append_c (text, '.');
  for (int i = MIN (d->exponent, 0); i < d->n - MAX (d->exponent, 0); i++)
    g_string_append_c (text, decimal_digit (d, d->exponent > 0 ? d->exponent + i : i));
}

static void
append_exponent (GString *text, int exponent, guint width, gboolean plus)
{
  if (exponent < 0 || plus)
    g_string_append_c (text, exponent < 0 ? '-' : '+');
  g_string_append_printf (text, "%0*d", (int) width, ABS (exponent));
}

static void
append_scientific (Decimal *d, int decimals, GString *text)
{
  decimal_round (d, decimals + 1);
  g_string_append_c (text, decimal_digit (d, 0));
  if (d->n > 1)
    g_string_append_c (text, '.');
  for (int i = 1; i < d->n; i++)
    g_string_append_c (text, d->digits[i]);
  g_string_append_c (text, 'E');
  append_exponent (text, d->exponent - 1, 2, TRUE);
}

/* Most numbers of a roster are whole: no printf for them. */
static void
append_whole_number (GString *text, gint64 value)
{
  char buffer[24];
  guint at = sizeof buffer;
  guint64 rest = (guint64) ABS (value);

  do
    buffer[--at] = (char) ('0' + rest % 10);
  while (rest /= 10);
  if (value < 0)
    buffer[--at] = '-';
  g_string_append_len (text, buffer + at, sizeof buffer - at);
}

void
lw_format_general (double value, GString *text)
{
  Decimal d;

  if (!isfinite (value))
    {
      g_string_append (text, "#NUM!");
      return;
    }
  if (fabs (value) < 1e11 && floor (value) >= value)
    {
      append_whole_number (text, (gint64) value);
      return;
    }

  if (value < 0)
    g_string_append_c (text, '-');
  decimal_init (&d, value);
  /* Eleven characters: a whole part of ten digits and a point, or 0. and nine digits. */
  if (d.exponent > 11 || (d.exponent < -3 && d.n - d.exponent > 9))
    {
      append_scientific (&d, 5, text);
      return;
    }
  decimal_round (&d, d.exponent >= 10 ? d.exponent : d.exponent > 0 ? 10 : 9 + d.exponent);
  append_fixed (&d, text);
}

/* The placeholders of one number section, found on the way. */
typedef struct
{
  int whole, decimals, scale, percents, exponent_width;
  gboolean grouped, exponent_plus;
} Layout;

static void
measure (const LwFormatSection *section, Layout *layout)
{
  gboolean after_point = FALSE, after_exponent = FALSE;
  int commas = 0;

  for (guint i = 0; i < section->tokens->len; i++)
    {
      const LwFormatToken *token = &g_array_index (section->tokens, LwFormatToken, i);

      if (token->kind == LW_FORMAT_DIGIT)
        {
          layout->grouped |= commas && layout->whole && !after_point;
          commas = 0;
          if (after_exponent)
            layout->exponent_width++;
          else if (after_point)
            layout->decimals++;
          else
            layout->whole++;
        }
      else if (token->kind == LW_FORMAT_POINT)
        after_point = TRUE;
      else if (token->kind == LW_FORMAT_COMMA)
        commas++;
      else if (token->kind == LW_FORMAT_PERCENT)
        layout->percents++;
      else if (token->kind == LW_FORMAT_EXPONENT)
        {
          after_exponent = TRUE;
          layout->exponent_plus = token->sign == '+';
        }
      if (token->kind == LW_FORMAT_POINT && commas)
        {
          layout->scale += commas;
          commas = 0;
        }
    }
  layout->scale += layout->whole + layout->decimals ? commas : 0;
}

static void
append_digit (GString *text, char digit, int position, gboolean grouped)
{
  g_string_append_c (text, digit);
  if (grouped && position > 0 && position % 3 == 0)
    g_string_append_c (text, ',');
}

/* One placeholder of the whole part; the first one also takes the digits that have none. */
static void
append_whole (const Layout *layout, const Decimal *d, int index, char sign, GString *text)
{
  int length = MAX (d->exponent, 0);
  int position = layout->whole - 1 - index;

  if (!index)
    for (int p = length - 1; p > position; p--)
      append_digit (text, decimal_digit (d, length - 1 - p), p, layout->grouped);

  if (position < length)
    append_digit (text, decimal_digit (d, length - 1 - position), position, layout->grouped);
  else if (sign == '0')
    append_digit (text, '0', position, layout->grouped);
  else if (sign == '?')
    g_string_append_c (text, ' ');
}

static void
append_decimal (const Decimal *d, int index, char sign, GString *text)
{
  if ((d->n && d->exponent + index < d->n) || sign == '0')
    g_string_append_c (text, decimal_digit (d, d->exponent + index));
  else if (sign == '?')
    g_string_append_c (text, ' ');
}

static void
append_tokens (const LwFormatSection *section, const Layout *layout, const Decimal *d, int power, GString *text)
{
  gboolean after_point = FALSE, after_exponent = FALSE;
  int whole = 0, decimals = 0;

  for (guint i = 0; i < section->tokens->len; i++)
    {
      const LwFormatToken *token = &g_array_index (section->tokens, LwFormatToken, i);

      if (token->kind == LW_FORMAT_LITERAL)
        g_string_append_len (text, section->literals->str + token->from, token->length);
      else if (token->kind == LW_FORMAT_PERCENT)
        g_string_append_c (text, '%');
      else if (token->kind == LW_FORMAT_DIGIT && !after_exponent && after_point)
        append_decimal (d, decimals++, token->sign, text);
      else if (token->kind == LW_FORMAT_DIGIT && !after_exponent)
        append_whole (layout, d, whole++, token->sign, text);
      else if (token->kind == LW_FORMAT_POINT && !after_point)
        {
          after_point = TRUE;
          if (!layout->whole) /* .00: the whole part stands before the point all the same */
            for (int p = 0; p < d->exponent; p++)
              g_string_append_c (text, decimal_digit (d, p));
          g_string_append_c (text, '.');
        }
      else if (token->kind == LW_FORMAT_EXPONENT)
        {
          after_exponent = TRUE;
          g_string_append_c (text, 'E');
          append_exponent (text, power, (guint) MAX (layout->exponent_width, 1), layout->exponent_plus);
        }
    }
}

/* General or @ among other text: General"人". */
static void
append_with_general (const LwFormatSection *section, double value, GString *text)
{
  for (guint i = 0; i < section->tokens->len; i++)
    {
      const LwFormatToken *token = &g_array_index (section->tokens, LwFormatToken, i);

      if (token->kind == LW_FORMAT_LITERAL)
        g_string_append_len (text, section->literals->str + token->from, token->length);
      else if (token->kind == LW_FORMAT_GENERAL || token->kind == LW_FORMAT_TEXT)
        lw_format_general (value, text);
    }
}

void
lw_format_number (const LwFormatSection *section, double value, GString *text)
{
  Layout layout = { 0 };
  Decimal d;
  int power = 0;

  /* A fraction (1 1/2) is given as a decimal number: no roster counts in fractions. */
  if (!isfinite (value) || (section->is_fraction && section->has_digits))
    {
      lw_format_general (value, text);
      return;
    }
  if (section->is_general)
    {
      append_with_general (section, value, text);
      return;
    }

  measure (section, &layout);
  decimal_init (&d, value);
  if (d.n)
    d.exponent += 2 * layout.percents - 3 * layout.scale;
  if (section->has_exponent && d.n)
    {
      decimal_round (&d, layout.whole + layout.decimals);
      power = d.exponent - MAX (layout.whole, 1);
      d.exponent -= power;
    }
  else
    decimal_round (&d, d.exponent + layout.decimals);
  if (value < 0 && d.n)
    g_string_append_c (text, '-');
  append_tokens (section, &layout, &d, power, text);
}

/* Days and time of a serial number. */
typedef struct
{
  int year, month, day;
  int weekday;    /* Sunday is 0 */
  gint64 serial;  /* whole days */
  int ms;         /* of the day */
} Moment;

/* Proleptic Gregorian calendar, from days since 0000-03-01 (which makes February the last month). */
static void
set_civil (Moment *moment, gint64 days)
{
  gint64 era = days / 146097;
  gint64 of_era = days % 146097;
  gint64 year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  gint64 of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 month = (5 * of_year + 2) / 153;

  moment->day = (int) (of_year - (153 * month + 2) / 5 + 1);
  moment->month = (int) (month < 10 ? month + 3 : month - 9);
  moment->year = (int) (year_of_era + era * 400 + (moment->month <= 2));
}

static gboolean
moment_init (Moment *moment, double value, gboolean date_1904)
{
  double days;

  if (!(value >= 0 && value < MAX_DATE_SERIAL - (date_1904 ? DAYS_TO_1904 : 0)))
    return FALSE;

  days = floor (value);
  moment->ms = (int) floor ((value - days) * MS_OF_DAY + 0.5);
  moment->serial = (gint64) days + (date_1904 ? DAYS_TO_1904 : 0);
  if (moment->ms >= MS_OF_DAY)
    {
      moment->ms -= MS_OF_DAY;
      moment->serial++;
    }
  moment->weekday = (int) ((moment->serial + 6) % 7);
  if (moment->serial == LEAP_BUG && !date_1904)
    {
      moment->year = 1900;
      moment->month = 2;
      moment->day = 29;
    }
  else if (moment->serial == 0)
    {
      moment->year = 1900;
      moment->month = 1;
      moment->day = 0;
    }
  else /* 693899 days lie between 0000-03-01 and 1899-12-30 */
    set_civil (moment, moment->serial + 693899 + (moment->serial < LEAP_BUG));
  return TRUE;
}

static const char *const chinese_digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

static void
append_number (GString *text, int value, guint width, gboolean chinese)
{
  if (!chinese)
    {
      if (width >= 2 && value < 10)
        g_string_append_c (text, '0');
      append_whole_number (text, value);
    }
  else if (value >= 10 && value < 100)
    g_string_append_printf (text, "%s十%s", value >= 20 ? chinese_digits[value / 10] : "",
                            value % 10 ? chinese_digits[value % 10] : "");
  else if (value >= 0)
    g_string_append (text, chinese_digits[value % 10]);
}

static void
append_year (GString *text, int year, guint count, gboolean chinese)
{
  int value = count <= 2 ? year % 100 : year;
  int divisor = count <= 2 ? 10 : 1000;

  if (!chinese)
    append_number (text, value, 2, FALSE); /* the years are 1900 to 9999: four digits, or two of them */
  else
    for (; divisor > 0; divisor /= 10)
      g_string_append (text, chinese_digits[value / divisor % 10]);
}

static void
append_month (GString *text, const Moment *moment, guint count, gboolean chinese)
{
  static const char *const names[] = { "January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December" };

  if (count <= 2)
    append_number (text, moment->month, count, chinese);
  else
    g_string_append_len (text, names[moment->month - 1], count == 3 ? 3 : count == 5 ? 1 : -1);
}

static void
append_weekday (GString *text, const Moment *moment, const LwFormatToken *token)
{
  static const char *const english[] = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday" };
  static const char *const chinese[] = { "日", "一", "二", "三", "四", "五", "六" };

  if (token->kind == LW_FORMAT_DAY)
    g_string_append_len (text, english[moment->weekday], token->count == 3 ? 3 : -1);
  else
    g_string_append_printf (text, "%s%s", token->count >= 4 ? "星期" : "", chinese[moment->weekday]);
}

static void
append_half_day (GString *text, const Moment *moment, char sign)
{
  gboolean morning = moment->ms < MS_OF_DAY / 2;

  if (sign == 'C')
    g_string_append (text, morning ? "上午" : "下午");
  else if (sign == 'A')
    g_string_append (text, morning ? "A" : "P");
  else
    g_string_append (text, morning ? "AM" : "PM");
}

static void
append_elapsed (GString *text, const Moment *moment, const LwFormatToken *token)
{
  gint64 seconds = moment->serial * 86400 + moment->ms / 1000;
  gint64 unit = token->sign == 'h' ? 3600 : token->sign == 'm' ? 60 : 1;

  g_string_append_printf (text, "%0*" G_GINT64_FORMAT, (int) MIN (token->count, 9), seconds / unit);
}

static int
hour_shown (const Moment *moment, gboolean half_days)
{
  int hour = moment->ms / 3600000;

  return half_days ? (hour + 11) % 12 + 1 : hour;
}

static void
append_date_token (const LwFormatSection *section, const LwFormatToken *token, const Moment *moment,
                   gboolean half_days, GString *text)
{
  gboolean chinese = section->chinese_digits;

  switch (token->kind)
    {
    case LW_FORMAT_LITERAL:
      g_string_append_len (text, section->literals->str + token->from, token->length);
      break;
    case LW_FORMAT_YEAR:
      append_year (text, moment->year, token->count, chinese);
      break;
    case LW_FORMAT_ERA_YEAR:
      append_year (text, moment->year, 4, chinese);
      break;
    case LW_FORMAT_MONTH:
      append_month (text, moment, token->count, chinese);
      break;
    case LW_FORMAT_DAY:
    case LW_FORMAT_WEEKDAY:
      if (token->kind == LW_FORMAT_DAY && token->count <= 2)
        append_number (text, moment->day, token->count, chinese);
      else
        append_weekday (text, moment, token);
      break;
    case LW_FORMAT_HOUR:
      append_number (text, hour_shown (moment, half_days), MIN (token->count, 2), chinese);
      break;
    case LW_FORMAT_MINUTE:
      append_number (text, moment->ms / 60000 % 60, MIN (token->count, 2), chinese);
      break;
    case LW_FORMAT_SECOND:
      append_number (text, moment->ms / 1000 % 60, MIN (token->count, 2), chinese);
      break;
    case LW_FORMAT_HALF_DAY:
      append_half_day (text, moment, token->sign);
      break;
    case LW_FORMAT_ELAPSED:
      append_elapsed (text, moment, token);
      break;
    case LW_FORMAT_POINT:
    case LW_FORMAT_SLASH:
    case LW_FORMAT_COMMA:
    case LW_FORMAT_PERCENT:
    case LW_FORMAT_DIGIT: /* parts of a second */
      g_string_append_c (text, token->sign);
      break;
    case LW_FORMAT_GENERAL:
    case LW_FORMAT_TEXT:
    case LW_FORMAT_EXPONENT:
    default:
      break;
    }
}

static void
append_date (const LwFormatSection *section, const Moment *moment, GString *text)
{
  gboolean half_days = FALSE;

  for (guint i = 0; i < section->tokens->len; i++)
    half_days |= g_array_index (section->tokens, LwFormatToken, i).kind == LW_FORMAT_HALF_DAY;
  for (guint i = 0; i < section->tokens->len; i++)
    append_date_token (section, &g_array_index (section->tokens, LwFormatToken, i), moment, half_days, text);
}

/* The date at the precision that the format shows (semantics: docs/counting.md, section 10). */
static LwDate
date_shown (const LwFormatSection *section, const Moment *moment)
{
  gboolean only_time = !section->shows_year && !section->shows_month && !section->shows_day;
  LwDate date = moment->year * 10000;

  if (section->shows_month || section->shows_day || only_time)
    date += moment->month * 100;
  if (section->shows_day || only_time)
    date += moment->day;
  return date;
}

void
lw_format_date (const LwFormatSection *section, double value, gboolean date_1904, GString *text, LwCell *cell)
{
  Moment moment;

  if (!moment_init (&moment, value, date_1904))
    {
      lw_format_general (value, text); /* a sheet shows ##### here */
      return;
    }

  append_date (section, &moment, text);
  /* A time of day is no date; nor are day 0, the day that never was, and a year that only comes from
   * typing 199005 into a cell made for dates: such a cell stays a number with what it shows. */
  if (section->is_elapsed || moment.day == 0 || (moment.serial == LEAP_BUG && !date_1904)
      || moment.year < 1900 || moment.year > 2199)
    return;
  cell->type = LW_CELL_DATE;
  cell->date = date_shown (section, &moment);
}
