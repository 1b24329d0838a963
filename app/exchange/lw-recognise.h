/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-headings.h"
#include "lw-import.h"
#include "lw-lens.h"
#include "lw-names.h"
#include "lw-workbook.h"

G_BEGIN_DECLS

/* Finding out what a sheet is: its heading rows, its kind, the meaning of its columns. Works on the
 * first rows of the sheet only, in memory. */

#define LW_SAMPLE_ROWS 200

typedef struct
{
  GPtrArray *rows; /* LwRow, copies: the first LW_SAMPLE_ROWS that are not blank */
  GArray *merges;  /* LwMerge; maybe none */
  gboolean has_merges; /* the file can tell: else groups are filled to the right */
  gboolean is_cut;     /* full: there may be more rows */
} LwSample;

LwSample *lw_sample_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE: the sample is full. */
gboolean  lw_sample_add  (LwSample *self, const LwRow *row);
void      lw_sample_free (LwSample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwSample, lw_sample_free)

/* 至今, where a date of leaving could stand. */
gboolean    lw_text_says_still (const char *text);
LwRow      *lw_row_copy  (const LwRow *row) G_GNUC_WARN_UNUSED_RESULT;
void        lw_row_free  (LwRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwRow, lw_row_free)
/* Text of a cell, "" beyond the end of the row. */
const char *lw_row_text  (const LwRow *row, guint column);

/* Nothing but spaces. (lw-row-values.c) */
gboolean    lw_text_is_gap (const char *text);
/* 1, 2, 3 … below the headings; a note, total or signature. Both are no data. (lw-row-class.c) */
gboolean    lw_row_is_column_numbers (const LwRow *row);
gboolean    lw_row_is_note (const LwRow *row);
/* 同上 or 〃 in one of its cells. (lw-row-own.c) */
gboolean    lw_row_has_ditto (const LwRow *row);

/* What is known of a sheet besides its cells, and what the user decided. */
typedef struct
{
  const char *file;
  const char *sheet;
  LwSheetKind as;            /* NONE: find out */
  GKeyFile *map;             /* nullable: corrections */
  LwVillageMatcher *matcher; /* nullable: the villages of the ledger, to look at what columns hold */
  LwLens *lens;              /* nullable: what the sheet is seen through */
} LwHints;

typedef struct
{
  LwSheetKind kind;
  GArray *header_rows;   /* guint, from 1 */
  gboolean header_chosen; /* by the user, not found */
  GPtrArray *headers;    /* for each heading row its cells, cleaned: GPtrArray of char * */
  GPtrArray *columns;    /* LwColumn */
  GPtrArray *titles;     /* char *: what stands above the headings */
  LwDate date;           /* written there: 填报时间, 截至; 0: none */
  int year;              /* that the title is about: 2025年度发展党员情况; 0: none or several */
  guint months;          /* the part of it that a title or the tab is about: lw-period.h; 0: all of it */
  gboolean village_in_every_row; /* an empty village cell is a gap, not "as above" */
  gboolean has_dittos;   /* 同上, 〃 stand for the cell above */
  /* One of several tables of the sheet (lw-sheet-parts.c): */
  guint first_column, last_column; /* nothing outside of these is its own, … */
  guint common_column;   /* … but this: the village; G_MAXUINT: none */
  guint n_common;        /* the first columns are of all tables, and a row of them without a name is a vacancy; 0: none are */
  GPtrArray *others;     /* headings of the tables above and below, as in @headers; NULL: none */
  gboolean whole_rows;   /* 合计 in another table's cells is of this one too */
  guint name_column;     /* of @nth_name */
  guint nth_name;        /* which of several names in the cells is its own, from 1; 0: there is one */
  LwLens *lens;          /* the sheet is seen through it; NULL: it is a table */
  GArray *group_posts;   /* LwPostReading: what everybody in it is, by the name of its group; NULL: nothing */
} LwShape;

LwShape *lw_recognise   (LwHeadings     *headings,
                         const LwSample *sample,
                         const LwHints  *hints) G_GNUC_WARN_UNUSED_RESULT;
void     lw_shape_free  (LwShape        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwShape, lw_shape_free)

typedef struct
{
  LwSample *sample; /* of its rows and columns alone */
  LwShape *shape;
  guint table;      /* tables side by side have one heading */
} LwSheetPart;

void       lw_sheet_part_free (LwSheetPart *self);
/* The names of a cell that may hold several: 李四、王五. */
char     **lw_names_split     (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Empties the cells of @row that belong to a table beside this one. */
void       lw_shape_mask_row  (const LwShape *shape,
                               LwRow         *row);
gboolean   lw_shape_is_outside (const LwShape *shape,
                                guint          column);
gboolean   lw_shape_is_masked (const LwShape *shape);
/* Several tables may stand on one sheet, below each other or side by side: LwSheetPart, one at least. */
GPtrArray *lw_sheet_parts_find (LwHeadings *headings,
                                LwSample   *sample, /* (transfer full) */
                                const LwHints *hints) G_GNUC_WARN_UNUSED_RESULT;

LwColumn *lw_column_new  (guint column, const char *heading, const char *field) G_GNUC_WARN_UNUSED_RESULT;
void      lw_column_free (LwColumn *column);

/* The body that a text names; or another organisation, whose 主任 is none of ours. */
typedef struct
{
  LwBody body;
  gboolean other;
} LwNamedBody;

/* lw-row-body.c; FALSE: none, or several. */
gboolean lw_body_in_text (const char *text, LwNamedBody *named);

/* A tick of a column of ticks. LW_TICK_OTHER: a word that is neither yes nor no. */
typedef enum { LW_TICK_NO, LW_TICK_YES, LW_TICK_OTHER } LwTick;
LwTick   lw_tick_read (const char *text);

/* The date that a line above the headings names, 0 for none. Only lines about when the sheet was
 * filled in count, or a whole date. */
LwDate   lw_title_date (const char *text);
/* The one year that a title names without a month, 0 for none or for several (2022—2026年). */
int      lw_title_year (const char *text);

G_END_DECLS
