/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-private.h"

#include "lw-date.h"
#include "lw-touched.h"
#include "lw-village-former.h"

static void
due_free (gpointer data)
{
  LwPoolDue *due = data;

  g_free (due->word);
  g_free (due->detail);
  g_free (due);
}

typedef struct
{
  LwLedger *ledger;
  LwDate on;
  LwKey only;    /* the village that is asked about, 0: all */
  gboolean bare; /* without people and villages: only what is due by its date */
  GPtrArray *villages;
  GPtrArray *entries;
  GHashTable *measures; /* person → GPtrArray of borrowed records */
  GHashTable *reviews;
  GPtrArray *lists; /* owns them */
} Loader;

static void
loader_clear (Loader *loader)
{
  g_clear_pointer (&loader->villages, g_ptr_array_unref);
  g_clear_pointer (&loader->entries, g_ptr_array_unref);
  g_clear_pointer (&loader->measures, g_hash_table_unref);
  g_clear_pointer (&loader->reviews, g_hash_table_unref);
  g_clear_pointer (&loader->lists, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

/* The records of the village that is asked about, or of all. */
static GPtrArray *
list (Loader         *loader,
      const LwTable  *table,
      GError        **error)
{
  return lw_ledger_list (loader->ledger, table, loader->only != 0 ? "village" : NULL, loader->only,
                         error);
}

/* @table by person, so that a card finds its own without a query. */
static GHashTable *
group (Loader         *loader,
       const LwTable  *table,
       GError        **error)
{
  GPtrArray *records = lw_ledger_list (loader->ledger, table, NULL, 0, error);
  const LwField *field = lw_table_find_field (table, "person");
  GHashTable *groups;

  if (records == NULL)
    return NULL;
  g_ptr_array_add (loader->lists, records);
  groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                  (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 person = lw_record_get_int (records->pdata[i], field);
      GPtrArray *own = g_hash_table_lookup (groups, &person);

      if (own == NULL)
        {
          own = g_ptr_array_new ();
          g_hash_table_insert (groups, g_memdup2 (&person, sizeof person), own);
        }
      g_ptr_array_add (own, records->pdata[i]);
    }
  return groups;
}

static LwDate
day_of (gconstpointer record)
{
  if (((const LwRecord *) record)->table == &lw_measure_table)
    {
      const LwMeasureTaken *measure = record;
      return measure->done == 0 ? 99999999 : MAX (measure->start, measure->done);
    }
  return ((const LwReview *) record)->held;
}

static int
latest_first (gconstpointer a,
              gconstpointer b)
{
  const LwRecord *one = *(LwRecord *const *) a, *other = *(LwRecord *const *) b;
  LwDate first = day_of (one), second = day_of (other);

  return first != second ? (first < second ? 1 : -1) : (one->id < other->id ? 1 : -1);
}

static GPtrArray *
copy_own (GHashTable *groups,
          LwKey       person)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (lw_record_free);
  GPtrArray *own = g_hash_table_lookup (groups, &person);

  for (guint i = 0; own != NULL && i < own->len; i++)
    g_ptr_array_add (copies, lw_record_copy (own->pdata[i]));
  return copies;
}

/* Of one village nobody groups those of all. */
static GPtrArray *
take_own (Loader         *loader,
          const LwTable  *table,
          GHashTable     *groups,
          LwKey           person,
          GError        **error)
{
  GPtrArray *own = groups != NULL ? copy_own (groups, person)
                                  : lw_ledger_list (loader->ledger, table, "person", person, error);

  if (own != NULL)
    g_ptr_array_sort (own, latest_first);
  return own;
}

static const LwVillage *
find_village (Loader *loader,
              LwKey   key)
{
  for (guint i = 0; i < loader->villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (loader->villages, i);

      if (village->record.id == key)
        return village;
    }
  return NULL;
}

static gboolean
is_open (const LwPoolEntry *entry,
         LwDate             on)
{
  return entry->closed == 0 || on < lw_date_first (entry->closed);
}

/* The way that led into this membership, or the one that is being gone: the latest that is open. */
static const LwPoolEntry *
find_entry (Loader *loader,
            LwKey   person,
            LwKey   village)
{
  for (guint i = loader->entries->len; i-- > 0;)
    {
      const LwPoolEntry *entry = g_ptr_array_index (loader->entries, i);

      if (entry->person == person && entry->village == village && is_open (entry, loader->on))
        return entry;
    }
  return NULL;
}

gboolean
lw_post_serves (const LwPost *post,
                LwKey         village,
                LwDate        on)
{
  return post->village == village && lw_date_holds (post->start, post->end, on)
         && (post->body == LW_BODY_PARTY_COMMITTEE || post->body == LW_BODY_VILLAGE_COMMITTEE);
}

gboolean
lw_pool_serves (LwLedger *ledger,
                LwKey     person,
                LwKey     village,
                LwDate    on)
{
  g_autoptr (GPtrArray) posts = lw_ledger_list (ledger, &lw_post_table, "person", person, NULL);

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    if (lw_post_serves (posts->pdata[i], village, on))
      return TRUE;
  return FALSE;
}

static gboolean
fill_people (Loader           *loader,
             LwPoolCard       *card,
             LwKey             person,
             const LwVillage  *village,
             GError          **error)
{
  card->person = lw_ledger_get (loader->ledger, &lw_person_table, person, error);
  if (card->person == NULL)
    return FALSE;
  card->village = lw_record_copy (village);
  card->serving = lw_pool_serves (loader->ledger, person, village->record.id, loader->on);
  return TRUE;
}

static LwPoolCard *
card_new (Loader             *loader,
          LwKey               person,
          const LwVillage    *village,
          const LwReserve    *reserve,
          const LwPoolEntry  *entry,
          GError            **error)
{
  g_autoptr (LwPoolCard) card = g_rc_box_new0 (LwPoolCard);

  card->dues = g_ptr_array_new_with_free_func (due_free);
  card->reserve = reserve != NULL ? lw_record_copy (reserve) : NULL;
  card->entry = entry != NULL ? lw_record_copy (entry) : NULL;
  card->measures = take_own (loader, &lw_measure_table, loader->measures, person, error);
  if (card->measures != NULL)
    card->reviews = take_own (loader, &lw_review_table, loader->reviews, person, error);
  if (card->reviews == NULL || (!loader->bare && !fill_people (loader, card, person, village, error)))
    return NULL;
  return g_steal_pointer (&card);
}

static LwPoolColumn
column_of (const LwReserve *reserve,
           LwDate           on)
{
  if (!lw_date_holds (reserve->start, 0, on))
    return LW_POOL_PROPOSED; /* filed for a later day */
  if (reserve->maturity < LW_MATURITY_NEAR || reserve->maturity > LW_MATURITY_LONG)
    return LW_POOL_UNSORTED;
  return (LwPoolColumn) (LW_POOL_UNSORTED + reserve->maturity);
}

static gboolean
add_members (Loader     *loader,
             GPtrArray  *cards,
             GHashTable *seen,
             GError    **error)
{
  g_autoptr (GPtrArray) reserves = list (loader, &lw_reserve_table, error);

  for (guint i = 0; reserves != NULL && i < reserves->len; i++)
    {
      const LwReserve *reserve = reserves->pdata[i];
      const LwVillage *village = find_village (loader, reserve->village);
      LwPoolCard *card;

      if ((village == NULL && !loader->bare) || !lw_date_holds (0, reserve->end, loader->on))
        continue;
      card = card_new (loader, reserve->person, village, reserve,
                       find_entry (loader, reserve->person, reserve->village), error);
      if (card == NULL)
        return FALSE;
      card->column = column_of (reserve, loader->on);
      g_ptr_array_add (cards, card);
      if (card->entry != NULL)
        g_hash_table_add (seen, g_memdup2 (&card->entry->record.id, sizeof (gint64)));
    }
  return reserves != NULL;
}

static gboolean
add_proposals (Loader     *loader,
               GPtrArray  *cards,
               GHashTable *seen,
               GError    **error)
{
  for (guint i = 0; i < loader->entries->len; i++)
    {
      const LwPoolEntry *entry = loader->entries->pdata[i];
      const LwVillage *village = find_village (loader, entry->village);
      LwPoolCard *card;

      if ((village == NULL && !loader->bare) || g_hash_table_contains (seen, &entry->record.id)
          || !is_open (entry, loader->on)
          || (entry->filed != 0 && lw_date_first (entry->filed) <= loader->on))
        continue;
      card = card_new (loader, entry->person, village, NULL, entry, error);
      if (card == NULL)
        return FALSE;
      card->column = LW_POOL_PROPOSED;
      g_ptr_array_add (cards, card);
    }
  return TRUE;
}

static int
due_rank (const LwPoolCard *card)
{
  const LwPoolDue *first = card->dues->len > 0 ? g_ptr_array_index (card->dues, 0) : NULL;

  return !lw_pool_card_is_due (card) ? 2 : first->state == LW_STATE_AT_RISK ? 1 : 0;
}

static int
compare_cards (gconstpointer a,
               gconstpointer b)
{
  const LwPoolCard *one = *(LwPoolCard *const *) a, *other = *(LwPoolCard *const *) b;

  if (due_rank (one) != due_rank (other))
    return due_rank (one) - due_rank (other);
  if (g_strcmp0 (one->person->sort_key, other->person->sort_key) != 0)
    return g_strcmp0 (one->person->sort_key, other->person->sort_key);
  if (one->person->record.id != other->person->record.id)
    return one->person->record.id < other->person->record.id ? -1 : 1;
  return g_strcmp0 (one->village->code, other->village->code);
}

/* (nullable): an array of that one, empty where it is gone. */
static GPtrArray *
list_one_village (LwLedger  *ledger,
                  LwKey      key,
                  GError   **error)
{
  GPtrArray *villages = g_ptr_array_new_with_free_func (lw_record_free);
  g_autoptr (GError) local = NULL;
  LwVillage *village = lw_ledger_get (ledger, &lw_village_table, key, &local);

  if (village != NULL)
    g_ptr_array_add (villages, village);
  else if (!g_error_matches (local, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOT_FOUND))
    {
      g_clear_pointer (&villages, g_ptr_array_unref);
      g_propagate_error (error, g_steal_pointer (&local));
    }
  return villages;
}

static gboolean
load_villages (Loader  *loader,
               GError **error)
{
  if (loader->bare)
    loader->villages = g_ptr_array_new ();
  else if (loader->only != 0)
    loader->villages = list_one_village (loader->ledger, loader->only, error);
  else
    loader->villages = lw_ledger_list (loader->ledger, &lw_village_table, NULL, 0, error);
  return loader->villages != NULL
         && lw_villages_call_as_on (loader->villages, loader->ledger, loader->on, error);
}

static gboolean
fill_loader (Loader  *loader,
             GError **error)
{
  loader->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  if (!load_villages (loader, error)
      || (loader->entries = list (loader, &lw_pool_entry_table, error)) == NULL)
    return FALSE;
  return loader->only != 0
         || ((loader->measures = group (loader, &lw_measure_table, error)) != NULL
             && (loader->reviews = group (loader, &lw_review_table, error)) != NULL);
}

static GPtrArray *
load_cards (Loader  *loader,
            GError **error)
{
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GHashTable) seen = NULL;

  if (!fill_loader (loader, error))
    return NULL;
  cards = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_pool_card_unref);
  seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!add_members (loader, cards, seen, error) || !add_proposals (loader, cards, seen, error))
    return NULL;
  return g_steal_pointer (&cards);
}

GPtrArray *
lw_pool_load_village (LwLedger   *ledger,
                      LwKey       village,
                      GPtrArray  *results,
                      LwDate      on,
                      GError    **error)
{
  g_auto (Loader) loader = { .ledger = ledger, .on = on, .only = village };
  GPtrArray *cards = load_cards (&loader, error);

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    _lw_pool_find_dues (g_ptr_array_index (cards, i), results, on);
  if (cards != NULL)
    g_ptr_array_sort (cards, compare_cards);
  return cards;
}

GPtrArray *
lw_pool_load (LwLedger   *ledger,
              GPtrArray  *results,
              LwDate      on,
              GError    **error)
{
  return lw_pool_load_village (ledger, 0, results, on, error);
}

static LwPoolCard *
find_equal (GPtrArray        *cards,
            const LwPoolCard *like)
{
  for (guint i = 0; i < cards->len; i++)
    {
      LwPoolCard *card = g_ptr_array_index (cards, i);

      if (card->person->record.id == like->person->record.id && lw_pool_card_equal (card, like))
        return card;
    }
  return NULL;
}

/* Of the village that it is now; such as say what they said stay the same. */
static gboolean
add_fresh (GPtrArray  *fresh,
           GPtrArray  *cards,
           LwLedger   *ledger,
           LwKey       village,
           GPtrArray  *results,
           LwDate      on,
           GError    **error)
{
  g_autoptr (GPtrArray) own = lw_pool_load_village (ledger, village, results, on, error);

  for (guint i = 0; own != NULL && i < own->len; i++)
    {
      LwPoolCard *same = find_equal (cards, own->pdata[i]);

      g_ptr_array_add (fresh, lw_pool_card_ref (same != NULL ? same : own->pdata[i]));
    }
  return own != NULL;
}

GPtrArray *
lw_pool_reload (GPtrArray     *cards,
                LwLedger      *ledger,
                const GArray  *villages,
                GPtrArray     *results,
                LwDate         on,
                GError       **error)
{
  g_autoptr (GPtrArray) fresh
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_pool_card_unref);

  for (guint i = 0; i < cards->len; i++)
    {
      LwPoolCard *card = g_ptr_array_index (cards, i);

      if (!lw_key_array_has (villages, card->village->record.id))
        g_ptr_array_add (fresh, lw_pool_card_ref (card));
    }
  for (guint i = 0; i < villages->len; i++)
    if (!add_fresh (fresh, cards, ledger, g_array_index (villages, LwKey, i), results, on, error))
      return NULL;
  g_ptr_array_sort (fresh, compare_cards);
  return g_steal_pointer (&fresh);
}

LwPoolCard *
lw_pool_load_card (LwLedger  *ledger,
                   LwKey      person,
                   LwKey      village,
                   LwDate     on,
                   GError   **error)
{
  g_autoptr (GPtrArray) cards = lw_pool_load_village (ledger, village, NULL, on, error);

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (((LwPoolCard *) cards->pdata[i])->person->record.id == person)
      return lw_pool_card_ref (cards->pdata[i]);
  return NULL;
}

GPtrArray *
_lw_pool_load_bare (LwLedger  *ledger,
                    LwDate     on,
                    GError   **error)
{
  g_auto (Loader) loader = { .ledger = ledger, .on = on, .bare = TRUE };
  GPtrArray *cards = load_cards (&loader, error);

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    {
      LwPoolCard *card = g_ptr_array_index (cards, i);

      _lw_pool_find_reminders (card, on);
      _lw_pool_sort_dues (card);
    }
  return cards;
}
