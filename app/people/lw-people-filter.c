/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-filter.h"

#include "lw-ledger.h"
#include "lw-touched.h"

#include <string.h>

#define GROUP "filter"
#define SETTING "people-filters"

LwPeopleFilter *
lw_people_filter_new (void)
{
  LwPeopleFilter *self = g_new0 (LwPeopleFilter, 1);

  self->age_from = self->age_to = -1;
  return self;
}

LwPeopleFilter *
lw_people_filter_copy (const LwPeopleFilter *self)
{
  LwPeopleFilter *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->source = g_strdup (self->source);
  copy->villages = self->villages != NULL ? g_array_copy (self->villages) : NULL;
  return copy;
}

void
lw_people_filter_free (LwPeopleFilter *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->source);
  g_clear_pointer (&self->villages, g_array_unref);
  g_free (self);
}

gboolean
lw_people_filter_has (const LwPeopleFilter *self,
                      LwPeopleCriterion     criterion)
{
  switch (criterion)
    {
    case LW_PEOPLE_BY_TEXT:
      return self->text != NULL && *self->text != '\0';
    case LW_PEOPLE_BY_VILLAGE:
      return self->villages != NULL && self->villages->len > 0;
    case LW_PEOPLE_BY_BODY:
      return self->bodies != 0;
    case LW_PEOPLE_BY_AGE:
      return self->age_from >= 0 || self->age_to >= 0;
    case LW_PEOPLE_BY_EDUCATION:
      return self->education != 0;
    case LW_PEOPLE_BY_SEX:
      return self->sexes != 0;
    case LW_PEOPLE_BY_POLITICAL_STATUS:
      return self->political_statuses != 0;
    case LW_PEOPLE_BY_RESERVE:
      return self->pool != 0;
    case LW_PEOPLE_BY_SOURCE:
      return self->source != NULL && *self->source != '\0';
    case LW_PEOPLE_BY_DOUBT:
      return self->doubts != 0;
    case LW_PEOPLE_N_CRITERIA:
    default:
      return FALSE;
    }
}

void
lw_people_filter_drop (LwPeopleFilter   *self,
                       LwPeopleCriterion criterion)
{
  switch (criterion)
    {
    case LW_PEOPLE_BY_TEXT:
      g_clear_pointer (&self->text, g_free);
      break;
    case LW_PEOPLE_BY_VILLAGE:
      g_clear_pointer (&self->villages, g_array_unref);
      break;
    case LW_PEOPLE_BY_BODY:
      self->bodies = 0;
      self->not_bodies = FALSE;
      break;
    case LW_PEOPLE_BY_AGE:
      self->age_from = self->age_to = -1;
      self->age_unsure = FALSE;
      break;
    case LW_PEOPLE_BY_EDUCATION:
      self->education = 0;
      self->education_unsure = FALSE;
      break;
    case LW_PEOPLE_BY_SEX:
      self->sexes = 0;
      break;
    case LW_PEOPLE_BY_POLITICAL_STATUS:
      self->political_statuses = 0;
      break;
    case LW_PEOPLE_BY_RESERVE:
      self->pool = 0;
      break;
    case LW_PEOPLE_BY_SOURCE:
      g_clear_pointer (&self->source, g_free);
      break;
    case LW_PEOPLE_BY_DOUBT:
      self->doubts = 0;
      break;
    case LW_PEOPLE_N_CRITERIA:
    default:
      break;
    }
}

gboolean
lw_people_filter_is_empty (const LwPeopleFilter *self)
{
  for (guint i = 0; i < LW_PEOPLE_N_CRITERIA; i++)
    if (lw_people_filter_has (self, (LwPeopleCriterion) i))
      return FALSE;
  return TRUE;
}

/* ---- as text ---- */

typedef enum
{
  KIND_INT,
  KIND_TEXT,
} Kind;

static const struct
{
  const char *name;
  Kind kind;
  gsize offset;
} members[] = {
  { "text", KIND_TEXT, G_STRUCT_OFFSET (LwPeopleFilter, text) },
  { "bodies", KIND_INT, G_STRUCT_OFFSET (LwPeopleFilter, bodies) },
  { "not-bodies", KIND_INT, G_STRUCT_OFFSET (LwPeopleFilter, not_bodies) },
  { "age-from", KIND_INT, G_STRUCT_OFFSET (LwPeopleFilter, age_from) },
  { "age-to", KIND_INT, G_STRUCT_OFFSET (LwPeopleFilter, age_to) },
  { "age-unsure", KIND_INT, G_STRUCT_OFFSET (LwPeopleFilter, age_unsure) },
  { "education", KIND_INT, G_STRUCT_OFFSET (LwPeopleFilter, education) },
  { "education-unsure", KIND_INT, G_STRUCT_OFFSET (LwPeopleFilter, education_unsure) },
  { "sexes", KIND_INT, G_STRUCT_OFFSET (LwPeopleFilter, sexes) },
  { "political-statuses", KIND_INT, G_STRUCT_OFFSET (LwPeopleFilter, political_statuses) },
  { "pool", KIND_INT, G_STRUCT_OFFSET (LwPeopleFilter, pool) },
  { "source", KIND_TEXT, G_STRUCT_OFFSET (LwPeopleFilter, source) },
  { "doubts", KIND_INT, G_STRUCT_OFFSET (LwPeopleFilter, doubts) },
};

static void
write_villages (const LwPeopleFilter *self,
                GKeyFile             *keys)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!lw_people_filter_has (self, LW_PEOPLE_BY_VILLAGE))
    return;
  for (guint i = 0; i < self->villages->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (self->villages, LwKey, i));
  g_key_file_set_string (keys, GROUP, "villages", text->str);
}

static void
read_villages (LwPeopleFilter *self,
               GKeyFile       *keys)
{
  g_autofree char *text = g_key_file_get_string (keys, GROUP, "villages", NULL);
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      LwKey key = g_ascii_strtoll (words[i], NULL, 10);

      if (key == 0)
        continue;
      if (self->villages == NULL)
        self->villages = g_array_new (FALSE, FALSE, sizeof (LwKey));
      g_array_append_val (self->villages, key);
    }
  if (self->villages != NULL)
    lw_key_array_sort (self->villages);
}

char *
lw_people_filter_to_text (const LwPeopleFilter *self)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (LwPeopleFilter) plain = lw_people_filter_new ();

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gconstpointer member = G_STRUCT_MEMBER_P (self, members[i].offset);
      gconstpointer usual = G_STRUCT_MEMBER_P (plain, members[i].offset);

      if (members[i].kind == KIND_INT && *(const int *) member != *(const int *) usual)
        g_key_file_set_integer (keys, GROUP, members[i].name, *(const int *) member);
      else if (members[i].kind == KIND_TEXT && *(char *const *) member != NULL)
        g_key_file_set_string (keys, GROUP, members[i].name, *(char *const *) member);
    }
  write_villages (self, keys);
  return g_key_file_to_data (keys, NULL, NULL);
}

LwPeopleFilter *
lw_people_filter_from_text (const char *text)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  LwPeopleFilter *self = lw_people_filter_new ();

  if (text == NULL || !g_key_file_load_from_data (keys, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return self;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gpointer member = G_STRUCT_MEMBER_P (self, members[i].offset);

      if (!g_key_file_has_key (keys, GROUP, members[i].name, NULL))
        continue;
      if (members[i].kind == KIND_INT)
        *(int *) member = g_key_file_get_integer (keys, GROUP, members[i].name, NULL);
      else
        *(char **) member = g_key_file_get_string (keys, GROUP, members[i].name, NULL);
    }
  read_villages (self, keys);
  return self;
}

/* ---- those that are kept by name ---- */

/* One setting holds them all: a group for each, its name as it was typed in base64, because names
 * of groups know no brackets. */
static GKeyFile *
load_all (LwLedger *ledger)
{
  g_autofree char *text = lw_ledger_dup_setting (ledger, SETTING, NULL);
  GKeyFile *all = g_key_file_new ();

  if (text != NULL)
    g_key_file_load_from_data (all, text, (gsize) -1, G_KEY_FILE_NONE, NULL);
  return all;
}

static char *
group_of (const char *name)
{
  return g_base64_encode ((const guchar *) name, strlen (name));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(char *const *) a, *(char *const *) b);
}

GPtrArray *
lw_people_filters_list (LwLedger *ledger)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GKeyFile) all = load_all (ledger);
  g_auto (GStrv) groups = g_key_file_get_groups (all, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *name = g_key_file_get_string (all, groups[i], "name", NULL);

      if (name != NULL)
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

LwPeopleFilter *
lw_people_filters_load (LwLedger   *ledger,
                        const char *name)
{
  g_autoptr (GKeyFile) all = load_all (ledger);
  g_autofree char *group = group_of (name);
  g_autofree char *text = g_key_file_get_string (all, group, "filter", NULL);

  return text != NULL ? lw_people_filter_from_text (text) : NULL;
}

gboolean
lw_people_filters_store (LwLedger             *ledger,
                         const char           *name,
                         const LwPeopleFilter *filter,
                         GError              **error)
{
  g_autoptr (GKeyFile) all = load_all (ledger);
  g_autofree char *group = group_of (name);
  g_autofree char *text = filter != NULL ? lw_people_filter_to_text (filter) : NULL;
  g_autofree char *data = NULL;

  if (text != NULL)
    {
      g_key_file_set_string (all, group, "name", name);
      g_key_file_set_string (all, group, "filter", text);
    }
  else
    g_key_file_remove_group (all, group, NULL);
  data = g_key_file_to_data (all, NULL, NULL);
  return lw_ledger_set_setting (ledger, SETTING, *data != '\0' ? data : NULL, error);
}

/* Signs of both widths: the input method decides which. */
static gboolean
stands_between (gunichar c)
{
  return g_unichar_isspace (c) || g_utf8_strchr (",;|/，；｜／、", -1, c) != NULL;
}

char **
lw_people_source_words (const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c != 0 && !stands_between (c))
        {
          g_string_append_unichar (word, c);
          continue;
        }
      if (word->len > 0)
        g_strv_builder_add (words, word->str);
      g_string_truncate (word, 0);
      if (c == 0)
        return g_strv_builder_end (words);
    }
}
