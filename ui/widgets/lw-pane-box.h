/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page's content with a preview beside it where the page is wide: 1600 pixels of the window. */

#define LW_TYPE_PANE_BOX (lw_pane_box_get_type ())
G_DECLARE_FINAL_TYPE (LwPaneBox, lw_pane_box, LW, PANE_BOX, GtkWidget)

/* Signals: "widened" when the preview came or went. */

GtkWidget *lw_pane_box_new     (GtkWidget *content,
                                GtkWidget *pane);
gboolean   lw_pane_box_is_wide (LwPaneBox *self);

G_END_DECLS
