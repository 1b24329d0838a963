/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-facts.h"

G_BEGIN_DECLS

/* One measure a file: each fills the state and the figures of a result from the facts of a village.
 * The caller has made sure that the rule addresses the village. */

typedef struct
{
  LwFacts *facts;
  const LwRule *rule;
  const LwRuleTest *test; /* what the rule asks of this kind of village */
  gboolean summary;       /* leave the people and the words out */
} LwAsk;

/* Whether what is asked holds on a day. */
typedef LwHolds (*LwHoldsFunc) (const LwAsk *ask, LwDate day);

void lw_measure_count       (const LwAsk *ask, LwResult *result); /* count, share, mean age, everyone */
void lw_measure_org_seats   (const LwAsk *ask, LwResult *result);
void lw_measure_recruit_gap (const LwAsk *ask, LwResult *result);
void lw_measure_kinship     (const LwAsk *ask, LwResult *result);
void lw_measure_term        (const LwAsk *ask, LwResult *result);
void lw_measure_one_shoulder (const LwAsk *ask, LwResult *result);

/* lw-state.c */
/* Sets state and first day of @result: @holds is asked on the base date and, where it holds there,
 * on each day of @days (LwDate, in any order; the village's comings and goings are added). */
void lw_state_over_time     (const LwAsk *ask, LwHoldsFunc holds, GArray *days, LwResult *result);
LwState lw_state_of         (LwHolds holds);
/* What @test asks of a number between @lower and @upper. */
LwHolds lw_holds_in_range   (const LwRuleTest *test, guint lower, guint upper);
LwHolds lw_holds_both       (LwHolds a, LwHolds b);
/* Lets a waiver that is in force stand in for a rule that is not met or unknown. */
void lw_state_waive         (const LwFacts *facts, gboolean summary, LwResult *result);
LwReadiness lw_readiness_of (LwVillageKind kind, const LwResult *results, guint n);

/* lw-result.c */
GPtrArray *lw_result_own_list (GPtrArray **list); /* makes the shared empty list the result's own */
void lw_result_add_missing  (LwResult *result, const char *word);
void lw_result_clear        (LwResult *result, GPtrArray *empty);
LwFinding *lw_finding_new   (const LwPersonFacts *person, const LwScanMember *row);
void lw_finding_free        (LwFinding *finding);
LwVillageResult *lw_village_result_new (GPtrArray *stack, guint n_rules);
LwResult *lw_village_result_block (LwVillageResult *self);
gboolean lw_village_result_is_shared (LwVillageResult *self);
GPtrArray *lw_village_result_empty (LwVillageResult *self);

/* lw-explain.c: (transfer full) (nullable) */
char *lw_explain_change     (const LwAsk *ask, const LwPersonFacts *person, LwDate day);
char *lw_explain_reason     (const LwAsk *ask, const LwPersonFacts *person, const LwScanMember *row, LwReason reason);
char *lw_explain_unknown    (const LwPersonFacts *person, LwReason reason);
char *lw_explain_day        (LwDate day, LwDate on);

G_END_DECLS
