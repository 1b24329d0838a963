/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* What the township does with the reserves that are there: measures, talks, reviews; and those who
 * left the pool are proposed again. Within an action. */
gboolean lw_demo_write_pool (LwLedger *ledger, LwDate on, GError **error);

G_END_DECLS
