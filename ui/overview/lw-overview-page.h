/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-page.h"

G_BEGIN_DECLS

/* Which village is ready, which is not, why, what is next? */

#define LW_TYPE_OVERVIEW_PAGE (lw_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (LwOverviewPage, lw_overview_page, LW, OVERVIEW_PAGE, LwPage)

G_END_DECLS
