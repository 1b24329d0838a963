/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Columns of a GtkColumnView without a factory written for each. Where the items have a signal "changed",
 * it fills the cells of their row again, and no other. */

typedef char *(*LwColumnText) (gpointer item, gpointer user_data); /* (transfer full) */
/* Fills the empty @box for @item. */
typedef void (*LwColumnFill) (GtkWidget *box, gpointer item, gpointer user_data);

/* @width: 0 takes the room that is left. @compare: (nullable), of two items. */
GtkColumnViewColumn *lw_columns_add_text (GtkWidget        *view,
                                          const char       *title,
                                          int               width,
                                          float             xalign,
                                          const char       *css,
                                          LwColumnText      text,
                                          GCompareDataFunc  compare,
                                          gpointer          user_data);
/* @says (nullable): all that a box is filled from, as a text; where it stays the same, so does the box. */
GtkColumnViewColumn *lw_columns_add_box  (GtkWidget        *view,
                                          const char       *title,
                                          int               width,
                                          LwColumnFill      fill,
                                          LwColumnText      says,
                                          GCompareDataFunc  compare,
                                          gpointer          user_data);

G_END_DECLS
