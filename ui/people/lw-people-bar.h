/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-people-marks.h"
#include "lw-session.h"

G_BEGIN_DECLS

/* The bar under the table of people: how many there are, or, while some are ticked, what can be done
 * with those. */

#define LW_TYPE_PEOPLE_BAR (lw_people_bar_get_type ())
G_DECLARE_FINAL_TYPE (LwPeopleBar, lw_people_bar, LW, PEOPLE_BAR, AdwBin)

GtkWidget *lw_people_bar_new  (LwSession     *session,
                               LwPeopleMarks *marks);
/* @count: of the list. @hidden: how many of those who are ticked it does not show. */
void       lw_people_bar_show (LwPeopleBar   *self,
                               const char    *count,
                               gboolean       building,
                               guint          hidden);

G_END_DECLS
