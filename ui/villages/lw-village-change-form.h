/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-session.h"
#include "lw-village-change.h"

G_BEGIN_DECLS

/* What is asked about a merger, a division or a new name, and what is wrong with the answers, in words
 * below them. Emits "changed". */

#define LW_TYPE_VILLAGE_CHANGE_FORM (lw_village_change_form_get_type ())
G_DECLARE_FINAL_TYPE (LwVillageChangeForm, lw_village_change_form, LW, VILLAGE_CHANGE_FORM, AdwBin)

/* @village: the one that is proposed; 0: none in particular. */
GtkWidget           *lw_village_change_form_new         (LwSession           *session,
                                                         LwKey                village);
void                 lw_village_change_form_ask         (LwVillageChangeForm *self,
                                                         LwVillageChangeKind  kind);
const LwVillagePlan *lw_village_change_form_get_plan    (LwVillageChangeForm *self); /* borrowed */
/* Nothing is wrong with the answers. */
gboolean             lw_village_change_form_is_complete (LwVillageChangeForm *self);

G_END_DECLS
