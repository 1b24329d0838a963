/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-roster.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-decided.h"
#include "lw-touched.h"
#include "lw-village-former.h"

#include <glib/gi18n-lib.h>

static void
roster_person_free (gpointer data)
{
  LwRosterPerson *person = data;

  lw_record_free (person->person);
  g_ptr_array_unref (person->posts);
  g_ptr_array_unref (person->reserves);
  g_free (person);
}

static void
keep (LwRoster  *self,
      GPtrArray *records)
{
  g_ptr_array_add (self->records, records);
}

static LwRosterPerson *
add_person (LwRoster *self,
            LwPerson *record)
{
  LwRosterPerson *person = g_new0 (LwRosterPerson, 1);

  person->person = record;
  person->posts = g_ptr_array_new ();
  person->reserves = g_ptr_array_new ();
  person->party_joined = record->party_joined;
  g_ptr_array_add (self->people, person);
  g_hash_table_insert (self->people_by_id, &person->person->record.id, person);
  return person;
}

static gboolean
load_people (LwRoster  *self,
             LwLedger  *ledger,
             GError   **error)
{
  g_autoptr (GPtrArray) people = lw_ledger_list (ledger, &lw_person_table, NULL, 0, error);

  if (people == NULL)
    return FALSE;
  g_ptr_array_set_free_func (people, NULL);
  for (guint i = 0; i < people->len; i++)
    add_person (self, g_ptr_array_index (people, i));
  return TRUE;
}

static gboolean
load_memberships (LwRoster  *self,
                  LwLedger  *ledger,
                  GError   **error)
{
  GPtrArray *posts = lw_ledger_list (ledger, &lw_post_table, NULL, 0, error);
  GPtrArray *reserves;

  if (posts == NULL)
    return FALSE;
  keep (self, posts);
  reserves = lw_ledger_list (ledger, &lw_reserve_table, NULL, 0, error);
  if (reserves == NULL)
    return FALSE;
  keep (self, reserves);
  for (guint i = 0; i < posts->len; i++)
    {
      LwPost *post = g_ptr_array_index (posts, i);
      LwRosterPerson *person = lw_roster_find (self, post->person);
      if (person != NULL)
        g_ptr_array_add (person->posts, post);
    }
  for (guint i = 0; i < reserves->len; i++)
    {
      LwReserve *reserve = g_ptr_array_index (reserves, i);
      LwRosterPerson *person = lw_roster_find (self, reserve->person);
      if (person != NULL)
        g_ptr_array_add (person->reserves, reserve);
    }
  return TRUE;
}

static gboolean
load_villages (LwRoster  *self,
               LwLedger  *ledger,
               GError   **error)
{
  self->villages = lw_ledger_list (ledger, &lw_village_table, NULL, 0, error);
  if (self->villages == NULL)
    return FALSE;
  for (guint i = 0; i < self->villages->len; i++)
    {
      LwVillage *village = g_ptr_array_index (self->villages, i);
      g_hash_table_insert (self->villages_by_id, &village->record.id, village);
    }
  return TRUE;
}

static LwRoster *
roster_new (void)
{
  LwRoster *self = g_new0 (LwRoster, 1);

  self->people = g_ptr_array_new_with_free_func (roster_person_free);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->people_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->villages_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  return self;
}

static gboolean
add_village (LwRoster  *self,
             LwLedger  *ledger,
             LwKey      key,
             GError   **error)
{
  LwVillage *village;

  if (lw_roster_find_village (self, key) != NULL)
    return TRUE;
  village = lw_ledger_get (ledger, &lw_village_table, key, error);
  if (village == NULL)
    return FALSE;
  g_ptr_array_add (self->villages, village);
  g_hash_table_insert (self->villages_by_id, &village->record.id, village);
  return TRUE;
}

static gboolean
add_memberships (LwRoster       *self,
                 LwLedger       *ledger,
                 LwRosterPerson *person,
                 GError        **error)
{
  LwKey key = person->person->record.id;
  GPtrArray *posts = lw_ledger_list (ledger, &lw_post_table, "person", key, error);
  GPtrArray *reserves;

  if (posts == NULL)
    return FALSE;
  keep (self, posts);
  person->party_joined
      = lw_decided_date (ledger, key, LW_DECIDED_PARTY_JOINED, person->person->party_joined);
  reserves = lw_ledger_list (ledger, &lw_reserve_table, "person", key, error);
  if (reserves == NULL)
    return FALSE;
  keep (self, reserves);
  for (guint i = 0; i < posts->len; i++)
    {
      g_ptr_array_add (person->posts, posts->pdata[i]);
      if (!add_village (self, ledger, ((LwPost *) posts->pdata[i])->village, error))
        return FALSE;
    }
  for (guint i = 0; i < reserves->len; i++)
    {
      g_ptr_array_add (person->reserves, reserves->pdata[i]);
      if (!add_village (self, ledger, ((LwReserve *) reserves->pdata[i])->village, error))
        return FALSE;
    }
  return TRUE;
}

/* Somebody who was removed a moment ago keeps her place, without a name. */
static LwPerson *
get_person (LwLedger  *ledger,
            LwKey      key,
            GError   **error)
{
  g_autoptr (GError) local = NULL;
  LwPerson *person = lw_ledger_get (ledger, &lw_person_table, key, &local);

  if (person != NULL)
    return person;
  if (!g_error_matches (local, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  person = lw_record_new (&lw_person_table);
  person->record.id = key;
  person->name = g_strdup ("—");
  return person;
}

LwRoster *
lw_roster_load_some (LwLedger      *ledger,
                     const GArray  *keys,
                     guint          first,
                     guint          n,
                     GError       **error)
{
  g_autoptr (LwRoster) self = roster_new ();

  self->villages = g_ptr_array_new_with_free_func (lw_record_free);
  for (guint i = first; i < MIN (first + n, keys->len); i++)
    {
      LwPerson *person = get_person (ledger, g_array_index (keys, LwKey, i), error);

      if (person == NULL || !add_memberships (self, ledger, add_person (self, person), error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
add_people_of (GArray         *keys,
               LwLedger       *ledger,
               const LwTable  *table,
               LwKey           village,
               GError        **error)
{
  const LwField *field = lw_table_find_field (table, "person");
  g_autoptr (GPtrArray) records = lw_ledger_list (ledger, table, "village", village, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      LwKey person = lw_record_get_int (records->pdata[i], field);
      g_array_append_val (keys, person);
    }
  return records != NULL;
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const LwPerson *one = (*(LwRosterPerson *const *) a)->person;
  const LwPerson *other = (*(LwRosterPerson *const *) b)->person;
  int order = g_strcmp0 (one->sort_key, other->sort_key);

  return order != 0 ? order : one->record.id < other->record.id ? -1 : 1;
}

LwRoster *
lw_roster_load_village (LwLedger  *ledger,
                        LwKey      village,
                        GError   **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
  g_autoptr (LwRoster) self = NULL;

  if (!add_people_of (keys, ledger, &lw_post_table, village, error)
      || !add_people_of (keys, ledger, &lw_reserve_table, village, error)
      || !add_people_of (keys, ledger, &lw_pool_entry_table, village, error))
    return NULL;
  lw_key_array_sort (keys);
  self = lw_roster_load_some (ledger, keys, 0, keys->len, error);
  if (self == NULL || !add_village (self, ledger, village, error))
    return NULL;
  g_ptr_array_sort (self->people, compare_people);
  return g_steal_pointer (&self);
}

static void
decided_cb (LwKey    key,
            LwDate   joined,
            gpointer roster)
{
  LwRosterPerson *person = lw_roster_find (roster, key);

  if (person != NULL)
    person->party_joined = joined;
}

LwRoster *
lw_roster_load (LwLedger  *ledger,
                GError   **error)
{
  g_autoptr (LwRoster) self = roster_new ();

  if (!load_villages (self, ledger, error) || !load_people (self, ledger, error)
      || !load_memberships (self, ledger, error)
      || !lw_decided_each (ledger, LW_DECIDED_PARTY_JOINED, decided_cb, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
lw_roster_call_as_on (LwRoster *self,
                      LwLedger *ledger,
                      LwDate    on)
{
  g_autoptr (GError) error = NULL;

  if (!lw_villages_call_as_on (self->villages, ledger, on, &error))
    g_debug ("%s", error->message); /* the present names are shown */
}

void
lw_roster_free (LwRoster *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->people_by_id, g_hash_table_unref);
  g_clear_pointer (&self->villages_by_id, g_hash_table_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->villages, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self);
}

LwRosterPerson *
lw_roster_find (LwRoster *self,
                LwKey     person)
{
  return g_hash_table_lookup (self->people_by_id, &person);
}

LwVillage *
lw_roster_find_village (LwRoster *self,
                        LwKey     village)
{
  return g_hash_table_lookup (self->villages_by_id, &village);
}

LwReserve *
lw_roster_reserve (const LwRosterPerson *person,
                   LwDate                on)
{
  for (guint i = 0; i < person->reserves->len; i++)
    {
      LwReserve *reserve = g_ptr_array_index (person->reserves, i);
      if (lw_date_holds (reserve->start, reserve->end, on))
        return reserve;
    }
  return NULL;
}

LwVillage *
lw_roster_home (LwRoster             *self,
                const LwRosterPerson *person,
                LwDate                on)
{
  const LwReserve *reserve;
  LwKey village = 0;

  for (guint i = 0; i < person->posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (person->posts, i);
      if (lw_date_holds (post->start, post->end, on))
        return lw_roster_find_village (self, post->village);
      village = post->village;
    }
  reserve = lw_roster_reserve (person, on);
  if (reserve == NULL && village == 0 && person->reserves->len > 0)
    reserve = g_ptr_array_index (person->reserves, 0);
  return lw_roster_find_village (self, reserve != NULL ? reserve->village : village);
}

char *
lw_roster_posts_text (LwRoster             *self,
                      const LwRosterPerson *person,
                      LwDate                on)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < person->posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (person->posts, i);
      const LwVillage *village = lw_roster_find_village (self, post->village);
      g_autofree char *caption = NULL;

      if (village == NULL || !lw_date_holds (post->start, post->end, on))
        continue;
      caption = lw_post_caption (post->body, post->position, village->kind, village->org_form);
      if (text->len > 0)
        /* translators: between two posts of one person: “、” */
        g_string_append (text, _(", "));
      g_string_append (text, caption);
    }
  return g_string_free (text, FALSE);
}
