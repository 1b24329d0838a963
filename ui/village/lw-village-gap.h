/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-roster.h"
#include "lw-session.h"

G_BEGIN_DECLS

/* Who could fill the gap: for a rule that is not met, the people of the village with whom it would
 * be, what else would turn and what would break; then those who lack one thing, and which. */

#define LW_TYPE_VILLAGE_GAP (lw_village_gap_get_type ())
G_DECLARE_FINAL_TYPE (LwVillageGap, lw_village_gap, LW, VILLAGE_GAP, GtkWidget)

GtkWidget *lw_village_gap_new  (LwSession *session);
/* @roster, @village: borrowed until the next call. */
void       lw_village_gap_show (LwVillageGap    *self,
                                LwRoster        *roster,
                                const LwVillage *village);

G_END_DECLS
