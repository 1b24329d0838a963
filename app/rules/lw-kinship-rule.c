/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-kin.h"
#include "lw-measure.h"

#include "lw-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Near relatives on one committee: Civil Code art. 1045 says who is one. */

static const LwPersonFacts *
committee_member (const LwFacts *facts, LwKey id, LwDate day)
{
  for (guint i = 0; i < facts->people->len; i++)
    {
      const LwPersonFacts *person = lw_facts_person (facts, i);

      if (person->rows->person == id && (lw_facts_sets (facts, person, day) & LW_SET_VILLAGE_COMMITTEE))
        return person;
    }

  return NULL;
}

static gboolean
is_of_committee (const LwPersonFacts *person)
{
  for (guint i = 0; i < person->n_rows; i++)
    if (person->rows[i].body == LW_BODY_VILLAGE_COMMITTEE)
      return TRUE;

  return FALSE;
}

static gboolean
is_in_village (const LwFacts *facts, LwKey id)
{
  for (guint i = 0; i < facts->people->len; i++)
    if (lw_facts_person (facts, i)->rows->person == id)
      return TRUE;

  return FALSE;
}

static gboolean
is_listed (const GArray *pairs, LwKey a, LwKey b)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      const LwScanKinship *pair = &g_array_index (pairs, LwScanKinship, i);

      if ((pair->a == a && pair->b == b) || (pair->a == b && pair->b == a))
        return TRUE;
    }
  return FALSE;
}

/* Also whoever is a relative by others: who has the same parent is a sibling. */
static void
add_pairs_of (LwFacts *facts, LwKey person)
{
  const GArray *kin = lw_kin_table_find (facts->kin, person);

  for (guint i = 0; i < kin->len; i++)
    {
      const LwKin *relative = &g_array_index (kin, LwKin, i);
      LwScanKinship pair = { .a = person, .b = relative->person, .relation = relative->relation };

      if (is_in_village (facts, relative->person) && !is_listed (facts->pairs, person, relative->person))
        g_array_append_val (facts->pairs, pair);
    }
}

/* Once for all days. */
static void
find_pairs (LwFacts *facts)
{
  g_array_set_size (facts->pairs, 0);
  if (!facts->kin)
    g_array_append_vals (facts->pairs, facts->village->kinship, (guint) facts->village->n_kinship);
  for (guint i = 0; facts->kin && i < facts->people->len; i++)
    {
      const LwPersonFacts *person = lw_facts_person (facts, i);

      if (is_of_committee (person))
        add_pairs_of (facts, person->rows->person);
    }
}

static gboolean
is_pair (const LwFacts *facts, const LwScanKinship *kinship, LwDate day)
{
  return kinship->a != kinship->b && lw_kin_caption (kinship->relation)
         && committee_member (facts, kinship->a, day) && committee_member (facts, kinship->b, day);
}

/* A declaration of a day before others came in by a merger was not about them. */
static gboolean
is_declared (const LwFacts *facts)
{
  const LwScanVillage *village = facts->village;

  for (guint i = 0; i < village->n_parts; i++)
    if (lw_date_last (village->kinship_checked) < village->parts[i].ended)
      return FALSE;
  /* A declaration of a later day says nothing about the base date. */
  return village->kinship_checked && lw_date_first (village->kinship_checked) <= facts->on;
}

static LwHolds
holds_kinship (const LwAsk *ask, LwDate day)
{
  const GArray *pairs = ask->facts->pairs;

  for (guint i = 0; i < pairs->len; i++)
    if (is_pair (ask->facts, &g_array_index (pairs, LwScanKinship, i), day))
      return LW_HOLDS_NO;

  if (is_declared (ask->facts) && lw_facts_has_roster (ask->facts, day))
    return LW_HOLDS_YES;
  return LW_HOLDS_MAYBE;
}

static const LwScanMember *
committee_row (const LwPersonFacts *person, LwDate day)
{
  for (guint i = 0; i < person->n_rows; i++)
    if (person->rows[i].body == LW_BODY_VILLAGE_COMMITTEE && lw_row_holds (&person->rows[i], day))
      return &person->rows[i];

  return person->rows;
}

static void
add_relative (const LwAsk *ask, const LwPersonFacts *person, const LwPersonFacts *of, const char *caption,
              LwResult *result)
{
  LwFinding *finding = lw_finding_new (person, committee_row (person, ask->facts->on));

  finding->reason = LW_REASON_OTHER;
  /* translators: relation (spouse), name of the other person */
  finding->explain = caption ? g_strdup_printf (_("%s of %s"), caption, of->rows->name)
                             : g_strdup_printf (_("near relative of %s"), of->rows->name);
  g_ptr_array_add (lw_result_own_list (&result->nearly), finding);
}

static void
add_pairs (const LwAsk *ask, LwResult *result)
{
  const GArray *pairs = ask->facts->pairs;
  LwDate on = ask->facts->on;

  for (guint i = 0; i < pairs->len; i++)
    {
      const LwScanKinship *kinship = &g_array_index (pairs, LwScanKinship, i);
      const LwPersonFacts *a = NULL;
      const LwPersonFacts *b = NULL;

      if (!is_pair (ask->facts, kinship, on))
        continue;
      a = committee_member (ask->facts, kinship->a, on);
      b = committee_member (ask->facts, kinship->b, on);
      add_relative (ask, a, b, NULL, result);
      /* The record says what b is to a. */
      add_relative (ask, b, a, lw_kin_caption (kinship->relation), result);
    }
}

/**
 * lw_measure_kinship:
 * @ask: the rule and the village
 * @result: gets state, first day, the recorded pairs as nearly, and what is missing
 *
 * Only a dated declaration "checked, none" makes the rule met: that no relation was recorded proves
 * nothing.
 */
void
lw_measure_kinship (const LwAsk *ask, LwResult *result)
{
  LwDate checked = ask->facts->village->kinship_checked;

  find_pairs (ask->facts);
  g_array_set_size (ask->facts->scratch, 0);
  lw_state_over_time (ask, holds_kinship, ask->facts->scratch, result);
  if (ask->summary)
    return;

  add_pairs (ask, result);
  if (result->bare == LW_STATE_UNKNOWN)
    {
      if (!lw_facts_has_roster (ask->facts, ask->facts->on))
        lw_result_add_missing (result, "roster");
      if (!checked || lw_date_first (checked) > ask->facts->on)
        lw_result_add_missing (result, "kinship");
    }
  else if (checked && result->bare == LW_STATE_MET)
    {
      g_autofree char *day = lw_date_to_text (checked);

      result->note = g_strdup_printf (_("Checked on %s: none"), day);
    }
}
