/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-filter-bar.h"
#include "lw-page.h"
#include "lw-people-table.h"

G_BEGIN_DECLS

/* Find, filter, change many. */

#define LW_TYPE_PEOPLE_PAGE (lw_people_page_get_type ())
G_DECLARE_FINAL_TYPE (LwPeoplePage, lw_people_page, LW, PEOPLE_PAGE, LwPage)

LwPeopleTable *lw_people_page_get_table (LwPeoplePage *self);
LwFilterBar   *lw_people_page_get_bar   (LwPeoplePage *self);
LwPeopleMarks *lw_people_page_get_marks (LwPeoplePage *self);
/* Who is ticked, in the order in which they are shown; nobody ticked: all who are shown. LwKey. */
GArray        *lw_people_page_dup_chosen (LwPeoplePage *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
