/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* What the table of villages shows besides the results, read in one go. */

#define LW_FIGURES_YEARS 3

typedef struct
{
  LwVillage *village;
  LwPerson *secretary; /* nullable */
  gboolean one_shoulder;
  guint serving; /* people of the two committees, each once */
  guint party;   /* posts of each */
  guint committee;
  guint supervision;
  guint reserves;
  guint reserves_serving; /* of them, who serve on the two committees: no rule counts them */
  int recruits[LW_FIGURES_YEARS]; /* oldest first; -1: unknown */
} LwVillageFigures;

typedef struct _LwVillagesFigures LwVillagesFigures;

/* NULL where the ledger cannot be read. */
LwVillagesFigures      *lw_villages_figures_load (LwLedger                *ledger,
                                                  LwDate                   on) G_GNUC_WARN_UNUSED_RESULT;
/* Reads those villages (LwKey) again, and nothing else; FALSE: a village came or went, all are to be
 * read. */
gboolean                lw_villages_figures_update (LwVillagesFigures     *self,
                                                  LwLedger                *ledger,
                                                  const GArray            *villages);
void                    lw_villages_figures_free (LwVillagesFigures       *self);
/* (nullable); @self may be NULL. */
const LwVillageFigures *lw_villages_figures_find (const LwVillagesFigures *self,
                                                  LwKey                    village);
/* Of both committees; LW_INT_NULL where one is not known. */
gint64                  lw_figures_seats         (const LwVillageFigures  *figures);
/* Seats of the two committees that nobody holds. */
guint                   lw_figures_vacant        (const LwVillageFigures  *figures);
/* 26,618 */
char                   *lw_figures_number        (gint64                   number) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwVillagesFigures, lw_villages_figures_free)

G_END_DECLS
