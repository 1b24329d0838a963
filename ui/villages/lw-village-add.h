/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* Asks for the name of one more village, its code if there is one, and its kind; when it is in the
 * ledger, its page opens. @widget: whose window it is. */
void lw_village_add (GtkWidget *widget,
                     LwSession *session);

G_END_DECLS
