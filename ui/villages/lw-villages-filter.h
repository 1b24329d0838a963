/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-village-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which villages the table shows: a search by name, pinyin or code, and a chip for each readiness.
 *
 * Signals:
 * "changed": others are let through now
 * "opened": Enter; something was searched for
 * "left": Down; TRUE: the keyboard went on */

#define LW_TYPE_VILLAGES_FILTER (lw_villages_filter_get_type ())
G_DECLARE_FINAL_TYPE (LwVillagesFilter, lw_villages_filter, LW, VILLAGES_FILTER, GObject)

/* @bar: a wrap box, to which search and chips are added. */
LwVillagesFilter *lw_villages_filter_new   (GtkWidget        *bar);
/* How many there are of each, of all the results. */
void              lw_villages_filter_show  (LwVillagesFilter *self,
                                            GPtrArray        *results);
gboolean          lw_villages_filter_lets  (LwVillagesFilter *self,
                                            LwVillageItem    *item);
void              lw_villages_filter_clear (LwVillagesFilter *self);
void              lw_villages_filter_focus (LwVillagesFilter *self);

G_END_DECLS
