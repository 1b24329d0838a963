/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-village-change.h"

G_BEGIN_DECLS

/* What a plan would do, line by line, before it is carried out. @latest: today; a plan for a day after it
 * says that it waits. */
void lw_village_change_preview_fill (GtkWidget           *list,
                                     const LwVillagePlan *plan,
                                     LwLedger            *reader,
                                     LwDate               latest);

G_END_DECLS
