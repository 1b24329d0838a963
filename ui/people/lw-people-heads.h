/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-people-cells.h"

G_BEGIN_DECLS

/* The columns of a table of people as they stand in its view: which are shown, in which order and
 * width, and by which one the rows are sorted. Remembers all of it in the user's own folder. */

#define LW_TYPE_PEOPLE_HEADS (lw_people_heads_get_type ())
G_DECLARE_FINAL_TYPE (LwPeopleHeads, lw_people_heads, LW, PEOPLE_HEADS, GObject)

/* Signal: "sorted" another order is asked for. */

/* Adds its columns to @view, which outlives it, behind the one column that is there. */
LwPeopleHeads        *lw_people_heads_new         (GtkColumnView  *view,
                                                   LwPeopleCells  *cells) G_GNUC_WARN_UNUSED_RESULT;
const LwPeopleLayout *lw_people_heads_get_layout  (LwPeopleHeads  *self);
GtkColumnViewColumn  *lw_people_heads_get_column  (LwPeopleHeads  *self,
                                                   LwPeopleColumn  column);
void                  lw_people_heads_sort        (LwPeopleHeads  *self,
                                                   LwPeopleColumn  column,
                                                   gboolean        descending);
void                  lw_people_heads_set_visible (LwPeopleHeads  *self,
                                                   LwPeopleColumn  column,
                                                   gboolean        visible);
/* One place to the left (-1) or to the right (1). */
void                  lw_people_heads_move        (LwPeopleHeads  *self,
                                                   LwPeopleColumn  column,
                                                   int             by);
/* By so many pixels wider; 0 and less: narrower. */
void                  lw_people_heads_widen       (LwPeopleHeads  *self,
                                                   LwPeopleColumn  column,
                                                   int             by);
/* Columns as they come without settings. */
void                  lw_people_heads_reset       (LwPeopleHeads  *self);
/* The view goes: what was to be remembered is, and nothing is looked at any more. */
void                  lw_people_heads_close       (LwPeopleHeads  *self);

G_END_DECLS
