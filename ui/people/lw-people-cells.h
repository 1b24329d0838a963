/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-people-columns.h"

G_BEGIN_DECLS

/* The cells of the table of people that show what is known of somebody: makes the factories of the
 * columns, and knows which cells are on the screen. */

#define LW_TYPE_PEOPLE_CELLS (lw_people_cells_get_type ())
G_DECLARE_FINAL_TYPE (LwPeopleCells, lw_people_cells, LW, PEOPLE_CELLS, GObject)

LwPeopleCells      *lw_people_cells_new          (void) G_GNUC_WARN_UNUSED_RESULT;
/* The factory keeps @self. */
GtkListItemFactory *lw_people_cells_make_factory (LwPeopleCells  *self,
                                                  LwPeopleColumn  column) G_GNUC_WARN_UNUSED_RESULT;
/* @list: of LwPersonItem; what a cell shows is what stands there at its position. */
void                lw_people_cells_set_list     (LwPeopleCells  *self,
                                                  GListModel     *list);
/* What the list has now at the places of the cells that there are. */
void                lw_people_cells_fill_again   (LwPeopleCells  *self);

G_END_DECLS
