/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-page.h"

G_BEGIN_DECLS

/* Who changed what, and can I go back? */

#define LW_TYPE_HISTORY_PAGE (lw_history_page_get_type ())
G_DECLARE_FINAL_TYPE (LwHistoryPage, lw_history_page, LW, HISTORY_PAGE, LwPage)

G_END_DECLS
