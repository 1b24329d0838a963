/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-people-heads.h"

G_BEGIN_DECLS

/* The right button on a head of the table of people: sort, move, hide. @heads outlives @view. */
void lw_head_menu_add_to (GtkWidget     *view,
                          LwPeopleHeads *heads);

G_END_DECLS
