/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-ledger.h"

G_BEGIN_DECLS

/* Giving a ledger another passphrase: the old one, the new one twice. */

/* @release: called once the old passphrase was found right: the window closes its ledger then. */
void      lw_passphrase_change_run    (GtkWindow           *parent,
                                       const char          *path,
                                       void               (*release) (GtkWindow *parent),
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
/* The ledger, open for writing again; NULL when it was not released, or cannot be opened any more. The
 * user was told what went wrong. @backup: (out) (transfer full) (nullable): the copy with the old one. */
LwLedger *lw_passphrase_change_finish (GAsyncResult        *result,
                                       char               **backup) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
