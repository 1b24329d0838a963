/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The help: topics at the left, one of them at the right; a window beside the one that is worked in. */

#define LW_TYPE_HELP_WINDOW (lw_help_window_get_type ())
G_DECLARE_FINAL_TYPE (LwHelpWindow, lw_help_window, LW, HELP_WINDOW, AdwWindow)

/* Opens the help beside @parent, or brings it forward. @topic: an id; NULL or unknown: the first. */
void        lw_help_window_show       (GtkWindow    *parent,
                                       const char   *topic);
const char *lw_help_window_get_topic  (LwHelpWindow *self);

G_END_DECLS
