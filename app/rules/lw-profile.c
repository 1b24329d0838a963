/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-rule.h"

#include "lw-captions.h"
#include "lw-date.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (LwProfile, lw_profile, lw_profile_ref, lw_profile_unref)
G_DEFINE_QUARK (lw-profile-error-quark, lw_profile_error)

LwProfile *
lw_profile_new (void)
{
  LwProfile *self = g_new0 (LwProfile, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_rule_free);
  return self;
}

/**
 * lw_profile_ref:
 * @self: a profile
 *
 * Returns: (transfer full): @self
 */
LwProfile *
lw_profile_ref (LwProfile *self)
{
  g_return_val_if_fail (self, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * lw_profile_unref:
 * @self: (transfer full): a profile
 */
void
lw_profile_unref (LwProfile *self)
{
  g_return_if_fail (self);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->rules);
  g_free (self->id);
  g_free (self->name);
  g_free (self->source);
  g_free (self->note);
  lw_english_clear (&self->english);
  g_free (self);
}

/**
 * lw_profile_get_id:
 * @self: a profile
 *
 * Returns: its id, one for each profile of a ledger
 */
const char *
lw_profile_get_id (LwProfile *self)
{
  return self->id;
}

/**
 * lw_profile_get_name:
 * @self: a profile
 *
 * Returns: what it is called
 */
const char *
lw_profile_get_name (LwProfile *self)
{
  return self->name;
}

/**
 * lw_profile_get_source:
 * @self: a profile
 *
 * Returns: (nullable): the document behind it
 */
const char *
lw_profile_get_source (LwProfile *self)
{
  return self->source;
}

/**
 * lw_profile_get_n_rules:
 * @self: a profile
 *
 * Returns: number of rules
 */
guint
lw_profile_get_n_rules (LwProfile *self)
{
  return self->rules->len;
}

/**
 * lw_profile_get_rule:
 * @self: a profile
 * @i: index from 0
 *
 * Returns: (transfer none): the rule, which lives as long as @self
 */
const LwRule *
lw_profile_get_rule (LwProfile *self, guint i)
{
  g_return_val_if_fail (i < self->rules->len, NULL);

  return g_ptr_array_index (self->rules, i);
}

LwRule *
lw_profile_find_rule (LwProfile *self, const char *id)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      LwRule *rule = g_ptr_array_index (self->rules, i);

      if (strcmp (rule->id, id) == 0)
        return rule;
    }

  return NULL;
}

static void
append_text (GString *text, LwKeyName key, const char *value)
{
  if (!value)
    return;

  g_string_append_printf (text, "%s=", lw_key_word (key));
  for (const char *c = value; *c; c++)
    switch (*c)
      {
      case '\\':
        g_string_append (text, "\\\\");
        break;
      case '\n':
        g_string_append (text, "\\n");
        break;
      case '\r':
        g_string_append (text, "\\r");
        break;
      case '\t':
        g_string_append (text, "\\t");
        break;
      case ' ':
        /* Only at either end, where a plain one would be stripped. */
        g_string_append (text, c == value || c[1] == '\0' ? "\\s" : " ");
        break;
      default:
        g_string_append_c (text, *c);
      }
  g_string_append_c (text, '\n');
}

static void
append_date (GString *text, LwKeyName key, LwDate date)
{
  g_autofree char *iso = date ? lw_date_to_iso (date) : NULL;

  append_text (text, key, iso);
}

/* A variant holds the keys of its rule too; only its own are written. */
static gboolean
is_own (const LwRuleTest *test, LwKeyName key)
{
  return (test->own & LW_KEY_BIT (key)) != 0;
}

static void
append_int (GString *text, const LwRuleTest *test, LwKeyName key, int value)
{
  if (is_own (test, key))
    g_string_append_printf (text, "%s=%d\n", lw_key_word (key), value);
}

static void
append_number (GString *text, const LwRuleTest *test, LwKeyName key, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (is_own (test, key))
    append_text (text, key, g_ascii_formatd (buffer, sizeof buffer, "%.10g", value));
}

static void
append_bool (GString *text, const LwRuleTest *test, LwKeyName key, gboolean value)
{
  if (is_own (test, key))
    append_text (text, key, value ? "true" : "false");
}

static void
append_test (GString *text, const LwRuleTest *test)
{
  g_autofree char *sets = lw_sets_to_words (test->sets);

  if (is_own (test, LW_KEY_COUNT))
    append_text (text, LW_KEY_COUNT, sets);
  append_bool (text, test, LW_KEY_COUNT_SERVING, test->count_serving);
  if (is_own (test, LW_KEY_SEX))
    append_text (text, LW_KEY_SEX, lw_sex_word (test->sex));
  append_int (text, test, LW_KEY_AGE_AT_MOST, test->age_at_most);
  append_int (text, test, LW_KEY_AGE_AT_LEAST, test->age_at_least);
  append_bool (text, test, LW_KEY_INCLUSIVE, test->inclusive);
  append_int (text, test, LW_KEY_BAND, test->band);
  if (is_own (test, LW_KEY_EDUCATION_AT_LEAST))
    append_text (text, LW_KEY_EDUCATION_AT_LEAST, lw_education_word (test->education_at_least));
  append_bool (text, test, LW_KEY_STUDYING_COUNTS, test->studying_counts);
  append_int (text, test, LW_KEY_AT_LEAST, test->at_least);
  append_int (text, test, LW_KEY_AT_MOST, test->at_most);
  append_number (text, test, LW_KEY_SHARE_AT_LEAST, test->share_at_least);
  append_number (text, test, LW_KEY_MEAN_AGE_AT_MOST, test->mean_age_at_most);
  append_int (text, test, LW_KEY_YEARS, test->years);
  if (is_own (test, LW_KEY_WINDOW))
    append_text (text, LW_KEY_WINDOW,
                 test->window == LW_WINDOW_ROLLING ? "rolling" : "calendar");
}

static void
append_kinds (GString *text, const LwRule *rule)
{
  gboolean village = (rule->kinds & 1u << LW_VILLAGE_KIND_VILLAGE) != 0;
  gboolean community = (rule->kinds & 1u << LW_VILLAGE_KIND_COMMUNITY) != 0;

  if (rule->given & LW_KEY_BIT (LW_KEY_APPLIES_KIND))
    append_text (text, LW_KEY_APPLIES_KIND,
                 village && community ? "village community" : village ? "village" : "community");
}

static void
append_rule (GString *text, const LwRule *rule)
{
  g_autofree char *tags = rule->tags ? g_strjoinv (" ", rule->tags) : NULL;

  g_string_append_printf (text, "\n[rule %s]\n", rule->id);
  append_text (text, LW_KEY_TITLE, rule->title);
  append_text (text, LW_KEY_TITLE_EN, rule->english.title);
  append_text (text, LW_KEY_SHORT, rule->head);
  append_text (text, LW_KEY_SHORT_EN, rule->english.head);
  append_text (text, LW_KEY_LEVEL, lw_level_word (rule->level));
  append_text (text, LW_KEY_SOURCE, rule->source);
  append_text (text, LW_KEY_SOURCE_EN, rule->english.source);
  append_date (text, LW_KEY_EFFECTIVE, rule->effective);
  append_date (text, LW_KEY_UNTIL, rule->until);
  append_kinds (text, rule);
  append_text (text, LW_KEY_APPLIES_TAG, tags);
  append_text (text, LW_KEY_MEASURE, lw_measure_word (rule->measure));
  append_test (text, &rule->test);

  for (guint i = 0; i < LW_N_VARIANTS; i++)
    {
      if (!rule->variants[i])
        continue;
      g_string_append_printf (text, "\n[rule %s:%s]\n", rule->id, lw_variant_word ((LwVariant) i));
      append_test (text, rule->variants[i]);
    }
}

/**
 * lw_profile_to_text:
 * @self: a profile
 *
 * Writes the profile as a key file. Parsing it again gives an equal profile; comments are not kept.
 *
 * Returns: (transfer full): the text
 */
char *
lw_profile_to_text (LwProfile *self)
{
  GString *text = NULL;

  g_return_val_if_fail (self, NULL);

  text = g_string_new ("[profile]\n");
  append_text (text, LW_KEY_ID, self->id);
  append_text (text, LW_KEY_NAME, self->name);
  append_text (text, LW_KEY_NAME_EN, self->english.title);
  append_text (text, LW_KEY_SOURCE, self->source);
  append_text (text, LW_KEY_SOURCE_EN, self->english.source);
  append_date (text, LW_KEY_EFFECTIVE, self->effective);
  append_date (text, LW_KEY_UNTIL, self->until);
  append_text (text, LW_KEY_NOTE, self->note);
  for (guint i = 0; i < self->rules->len; i++)
    append_rule (text, g_ptr_array_index (self->rules, i));

  return g_string_free (text, FALSE);
}
