/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* For each of @villages (LwVillage) and each year from @first to @last of which nothing is known,
 * neither a number nor a dated recruit: a record that says that there was none. Villages of another
 * kind are left out. Returns: (transfer full) (element-type LwRecruitYear): may be empty; NULL with
 * @error when the ledger cannot be read */
GPtrArray *lw_village_recruits_none (LwLedger   *ledger,
                                     GPtrArray  *villages,
                                     int         first,
                                     int         last,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
