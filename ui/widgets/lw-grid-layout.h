/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Columns of the overview: the first child has the width of a village's name, all others share the
 * rest evenly. Head, rows and totals use it, so that they stand below one another. */

#define LW_GRID_NAME_WIDTH 116
#define LW_GRID_GAP 9

#define LW_TYPE_GRID_LAYOUT (lw_grid_layout_get_type ())
G_DECLARE_FINAL_TYPE (LwGridLayout, lw_grid_layout, LW, GRID_LAYOUT, GtkLayoutManager)

/* @gap_before: column (from 0, the name not counted) before which a gap stands, G_MAXUINT: none.
 * @columns: how many columns there are. */
GtkLayoutManager *lw_grid_layout_new (guint columns, guint gap_before);
/* How many columns a child covers; for the heads of groups. */
void              lw_grid_layout_set_span (GtkWidget *child, guint span);

G_END_DECLS
