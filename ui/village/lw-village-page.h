/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-page.h"

G_BEGIN_DECLS

/* Is this village ready, and who could fill the gap? */

#define LW_TYPE_VILLAGE_PAGE (lw_village_page_get_type ())
G_DECLARE_FINAL_TYPE (LwVillagePage, lw_village_page, LW, VILLAGE_PAGE, LwPage)

G_END_DECLS
