/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Where is my ledger: recent ones, new, open, demo, restore. */

#define LW_TYPE_START_PAGE (lw_start_page_get_type ())
G_DECLARE_FINAL_TYPE (LwStartPage, lw_start_page, LW, START_PAGE, AdwBin)

GtkWidget *lw_start_page_new (void);

G_END_DECLS
