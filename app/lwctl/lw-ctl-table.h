/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table for a terminal: columns as wide as what stands in them, where a Chinese character takes
 * two places. */

typedef struct _LwCtlTable LwCtlTable;

/* @heads: the column heads, NULL-terminated; "\n" in a head begins a second line. */
LwCtlTable *lw_ctl_table_new       (const char * const *heads) G_GNUC_WARN_UNUSED_RESULT;
void        lw_ctl_table_free      (LwCtlTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwCtlTable, lw_ctl_table_free)

/* Takes the cells of one row, as many as there are heads; NULL is an empty cell. */
void        lw_ctl_table_add       (LwCtlTable *self, const char * const *cells);
char       *lw_ctl_table_to_text   (LwCtlTable *self) G_GNUC_WARN_UNUSED_RESULT;

/* Places that @text takes on a terminal. */
guint       lw_ctl_text_width      (const char *text);

G_END_DECLS
