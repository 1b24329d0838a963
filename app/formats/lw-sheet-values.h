/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-number-format.h"
#include "lw-row-sink.h"

G_BEGIN_DECLS

/* Values as XML files write them, and how they become cells. */

/* A whole text that is a number; FALSE: it is none. */
gboolean lw_sheet_parse_number   (const char *text, double *number);
/* Days since 1899-12-30 of "1990-05-01" or "1990-05-01T08:00:00"; FALSE: it is neither. */
gboolean lw_sheet_parse_iso_date (const char *text, double *serial);
/* A cell of @column as @format shows @number. FALSE with error. */
gboolean lw_row_sink_show_number (LwRowSink *self, guint64 column, const LwNumberFormat *format, double number,
                                  gboolean date_1904, GError **error);
/* A cell of that type; @escapes: _x000d_ and the like stand for characters. FALSE with error. */
gboolean lw_row_sink_show_text   (LwRowSink *self, guint64 column, LwCellType type, const char *value, gsize length,
                                  gboolean escapes, GError **error);

G_END_DECLS
