/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* Asks for the election day of the ledger; an empty text takes it away. */
void lw_election_day_ask (GtkWindow *parent, LwSession *session);

G_END_DECLS
