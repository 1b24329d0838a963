/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-measure.h"

#include "lw-date.h"

#include <glib/gi18n-lib.h>

/* Years without a new Party member. docs/counting.md, section 8. */

#define DEFAULT_YEARS 3

typedef enum
{
  YEAR_UNKNOWN,
  YEAR_NONE,
  YEAR_SOME,
} YearFigure;

static int
years_of (const LwRuleTest *test)
{
  return test->years ? test->years : DEFAULT_YEARS;
}

/* A recruit counts from the first day on which the branch meeting can have been: a day that is known
 * to the year only was entered because it has happened. */
static gboolean
has_happened (const LwScanRecruit *recruit, LwDate on)
{
  if (lw_date_is_valid (recruit->recruited_on))
    return lw_date_first (recruit->recruited_on) <= on;
  return recruit->year <= on / 10000;
}

/* One village's figure of a year; @village 0: all rows are its own. Of a year in which it was not
 * there yet, or no longer, nothing entered means none: another village speaks of it. */
static YearFigure
figure_of_part (const LwFacts *facts, LwKey part, int year, gboolean there)
{
  const LwScanVillage *village = facts->village;
  /* Of the year that still runs, nothing entered means none so far. */
  YearFigure figure = year == facts->on / 10000 || !there ? YEAR_NONE : YEAR_UNKNOWN;

  for (guint i = 0; i < village->n_recruit_years; i++)
    if (village->recruit_years[i].year == year && (part == 0 || village->recruit_years[i].village == part))
      figure = MAX (figure, village->recruit_years[i].count > 0 ? YEAR_SOME : YEAR_NONE);
  for (guint i = 0; i < village->n_recruits; i++)
    if (village->recruits[i].year == year && (part == 0 || village->recruits[i].village == part)
        && has_happened (&village->recruits[i], facts->on))
      figure = YEAR_SOME;

  return figure;
}

/* Villages that became one are one: somebody in any of them is somebody, nobody is nobody in all. */
static YearFigure
join_figures (YearFigure a, YearFigure b)
{
  if (a == YEAR_SOME || b == YEAR_SOME)
    return YEAR_SOME;
  return MIN (a, b);
}

static YearFigure
figure_of_year (const LwFacts *facts, int year)
{
  const LwScanVillage *village = facts->village;
  YearFigure figure;

  if (village->n_parts == 0)
    return figure_of_part (facts, 0, year, TRUE);
  figure = figure_of_part (facts, village->id, year, year >= village->started / 10000);
  for (guint i = 0; i < village->n_parts; i++)
    {
      const LwScanPart *part = &village->parts[i];
      gboolean there = year < part->ended / 10000 && year >= part->started / 10000;

      figure = join_figures (figure, figure_of_part (facts, part->village, year, there));
    }
  return figure;
}

static void
add_missing_years (const LwAsk *ask, int first, int last, LwResult *result)
{
  for (int year = first; !ask->summary && year <= last; year++)
    if (figure_of_year (ask->facts, year) == YEAR_UNKNOWN)
      {
        g_autofree char *word = g_strdup_printf ("recruits:%d", year);

        lw_result_add_missing (result, word);
      }
}

static void
set_fail_day (const LwAsk *ask, LwDate day, LwResult *result)
{
  result->bare = LW_STATE_MET;
  if (day > ask->facts->horizon)
    return;
  result->bare = LW_STATE_AT_RISK;
  result->changes_on = day;
}

static void
measure_calendar (const LwAsk *ask, LwResult *result)
{
  int now = ask->facts->on / 10000;
  int years = years_of (ask->test);
  gboolean unknown = FALSE;

  for (int year = now; year > now - years; year--)
    switch (figure_of_year (ask->facts, year))
      {
      case YEAR_SOME:
        set_fail_day (ask, LW_DATE (year + years + 1, 1, 1), result);
        if (!ask->summary)
          result->note = g_strdup_printf (_("The latest new Party member was taken in in %d"), year);
        return;
      case YEAR_UNKNOWN:
        unknown = TRUE;
        break;
      case YEAR_NONE:
      default:
        break;
      }

  if (unknown || figure_of_year (ask->facts, now - years) == YEAR_UNKNOWN)
    {
      result->bare = LW_STATE_UNKNOWN;
      add_missing_years (ask, now - years, now - 1, result);
    }
  else if (figure_of_year (ask->facts, now - years) == YEAR_SOME)
    {
      result->bare = LW_STATE_AT_RISK;
      result->changes_on = LW_DATE (now + 1, 1, 1);
      if (!ask->summary)
        result->note = g_strdup_printf (_("The latest new Party member was taken in in %d"), now - years);
    }
  else
    {
      result->bare = LW_STATE_NOT_MET;
      if (!ask->summary)
        result->note = g_strdup_printf (_("No new Party member since the beginning of %d"), now - years);
    }
}

static LwDate
latest_recruit (const LwFacts *facts)
{
  LwDate latest = 0;

  for (guint i = 0; i < facts->village->n_recruits; i++)
    {
      const LwScanRecruit *recruit = &facts->village->recruits[i];
      LwDate day = lw_date_is_valid (recruit->recruited_on) ? recruit->recruited_on : LW_DATE (recruit->year, 0, 0);

      if (has_happened (recruit, facts->on) && (!latest || lw_date_last (day) > lw_date_last (latest)))
        latest = day;
    }

  return latest;
}

/* Nobody was ever taken in on a known day: the figures of the years can still say that nobody was. */
static void
measure_without_days (const LwAsk *ask, LwResult *result)
{
  int now = ask->facts->on / 10000;
  int years = years_of (ask->test);

  result->bare = LW_STATE_NOT_MET;
  for (int year = now; year >= now - years; year--)
    if (figure_of_year (ask->facts, year) != YEAR_NONE)
      result->bare = LW_STATE_UNKNOWN;

  if (ask->summary || result->bare != LW_STATE_UNKNOWN)
    return;
  for (int year = now - years; year <= now; year++)
    if (figure_of_year (ask->facts, year) != YEAR_NONE)
      {
        g_autofree char *word = g_strdup_printf ("recruits:%d", year);

        lw_result_add_missing (result, word);
      }
}

static void
measure_rolling (const LwAsk *ask, LwResult *result)
{
  LwDate latest = latest_recruit (ask->facts);
  LwDate on = ask->facts->on;
  int months = years_of (ask->test) * 12;
  LwDate first = 0;

  if (!latest)
    {
      measure_without_days (ask, result);
      return;
    }

  first = lw_date_first (latest);
  if (on >= lw_date_add_months (lw_date_last (latest), months))
    result->bare = LW_STATE_NOT_MET;
  else if (on >= lw_date_add_months (first, months))
    {
      g_autofree char *word = g_strdup_printf ("recruits:%d", latest / 10000);

      result->bare = LW_STATE_UNKNOWN;
      if (!ask->summary)
        lw_result_add_missing (result, word);
    }
  else
    {
      set_fail_day (ask, lw_date_add_months (first, months), result);
      if (on >= lw_date_add_months (first, months - 12))
        {
          result->bare = LW_STATE_AT_RISK;
          result->changes_on = lw_date_add_months (first, months);
        }
    }

  if (!ask->summary)
    {
      g_autofree char *day = lw_date_to_text (latest);

      result->note = g_strdup_printf (_("The latest new Party member was taken in on %s"), day);
    }
}

/**
 * lw_measure_recruit_gap:
 * @ask: the rule and the village
 * @result: gets state, first day, missing years and note; it has neither value nor required value
 */
void
lw_measure_recruit_gap (const LwAsk *ask, LwResult *result)
{
  if (ask->test->window == LW_WINDOW_ROLLING)
    measure_rolling (ask, result);
  else
    measure_calendar (ask, result);
}
