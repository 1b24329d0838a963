/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The shared strings of a workbook, all in one piece of memory. */

typedef struct _LwStringTable LwStringTable;

LwStringTable *lw_string_table_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void           lw_string_table_free   (LwStringTable *self);
/* Where the next string is appended; lw_string_table_end() closes it. (transfer none) */
GString       *lw_string_table_begin  (LwStringTable *self);
/* FALSE with LW_SHEET_ERROR_LIMIT: too many, too long. */
gboolean       lw_string_table_end    (LwStringTable *self, GError **error);
guint          lw_string_table_size   (LwStringTable *self);
/* NULL beyond the last; stays as it is once the table is complete. */
const char    *lw_string_table_get    (LwStringTable *self, guint64 index);

/* Drops control characters but tab and line feed, turns CR and CR LF into line feeds, and with @escapes
 * decodes _x000D_ and the like (ECMA-376 part 1, 22.9.2.19), in place from @start on. */
void           lw_sheet_clean_text    (GString *text, gsize start, gboolean escapes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwStringTable, lw_string_table_free)

G_END_DECLS
