/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-rule.h"

#include "lw-captions.h"
#include "lw-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* GKeyFile tells no line numbers and merges groups and keys that come twice without a word, so
 * profiles are read here: same syntax, nothing forgiven, every refusal with its line. */

#define MAX_BYTES (256 * 1024)
#define MAX_RULES 200

typedef enum
{
  GROUP_NONE,
  GROUP_PROFILE,
  GROUP_RULE,
  GROUP_VARIANT,
} Group;

typedef struct
{
  const char *file;
  guint line;

  LwProfile *profile;
  Group group;
  LwRule *rule;     /* of the group */
  LwRuleTest *test; /* of the group: the rule's, or the variant's */
  guint seen;       /* LW_KEY_BIT, in the group */
} Parser;

#define BIT LW_KEY_BIT
#define PROFILE_KEYS                                                                               \
  (BIT (LW_KEY_ID) | BIT (LW_KEY_NAME) | BIT (LW_KEY_SOURCE) | BIT (LW_KEY_EFFECTIVE)              \
   | BIT (LW_KEY_UNTIL) | BIT (LW_KEY_NOTE) | BIT (LW_KEY_NAME_EN) | BIT (LW_KEY_SOURCE_EN))
#define AGE_KEYS (BIT (LW_KEY_AGE_AT_MOST) | BIT (LW_KEY_AGE_AT_LEAST))
#define NUMBER_KEYS                                                                                \
  (BIT (LW_KEY_AT_LEAST) | BIT (LW_KEY_AT_MOST) | BIT (LW_KEY_SHARE_AT_LEAST)                      \
   | BIT (LW_KEY_MEAN_AGE_AT_MOST))
#define VARIANT_KEYS                                                                               \
  (AGE_KEYS | NUMBER_KEYS | BIT (LW_KEY_SEX) | BIT (LW_KEY_INCLUSIVE) | BIT (LW_KEY_BAND)          \
   | BIT (LW_KEY_EDUCATION_AT_LEAST) | BIT (LW_KEY_STUDYING_COUNTS) | BIT (LW_KEY_YEARS)           \
   | BIT (LW_KEY_WINDOW))
#define TEST_KEYS (VARIANT_KEYS | BIT (LW_KEY_COUNT) | BIT (LW_KEY_COUNT_SERVING))
#define RULE_KEYS                                                                                  \
  (TEST_KEYS | BIT (LW_KEY_TITLE) | BIT (LW_KEY_SHORT) | BIT (LW_KEY_LEVEL) | BIT (LW_KEY_SOURCE)  \
   | BIT (LW_KEY_EFFECTIVE) | BIT (LW_KEY_UNTIL) | BIT (LW_KEY_APPLIES_KIND)                       \
   | BIT (LW_KEY_APPLIES_TAG) | BIT (LW_KEY_MEASURE) | BIT (LW_KEY_TITLE_EN)                       \
   | BIT (LW_KEY_SHORT_EN) | BIT (LW_KEY_SOURCE_EN))

static gboolean refuse (Parser *self, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
refuse (Parser *self, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (error, LW_PROFILE_ERROR, LW_PROFILE_ERROR_INVALID,
               /* translators: file, line number, reason */
               _("%s, line %u: %s. The profile was not loaded; correct this line and load it again."),
               self->file, self->line, reason);
  return FALSE;
}

/* Values. */

static gboolean
refuse_value (Parser *self, LwKeyName key, const char *value, GError **error)
{
  /* translators: value, key of a profile */
  return refuse (self, error, _("“%s” is no value for %s"), value, lw_key_word (key));
}

static gboolean
read_int (Parser *self, LwKeyName key, const char *value, int lowest, int highest, int *number, GError **error)
{
  guint64 n = 0;

  if (!g_ascii_isdigit (value[0])
      || !g_ascii_string_to_unsigned (value, 10, (guint64) lowest, (guint64) highest, &n, NULL))
    /* translators: value, key of a profile, lowest and highest value */
    return refuse (self, error, _("“%s” is no value for %s: a whole number from %d to %d is needed"), value,
                   lw_key_word (key), lowest, highest);

  *number = (int) n;
  return TRUE;
}

static gboolean
read_number (Parser *self, LwKeyName key, const char *value, double highest, double *number, GError **error)
{
  gsize whole = strspn (value, "0123456789");
  gsize decimals = value[whole] == '.' ? strspn (value + whole + 1, "0123456789") : 0;
  gsize length = decimals ? whole + 1 + decimals : whole;
  double n = 0;

  if (whole > 0 && whole <= 3 && decimals <= 2 && value[length] == '\0')
    n = g_ascii_strtod (value, NULL);
  else
    n = G_MAXDOUBLE;
  if (n > highest)
    return refuse (self, error, _("“%s” is no value for %s: a number from 0 to %d with at most two decimals is needed"), value,
                   lw_key_word (key), (int) highest);

  *number = n;
  return TRUE;
}

static gboolean
read_bool (Parser *self, LwKeyName key, const char *value, gboolean *truth, GError **error)
{
  *truth = strcmp (value, "true") == 0;
  if (!*truth && strcmp (value, "false") != 0)
    return refuse (self, error, _("“%s” is no value for %s: true or false is needed"), value, lw_key_word (key));
  return TRUE;
}

static gboolean
read_date (Parser *self, LwKeyName key, const char *value, LwDate *date, GError **error)
{
  if (!lw_date_from_iso (value, date) || !lw_date_is_full (*date))
    return refuse (self, error, _("“%s” is no value for %s: a day such as 2026-01-01 is needed"), value,
                   lw_key_word (key));
  return TRUE;
}

/* The words of a list, without empty ones: (transfer full). */
static GStrv
split_words (const char *value)
{
  g_auto(GStrv) pieces = g_strsplit_set (value, " \t", -1);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; pieces[i]; i++)
    if (pieces[i][0])
      g_strv_builder_add (words, pieces[i]);

  return g_strv_builder_end (words);
}

static gboolean
read_sets (Parser *self, const char *value, LwSets *sets, GError **error)
{
  g_auto(GStrv) words = split_words (value);
  guint all = 0;

  for (guint i = 0; words[i]; i++)
    {
      LwSets set = 0;

      if (!lw_set_from_word (words[i], &set))
        return refuse_value (self, LW_KEY_COUNT, words[i], error);
      all |= set;
    }

  *sets = (LwSets) all;
  return TRUE;
}

static gboolean
read_kinds (Parser *self, const char *value, guint *kinds, GError **error)
{
  g_auto(GStrv) words = split_words (value);

  *kinds = 0;
  for (guint i = 0; words[i]; i++)
    if (strcmp (words[i], "village") == 0)
      *kinds |= 1u << LW_VILLAGE_KIND_VILLAGE;
    else if (strcmp (words[i], "community") == 0)
      *kinds |= 1u << LW_VILLAGE_KIND_COMMUNITY;
    else
      return refuse_value (self, LW_KEY_APPLIES_KIND, words[i], error);

  return TRUE;
}

static gboolean
read_sex (Parser *self, const char *value, LwSex *sex, GError **error)
{
  if (strcmp (value, "female") == 0)
    *sex = LW_SEX_FEMALE;
  else if (strcmp (value, "male") == 0)
    *sex = LW_SEX_MALE;
  else
    return refuse_value (self, LW_KEY_SEX, value, error);

  return TRUE;
}

static gboolean
read_window (Parser *self, const char *value, LwWindow *window, GError **error)
{
  if (strcmp (value, "rolling") == 0)
    *window = LW_WINDOW_ROLLING;
  else if (strcmp (value, "calendar") == 0)
    *window = LW_WINDOW_CALENDAR;
  else
    return refuse_value (self, LW_KEY_WINDOW, value, error);

  return TRUE;
}

static gboolean
read_measure (Parser *self, const char *value, LwMeasure *measure, GError **error)
{
  return lw_measure_from_word (value, measure) || refuse_value (self, LW_KEY_MEASURE, value, error);
}

static gboolean
read_id (Parser *self, const char *value, char **id, GError **error)
{
  if (!lw_rule_id_is_valid (value))
    return refuse (self, error,
                   _("“%s” is no id: small letters, digits and hyphens are allowed, at most 64"), value);
  g_free (*id);
  *id = g_strdup (value);
  return TRUE;
}

/* Keys. */

static gboolean
set_profile_key (Parser *self, LwKeyName key, char *value, GError **error)
{
  LwProfile *profile = self->profile;

  profile->given |= BIT (key);
  switch ((guint) key)
    {
    case LW_KEY_ID:
      return read_id (self, value, &profile->id, error);
    case LW_KEY_NAME:
      profile->name = g_strdup (value);
      return TRUE;
    case LW_KEY_NAME_EN:
      profile->english.title = g_strdup (value);
      return TRUE;
    case LW_KEY_SOURCE:
      profile->source = g_strdup (value);
      return TRUE;
    case LW_KEY_SOURCE_EN:
      profile->english.source = g_strdup (value);
      return TRUE;
    case LW_KEY_NOTE:
      profile->note = g_strdup (value);
      return TRUE;
    case LW_KEY_EFFECTIVE:
      return read_date (self, key, value, &profile->effective, error);
    case LW_KEY_UNTIL:
      return read_date (self, key, value, &profile->until, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
set_test_key (Parser *self, LwKeyName key, char *value, GError **error)
{
  LwRuleTest *test = self->test;

  test->given |= BIT (key);
  test->own |= BIT (key);
  switch ((guint) key)
    {
    case LW_KEY_COUNT:
      return read_sets (self, value, &test->sets, error);
    case LW_KEY_COUNT_SERVING:
      return read_bool (self, key, value, &test->count_serving, error);
    case LW_KEY_SEX:
      return read_sex (self, value, &test->sex, error);
    case LW_KEY_AGE_AT_MOST:
      return read_int (self, key, value, 1, 150, &test->age_at_most, error);
    case LW_KEY_AGE_AT_LEAST:
      return read_int (self, key, value, 1, 150, &test->age_at_least, error);
    case LW_KEY_INCLUSIVE:
      return read_bool (self, key, value, &test->inclusive, error);
    case LW_KEY_BAND:
      return read_int (self, key, value, 0, 50, &test->band, error);
    case LW_KEY_EDUCATION_AT_LEAST:
      return lw_education_from_word (value, &test->education_at_least) || refuse_value (self, key, value, error);
    case LW_KEY_STUDYING_COUNTS:
      return read_bool (self, key, value, &test->studying_counts, error);
    case LW_KEY_AT_LEAST:
      return read_int (self, key, value, 0, 9999, &test->at_least, error);
    case LW_KEY_AT_MOST:
      return read_int (self, key, value, 0, 9999, &test->at_most, error);
    case LW_KEY_SHARE_AT_LEAST:
      return read_number (self, key, value, 100, &test->share_at_least, error);
    case LW_KEY_MEAN_AGE_AT_MOST:
      return read_number (self, key, value, 150, &test->mean_age_at_most, error);
    case LW_KEY_YEARS:
      return read_int (self, key, value, 1, 50, &test->years, error);
    case LW_KEY_WINDOW:
      return read_window (self, value, &test->window, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
set_rule_key (Parser *self, LwKeyName key, char *value, GError **error)
{
  LwRule *rule = self->rule;

  if (TEST_KEYS & BIT (key))
    return set_test_key (self, key, value, error);

  rule->given |= BIT (key);
  switch ((guint) key)
    {
    case LW_KEY_TITLE:
      rule->title = g_strdup (value);
      return TRUE;
    case LW_KEY_TITLE_EN:
      rule->english.title = g_strdup (value);
      return TRUE;
    case LW_KEY_SHORT:
      rule->head = g_strdup (value);
      return TRUE;
    case LW_KEY_SHORT_EN:
      rule->english.head = g_strdup (value);
      return TRUE;
    case LW_KEY_SOURCE:
      rule->source = g_strdup (value);
      return TRUE;
    case LW_KEY_SOURCE_EN:
      rule->english.source = g_strdup (value);
      return TRUE;
    case LW_KEY_LEVEL:
      return lw_level_from_word (value, &rule->level) || refuse_value (self, key, value, error);
    case LW_KEY_EFFECTIVE:
      return read_date (self, key, value, &rule->effective, error);
    case LW_KEY_UNTIL:
      return read_date (self, key, value, &rule->until, error);
    case LW_KEY_APPLIES_KIND:
      return read_kinds (self, value, &rule->kinds, error);
    case LW_KEY_APPLIES_TAG:
      rule->tags = split_words (value);
      return TRUE;
    case LW_KEY_MEASURE:
      return read_measure (self, value, &rule->measure, error);
    default:
      g_assert_not_reached ();
    }
}

/* \s \n \r \t \\ as in any key file; in place. */
static gboolean
unescape (Parser *self, char *value, GError **error)
{
  static const char from[] = "snrt\\";
  static const char to[] = " \n\r\t\\";
  char *out = value;

  for (const char *in = value; *in; in++)
    {
      const char *found = NULL;

      if (*in != '\\')
        {
          *out++ = *in;
          continue;
        }
      in++;
      found = *in ? strchr (from, *in) : NULL;
      if (!found)
        return refuse (self, error, _("after a \\ only s, n, r, t or another \\ is understood"));
      *out++ = to[found - from];
    }

  *out = '\0';
  return TRUE;
}

static gboolean
parse_key (Parser *self, char *line, GError **error)
{
  char *equals = strchr (line, '=');
  char *word = line;
  char *value = NULL;
  LwKeyName key = 0;
  guint allowed = 0;

  if (!equals)
    return refuse (self, error, _("“%s” is neither a group in [ ], a key=value nor a # comment"), line);
  if (self->group == GROUP_NONE)
    return refuse (self, error, _("the first group must be [profile]"));

  *equals = '\0';
  g_strchomp (word);
  value = g_strchug (equals + 1);
  allowed = self->group == GROUP_PROFILE ? PROFILE_KEYS : self->group == GROUP_RULE ? RULE_KEYS : VARIANT_KEYS;

  if (!lw_key_from_word (word, &key) || !(allowed & BIT (key)))
    return refuse (self, error, _("the key “%s” is not known here"), word);
  if (self->seen & BIT (key))
    return refuse (self, error, _("the key %s comes twice"), word);
  self->seen |= BIT (key);
  if (!unescape (self, value, error))
    return FALSE;
  if (value[strspn (value, " \t\r\n")] == '\0')
    return refuse (self, error, _("the key %s has no value"), word);

  if (self->group == GROUP_PROFILE)
    return set_profile_key (self, key, value, error);
  if (self->group == GROUP_RULE)
    return set_rule_key (self, key, value, error);
  return set_test_key (self, key, value, error);
}

/* Groups, checked when they are whole. */

static gboolean
finish_profile (Parser *self, GError **error)
{
  const LwProfile *profile = self->profile;

  if (!profile->id)
    return refuse (self, error, _("[profile] has no id"));
  if (!profile->name)
    return refuse (self, error, _("[profile] has no name"));
  if (profile->effective && profile->until && profile->effective > profile->until)
    return refuse (self, error, _("effective is later than until"));
  return TRUE;
}

/* Which measure the keys make; keys that no measure takes together are refused. */
static gboolean
settle_measure (Parser *self, const LwRuleTest *test, gboolean has_measure, LwMeasure *measure, GError **error)
{
  guint numbers = test->given & NUMBER_KEYS;
  guint ranges = BIT (LW_KEY_AT_LEAST) | BIT (LW_KEY_AT_MOST);

  if (has_measure)
    return TRUE;

  if (!(test->given & BIT (LW_KEY_COUNT)))
    return refuse (self, error, _("the rule has neither count nor measure"));

  if (numbers == 0)
    *measure = LW_MEASURE_EVERYONE;
  else if ((numbers & ~ranges) == 0)
    *measure = LW_MEASURE_COUNT;
  else if (numbers == BIT (LW_KEY_SHARE_AT_LEAST))
    *measure = LW_MEASURE_SHARE;
  else if (numbers == BIT (LW_KEY_MEAN_AGE_AT_MOST))
    *measure = LW_MEASURE_MEAN_AGE;
  else
    return refuse (self, error,
                   _("at-least and at-most, share-at-least, mean-age-at-most: only one of these can be asked"));

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
check_qualifiers (Parser *self, const LwRuleTest *test, GError **error)
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
      return refuse (self, error, _("%s says nothing without %s"), lw_key_word (qualifiers[i].key),
                     qualifiers[i].need);

  if ((test->given & BIT (LW_KEY_COUNT_SERVING)) && !(test->sets & LW_SET_RESERVES))
    return refuse (self, error, _("%s says nothing without %s"), "count-serving", "count=reserves");
  return TRUE;
}

static gboolean
check_test (Parser *self, const LwRuleTest *test, LwMeasure measure, GError **error)
{
  guint wrong = test->given & ~keys_of_measure (measure);

  for (guint i = 0; i < LW_N_KEYS; i++)
    if (wrong & BIT (i))
      return refuse (self, error, _("the key %s does not go with the measure %s"), lw_key_word ((LwKeyName) i),
                     lw_measure_word (measure) ? lw_measure_word (measure) : "count");

  if ((test->given & BIT (LW_KEY_AT_LEAST)) && (test->given & BIT (LW_KEY_AT_MOST))
      && test->at_least > test->at_most)
    return refuse (self, error, _("%s is greater than %s"), "at-least", "at-most");
  if ((test->given & AGE_KEYS) == AGE_KEYS && lw_rule_test_youngest (test) > lw_rule_test_oldest (test))
    return refuse (self, error, _("%s is greater than %s"), "age-at-least", "age-at-most");
  return check_qualifiers (self, test, error);
}

static gboolean
finish_rule (Parser *self, GError **error)
{
  LwRule *rule = self->rule;

  if (!rule->title)
    return refuse (self, error, _("the rule %s has no title"), rule->id);
  if (!(rule->given & BIT (LW_KEY_LEVEL)))
    return refuse (self, error, _("the rule %s has no level"), rule->id);
  if (rule->effective && rule->until && rule->effective > rule->until)
    return refuse (self, error, _("effective is later than until"));

  return settle_measure (self, &rule->test, rule->given & BIT (LW_KEY_MEASURE), &rule->measure, error)
         && check_test (self, &rule->test, rule->measure, error);
}

static gboolean
finish_variant (Parser *self, GError **error)
{
  LwMeasure measure = self->rule->measure;

  if (!settle_measure (self, self->test, self->rule->given & BIT (LW_KEY_MEASURE), &measure, error))
    return FALSE;
  if (measure != self->rule->measure)
    return refuse (self, error, _("[rule %s] itself must have the key that its variant changes"), self->rule->id);
  return check_test (self, self->test, measure, error);
}

/* Reasons that concern a whole group are told at the line of its heading. */
static gboolean
finish_group (Parser *self, guint heading, GError **error)
{
  guint line = self->line;
  gboolean good = TRUE;

  self->line = heading;
  if (self->group == GROUP_PROFILE)
    good = finish_profile (self, error);
  else if (self->group == GROUP_RULE)
    good = finish_rule (self, error);
  else if (self->group == GROUP_VARIANT)
    good = finish_variant (self, error);
  self->line = line;
  return good;
}

static gboolean
begin_variant (Parser *self, const char *id, const char *word, GError **error)
{
  LwRule *rule = lw_profile_find_rule (self->profile, id);
  LwVariant variant = 0;

  if (!rule)
    return refuse (self, error, _("[rule %s] must come before its variant"), id);
  if (!lw_variant_from_word (word, &variant)
      || (variant >= LW_VARIANT_BRANCH) != (rule->measure == LW_MEASURE_ORG_SEATS))
    return refuse (self, error, _("the rule %s has no variant “%s”"), id, word);
  if (rule->variants[variant])
    return refuse (self, error, _("the group [rule %s:%s] comes twice"), id, word);

  rule->variants[variant] = g_memdup2 (&rule->test, sizeof rule->test);
  rule->variants[variant]->own = 0;
  self->rule = rule;
  self->test = rule->variants[variant];
  self->group = GROUP_VARIANT;
  return TRUE;
}

static gboolean
begin_rule (Parser *self, const char *id, GError **error)
{
  LwRule *rule = NULL;

  if (self->profile->rules->len == MAX_RULES)
    return refuse (self, error, _("a profile has at most %d rules"), MAX_RULES);
  if (lw_profile_find_rule (self->profile, id))
    return refuse (self, error, _("the rule %s comes twice"), id);

  rule = lw_rule_new (self->profile);
  rule->line = self->line;
  g_ptr_array_add (self->profile->rules, rule);
  self->rule = rule;
  self->test = &rule->test;
  self->group = GROUP_RULE;
  return read_id (self, id, &rule->id, error);
}

static gboolean
begin_group (Parser *self, char *line, GError **error)
{
  gsize length = strlen (line);
  char *name = line + 1;
  char *colon = NULL;

  if (line[length - 1] != ']')
    return refuse (self, error, _("the group “%s” does not end with ]"), line);
  line[length - 1] = '\0';
  self->seen = 0;

  if (strcmp (name, "profile") == 0)
    {
      if (self->group != GROUP_NONE)
        return refuse (self, error, _("the group [profile] comes twice"));
      self->group = GROUP_PROFILE;
      return TRUE;
    }

  if (self->group == GROUP_NONE)
    return refuse (self, error, _("the first group must be [profile]"));
  if (!g_str_has_prefix (name, "rule "))
    return refuse (self, error, _("the group [%s] is not known"), name);

  name = g_strchug (name + strlen ("rule "));
  colon = strchr (name, ':');
  if (!colon)
    return begin_rule (self, name, error);
  *colon = '\0';
  return begin_variant (self, name, colon + 1, error);
}

static gboolean
parse_lines (Parser *self, char **lines, GError **error)
{
  guint heading = 0;

  for (guint i = 0; lines[i]; i++)
    {
      char *line = g_strstrip (lines[i]);

      self->line = i + 1;
      if (line[0] == '\0' || line[0] == '#')
        continue;
      if (line[0] != '[')
        {
          if (!parse_key (self, line, error))
            return FALSE;
          continue;
        }
      if (!finish_group (self, heading, error) || !begin_group (self, line, error))
        return FALSE;
      heading = self->line;
    }

  if (self->group == GROUP_NONE)
    return refuse (self, error, _("the first group must be [profile]"));
  return finish_group (self, heading, error);
}

static guint
line_of (const char *text, const char *position)
{
  guint line = 1;

  for (const char *c = text; c < position; c++)
    line += *c == '\n';
  return line;
}

/**
 * lw_profile_parse:
 * @text: a profile as key file, see docs/profiles.md
 * @file: what to call it in messages
 * @error: return location
 *
 * Reads a profile. Nothing is guessed or skipped: an unknown key or value, a missing title or
 * level, keys that contradict each other, an id that comes twice, a number out of range, a text that
 * is no UTF-8, or more than 256 KiB or 200 rules refuse the whole profile with
 * %LW_PROFILE_ERROR_INVALID, the line and the reason.
 *
 * Returns: (transfer full): the profile, %NULL with @error set
 */
LwProfile *
lw_profile_parse (const char *text, const char *file, GError **error)
{
  g_autoptr(LwProfile) profile = lw_profile_new ();
  Parser self = { .file = file, .line = 1, .profile = profile };
  g_auto(GStrv) lines = NULL;
  const char *end = NULL;

  g_return_val_if_fail (text, NULL);
  g_return_val_if_fail (file, NULL);

  if (strnlen (text, MAX_BYTES + 1) > MAX_BYTES)
    {
      refuse (&self, error, _("the file is larger than %d KiB"), MAX_BYTES / 1024);
      return NULL;
    }
  if (!g_utf8_validate (text, -1, &end))
    {
      self.line = line_of (text, end);
      refuse (&self, error, _("the text is not UTF-8"));
      return NULL;
    }

  /* Editors on Windows begin a file with a byte order mark and end lines with CR LF. */
  lines = g_strsplit (g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text, "\n", -1);
  if (!parse_lines (&self, lines, error))
    return NULL;
  return g_steal_pointer (&profile);
}
