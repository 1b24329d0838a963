/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-result.h"

G_BEGIN_DECLS

/* A stacked bar: how many villages are in which state. */

#define LW_TYPE_SHARE_BAR (lw_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (LwShareBar, lw_share_bar, LW, SHARE_BAR, GtkWidget)

GtkWidget *lw_share_bar_new (void);
/* @counts: one figure for each state. */
void       lw_share_bar_set (LwShareBar  *self,
                             const guint  counts[LW_N_STATES]);

G_END_DECLS
