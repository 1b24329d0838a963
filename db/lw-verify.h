/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger-private.h"

G_BEGIN_DECLS

/* Looking for damage. Each adds texts to @findings; FALSE with @error when it could not look.
 * Internal to this floor. */

gboolean _lw_verify_pages   (LwConnection  *connection,
                             GPtrArray     *findings,
                             GError       **error);
gboolean _lw_verify_journal (LwLedger      *ledger,
                             GPtrArray     *findings,
                             GError       **error);
/* lw-verify-rows.c: replays the journal and compares. */
gboolean _lw_verify_rows    (LwLedger      *ledger,
                             GPtrArray     *findings,
                             GCancellable  *cancellable,
                             GError       **error);

/* lw-verify-derived.c: the tables and what follows from the rows, against @replay, which holds the
 * same rows and is not in a transaction. */
gboolean _lw_verify_derived (LwLedger      *ledger,
                             LwLedger      *replay,
                             GPtrArray     *findings,
                             GError       **error);

/* lw-verify-contents.c: photos and papers. */
gboolean _lw_verify_contents (LwLedger     *ledger,
                              GPtrArray    *findings,
                              GCancellable *cancellable,
                              GError      **error);

/* lw-backup.c */
gboolean _lw_backup_rename_new (const char  *from,
                                const char  *to,
                                GError     **error);

G_END_DECLS
