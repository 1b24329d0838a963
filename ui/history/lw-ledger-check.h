/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The line below the history: whether the ledger is whole and its journal in order. Asked for by its
 * button and answered in words; reading all of a large ledger takes a while. */

#define LW_TYPE_LEDGER_CHECK (lw_ledger_check_get_type ())
G_DECLARE_FINAL_TYPE (LwLedgerCheck, lw_ledger_check, LW, LEDGER_CHECK, GtkBox)

GtkWidget *lw_ledger_check_new (LwSession *session);

/* Whether a check is under way. */
gboolean   lw_ledger_check_is_busy (LwLedgerCheck *self);

G_END_DECLS
