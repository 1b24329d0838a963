/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-filter-bar.h"

G_BEGIN_DECLS

/* What stands in place of the table of people when it has no row: nobody is in the ledger yet, or
 * nobody passes the filter, with the condition that is to go. */

#define LW_TYPE_PEOPLE_NOBODY (lw_people_nobody_get_type ())
G_DECLARE_FINAL_TYPE (LwPeopleNobody, lw_people_nobody, LW, PEOPLE_NOBODY, AdwBin)

GtkWidget *lw_people_nobody_new       (LwFilterBar    *bar);
/* @rows: (nullable): what the filter let through, which is nobody. */
void       lw_people_nobody_show      (LwPeopleNobody *self,
                                       LwPeopleRows   *rows);
GtkWidget *lw_people_nobody_new_empty (void); /* of a ledger without people */

G_END_DECLS
