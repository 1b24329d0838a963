/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* New Party members of a village by year, with what the rule about them says.
 *
 * Signal "asked": the figures are to be typed. */

#define LW_TYPE_VILLAGE_CHART (lw_village_chart_get_type ())
G_DECLARE_FINAL_TYPE (LwVillageChart, lw_village_chart, LW, VILLAGE_CHART, GtkWidget)

GtkWidget *lw_village_chart_new  (LwSession      *session);
void       lw_village_chart_show (LwVillageChart *self,
                                  LwKey           village);

G_END_DECLS
