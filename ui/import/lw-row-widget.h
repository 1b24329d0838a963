/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-import-job.h"
#include "lw-row-item.h"

G_BEGIN_DECLS

/* A row of a file that is about to be imported: whether it is taken in, whom it is about, what is
 * wrong with it and what it does. */

#define LW_TYPE_ROW_WIDGET (lw_row_widget_get_type ())
G_DECLARE_FINAL_TYPE (LwRowWidget, lw_row_widget, LW, ROW_WIDGET, AdwBin)

/* Signals: "left-out" (gboolean); "village" (text, village) as "answered" of LwVillageQuestion. */

/* @of_people: the rows of the file have names, so there is a column for them. @villages: LwVillage,
 * those one can choose from. */
GtkWidget  *lw_row_widget_new      (LwRowItem   *item,
                                    gboolean     of_people,
                                    GPtrArray   *villages);
LwRowItem  *lw_row_widget_get_item (LwRowWidget *self);
/* As lw_row_item_dup_key(), also when the report of the item is gone. */
const char *lw_row_widget_get_key  (LwRowWidget *self);
/* Leaves it out or takes it in. FALSE: there is nothing to leave out. */
gboolean    lw_row_widget_toggle   (LwRowWidget *self);

/* What stands above the columns of these widgets. */
void        lw_row_widget_fill_head (GtkWidget  *box,
                                     gboolean    of_people);

G_END_DECLS
