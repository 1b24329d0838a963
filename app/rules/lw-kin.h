/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-tables.h"

G_BEGIN_DECLS

/* Near relatives (Civil Code art. 1045). A relation is recorded once and read from both sides: what
 * one is to the other says what the other is to the one, so the two cannot come apart. */

typedef struct
{
  LwKey person;
  const char *relation; /* what the person is to the one asked about: spouse parent child … */
  LwKey record;         /* of the kinship table; 0: follows from others */
  gboolean by_parent;   /* a sibling because of one parent: the other need not be the same */
} LwKin;

/* The words, NULL-terminated, in the order of the law. */
const char *const *lw_kin_relations (void);
/* (nullable): 配偶 …; NULL for a word that is none. */
const char *lw_kin_caption  (const char *relation);
/* (nullable): what the other one is then: of parent, child. */
const char *lw_kin_inverse  (const char *relation);
/* LwKin of @person, the recorded ones first: those that were recorded and those that follow from
 * them, as the parent of a parent is a grandparent. @kinship: LwKinship, all of the ledger. */
GArray     *lw_kin_find     (GPtrArray  *kinship,
                             LwKey       person) G_GNUC_WARN_UNUSED_RESULT;
/* How many generations @relative stands above @person by what is recorded, other than about the two
 * themselves; FALSE: nothing says so. */
gboolean    lw_kin_generations (GPtrArray  *kinship,
                                LwKey       person,
                                LwKey       relative,
                                int        *above);
/* The same of a relation: 1 of parent, −2 of grandchild. */
int         lw_kin_above       (const char *relation);
/* Whether a relative born on @relative can be that to a person born on @person: a generation is so many
 * years at least. TRUE where a birth is not known. */
#define LW_KIN_LEAST_YEARS 14
gboolean    lw_kin_fits_births (const char *relation,
                                LwDate      person,
                                LwDate      relative);

G_END_DECLS
