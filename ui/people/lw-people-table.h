/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-people-heads.h"
#include "lw-people-marks.h"
#include "lw-people-rows-list.h"

G_BEGIN_DECLS

/* The table of people: columns that are chosen, moved, sized and clicked to sort; one row is the
 * current one, any number are ticked. Space ticks, Shift extends, Ctrl+A takes all. */

#define LW_TYPE_PEOPLE_TABLE (lw_people_table_get_type ())
G_DECLARE_FINAL_TYPE (LwPeopleTable, lw_people_table, LW, PEOPLE_TABLE, AdwBin)

/* Signals: "sorted" another order is asked for; "opened" (gint64 person); "moved" another current row. */

GtkWidget        *lw_people_table_new         (LwPeopleMarks    *marks);
/* Shows @list; the current row stays with its person where she is still there. */
void              lw_people_table_show        (LwPeopleTable    *self,
                                               LwPeopleRowsList *list,
                                               gboolean          keep_place);
/* The list that is shown gets other rows (LwKey): its widgets stay, which is several times cheaper
 * than a new list. From the top, or where the current person is now. */
void              lw_people_table_exchange    (LwPeopleTable    *self,
                                               GArray           *keys,
                                               gboolean          keep_place);
/* Shows what the list says now in the rows that there are. */
void              lw_people_table_fill_again  (LwPeopleTable    *self);
LwPeopleRowsList *lw_people_table_get_list    (LwPeopleTable    *self); /* nullable */
GtkWidget        *lw_people_table_get_view    (LwPeopleTable    *self);
LwKey             lw_people_table_get_current (LwPeopleTable    *self); /* 0: none */
void              lw_people_table_set_current (LwPeopleTable    *self,
                                               guint             position);
/* The keyboard goes to the current row; FALSE while it has no widget. */
gboolean          lw_people_table_focus       (LwPeopleTable    *self);
LwPeopleColumn    lw_people_table_get_sort    (LwPeopleTable    *self,
                                               gboolean         *descending);
LwPeopleHeads    *lw_people_table_get_heads   (LwPeopleTable    *self);
void              lw_people_table_mark_all    (LwPeopleTable    *self);

G_END_DECLS
