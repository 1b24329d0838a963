/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A list of people as rows (LwPersonItem), read by pages when somebody looks at them. */

#define LW_TYPE_PEOPLE_ROWS_LIST (lw_people_rows_list_get_type ())
G_DECLARE_FINAL_TYPE (LwPeopleRowsList, lw_people_rows_list, LW, PEOPLE_ROWS_LIST, GObject)

#define LW_PEOPLE_PAGE_ROWS 128

/* @keys: (element-type LwKey) (nullable): who, in order; NULL: all @total people of the ledger in
 * order of name, for as long as nothing better is known. */
LwPeopleRowsList *lw_people_rows_list_new         (LwLedger         *reader,
                                                   GArray           *keys,
                                                   guint             total,
                                                   LwDate            on,
                                                   LwDate            horizon) G_GNUC_WARN_UNUSED_RESULT;
/* The same while nobody has counted them: the first @at_least of them. */
LwPeopleRowsList *lw_people_rows_list_new_early   (LwLedger         *reader,
                                                   guint             at_least,
                                                   LwDate            on,
                                                   LwDate            horizon) G_GNUC_WARN_UNUSED_RESULT;
void              lw_people_rows_list_set_total   (LwPeopleRowsList *self,
                                                   guint             total);
gboolean          lw_people_rows_list_is_counted  (LwPeopleRowsList *self);
/* Key of the person at @position, 0 past the end; reads no rows unless there are no keys. */
LwKey             lw_people_rows_list_get_key     (LwPeopleRowsList *self,
                                                   guint             position);
/* GTK_INVALID_LIST_POSITION (G_MAXUINT) when it is not there. */
guint             lw_people_rows_list_find        (LwPeopleRowsList *self,
                                                   LwKey             key);
GArray           *lw_people_rows_list_get_keys    (LwPeopleRowsList *self); /* nullable */
/* The rows of @keys (a set) are read again; nobody is told. */
void              lw_people_rows_list_renew       (LwPeopleRowsList *self,
                                                   const GArray     *keys);
/* Whether its rows are as of that day. */
gboolean          lw_people_rows_list_is_of       (LwPeopleRowsList *self,
                                                   LwDate            on,
                                                   LwDate            horizon);
/* Other people, or the same in another order. Only that the list became longer or shorter is told:
 * GTK would ask for every row of a list that changed as a whole, and make its widgets anew. Whoever
 * shows it fills the widgets that there are again. */
void              lw_people_rows_list_replace     (LwPeopleRowsList *self,
                                                   GArray           *keys);
/* Pages that were read so far. */
guint             lw_people_rows_list_get_n_reads (LwPeopleRowsList *self);

G_END_DECLS
