/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-session.h"

G_BEGIN_DECLS

#define LW_TYPE_WINDOW (lw_window_get_type ())
G_DECLARE_FINAL_TYPE (LwWindow, lw_window, LW, WINDOW, AdwApplicationWindow)

GtkWidget *lw_window_new         (AdwApplication *application);
/* A ledger asks for its passphrase; a roster goes to the import of the open ledger. */
void       lw_window_open_file   (LwWindow       *self,
                                  GFile          *file);
void       lw_window_open_demo   (LwWindow       *self);
/* Shows an open ledger; @writer is handed over. */
void       lw_window_show_ledger (LwWindow       *self,
                                  LwLedger       *writer);
/* Tells something in passing. @undo: the action that takes it back, with its target; NULL: none. */
void       lw_window_add_toast   (LwWindow       *self,
                                  const char     *title,
                                  const char     *undo);
/* By the name alone. */
gboolean   lw_window_is_ledger_name (GFile       *file);
LwSession *lw_window_get_session (LwWindow       *self); /* NULL while nothing is open */

G_END_DECLS
