/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"
#include "lw-villages-figures.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* On wide screens, beside the table of villages: what is to be solved in the current one, who serves
 * and who is in the pool. */

#define LW_TYPE_VILLAGE_PANE (lw_village_pane_get_type ())
G_DECLARE_FINAL_TYPE (LwVillagePane, lw_village_pane, LW, VILLAGE_PANE, AdwBin)

GtkWidget *lw_village_pane_new  (LwSession               *session);
/* @figures: borrowed for the call; @village NULL: none. */
void       lw_village_pane_show (LwVillagePane           *self,
                                 const LwVillagesFigures *figures,
                                 const LwVillageResult   *village);

G_END_DECLS
