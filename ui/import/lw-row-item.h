/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-import.h"

G_BEGIN_DECLS

/* A row of a file that is about to be imported, with all that is said about it; or a remark about a
 * column. */

/* In the order in which they are shown: what is wrong comes first. */
typedef enum
{
  LW_ROW_SORT_REFUSED,
  LW_ROW_SORT_DOUBTFUL,
  LW_ROW_SORT_LEFT_OUT,
  LW_ROW_SORT_CREATED,
  LW_ROW_SORT_UPDATED,
  LW_ROW_SORT_UNCHANGED,
  LW_ROW_SORT_COLUMN, /* a remark about a column */
  LW_ROW_N_SORTS
} LwRowSort;

#define LW_TYPE_ROW_ITEM (lw_row_item_get_type ())
G_DECLARE_FINAL_TYPE (LwRowItem, lw_row_item, LW, ROW_ITEM, GObject)

struct _LwRowItem
{
  GObject parent_instance;

  LwRowSort sort;
  const LwRowNote *row; /* of the report; NULL for a remark about a column */
  GPtrArray *notes;     /* LwCellNote of the report */
  gboolean in_column;   /* the sheet has a column for each person: the number of a row counts these */
};

/* Of all rows of a report, which must outlive them; sorted. */
GPtrArray  *lw_row_items_new      (const LwImportReport *report) G_GNUC_WARN_UNUSED_RESULT;
/* From 1. */
guint       lw_row_item_get_row   (LwRowItem *self);
/* As the sheet shows it: the number of a line, or the letters of a column. */
char       *lw_row_item_dup_place (LwRowItem *self) G_GNUC_WARN_UNUSED_RESULT;
const char *lw_row_item_get_sheet (LwRowItem *self);
/* The same for the same row of another report about the file. */
char       *lw_row_item_dup_key   (LwRowItem *self) G_GNUC_WARN_UNUSED_RESULT;

const char *lw_row_sort_caption   (LwRowSort sort);
/* What its tag and its text look like: “not-met”…; NULL: as any text. */
const char *lw_row_sort_css       (LwRowSort sort);

G_END_DECLS
