/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells that something was not written, and why. Edits that the session kept can be written again from
 * there, or dropped. A second failure is told in the dialog that is open. @session: nullable. */
void lw_not_written_tell (GtkWindow  *parent,
                          LwSession  *session,
                          const char *message);

G_END_DECLS
