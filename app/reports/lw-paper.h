/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "lw-result.h"

G_BEGIN_DECLS

/* Paper: pages that are filled from top to bottom with headings, paragraphs and tables, and break by
 * themselves. All lengths are points. What was laid out is kept and can be drawn on any surface. */

typedef struct _LwPaper LwPaper;
typedef struct _LwPaperTable LwPaperTable;

typedef enum
{
  LW_PAPER_TITLE,    /* 小标宋, of the document */
  LW_PAPER_CHAPTER,  /* the same, smaller: of a village */
  LW_PAPER_HEADING,  /* 黑体 */
  LW_PAPER_BODY,     /* 仿宋 */
  LW_PAPER_TABLE,
  LW_PAPER_FINE,     /* in tables: sources */
  LW_PAPER_HEAD,     /* 黑体, head of a column */
  LW_PAPER_HEAD_FINE,
  LW_PAPER_NOTE,     /* running head, foot, legend */
  LW_PAPER_FOOT,
  LW_PAPER_CHIP,     /* figure in a chip that counts */
  LW_PAPER_CHIP_QUIET,
} LwPaperStyle;

#define LW_PAPER_N_STYLES 12

#define LW_PAPER_A4_WIDTH 595.28
#define LW_PAPER_A4_HEIGHT 841.89
#define LW_PAPER_MARGIN_X 43.5

typedef enum
{
  LW_PAPER_LEFT,
  LW_PAPER_CENTRE,
  LW_PAPER_RIGHT,
} LwPaperAlign;

/* Marks within a text. */
#define LW_PAPER_STRONG "\x02"
#define LW_PAPER_SMALL "\x04"
#define LW_PAPER_END "\x03"

typedef struct /* a state: its sign in its frame, perhaps with a figure */
{
  LwState state;
  gboolean advice;   /* framed, never filled */
  gboolean bare;     /* the sign alone */
  const char *value; /* nullable */
} LwPaperChip;

typedef struct /* a piece of a line: a chip, a text, or a chip before a text */
{
  gboolean has_chip;
  LwPaperChip chip;
  double chip_width; /* 0: as wide as it is */
  const char *text;  /* nullable */
} LwPaperItem;

LwPaper     *lw_paper_new            (double         width,
                                      double         height);
void         lw_paper_free           (LwPaper       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwPaper, lw_paper_free)

/* Filling. A page begun gets the running head; NULL: none. So do those that follow by themselves. */
void         lw_paper_begin_page     (LwPaper       *self,
                                      const char    *head_left,
                                      const char    *head_right,
                                      const char    *foot_left);
/* Of the pages that follow by themselves. */
void         lw_paper_set_head       (LwPaper       *self,
                                      const char    *left,
                                      const char    *right);
/* For the pages begun from now on. */
void         lw_paper_set_size       (LwPaper       *self,
                                      double         width,
                                      double         height);
/* For the pages begun from now on: what stands between the margins is laid out so many times as large as
 * it is drawn, so that what is a little too long for a page goes onto it in smaller type. 1: as it is. */
void         lw_paper_set_scale      (LwPaper       *self,
                                      double         scale);
/* Forgets the pages from the first that is told on. */
void         lw_paper_drop_pages     (LwPaper       *self,
                                      guint          first);
double       lw_paper_get_width      (LwPaper       *self); /* between the margins */
/* Of a text on one line. */
double       lw_paper_text_width     (LwPaper       *self,
                                      LwPaperStyle   style,
                                      const char    *text);
double       lw_paper_get_room       (LwPaper       *self); /* left on this page */
void         lw_paper_skip           (LwPaper       *self,
                                      double         height);
/* Breaks the page unless this much room is left. */
void         lw_paper_need           (LwPaper       *self,
                                      double         height);
void         lw_paper_heading        (LwPaper       *self,
                                      const char    *text);
void         lw_paper_paragraph      (LwPaper       *self,
                                      LwPaperStyle   style,
                                      LwPaperAlign   align,
                                      gboolean       indent,
                                      const char    *text);
/* Pieces one after the other, in as many lines as they need. */
void         lw_paper_flow           (LwPaper       *self,
                                      LwPaperStyle   style,
                                      const LwPaperItem *items,
                                      guint          n_items);
/* Texts on one line, the first at the left margin, the last at the right one. */
void         lw_paper_spread         (LwPaper       *self,
                                      LwPaperStyle   style,
                                      const char * const *texts);
/* Feet and page numbers: call once at the end. @foot_centre: nullable. */
void         lw_paper_finish         (LwPaper       *self,
                                      const char    *foot_centre);

/* Tables. @widths: 0 for a column that shares what is left. */
LwPaperTable *lw_paper_table_new     (LwPaper       *self,
                                      const double  *widths,
                                      guint          n_columns);
void         lw_paper_table_head     (LwPaperTable  *table,
                                      guint          row,
                                      guint          column,
                                      guint          row_span,
                                      guint          column_span,
                                      LwPaperStyle   style,
                                      const char    *text);
/* A sign over its name. */
void         lw_paper_table_head_sign (LwPaperTable *table,
                                      guint          row,
                                      guint          column,
                                      LwState        state,
                                      const char    *text);
/* The cells of the next row, from left to right. */
void         lw_paper_table_text     (LwPaperTable  *table,
                                      guint          span,
                                      LwPaperAlign   align,
                                      LwPaperStyle   style,
                                      const char    *text);
void         lw_paper_table_items    (LwPaperTable  *table,
                                      LwPaperAlign   align,
                                      LwPaperStyle   style,
                                      const LwPaperItem *items,
                                      guint          n_items);
void         lw_paper_table_end_row  (LwPaperTable  *table);
void         lw_paper_table_free     (LwPaperTable  *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwPaperTable, lw_paper_table_free)

/* What was laid out. */
guint        lw_paper_get_n_pages    (LwPaper       *self);
void         lw_paper_get_page_size  (LwPaper       *self,
                                      guint          page,
                                      double        *width,
                                      double        *height);
void         lw_paper_draw_page      (LwPaper       *self,
                                      guint          page,
                                      cairo_t       *cr);
char        *lw_paper_dup_page_text  (LwPaper       *self,
                                      guint          page) G_GNUC_WARN_UNUSED_RESULT;

/* Official fonts that are not installed, joined; NULL: none. */
char        *lw_paper_missing_fonts  (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
