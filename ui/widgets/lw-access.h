/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What GTK 4.8 does not tell a screen reader by itself. */

/* A row of a list or a check button can be pressed by mouse and key, but offers nothing on the
 * accessibility bus: from now on it offers the action “access.press”. */
void lw_access_offer_press (GtkWidget *widget);
/* The text in a row of libadwaita takes the focus without telling anybody: from now on it tells, with
 * the title of its row. Before the row is on the screen. */
void lw_access_tell_entry  (AdwEntryRow *row);
/* GTK 4.8 presents all pages of a stack as if all were seen: from now on only the one that is. */
void lw_access_watch_stack (GtkStack  *stack);

G_END_DECLS
