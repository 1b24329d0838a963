/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a reader of another language is shown. The words of a profile itself are Chinese as a rule, and
 * what is read by programs keeps to them whatever the language. */

/**
 * lw_words_language:
 *
 * Returns: the language in which the program speaks, for the functions below: "en" or "zh"
 */
const char *
lw_words_language (void)
{
  /* translators: code of the language of this translation, which has to be that of no other: zh */
  return C_ ("code of the language", "en");
}

static gboolean
is_english (const char *language)
{
  return language != NULL && strcmp (language, "en") == 0;
}

/* The words of this language where the profile has them. */
static const char *
choose (const char *language, const char *english, const char *own)
{
  return is_english (language) && english ? english : own;
}

/**
 * lw_rule_get_title_in:
 * @rule: a rule
 * @language: (nullable): code of a language
 *
 * Returns: what the rule asks; its own title where the profile has none in @language
 */
const char *
lw_rule_get_title_in (const LwRule *rule, const char *language)
{
  g_return_val_if_fail (rule, NULL);

  return choose (language, rule->english.title, rule->title);
}

/**
 * lw_rule_get_short_in:
 * @rule: a rule
 * @language: (nullable): code of a language
 *
 * Returns: the head of its column; its own where the profile has none in @language
 */
const char *
lw_rule_get_short_in (const LwRule *rule, const char *language)
{
  g_return_val_if_fail (rule, NULL);

  return choose (language, rule->english.head, lw_rule_get_short (rule));
}

/**
 * lw_rule_dup_line_in:
 * @rule: a rule
 * @language: (nullable): code of a language
 *
 * Returns: (transfer full): the head of its column in one line: 后备人数
 */
char *
lw_rule_dup_line_in (const LwRule *rule, const char *language)
{
  g_auto (GStrv) lines = g_strsplit (lw_rule_get_short_in (rule, language), "\n", -1);

  /* Words of letters need a space between them, Chinese characters must not have one. */
  return g_strjoinv (lines[0] != NULL && g_str_is_ascii (lines[0]) ? " " : "", lines);
}

/**
 * lw_rule_get_source_in:
 * @rule: a rule
 * @language: (nullable): code of a language
 *
 * Returns: (nullable): the document that asks for it; as it is called where the profile has no name in @language
 */
const char *
lw_rule_get_source_in (const LwRule *rule, const char *language)
{
  const char *english;

  g_return_val_if_fail (rule, NULL);

  /* A source of the rule's own must not be shown as that of its profile. */
  english = rule->source || rule->english.source ? rule->english.source : rule->owner->english.source;
  return choose (language, english, lw_rule_get_source (rule));
}

/**
 * lw_profile_get_name_in:
 * @self: a profile
 * @language: (nullable): code of a language
 *
 * Returns: what it is called; its own name where it has none in @language
 */
const char *
lw_profile_get_name_in (LwProfile *self, const char *language)
{
  g_return_val_if_fail (self, NULL);

  return choose (language, self->english.title, self->name);
}
