/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-villages-totals.h"

G_BEGIN_DECLS

/* Which columns the table of villages shows: chosen by a button, or by a right click on a head, and the
 * same the next time. The names of the villages are always there. */

/* A column in one line. */
const char *lw_villages_caption      (guint          column);
gboolean    lw_villages_is_shown     (GtkColumnView *view,
                                      guint          column);
/* The button. @page: where the actions “columns.…” are, an ancestor of @view, which has its columns. */
GtkWidget  *lw_villages_choice_new   (GtkWidget     *page,
                                      GtkColumnView *view);

G_END_DECLS
