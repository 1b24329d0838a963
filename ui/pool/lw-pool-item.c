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

static void
lw_pool_item_class_init (LwPoolItemClass *klass)
{
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

static gboolean
says_the_same (GListStore       *store,
               guint             position,
               const LwPoolCard *card)
{
  g_autoptr (LwPoolItem) item = g_list_model_get_item (G_LIST_MODEL (store), position);

  return lw_pool_card_equal (item->card, card);
}

void
lw_pool_items_update (GListStore *store,
                      GPtrArray  *cards,
                      gboolean    anew)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint most = anew ? 0 : MIN (old, cards->len);
  guint before = 0;
  guint after = 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  while (before < most && says_the_same (store, before, cards->pdata[before]))
    before++;
  while (after < most - before && says_the_same (store, old - 1 - after, cards->pdata[cards->len - 1 - after]))
    after++;
  for (guint i = before; i < cards->len - after; i++)
    g_ptr_array_add (items, lw_pool_item_new (cards->pdata[i]));
  if (items->len > 0 || old > before + after)
    g_list_store_splice (store, before, old - before - after, items->pdata, items->len);
}
