/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-date.h"
#include "lw-ledger.h"
#include "lw-tables.h"

G_BEGIN_DECLS

/* What does not fit together in the facts of a village: told beside the field and among the doubtful
 * data, never refused. */

/* @field: of lw_village_table. Returns: (transfer full) (nullable): in words; NULL: nothing. */
char *lw_village_doubt (const LwVillage *village,
                        const LwField   *field,
                        LwDate           on) G_GNUC_WARN_UNUSED_RESULT;
/* Of all its fields, one after the other; NULL: nothing. */
char *lw_village_doubts (const LwVillage *village,
                         LwDate           on) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
