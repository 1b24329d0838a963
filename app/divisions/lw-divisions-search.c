/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding a township while its name is being typed. All 44,000 names are gone through: at some ten
 * nanoseconds each that takes a few milliseconds. */
#include "lw-divisions.h"
#include "lw-divisions-private.h"

#include <string.h>

#include "lw-pinyin.h"
#include "lw-text.h"

#define MAX_WORDS 8

typedef enum
{
  RANK_BEGINNING, /* of the name or the code */
  RANK_PINYIN,
  RANK_INSIDE,
  RANK_ABOVE, /* only what it belongs to was named */
  N_RANKS,
  RANK_NONE = N_RANKS,
} Rank;

/**
 * lw_divisions_prepare_search:
 *
 * Called twice it does nothing more.
 */
void
lw_divisions_prepare_search (LwDivisions *self)
{
  if (self->keys)
    return;
  self->keys = g_string_chunk_new (65536);
  self->entry_keys = g_new0 (const char *, self->entries->len);
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_auto(GStrv) keys = lw_pinyin_place_keys (g_array_index (self->entries, LwDivisionEntry, i).name);
      g_autofree char *joined = g_strjoinv ("\n", keys);

      self->entry_keys[i] = g_string_chunk_insert (self->keys, joined);
    }
}

static gboolean
has_key (const char *keys, const char *word, gsize length)
{
  while (keys)
    {
      if (strncmp (keys, word, length) == 0)
        return TRUE;
      keys = strchr (keys, '\n');
      keys = keys ? keys + 1 : NULL;
    }
  return FALSE;
}

static Rank
rank_of (LwDivisions *self, guint index, const char *word)
{
  const LwDivisionEntry *entry = &g_array_index (self->entries, LwDivisionEntry, index);
  gsize length = strlen (word);
  const char *found = NULL;

  if (g_ascii_isdigit (*word) && strncmp (entry->code, word, length) == 0)
    return RANK_BEGINNING;
  found = strstr (entry->name, word);
  if (found)
    return found == entry->name ? RANK_BEGINNING : RANK_INSIDE;
  if (self->keys && g_ascii_isalpha (*word) && has_key (self->entry_keys[index], word, length))
    return RANK_PINYIN;
  return RANK_NONE;
}

typedef struct
{
  LwDivisions *self;
  GStrv words;
  guint n_words;
  guint above[4]; /* words that each level above was found by, as bits: province, prefecture, county */
  GArray *found[N_RANKS];
  guint limit;
} Search;

static guint
level_of (guint code_length)
{
  return code_length == 2 ? 0 : code_length == 4 ? 1 : code_length == 6 ? 2 : 3;
}

static void
look_at (Search *search, guint index)
{
  guint level = level_of (g_array_index (search->self->entries, LwDivisionEntry, index).code_length);
  guint words = 0;
  Rank best = RANK_ABOVE;

  for (guint i = 0; i < search->n_words; i++)
    {
      Rank rank = rank_of (search->self, index, search->words[i]);

      if (rank == RANK_NONE)
        continue;
      words |= 1u << i;
      best = MIN (best, rank);
    }
  words |= level ? search->above[level - 1] : 0;
  search->above[level] = words;
  if (level == 3 && words == (1u << search->n_words) - 1 && search->found[best]->len < search->limit)
    g_array_append_val (search->found[best], index);
}

/* xi'an is xian. */
GStrv
lw_divisions_split_words (const char *text)
{
  g_autofree char *folded = lw_text_fold (text, LW_FOLD_KEEP_SPACES);
  g_autofree char *lower = g_utf8_strdown (folded, -1);
  g_auto(GStrv) pieces = NULL;
  g_autofree char *joined = NULL;
  g_auto(GStrv) parts = NULL;
  GPtrArray *words = g_ptr_array_new ();

  for (char *p = lower; *p; p++)
    if (*p == ',' || *p == '-' || *p == '\n')
      *p = ' ';
  pieces = g_strsplit (lower, "'", -1);
  joined = g_strjoinv (NULL, pieces);
  parts = g_strsplit (joined, " ", -1);
  for (guint i = 0; parts[i] && words->len < MAX_WORDS; i++)
    if (*parts[i])
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_free (words, FALSE);
}

static gboolean
has_letters (GStrv words)
{
  for (guint i = 0; words[i]; i++)
    if (g_ascii_isalpha (*words[i]))
      return TRUE;
  return FALSE;
}

/**
 * lw_divisions_search:
 * @text: anything that is typed; nothing finds nothing
 *
 * Every word has to be found in the township or in what it belongs to: by the beginning or a part of
 * the name, the beginning of pinyin or initials, or of the code.
 *
 * Returns: (transfer full) (element-type LwDivision): townships, those whose name begins with a word first
 */
GPtrArray *
lw_divisions_search (LwDivisions *self, const char *text, guint limit)
{
  g_auto(GStrv) words = lw_divisions_split_words (text);
  Search search = { .self = self, .words = words, .n_words = g_strv_length (words), .limit = limit };
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_division_free);

  if (!search.n_words)
    return found;
  if (has_letters (words))
    lw_divisions_prepare_search (self);
  for (guint rank = 0; rank < N_RANKS; rank++)
    search.found[rank] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->entries->len; i++)
    look_at (&search, i);

  for (guint rank = 0; rank < N_RANKS; rank++)
    {
      for (guint i = 0; i < search.found[rank]->len && found->len < limit; i++)
        {
          guint index = g_array_index (search.found[rank], guint, i);

          g_ptr_array_add (found, lw_divisions_make (self, &g_array_index (self->entries, LwDivisionEntry, index)));
        }
      g_array_unref (search.found[rank]);
    }
  return found;
}
