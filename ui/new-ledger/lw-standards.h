/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The standards that a new ledger is checked by: the profiles that come with the program, each with a
 * switch and what it asks for. National law has none. */

/* Fills a list box; all are on. */
void   lw_standards_fill    (GtkWidget *list);
/* Ids of those that are on, in the order of the stack; NULL when all are. */
char **lw_standards_dup_ids (GtkWidget *list) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
