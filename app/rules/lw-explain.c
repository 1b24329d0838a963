/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-measure.h"

#include "lw-captions.h"
#include "lw-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Why a result is as it is, in words. */

/* Without the year where it is that of the base date. */
char *
lw_explain_day (LwDate day, LwDate on)
{
  if (!lw_date_is_full (day) || day / 10000 != on / 10000)
    return lw_date_to_text (day);
  /* translators: month and day of this year */
  return g_strdup_printf (_("%1$d/%2$d"), day / 100 % 100, day % 100);
}

static gboolean
age_bounds (const LwPersonFacts *person, LwDate day, int *youngest, int *oldest)
{
  return person->birth && lw_age_on (person->birth, day, youngest, oldest);
}

char *
lw_explain_change (const LwAsk *ask, const LwPersonFacts *person, LwDate day)
{
  g_autofree char *text = lw_explain_day (day, ask->facts->on);
  LwDate age_day = lw_facts_age_day (ask->facts, ask->rule->measure, day);
  LwJudgement why;
  int youngest = 0;
  int oldest = 0;

  if (!lw_test_includes (ask->test, lw_facts_sets (ask->facts, person, day), NULL))
    /* translators: a day: somebody's post or membership ends then */
    return g_strdup_printf (_("no longer counts from %s"), text);

  lw_test_judge (ask->test, person, age_day, &why);
  if (((why.fails | why.unknown) & 1u << LW_REASON_AGE) && age_bounds (person, age_day, &youngest, &oldest))
    /* translators: age in years, day */
    return g_strdup_printf (_("turns %1$d on %2$s"), oldest, text);
  /* translators: a day */
  return g_strdup_printf (_("changes on %s"), text);
}

static char *
explain_age (const LwAsk *ask, const LwPersonFacts *person)
{
  LwDate day = lw_facts_age_day (ask->facts, ask->rule->measure, ask->facts->on);
  int highest = lw_rule_test_oldest (ask->test);
  int lowest = lw_rule_test_youngest (ask->test);
  int youngest = 0;
  int oldest = 0;

  if (!age_bounds (person, day, &youngest, &oldest))
    return NULL;
  if (youngest > highest)
    return g_strdup_printf (ngettext ("%d year too old", "%d years too old", (gulong) (youngest - highest)),
                            youngest - highest);
  return g_strdup_printf (ngettext ("%d year too young", "%d years too young", (gulong) (lowest - oldest)),
                          lowest - oldest);
}

char *
lw_explain_reason (const LwAsk *ask, const LwPersonFacts *person, const LwScanMember *row, LwReason reason)
{
  g_autofree char *day = NULL;

  switch (reason)
    {
    case LW_REASON_AGE:
      return explain_age (ask, person);
    case LW_REASON_EDUCATION:
      return g_strdup (_("education too low"));
    case LW_REASON_IN_STUDY:
      return g_strdup (_("not graduated: does not count"));
    case LW_REASON_SEX:
      return g_strdup (ask->test->sex == LW_SEX_FEMALE ? _("not a woman") : _("not a man"));
    case LW_REASON_SERVING:
      return g_strdup (_("serves on the two committees already"));
    case LW_REASON_ENDED:
      day = lw_explain_day (row->end, ask->facts->on);
      return g_strdup_printf (_("left on %s"), day);
    case LW_REASON_NOT_STARTED:
      day = lw_explain_day (row->start, ask->facts->on);
      return g_strdup_printf (_("begins on %s"), day);
    case LW_REASON_NONE:
    case LW_REASON_OTHER:
    default:
      return NULL;
    }
}

char *
lw_explain_unknown (const LwPersonFacts *person, LwReason reason)
{
  switch ((guint) reason)
    {
    case LW_REASON_AGE:
      if (person->birth)
        {
          g_autofree char *birth = lw_date_to_text (person->birth);

          return g_strdup_printf (_("born %s, the day is not known"), birth);
        }
      return g_strdup (_("date of birth not entered"));
    case LW_REASON_EDUCATION:
      return g_strdup (_("education not entered"));
    case LW_REASON_SEX:
      return g_strdup (_("sex not entered"));
    default:
      return NULL;
    }
}

/**
 * lw_missing_caption:
 * @missing: an entry of the `missing` of a result
 *
 * Returns: (transfer full): what it asks for, in the user's language
 */
char *
lw_missing_caption (const char *missing)
{
  static const struct
  {
    const char *word;
    const char *caption;
  } words[] = {
    { "birth", NC_ ("missing", "date of birth") },
    { "education", NC_ ("missing", "education") },
    { "sex", NC_ ("missing", "sex") },
    { "roster", NC_ ("missing", "roster of the two committees") },
    { "org-form", NC_ ("missing", "form of the Party organisation") },
    { "term", NC_ ("missing", "beginning of the term") },
    { "kinship", NC_ ("missing", "declaration about near relatives") },
    { "members", NC_ ("missing", "register of Party members") },
  };

  g_return_val_if_fail (missing, NULL);

  if (g_str_has_prefix (missing, "recruits:"))
    /* translators: a year */
    return g_strdup_printf (_("number of new Party members of %s"), missing + strlen ("recruits:"));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, missing) == 0)
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "missing", words[i].caption));

  return g_strdup (missing);
}

static char *
number_text (double number)
{
  return fabs (number - round (number)) < 0.05 ? g_strdup_printf ("%.0f", number) : g_strdup_printf ("%.1f", number);
}

/* "2 people, at least 3 are needed" and the like; NULL where there is no figure. */
static char *
explain_figures (const LwResult *result)
{
  g_autofree char *value = result->has_value ? number_text (result->value) : NULL;
  g_autofree char *required = result->has_required ? number_text (result->required) : NULL;

  if (result->note)
    return g_strdup (result->note);
  if (!value || !required)
    return NULL;

  switch ((guint) result->rule->measure)
    {
    case LW_MEASURE_SHARE:
      return g_strdup_printf (_("%1$s %%, at least %2$s %% are needed"), value, required);
    case LW_MEASURE_MEAN_AGE:
      return g_strdup_printf (_("Mean age %1$s, at most %2$s is allowed"), value, required);
    case LW_MEASURE_EVERYONE:
      return g_strdup_printf (_("The oldest is %1$s, at most %2$s is allowed"), value, required);
    default:
      if (!lw_rule_test_has (&result->rule->test, LW_KEY_AT_LEAST) && result->rule->measure == LW_MEASURE_COUNT)
        return g_strdup_printf (_("%1$s people, at most %2$s are allowed"), value, required);
      return g_strdup_printf (_("%1$s people, at least %2$s are needed"), value, required);
    }
}

static char *
explain_missing (const LwResult *result)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < result->missing->len; i++)
    {
      g_autofree char *caption = lw_missing_caption (g_ptr_array_index (result->missing, i));

      /* translators: between the entries of a list */
      g_string_append_printf (text, "%s%s", i ? C_ ("list", ", ") : "", caption);
    }

  return text->len ? g_strdup_printf (_("Not known: %s"), text->str) : g_strdup (_("Data are missing"));
}

/* Who or what makes it change on that day: 李晓雯12月19日满 36 岁. */
static const LwFinding *
find_turning (const LwResult *result)
{
  for (guint i = 0; i < result->counted->len; i++)
    {
      const LwFinding *finding = g_ptr_array_index (result->counted, i);

      if (finding->changes_on == result->changes_on && finding->explain)
        return finding;
    }
  return NULL;
}

static char *
explain_at_risk (const LwResult *result, LwDate on)
{
  g_autofree char *day = lw_explain_day (result->changes_on, on);
  const LwFinding *finding = find_turning (result);

  if (finding && strstr (finding->explain, day))
    /* translators: name, what changes with its day (turns 36 on 12/19) */
    return g_strdup_printf (_("%1$s %2$s: not met from that day"), finding->name, finding->explain);
  if (finding)
    /* translators: name, what changes, day */
    return g_strdup_printf (_("%1$s %2$s: not met from %3$s"), finding->name, finding->explain, day);
  if (result->note)
    /* translators: a sentence, day */
    return g_strdup_printf (_("%1$s: not met from %2$s"), result->note, day);
  return g_strdup_printf (_("Not met from %s"), day);
}

static char *
explain_waiver (const LwResult *result)
{
  g_autofree char *until = lw_date_to_text (result->waiver_until);

  /* translators: day, reason, number of the document */
  return g_strdup_printf (_("Waived until %1$s: %2$s (%3$s)"), until, result->waiver_reason ? result->waiver_reason : "",
                          result->waiver_document ? result->waiver_document : "");
}

/**
 * lw_result_explain:
 * @result: a result
 * @on: the base date of the check
 *
 * Returns: (transfer full): one sentence that says why the result is as it is, in the user's language
 */
char *
lw_result_explain (const LwResult *result, LwDate on)
{
  char *figures = NULL;

  g_return_val_if_fail (result, NULL);

  switch (result->state)
    {
    case LW_STATE_AT_RISK:
      return explain_at_risk (result, on);
    case LW_STATE_WAIVED:
      return explain_waiver (result);
    case LW_STATE_UNKNOWN:
      return explain_missing (result);
    case LW_STATE_NOT_APPLICABLE:
      return g_strdup (_("The rule does not apply here"));
    case LW_STATE_MET:
    case LW_STATE_NOT_MET:
    default:
      figures = explain_figures (result);
      return figures ? figures : g_strdup (lw_state_caption (result->state));
    }
}

/**
 * lw_result_cause:
 * @result: a result that changes on a day
 * @on: the base date of the check
 *
 * Returns: (transfer full): what makes it change, for where the day stands beside it
 */
char *
lw_result_cause (const LwResult *result, LwDate on)
{
  const LwFinding *finding;

  g_return_val_if_fail (result, NULL);

  if (result->state == LW_STATE_WAIVED)
    return g_strdup (_("The waiver ends"));
  if (result->state != LW_STATE_AT_RISK)
    return lw_result_explain (result, on);
  finding = find_turning (result);
  if (finding)
    /* translators: name, what changes (turns 36 on 12/19) */
    return g_strdup_printf (C_ ("cause", "%1$s %2$s"), finding->name, finding->explain);
  return result->note ? g_strdup (result->note) : explain_at_risk (result, on);
}
