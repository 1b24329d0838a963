/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-item.h"

#include "lw-names.h"

struct _LwVillageItem
{
  GObject parent_instance;

  LwVillageResult *result;
  char *name;
};

G_DEFINE_FINAL_TYPE (LwVillageItem, lw_village_item, G_TYPE_OBJECT)

static void
lw_village_item_finalize (GObject *object)
{
  LwVillageItem *self = LW_VILLAGE_ITEM (object);

  g_clear_pointer (&self->result, lw_village_result_unref);
  g_free (self->name);
  G_OBJECT_CLASS (lw_village_item_parent_class)->finalize (object);
}

static guint changed_signal;

static void
lw_village_item_class_init (LwVillageItemClass *klass)
{
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  G_OBJECT_CLASS (klass)->finalize = lw_village_item_finalize;
}

static void
lw_village_item_init (LwVillageItem *self)
{
}

LwVillageItem *
lw_village_item_new (LwVillageResult *result)
{
  LwVillageItem *self = g_object_new (LW_TYPE_VILLAGE_ITEM, NULL);

  lw_village_item_set_result (self, result);
  return self;
}

void
lw_village_item_set_result (LwVillageItem   *self,
                            LwVillageResult *result)
{
  g_return_if_fail (LW_IS_VILLAGE_ITEM (self));

  lw_village_result_ref (result);
  g_clear_pointer (&self->result, lw_village_result_unref);
  self->result = result;
  g_free (self->name);
  self->name = lw_village_name_short (result->name);
  g_signal_emit (self, changed_signal, 0);
}

LwVillageResult *
lw_village_item_get_result (LwVillageItem *self)
{
  g_return_val_if_fail (LW_IS_VILLAGE_ITEM (self), NULL);
  return self->result;
}

const char *
lw_village_item_get_name (LwVillageItem *self)
{
  g_return_val_if_fail (LW_IS_VILLAGE_ITEM (self), NULL);
  return self->name;
}
