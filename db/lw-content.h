/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* Photos and scans: what attachments are about. They lie in the ledger, encrypted like everything
 * else, once for each SHA-256 and outside the journal, so that a changeset stays small and what was
 * removed by mistake is still there when the removal is undone. */

/* Within an action. (transfer full): the hash by which it is found again, NULL with @error set. */
char   *lw_ledger_put_content (LwLedger    *self,
                               GBytes      *content,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* NULL with LW_LEDGER_ERROR_NOT_FOUND, or _DAMAGED where it is not what its hash says. */
GBytes *lw_ledger_get_content (LwLedger    *self,
                               const char  *sha256,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
