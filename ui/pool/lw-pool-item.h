/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-pool.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A card of the pool as an item of a GListModel, and what is dragged. "changed": another card of the same
 * person, to be shown in its place. */

#define LW_TYPE_POOL_ITEM (lw_pool_item_get_type ())
G_DECLARE_FINAL_TYPE (LwPoolItem, lw_pool_item, LW, POOL_ITEM, GObject)

LwPoolItem *lw_pool_item_new      (LwPoolCard       *card) G_GNUC_WARN_UNUSED_RESULT;
LwPoolCard *lw_pool_item_get_card (LwPoolItem       *self);
/* The same person in the pool of the same village. */
gboolean    lw_pool_item_is       (LwPoolItem       *self,
                                   const LwPoolCard *card);
/* Brings @store, a list of items, to @cards with the least change: the rows of a list are dear. Whoever
 * was in it keeps the item, and her row. @anew: also what says the same is told as changed, because it is
 * shown otherwise (on another day). */
void        lw_pool_items_update  (GListStore       *store,
                                   GPtrArray        *cards,
                                   gboolean          anew);

G_END_DECLS
