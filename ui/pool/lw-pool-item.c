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
