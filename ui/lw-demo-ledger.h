/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The ledger of the fictional township, in the folder of the program's data: that of today, or made
 * anew. */
void      lw_demo_ledger_open        (gpointer              source,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
LwLedger *lw_demo_ledger_open_finish (GAsyncResult         *result,
                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
