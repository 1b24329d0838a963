/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

#define LW_DEMO_PASSPHRASE "demo"

/* Fills an empty ledger with a fictional township of 15 villages and about 200 people, whose
 * villages show each of the six states and each rule in every state it can take as of @on. */
gboolean lw_demo_fill (LwLedger *ledger, LwDate on, GError **error);

G_END_DECLS
