/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-page.h"

G_BEGIN_DECLS

/* What has to be solved where? */

#define LW_TYPE_VILLAGES_PAGE (lw_villages_page_get_type ())
G_DECLARE_FINAL_TYPE (LwVillagesPage, lw_villages_page, LW, VILLAGES_PAGE, LwPage)

G_END_DECLS
