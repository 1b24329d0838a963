/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-page.h"

G_BEGIN_DECLS

/* What is doubtful, each one click from its mending. */

#define LW_TYPE_DOUBTFUL_PAGE (lw_doubtful_page_get_type ())
G_DECLARE_FINAL_TYPE (LwDoubtfulPage, lw_doubtful_page, LW, DOUBTFUL_PAGE, LwPage)

G_END_DECLS
