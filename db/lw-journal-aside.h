/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger-private.h"
#include "lw-search-index.h"

G_BEGIN_DECLS

/* What saving an action needs to compute and does not ask the connection for: the keys of the search
 * index, in order, and the packed changeset. Of a large action it is done in threads, while the
 * connection writes. Internal to this floor. */

typedef struct _LwAside LwAside;

LwAside       *_lw_aside_start        (LwLedger  *ledger,
                                       GBytes    *changeset,
                                       gboolean   pack) G_GNUC_WARN_UNUSED_RESULT;
/* Waits for what may still be under way. */
void           _lw_aside_free         (LwAside   *self);
/* (transfer none): NULL with @error when the changeset cannot be read. */
LwSearchEdits *_lw_aside_get_edits    (LwAside   *self,
                                       GError   **error);
/* (transfer none), with its SHA-256 in @sha256. */
GBytes        *_lw_aside_get_payload  (LwAside   *self,
                                       guint8    *sha256,
                                       GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwAside, _lw_aside_free)

G_END_DECLS
