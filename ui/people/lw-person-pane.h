/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* On wide screens: who the current row of the table is, and in which rules she counts. */

#define LW_TYPE_PERSON_PANE (lw_person_pane_get_type ())
G_DECLARE_FINAL_TYPE (LwPersonPane, lw_person_pane, LW, PERSON_PANE, AdwBin)

GtkWidget *lw_person_pane_new  (LwSession    *session);
void       lw_person_pane_show (LwPersonPane *self,
                                LwKey         person); /* 0: nobody */

G_END_DECLS
