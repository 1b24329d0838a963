/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* Villages that are merged, divided or renamed on a day. The old one stays as a record that ended on
 * that day: what was before is its history, and on a base date before that day everything counts as it
 * did. Who serves or is in the pool on the day goes on in the other village from that day. Recruits and
 * figures of the years stay with the record where they were entered; on a base date from that day on
 * they count for the village that it went into (LwVillageParts). */

typedef struct
{
  LwVillageChangeKind kind;
  LwDate on;        /* first day on which it is in force: a full date */
  char *document;
  GArray *villages; /* LwKey: those that go; the one that is divided or renamed */
  LwKey into;       /* of a merger: one that goes on, 0: a new one of this name and code */
  char *name;
  char *code;
  GArray *people;   /* LwKey: of a division, who goes to the new village */
} LwVillagePlan;

/* Which answer of a plan is wrong; none: not one alone. */
typedef enum
{
  LW_VILLAGE_PART_NONE,
  LW_VILLAGE_PART_DATE,
  LW_VILLAGE_PART_VILLAGES,
  LW_VILLAGE_PART_NAME,
  LW_VILLAGE_PART_CODE,
  LW_VILLAGE_PART_DOCUMENT
} LwVillagePart;

/* What a plan would do. */
typedef struct
{
  guint n_people;
  guint n_posts;
  guint n_reserves;
  guint n_twice;    /* posts and memberships that the other village has already: they end only */
  guint n_recruits; /* dated recruits and figures of years that count for the other village */
  guint n_waivers;  /* waivers that stay behind */
  guint n_secretaries; /* of the village that people go to, afterwards */
  guint n_chairs;
} LwVillageMoves;

LwVillagePlan *lw_village_plan_new     (LwVillageChangeKind   kind) G_GNUC_WARN_UNUSED_RESULT;
LwVillagePlan *lw_village_plan_copy    (const LwVillagePlan  *plan) G_GNUC_WARN_UNUSED_RESULT;
void           lw_village_plan_free    (LwVillagePlan        *plan);
/* What is wrong with a plan, in words; NULL: nothing. */
char          *lw_village_plan_problem (const LwVillagePlan  *plan,
                                        LwLedger             *ledger) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full) (nullable): in words that another village that still is has the name of
 * @village; NULL: none */
char          *lw_village_find_namesake (const LwVillage      *village,
                                        LwLedger             *ledger) G_GNUC_WARN_UNUSED_RESULT;
/* The same, and where it stands. */
char          *lw_village_plan_fault   (const LwVillagePlan  *plan,
                                        LwLedger             *ledger,
                                        LwVillagePart        *part) G_GNUC_WARN_UNUSED_RESULT;
/* Counts what lw_village_plan_apply() would move; the ledger is only read. */
gboolean       lw_village_plan_look    (const LwVillagePlan  *plan,
                                        LwLedger             *ledger,
                                        LwVillageMoves       *moves,
                                        GError              **error);
/* Within an action. A plan with a problem is refused with that. */
gboolean       lw_village_plan_apply   (const LwVillagePlan  *plan,
                                        LwLedger             *ledger,
                                        GError              **error);
/* 合并张庄村、李楼村: what the action is called. */
char          *lw_village_plan_label   (const LwVillagePlan  *plan,
                                        LwLedger             *ledger) G_GNUC_WARN_UNUSED_RESULT;

/* 2026-11-26 与李楼村合并为… : a change as @village's page tells it. */
char          *lw_village_change_text  (const LwVillageChange *change,
                                        LwKey                  village,
                                        LwLedger              *ledger) G_GNUC_WARN_UNUSED_RESULT;
/* The changes that @village (0: any) went through, newest first: LwVillageChange. */
GPtrArray     *lw_village_changes      (LwLedger             *ledger,
                                        LwKey                 village,
                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwVillagePlan, lw_village_plan_free)

G_END_DECLS
