/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-kin-table.h"
#include "lw-rule.h"
#include "lw-scan.h"
#include "lw-result.h"

G_BEGIN_DECLS

/* The people of one village, brought into the form in which rules ask about them: made once for
 * each village, asked by every rule. */

typedef struct
{
  const LwScanMember *rows; /* borrowed: the person's posts and memberships in this village */
  guint n_rows;
  LwDate birth;       /* the one that counts, 0: unknown */
  LwDate birth_first; /* the earliest and the latest day that it can be */
  LwDate birth_last;
  LwSex sex;
  LwEducation education; /* the higher of the two that is held */
  LwEducation unheld;
  LwSets sets_on; /* on the base date */
} LwPersonFacts;

typedef struct
{
  const LwScanVillage *village;
  LwDate on;
  LwDate horizon;
  LwDate election; /* on which ages of a coming team count, 0: none, or past */
  LwDate six_months_ago;
  LwDate in_six_months;
  GArray *people; /* LwPersonFacts */
  GArray *days;   /* LwDate: days in (on, horizon] on which somebody comes or goes */
  GArray *scratch; /* LwDate */
  LwKinTable *kin; /* borrowed, nullable: only what the scan says of relatives is known */
  GArray *pairs;   /* LwScanKinship: relatives among the people */
} LwFacts;

typedef enum
{
  LW_HOLDS_NO,
  LW_HOLDS_MAYBE,
  LW_HOLDS_YES,
} LwHolds;

/* Why somebody does not, or may not, count. */
typedef struct
{
  guint fails;   /* 1 << LwReason: surely */
  guint unknown; /* 1 << LwReason: what is not known about it */
} LwJudgement;

void    lw_facts_init    (LwFacts *self, LwDate on, LwDate horizon, LwDate election);
void    lw_facts_clear   (LwFacts *self);
void    lw_facts_load    (LwFacts *self, const LwScanVillage *village);

static inline const LwPersonFacts *
lw_facts_person (const LwFacts *self, guint i)
{
  return &g_array_index (self->people, LwPersonFacts, i);
}

LwSets  lw_row_sets      (const LwScanMember *row);
gboolean lw_row_holds    (const LwScanMember *row, LwDate day);
LwSets  lw_facts_sets    (const LwFacts *self, const LwPersonFacts *person, LwDate day);
/* Whether somebody serves on the two committees on @day: nobody is a missing roster. */
gboolean lw_facts_has_roster (const LwFacts *self, LwDate day);

/* Whether @person, who is in @sets on that day, is one of those whom @test is about. @serving (out,
 * optional): a reserve who is left out because of a post on the two committees. */
gboolean lw_test_includes (const LwRuleTest *test, LwSets sets, gboolean *serving);
/* Whether @person passes the conditions of @test, with ages as of @day. */
LwHolds lw_test_judge    (const LwRuleTest *test, const LwPersonFacts *person, LwDate day, LwJudgement *why);
/* The day on which ages count for a rule of this measure. */
LwDate  lw_facts_age_day (const LwFacts *self, LwMeasure measure, LwDate day);

/* The day on which somebody born on @birth (a full date) completes @years. */
LwDate  lw_birthday      (LwDate birth, int years);

G_END_DECLS
