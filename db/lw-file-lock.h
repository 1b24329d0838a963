/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lock that says who writes a ledger: an open-file-description lock on LEDGER.lock, which the
 * kernel drops with the process, however it ends. Internal to this floor. */

typedef struct _LwFileLock LwFileLock;

/* LW_LEDGER_ERROR_BUSY when another program, or another part of this one, holds it. */
LwFileLock *lw_file_lock_take    (const char  *ledger_path,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* Also removes the file. */
void        lw_file_lock_release (LwFileLock  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwFileLock, lw_file_lock_release)

G_END_DECLS
