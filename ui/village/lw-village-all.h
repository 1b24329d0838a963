/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for facts that hold for every village (form, term, declaration about kinship, seats, years
 * without recruits) and sets them in one action. */
void lw_village_all_ask (GtkWindow *parent,
                         LwSession *session);

G_END_DECLS
