/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-item.h"

struct _LwPoolItem
{
  GObject parent_instance;

  LwPoolCard *card;
};

G_DEFINE_FINAL_TYPE (LwPoolItem, lw_pool_item, G_TYPE_OBJECT)

static void
lw_pool_item_finalize (GObject *object)
{
  LwPoolItem *self = LW_POOL_ITEM (object);

  g_clear_pointer (&self->card, lw_pool_card_unref);
  G_OBJECT_CLASS (lw_pool_item_parent_class)->finalize (object);
}

static guint changed_signal;

static void
lw_pool_item_class_init (LwPoolItemClass *klass)
{
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  G_OBJECT_CLASS (klass)->finalize = lw_pool_item_finalize;
}

static void
lw_pool_item_init (LwPoolItem *self)
{
}

LwPoolItem *
lw_pool_item_new (LwPoolCard *card)
{
  LwPoolItem *self = g_object_new (LW_TYPE_POOL_ITEM, NULL);

  self->card = lw_pool_card_ref (card);
  return self;
}

/* Of the same person. */
static void
lw_pool_item_set_card (LwPoolItem *self,
                       LwPoolCard *card)
{
  lw_pool_card_ref (card);
  lw_pool_card_unref (self->card);
  self->card = card;
  g_signal_emit (self, changed_signal, 0);
}

LwPoolCard *
lw_pool_item_get_card (LwPoolItem *self)
{
  g_return_val_if_fail (LW_IS_POOL_ITEM (self), NULL);
  return self->card;
}

gboolean
lw_pool_item_is (LwPoolItem       *self,
                 const LwPoolCard *card)
{
  g_return_val_if_fail (LW_IS_POOL_ITEM (self), FALSE);
  return self->card->person->record.id == card->person->record.id
         && self->card->village->record.id == card->village->record.id;
}

/* ---- a list of them ---- */

/* More rows than this that come, go or move are made anew at once. */
#define FEW_ROWS 8

static LwPoolItem *
item_at (GListStore *store,
         guint       position) /* (transfer full) (nullable) */
{
  return g_list_model_get_item (G_LIST_MODEL (store), position);
}

/* Whether the item of that place is of the same person; then it shows what is said of her now. */
static gboolean
take (GListStore *store,
      guint       position,
      LwPoolCard *card,
      gboolean    anew)
{
  g_autoptr (LwPoolItem) item = item_at (store, position);

  if (item == NULL || !lw_pool_item_is (item, card))
    return FALSE;
  if (anew || !lw_pool_card_equal (item->card, card))
    lw_pool_item_set_card (item, card);
  return TRUE;
}

static guint
card_hash (gconstpointer data)
{
  const LwPoolCard *card = data;

  return g_int64_hash (&card->person->record.id) ^ g_int64_hash (&card->village->record.id);
}

static gboolean
cards_are_of_one (gconstpointer a,
                  gconstpointer b)
{
  const LwPoolCard *one = a, *other = b;

  return one->person->record.id == other->person->record.id
         && one->village->record.id == other->village->record.id;
}

/* How many come and how many go. */
static guint
count_others (GListStore *store,
              GPtrArray  *cards)
{
  g_autoptr (GHashTable) known = g_hash_table_new (card_hash, cards_are_of_one);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint stay = 0;

  for (guint i = 0; i < cards->len; i++)
    g_hash_table_add (known, cards->pdata[i]);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LwPoolItem) item = item_at (store, i);

      stay += g_hash_table_contains (known, item->card);
    }
  return n + cards->len - 2 * stay;
}

/* Row by row: where another person stands than should, she goes, or the one that should comes before
 * her. FALSE: too many of them; those up to that place are right. */
static gboolean
move_rows (GListStore *store,
           GPtrArray  *cards)
{
  guint n_moves = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      LwPoolCard *card = g_ptr_array_index (cards, i);

      if (take (store, i, card, FALSE))
        continue;
      if (++n_moves > FEW_ROWS)
        return FALSE;
      if (take (store, i + 1, card, FALSE))
        g_list_store_remove (store, i);
      else
        {
          g_autoptr (LwPoolItem) item = lw_pool_item_new (card);

          g_list_store_insert (store, i, item);
        }
    }
  return TRUE;
}

/* From the first place that is another on. */
static void
splice_rows (GListStore *store,
             GPtrArray  *cards,
             gboolean    anew)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint before = 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  while (before < MIN (old, cards->len) && take (store, before, cards->pdata[before], anew))
    before++;
  for (guint i = before; i < cards->len; i++)
    g_ptr_array_add (items, lw_pool_item_new (cards->pdata[i]));
  if (items->len > 0 || old > before)
    g_list_store_splice (store, before, old - before, items->pdata, items->len);
}

void
lw_pool_items_update (GListStore *store,
                      GPtrArray  *cards,
                      gboolean    anew)
{
  if (anew || count_others (store, cards) > FEW_ROWS || !move_rows (store, cards))
    splice_rows (store, cards, anew);
  else
    while (g_list_model_get_n_items (G_LIST_MODEL (store)) > cards->len)
      g_list_store_remove (store, cards->len);
}
