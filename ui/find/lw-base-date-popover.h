/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* As of which day everything is counted: today, the election day, the year's end, any day. */

#define LW_TYPE_BASE_DATE_POPOVER (lw_base_date_popover_get_type ())
G_DECLARE_FINAL_TYPE (LwBaseDatePopover, lw_base_date_popover, LW, BASE_DATE_POPOVER, GtkPopover)

GtkWidget *lw_base_date_popover_new (LwSession *session);

G_END_DECLS
