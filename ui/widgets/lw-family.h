/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The windows that stand before one, and before those: its dialogs, questions, pictures. */

typedef void (*LwFamilyInput) (GtkWindow *head);

/* Closes them, as their own cross does; those of @spared type stay. */
void lw_family_close (GtkWindow     *head,
                      GType          spared);
/* Calls @input at whatever is typed, clicked or moved in one of them, also in those to come. */
void lw_family_watch (GtkWindow     *head,
                      LwFamilyInput  input);

G_END_DECLS
