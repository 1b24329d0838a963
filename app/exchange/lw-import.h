/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"
#include "lw-lens.h"
#include "lw-workbook.h"

G_BEGIN_DECLS

/* Taking a file into the ledger. The kind of sheet, the heading rows and the meaning of each column
 * are found; the caller may correct them. One file is one action. */

typedef enum
{
  LW_SHEET_KIND_NONE,
  LW_SHEET_KIND_VILLAGES,
  LW_SHEET_KIND_COMMITTEES,
  LW_SHEET_KIND_RESERVES,
  LW_SHEET_KIND_RECRUITS,
  LW_SHEET_KIND_PERSON, /* .lrmx, .lrm */
} LwSheetKind;

const char *lw_sheet_kind_word    (LwSheetKind kind); /* "committees", NULL for none */
const char *lw_sheet_kind_caption (LwSheetKind kind); /* 两委班子花名册 */
gboolean    lw_sheet_kind_from_word (const char *word, LwSheetKind *kind);

typedef struct
{
  guint column;    /* from 0 */
  char *heading;   /* upper/lower */
  char *field;     /* name of the contract, NULL: not understood */
  gboolean chosen; /* by the user, not found */
  char *answer;    /* what a tick in it says of @field: 男 below 性别; NULL: it holds no such ticks */
} LwColumn;

typedef struct /* one cell of the refused and the warnings */
{
  char *sheet;
  guint row;    /* from 1; of the sheet as it is read, through its lens if it has one */
  guint column; /* from 0 */
  LwPlace place; /* where the cell really stands */
  char *heading;
  char *text;
  char *reason; /* stable word */
} LwCellNote;

typedef enum
{
  LW_ROW_CREATED,
  LW_ROW_UPDATED,
  LW_ROW_UNCHANGED,
  LW_ROW_REFUSED,
} LwRowOutcome;

typedef struct /* what one row does: only with LwImportOptions.list_rows */
{
  char *sheet;
  guint row;     /* from 1 */
  LwRowOutcome outcome;
  gboolean left_out; /* by the user: nothing of it is written or counted as new */
  char *name;    /* of the person, or NULL */
  char *village; /* the short name, or NULL */
  GPtrArray *changes; /* LwChange: what it does, field by field; NULL: nothing, or too far down to be told */
} LwRowNote;

typedef struct
{
  char *name;
  guint index; /* of the sheet in the workbook */
  LwSheetKind kind;
  GArray *header_rows;  /* guint, from 1 */
  gboolean header_chosen; /* by the user, now or for an earlier sheet like this */
  GPtrArray *columns;   /* LwColumn */
  LwLens *lens;         /* what makes a table of it; NULL: it is one */
  guint rows, created, updated, unchanged, refused;
} LwSheetReport;

typedef struct
{
  char *file; /* without its folder */
  GPtrArray *sheets;   /* LwSheetReport */
  GPtrArray *refused;  /* LwCellNote */
  GPtrArray *warnings; /* LwCellNote */
  GPtrArray *rows;     /* LwRowNote, in the order of the sheets; empty unless asked for */
  LwKey entry;         /* of the journal; 0: nothing was written */
} LwImportReport;

void lw_import_report_free (LwImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwImportReport, lw_import_report_free)

/* What a reason word means and what to do, in the user's language. */
char *lw_import_reason_explain (const char *reason, const char *text) G_GNUC_WARN_UNUSED_RESULT;

typedef struct /* what a cell that was refused is to say instead */
{
  char *sheet;
  guint row;    /* from 1 */
  guint column; /* from 0 */
  char *text;
} LwCellEdit;

LwCellEdit *lw_cell_edit_new  (const char *sheet, guint row, guint column, const char *text) G_GNUC_WARN_UNUSED_RESULT;
void        lw_cell_edit_free (LwCellEdit *self);

/* Options of one import; zeroed is the default. Strings are borrowed. */
typedef struct
{
  LwSheetKind as;       /* NONE: find out */
  const char *sheet;    /* only this one */
  GKeyFile *map;        /* corrections: docs/import.md */
  gboolean skip_known;  /* --match skip: people who are there stay as they are */
  LwDate on;            /* 0: today */
  gboolean complete;    /* the roster is whole: what is not in it ends on @on */
  GPtrArray *edits;     /* LwCellEdit: these texts stand in their cells; NULL: none. Not for forms */
  gboolean only_edited; /* only rows with such cells are taken in; a roster is not complete then */
  gboolean dry_run;     /* everything is tried, nothing kept; within a running action the caller takes it back,
                         * so that several files can be tried one after the other */
  gboolean list_rows;   /* fill LwImportReport.rows */
  const char *digest;   /* of lw_import_digest() when the user looked at it: a file that is another by the
                         * time it is written is an error and nothing is kept; NULL: whatever it is now */
  const char *failures; /* path of the .xlsx for refused rows; NULL: none */
  GFileProgressCallback progress; /* rows done, rows in all or 0; called on the importing thread */
  gpointer progress_data;
  GCancellable *cancellable;
} LwImportOptions;

/* Only looks: which sheets, kinds, headings, columns; no row is counted. Needs no ledger. */
LwImportReport *lw_import_recognise (const char             *path,
                                     const LwImportOptions  *options,
                                     GError                **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @path into @ledger as one action. A file of which no sheet is understood is an error. */
LwImportReport *lw_import_file      (LwLedger               *ledger,
                                     const char             *path,
                                     const LwImportOptions  *options,
                                     GError                **error) G_GNUC_WARN_UNUSED_RESULT;
/* What tells one state of a file from another. */
char           *lw_import_digest    (const char             *path,
                                     GError                **error) G_GNUC_WARN_UNUSED_RESULT;
/* In which order several files go in: villages, committees, reserves, recruits, person. */
LwSheetKind     lw_import_report_get_kind (LwImportReport *report);

#define LW_IMPORT_ERROR (lw_import_error_quark ())
GQuark lw_import_error_quark (void);
typedef enum
{
  LW_IMPORT_ERROR_NOT_UNDERSTOOD, /* no sheet of a known kind */
  LW_IMPORT_ERROR_MAP,            /* the map file is wrong */
  LW_IMPORT_ERROR_FAILURES,       /* the file for refused rows could not be written; nothing imported */
  LW_IMPORT_ERROR_CHANGED,        /* the file is another than the one that was looked at; nothing imported */
} LwImportError;

G_END_DECLS
