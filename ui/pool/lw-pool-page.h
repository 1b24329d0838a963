/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-page.h"
#include "lw-pool.h"

G_BEGIN_DECLS

/* Who is ripe, what is due, which village lacks how many: the reserve pool as a board by maturity or as
 * a table, with a panel for the chosen person. */

#define LW_TYPE_POOL_PAGE (lw_pool_page_get_type ())
G_DECLARE_FINAL_TYPE (LwPoolPage, lw_pool_page, LW, POOL_PAGE, LwPage)

LwPoolCard *lw_pool_page_get_chosen  (LwPoolPage   *self); /* (nullable), borrowed */
void        lw_pool_page_choose      (LwPoolPage   *self,
                                      LwPoolCard   *card);
/* As by Ctrl+→ or a drop. */
void        lw_pool_page_move        (LwPoolPage   *self,
                                      LwPoolCard   *card,
                                      LwPoolColumn  column);
/* Only who has something overdue or due soon. */
void        lw_pool_page_show_due    (LwPoolPage   *self);
GPtrArray  *lw_pool_page_get_cards   (LwPoolPage   *self); /* LwPoolCard that are shown, borrowed */

G_END_DECLS
