/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* Prints the sheet for the safe of this ledger. */
void lw_slip_print (GtkWindow *parent,
                    LwSession *session);

G_END_DECLS
