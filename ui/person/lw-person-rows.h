/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"
#include "lw-tables.h"

G_BEGIN_DECLS

/* Records of one table that belong to a person, as a list in which they are added, corrected and
 * removed: the résumé, the family, awards and penalties, measures, talks and reviews. */

#define LW_TYPE_PERSON_ROWS (lw_person_rows_get_type ())
G_DECLARE_FINAL_TYPE (LwPersonRows, lw_person_rows, LW, PERSON_ROWS, GtkWidget)

/* @table: lw_resume_table, lw_family_table, lw_award_table, lw_measure_table or lw_review_table. */
GtkWidget *lw_person_rows_new  (LwSession      *session,
                                const LwTable  *table);
void       lw_person_rows_show (LwPersonRows   *self,
                                const LwPerson *person);

G_END_DECLS
