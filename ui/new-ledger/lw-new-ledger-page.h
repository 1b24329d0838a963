/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A new ledger without typing the names of the villages. */

#define LW_TYPE_NEW_LEDGER_PAGE (lw_new_ledger_page_get_type ())
G_DECLARE_FINAL_TYPE (LwNewLedgerPage, lw_new_ledger_page, LW, NEW_LEDGER_PAGE, AdwBin)

/* Signal "created" (LwLedger). */
GtkWidget *lw_new_ledger_page_new (void);

G_END_DECLS
