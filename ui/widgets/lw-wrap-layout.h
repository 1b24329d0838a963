/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children stand close to one another in lines, as words do; each keeps its own width. One that is aligned
 * to the end, and the last of its line, stands there. A GtkFlowBox
 * would give all of a column the width of the widest. */

#define LW_TYPE_WRAP_LAYOUT (lw_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (LwWrapLayout, lw_wrap_layout, LW, WRAP_LAYOUT, GtkLayoutManager)

/* @gap: pixels between children and between lines. */
GtkLayoutManager *lw_wrap_layout_new (int gap);
/* A box of that layout; children are appended to it as to a GtkBox's. */
GtkWidget        *lw_wrap_box_new    (int gap);
void              lw_wrap_box_append (GtkWidget *box,
                                      GtkWidget *child);

G_END_DECLS
