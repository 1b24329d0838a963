/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"
#include "lw-village-body.h"

G_BEGIN_DECLS

/* The pool of a village on its page: who is in it or proposed, how mature, what is due. Fills @list,
 * whose rows carry "person" (LwKey), and the words beside its title. */
void lw_village_reserves_fill (GtkWidget        *list,
                               GtkWidget        *title,
                               LwSession        *session,
                               LwVillageColumns *columns,
                               LwKey             village);

G_END_DECLS
