/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-row-sink.h"

G_BEGIN_DECLS

/* RFC 4180 and what programs make of it, byte by byte. */

typedef struct
{
  LwRowSink *sink;         /* borrowed */
  const char *separator;   /* of one or three bytes */
  GString *text;           /* owned: the cell in the making */
  guint64 line;            /* of the file, from 1 */
  guint64 quote_line;      /* where the open quotation began */
  guint64 row;             /* from 1 */
  guint64 column;
  int state;
  gboolean in_row;
  gboolean was_cr;
  gboolean check_sep_line; /* the first row may be sep=; */
} LwCsvParser;

void        lw_csv_parser_init   (LwCsvParser *self, LwRowSink *sink, const char *separator);
void        lw_csv_parser_clear  (LwCsvParser *self);
/* @text holds whole characters. FALSE with error, or without: the sink wants no more. */
gboolean    lw_csv_parser_feed   (LwCsvParser *self, const char *text, gsize length, GError **error);
/* The end of the file. */
gboolean    lw_csv_parser_finish (LwCsvParser *self, GError **error);
/* The separator that makes the most regular table of @text: (transfer none). */
const char *lw_csv_find_separator (const char *text, gsize length);

G_END_DECLS
