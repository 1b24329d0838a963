/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Below the squares: of how many villages a rule is not met, and how many it is asked of. */

GtkWidget *lw_grid_totals_new   (void);
/* @order, @gap_before: as lw_grid_head_fill(). */
void       lw_grid_totals_clear (GtkWidget *totals,
                                 GArray    *order,
                                 guint      gap_before);
/* @villages: LwVillageResult. */
void       lw_grid_totals_show  (GtkWidget *totals,
                                 GArray    *order,
                                 GPtrArray *villages);

G_END_DECLS
