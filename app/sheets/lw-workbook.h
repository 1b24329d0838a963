/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "lw-db-types.h"

G_BEGIN_DECLS

/* A spreadsheet file of any kind, read row by row. The content decides what it is, not the name. */

#define LW_SHEET_ERROR (lw_sheet_error_quark ())
GQuark lw_sheet_error_quark (void);

typedef enum
{
  LW_SHEET_ERROR_NOT_A_SHEET,  /* PDF, picture, Word, plain zip … */
  LW_SHEET_ERROR_PASSWORD,     /* the file has a password of its own */
  LW_SHEET_ERROR_DAMAGED,      /* cut off or broken; the message says where */
  LW_SHEET_ERROR_LIMIT,        /* larger than any roster: size, cells, nesting, ratio */
  LW_SHEET_ERROR_UNSUPPORTED,  /* an older or other format, with the advice to save it as .xlsx */
  LW_SHEET_ERROR_IO,
  LW_SHEET_ERROR_EMPTY,
  LW_SHEET_ERROR_MODULE,       /* what reads and writes such files is not installed */
} LwSheetError;

typedef enum
{
  LW_CELL_EMPTY,
  LW_CELL_TEXT,
  LW_CELL_NUMBER, /* text is what the sheet shows */
  LW_CELL_DATE,   /* date holds it, at the precision that is shown; text is what the sheet shows */
  LW_CELL_BOOL,
  LW_CELL_ERROR,  /* #N/A and the like, text as shown */
} LwCellType;

typedef struct
{
  LwCellType type;
  char *text;    /* trimmed of nothing; "" when empty, never NULL */
  double number; /* of LW_CELL_NUMBER and LW_CELL_DATE */
  LwDate date;   /* of LW_CELL_DATE */
  gboolean plain; /* a number without a format of its own (General): 1990.1 may have been 1990.10 */
} LwCell;

typedef struct
{
  guint number;   /* as the sheet counts, from 1 */
  guint n_cells;
  LwCell *cells;  /* from column A; beyond n_cells all are empty */
  gboolean hidden;
} LwRow;

typedef struct /* from 0, both ends included */
{
  guint first_row, last_row, first_column, last_column;
} LwMerge;

#define LW_TYPE_WORKBOOK (lw_workbook_get_type ())
G_DECLARE_DERIVABLE_TYPE (LwWorkbook, lw_workbook, LW, WORKBOOK, GObject)

typedef gboolean (*LwRowFunc) (const LwRow *row, gpointer user_data); /* FALSE stops reading, without an error */

struct _LwWorkbookClass
{
  GObjectClass parent_class;

  guint       (*get_n_sheets) (LwWorkbook *self);
  const char *(*get_name)     (LwWorkbook *self, guint sheet);
  gboolean    (*get_hidden)   (LwWorkbook *self, guint sheet);
  gboolean    (*read)         (LwWorkbook *self, guint sheet, LwRowFunc func, gpointer user_data,
                               GCancellable *cancellable, GError **error);
  GArray     *(*get_merges)   (LwWorkbook *self, guint sheet, GError **error);
};

/* Opens a file: .xlsx, .xls (BIFF8), .et, .ods, .fods, the XML spreadsheet of 2003, CSV of any
 * separator and encoding, HTML tables named .xls. */
LwWorkbook *lw_workbook_open         (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same from memory; @name only for messages. */
LwWorkbook *lw_workbook_open_bytes   (GBytes *bytes, const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint       lw_workbook_get_n_sheets (LwWorkbook *self);
/* "" for a file that has no sheets (CSV). */
const char *lw_workbook_get_name     (LwWorkbook *self, guint sheet);
gboolean    lw_workbook_get_hidden   (LwWorkbook *self, guint sheet);
/* Rows in order, blank ones left out; the row ends with the call. May be called again. Streams:
 * never the whole file in memory. */
gboolean    lw_workbook_read         (LwWorkbook *self, guint sheet, LwRowFunc func, gpointer user_data,
                                      GCancellable *cancellable, GError **error);
/* Merged cells of the sheet: LwMerge. */
GArray     *lw_workbook_get_merges   (LwWorkbook *self, guint sheet, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "A", "AB" for 0, 27. */
char       *lw_column_letters        (guint column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
