/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-import-map.h"
#include "lw-recognise.h"

G_BEGIN_DECLS

/* Shared by lw-recognise.c (which rows are the headings), lw-text-grid.c (their cells), lw-columns.c (what
 * the columns mean) and lw-sheet-guess.c (which kind of roster that is). */

typedef struct /* cleaned texts, merged cells filled; NULL: empty */
{
  guint n_rows, n_columns;
  char **texts;
} LwGrid;

typedef struct /* rows of the sample that are the headings */
{
  guint first, n;
} LwSpan;

struct _LwLook
{
  const LwSample *sample;
  const LwGrid *grid;
  LwSpan span;
  const LwHints *hints;
};

/* No heading is higher. */
#define MOST_HEADING_ROWS 3
/* Columns of names make no more tables. */
#define MOST_NAME_TABLES 48

/* lw-text-grid.c. Which row of the sample has that number on the sheet; G_MAXUINT: none. */
guint       lw_sample_find_row    (const LwSample     *sample,
                                   guint               number);
LwGrid     *lw_text_grid_new      (const LwSample     *sample) G_GNUC_WARN_UNUSED_RESULT;
void        lw_text_grid_free     (LwGrid             *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwGrid, lw_text_grid_free)
/* Several different texts and hardly a figure. */
gboolean    lw_may_be_heading (const LwSample    *sample,
                               const LwGrid      *grid,
                               guint              row);
/* Whether the next row of the sample is the next of the sheet. */
gboolean    lw_rows_adjoin   (const LwSample     *sample,
                              guint               row);
/* The next heading that the user chose, from @from (in, out) of the chosen rows on; FALSE: there is none more. */
gboolean    lw_span_from_map (const LwSample     *sample,
                              const LwSheetMap   *map,
                              guint              *from,
                              LwSpan             *span);
/* Down to where the heading really ends. */
void        lw_extend_span   (LwHeadings         *headings,
                              const LwSample     *sample,
                              const LwGrid       *grid,
                              LwSpan             *span);
const char *lw_grid_text     (const LwGrid       *grid,
                              guint               row,
                              guint               column);
/* @parts has room for three. Returns how many there are. */
guint       lw_heading_parts (const LwSample     *sample,
                              const LwGrid       *grid,
                              LwSpan              span,
                              guint               column,
                              const char        **parts);
/* TRUE when the heading names one post of one body, so that ticks below it would mean this post. */
gboolean    lw_heading_tick  (const char *const  *parts,
                              guint               n_parts,
                              LwFieldRef         *ref);

typedef struct
{
  LwFieldRef ref;
  gboolean chosen; /* by the user */
  char *answer;    /* what a tick in it says: lw-column-choices.c; NULL: it holds no such ticks */
} LwColumnRef;

/* 性别 over 男 and 女, with ticks below: what a tick in that column says, and of what (@ref); NULL: nothing. */
char       *lw_column_dup_answer (LwHeadings     *headings,
                                  const LwLook   *look,
                                  LwSheetKind     kind,
                                  guint           column,
                                  LwFieldRef     *ref) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the last row of @span gives an answer below a group of several: 男 below 性别. */
gboolean    lw_heading_is_choice (LwHeadings     *headings,
                                  const LwSample *sample,
                                  const LwGrid   *grid,
                                  LwSpan          span,
                                  guint           column);
/* For each column of the grid what it means on a sheet of @kind: LwColumnRef. */
GArray     *lw_map_columns   (LwHeadings         *headings,
                              const LwLook       *look,
                              LwSheetKind         kind) G_GNUC_WARN_UNUSED_RESULT;
int         lw_kind_score    (LwSheetKind         kind,
                              GArray             *refs,
                              const LwLook       *look,
                              GPtrArray          *titles);
void        lw_shape_set_columns (LwShape        *shape,
                                  const LwLook   *look,
                                  GArray         *refs,
                                  LwSheetMap     *map);
/* As lw_recognise(), where the headings are known and @column holds names. */
LwShape    *lw_recognise_names (LwHeadings         *headings,
                                const LwSample     *sample,
                                const LwHints      *hints,
                                LwSpan              span,
                                guint               column) G_GNUC_WARN_UNUSED_RESULT;
/* lw-sheet-parts.c: the columns of @range alone, without the titles above row @head of the sample. */
LwSample   *lw_sample_take_columns (const LwSample *sample,
                                    const LwShape  *range,
                                    guint           head) G_GNUC_WARN_UNUSED_RESULT;
void        lw_shape_add_titles (LwShape           *shape,
                                 const LwSample    *sample,
                                 guint              head);
gboolean    lw_row_is_total_of_all (const LwRow    *row);
/* lw-sheet-matrix.c: posts for headings, and names below. FALSE: the sheet is nothing of the kind. */
gboolean    lw_sheet_matrix_find (LwHeadings       *headings,
                                  const LwSample   *sample,
                                  const LwHints    *hints,
                                  GPtrArray        *parts);
/* Two to four characters, or more with a dot. */
gboolean    lw_text_looks_like_name (const char *text);
/* How many names a cell of the column holds at most; 0: they are no names. */
guint       lw_column_most_names (const LwSample   *sample,
                                  LwSpan            span,
                                  guint             column);
/* The names of one column, with what else @range says, are a table. Returns: its shape. */
LwShape    *lw_sheet_parts_add_names (GPtrArray      *parts,
                                      LwHeadings     *headings,
                                      const LwSample *sample,
                                      const LwGrid   *grid,
                                      const LwHints  *hints,
                                      LwSpan          heading,
                                      const LwShape  *range);
/* lw-sheet-crosstab.c: villages for headings, posts before, and names. FALSE: nothing of the kind. */
gboolean    lw_sheet_crosstab_find (LwHeadings     *headings,
                                    const LwSample *sample,
                                    const LwHints  *hints,
                                    GPtrArray      *parts);
/* "upper/lower". */
char       *lw_look_heading  (const LwLook       *look,
                              guint               column) G_GNUC_WARN_UNUSED_RESULT;
gboolean    lw_village_repeats (const LwLook     *look,
                                const LwShape    *shape);

G_END_DECLS
