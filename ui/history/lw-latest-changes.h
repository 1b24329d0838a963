/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows of a list: 11-18 10:22 · what · old → new · who: the latest @limit changes of a person or village. */
void lw_latest_changes_fill (GtkWidget *list, LwSession *session, LwKey person, LwKey village, guint limit);

G_END_DECLS
