/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A spreadsheet that is to be written: plain values, and one call that makes the file. What is text
 * is written as text, never in a way that a spreadsheet program could take for a formula. */

/* Of a sheet. */
#define LW_BOOK_MOST_ROWS 1048576
#define LW_BOOK_MOST_COLUMNS 16384

typedef struct
{
  const char *font; /* NULL: what the spreadsheet program takes; not copied */
  double size;      /* points; 0: the same */
  gboolean bold;
  gboolean boxed;   /* a cell of a table: lines around it, its text half way up */
  gboolean centred;
  gboolean wrapped;
  gboolean literal; /* whatever is typed into the cell stays text */
  guint ground;     /* 0xRRGGBB; 0: none */
  guint ink;        /* 0xRRGGBB; 0: black */
} LwBookStyle;

/* Fills the @cells of row @row with texts of their own; NULL is an empty cell. FALSE with @error ends
 * the writing. */
typedef gboolean (*LwBookRowFunc) (guint row, char **cells, gpointer user_data, GError **error);

typedef struct _LwBook LwBook;

typedef struct
{
  char *name;
  GArray *cells;   /* LwBookCell */
  GArray *widths;  /* LwBookWidth */
  GArray *heights; /* LwBookHeight */

  gboolean on_paper;     /* prepared for printing: A4, one page wide */
  gboolean landscape;
  char *foot;            /* of each printed page, in the words of the format; NULL: none */
  guint frozen_rows;     /* stay in sight and come again on each page */
  guint frozen_columns;
  guint filter_columns;  /* one can choose among the rows below the first by these; 0: not */
  guint last_row;        /* of those rows */
  guint print_column;    /* of the columns to choose by, those before it are left to the screen */

  guint from_row;        /* where rows of @func begin, below all @cells: they come as they are written and
                          * are not kept */
  guint n_rows;
  guint n_columns;
  guint rows_style;
  LwBookRowFunc func;
  gpointer user_data;
} LwBookSheet;

typedef struct
{
  guint row, column;
  guint last_row, last_column; /* other than the first: one cell over all of them */
  guint style;
  const char *text;            /* of the book; NULL: a number */
  double number;
} LwBookCell;

typedef struct
{
  guint first, last; /* columns */
  double width;
  guint style;
} LwBookWidth;

typedef struct
{
  guint row;
  double height; /* points */
} LwBookHeight;

struct _LwBook
{
  char *title;
  char *author;
  GArray *styles;      /* LwBookStyle; number 1 is the first, 0 none */
  GPtrArray *sheets;   /* LwBookSheet */
  GStringChunk *texts;
};

/* Both may be NULL. */
LwBook      *lw_book_new              (const char *title, const char *author) G_GNUC_WARN_UNUSED_RESULT;
void         lw_book_free             (LwBook *self);
/* The number by which cells have it. */
guint        lw_book_add_style        (LwBook *self, const LwBookStyle *style);
/* (transfer none). A name that the format does not take, or that is there already, is changed when
 * the file is made. */
LwBookSheet *lw_book_add_sheet        (LwBook *self, const char *name);

void         lw_book_set_width        (LwBookSheet *sheet, guint first, guint last, double width, guint style);
void         lw_book_set_height       (LwBookSheet *sheet, guint row, double height);
/* What is longer than a cell holds is cut; NULL or "" is an empty cell that has the style. */
void         lw_book_add_text         (LwBook *self, LwBookSheet *sheet, guint row, guint column, const char *text,
                                       guint style);
void         lw_book_add_number       (LwBookSheet *sheet, guint row, guint column, double number, guint style);
void         lw_book_add_wide_text    (LwBook *self, LwBookSheet *sheet, guint row, guint column, guint last_row,
                                       guint last_column, const char *text, guint style);

/* Takes @text and gives what of it fits into a cell: (transfer full) (nullable). */
char        *lw_book_cut_text         (char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Writes @path as .xlsx. What is in the making lies in @tmpdir, which must be in memory: it is in the
 * clear. Errors are LW_SHEET_ERROR or those of a row function; then nothing is left at @path. */
gboolean     lw_book_write            (const LwBook *self, const char *path, const char *tmpdir, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwBook, lw_book_free)

G_END_DECLS
