/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Bringing a ledger back from a backup: which backup, its passphrase, where to. */

void  lw_restore_run    (GtkWindow           *parent,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data);
/* The same when the backup is known: asks for its passphrase. */
void  lw_restore_from   (GtkWindow           *parent,
                         const char          *backup,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data);
/* The restored ledger, or NULL when the user gave up or was told why it did not work. */
char *lw_restore_finish (GAsyncResult        *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
