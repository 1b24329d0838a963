/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-time-text.h"

#include <glib/gi18n-lib.h>

static GDateTime *
local (gint64 seconds)
{
  return g_date_time_new_from_unix_local (seconds);
}

static int
day_number (GDateTime *when)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (when),
                  (GDateMonth) g_date_time_get_month (when), (GDateYear) g_date_time_get_year (when));
  return (int) g_date_get_julian (&date);
}

/* 0: today, 1: yesterday; negative: ahead, where the clock was wrong. */
static int
days_ago (GDateTime *when)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return day_number (now) - day_number (when);
}

static gboolean
is_this_year (GDateTime *when)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_year (when) == g_date_time_get_year (now);
}

static char *
format (gint64      seconds,
        const char *this_year,
        const char *other)
{
  g_autoptr (GDateTime) when = local (seconds);

  if (when == NULL)
    return g_strdup ("—");
  return g_date_time_format (when, is_this_year (when) ? this_year : other);
}

char *
lw_time_text_when (gint64 seconds)
{
  g_autoptr (GDateTime) when = local (seconds);
  g_autofree char *clock = lw_time_text_clock (seconds);

  if (when == NULL)
    return g_strdup ("—");
  switch (days_ago (when))
    {
    case 0:
      /* translators: a time of day */
      return g_strdup_printf (_("today %s"), clock);
    case 1:
      return g_strdup_printf (_("yesterday %s"), clock);
    default:
      return g_date_time_format (when, "%Y-%m-%d");
    }
}

char *
lw_time_text_minute (gint64 seconds)
{
  return format (seconds, "%m-%d %H:%M", "%Y-%m-%d %H:%M");
}

char *
lw_time_text_second (gint64 seconds)
{
  return format (seconds, "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S");
}

char *
lw_time_text_clock (gint64 seconds)
{
  return format (seconds, "%H:%M", "%H:%M");
}

static const char *
weekday (GDateTime *when)
{
  static const char *const names[] = {
    NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"), NC_ ("weekday", "Thu"),
    NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"), NC_ ("weekday", "Sun"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "weekday", names[g_date_time_get_day_of_week (when) - 1]);
}

char *
lw_time_text_day (gint64 seconds)
{
  g_autoptr (GDateTime) when = local (seconds);
  g_autofree char *date = format (seconds, "%m-%d", "%Y-%m-%d");

  if (when == NULL)
    return g_steal_pointer (&date);
  switch (days_ago (when))
    {
    case 0:
      return g_strdup (_("Today"));
    case 1:
      /* translators: heading of a list of actions: yesterday, with the date */
      return g_strdup_printf (_("Yesterday %s"), date);
    default:
      /* translators: heading of a list of actions: date, day of the week */
      return g_strdup_printf (_("%s %s"), date, weekday (when));
    }
}
