/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* A village that is added by hand: one that a roster does not have, or that is newer than the table. */

/* In words why a village of this name, and this code where it has one, cannot be added. Returns:
 * (transfer full) (nullable): NULL: it can */
char    *lw_village_new_problem  (LwLedger     *ledger,
                                  const char   *name,
                                  const char   *code) G_GNUC_WARN_UNUSED_RESULT;
/* The same of the name alone: whatever a roster would take for the same village is the same one, 张庄,
 * 张庄村, 张庄村民委员会. @except: (nullable): LwKey of villages that give their names up. */
char    *lw_village_name_problem (LwLedger     *ledger,
                                  const char   *name,
                                  const GArray *except) G_GNUC_WARN_UNUSED_RESULT;
/* What the name of a village without a code says: a community (社区, 居委会) or a village. */
LwVillageKind lw_village_kind_of_name (const char *name);
/* The name of the village that has @code already, also one that ended. @except: one that may, 0: none.
 * Returns: (transfer full) (nullable) */
char    *lw_village_code_holder  (LwLedger     *ledger,
                                  const char   *code,
                                  LwKey         except) G_GNUC_WARN_UNUSED_RESULT;
/* Within an action: @village as it is; without a code it gets a provisional one of its township, which
 * goes when the office gives the real one (renaming). Its kind is that of a code that was given. */
gboolean lw_village_new_add      (LwLedger     *ledger,
                                  LwVillage    *village,
                                  GError      **error);

G_END_DECLS
