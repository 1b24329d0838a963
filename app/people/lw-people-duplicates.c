/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-merge.h"

#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-people-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SETTING "not-the-same-person" /* pairs of keys that somebody looked at */

typedef struct
{
  LwKey id;
  char *name;
  char *number; /* of 18 places, nullable */
  char *phone;  /* nullable */
  LwDate birth;
} Somebody;

typedef struct
{
  GPtrArray *people;
  GHashTable *groups; /* what two have in common → GPtrArray of Somebody */
  GHashTable *pairs;  /* "a b" → LwDuplicate */
  GHashTable *dismissed;
} Search;

static void
somebody_free (gpointer data)
{
  Somebody *somebody = data;

  g_free (somebody->name);
  g_free (somebody->number);
  g_free (somebody->phone);
  g_free (somebody);
}

void
lw_duplicate_free (gpointer data)
{
  LwDuplicate *duplicate = data;

  g_free (duplicate->name);
  g_free (duplicate);
}

const char *
lw_duplicate_caption (guint kinds)
{
  if (kinds & LW_DUPLICATE_ID_NUMBER)
    return _ ("Same ID number");
  return kinds & LW_DUPLICATE_NAME_BIRTH ? _ ("Same name and birth") : _ ("Same name and phone");
}

static char *
dup_long_number (const char *number)
{
  if (number == NULL)
    return NULL;
  if (strlen (number) == 15)
    return lw_id_number_upgrade (number);
  return g_ascii_strup (number, -1);
}

static void
read_person_cb (const LwPeopleRow *row,
                gpointer           user_data)
{
  Search *search = user_data;
  Somebody *somebody = g_new0 (Somebody, 1);

  somebody->id = row->id;
  somebody->name = g_strdup (row->name);
  somebody->number = dup_long_number (row->id_number);
  somebody->phone = row->phone != NULL && *row->phone != '\0' ? g_strdup (row->phone) : NULL;
  somebody->birth = lw_birth_effective (row->birth_decided, row->id_number, row->birth_stated);
  g_ptr_array_add (search->people, somebody);
}

static void
put (Search   *search,
     char     *key,
     Somebody *somebody)
{
  GPtrArray *group = g_hash_table_lookup (search->groups, key);

  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (search->groups, g_strdup (key), group);
    }
  g_ptr_array_add (group, somebody);
  g_free (key);
}

static void
put_in_groups (Search   *search,
               Somebody *somebody)
{
  if (somebody->number != NULL)
    put (search, g_strconcat ("#", somebody->number, NULL), somebody);
  if (somebody->birth != 0)
    put (search, g_strdup_printf ("%s %d", somebody->name, somebody->birth / 10000), somebody);
  if (somebody->phone != NULL)
    put (search, g_strdup_printf ("%s +%s", somebody->name, somebody->phone), somebody);
}

/* Two right numbers that differ are two people, whatever else is the same. */
static gboolean
are_two (const Somebody *a,
         const Somebody *b)
{
  return a->number != NULL && b->number != NULL && !g_str_equal (a->number, b->number)
         && lw_id_number_is_valid (a->number) && lw_id_number_is_valid (b->number);
}

static guint
compare (const Somebody *a,
         const Somebody *b)
{
  guint kinds = 0;

  if (are_two (a, b))
    return 0;
  if (a->number != NULL && g_strcmp0 (a->number, b->number) == 0)
    kinds |= LW_DUPLICATE_ID_NUMBER;
  if (!g_str_equal (a->name, b->name))
    return kinds;
  if (a->birth != 0 && b->birth != 0 && lw_date_agrees (a->birth, b->birth))
    kinds |= LW_DUPLICATE_NAME_BIRTH;
  if (a->phone != NULL && g_strcmp0 (a->phone, b->phone) == 0)
    kinds |= LW_DUPLICATE_NAME_PHONE;
  return kinds;
}

static char *
pair_of (LwKey a,
         LwKey b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

static void
add_pair (Search         *search,
          const Somebody *a,
          const Somebody *b)
{
  g_autofree char *pair = pair_of (a->id, b->id);
  guint kinds = compare (a, b);
  LwDuplicate *duplicate;

  if (kinds == 0 || g_hash_table_contains (search->pairs, pair)
      || g_hash_table_contains (search->dismissed, pair))
    return;
  duplicate = g_new0 (LwDuplicate, 1);
  duplicate->a = MIN (a->id, b->id);
  duplicate->b = MAX (a->id, b->id);
  duplicate->kinds = kinds;
  duplicate->name = g_strdup (a->name);
  g_hash_table_insert (search->pairs, g_steal_pointer (&pair), duplicate);
}

static void
compare_groups (Search *search)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, search->groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const GPtrArray *group = value;

      for (guint i = 0; i < group->len; i++)
        for (guint j = i + 1; j < group->len; j++)
          add_pair (search, group->pdata[i], group->pdata[j]);
    }
}

static int
surest_first (gconstpointer a,
              gconstpointer b)
{
  const LwDuplicate *one = *(LwDuplicate *const *) a;
  const LwDuplicate *other = *(LwDuplicate *const *) b;
  int rank_one = g_bit_nth_lsf (one->kinds, -1), rank_other = g_bit_nth_lsf (other->kinds, -1);

  if (rank_one != rank_other)
    return rank_one - rank_other;
  if (one->a != other->a)
    return one->a < other->a ? -1 : 1;
  return one->b < other->b ? -1 : one->b > other->b;
}

static GHashTable *
load_dismissed (LwLedger *ledger)
{
  g_autofree char *text = lw_ledger_dup_setting (ledger, SETTING, NULL);
  g_auto (GStrv) pairs = g_strsplit (text != NULL ? text : "", " ", -1);
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; pairs[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (pairs[i]));
  return set;
}

static GPtrArray *
take_pairs (Search *search)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (lw_duplicate_free);
  GHashTableIter iter;
  gpointer duplicate;

  g_hash_table_iter_init (&iter, search->pairs);
  while (g_hash_table_iter_next (&iter, NULL, &duplicate))
    g_ptr_array_add (list, duplicate);
  g_ptr_array_sort (list, surest_first);
  return list;
}

GPtrArray *
lw_duplicates_find (LwLedger      *ledger,
                    GCancellable  *cancellable,
                    GError       **error)
{
  static const LwPeopleFuncs funcs = { read_person_cb, NULL, NULL };
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (somebody_free);
  g_autoptr (GHashTable) groups
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) dismissed = load_dismissed (ledger);
  Search search = { people, groups, pairs, dismissed };

  if (!lw_people_list_scan (ledger, NULL, &funcs, &search, cancellable, error))
    return NULL;
  for (guint i = 0; i < people->len; i++)
    put_in_groups (&search, people->pdata[i]);
  compare_groups (&search);
  return take_pairs (&search);
}

gboolean
lw_duplicates_dismiss (LwLedger  *ledger,
                       LwKey      a,
                       LwKey      b,
                       GError   **error)
{
  g_autofree char *old = lw_ledger_dup_setting (ledger, SETTING, NULL);
  g_autofree char *pair = pair_of (a, b);
  g_autofree char *text = old != NULL ? g_strconcat (old, " ", pair, NULL) : g_strdup (pair);

  return lw_ledger_set_setting (ledger, SETTING, text, error);
}
