/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-people-marks.h"
#include "lw-people-rows-list.h"

G_BEGIN_DECLS

/* The first column of the table of people: a tick for each row, and how keys and mouse set them. Over
 * them stands one that ticks all who are shown. */

#define LW_TYPE_PEOPLE_TICKS (lw_people_ticks_get_type ())
G_DECLARE_FINAL_TYPE (LwPeopleTicks, lw_people_ticks, LW, PEOPLE_TICKS, GObject)

LwPeopleTicks *lw_people_ticks_new       (LwPeopleMarks      *marks) G_GNUC_WARN_UNUSED_RESULT;
/* Adds its column to @view, as the first one. */
void           lw_people_ticks_add_to    (LwPeopleTicks      *self,
                                          GtkColumnView      *view);
/* The rows that the table shows, and which of them is the current one. */
void           lw_people_ticks_set_list  (LwPeopleTicks      *self,
                                          LwPeopleRowsList   *list,
                                          GtkSingleSelection *selection);
/* The list has other rows. */
void           lw_people_ticks_show      (LwPeopleTicks      *self);
void           lw_people_ticks_toggle    (LwPeopleTicks      *self,
                                          guint               position);
/* With Shift: everything from where Shift began to @position, besides what was ticked before. */
void           lw_people_ticks_extend    (LwPeopleTicks      *self,
                                          guint               position);
/* Shift was let go: the next extending begins anew. */
void           lw_people_ticks_end       (LwPeopleTicks      *self);
/* All who are shown, besides those who are ticked already. */
void           lw_people_ticks_all       (LwPeopleTicks      *self);
/* The widget of a row that is on the screen, nullable. */
GtkWidget     *lw_people_ticks_find_row  (LwPeopleTicks      *self,
                                          guint               position);

G_END_DECLS
