/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 gives a tooltip as many widths of a Latin letter as its text has characters: Chinese, twice as
 * wide, is broken after two or three. From now on all tooltips of this program have lines of a width to
 * be read. Before the first widget is made. */
void lw_tooltip_install (void);
/* Within “query-tooltip” of @widget. */
void lw_tooltip_say     (GtkTooltip *tooltip,
                         GtkWidget  *widget,
                         const char *text);

G_END_DECLS
