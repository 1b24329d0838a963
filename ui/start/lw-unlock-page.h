/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for the passphrase of a ledger and opens it. */

#define LW_TYPE_UNLOCK_PAGE (lw_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (LwUnlockPage, lw_unlock_page, LW, UNLOCK_PAGE, AdwBin)

/* Signal "unlocked" (LwLedger). @locked: it was open a moment ago. */
GtkWidget *lw_unlock_page_new (const char *path, gboolean locked);

G_END_DECLS
