/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-profile-parser.h"

#include "lw-captions.h"
#include "lw-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The keys of a profile and their values. */

#define BIT LW_KEY_BIT
#define PROFILE_KEYS                                                                               \
  (BIT (LW_KEY_ID) | BIT (LW_KEY_NAME) | BIT (LW_KEY_SOURCE) | BIT (LW_KEY_EFFECTIVE) |            \
   BIT (LW_KEY_UNTIL) | BIT (LW_KEY_NOTE) | BIT (LW_KEY_NAME_EN) | BIT (LW_KEY_SOURCE_EN))
#define RULE_KEYS                                                                                  \
  (TEST_KEYS | BIT (LW_KEY_TITLE) | BIT (LW_KEY_SHORT) | BIT (LW_KEY_LEVEL) |                      \
   BIT (LW_KEY_SOURCE) | BIT (LW_KEY_EFFECTIVE) | BIT (LW_KEY_UNTIL) | BIT (LW_KEY_APPLIES_KIND) | \
   BIT (LW_KEY_APPLIES_TAG) | BIT (LW_KEY_MEASURE) | BIT (LW_KEY_TITLE_EN) |                       \
   BIT (LW_KEY_SHORT_EN) | BIT (LW_KEY_SOURCE_EN))

static gboolean
refuse_value (LwProfileParser *self, LwKeyName key, const char *value, GError **error)
{
  /* translators: value, key of a profile */
  return _lw_profile_refuse (self, error, _("“%s” is no value for %s"), value, lw_key_word (key));
}

static gboolean
read_int (LwProfileParser *self,
          LwKeyName key,
          const char *value,
          int lowest,
          int highest,
          int *number,
          GError **error)
{
  guint64 n = 0;

  if (!g_ascii_isdigit (value[0]) ||
      !g_ascii_string_to_unsigned (value, 10, (guint64)lowest, (guint64)highest, &n, NULL))
    /* translators: value, key of a profile, lowest and highest value */
    return _lw_profile_refuse (
        self, error, _("“%s” is no value for %s: a whole number from %d to %d is needed"), value,
        lw_key_word (key), lowest, highest);

  *number = (int)n;
  return TRUE;
}

static gboolean
read_number (LwProfileParser *self,
             LwKeyName key,
             const char *value,
             double highest,
             double *number,
             GError **error)
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
    return _lw_profile_refuse (
        self, error,
        _("“%s” is no value for %s: a number from 0 to %d with at most two decimals is needed"),
        value, lw_key_word (key), (int)highest);

  *number = n;
  return TRUE;
}

static gboolean
read_bool (LwProfileParser *self, LwKeyName key, const char *value, gboolean *truth, GError **error)
{
  *truth = strcmp (value, "true") == 0;
  if (!*truth && strcmp (value, "false") != 0)
    return _lw_profile_refuse (self, error, _("“%s” is no value for %s: true or false is needed"),
                               value, lw_key_word (key));
  return TRUE;
}

static gboolean
read_date (LwProfileParser *self, LwKeyName key, const char *value, LwDate *date, GError **error)
{
  if (!lw_date_from_iso (value, date) || !lw_date_is_full (*date))
    return _lw_profile_refuse (self, error,
                               _("“%s” is no value for %s: a day such as 2026-01-01 is needed"),
                               value, lw_key_word (key));
  return TRUE;
}

/* The words of a list, without empty ones: (transfer full). */
static GStrv
split_words (const char *value)
{
  g_auto (GStrv) pieces = g_strsplit_set (value, " \t", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; pieces[i]; i++)
    if (pieces[i][0])
      g_strv_builder_add (words, pieces[i]);

  return g_strv_builder_end (words);
}

static gboolean
read_sets (LwProfileParser *self, const char *value, LwSets *sets, GError **error)
{
  g_auto (GStrv) words = split_words (value);
  guint all = 0;

  for (guint i = 0; words[i]; i++)
    {
      LwSets set = 0;

      if (!lw_set_from_word (words[i], &set))
        return refuse_value (self, LW_KEY_COUNT, words[i], error);
      all |= set;
    }

  *sets = (LwSets)all;
  return TRUE;
}

static gboolean
read_kinds (LwProfileParser *self, const char *value, guint *kinds, GError **error)
{
  g_auto (GStrv) words = split_words (value);

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
read_sex (LwProfileParser *self, const char *value, LwSex *sex, GError **error)
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
read_window (LwProfileParser *self, const char *value, LwWindow *window, GError **error)
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
read_measure (LwProfileParser *self, const char *value, LwMeasure *measure, GError **error)
{
  return lw_measure_from_word (value, measure) || refuse_value (self, LW_KEY_MEASURE, value, error);
}

gboolean
_lw_profile_read_id (LwProfileParser *self, const char *value, char **id, GError **error)
{
  if (!lw_rule_id_is_valid (value))
    return _lw_profile_refuse (
        self, error, _("“%s” is no id: small letters, digits and hyphens are allowed, at most 64"),
        value);
  g_free (*id);
  *id = g_strdup (value);
  return TRUE;
}

static gboolean
set_profile_key (LwProfileParser *self, LwKeyName key, char *value, GError **error)
{
  LwProfile *profile = self->profile;

  profile->given |= BIT (key);
  switch ((guint)key)
    {
    case LW_KEY_ID:
      return _lw_profile_read_id (self, value, &profile->id, error);
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
set_test_key (LwProfileParser *self, LwKeyName key, char *value, GError **error)
{
  LwRuleTest *test = self->test;

  test->given |= BIT (key);
  test->own |= BIT (key);
  switch ((guint)key)
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
      return lw_education_from_word (value, &test->education_at_least) ||
             refuse_value (self, key, value, error);
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
set_rule_key (LwProfileParser *self, LwKeyName key, char *value, GError **error)
{
  LwRule *rule = self->rule;

  if (TEST_KEYS & BIT (key))
    return set_test_key (self, key, value, error);

  rule->given |= BIT (key);
  switch ((guint)key)
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
unescape (LwProfileParser *self, char *value, GError **error)
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
        return _lw_profile_refuse (self, error,
                                   _("after a \\ only s, n, r, t or another \\ is understood"));
      *out++ = to[found - from];
    }

  *out = '\0';
  return TRUE;
}

gboolean
_lw_profile_read_key (LwProfileParser *self, char *line, GError **error)
{
  char *equals = strchr (line, '=');
  char *word = line;
  char *value = NULL;
  LwKeyName key = 0;
  guint allowed = 0;

  if (!equals)
    return _lw_profile_refuse (self, error,
                               _("“%s” is neither a group in [ ], a key=value nor a # comment"),
                               line);
  if (self->group == LW_PROFILE_GROUP_NONE)
    return _lw_profile_refuse (self, error, _("the first group must be [profile]"));

  *equals = '\0';
  g_strchomp (word);
  value = g_strchug (equals + 1);
  allowed = self->group == LW_PROFILE_GROUP_PROFILE ? PROFILE_KEYS
            : self->group == LW_PROFILE_GROUP_RULE  ? RULE_KEYS
                                                    : VARIANT_KEYS;

  if (!lw_key_from_word (word, &key) || !(allowed & BIT (key)))
    return _lw_profile_refuse (self, error, _("the key “%s” is not known here"), word);
  if (self->seen & BIT (key))
    return _lw_profile_refuse (self, error, _("the key %s comes twice"), word);
  self->seen |= BIT (key);
  if (!unescape (self, value, error))
    return FALSE;
  if (value[strspn (value, " \t\r\n")] == '\0')
    return _lw_profile_refuse (self, error, _("the key %s has no value"), word);

  if (self->group == LW_PROFILE_GROUP_PROFILE)
    return set_profile_key (self, key, value, error);
  if (self->group == LW_PROFILE_GROUP_RULE)
    return set_rule_key (self, key, value, error);
  return set_test_key (self, key, value, error);
}
