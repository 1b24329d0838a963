/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* Finds a person or a village while one types. */

#define LW_TYPE_FIND_POPOVER (lw_find_popover_get_type ())
G_DECLARE_FINAL_TYPE (LwFindPopover, lw_find_popover, LW, FIND_POPOVER, GtkPopover)

GtkWidget *lw_find_popover_new (LwSession *session);

G_END_DECLS
