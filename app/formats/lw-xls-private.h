/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-biff-stream.h"
#include "lw-number-format.h"
#include "lw-row-sink.h"
#include "lw-string-table.h"

G_BEGIN_DECLS

/* What lw-xls-workbook.c is made of: the globals of a workbook, and a sheet's cells. */

typedef struct
{
  char *name;
  guint32 position;      /* of its BOF record */
  gboolean hidden;
  gboolean has_cells;    /* FALSE: a chart, macro or dialog sheet */
  struct _LwXlsLayout *layout; /* NULL until it was looked at */
} LwXlsSheet;

typedef struct
{
  GArray *sheets;        /* owned, of LwXlsSheet */
  LwStringTable *strings; /* owned */
  GPtrArray *formats;    /* owned, of LwNumberFormat */
  GHashTable *by_id;     /* owned; format number to LwNumberFormat, borrowed */
  GArray *style_ids;     /* owned; of guint16: the format number of each XF record */
  GPtrArray *styles;     /* owned; of borrowed LwNumberFormat or NULL, as style_ids */
  gboolean date_1904;
} LwXlsGlobals;

void     lw_xls_globals_init  (LwXlsGlobals *self);
void     lw_xls_globals_clear (LwXlsGlobals *self);
gboolean lw_xls_globals_load  (LwXlsGlobals *self, LwBiffStream *stream, GError **error);

/* What one pass over a sheet tells before its cells are handed on. */
typedef struct _LwXlsLayout
{
  guint8 hidden[65536 / 8]; /* a bit for every hidden row */
  GArray *merges;           /* owned, of LwMerge */
  GArray *order;            /* owned; NULL where the cells stand in the order of rows, as nearly always */
} LwXlsLayout;

/* (transfer full) */
LwXlsLayout *lw_xls_layout_load (LwBiffStream *stream, guint32 position, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void         lw_xls_layout_free (LwXlsLayout *self);
/* FALSE with error, or without: the sink wants no more. */
gboolean     lw_xls_sheet_read  (const LwXlsGlobals *globals, const LwXlsLayout *layout, LwBiffStream *stream,
                                 guint32 position, LwRowSink *sink, GError **error);
/* Reads the BOF record at the stream's place; an older BIFF is UNSUPPORTED. */
gboolean     lw_xls_check_bof   (LwBiffStream *stream, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwXlsLayout, lw_xls_layout_free)

G_END_DECLS
