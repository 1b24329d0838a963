/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-tables.h"

G_BEGIN_DECLS

/* The villages that a new ledger may begin with, each with a tick. */

#define LW_TYPE_VILLAGE_TICKS (lw_village_ticks_get_type ())
G_DECLARE_FINAL_TYPE (LwVillageTicks, lw_village_ticks, LW, VILLAGE_TICKS, AdwBin)

/* Signal "changed": a tick. */

void       lw_village_ticks_clear    (LwVillageTicks *self);
/* Ticked. @code: nullable. */
void       lw_village_ticks_add      (LwVillageTicks *self,
                                      const char     *code,
                                      const char     *full_name);
/* Ticks the village that is the same to a roster: 张庄 is 张庄村. FALSE: there is none. */
gboolean   lw_village_ticks_tick     (LwVillageTicks *self,
                                      const char     *name);
/* Ticks all; when all are ticked, none. */
void       lw_village_ticks_tick_all (LwVillageTicks *self);
gboolean   lw_village_ticks_is_empty (LwVillageTicks *self);
guint      lw_village_ticks_count    (LwVillageTicks *self);
/* LwVillage: those that are ticked, of that township. */
GPtrArray *lw_village_ticks_list     (LwVillageTicks *self,
                                      const char     *township) G_GNUC_WARN_UNUSED_RESULT;
/* What stands above the columns, and above this widget. */
void       lw_village_ticks_fill_head (GtkWidget     *box);

G_END_DECLS
