/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-import-job.h"

G_BEGIN_DECLS

/* Asks where the refused rows of @job are to go and writes them there, each with its reason. @widget
 * is in the window that tells how it went. */
void lw_save_refused_run (GtkWidget   *widget,
                          LwImportJob *job);

G_END_DECLS
