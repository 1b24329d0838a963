/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-private.h"

#include "lw-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- cards ---- */

static void
due_free (gpointer data)
{
  LwPoolDue *due = data;

  g_free (due->word);
  g_free (due->detail);
  g_free (due);
}

static void
card_clear (gpointer data)
{
  LwPoolCard *card = data;

  lw_record_free (card->person);
  lw_record_free (card->village);
  lw_record_free (card->reserve);
  lw_record_free (card->entry);
  g_ptr_array_unref (card->measures);
  g_ptr_array_unref (card->reviews);
  g_ptr_array_unref (card->dues);
}

LwPoolCard *
lw_pool_card_ref (LwPoolCard *self)
{
  return g_rc_box_acquire (self);
}

void
lw_pool_card_unref (LwPoolCard *self)
{
  g_rc_box_release_full (self, card_clear);
}

gboolean
lw_pool_card_is_due (const LwPoolCard *card)
{
  const LwPoolDue *first = card->dues->len > 0 ? g_ptr_array_index (card->dues, 0) : NULL;

  return first != NULL && (first->state == LW_STATE_NOT_MET || first->state == LW_STATE_AT_RISK);
}

const char *
lw_pool_card_mentor (const LwPoolCard *card)
{
  return card->reserve != NULL ? card->reserve->mentor
         : card->entry != NULL ? card->entry->mentor
                               : NULL;
}

const char *
lw_pool_card_for_post (const LwPoolCard *card)
{
  return card->reserve != NULL ? card->reserve->for_post
         : card->entry != NULL ? card->entry->for_post
                               : NULL;
}

LwDate
lw_pool_card_step (const LwPoolCard *card,
                   LwPoolStep        step)
{
  LwDate date = card->entry != NULL ? *_lw_pool_step_date (card->entry, step) : 0;

  /* A roster says since when. */
  return step == LW_POOL_FILED && date == 0 && card->reserve != NULL ? card->reserve->start : date;
}

const char *
lw_pool_card_document (const LwPoolCard *card,
                       LwPoolStep        step)
{
  return card->entry != NULL ? *_lw_pool_step_document (card->entry, step) : NULL;
}

int
lw_pool_card_last_step (const LwPoolCard *card)
{
  for (int i = LW_POOL_N_STEPS - 1; i >= 0; i--)
    if (lw_pool_card_step (card, (LwPoolStep) i) != 0)
      return i;
  return -1;
}

/* ---- loading ---- */

typedef struct
{
  LwLedger *ledger;
  LwDate on;
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
  g_ptr_array_sort (copies, latest_first);
  return copies;
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

/* docs/counting.md, section 4: who serves on this village’s committees is no reserve. */
static gboolean
serves (Loader *loader,
        LwKey   person,
        LwKey   village)
{
  g_autoptr (GPtrArray) posts
      = lw_ledger_list (loader->ledger, &lw_post_table, "person", person, NULL);

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    {
      const LwPost *post = posts->pdata[i];

      if (post->village == village && lw_date_holds (post->start, post->end, loader->on)
          && (post->body == LW_BODY_PARTY_COMMITTEE || post->body == LW_BODY_VILLAGE_COMMITTEE))
        return TRUE;
    }
  return FALSE;
}

static LwPoolCard *
card_new (Loader             *loader,
          LwKey               person,
          const LwVillage    *village,
          const LwReserve    *reserve,
          const LwPoolEntry  *entry,
          GError            **error)
{
  g_autoptr (LwPerson) record = lw_ledger_get (loader->ledger, &lw_person_table, person, error);
  LwPoolCard *card;

  if (record == NULL)
    return NULL;
  card = g_rc_box_new0 (LwPoolCard);
  card->person = g_steal_pointer (&record);
  card->village = lw_record_copy (village);
  card->reserve = reserve != NULL ? lw_record_copy (reserve) : NULL;
  card->entry = entry != NULL ? lw_record_copy (entry) : NULL;
  card->serving = serves (loader, person, village->record.id);
  card->measures = copy_own (loader->measures, person);
  card->reviews = copy_own (loader->reviews, person);
  card->dues = g_ptr_array_new_with_free_func (due_free);
  return card;
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
  g_autoptr (GPtrArray) reserves
      = lw_ledger_list (loader->ledger, &lw_reserve_table, NULL, 0, error);

  for (guint i = 0; reserves != NULL && i < reserves->len; i++)
    {
      const LwReserve *reserve = reserves->pdata[i];
      const LwVillage *village = find_village (loader, reserve->village);
      LwPoolCard *card;

      if (village == NULL || !lw_date_holds (0, reserve->end, loader->on))
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

      if (village == NULL || g_hash_table_contains (seen, &entry->record.id)
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
  return g_strcmp0 (one->person->sort_key, other->person->sort_key);
}

static gboolean
fill_loader (Loader  *loader,
             GError **error)
{
  loader->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  loader->villages = lw_ledger_list (loader->ledger, &lw_village_table, NULL, 0, error);
  if (loader->villages != NULL)
    loader->entries = lw_ledger_list (loader->ledger, &lw_pool_entry_table, NULL, 0, error);
  if (loader->entries != NULL)
    loader->measures = group (loader, &lw_measure_table, error);
  if (loader->measures != NULL)
    loader->reviews = group (loader, &lw_review_table, error);
  return loader->reviews != NULL;
}

GPtrArray *
lw_pool_load (LwLedger   *ledger,
              GPtrArray  *results,
              LwDate      on,
              GError    **error)
{
  g_auto (Loader) loader = { .ledger = ledger, .on = on };
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GHashTable) seen = NULL;

  if (!fill_loader (&loader, error))
    return NULL;
  cards = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_pool_card_unref);
  seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!add_members (&loader, cards, seen, error) || !add_proposals (&loader, cards, seen, error))
    return NULL;
  for (guint i = 0; i < cards->len; i++)
    _lw_pool_find_dues (g_ptr_array_index (cards, i), results, on);
  g_ptr_array_sort (cards, compare_cards);
  return g_steal_pointer (&cards);
}
