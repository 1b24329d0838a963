/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-profile-parser.h"

#include <glib/gi18n-lib.h>

/* What a group of a profile must have, and what may not stand together in it. */

#define BIT LW_KEY_BIT

static gboolean
finish_profile (LwProfileParser *self, GError **error)
{
  const LwProfile *profile = self->profile;

  if (!profile->id)
    return _lw_profile_refuse (self, error, _("[profile] has no id"));
  if (!profile->name)
    return _lw_profile_refuse (self, error, _("[profile] has no name"));
  if (profile->effective && profile->until && profile->effective > profile->until)
    return _lw_profile_refuse (self, error, _("effective is later than until"));
  return TRUE;
}

/* Which measure the keys make; keys that no measure takes together are refused. */
static gboolean
settle_measure (LwProfileParser *self,
                const LwRuleTest *test,
                gboolean has_measure,
                LwMeasure *measure,
                GError **error)
{
  guint numbers = test->given & NUMBER_KEYS;
  guint ranges = BIT (LW_KEY_AT_LEAST) | BIT (LW_KEY_AT_MOST);

  if (has_measure)
    return TRUE;

  if (!(test->given & BIT (LW_KEY_COUNT)))
    return _lw_profile_refuse (self, error, _("the rule has neither count nor measure"));

  if (numbers == 0)
    *measure = LW_MEASURE_EVERYONE;
  else if ((numbers & ~ranges) == 0)
    *measure = LW_MEASURE_COUNT;
  else if (numbers == BIT (LW_KEY_SHARE_AT_LEAST))
    *measure = LW_MEASURE_SHARE;
  else if (numbers == BIT (LW_KEY_MEAN_AGE_AT_MOST))
    *measure = LW_MEASURE_MEAN_AGE;
  else
    return _lw_profile_refuse (self, error,
                               _("at-least and at-most, share-at-least, mean-age-at-most: only "
                                  "one of these can be asked"));

  return TRUE;
}

static guint
keys_of_measure (LwMeasure measure)
{
  switch (measure)
    {
    case LW_MEASURE_RECRUIT_GAP:
      return BIT (LW_KEY_YEARS) | BIT (LW_KEY_WINDOW);
    case LW_MEASURE_TERM:
      return BIT (LW_KEY_YEARS);
    case LW_MEASURE_ORG_SEATS:
      return BIT (LW_KEY_AT_LEAST) | BIT (LW_KEY_AT_MOST);
    case LW_MEASURE_KINSHIP:
    case LW_MEASURE_ONE_SHOULDER:
    case LW_MEASURE_VETTING:
    case LW_MEASURE_AUDIT:
      return 0;
    case LW_MEASURE_COUNT:
    case LW_MEASURE_SHARE:
    case LW_MEASURE_MEAN_AGE:
    case LW_MEASURE_EVERYONE:
    default:
      return TEST_KEYS & ~(BIT (LW_KEY_YEARS) | BIT (LW_KEY_WINDOW));
    }
}

/* A key without the key that it qualifies would be read over in silence. */
static gboolean
check_qualifiers (LwProfileParser *self, const LwRuleTest *test, GError **error)
{
  static const struct
  {
    LwKeyName key;
    guint needs;
    const char *need;
  } qualifiers[] = {
    { LW_KEY_INCLUSIVE, AGE_KEYS, "age-at-most / age-at-least" },
    { LW_KEY_BAND, AGE_KEYS, "age-at-most / age-at-least" },
    { LW_KEY_STUDYING_COUNTS, BIT (LW_KEY_EDUCATION_AT_LEAST), "education-at-least" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (qualifiers); i++)
    if ((test->given & BIT (qualifiers[i].key)) && !(test->given & qualifiers[i].needs))
      return _lw_profile_refuse (self, error, _("%s says nothing without %s"),
                                 lw_key_word (qualifiers[i].key), qualifiers[i].need);

  if ((test->given & BIT (LW_KEY_COUNT_SERVING)) && !(test->sets & LW_SET_RESERVES))
    return _lw_profile_refuse (self, error, _("%s says nothing without %s"), "count-serving",
                               "count=reserves");
  return TRUE;
}

static gboolean
check_test (LwProfileParser *self, const LwRuleTest *test, LwMeasure measure, GError **error)
{
  guint wrong = test->given & ~keys_of_measure (measure);

  for (guint i = 0; i < LW_N_KEYS; i++)
    if (wrong & BIT (i))
      return _lw_profile_refuse (self, error, _("the key %s does not go with the measure %s"),
                                 lw_key_word ((LwKeyName)i),
                                 lw_measure_word (measure) ? lw_measure_word (measure) : "count");

  if ((test->given & BIT (LW_KEY_AT_LEAST)) && (test->given & BIT (LW_KEY_AT_MOST)) &&
      test->at_least > test->at_most)
    return _lw_profile_refuse (self, error, _("%s is greater than %s"), "at-least", "at-most");
  if ((test->given & AGE_KEYS) == AGE_KEYS &&
      lw_rule_test_youngest (test) > lw_rule_test_oldest (test))
    return _lw_profile_refuse (self, error, _("%s is greater than %s"), "age-at-least",
                               "age-at-most");
  return check_qualifiers (self, test, error);
}

static gboolean
finish_rule (LwProfileParser *self, GError **error)
{
  LwRule *rule = self->rule;

  if (!rule->title)
    return _lw_profile_refuse (self, error, _("the rule %s has no title"), rule->id);
  if (!(rule->given & BIT (LW_KEY_LEVEL)))
    return _lw_profile_refuse (self, error, _("the rule %s has no level"), rule->id);
  if (rule->effective && rule->until && rule->effective > rule->until)
    return _lw_profile_refuse (self, error, _("effective is later than until"));

  return settle_measure (self, &rule->test, rule->given & BIT (LW_KEY_MEASURE), &rule->measure,
                         error) &&
         check_test (self, &rule->test, rule->measure, error);
}

static gboolean
finish_variant (LwProfileParser *self, GError **error)
{
  LwMeasure measure = self->rule->measure;

  if (!settle_measure (self, self->test, self->rule->given & BIT (LW_KEY_MEASURE), &measure, error))
    return FALSE;
  if (measure != self->rule->measure)
    return _lw_profile_refuse (self, error,
                               _("[rule %s] itself must have the key that its variant changes"),
                               self->rule->id);
  return check_test (self, self->test, measure, error);
}

gboolean
_lw_profile_check_group (LwProfileParser *self, GError **error)
{
  switch (self->group)
    {
    case LW_PROFILE_GROUP_PROFILE:
      return finish_profile (self, error);
    case LW_PROFILE_GROUP_RULE:
      return finish_rule (self, error);
    case LW_PROFILE_GROUP_VARIANT:
      return finish_variant (self, error);
    case LW_PROFILE_GROUP_NONE:
    default:
      return TRUE;
    }
}
