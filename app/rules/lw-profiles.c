/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-rule.h"

#include "lw-journal.h"
#include "lw-profiles-resource.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Which profiles there are, and which are in force. The ledger holds those from files as text
 * (profile_text) and the stack as the setting "profiles". */

#define RESOURCE_FOLDER "/io/github/liangwei/Liangwei/profiles/"
#define SETTING "profiles"
#define NATIONAL "national-2026"

/* In the order of a new ledger's stack. */
static const char * const builtin_ids[] = { NATIONAL, "qiangji", "huiyin", "huanjie" };

static LwProfile *
load_builtin (const char *id)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, id, ".profile", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  LwProfile *profile = NULL;
  gsize size = 0;
  gconstpointer data = NULL;

  bytes = g_resource_lookup_data (lw_profiles_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes)
    {
      data = g_bytes_get_data (bytes, &size);
      text = g_strndup (data, size);
      profile = lw_profile_parse (text, path, &error);
    }
  /* What is compiled in is tested; here it can only be a broken build. */
  if (!profile)
    g_error ("%s", error->message);
  return profile;
}

/**
 * lw_profiles_builtin:
 *
 * Returns: (transfer full): array of LwProfile: those that come with the program, in the order of a
 *   new ledger's stack
 */
GPtrArray *
lw_profiles_builtin (void)
{
  GPtrArray *profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_profile_unref);

  for (guint i = 0; i < G_N_ELEMENTS (builtin_ids); i++)
    g_ptr_array_add (profiles, load_builtin (builtin_ids[i]));

  return profiles;
}

static gboolean
find_profile (GPtrArray *profiles, const char *id, guint *index)
{
  for (guint i = 0; i < profiles->len; i++)
    if (strcmp (lw_profile_get_id (g_ptr_array_index (profiles, i)), id) == 0)
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

/* A ledger's own version of a profile takes the place of the one that came with the program. */
static void
put_profile (GPtrArray *profiles, LwProfile *profile)
{
  guint index = 0;

  if (!find_profile (profiles, profile->id, &index))
    {
      g_ptr_array_add (profiles, lw_profile_ref (profile));
      return;
    }
  lw_profile_unref (g_ptr_array_index (profiles, index));
  g_ptr_array_index (profiles, index) = lw_profile_ref (profile);
}

/**
 * lw_profiles_list:
 * @ledger: a ledger
 * @error: return location
 *
 * Returns: (transfer full): array of LwProfile: all that @ledger knows, %NULL with @error set
 */
GPtrArray *
lw_profiles_list (LwLedger *ledger, GError **error)
{
  g_autoptr(GPtrArray) profiles = lw_profiles_builtin ();
  g_autoptr(GPtrArray) texts = NULL;

  g_return_val_if_fail (LW_IS_LEDGER (ledger), NULL);

  texts = lw_ledger_list (ledger, &lw_profile_text_table, NULL, 0, error);
  if (!texts)
    return NULL;

  for (guint i = 0; i < texts->len; i++)
    {
      const LwProfileText *record = g_ptr_array_index (texts, i);
      g_autoptr(LwProfile) profile = NULL;

      profile = lw_profile_parse (record->text ? record->text : "", record->name ? record->name : "", error);
      if (!profile)
        return NULL;
      put_profile (profiles, profile);
    }

  return g_steal_pointer (&profiles);
}

/* The rules of national law are nobody else's. */
static gboolean
check_locked (LwProfile *national, LwProfile *profile, GError **error)
{
  if (strcmp (profile->id, NATIONAL) == 0)
    {
      g_set_error (error, LW_PROFILE_ERROR, LW_PROFILE_ERROR_LOCKED,
                   _("“%s” is national law and cannot be replaced. Nothing was changed; give your profile another id."),
                   profile->id);
      return FALSE;
    }

  for (guint i = 0; i < profile->rules->len; i++)
    {
      const LwRule *rule = g_ptr_array_index (profile->rules, i);

      if (!lw_profile_find_rule (national, rule->id))
        continue;
      g_set_error (error, LW_PROFILE_ERROR, LW_PROFILE_ERROR_LOCKED,
                   /* translators: profile, line, rule */
                   _("%1$s, line %2$u: the rule %3$s is national law and cannot be replaced. Nothing was changed; "
                     "give the rule another id."),
                   profile->id, rule->line, rule->id);
      return FALSE;
    }

  return TRUE;
}

static GPtrArray *
pick (GPtrArray *known, const char * const *ids, GError **error)
{
  g_autoptr(GPtrArray) stack = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_profile_unref);
  LwProfile *national = g_ptr_array_index (known, 0);

  g_ptr_array_add (stack, lw_profile_ref (national));
  for (guint i = 0; ids[i]; i++)
    {
      LwProfile *profile = NULL;
      guint index = 0;

      if (find_profile (stack, ids[i], &index))
        continue;
      if (!find_profile (known, ids[i], &index))
        {
          g_set_error (error, LW_PROFILE_ERROR, LW_PROFILE_ERROR_UNKNOWN,
                       _("There is no profile “%s” in this ledger. Nothing was changed; import it first."), ids[i]);
          return NULL;
        }
      profile = g_ptr_array_index (known, index);
      if (!check_locked (national, profile, error))
        return NULL;
      g_ptr_array_add (stack, lw_profile_ref (profile));
    }

  return g_steal_pointer (&stack);
}

/**
 * lw_profiles_for_ids:
 * @ledger: a ledger
 * @ids: ids of profiles, %NULL-terminated
 * @error: return location
 *
 * The stack of these profiles. National law is always its first, whether @ids names it or not; an
 * id that comes twice counts once.
 *
 * Returns: (transfer full): array of LwProfile, %NULL with @error set
 */
GPtrArray *
lw_profiles_for_ids (LwLedger *ledger, const char * const *ids, GError **error)
{
  g_autoptr(GPtrArray) known = NULL;

  g_return_val_if_fail (ids, NULL);

  known = lw_profiles_list (ledger, error);
  return known ? pick (known, ids, error) : NULL;
}

/**
 * lw_profiles_stack:
 * @ledger: a ledger
 * @error: return location
 *
 * Returns: (transfer full): array of LwProfile: the stack in force, national law first; %NULL with
 *   @error set
 */
GPtrArray *
lw_profiles_stack (LwLedger *ledger, GError **error)
{
  g_autoptr(GError) failure = NULL;
  g_autofree char *setting = lw_ledger_dup_setting (ledger, SETTING, &failure);
  g_auto(GStrv) ids = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  if (setting)
    {
      g_auto(GStrv) words = g_strsplit (setting, " ", -1);

      for (guint i = 0; words[i]; i++)
        if (words[i][0])
          g_strv_builder_add (builder, words[i]);
    }
  else
    for (guint i = 0; i < G_N_ELEMENTS (builtin_ids); i++)
      g_strv_builder_add (builder, builtin_ids[i]);

  ids = g_strv_builder_end (builder);
  return lw_profiles_for_ids (ledger, (const char * const *) ids, error);
}

static gboolean
finish (LwLedger *ledger, gboolean good, GError **error)
{
  if (good)
    return lw_journal_commit (ledger, NULL, error);
  lw_journal_rollback (ledger);
  return FALSE;
}

static char *
join_ids (GPtrArray *stack)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < stack->len; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", lw_profile_get_id (g_ptr_array_index (stack, i)));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * lw_profiles_use:
 * @ledger: a ledger
 * @ids: ids of profiles in the order of the stack, %NULL-terminated
 * @error: return location
 *
 * Makes these profiles the stack in force: one action. National law stays first.
 *
 * Returns: %TRUE, %FALSE with @error set and nothing changed
 */
gboolean
lw_profiles_use (LwLedger *ledger, const char * const *ids, GError **error)
{
  g_autoptr(GPtrArray) stack = lw_profiles_for_ids (ledger, ids, error);
  g_autofree char *setting = NULL;

  if (!stack)
    return FALSE;

  setting = join_ids (stack);
  return lw_journal_begin (ledger, _("Change the profiles in force"), error)
         && finish (ledger, lw_ledger_set_setting (ledger, SETTING, setting, error), error);
}

static gboolean
store_text (LwLedger *ledger, LwProfile *profile, const char *text, GError **error)
{
  g_autoptr(GPtrArray) found = lw_ledger_find (ledger, &lw_profile_text_table, "name", profile->id, error);
  g_autoptr(LwProfileText) record = NULL;

  if (!found)
    return FALSE;

  if (found->len > 0)
    record = lw_record_copy (g_ptr_array_index (found, 0));
  else
    record = lw_record_new (&lw_profile_text_table);
  lw_set_text (&record->name, profile->id);
  lw_set_text (&record->text, text);
  return found->len > 0 ? lw_ledger_update (ledger, record, error) : lw_ledger_insert (ledger, record, error);
}

/**
 * lw_profiles_import:
 * @ledger: a ledger
 * @text: a profile as key file
 * @file: what to call it in messages
 * @error: return location
 *
 * Takes a profile into @ledger: one action. One with the same id is replaced, also one that came
 * with the program; national law and its rules cannot be. The stack in force stays as it is.
 *
 * Returns: %TRUE, %FALSE with @error set and nothing changed
 */
gboolean
lw_profiles_import (LwLedger *ledger, const char *text, const char *file, GError **error)
{
  g_autoptr(LwProfile) profile = lw_profile_parse (text, file, error);
  g_autoptr(LwProfile) national = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (LW_IS_LEDGER (ledger), FALSE);

  if (!profile)
    return FALSE;
  national = load_builtin (NATIONAL);
  if (!check_locked (national, profile, error))
    return FALSE;

  /* translators: name of the profile */
  label = g_strdup_printf (_("Import the profile “%s”"), profile->name);
  return lw_journal_begin (ledger, label, error) && finish (ledger, store_text (ledger, profile, text, error), error);
}
