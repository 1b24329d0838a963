/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which village a cell means. Every name is taken apart into a stem and the word for its kind;
 * villages are found by the whole name, by stem and kind, and last by the stem alone. */
#include "lw-names.h"

#include <string.h>

#include "lw-tables.h"
#include "lw-text.h"

struct _LwVillageMatcher
{
  GPtrArray *villages; /* borrowed */
  GHashTable *names;   /* (string) → GPtrArray of LwVillage: the whole name */
  GHashTable *kinds;   /* "stem|kind" */
  GHashTable *stems;
  GHashTable *codes;
};

typedef struct
{
  const char *suffix;
  LwVillageKind kind;
  gboolean whole_word; /* 村 may as well be part of the stem: 唐村 is short for 唐村社区 */
} KindWord;

/* The longer of two that end alike comes first. */
static const KindWord kind_words[] = {
  { "嘎查村民委员会", LW_VILLAGE_KIND_VILLAGE, TRUE },   { "嘎查村委会", LW_VILLAGE_KIND_VILLAGE, TRUE },
  { "嘎查委员会", LW_VILLAGE_KIND_VILLAGE, TRUE },       { "社区居民委员会", LW_VILLAGE_KIND_COMMUNITY, TRUE },
  { "社区居委会", LW_VILLAGE_KIND_COMMUNITY, TRUE },     { "社区委员会", LW_VILLAGE_KIND_COMMUNITY, TRUE },
  { "社区居委", LW_VILLAGE_KIND_COMMUNITY, TRUE },       { "社区村委会", LW_VILLAGE_KIND_COMMUNITY, TRUE },
  { "社区村民委员会", LW_VILLAGE_KIND_COMMUNITY, TRUE }, { "居民委员会", LW_VILLAGE_KIND_COMMUNITY, TRUE },
  { "居委会", LW_VILLAGE_KIND_COMMUNITY, TRUE },         { "居委", LW_VILLAGE_KIND_COMMUNITY, TRUE },
  { "社区", LW_VILLAGE_KIND_COMMUNITY, TRUE },           { "村村民委员会", LW_VILLAGE_KIND_VILLAGE, TRUE },
  { "村村委会", LW_VILLAGE_KIND_VILLAGE, TRUE },         { "村民委员会", LW_VILLAGE_KIND_VILLAGE, TRUE },
  { "村委员会", LW_VILLAGE_KIND_VILLAGE, TRUE },         { "村委会", LW_VILLAGE_KIND_VILLAGE, TRUE },
  { "村村委", LW_VILLAGE_KIND_VILLAGE, TRUE },           { "村委", LW_VILLAGE_KIND_VILLAGE, TRUE },
  { "行政村", LW_VILLAGE_KIND_VILLAGE, TRUE },           { "建制村", LW_VILLAGE_KIND_VILLAGE, TRUE },
  { "嘎查", LW_VILLAGE_KIND_VILLAGE, TRUE },             { "村", LW_VILLAGE_KIND_VILLAGE, FALSE },
};

/* Organisations of a village stand for the village. */
static const char *const organisations[] = { "党支部委员会", "党总支部委员会", "党总支委员会", "总支部委员会", "支部委员会", "党总支部",
                                             "党总支", "党支部", "党委会", "党委", "总支", "支部", "两委班子", "两委", NULL };
static const char *const nation[] = { "中国共产党", "中共", NULL };
static const char *const township_ends[] = { "街道办事处", "办事处", "街道", "苏木", "镇", "乡", NULL };

typedef struct
{
  char *stem;
  LwVillageKind kind; /* 0: the name has no word for it */
  gboolean whole_word;
} Name;

static void
name_clear (Name *name)
{
  g_free (name->stem);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Name, name_clear)

static Name
take_apart (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (g_str_has_suffix (text, kind_words[i].suffix) && strlen (text) > strlen (kind_words[i].suffix))
      return (Name){ g_strndup (text, strlen (text) - strlen (kind_words[i].suffix)), kind_words[i].kind,
                     kind_words[i].whole_word };
  return (Name){ g_strdup (text), 0, FALSE };
}

static char *
kind_key (const char *stem, LwVillageKind kind)
{
  return g_strdup_printf ("%s|%d", stem, (int) kind);
}

/* (transfer full) @key */
static void
add (GHashTable *table, char *key, LwVillage *village)
{
  GPtrArray *found = g_hash_table_lookup (table, key);

  if (!found)
    {
      found = g_ptr_array_new ();
      g_hash_table_insert (table, g_steal_pointer (&key), found);
    }
  g_free (key);
  if (!g_ptr_array_find (found, village, NULL))
    g_ptr_array_add (found, village);
}

static void
add_village (LwVillageMatcher *self, LwVillage *village)
{
  g_autofree char *name = lw_text_fold (village->name, LW_FOLD_NO_SPACES);
  g_auto(Name) parts = take_apart (name);

  if (village->code)
    add (self->codes, g_strdup (village->code), village);
  if (!*name)
    return;
  add (self->names, g_strdup (name), village);
  add (self->stems, g_strdup (parts.stem), village);
  add (self->kinds, kind_key (parts.stem, village->kind), village);
  if (parts.kind)
    add (self->kinds, kind_key (parts.stem, parts.kind), village);
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * lw_village_matcher_new:
 * @villages: (element-type LwVillage): borrowed, not to be changed while the matcher lives
 *
 * Returns: (transfer full): a matcher for these villages
 */
LwVillageMatcher *
lw_village_matcher_new (GPtrArray *villages)
{
  LwVillageMatcher *self = g_new0 (LwVillageMatcher, 1);

  self->villages = villages;
  self->names = new_index ();
  self->kinds = new_index ();
  self->stems = new_index ();
  self->codes = new_index ();
  for (guint i = 0; i < villages->len; i++)
    add_village (self, g_ptr_array_index (villages, i));
  return self;
}

void
lw_village_matcher_free (LwVillageMatcher *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->stems);
  g_hash_table_unref (self->codes);
  g_free (self);
}

/* One hit is the village; several are a question. @township narrows them, NULL: any. */
static LwVillageMatch
look_up (GHashTable *table, const char *key, const char *township, LwKey *village)
{
  GPtrArray *found = g_hash_table_lookup (table, key);
  guint hits = 0;

  for (guint i = 0; found && i < found->len; i++)
    {
      LwVillage *candidate = g_ptr_array_index (found, i);

      if (township && g_strcmp0 (candidate->township, township) != 0)
        continue;
      *village = candidate->record.id;
      hits++;
    }
  if (hits != 1)
    *village = 0;
  return hits == 0 ? LW_VILLAGE_UNKNOWN : hits == 1 ? LW_VILLAGE_FOUND : LW_VILLAGE_AMBIGUOUS;
}

static LwVillageMatch
find_name (LwVillageMatcher *self, const char *text, const char *township, LwKey *village)
{
  g_auto(Name) name = take_apart (text);
  LwVillageMatch match = look_up (self->names, text, township, village);

  if (match == LW_VILLAGE_UNKNOWN && name.kind)
    {
      g_autofree char *key = kind_key (name.stem, name.kind);

      match = look_up (self->kinds, key, township, village);
    }
  if (match == LW_VILLAGE_UNKNOWN && !name.whole_word)
    match = look_up (self->stems, text, township, village);
  return match;
}

/* 示范镇张庄村, 示范县示范镇张庄村: only a township of this ledger, and only its villages. */
static LwVillageMatch
find_in_township (LwVillageMatcher *self, const char *text, LwKey *village)
{
  LwVillageMatch match = LW_VILLAGE_UNKNOWN;

  for (guint i = 0; i < self->villages->len && match == LW_VILLAGE_UNKNOWN; i++)
    {
      const char *township = ((LwVillage *) g_ptr_array_index (self->villages, i))->township;
      const char *at = township && *township ? strstr (text, township) : NULL;

      if (at && at[strlen (township)])
        match = find_name (self, at + strlen (township), township, village);
    }
  return match;
}

static gboolean
knows_townships (LwVillageMatcher *self)
{
  for (guint i = 0; i < self->villages->len; i++)
    {
      LwVillage *village = g_ptr_array_index (self->villages, i);

      if (village->township && *village->township)
        return TRUE;
    }
  return FALSE;
}

/* In a ledger that does not say which township its villages belong to, any may stand before them. */
static LwVillageMatch
find_behind_any_township (LwVillageMatcher *self, const char *text, LwKey *village)
{
  LwVillageMatch match = LW_VILLAGE_UNKNOWN;

  if (knows_townships (self))
    return LW_VILLAGE_UNKNOWN;
  for (guint i = 0; township_ends[i] && match == LW_VILLAGE_UNKNOWN; i++)
    {
      const char *at = strstr (text, township_ends[i]);

      if (at && at > text && at[strlen (township_ends[i])])
        match = find_name (self, at + strlen (township_ends[i]), NULL, village);
    }
  return match;
}

static LwVillageMatch
find_anywhere (LwVillageMatcher *self, const char *text, LwKey *village)
{
  LwVillageMatch match = find_name (self, text, NULL, village);

  if (match == LW_VILLAGE_UNKNOWN)
    match = find_in_township (self, text, village);
  if (match == LW_VILLAGE_UNKNOWN)
    match = find_behind_any_township (self, text, village);
  return match;
}

/* 1、张庄村 */
static const char *
skip_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");
  const char *rest = text + digits;

  if (digits && digits < 4 && g_str_has_prefix (rest, "、"))
    return rest + strlen ("、");
  if (digits && digits < 4 && strchr (".)", *rest) && *rest)
    return rest + 1;
  return text;
}

static const char *
skip_nation (const char *text)
{
  for (guint i = 0; nation[i]; i++)
    if (g_str_has_prefix (text, nation[i]))
      return text + strlen (nation[i]);
  return text;
}

/* 张庄村★ is marked for something that the sheet explains elsewhere. */
static gboolean
cut_mark (char *text)
{
  static const char *const marks[] = { "★", "☆", "※", "*", "●", "○", "▲", "△", "■", "□", "◆", "◇", "#", NULL };

  for (guint i = 0; marks[i]; i++)
    if (g_str_has_suffix (text, marks[i]) && strlen (text) > strlen (marks[i]))
      {
        text[strlen (text) - strlen (marks[i])] = '\0';
        return TRUE;
      }
  return FALSE;
}

/* 张庄村党支部, 张庄村（贫困村） */
static gboolean
cut_ending (char *text)
{
  char *open = strrchr (text, '(');

  if (cut_mark (text))
    return TRUE;

  if (open && open != text && g_str_has_suffix (text, ")"))
    {
      *open = '\0';
      return TRUE;
    }
  for (guint i = 0; organisations[i]; i++)
    if (g_str_has_suffix (text, organisations[i]) && strlen (text) > strlen (organisations[i]))
      {
        text[strlen (text) - strlen (organisations[i])] = '\0';
        return TRUE;
      }
  return FALSE;
}

/* 张庄（社区） */
static LwVillageMatch
find_without_brackets (LwVillageMatcher *self, const char *text, LwKey *village)
{
  GString *plain = g_string_sized_new (strlen (text));
  g_autofree char *name = NULL;

  for (const char *p = text; *p; p++)
    if (*p != '(' && *p != ')')
      g_string_append_c (plain, *p);
  name = g_string_free (plain, FALSE);
  return strcmp (name, text) != 0 ? find_anywhere (self, name, village) : LW_VILLAGE_UNKNOWN;
}

/**
 * lw_village_matcher_find:
 * @text: (nullable): what a cell says: 张庄, 张庄村, 张庄村民委员会, 示范镇张庄村, 张庄村党支部, a 12-digit code
 * @village: (out): key of the village when found, else 0
 *
 * A name that is exactly a village's name means it; then the word for the kind decides (张庄村委会 is not
 * 张庄社区); a bare stem is found when only one village has it (docs/counting.md, section 9).
 */
LwVillageMatch
lw_village_matcher_find (LwVillageMatcher *self, const char *text, LwKey *village)
{
  g_autofree char *folded = lw_text_fold (text, LW_FOLD_NO_SPACES);
  g_autofree char *rest = NULL;
  LwVillageMatch match = LW_VILLAGE_UNKNOWN;

  *village = 0;
  if (!*folded)
    return LW_VILLAGE_UNKNOWN;
  if (lw_village_code_is_valid (folded))
    return look_up (self->codes, folded, NULL, village);

  match = find_anywhere (self, folded, village);
  if (match == LW_VILLAGE_UNKNOWN)
    match = find_without_brackets (self, folded, village);
  rest = g_strdup (skip_nation (skip_number (folded)));
  while (match == LW_VILLAGE_UNKNOWN && *rest)
    {
      match = find_anywhere (self, rest, village);
      if (match == LW_VILLAGE_UNKNOWN && !cut_ending (rest))
        break;
    }
  return match;
}
