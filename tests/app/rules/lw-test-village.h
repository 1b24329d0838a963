/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-check.h"

/* Villages built by hand, as a scan would give them: most rules need no ledger to be tried. */

typedef struct
{
  LwScanVillage village;
  GArray *members;
  GArray *recruits;
  GArray *years;
  GArray *kinship;
  GArray *waivers;
  GPtrArray *kin; /* LwKinship, nullable: records of whomever */
} TestVillage;

TestVillage  *test_village_new     (LwVillageKind kind);
void          test_village_free    (TestVillage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestVillage, test_village_free)

/* Rows of one person must be added one after the other. The row can be changed until the next. */
LwScanMember *test_village_post    (TestVillage *self, LwKey person, LwBody body, LwPosition position, LwDate birth,
                                    LwEducation education, LwSex sex);
LwScanMember *test_village_reserve (TestVillage *self, LwKey person, LwDate birth, LwEducation education, LwSex sex);
void          test_village_recruit (TestVillage *self, LwDate day);
void          test_village_year    (TestVillage *self, int year, int count);
void          test_village_waive   (TestVillage *self, const char *rule, LwDate until);

/* The built-in stack, or profiles from texts. */
GPtrArray    *test_stack           (const char *text, ...) G_GNUC_NULL_TERMINATED;
LwVillageResult *test_check        (TestVillage *self, GPtrArray *stack, LwDate on, LwDate horizon, LwDate election);
const LwResult *test_result        (LwVillageResult *results, const char *rule);
/* "a b c": the names of the people of a list, with :reason where there is one. */
char         *test_names           (GPtrArray *findings);
char         *test_words           (GPtrArray *missing);
/* One profile around these lines of a rule "r". */
char         *test_profile         (const char *keys);
