/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ID_MAX 64

static const char * const key_words[LW_N_KEYS] = {
  [LW_KEY_ID] = "id",
  [LW_KEY_NAME] = "name",
  [LW_KEY_NAME_EN] = "name[en]",
  [LW_KEY_NOTE] = "note",
  [LW_KEY_TITLE] = "title",
  [LW_KEY_TITLE_EN] = "title[en]",
  [LW_KEY_SHORT] = "short",
  [LW_KEY_SHORT_EN] = "short[en]",
  [LW_KEY_LEVEL] = "level",
  [LW_KEY_SOURCE] = "source",
  [LW_KEY_SOURCE_EN] = "source[en]",
  [LW_KEY_EFFECTIVE] = "effective",
  [LW_KEY_UNTIL] = "until",
  [LW_KEY_APPLIES_KIND] = "applies-kind",
  [LW_KEY_APPLIES_TAG] = "applies-tag",
  [LW_KEY_MEASURE] = "measure",
  [LW_KEY_COUNT] = "count",
  [LW_KEY_COUNT_SERVING] = "count-serving",
  [LW_KEY_SEX] = "sex",
  [LW_KEY_AGE_AT_MOST] = "age-at-most",
  [LW_KEY_AGE_AT_LEAST] = "age-at-least",
  [LW_KEY_INCLUSIVE] = "inclusive",
  [LW_KEY_BAND] = "band",
  [LW_KEY_EDUCATION_AT_LEAST] = "education-at-least",
  [LW_KEY_STUDYING_COUNTS] = "studying-counts",
  [LW_KEY_AT_LEAST] = "at-least",
  [LW_KEY_AT_MOST] = "at-most",
  [LW_KEY_SHARE_AT_LEAST] = "share-at-least",
  [LW_KEY_MEAN_AGE_AT_MOST] = "mean-age-at-most",
  [LW_KEY_YEARS] = "years",
  [LW_KEY_WINDOW] = "window",
};

static const char * const variant_words[LW_N_VARIANTS] = {
  [LW_VARIANT_VILLAGE] = "village",
  [LW_VARIANT_COMMUNITY] = "community",
  [LW_VARIANT_BRANCH] = "branch",
  [LW_VARIANT_GENERAL_BRANCH] = "general-branch",
  [LW_VARIANT_COMMITTEE] = "committee",
};

static const char * const measure_words[] = {
  [LW_MEASURE_RECRUIT_GAP] = "recruit-gap",
  [LW_MEASURE_KINSHIP] = "kinship",
  [LW_MEASURE_TERM] = "term",
  [LW_MEASURE_ONE_SHOULDER] = "one-shoulder",
  [LW_MEASURE_ORG_SEATS] = "org-seats",
  [LW_MEASURE_VETTING] = "vetting",
  [LW_MEASURE_AUDIT] = "audit",
  [LW_MEASURE_EVERYONE] = NULL,
};

static const char * const level_words[] = {
  [LW_LEVEL_STATUTORY] = "statutory",
  [LW_LEVEL_REQUIRED] = "required",
  [LW_LEVEL_EXPECTED] = "expected",
  [LW_LEVEL_ADVICE] = "advice",
};

static const struct
{
  const char *word;
  LwSets sets;
} set_words[] = {
  /* The wider word first: both committees together are written as one. */
  { "two-committees", LW_SET_TWO_COMMITTEES },
  { "party-committee", LW_SET_PARTY_COMMITTEE },
  { "village-committee", LW_SET_VILLAGE_COMMITTEE },
  { "supervision", LW_SET_SUPERVISION },
  { "reserves", LW_SET_RESERVES },
  { "candidates", LW_SET_CANDIDATES },
  { "members", LW_SET_MEMBERS },
  { "slate", LW_SET_SLATE },
  { "secretary", LW_SET_SECRETARY },
};

static gboolean
find_word (const char * const *words, guint n, const char *word, guint *found)
{
  for (guint i = 0; i < n; i++)
    if (words[i] && strcmp (words[i], word) == 0)
      {
        *found = i;
        return TRUE;
      }

  return FALSE;
}

const char *
lw_key_word (LwKeyName key)
{
  return key_words[key];
}

gboolean
lw_key_from_word (const char *word, LwKeyName *key)
{
  guint i = 0;

  if (!find_word (key_words, LW_N_KEYS, word, &i))
    return FALSE;
  *key = (LwKeyName) i;
  return TRUE;
}

const char *
lw_variant_word (LwVariant variant)
{
  return variant_words[variant];
}

gboolean
lw_variant_from_word (const char *word, LwVariant *variant)
{
  guint i = 0;

  if (!find_word (variant_words, LW_N_VARIANTS, word, &i))
    return FALSE;
  *variant = (LwVariant) i;
  return TRUE;
}

const char *
lw_measure_word (LwMeasure measure)
{
  return measure_words[measure];
}

gboolean
lw_measure_from_word (const char *word, LwMeasure *measure)
{
  guint i = 0;

  if (!find_word (measure_words, G_N_ELEMENTS (measure_words), word, &i))
    return FALSE;
  *measure = (LwMeasure) i;
  return TRUE;
}

gboolean
lw_set_from_word (const char *word, LwSets *set)
{
  for (guint i = 0; i < G_N_ELEMENTS (set_words); i++)
    if (strcmp (set_words[i].word, word) == 0)
      {
        *set = set_words[i].sets;
        return TRUE;
      }

  return FALSE;
}

char *
lw_sets_to_words (LwSets sets)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint left = sets;

  for (guint i = 0; i < G_N_ELEMENTS (set_words); i++)
    {
      if ((left & set_words[i].sets) != (guint) set_words[i].sets)
        continue;
      left &= ~(guint) set_words[i].sets;
      g_string_append_printf (text, "%s%s", text->len ? " " : "", set_words[i].word);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * lw_level_word:
 * @level: a level
 *
 * Returns: the stable word of profiles and of lwctl's JSON
 */
const char *
lw_level_word (LwLevel level)
{
  return level_words[level];
}

/**
 * lw_level_caption:
 * @level: a level
 *
 * Returns: what a reader sees, in the user's language: 法定, 必须, 应当, 提示
 */
const char *
lw_level_caption (LwLevel level)
{
  switch (level)
    {
    case LW_LEVEL_STATUTORY:
      return C_("level", "Statutory");
    case LW_LEVEL_REQUIRED:
      return C_("level", "Required");
    case LW_LEVEL_EXPECTED:
      return C_("level", "Expected");
    case LW_LEVEL_ADVICE:
      return C_("level", "Advice");
    default:
      g_return_val_if_reached ("");
    }
}

gboolean
lw_level_from_word (const char *word, LwLevel *level)
{
  guint i = 0;

  if (!find_word (level_words, G_N_ELEMENTS (level_words), word, &i))
    return FALSE;
  *level = (LwLevel) i;
  return TRUE;
}

/* Ids go into settings, JSON and file names: small letters, digits and hyphens. */
gboolean
lw_rule_id_is_valid (const char *id)
{
  gsize n = strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return n > 0 && n <= ID_MAX && id[n] == '\0' && id[0] != '-';
}

LwRule *
lw_rule_new (const LwProfile *owner)
{
  LwRule *rule = g_new0 (LwRule, 1);

  rule->owner = owner;
  rule->kinds = 1u << LW_VILLAGE_KIND_VILLAGE | 1u << LW_VILLAGE_KIND_COMMUNITY;
  rule->measure = LW_MEASURE_COUNT;
  rule->test.inclusive = TRUE;
  return rule;
}

void
lw_english_clear (LwEnglish *self)
{
  g_free (self->title);
  g_free (self->head);
  g_free (self->source);
}

void
lw_rule_free (LwRule *rule)
{
  g_free (rule->id);
  g_free (rule->title);
  g_free (rule->head);
  g_free (rule->source);
  lw_english_clear (&rule->english);
  g_strfreev (rule->tags);
  for (guint i = 0; i < LW_N_VARIANTS; i++)
    g_free (rule->variants[i]);
  g_free (rule);
}

gboolean
lw_rule_test_has (const LwRuleTest *test, LwKeyName key)
{
  return (test->given & LW_KEY_BIT (key)) != 0;
}

int
lw_rule_test_oldest (const LwRuleTest *test)
{
  if (!lw_rule_test_has (test, LW_KEY_AGE_AT_MOST))
    return G_MAXINT16;
  return test->inclusive ? test->age_at_most : test->age_at_most - 1;
}

int
lw_rule_test_youngest (const LwRuleTest *test)
{
  if (!lw_rule_test_has (test, LW_KEY_AGE_AT_LEAST))
    return 0;
  return test->inclusive ? test->age_at_least : test->age_at_least + 1;
}

static gboolean
spans (LwDate effective, LwDate until, LwDate on)
{
  return effective <= on && (until == 0 || on <= until);
}

gboolean
lw_rule_is_in_force (const LwRule *rule, LwDate on)
{
  return spans (rule->effective, rule->until, on)
         && spans (rule->owner->effective, rule->owner->until, on);
}

const LwRuleTest *
lw_rule_test_for_kind (const LwRule *rule, LwVillageKind kind)
{
  const LwRuleTest *variant = NULL;

  if (kind == LW_VILLAGE_KIND_VILLAGE)
    variant = rule->variants[LW_VARIANT_VILLAGE];
  else if (kind == LW_VILLAGE_KIND_COMMUNITY)
    variant = rule->variants[LW_VARIANT_COMMUNITY];

  return variant ? variant : &rule->test;
}

const LwRuleTest *
lw_rule_test_for_form (const LwRule *rule, LwOrgForm form)
{
  const LwRuleTest *variant = NULL;

  if (form == LW_ORG_FORM_BRANCH)
    variant = rule->variants[LW_VARIANT_BRANCH];
  else if (form == LW_ORG_FORM_GENERAL_BRANCH)
    variant = rule->variants[LW_VARIANT_GENERAL_BRANCH];
  else if (form == LW_ORG_FORM_COMMITTEE)
    variant = rule->variants[LW_VARIANT_COMMITTEE];

  return variant ? variant : &rule->test;
}

/**
 * lw_rule_get_id:
 * @rule: a rule
 *
 * Returns: the id, one for each rule of a stack
 */
const char *
lw_rule_get_id (const LwRule *rule)
{
  return rule->id;
}

/**
 * lw_rule_get_title:
 * @rule: a rule
 *
 * Returns: what the rule asks, as its profile words it
 */
const char *
lw_rule_get_title (const LwRule *rule)
{
  return rule->title;
}

/**
 * lw_rule_get_short:
 * @rule: a rule
 *
 * Returns: the head of its column; the title where the profile has no `short`
 */
const char *
lw_rule_get_short (const LwRule *rule)
{
  return rule->head ? rule->head : rule->title;
}

/**
 * lw_rule_get_level:
 * @rule: a rule
 *
 * Returns: how binding the rule is
 */
LwLevel
lw_rule_get_level (const LwRule *rule)
{
  return rule->level;
}

/**
 * lw_rule_get_measure:
 * @rule: a rule
 *
 * Returns: what the rule measures
 */
LwMeasure
lw_rule_get_measure (const LwRule *rule)
{
  return rule->measure;
}

/**
 * lw_rule_get_sets:
 * @rule: a rule
 * @kind: kind of a village
 *
 * Returns: the sets of people that the rule counts there, 0 where it counts none
 */
LwSets
lw_rule_get_sets (const LwRule *rule, LwVillageKind kind)
{
  return lw_rule_test_for_kind (rule, kind)->sets;
}

/**
 * lw_rule_get_source:
 * @rule: a rule
 *
 * Returns: (nullable): the document that asks for it; that of the profile where the rule names none
 */
const char *
lw_rule_get_source (const LwRule *rule)
{
  return rule->source ? rule->source : rule->owner->source;
}

/**
 * lw_rule_get_profile:
 * @rule: a rule
 *
 * Returns: id of the profile that set it
 */
const char *
lw_rule_get_profile (const LwRule *rule)
{
  return rule->owner->id;
}
