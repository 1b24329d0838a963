/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-index-private.h"

#include "lw-date.h"
#include "lw-decided.h"
#include "lw-id-number.h"
#include "lw-people-list.h"
#include "lw-radix.h"
#include "lw-warnings.h"

#include <string.h>

#define LETTERS 12 /* of a name in one number */

/* Where a person belongs: by a post, else by the pool, else by the latest of either. */
typedef enum
{
  HOME_NONE,
  HOME_PAST_RESERVE,
  HOME_PAST_POST,
  HOME_RESERVE,
  HOME_POST,
} Home;

typedef struct
{
  LwPeopleIndex *index;
  GArray *entries; /* in order of id */
  guint at;        /* whose membership came last: the next is often hers too */
} Reading;

/* ---- villages ---- */

static void
villages_unref (LwPeopleVillages *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->list);
  g_free (self);
}

static LwPeopleVillages *
villages_ref (LwPeopleVillages *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static LwPeopleVillages *
villages_load (LwLedger  *ledger,
               GError   **error)
{
  GPtrArray *list = lw_ledger_list (ledger, &lw_village_table, NULL, 0, error);
  LwPeopleVillages *self;

  if (list == NULL)
    return NULL;
  self = g_new0 (LwPeopleVillages, 1);
  g_atomic_ref_count_init (&self->refs);
  self->list = list;
  self->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < list->len; i++)
    g_hash_table_insert (self->places, &((LwVillage *) list->pdata[i])->record.id,
                         GUINT_TO_POINTER (i + 1));
  return self;
}

/* ---- one person ---- */

static void
pack_name (const char *key,
           guint64     packed[2])
{
  packed[0] = packed[1] = 0;
  for (guint i = 0; i < 2 * LETTERS; i++)
    {
      guint64 letter = 0;

      if (key != NULL && *key != '\0')
        {
          guchar c = (guchar) *key++;
          letter = c < 'a' ? 1 : c > 'z' ? 28 : (guint64) (c - 'a' + 2);
        }
      packed[i / LETTERS] = packed[i / LETTERS] << 5 | letter;
    }
}

/* Numbers in order of their places, as texts would be. */
static guint64
pack_number (const char *text,
             guint       places)
{
  guint64 number = 0;
  guint n = 0;

  if (text == NULL || *text == '\0')
    return G_MAXUINT64;
  for (; *text != '\0' && n < places; text++)
    if (g_ascii_isdigit (*text))
      {
        number = number * 10 + (guint64) (*text - '0');
        n++;
      }
  for (; n < places; n++)
    number *= 10;
  return number;
}

static guint16
find_doubts (const LwPeopleRow *row,
             LwDate             birth)
{
  guint doubts = 0;
  LwDate number = row->id_number != NULL ? lw_id_number_get_birth (row->id_number) : 0;
  LwSex sex = row->id_number != NULL ? lw_id_number_get_sex (row->id_number) : LW_SEX_UNKNOWN;

  if (row->id_number == NULL)
    doubts |= LW_PEOPLE_NO_ID;
  else if (!lw_id_number_is_valid (row->id_number))
    doubts |= LW_PEOPLE_BAD_ID;
  if (number != 0 && row->birth_stated != 0 && row->birth_decided == 0
      && !lw_date_agrees (number, row->birth_stated))
    doubts |= LW_PEOPLE_BIRTH_DIFFERS;
  if (sex != 0 && row->sex != 0 && (int) sex != row->sex)
    doubts |= LW_PEOPLE_SEX_DIFFERS;
  if (birth == 0)
    doubts |= LW_PEOPLE_NO_BIRTH;
  else if (!lw_date_is_full (birth))
    doubts |= LW_PEOPLE_BIRTH_UNSURE;
  if (row->education_full_time == 0 && row->education_in_service == 0
      && row->education_unheld == 0)
    doubts |= LW_PEOPLE_NO_EDUCATION;
  return (guint16) doubts;
}

/* Whether the day does not go with the birth is a doubt, or none any more. */
static void
set_early (LwPeopleEntry *entry,
           guint          doubt,
           char          *fault)
{
  entry->doubts = (guint16) (fault != NULL ? entry->doubts | doubt : entry->doubts & ~doubt);
  g_free (fault);
}

static guint8
higher_education (int a,
                  int b)
{
  return (guint8) (a == 0 || b == 0 ? MAX (a, b) : MIN (a, b));
}

static void
read_person_cb (const LwPeopleRow *row,
                gpointer           user_data)
{
  Reading *reading = user_data;
  LwPeopleWords *words = reading->index->words;
  LwPeopleEntry entry = { .id = row->id };

  pack_name (row->sort_key, entry.name);
  entry.number = pack_number (row->id_number, 18);
  entry.phone = pack_number (row->phone, 15);
  entry.source = _lw_people_words_add (words, row->source);
  entry.occupation = _lw_people_words_add (words, row->occupation);
  entry.native_place = _lw_people_words_add (words, row->native_place);
  entry.birth = lw_birth_effective (row->birth_decided, row->id_number, row->birth_stated);
  entry.party_joined = row->party_joined;
  entry.sex = (guint8) lw_sex_effective (row->id_number, (LwSex) row->sex);
  entry.education = higher_education (row->education_full_time, row->education_in_service);
  entry.political_status = (guint8) CLAMP (row->political_status, 0, 31);
  entry.ethnicity = (guint8) row->ethnicity;
  entry.doubts = find_doubts (row, entry.birth);
  set_early (&entry, LW_PEOPLE_PARTY_EARLY, lw_warning_party_early (entry.birth, row->party_joined));
  set_early (&entry, LW_PEOPLE_WORK_EARLY, lw_warning_work_early (entry.birth, row->work_started));
  g_array_append_val (reading->entries, entry);
}

static LwPeopleEntry *
entry_of (Reading *reading,
          LwKey    id)
{
  GArray *entries = reading->entries;
  guint low = 0, high = entries->len;

  /* Memberships mostly stand in the order of the people. */
  for (guint i = reading->at; i < MIN (reading->at + 4, entries->len); i++)
    if (g_array_index (entries, LwPeopleEntry, i).id == id)
      {
        reading->at = i;
        return &g_array_index (entries, LwPeopleEntry, i);
      }
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (entries, LwPeopleEntry, middle).id < id)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == entries->len || g_array_index (entries, LwPeopleEntry, low).id != id)
    return NULL;
  reading->at = low;
  return &g_array_index (entries, LwPeopleEntry, low);
}

static void
read_membership_cb (const LwPeopleMembership *row,
                    gpointer                  user_data)
{
  Reading *reading = user_data;
  LwPeopleEntry *entry = entry_of (reading, row->person);
  gboolean holds = lw_date_holds (row->start, row->end, reading->index->on);
  gboolean post = row->body != LW_BODY_NONE;
  Home home = holds ? (post ? HOME_POST : HOME_RESERVE) : post ? HOME_PAST_POST : HOME_PAST_RESERVE;

  if (entry == NULL)
    return;
  if (holds && post && row->body <= LW_BODY_SUPERVISION)
    entry->posts |= LW_PEOPLE_POST_BIT (row->body, MAX (row->position, 0));
  if (holds && !post)
    entry->reserve = (guint8) (1 + CLAMP (row->maturity, 0, 200));
  /* The first that holds, but of those that are over the latest. */
  if (home > (Home) entry->home || (home == HOME_PAST_POST && entry->home == HOME_PAST_POST))
    {
      entry->home = (guint8) home;
      entry->village = GPOINTER_TO_UINT (
          g_hash_table_lookup (reading->index->villages->places, &row->village));
    }
}

static void
read_kept_cb (LwKey    person,
              gpointer user_data)
{
  LwPeopleEntry *entry = entry_of (user_data, person);

  if (entry != NULL)
    entry->doubts |= LW_PEOPLE_KEPT_CELLS;
}

/* What was decided goes before what was stated. */
static void
set_joined (LwPeopleEntry *entry,
            LwDate         joined)
{
  entry->party_joined = joined;
  set_early (entry, LW_PEOPLE_PARTY_EARLY, lw_warning_party_early (entry->birth, joined));
}

static void
set_started (LwPeopleEntry *entry,
             LwDate         started)
{
  set_early (entry, LW_PEOPLE_WORK_EARLY, lw_warning_work_early (entry->birth, started));
}

static void
read_joined_cb (LwKey    person,
                LwDate   joined,
                gpointer user_data)
{
  LwPeopleEntry *entry = entry_of (user_data, person);

  if (entry != NULL)
    set_joined (entry, joined);
}

static void
read_started_cb (LwKey    person,
                 LwDate   started,
                 gpointer user_data)
{
  LwPeopleEntry *entry = entry_of (user_data, person);

  if (entry != NULL)
    set_started (entry, started);
}

static gboolean
read_decided (Reading       *reading,
              LwLedger      *ledger,
              const GArray  *keys,
              GError       **error)
{
  if (keys == NULL)
    return lw_decided_each (ledger, LW_DECIDED_PARTY_JOINED, read_joined_cb, reading, error)
           && lw_decided_each (ledger, LW_DECIDED_WORK_STARTED, read_started_cb, reading, error);
  for (guint i = 0; i < reading->entries->len; i++)
    {
      LwPeopleEntry *entry = &g_array_index (reading->entries, LwPeopleEntry, i);
      LwDate joined = lw_decided_date (ledger, entry->id, LW_DECIDED_PARTY_JOINED, 0);
      LwDate started = lw_decided_date (ledger, entry->id, LW_DECIDED_WORK_STARTED, 0);

      if (joined != 0)
        set_joined (entry, joined);
      if (started != 0)
        set_started (entry, started);
    }
  return TRUE;
}

/* ---- order ---- */

static int
compare_entries (const LwPeopleEntry *a,
                 const LwPeopleEntry *b)
{
  for (guint i = 0; i < 2; i++)
    if (a->name[i] != b->name[i])
      return a->name[i] < b->name[i] ? -1 : 1;
  return a->id < b->id ? -1 : a->id > b->id;
}

/* @entries in order of id becomes one in order of name. */
static GArray *
sort_by_name (GArray *entries)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (LwPeopleEntry), entries->len);
  g_autofree LwRadixItem *items = g_new (LwRadixItem, MAX (entries->len, 1));

  for (guint i = 0; i < entries->len; i++)
    {
      items[i].row = i;
      items[i].key = g_array_index (entries, LwPeopleEntry, i).name[1];
    }
  lw_radix_sort (items, entries->len);
  for (guint i = 0; i < entries->len; i++)
    items[i].key = g_array_index (entries, LwPeopleEntry, items[i].row).name[0];
  lw_radix_sort (items, entries->len);
  for (guint i = 0; i < entries->len; i++)
    g_array_append_val (sorted, g_array_index (entries, LwPeopleEntry, items[i].row));
  return sorted;
}

static void
set_entries (LwPeopleIndex *self,
             GArray        *entries)
{
  g_autofree LwRadixItem *items = g_new (LwRadixItem, MAX (entries->len, 1));

  self->entries = entries;
  self->ids = g_new (LwKey, MAX (entries->len, 1));
  self->by_id = g_new (guint32, MAX (entries->len, 1));
  for (guint i = 0; i < entries->len; i++)
    {
      items[i].row = i;
      items[i].key = (guint64) g_array_index (entries, LwPeopleEntry, i).id;
    }
  lw_radix_sort (items, entries->len);
  for (guint i = 0; i < entries->len; i++)
    {
      self->ids[i] = (LwKey) items[i].key;
      self->by_id[i] = items[i].row;
    }
}

const LwPeopleEntry *
_lw_people_index_find (LwPeopleIndex *self,
                       LwKey          id)
{
  guint low = 0, high = self->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (self->ids[middle] == id)
        return &g_array_index (self->entries, LwPeopleEntry, self->by_id[middle]);
      if (self->ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* ---- the index ---- */

static gboolean
read_entries (LwPeopleIndex  *self,
              LwLedger       *ledger,
              const GArray   *keys,
              GArray         *entries,
              GCancellable   *cancellable,
              GError        **error)
{
  static const LwPeopleFuncs funcs = { read_person_cb, read_membership_cb, read_kept_cb };
  Reading reading = { self, entries, 0 };

  return lw_people_list_scan (ledger, keys, &funcs, &reading, cancellable, error)
         && read_decided (&reading, ledger, keys, error);
}

static LwPeopleIndex *
index_alloc (LwDate on,
             gint64 revision)
{
  LwPeopleIndex *self = g_new0 (LwPeopleIndex, 1);

  g_atomic_ref_count_init (&self->refs);
  self->on = on;
  self->revision = revision;
  return self;
}

/**
 * lw_people_index_new:
 * @ledger: a ledger, used by this thread
 * @on: base date, a full date
 * @cancellable: (nullable): to stop
 * @error: (out)
 *
 * Returns: (transfer full): the index of everybody
 */
LwPeopleIndex *
lw_people_index_new (LwLedger      *ledger,
                     LwDate         on,
                     GCancellable  *cancellable,
                     GError       **error)
{
  /* What is written meanwhile is read again by the next update. */
  g_autoptr (LwPeopleIndex) self = index_alloc (on, lw_ledger_get_revision (ledger));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (LwPeopleEntry));

  self->words = _lw_people_words_new ();
  self->villages = villages_load (ledger, error);
  if (self->villages == NULL || !read_entries (self, ledger, NULL, entries, cancellable, error))
    return NULL;
  set_entries (self, sort_by_name (entries));
  return g_steal_pointer (&self);
}

/* Everybody of @old whom nothing touched, with @fresh between them. */
static GArray *
merge_entries (GArray       *old,
               const GArray *touched,
               GArray       *fresh)
{
  GArray *merged
      = g_array_sized_new (FALSE, FALSE, sizeof (LwPeopleEntry), old->len + fresh->len);
  guint next = 0;

  for (guint i = 0; i < old->len; i++)
    {
      LwPeopleEntry *entry = &g_array_index (old, LwPeopleEntry, i);

      if (lw_key_array_has (touched, entry->id))
        continue;
      while (next < fresh->len
             && compare_entries (&g_array_index (fresh, LwPeopleEntry, next), entry) < 0)
        g_array_append_val (merged, g_array_index (fresh, LwPeopleEntry, next++));
      g_array_append_val (merged, *entry);
    }
  if (next < fresh->len)
    g_array_append_vals (merged, &g_array_index (fresh, LwPeopleEntry, next), fresh->len - next);
  return merged;
}

/**
 * lw_people_index_update:
 * @self: an index
 * @ledger: the same ledger, used by this thread
 * @touched: whom something happened to since the revision of @self
 * @cancellable: (nullable): to stop
 * @error: (out)
 *
 * Returns: (transfer full): the index as it would be if it were made anew
 */
LwPeopleIndex *
lw_people_index_update (LwPeopleIndex    *self,
                        LwLedger         *ledger,
                        const LwTouched  *touched,
                        GCancellable     *cancellable,
                        GError          **error)
{
  g_autoptr (LwPeopleIndex) next = NULL;
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GArray) sorted = NULL;

  /* Places of villages are by code: those that come or go move everybody's. */
  if (touched->all || touched->villages_changed)
    return lw_people_index_new (ledger, self->on, cancellable, error);
  next = index_alloc (self->on, touched->revision);
  next->words = _lw_people_words_ref (self->words);
  next->villages = villages_ref (self->villages);
  entries = g_array_new (FALSE, FALSE, sizeof (LwPeopleEntry));
  if (!read_entries (next, ledger, touched->people, entries, cancellable, error))
    return NULL;
  sorted = sort_by_name (entries);
  set_entries (next, merge_entries (self->entries, touched->people, sorted));
  return g_steal_pointer (&next);
}

LwPeopleIndex *
lw_people_index_ref (LwPeopleIndex *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lw_people_index_unref (LwPeopleIndex *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->words, _lw_people_words_unref);
  g_clear_pointer (&self->villages, villages_unref);
  g_free (self->ids);
  g_free (self->by_id);
  g_free (self);
}

LwDate
lw_people_index_get_on (LwPeopleIndex *self)
{
  return self->on;
}

gint64
lw_people_index_get_revision (LwPeopleIndex *self)
{
  return self->revision;
}

guint
lw_people_index_get_n (LwPeopleIndex *self)
{
  return self->entries->len;
}

GPtrArray *
lw_people_index_get_villages (LwPeopleIndex *self)
{
  return self->villages->list;
}

LwKey
lw_people_index_village (LwPeopleIndex *self,
                         LwKey          person)
{
  const LwPeopleEntry *entry = _lw_people_index_find (self, person);

  if (entry == NULL || entry->village == 0)
    return 0;
  return ((LwVillage *) self->villages->list->pdata[entry->village - 1])->record.id;
}
