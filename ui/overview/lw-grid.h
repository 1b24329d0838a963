/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-check.h"

G_BEGIN_DECLS

/* The grid village × rule. Arrows walk the squares; the list below it makes only the rows that are
 * seen. */

#define LW_TYPE_GRID (lw_grid_get_type ())
G_DECLARE_FINAL_TYPE (LwGrid, lw_grid, LW, GRID, GtkWidget)

/* Signals:
 * "cursor-moved": another square was chosen
 * "opened": Enter or a double click on the chosen village
 * "sort" (rule): the head of that rule was clicked; G_MAXUINT for the head of the villages */

GtkWidget       *lw_grid_new          (void);
/* @check: gives the rules, the columns. @villages: LwVillageResult in the order to be shown. The
 * chosen square is kept where its village is still there. */
void             lw_grid_set_results  (LwGrid     *self,
                                       LwCheck    *check,
                                       GPtrArray  *villages);
/* The chosen square: NULL when there are no villages. @rule (out): index in the results. */
LwVillageResult *lw_grid_get_cursor   (LwGrid     *self,
                                       guint      *rule);
void             lw_grid_set_cursor   (LwGrid     *self,
                                       LwKey       village,
                                       guint       rule);
void             lw_grid_move_cursor  (LwGrid     *self,
                                       int         rows,
                                       int         columns);

G_END_DECLS
