/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-result.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* A village with its results, as an item of a GListModel. "changed": what is shown of it is filled again,
 * in its place; no list is told. */

#define LW_TYPE_VILLAGE_ITEM (lw_village_item_get_type ())
G_DECLARE_FINAL_TYPE (LwVillageItem, lw_village_item, LW, VILLAGE_ITEM, GObject)

LwVillageItem   *lw_village_item_new        (LwVillageResult *result) G_GNUC_WARN_UNUSED_RESULT;
/* After an edit. */
void             lw_village_item_set_result (LwVillageItem   *self,
                                             LwVillageResult *result);
LwVillageResult *lw_village_item_get_result (LwVillageItem *self);
const char      *lw_village_item_get_name   (LwVillageItem *self); /* the short form */

G_END_DECLS
