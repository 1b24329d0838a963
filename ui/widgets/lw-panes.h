/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A pane is what scrolls, holds buttons or has the CSS class “lw-pane”; where two stand side by side in
 * one that scrolls (“lw-halves”), each “lw-half” is one.
 * Tab goes through all that a pane holds; this jumps over the rest of it: to the next pane of the page,
 * from the last one to the sidebar, and on. */
void lw_panes_next (GtkWidget *page,
                    GtkWidget *sidebar);

G_END_DECLS
