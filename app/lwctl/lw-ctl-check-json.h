/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-check.h"

G_BEGIN_DECLS

/* How many of the villages are in each state: for each rule of the check, and as a whole. */
typedef struct
{
  guint n_rules;
  guint (*states)[LW_N_STATES]; /* for each rule */
  guint readiness[LW_READINESS_NONE]; /* villages that no rule addresses are not among them */
  guint n_villages;
  gboolean findings; /* a statutory or required rule is not met */
} LwCtlTotals;

LwCtlTotals *lw_ctl_totals_new  (LwCheck *check) G_GNUC_WARN_UNUSED_RESULT;
void         lw_ctl_totals_free (LwCtlTotals *self);
void         lw_ctl_totals_add  (LwCtlTotals *self, const LwVillageResult *village);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwCtlTotals, lw_ctl_totals_free)

/* The parts of the contract's JSON of check, in order. Villages are printed one by one, so that a
 * ledger of any size needs the memory of one. */
void lw_ctl_check_json_begin   (LwCheck *check, gboolean with_villages);
void lw_ctl_check_json_village (const LwVillageResult *village, gboolean first);
void lw_ctl_check_json_end     (LwCheck *check, const LwCtlTotals *totals, gboolean with_villages);

G_END_DECLS
