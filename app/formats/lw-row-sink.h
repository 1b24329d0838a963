/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-workbook.h"

G_BEGIN_DECLS

/* Gathers the cells of one row and hands the row on. One row and its texts are in memory, and that
 * memory is used again for the next. */

typedef struct _LwRowSink LwRowSink;

/* @func NULL: rows are counted and checked, and handed to nobody. (transfer full) */
LwRowSink *lw_row_sink_new      (LwRowFunc func, gpointer user_data, GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void       lw_row_sink_free     (LwRowSink *self);
/* Starts row @number, counted from 1. FALSE with error: not after the row before it, or too many. */
gboolean   lw_row_sink_begin    (LwRowSink *self, guint64 number, gboolean hidden, GError **error);
/* Starts the cell at @column, from 0; a second cell of the same column replaces the first. Its text is
 * what is then appended to the returned (transfer none) string up to lw_row_sink_set(). NULL: error. */
GString   *lw_row_sink_cell     (LwRowSink *self, guint64 column, GError **error);
/* Ends that cell. A text cell without text is empty. */
gboolean   lw_row_sink_set      (LwRowSink *self, const LwCell *cell, GError **error);
/* A whole text cell whose @text outlives the row. */
gboolean   lw_row_sink_set_text (LwRowSink *self, guint64 column, const char *text, GError **error);
/* Hands the row on, unless it is blank. FALSE with error, or without: the reader wants no more. */
gboolean   lw_row_sink_end      (LwRowSink *self, GError **error);
/* TRUE once the reader wanted no more. */
gboolean   lw_row_sink_stopped  (LwRowSink *self);
/* The last row begun; 0 before the first. */
guint      lw_row_sink_last     (LwRowSink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwRowSink, lw_row_sink_free)

G_END_DECLS
