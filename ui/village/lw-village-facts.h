/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* The facts of a village as a form, each commit one action. */

#define LW_TYPE_VILLAGE_FACTS (lw_village_facts_get_type ())
G_DECLARE_FINAL_TYPE (LwVillageFacts, lw_village_facts, LW, VILLAGE_FACTS, GtkWidget)

GtkWidget *lw_village_facts_new     (LwSession       *session);
void       lw_village_facts_show    (LwVillageFacts  *self,
                                     const LwVillage *village);
/* Where the recruits of the latest year are typed. */
void       lw_village_facts_focus_years (LwVillageFacts *self);

G_END_DECLS
