/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-date.h"

#include <glib/gi18n-lib.h>
#include <time.h>

#define YEAR(date) ((date) / 10000)
#define MONTH(date) ((date) / 100 % 100)
#define DAY(date) ((date) % 100)

#define FIRST_YEAR 1900
#define LAST_YEAR 2199

static gboolean
is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

/* Days since 1 March of the year 0: the year begins in March, so that the leap day is its last. */
static int
day_number (LwDate date)
{
  int year = MONTH (date) > 2 ? YEAR (date) : YEAR (date) - 1;
  int month = (MONTH (date) + 9) % 12;

  return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + DAY (date) - 1;
}

static LwDate
date_of_day_number (int number)
{
  int year = (int) ((10000 * (gint64) number + 14780) / 3652425);
  int rest = number - (365 * year + year / 4 - year / 100 + year / 400);
  int month = 0;

  if (rest < 0)
    {
      year -= 1;
      rest = number - (365 * year + year / 4 - year / 100 + year / 400);
    }
  month = (100 * rest + 52) / 3060;
  return LW_DATE (year + (month + 2) / 12, (month + 2) % 12 + 1, rest - (month * 306 + 5) / 10 + 1);
}

/**
 * lw_date_is_valid:
 *
 * Returns: whether @date is a date of any precision (day, month or year) between 1900 and 2199. No
 *   date (0) is not valid; neither is a day without its month.
 */
gboolean
lw_date_is_valid (LwDate date)
{
  if (date <= 0 || YEAR (date) < FIRST_YEAR || YEAR (date) > LAST_YEAR || MONTH (date) > 12)
    return FALSE;
  if (MONTH (date) == 0)
    return DAY (date) == 0;
  return DAY (date) <= days_in_month (YEAR (date), MONTH (date));
}

/**
 * lw_date_is_full:
 *
 * Returns: whether @date is valid and known to the day
 */
gboolean
lw_date_is_full (LwDate date)
{
  return lw_date_is_valid (date) && DAY (date) != 0;
}

/**
 * lw_date_first:
 *
 * Returns: the earliest day that @date can be; 0 for no date
 */
LwDate
lw_date_first (LwDate date)
{
  if (date <= 0)
    return 0;
  return LW_DATE (YEAR (date), MAX (MONTH (date), 1), MAX (DAY (date), 1));
}

/**
 * lw_date_last:
 *
 * Returns: the latest day that @date can be; 0 for no date
 */
LwDate
lw_date_last (LwDate date)
{
  int month = MONTH (date) ? MONTH (date) : 12;

  if (!lw_date_is_valid (date))
    return 0;
  return LW_DATE (YEAR (date), month, DAY (date) ? DAY (date) : days_in_month (YEAR (date), month));
}

/**
 * lw_date_today:
 *
 * Returns: the day that the clock of this computer shows
 */
LwDate
lw_date_today (void)
{
  time_t now = time (NULL);
  struct tm local = { 0 };

  localtime_r (&now, &local);
  return LW_DATE (local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

/* This program did not exist before, and will not be in use after. */
gboolean
lw_date_is_plausible_today (LwDate today)
{
  return today >= 20200101 && today <= 20991231;
}

LwDate
lw_date_add_days (LwDate full, int days)
{
  g_return_val_if_fail (lw_date_is_full (full), 0);

  return date_of_day_number (day_number (full) + days);
}

/**
 * lw_date_add_months:
 *
 * Returns: the same day @months later or, where that month is shorter, its last day
 */
LwDate
lw_date_add_months (LwDate full, int months)
{
  int all = YEAR (full) * 12 + MONTH (full) - 1 + months;

  g_return_val_if_fail (lw_date_is_full (full), 0);

  return LW_DATE (all / 12, all % 12 + 1, MIN (DAY (full), days_in_month (all / 12, all % 12 + 1)));
}

/**
 * lw_date_add_years:
 *
 * Returns: the day on which @years are completed: somebody born on 29 February reaches a common year
 *   on 1 March (docs/counting.md, section 2)
 */
LwDate
lw_date_add_years (LwDate full, int years)
{
  g_return_val_if_fail (lw_date_is_full (full), 0);

  if (MONTH (full) == 2 && DAY (full) == 29 && !is_leap_year (YEAR (full) + years))
    return LW_DATE (YEAR (full) + years, 3, 1);
  return full + years * 10000;
}

int
lw_date_days_between (LwDate from, LwDate to)
{
  g_return_val_if_fail (lw_date_is_full (from) && lw_date_is_full (to), 0);

  return day_number (to) - day_number (from);
}

/**
 * lw_date_agrees:
 *
 * Returns: whether @a and @b are equal at the coarser precision of the two; FALSE when one of them
 *   is no date, as nothing is known then
 */
gboolean
lw_date_agrees (LwDate a, LwDate b)
{
  if (a <= 0 || b <= 0 || YEAR (a) != YEAR (b))
    return FALSE;
  if (!MONTH (a) || !MONTH (b))
    return TRUE;
  if (MONTH (a) != MONTH (b))
    return FALSE;
  return !DAY (a) || !DAY (b) || DAY (a) == DAY (b);
}

/**
 * lw_date_holds:
 *
 * Returns: whether what lasts from @start to @end holds on @day. A start or end known to the month
 *   or year counts from its first day.
 */
gboolean
lw_date_holds (LwDate start, LwDate end, LwDate day)
{
  return start <= day && (end == 0 || day < end);
}

static int
completed_years (LwDate birth, LwDate on)
{
  return YEAR (on) - YEAR (birth) - (on % 10000 < birth % 10000 ? 1 : 0);
}

/**
 * lw_age_on:
 * @birth: of any precision
 * @on: a full date
 * @youngest: (out): the lowest age that is possible
 * @oldest: (out): the highest; the same when @birth is full
 *
 * Completed years (周岁), Civil Code art. 1259: the birthday counts as reached. Nobody is younger
 * than 0 here: a birth after @on gives 0.
 *
 * Returns: FALSE when there is no valid @birth; the ages are untouched then
 */
gboolean
lw_age_on (LwDate birth, LwDate on, int *youngest, int *oldest)
{
  if (!lw_date_is_valid (birth))
    return FALSE;
  *youngest = MAX (completed_years (lw_date_last (birth), on), 0);
  *oldest = MAX (completed_years (lw_date_first (birth), on), 0);
  return TRUE;
}

char *
lw_age_text (LwDate birth, LwDate on)
{
  int youngest, oldest;

  if (!lw_age_on (birth, on, &youngest, &oldest))
    return g_strdup ("?");
  if (youngest == oldest)
    return g_strdup_printf ("%d", youngest);
  return g_strdup_printf ("%d–%d", youngest, oldest);
}

/**
 * lw_date_to_iso:
 *
 * Returns: (transfer full): 1991-05-17, 1991-05, 1991 or ""
 */
char *
lw_date_to_iso (LwDate date)
{
  if (date <= 0)
    return g_strdup ("");
  if (!MONTH (date))
    return g_strdup_printf ("%04d", YEAR (date));
  if (!DAY (date))
    return g_strdup_printf ("%04d-%02d", YEAR (date), MONTH (date));
  return g_strdup_printf ("%04d-%02d-%02d", YEAR (date), MONTH (date), DAY (date));
}

static gboolean
take_digits (const char **text, int count, int *number)
{
  *number = 0;
  for (int i = 0; i < count; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + (**text - '0');
    }
  return TRUE;
}

/**
 * lw_date_from_iso:
 * @date: (out): untouched when FALSE is returned
 *
 * The reverse of lw_date_to_iso(); nothing else is accepted. "" gives 0.
 */
gboolean
lw_date_from_iso (const char *text, LwDate *date)
{
  int year = 0;
  int month = 0;
  int day = 0;

  if (!*text)
    {
      *date = 0;
      return TRUE;
    }
  if (!take_digits (&text, 4, &year))
    return FALSE;
  if (*text == '-' && (text++, !take_digits (&text, 2, &month) || !month))
    return FALSE;
  if (*text == '-' && (text++, !month || !take_digits (&text, 2, &day) || !day))
    return FALSE;
  if (*text || !lw_date_is_valid (LW_DATE (year, month, day)))
    return FALSE;

  *date = LW_DATE (year, month, day);
  return TRUE;
}

/**
 * lw_date_to_text:
 *
 * Returns: (transfer full): the date as it is written in the user's language; "" for no date
 */
char *
lw_date_to_text (LwDate date)
{
  if (date <= 0)
    return g_strdup ("");
  if (!MONTH (date))
    /* translators: a date of which only the year is known: %d年 in Chinese */
    return g_strdup_printf (_("%d"), YEAR (date));
  if (!DAY (date))
    /* translators: year and month: %d年%d月 in Chinese */
    return g_strdup_printf (_("%d-%02d"), YEAR (date), MONTH (date));
  /* translators: year, month and day: %d年%d月%d日 in Chinese */
  return g_strdup_printf (_("%d-%02d-%02d"), YEAR (date), MONTH (date), DAY (date));
}
