/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-page.h"

G_BEGIN_DECLS

/* Find and filter people. */

#define LW_TYPE_PEOPLE_PAGE (lw_people_page_get_type ())
G_DECLARE_FINAL_TYPE (LwPeoplePage, lw_people_page, LW, PEOPLE_PAGE, LwPage)

G_END_DECLS
