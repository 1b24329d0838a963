/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-kin.h"
#include "lw-ledger.h"

G_BEGIN_DECLS

/* The near relatives of whoever is asked for, as lw_kin_find() walks to them: only the records that lead
 * there are looked at. For one thread. */

typedef struct _LwKinTable LwKinTable;

/* @all: reads every record at once, for a scan; else those of whoever is asked for, when she is. */
LwKinTable   *lw_kin_table_new  (LwLedger    *ledger,
                                 gboolean     all,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of records that are there already: LwKinship. */
LwKinTable   *lw_kin_table_new_of (GPtrArray *kinship) G_GNUC_WARN_UNUSED_RESULT;
void          lw_kin_table_free (LwKinTable  *self);
/* LwKin, borrowed as long as the table is there. */
const GArray *lw_kin_table_find (LwKinTable  *self,
                                 LwKey        person);
/* Every record that was looked at: LwKinship, borrowed. */
GPtrArray    *lw_kin_table_get_records (LwKinTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwKinTable, lw_kin_table_free)

G_END_DECLS
