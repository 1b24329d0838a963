/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* A record that is added by hand, and whose page opens when it is in the ledger. */

/* Runs on the writer's thread; @record gets its key. */
typedef gboolean (*LwAddedFunc) (LwLedger *writer, gpointer record, GError **error);

/* @record: (transfer full). @widget: whose window opens the page by @action, of the parameter type x. */
void lw_added_edit (LwSession   *session,
                    const char  *label,
                    gpointer     record,
                    LwAddedFunc  func,
                    GtkWidget   *widget,
                    const char  *action);

G_END_DECLS
