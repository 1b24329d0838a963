/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-pool.h"
#include "lw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The chosen person of the pool: the way in, mentor, measures, talks and reviews, the way out. */

#define LW_TYPE_POOL_PANEL (lw_pool_panel_get_type ())
G_DECLARE_FINAL_TYPE (LwPoolPanel, lw_pool_panel, LW, POOL_PANEL, GtkWidget)

GtkWidget *lw_pool_panel_new  (LwSession   *session);
/* @card: NULL for nobody. */
void       lw_pool_panel_show (LwPoolPanel *self,
                               LwPoolCard  *card);

G_END_DECLS
