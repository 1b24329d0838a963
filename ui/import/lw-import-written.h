/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What imports have written, as the journal tells it. */

/* Adds to a box what the action changed: whom, which field, old → new. New records are not told one
 * by one. */
void lw_import_add_written  (GtkWidget *box, LwSession *session, const char *file, LwKey entry);
/* Shows those of the widgets whose "entry" (LwKey *) is not in force now, hides the others. */
void lw_import_mark_undone  (GPtrArray *widgets, LwSession *session);
/* The latest imports; the last action of all has its undo. */
void lw_import_fill_earlier (GtkWidget *list, LwSession *session);

G_END_DECLS
