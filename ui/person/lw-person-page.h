/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-page.h"

G_BEGIN_DECLS

/* Who is this, and is it proven? Main fields are edited in place. */

#define LW_TYPE_PERSON_PAGE (lw_person_page_get_type ())
G_DECLARE_FINAL_TYPE (LwPersonPage, lw_person_page, LW, PERSON_PAGE, LwPage)

G_END_DECLS
