/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-kin-table.h"
#include "lw-result.h"
#include "lw-scan.h"

G_BEGIN_DECLS

/* A check: a stack of profiles on a base date, fed from one scan. */

#define LW_TYPE_CHECK (lw_check_get_type ())
G_DECLARE_FINAL_TYPE (LwCheck, lw_check, LW, CHECK, GObject)

/* @stack: LwProfile in order. @on: full date. @horizon: 0 for the default, the ledger's election
 * day where one is set and later than @on, else six months on. */
LwCheck *lw_check_new           (LwLedger   *ledger,
                                 GPtrArray  *stack,
                                 LwDate      on,
                                 LwDate      horizon,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* Without a ledger: for one village at a time, and for trying a stack. @election: 0 for none. */
LwCheck *lw_check_new_for_day   (GPtrArray  *stack,
                                 LwDate      on,
                                 LwDate      horizon,
                                 LwDate      election) G_GNUC_WARN_UNUSED_RESULT;
LwDate   lw_check_get_on        (LwCheck *self);
LwDate   lw_check_get_horizon   (LwCheck *self);
GPtrArray *lw_check_get_stack   (LwCheck *self); /* LwProfile, borrowed */
/* The rules in force, one for each id, in order: the columns of the grid. */
guint    lw_check_get_n_rules   (LwCheck *self);
const LwRule *lw_check_get_rule (LwCheck *self, guint i);
/* Leaves the people out of the results: for totals of a nation. */
void     lw_check_set_summary   (LwCheck *self, gboolean summary);

/* @kin: (nullable): what lw_check_village() asks for relatives, borrowed until it is set to %NULL; else it knows
 * what the scan says. lw_check_run() reads one of its own. */
void     lw_check_set_kin       (LwCheck    *self,
                                 LwKinTable *kin);

/* All rules for one village, as a scan gives it. */
LwVillageResult *lw_check_village (LwCheck             *self,
                                   const LwScanVillage *village) G_GNUC_WARN_UNUSED_RESULT;

/* @result is owned by the caller of lw_check_run() and ends with the call, unless it is referenced. */
typedef gboolean (*LwCheckFunc) (LwVillageResult *result, gpointer user_data); /* FALSE stops */

/* @code_prefix: NULL for all, a 12-digit code for one village. */
gboolean   lw_check_run         (LwCheck      *self,
                                 LwLedger     *ledger,
                                 const char   *code_prefix,
                                 LwCheckFunc   func,
                                 gpointer      user_data,
                                 GCancellable *cancellable,
                                 GError      **error);
/* The same, kept: LwVillageResult. */
GPtrArray *lw_check_list        (LwCheck      *self,
                                 LwLedger     *ledger,
                                 const char   *code_prefix,
                                 GCancellable *cancellable,
                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Records a waiver: one action. */
gboolean   lw_waiver_record     (LwLedger   *ledger,
                                 const char *rule,
                                 LwKey       village,
                                 const char *reason,
                                 const char *document,
                                 LwDate      until,
                                 GError    **error);

G_END_DECLS
