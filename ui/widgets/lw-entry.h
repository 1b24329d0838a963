/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands in an entry row of a dialog. @row: NULL where the dialog does not ask for it, which reads
 * as empty. The row that cannot be taken is marked, and the answer is in words. */

/* Returns: (transfer full) (nullable): the line without what cannot be seen; NULL when it is empty */
char *lw_entry_get_line  (GtkWidget *row) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full) (nullable): what is wrong; NULL: nothing */
char *lw_entry_check     (GtkWidget *row,
                          glong      most) G_GNUC_WARN_UNUSED_RESULT;
/* @latest: the last day that makes sense; 0: any.
 * @date: (out): 0 where nothing is entered, or it cannot be taken
 * Returns: (transfer full) (nullable): what is wrong; NULL: nothing */
char *lw_entry_read_date (GtkWidget *row,
                          LwDate     latest,
                          LwDate    *date) G_GNUC_WARN_UNUSED_RESULT;
/* The same of an end, where 至今 is none. */
char *lw_entry_read_end  (GtkWidget *row,
                          LwDate     latest,
                          LwDate    *date) G_GNUC_WARN_UNUSED_RESULT;
/* Of two answers the first that says something; both (transfer full) (nullable). */
char *lw_entry_first     (char      *answer,
                          char      *other) G_GNUC_WARN_UNUSED_RESULT;
void  lw_entry_mark      (GtkWidget *row,
                          gboolean   wrong);

G_END_DECLS
