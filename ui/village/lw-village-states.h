/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the rules say of a village, the worst first: chips, each of which explains itself. */

#define LW_TYPE_VILLAGE_STATES (lw_village_states_get_type ())
G_DECLARE_FINAL_TYPE (LwVillageStates, lw_village_states, LW, VILLAGE_STATES, GtkWidget)

GtkWidget *lw_village_states_new  (LwSession       *session);
void       lw_village_states_show (LwVillageStates *self,
                                   LwKey            village);

G_END_DECLS
