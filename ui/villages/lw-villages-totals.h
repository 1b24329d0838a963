/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-villages-figures.h"

G_BEGIN_DECLS

/* The row below the table of villages: sums and means of those that are shown, in columns of the
 * table's widths. A row of the model would be sorted and opened like a village. */

#define LW_VILLAGES_N_COLUMNS 12

/* Of a column, in pixels of a widget with this text size; 0 takes the room that is left. */
int lw_villages_width (GtkWidget *widget, guint column);

#define LW_TYPE_VILLAGES_TOTALS (lw_villages_totals_get_type ())
G_DECLARE_FINAL_TYPE (LwVillagesTotals, lw_villages_totals, LW, VILLAGES_TOTALS, GtkWidget)

/* @view: the table, whose columns are there. @hadjustment: its own, so that both scroll together. */
GtkWidget *lw_villages_totals_new  (GtkColumnView           *view,
                                    GtkAdjustment           *hadjustment);
/* @items: LwVillageItem. */
void       lw_villages_totals_show (LwVillagesTotals        *self,
                                    GListModel              *items,
                                    const LwVillagesFigures *figures,
                                    LwDate                   on);

/* A year's number of recruits in the column of three years; LW_INT_NULL: nobody knows. */
void       lw_villages_append_recruits (GString *text, gint64 n);

G_END_DECLS
