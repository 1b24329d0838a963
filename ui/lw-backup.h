/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file and writes a verified copy of the whole ledger into it. The page or window of
 * @widget tells what became of it. */
void lw_backup_ask (GtkWidget *widget, LwSession *session);

G_END_DECLS
