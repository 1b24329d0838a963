/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"
#include "lw-villages-figures.h"

G_BEGIN_DECLS

/* The columns of the table of villages. */

typedef struct /* what the cells are filled from */
{
  LwSession *session;         /* borrowed */
  LwVillagesFigures *figures; /* NULL before the first reading */
} LwVillagesCells;

/* What of a village is not met, at risk, unknown or waived, the worst first: LwResult, borrowed. */
GPtrArray           *lw_villages_problems             (const LwVillageResult *village) G_GNUC_WARN_UNUSED_RESULT;
/* Whether one person is secretary and chair. @figures: (nullable). */
LwState              lw_villages_one_shoulder         (const LwVillageFigures *figures);
const char          *lw_villages_one_shoulder_caption (LwState              state);
const char          *lw_villages_org_caption          (int                  form); /* short; "?" */

/* @cells is read whenever a cell is filled. Returns the column of the recruits of three years. */
GtkColumnViewColumn *lw_villages_columns_add        (GtkWidget           *view,
                                                     LwVillagesCells     *cells);
/* Its head says which three years they are. */
void                 lw_villages_columns_show_years (GtkColumnViewColumn *years,
                                                     LwDate               on);

G_END_DECLS
