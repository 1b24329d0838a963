/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"

#include <gtk/gtk.h>

/* A little after a ledger was opened in @window, so that its pages come first: keeps what was saved
 * before today as one of the backups beside it. Only a failure is told. */
void lw_daily_backup_plan (LwSession *session,
                           GtkWidget *window);
