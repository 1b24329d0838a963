/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A padlock in a circle. Drawn, because an icon of this size is an SVG: reading the first one loads
 * librsvg, 6 MiB and some 20 ms before the first frame of the unlock page. */

#define LW_TYPE_LOCK_BADGE (lw_lock_badge_get_type ())
G_DECLARE_FINAL_TYPE (LwLockBadge, lw_lock_badge, LW, LOCK_BADGE, GtkWidget)

G_END_DECLS
