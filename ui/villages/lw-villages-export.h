/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-villages-columns.h"

G_BEGIN_DECLS

/* The list as it is shown, as a spreadsheet or CSV: the villages that the filter leaves, in the order of
 * the table, with the columns that it shows. What a cell of the table says in one is parted into
 * columns of one figure each. */

/* The head and the rows, as texts; (transfer full) (element-type GStrv). @view: the table. */
GPtrArray *lw_villages_export_rows (GtkColumnView         *view,
                                    const LwVillagesCells *cells) G_GNUC_WARN_UNUSED_RESULT;
/* Asks for the file and writes it; what comes of it is told by a toast. */
void       lw_villages_export_ask  (GtkColumnView         *view,
                                    const LwVillagesCells *cells);

G_END_DECLS
