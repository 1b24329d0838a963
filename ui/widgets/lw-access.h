/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What GTK 4.8 does not tell a screen reader, nor do for the keyboard, by itself. */

/* A row of a list or a check button can be pressed by mouse and key, but offers nothing on the
 * accessibility bus: from now on it offers the action “access.press”. The arrows press a check that
 * stands alone: from now on they go on to what stands above and below. */
void lw_access_offer_press (GtkWidget *widget);
/* The text in a row of libadwaita takes the focus without telling anybody: from now on it tells, with
 * the title of its row. Before the row is on the screen. */
void lw_access_tell_entry  (AdwEntryRow *row);
/* GTK 4.8 presents all pages of a stack as if all were seen: from now on only the one that is. */
void lw_access_watch_stack (GtkStack  *stack);
/* GTK 4.8 goes by Tab through all rows of a list, however many: from now on the arrows walk them, and
 * Tab goes to what else stands in a row, then on to what follows the list. @list: a list, a table or a
 * box of buttons. */
void lw_access_make_one_stop (GtkWidget *list);

G_END_DECLS
