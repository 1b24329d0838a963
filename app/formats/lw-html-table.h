/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-row-sink.h"
#include "lw-xml-part.h"

G_BEGIN_DECLS

/* Reads UTF-8 HTML from @read and hands the rows of its tables to @sink, and its merged cells to
 * @merges (may be NULL). FALSE with error, or without: the sink wants no more. */
gboolean lw_html_table_read (LwReadFunc read, gpointer source, LwRowSink *sink, GArray *merges, GError **error);

G_END_DECLS
