/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-index-private.h"

#include "lw-date.h"
#include "lw-pinyin.h"
#include "lw-radix.h"

#include <string.h>

#define UNKNOWN G_MAXUINT64

/* ---- words ---- */

LwPeopleWords *
_lw_people_words_new (void)
{
  LwPeopleWords *self = g_new0 (LwPeopleWords, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->mutex);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (self->texts, NULL);
  return self;
}

LwPeopleWords *
_lw_people_words_ref (LwPeopleWords *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
_lw_people_words_unref (LwPeopleWords *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->texts);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

guint32
_lw_people_words_add (LwPeopleWords *self,
                      const char    *text)
{
  guint32 place;

  if (text == NULL || *text == '\0')
    return 0;
  g_mutex_lock (&self->mutex);
  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, text));
  if (place == 0)
    {
      char *copy = g_strdup (text);

      place = self->texts->len;
      g_ptr_array_add (self->texts, copy);
      g_hash_table_insert (self->places, copy, GUINT_TO_POINTER (place));
    }
  g_mutex_unlock (&self->mutex);
  return place;
}

typedef struct
{
  char *key;
  guint32 place;
} Word;

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const Word *) a)->key, ((const Word *) b)->key);
}

static void
word_clear (gpointer word)
{
  g_free (((Word *) word)->key);
}

static GArray *
sorted_words (LwPeopleWords *self)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  g_array_set_clear_func (words, word_clear);
  for (guint i = 1; i < self->texts->len; i++)
    {
      g_auto (GStrv) keys = lw_pinyin_place_keys (self->texts->pdata[i]);
      Word word = { g_strdup (keys[0] != NULL ? keys[0] : self->texts->pdata[i]), i };

      g_array_append_val (words, word);
    }
  g_array_sort (words, compare_words);
  return words;
}

guint32 *
_lw_people_words_ranks (LwPeopleWords *self,
                        guint         *n)
{
  g_autoptr (GArray) words = NULL;
  guint32 *ranks;

  g_mutex_lock (&self->mutex);
  words = sorted_words (self);
  *n = self->texts->len;
  ranks = g_new0 (guint32, *n);
  for (guint i = 0; i < words->len; i++)
    ranks[g_array_index (words, Word, i).place] = i;
  g_mutex_unlock (&self->mutex);
  return ranks;
}

GPtrArray *
lw_people_index_sources (LwPeopleIndex *self)
{
  GPtrArray *sources = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) words = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    g_hash_table_add (
        seen, GUINT_TO_POINTER (g_array_index (self->entries, LwPeopleEntry, i).source));
  g_mutex_lock (&self->words->mutex);
  words = sorted_words (self->words);
  for (guint i = 0; i < words->len; i++)
    {
      guint32 place = g_array_index (words, Word, i).place;
      if (g_hash_table_contains (seen, GUINT_TO_POINTER (place)))
        g_ptr_array_add (sources, self->words->texts->pdata[place]);
    }
  g_mutex_unlock (&self->words->mutex);
  return sources;
}

/* ---- the filter ---- */

typedef struct
{
  LwPeopleIndex *index;
  const LwPeopleFilter *filter;
  guint8 *found;      /* by place; NULL: nobody */
  gboolean *villages; /* by place; NULL: any */
  gboolean *sources;  /* by word; NULL: any */
  guint set;          /* 1 << LwPeopleCriterion of those that are set */
  LwDate born_from;   /* as full dates: whoever is born between both is of the right age */
  LwDate born_to;
} Sieve;

static gboolean
fits_body (const LwPeopleFilter *filter,
           const LwPeopleEntry  *entry)
{
  guint bodies = entry->posts == 0 ? (guint) LW_PEOPLE_NO_BODY : 0;

  for (guint body = LW_BODY_PARTY_COMMITTEE; body <= LW_BODY_SUPERVISION; body++)
    if (entry->posts & LW_PEOPLE_BODY_MASK (body))
      bodies |= 1u << (body - 1);
  return ((bodies & filter->bodies) != 0) != filter->not_bodies;
}

/* What holds of somebody: LwPeoplePool. */
static guint
pool_bits (const LwPeopleEntry *entry)
{
  guint maturity = entry->reserve - 1u;

  if (entry->reserve == 0)
    return LW_PEOPLE_NOT_IN_POOL;
  return LW_PEOPLE_IN_POOL
         | (guint) LW_PEOPLE_POOL_UNSORTED << (maturity <= LW_MATURITY_LONG ? maturity : 0);
}

static gboolean
fits_age (const Sieve         *sieve,
          const LwPeopleEntry *entry)
{
  LwDate first = entry->birth, last = entry->birth;

  if (entry->birth == 0)
    return sieve->filter->age_unsure;
  if (!lw_date_is_full (entry->birth))
    {
      first = lw_date_first (entry->birth);
      last = lw_date_last (entry->birth);
    }
  if (last < sieve->born_from || first > sieve->born_to)
    return FALSE;
  return (first >= sieve->born_from && last <= sieve->born_to) || sieve->filter->age_unsure;
}

static gboolean
fits (const Sieve         *sieve,
      guint                place,
      LwPeopleCriterion    criterion)
{
  const LwPeopleEntry *entry = &g_array_index (sieve->index->entries, LwPeopleEntry, place);
  const LwPeopleFilter *filter = sieve->filter;

  switch (criterion)
    {
    case LW_PEOPLE_BY_TEXT:
      return sieve->found != NULL && sieve->found[place];
    case LW_PEOPLE_BY_VILLAGE:
      return sieve->villages[entry->village];
    case LW_PEOPLE_BY_BODY:
      return fits_body (filter, entry);
    case LW_PEOPLE_BY_AGE:
      return fits_age (sieve, entry);
    case LW_PEOPLE_BY_EDUCATION:
      return entry->education == 0 ? filter->education_unsure : entry->education <= filter->education;
    case LW_PEOPLE_BY_SEX:
      return (filter->sexes & 1u << entry->sex) != 0;
    case LW_PEOPLE_BY_POLITICAL_STATUS:
      return (filter->political_statuses & 1u << entry->political_status) != 0;
    case LW_PEOPLE_BY_RESERVE:
      return (filter->pool & pool_bits (entry)) != 0;
    case LW_PEOPLE_BY_SOURCE:
      return sieve->sources[entry->source];
    case LW_PEOPLE_BY_DOUBT:
      return (filter->doubts & entry->doubts) != 0;
    case LW_PEOPLE_N_CRITERIA:
    default:
      return TRUE;
    }
}

/* The last day of birth of whoever has completed @years on @on; 29 February needs a second look. */
static LwDate
born_until (LwDate on,
            int    years)
{
  LwDate day;

  if (years > 120)
    return 0;
  day = lw_date_add_years (on, -years);
  return lw_date_add_years (day, years) > on ? lw_date_add_days (day, -1) : day;
}

/* The days of birth of whoever is between both ages on the base date. */
static void
set_births (Sieve *sieve)
{
  LwDate on = sieve->index->on;
  int from = sieve->filter->age_from, to = sieve->filter->age_to;

  sieve->born_from = to >= 0 && to < 120 ? lw_date_add_days (born_until (on, to + 1), 1) : 0;
  sieve->born_to = from >= 0 ? born_until (on, from) : 99999999;
}

static gboolean *
mark_villages (const Sieve *sieve)
{
  const LwPeopleVillages *villages = sieve->index->villages;
  gboolean *marks = g_new0 (gboolean, villages->list->len + 1);

  for (guint i = 0; i < sieve->filter->villages->len; i++)
    {
      LwKey key = g_array_index (sieve->filter->villages, LwKey, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (villages->places, &key));
      if (place != 0)
        marks[place] = TRUE;
    }
  return marks;
}

static gboolean
contains_one (const char *text,
              char      **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean *
mark_sources (const Sieve *sieve)
{
  LwPeopleWords *words = sieve->index->words;
  g_auto (GStrv) wanted = lw_people_source_words (sieve->filter->source);
  gboolean *marks;

  g_mutex_lock (&words->mutex);
  marks = g_new0 (gboolean, words->texts->len);
  for (guint i = 1; i < words->texts->len; i++)
    marks[i] = contains_one (words->texts->pdata[i], wanted);
  g_mutex_unlock (&words->mutex);
  return marks;
}

static guint8 *
mark_found (const Sieve  *sieve,
            const GArray *found)
{
  const GArray *entries = sieve->index->entries;
  guint8 *marks = g_new0 (guint8, entries->len + 1);

  for (guint i = 0; i < found->len; i++)
    {
      const LwPeopleEntry *entry
          = _lw_people_index_find (sieve->index, g_array_index (found, LwKey, i));
      if (entry != NULL)
        marks[entry - &g_array_index (entries, LwPeopleEntry, 0)] = 1;
    }
  return marks;
}

static void
sieve_init (Sieve                *sieve,
            LwPeopleIndex        *index,
            const LwPeopleFilter *filter,
            const GArray         *found)
{
  memset (sieve, 0, sizeof *sieve);
  sieve->index = index;
  sieve->filter = filter;
  for (guint i = 0; i < LW_PEOPLE_N_CRITERIA; i++)
    if (lw_people_filter_has (filter, (LwPeopleCriterion) i))
      sieve->set |= 1u << i;
  set_births (sieve);
  if (found != NULL && sieve->set & 1u << LW_PEOPLE_BY_TEXT)
    sieve->found = mark_found (sieve, found);
  if (sieve->set & 1u << LW_PEOPLE_BY_VILLAGE)
    sieve->villages = mark_villages (sieve);
  if (sieve->set & 1u << LW_PEOPLE_BY_SOURCE)
    sieve->sources = mark_sources (sieve);
}

static void
sieve_clear (Sieve *sieve)
{
  g_free (sieve->found);
  g_free (sieve->villages);
  g_free (sieve->sources);
}

/* The criteria that whoever is at @place fails, but not more than two of them: those are not to be told apart. */
static guint
failed_by (const Sieve *sieve,
           guint        place)
{
  guint failed = 0;

  for (guint i = 0; sieve->set >> i != 0; i++)
    if ((sieve->set & 1u << i) && !fits (sieve, place, (LwPeopleCriterion) i))
      {
        if (failed != 0)
          return failed | 1u << i;
        failed = 1u << i;
      }
  return failed;
}

/* ---- the order ---- */

typedef struct
{
  LwPeopleColumn column;
  LwDate on;
  LwDate horizon;
  const guint32 *ranks; /* of words */
  guint n_ranks;
} Order;

static guint64
known (guint64 value)
{
  return value != 0 ? value : UNKNOWN;
}

static guint64
rank_of (const Order *order,
         guint32      word)
{
  return word != 0 && word < order->n_ranks ? order->ranks[word] : UNKNOWN;
}

/* Posts by body, then position: bits are numbered so. */
static guint64
rank_of_posts (guint32 posts)
{
  guint64 rank = 0;

  if (posts == 0)
    return UNKNOWN;
  while (!(posts & 1u))
    {
      posts >>= 1;
      rank++;
    }
  return rank;
}

static guint64
rank_of_remark (const Order         *order,
                const LwPeopleEntry *entry)
{
  LwDate day;

  if (entry->doubts & LW_PEOPLE_NO_ID)
    return 1;
  if (entry->doubts & LW_PEOPLE_BAD_ID)
    return 2;
  day = lw_people_limit_birthday (entry->birth, order->on, order->horizon, NULL);
  return known ((guint64) day);
}

static guint64
key_of (const Order         *order,
        const LwPeopleEntry *entry,
        guint                place)
{
  switch (order->column)
    {
    case LW_PEOPLE_SEX:
      return known (entry->sex);
    case LW_PEOPLE_AGE:
      /* The older, the earlier born: the other way round. */
      return entry->birth != 0 ? 100000000u - (guint64) entry->birth : UNKNOWN;
    case LW_PEOPLE_BIRTH:
      return known ((guint64) entry->birth);
    case LW_PEOPLE_EDUCATION:
      return entry->education != 0 ? 100u - (guint64) MIN (entry->education, 100) : UNKNOWN;
    case LW_PEOPLE_POLITICAL_STATUS:
      return known (entry->political_status);
    case LW_PEOPLE_VILLAGE:
      return known (entry->village);
    case LW_PEOPLE_POSTS:
      return rank_of_posts (entry->posts);
    case LW_PEOPLE_RESERVE:
      return known (entry->reserve);
    case LW_PEOPLE_SOURCE:
      return rank_of (order, entry->source);
    case LW_PEOPLE_ID_NUMBER:
      return entry->number;
    case LW_PEOPLE_REMARK:
      return rank_of_remark (order, entry);
    case LW_PEOPLE_PHONE:
      return entry->phone;
    case LW_PEOPLE_ETHNICITY:
      return known (entry->ethnicity);
    case LW_PEOPLE_NATIVE_PLACE:
      return rank_of (order, entry->native_place);
    case LW_PEOPLE_OCCUPATION:
      return rank_of (order, entry->occupation);
    case LW_PEOPLE_PARTY_JOINED:
      return known ((guint64) entry->party_joined);
    case LW_PEOPLE_NAME:
    case LW_PEOPLE_N_COLUMNS:
    default:
      return place;
    }
}

static void
put_keys (LwPeopleIndex *self,
          LwRadixItem   *items,
          guint          n,
          const Order   *order,
          gboolean       descending)
{
  for (guint i = 0; i < n; i++)
    {
      guint64 key = key_of (order, &g_array_index (self->entries, LwPeopleEntry, items[i].row), i);

      items[i].key = descending && key != UNKNOWN ? UNKNOWN - 1 - key : key;
    }
}

static void
sort_items (LwPeopleIndex *self,
            LwRadixItem   *items,
            guint          n,
            LwPeopleColumn column,
            gboolean       descending,
            LwDate         horizon)
{
  g_autofree guint32 *ranks = NULL;
  Order order = { .column = column, .on = self->on, .horizon = horizon };

  /* They stand in order of name already. */
  if (column == LW_PEOPLE_NAME && !descending)
    return;
  if (column == LW_PEOPLE_SOURCE || column == LW_PEOPLE_NATIVE_PLACE || column == LW_PEOPLE_OCCUPATION)
    order.ranks = ranks = _lw_people_words_ranks (self->words, &order.n_ranks);
  put_keys (self, items, n, &order, descending);
  lw_radix_sort (items, n);
}

/* ---- both ---- */

static guint
sift (LwPeopleIndex *self,
      const Sieve   *sieve,
      LwRadixItem   *items,
      LwPeopleRows  *rows)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      guint failed = failed_by (sieve, i);

      if (failed == 0)
        items[n++].row = i;
      else if ((failed & (failed - 1)) == 0)
        rows->without[g_bit_nth_lsf (failed, -1)]++;
    }
  return n;
}

LwPeopleRows *
lw_people_index_query (LwPeopleIndex        *self,
                       const LwPeopleFilter *filter,
                       const GArray         *found,
                       LwPeopleColumn        sort,
                       gboolean              descending,
                       LwDate                horizon)
{
  LwPeopleRows *rows = g_new0 (LwPeopleRows, 1);
  g_autofree LwRadixItem *items = g_new (LwRadixItem, MAX (self->entries->len, 1));
  Sieve sieve;
  guint n;

  sieve_init (&sieve, self, filter, found);
  n = sift (self, &sieve, items, rows);
  sieve_clear (&sieve);
  sort_items (self, items, n, sort, descending, horizon);
  rows->total = self->entries->len;
  rows->keys = g_array_sized_new (FALSE, FALSE, sizeof (LwKey), n);
  g_array_set_size (rows->keys, n);
  for (guint i = 0; i < n; i++)
    g_array_index (rows->keys, LwKey, i) = g_array_index (self->entries, LwPeopleEntry, items[i].row).id;
  return rows;
}

void
lw_people_rows_free (LwPeopleRows *rows)
{
  if (rows == NULL)
    return;
  g_array_unref (rows->keys);
  g_free (rows);
}

LwDate
lw_people_limit_birthday (LwDate birth,
                          LwDate on,
                          LwDate horizon,
                          int   *years)
{
  static const int limits[] = { 36, 61 };

  if (!lw_date_is_full (birth))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      LwDate day = birth + limits[i] * 10000;

      if (day <= on || day > horizon + 1)
        continue;
      day = lw_date_add_years (birth, limits[i]);
      if (day > horizon)
        continue;
      if (years != NULL)
        *years = limits[i];
      return day;
    }
  return 0;
}
