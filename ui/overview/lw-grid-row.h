/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-state-cell.h"
#include "lw-village-item.h"

G_BEGIN_DECLS

/* One village of the grid: its name and a square for each rule. */

#define LW_TYPE_GRID_ROW (lw_grid_row_get_type ())
G_DECLARE_FINAL_TYPE (LwGridRow, lw_grid_row, LW, GRID_ROW, GtkWidget)

/* Signal "clicked" (column). */

/* @order: guint, the rules in order of columns; borrowed for the call. */
GtkWidget     *lw_grid_row_new        (GArray        *order,
                                       guint          gap_before);
void           lw_grid_row_set_item   (LwGridRow     *self,
                                       LwVillageItem *item);
LwVillageItem *lw_grid_row_get_item   (LwGridRow     *self);
void           lw_grid_row_set_cursor (LwGridRow     *self,
                                       int            column, /* -1: none */
                                       gboolean       focus);

G_END_DECLS
