/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-profile-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* GKeyFile tells no line numbers and merges groups and keys that come twice without a word, so
 * profiles are read here: same syntax, nothing forgiven, every refusal with its line. */

#define MAX_BYTES (256 * 1024)
#define MAX_RULES 200

gboolean
_lw_profile_refuse (LwProfileParser *self, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (
      error, LW_PROFILE_ERROR, LW_PROFILE_ERROR_INVALID,
      /* translators: file, line number, reason */
      _("%s, line %u: %s. The profile was not loaded; correct this line and load it again."),
      self->file, self->line, reason);
  return FALSE;
}

/* Reasons that concern a whole group are told at the line of its heading. */
static gboolean
finish_group (LwProfileParser *self, guint heading, GError **error)
{
  guint line = self->line;
  gboolean good;

  self->line = heading;
  good = _lw_profile_check_group (self, error);
  self->line = line;
  return good;
}

static gboolean
begin_variant (LwProfileParser *self, const char *id, const char *word, GError **error)
{
  LwRule *rule = lw_profile_find_rule (self->profile, id);
  LwVariant variant = 0;

  if (!rule)
    return _lw_profile_refuse (self, error, _("[rule %s] must come before its variant"), id);
  if (!lw_variant_from_word (word, &variant) ||
      (variant >= LW_VARIANT_BRANCH) != (rule->measure == LW_MEASURE_ORG_SEATS))
    return _lw_profile_refuse (self, error, _("the rule %s has no variant “%s”"), id, word);
  if (rule->variants[variant])
    return _lw_profile_refuse (self, error, _("the group [rule %s:%s] comes twice"), id, word);

  rule->variants[variant] = g_memdup2 (&rule->test, sizeof rule->test);
  rule->variants[variant]->own = 0;
  self->rule = rule;
  self->test = rule->variants[variant];
  self->group = LW_PROFILE_GROUP_VARIANT;
  return TRUE;
}

static gboolean
begin_rule (LwProfileParser *self, const char *id, GError **error)
{
  LwRule *rule = NULL;

  if (self->profile->rules->len == MAX_RULES)
    return _lw_profile_refuse (self, error, _("a profile has at most %d rules"), MAX_RULES);
  if (lw_profile_find_rule (self->profile, id))
    return _lw_profile_refuse (self, error, _("the rule %s comes twice"), id);

  rule = lw_rule_new (self->profile);
  rule->line = self->line;
  g_ptr_array_add (self->profile->rules, rule);
  self->rule = rule;
  self->test = &rule->test;
  self->group = LW_PROFILE_GROUP_RULE;
  return _lw_profile_read_id (self, id, &rule->id, error);
}

static gboolean
begin_group (LwProfileParser *self, char *line, GError **error)
{
  gsize length = strlen (line);
  char *name = line + 1;
  char *colon = NULL;

  if (line[length - 1] != ']')
    return _lw_profile_refuse (self, error, _("the group “%s” does not end with ]"), line);
  line[length - 1] = '\0';
  self->seen = 0;

  if (strcmp (name, "profile") == 0)
    {
      if (self->group != LW_PROFILE_GROUP_NONE)
        return _lw_profile_refuse (self, error, _("the group [profile] comes twice"));
      self->group = LW_PROFILE_GROUP_PROFILE;
      return TRUE;
    }

  if (self->group == LW_PROFILE_GROUP_NONE)
    return _lw_profile_refuse (self, error, _("the first group must be [profile]"));
  if (!g_str_has_prefix (name, "rule "))
    return _lw_profile_refuse (self, error, _("the group [%s] is not known"), name);

  name = g_strchug (name + strlen ("rule "));
  colon = strchr (name, ':');
  if (!colon)
    return begin_rule (self, name, error);
  *colon = '\0';
  return begin_variant (self, name, colon + 1, error);
}

static gboolean
parse_lines (LwProfileParser *self, char **lines, GError **error)
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
          if (!_lw_profile_read_key (self, line, error))
            return FALSE;
          continue;
        }
      if (!finish_group (self, heading, error) || !begin_group (self, line, error))
        return FALSE;
      heading = self->line;
    }

  if (self->group == LW_PROFILE_GROUP_NONE)
    return _lw_profile_refuse (self, error, _("the first group must be [profile]"));
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
 * level, keys that contradict each other, an id that comes twice, a number out of range, a text
 * that is no UTF-8, or more than 256 KiB or 200 rules refuse the whole profile with
 * %LW_PROFILE_ERROR_INVALID, the line and the reason.
 *
 * Returns: (transfer full): the profile, %NULL with @error set
 */
LwProfile *
lw_profile_parse (const char *text, const char *file, GError **error)
{
  g_autoptr (LwProfile) profile = lw_profile_new ();
  LwProfileParser self = { .file = file, .line = 1, .profile = profile };
  g_auto (GStrv) lines = NULL;
  const char *end = NULL;

  g_return_val_if_fail (text, NULL);
  g_return_val_if_fail (file, NULL);

  if (strnlen (text, MAX_BYTES + 1) > MAX_BYTES)
    {
      _lw_profile_refuse (&self, error, _("the file is larger than %d KiB"), MAX_BYTES / 1024);
      return NULL;
    }
  if (!g_utf8_validate (text, -1, &end))
    {
      self.line = line_of (text, end);
      _lw_profile_refuse (&self, error, _("the text is not UTF-8"));
      return NULL;
    }

  /* Editors on Windows begin a file with a byte order mark and end lines with CR LF. */
  lines = g_strsplit (g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text, "\n", -1);
  if (!parse_lines (&self, lines, error))
    return NULL;
  return g_steal_pointer (&profile);
}
