/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "lw-paper.h"

G_BEGIN_DECLS

/* Shared by the files of the paper. */

typedef enum
{
  LW_PAPER_OP_TEXT,
  LW_PAPER_OP_LINE,
  LW_PAPER_OP_BOX,
  LW_PAPER_OP_CHIP,
} LwPaperOpKind;

typedef struct /* one thing on a page */
{
  LwPaperOpKind kind;
  gboolean joined; /* stands on the same line as the one before, for the page's text */
  double x;
  double y;
  double width;
  double height;
  PangoLayout *layout; /* owned; of TEXT, and the figure of CHIP */
  int first_line;      /* of TEXT */
  int n_lines;
  double grey;         /* of BOX: ground, 1 is none */
  LwPaperChip chip;    /* its value is the layout */
} LwPaperOp;

typedef struct
{
  double width;  /* as laid out */
  double height;
  double scale;  /* laid out so many times as large as it is drawn */
  GArray *ops; /* LwPaperOp */
  char *foot_left;
} LwPaperPage;

typedef struct
{
  PangoFontDescription *font;
  double size;
  double line; /* height of a line */
} LwPaperFont;

struct _LwPaper
{
  PangoContext *context;
  LwPaperFont fonts[LW_PAPER_N_STYLES];
  cairo_font_face_t *signs;
  GHashTable *layouts; /* owned: char * → PangoLayout */
  GPtrArray *pages;    /* owned: LwPaperPage */
  double width;        /* of the pages begun from now on, as laid out */
  double height;
  double scale;
  double y;
  gboolean in_row;
  gboolean row_begun;
  char *head_left;
  char *head_right;
  char *foot_left;
};

#define LW_PAPER_MARGIN_TOP 40.0
#define LW_PAPER_MARGIN_BOTTOM 40.0
#define LW_PAPER_CHIP_HEIGHT 13.5
#define LW_PAPER_RULE 0.6 /* width of a line */

/* Fonts: lw-paper-fonts.c. */
void         lw_paper_fonts_load    (PangoContext  *context,
                                     LwPaperFont   *fonts); /* (out): LW_PAPER_N_STYLES of them */
void         lw_paper_fonts_clear   (LwPaperFont   *fonts);

/* Text: lw-paper-text.c. @width: negative for as wide as it is. Borrowed, shared. */
PangoLayout *lw_paper_layout        (LwPaper       *self,
                                     LwPaperStyle   style,
                                     LwPaperAlign   align,
                                     gboolean       indent,
                                     double         width,
                                     const char    *text);
/* One line, cut with … where it is longer than @width. Borrowed. */
PangoLayout *lw_paper_layout_line   (LwPaper       *self,
                                     LwPaperStyle   style,
                                     double         width,
                                     const char    *text);
double       lw_paper_layout_width  (PangoLayout   *layout);
double       lw_paper_layout_height (PangoLayout   *layout);
/* How many lines from @first on fit into @room, and how high they are. */
int          lw_paper_layout_fit    (PangoLayout   *layout,
                                     int            first,
                                     double         room,
                                     double        *height);
void         lw_paper_draw_text     (cairo_t       *cr,
                                     const LwPaperOp *op);

/* Signs: lw-paper-sign.c. */
cairo_font_face_t *lw_paper_signs_new (void);
double       lw_paper_chip_width    (LwPaper       *self,
                                     const LwPaperChip *chip);
void         lw_paper_draw_chip     (LwPaper       *self,
                                     cairo_t       *cr,
                                     const LwPaperOp *op);

/* Placing: lw-paper.c. */
void         lw_paper_put_text      (LwPaper       *self,
                                     double         x,
                                     double         y,
                                     PangoLayout   *layout,
                                     int            first_line,
                                     int            n_lines);
void         lw_paper_put_line      (LwPaper       *self,
                                     double         x1,
                                     double         y,
                                     double         x2);
void         lw_paper_put_box       (LwPaper       *self,
                                     double         x,
                                     double         y,
                                     double         width,
                                     double         height,
                                     double         grey);
void         lw_paper_put_chip      (LwPaper       *self,
                                     double         x,
                                     double         y, /* of the middle */
                                     double         width,
                                     const LwPaperChip *chip);
/* What is put from begin to end is one line of the page's text. */
void         lw_paper_begin_row     (LwPaper       *self);
void         lw_paper_end_row       (LwPaper       *self);
void         lw_paper_break         (LwPaper       *self);
/* Room of an empty page below its running head. */
double       lw_paper_full_room     (LwPaper       *self);

G_END_DECLS
