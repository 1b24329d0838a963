/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-connection.h"

G_BEGIN_DECLS

/* Whether the WAL that a crash left beside the ledger goes on from it. An older one of the same
 * ledger is of the same key, so SQLite takes it and writes old pages over new ones; and so it does
 * with a WAL that goes on from a newer file than the one that was copied over it. Call it before
 * the connection that will write: only closing that one writes the WAL back. Internal to this floor. */
gboolean _lw_wal_check (const char           *path,
                        const LwKeyMaterial  *key,
                        GError              **error);

G_END_DECLS
