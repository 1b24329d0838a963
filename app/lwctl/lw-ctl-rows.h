/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ctl.h"

G_BEGIN_DECLS

/* A flat list that is printed as a table, as an array of JSON objects or as CSV. The builder gives
 * each cell once for a machine and, where that differs, once for a reader. */

typedef enum
{
  LW_CTL_CELL_TEXT,
  LW_CTL_CELL_NUMBER,
} LwCtlCellType;

typedef struct
{
  const char *key;     /* of JSON and CSV */
  const char *caption; /* msgid of the table's head; NULL: not in the table */
  LwCtlCellType type;
} LwCtlColumn;

typedef struct _LwCtlRows LwCtlRows;

/* @columns: ends with a NULL key, static. */
LwCtlRows *lw_ctl_rows_new    (const LwCtlColumn *columns, LwCtlFormat format) G_GNUC_WARN_UNUSED_RESULT;
void       lw_ctl_rows_free   (LwCtlRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwCtlRows, lw_ctl_rows_free)

/* Cells go in from left to right; the next row begins by itself. */
void       lw_ctl_rows_text   (LwCtlRows *self, const char *text);
void       lw_ctl_rows_both   (LwCtlRows *self, const char *word, const char *caption);
void       lw_ctl_rows_date   (LwCtlRows *self, LwDate date);
void       lw_ctl_rows_int    (LwCtlRows *self, gint64 value);
void       lw_ctl_rows_number (LwCtlRows *self, gboolean known, double value);
/* The whole number for a machine, a masked one for the screen. */
void       lw_ctl_rows_id     (LwCtlRows *self, const char *id_number);

void       lw_ctl_rows_print  (LwCtlRows *self);

G_END_DECLS
