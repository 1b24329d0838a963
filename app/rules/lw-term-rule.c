/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-measure.h"

#include "lw-date.h"

#include <glib/gi18n-lib.h>

/* The term of the village's committees, and the two posts that one person may hold. */

#define DEFAULT_YEARS 5

static LwDate
term_end (const LwAsk *ask, LwDate start)
{
  return lw_date_add_years (start, ask->test->years ? ask->test->years : DEFAULT_YEARS);
}

static LwHolds
holds_term (const LwAsk *ask, LwDate day)
{
  LwDate start = ask->facts->village->term_start;

  if (day <= term_end (ask, lw_date_first (start)))
    return LW_HOLDS_YES;
  return day > term_end (ask, lw_date_last (start)) ? LW_HOLDS_NO : LW_HOLDS_MAYBE;
}

/**
 * lw_measure_term:
 * @ask: the rule and the village
 * @result: gets state, first day after the term, and the end of the term as note
 */
void
lw_measure_term (const LwAsk *ask, LwResult *result)
{
  LwDate start = lw_date_is_valid (ask->facts->village->term_start) ? ask->facts->village->term_start : 0;
  LwDate after = 0;

  result->bare = LW_STATE_UNKNOWN;
  if (start)
    {
      g_array_set_size (ask->facts->scratch, 0);
      after = lw_date_add_days (term_end (ask, lw_date_first (start)), 1);
      if (after > ask->facts->on && after <= ask->facts->horizon)
        g_array_append_val (ask->facts->scratch, after);
      lw_state_over_time (ask, holds_term, ask->facts->scratch, result);
    }
  if (ask->summary)
    return;

  if (result->bare == LW_STATE_UNKNOWN)
    lw_result_add_missing (result, "term");
  if (start)
    {
      g_autofree char *end = lw_date_to_text (term_end (ask, lw_date_last (start)));

      result->note = g_strdup_printf (_("The term ends on %s"), end);
    }
}

static gboolean
holds_post (const LwPersonFacts *person, LwBody body, LwPosition position, LwDate day)
{
  for (guint i = 0; i < person->n_rows; i++)
    if (person->rows[i].body == body && person->rows[i].position == position && lw_row_holds (&person->rows[i], day))
      return TRUE;

  return FALSE;
}

static gboolean
is_secretary (const LwPersonFacts *person, LwDate day)
{
  return holds_post (person, LW_BODY_PARTY_COMMITTEE, LW_POSITION_SECRETARY, day);
}

static gboolean
is_chair (const LwPersonFacts *person, LwDate day)
{
  return holds_post (person, LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR, day);
}

static LwHolds
holds_one_shoulder (const LwAsk *ask, LwDate day)
{
  for (guint i = 0; i < ask->facts->people->len; i++)
    {
      const LwPersonFacts *person = lw_facts_person (ask->facts, i);

      /* Few people hold either post; asking the base date's sets first spares the rest. */
      if (day == ask->facts->on && !(person->sets_on & LW_SET_SECRETARY))
        continue;
      if (is_secretary (person, day) && is_chair (person, day))
        return LW_HOLDS_YES;
    }

  return lw_facts_has_roster (ask->facts, day) ? LW_HOLDS_NO : LW_HOLDS_MAYBE;
}

static void
add_head (const LwAsk *ask, const LwPersonFacts *person, LwResult *result)
{
  gboolean secretary = is_secretary (person, ask->facts->on);
  gboolean both = secretary && is_chair (person, ask->facts->on);
  LwFinding *finding = NULL;

  for (guint i = 0; i < person->n_rows && !finding; i++)
    if ((lw_row_sets (&person->rows[i]) & LW_SET_SECRETARY) && lw_row_holds (&person->rows[i], ask->facts->on))
      finding = lw_finding_new (person, &person->rows[i]);
  if (!finding)
    return;

  if (both)
    {
      g_ptr_array_add (lw_result_own_list (&result->counted), finding);
      return;
    }
  finding->reason = LW_REASON_OTHER;
  finding->explain = g_strdup (secretary ? _("secretary only") : _("chair only"));
  g_ptr_array_add (lw_result_own_list (&result->nearly), finding);
}

/**
 * lw_measure_one_shoulder:
 * @ask: the rule and the village
 * @result: gets state and first day; the heads of the two committees as counted, or as nearly where
 *   they are two people
 */
void
lw_measure_one_shoulder (const LwAsk *ask, LwResult *result)
{
  g_array_set_size (ask->facts->scratch, 0);
  lw_state_over_time (ask, holds_one_shoulder, ask->facts->scratch, result);
  if (ask->summary)
    return;

  for (guint i = 0; i < ask->facts->people->len; i++)
    add_head (ask, lw_facts_person (ask->facts, i), result);
  if (result->bare == LW_STATE_UNKNOWN)
    lw_result_add_missing (result, "roster");
}
