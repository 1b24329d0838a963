/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The actions of the window that need nothing of its insides: undo and redo, opening, the demo,
 * backup, restore, toasts. */
void lw_window_actions_install (GtkWidgetClass *klass);

G_END_DECLS
