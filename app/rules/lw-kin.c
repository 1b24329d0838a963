/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-kin.h"

#include "lw-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *word;
  const char *inverse;
  const char *caption;
} relations[] = {
  { "spouse", "spouse", NC_ ("relative", "spouse") },
  { "parent", "child", NC_ ("relative", "parent") },
  { "child", "parent", NC_ ("relative", "child") },
  { "sibling", "sibling", NC_ ("relative", "sibling") },
  { "grandparent", "grandchild", NC_ ("relative", "grandparent") },
  { "grandchild", "grandparent", NC_ ("relative", "grandchild") },
};

/* What a relative's relative is. What is not here is no near relative, or not for sure: the spouse
 * of a parent need not be a parent. */
static const struct
{
  const char *first;
  const char *then;
  const char *together;
} chains[] = {
  { "parent", "parent", "grandparent" }, { "child", "child", "grandchild" },
  { "parent", "child", "sibling" },      { "sibling", "parent", "parent" },
  { "sibling", "sibling", "sibling" },   { "child", "sibling", "child" },
  { "sibling", "grandparent", "grandparent" }, { "grandchild", "sibling", "grandchild" },
};

const char *const *
lw_kin_relations (void)
{
  static const char *const words[]
      = { "spouse", "parent", "child", "sibling", "grandparent", "grandchild", NULL };

  return words;
}

const char *
lw_kin_caption (const char *relation)
{
  for (guint i = 0; relation != NULL && i < G_N_ELEMENTS (relations); i++)
    if (strcmp (relations[i].word, relation) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "relative", relations[i].caption);
  return NULL;
}

const char *
lw_kin_inverse (const char *relation)
{
  for (guint i = 0; relation != NULL && i < G_N_ELEMENTS (relations); i++)
    if (strcmp (relations[i].word, relation) == 0)
      return relations[i].inverse;
  return NULL;
}

static const char *
together (const char *first, const char *then)
{
  for (guint i = 0; first != NULL && then != NULL && i < G_N_ELEMENTS (chains); i++)
    if (strcmp (chains[i].first, first) == 0 && strcmp (chains[i].then, then) == 0)
      return chains[i].together;
  return NULL;
}

static gboolean
is_known (GArray *kin, LwKey person)
{
  for (guint i = 0; i < kin->len; i++)
    if (g_array_index (kin, LwKin, i).person == person)
      return TRUE;
  return FALSE;
}

/* FALSE: the record is not about @person. */
static gboolean
read_record (const LwKinship *record, LwKey person, LwKin *kin)
{
  if (record->person != person && record->relative != person)
    return FALSE;
  kin->record = record->record.id;
  kin->person = record->person == person ? record->relative : record->person;
  kin->relation = record->person == person ? record->relation : lw_kin_inverse (record->relation);
  return TRUE;
}

/* What @next, a relative of @by, is by that. A father's other child may have another mother, who is
 * nobody's relative by it. */
static const char *
relation_by (const LwKin *by, const LwKin *next)
{
  if (by->by_parent && g_strcmp0 (next->relation, "sibling") != 0)
    return NULL;
  return together (by->relation, next->relation);
}

/* Those of @by's relatives who are thereby relatives of @self. */
static void
add_those_of (GArray *kin, GPtrArray *kinship, LwKey self, const LwKin *by)
{
  for (guint i = 0; i < kinship->len; i++)
    {
      LwKin next = { 0 };
      const char *relation = NULL;

      if (!read_record (g_ptr_array_index (kinship, i), by->person, &next) || next.person == self)
        continue;
      relation = relation_by (by, &next);
      if (relation == NULL || is_known (kin, next.person))
        continue;
      next.by_parent = strcmp (relation, "sibling") == 0 && (by->by_parent || strcmp (by->relation, "parent") == 0);
      next.relation = relation;
      next.record = 0;
      g_array_append_val (kin, next);
    }
}

GArray *
lw_kin_find (GPtrArray *kinship, LwKey person)
{
  GArray *kin = g_array_new (FALSE, TRUE, sizeof (LwKin));

  for (guint i = 0; i < kinship->len; i++)
    {
      LwKin one = { 0 };
      if (read_record (g_ptr_array_index (kinship, i), person, &one) && !is_known (kin, one.person))
        g_array_append_val (kin, one);
    }
  /* The list grows while it is walked, and holds nobody twice. */
  for (guint i = 0; i < kin->len; i++)
    {
      LwKin by = g_array_index (kin, LwKin, i);
      add_those_of (kin, kinship, person, &by);
    }
  return kin;
}

/* ---- generations: who would be an ancestor of himself? ---- */

int
lw_kin_above (const char *relation)
{
  static const struct
  {
    const char *relation;
    int above;
  } generations[] = {
    { "parent", 1 }, { "child", -1 }, { "grandparent", 2 }, { "grandchild", -2 },
  };

  for (guint i = 0; relation != NULL && i < G_N_ELEMENTS (generations); i++)
    if (strcmp (generations[i].relation, relation) == 0)
      return generations[i].above;
  return 0;
}

gboolean
lw_kin_fits_births (const char *relation,
                    LwDate      person,
                    LwDate      relative)
{
  int above = lw_kin_above (relation);
  LwDate elder = above > 0 ? relative : person;
  LwDate younger = above > 0 ? person : relative;

  if (above == 0 || person == 0 || relative == 0)
    return TRUE;
  return lw_date_add_years (lw_date_first (elder), LW_KIN_LEAST_YEARS * ABS (above)) <= lw_date_last (younger);
}

/* One step over @record from whoever is reached already; TRUE: somebody new was. */
static gboolean
step_over (const LwKinship *record,
           GHashTable      *reached)
{
  gpointer above;
  int step = lw_kin_above (record->relation);
  gboolean has_one = g_hash_table_lookup_extended (reached, &record->person, NULL, &above);
  gpointer other;
  gboolean has_other = g_hash_table_lookup_extended (reached, &record->relative, NULL, &other);

  if (has_one == has_other)
    return FALSE;
  if (has_one)
    g_hash_table_insert (reached, (gpointer) &record->relative, GINT_TO_POINTER (GPOINTER_TO_INT (above) + step));
  else
    g_hash_table_insert (reached, (gpointer) &record->person, GINT_TO_POINTER (GPOINTER_TO_INT (other) - step));
  return TRUE;
}

static gboolean
is_about (const LwKinship *record,
          LwKey            one,
          LwKey            other)
{
  return (record->person == one && record->relative == other)
         || (record->person == other && record->relative == one);
}

gboolean
lw_kin_generations (GPtrArray *kinship,
                    LwKey      person,
                    LwKey      relative,
                    int       *above)
{
  g_autoptr (GHashTable) reached = g_hash_table_new (g_int64_hash, g_int64_equal);
  gboolean more = TRUE;
  gpointer found;

  g_hash_table_insert (reached, &person, GINT_TO_POINTER (0));
  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < kinship->len; i++)
        if (!is_about (g_ptr_array_index (kinship, i), person, relative))
          more = step_over (g_ptr_array_index (kinship, i), reached) || more;
    }
  if (!g_hash_table_lookup_extended (reached, &relative, NULL, &found))
    return FALSE;
  *above = GPOINTER_TO_INT (found);
  return TRUE;
}
