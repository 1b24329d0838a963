/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be read of a damaged ledger becomes a new one beside it: asked first, told afterwards. */

void  lw_rescue_run    (GtkWindow           *parent,
                        const char          *path,
                        const char          *passphrase,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data);
/* The new ledger when the user wants to open it, else NULL. */
char *lw_rescue_finish (GAsyncResult        *result) G_GNUC_WARN_UNUSED_RESULT;
/* "镇台账 抢救.liangwei" beside @path, with a number when that is there already. */
char *lw_rescue_dup_target (const char      *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
