/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* Asks for the name of one more person, and the ID number if it is at hand; when she is in the
 * ledger, her page opens. @widget: whose window it is. */
void lw_person_add (GtkWidget *widget,
                    LwSession *session);

G_END_DECLS
