/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What GTK 4.8 does not tell a screen reader by itself. */

/* A row of a list or a check button can be pressed by mouse and key, but offers nothing on the
 * accessibility bus: from now on it offers the action “access.press”. */
void lw_access_offer_press (GtkWidget *widget);
/* GTK 4.8 presents all pages of a stack as if all were seen: from now on only the one that is. */
void lw_access_watch_stack (GtkStack  *stack);

G_END_DECLS
