/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-measure.h"

#include "lw-date.h"

#include <string.h>

LwState
lw_state_of (LwHolds holds)
{
  return holds == LW_HOLDS_YES ? LW_STATE_MET : holds == LW_HOLDS_NO ? LW_STATE_NOT_MET : LW_STATE_UNKNOWN;
}

LwHolds
lw_holds_both (LwHolds a, LwHolds b)
{
  return MIN (a, b);
}

LwHolds
lw_holds_in_range (const LwRuleTest *test, guint lower, guint upper)
{
  LwHolds least = LW_HOLDS_YES;
  LwHolds most = LW_HOLDS_YES;

  if (lw_rule_test_has (test, LW_KEY_AT_LEAST))
    least = lower >= (guint) test->at_least   ? LW_HOLDS_YES
            : upper < (guint) test->at_least ? LW_HOLDS_NO
                                             : LW_HOLDS_MAYBE;
  if (lw_rule_test_has (test, LW_KEY_AT_MOST))
    most = upper <= (guint) test->at_most  ? LW_HOLDS_YES
           : lower > (guint) test->at_most ? LW_HOLDS_NO
                                           : LW_HOLDS_MAYBE;

  return lw_holds_both (least, most);
}

static gint
compare_days (gconstpointer a, gconstpointer b)
{
  return *(const LwDate *) a - *(const LwDate *) b;
}

void
lw_state_over_time (const LwAsk *ask, LwHoldsFunc holds, GArray *days, LwResult *result)
{
  const GArray *moves = ask->facts->days;

  result->bare = lw_state_of (holds (ask, ask->facts->on));
  if (result->bare != LW_STATE_MET)
    return;

  /* Between two such days nothing changes, so no other day has to be looked at. */
  if (moves->len > 0)
    g_array_append_vals (days, moves->data, moves->len);
  if (days->len > 1)
    g_array_sort (days, compare_days);

  for (guint i = 0; i < days->len; i++)
    {
      LwDate day = g_array_index (days, LwDate, i);

      if (i > 0 && day == g_array_index (days, LwDate, i - 1))
        continue;
      if (holds (ask, day) == LW_HOLDS_YES)
        continue;
      result->bare = LW_STATE_AT_RISK;
      result->changes_on = day;
      return;
    }
}

static const LwScanWaiver *
find_waiver (const LwScanVillage *village, const char *rule, LwDate on)
{
  const LwScanWaiver *found = NULL;

  for (guint i = 0; i < village->n_waivers; i++)
    {
      const LwScanWaiver *waiver = &village->waivers[i];

      if (waiver->until == 0 || lw_date_last (waiver->until) < on || strcmp (waiver->rule, rule) != 0)
        continue;
      if (!found || lw_date_last (waiver->until) > lw_date_last (found->until))
        found = waiver;
    }

  return found;
}

void
lw_state_waive (const LwFacts *facts, gboolean summary, LwResult *result)
{
  const LwScanWaiver *waiver = NULL;

  result->state = result->bare;
  if (result->bare != LW_STATE_NOT_MET && result->bare != LW_STATE_UNKNOWN)
    return;

  waiver = find_waiver (facts->village, result->rule->id, facts->on);
  if (!waiver)
    return;

  result->state = LW_STATE_WAIVED;
  result->waiver_until = waiver->until;
  if (lw_date_last (waiver->until) < facts->horizon)
    result->changes_on = lw_date_add_days (lw_date_last (waiver->until), 1);
  if (summary)
    return;
  result->waiver_reason = g_strdup (waiver->reason);
  result->waiver_document = g_strdup (waiver->document);
  result->waiver_user = g_strdup (waiver->user);
}

static LwReadiness
readiness_of_state (LwState state)
{
  switch (state)
    {
    case LW_STATE_NOT_MET:
      return LW_READINESS_NOT_READY;
    case LW_STATE_UNKNOWN:
      return LW_READINESS_TO_VERIFY;
    case LW_STATE_AT_RISK:
      return LW_READINESS_AT_RISK;
    case LW_STATE_MET:
    case LW_STATE_WAIVED:
    case LW_STATE_NOT_APPLICABLE:
    default:
      return LW_READINESS_READY;
    }
}

LwReadiness
lw_readiness_of (LwVillageKind kind, const LwResult *results, guint n)
{
  LwReadiness worst = LW_READINESS_READY;

  if (kind == LW_VILLAGE_KIND_OTHER)
    return LW_READINESS_NONE;

  for (guint i = 0; i < n; i++)
    if (results[i].rule->level != LW_LEVEL_ADVICE)
      worst = MAX (worst, readiness_of_state (results[i].state));

  return worst;
}
