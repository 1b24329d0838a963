/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-lens.h"
#include "lw-recognise-private.h"

G_BEGIN_DECLS

typedef struct /* all of a sheet, for one that is no long table */
{
  GPtrArray *rows;      /* LwRow, copies */
  GArray *merges;       /* LwMerge */
  GPtrArray *of_row;    /* for each of @rows GArray of guint: the merges that touch it; NULL: none */
  gboolean has_merges;
} LwRawSheet;

/* From the first rows alone; borrows nothing. */
LwRawSheet *lw_raw_sheet_from_sample (const LwSample *sample) G_GNUC_WARN_UNUSED_RESULT;
/* NULL without @error: there is too much of it. */
LwRawSheet *lw_raw_sheet_read        (LwWorkbook     *workbook,
                                      guint           index,
                                      GCancellable   *cancellable,
                                      GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void        lw_raw_sheet_free        (LwRawSheet     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwRawSheet, lw_raw_sheet_free)
/* The merge over a cell of the row at @index of rows; NULL: none. */
const LwMerge *lw_raw_sheet_get_merge (const LwRawSheet *self,
                                       guint             index,
                                       guint             column);
/* The cell, or the one that is merged over it; NULL: empty. @place (out) (nullable): of that one. */
const LwCell *lw_raw_sheet_get_cell  (const LwRawSheet *self,
                                      guint             index,
                                      guint             column,
                                      LwPlace          *place);

LwLens     *lw_lens_new     (LwLensKind kind) G_GNUC_WARN_UNUSED_RESULT;
/* Appends a row of @n_cells empty cells. */
LwRow      *lw_lens_add_row (LwLens       *self,
                             guint         number,
                             guint         n_cells);
/* Copies @cell (nullable) into the row that was added last. */
void        lw_lens_put     (LwLens       *self,
                             guint         column,
                             const LwCell *cell,
                             LwPlace       place);
void        lw_lens_put_text (LwLens      *self,
                              guint        column,
                              const char  *text,
                              LwPlace      place);

/* What a text names about a person, strongly, on whatever roster of people; LW_MEANING_NONE: nothing. */
LwMeaning   lw_lens_meaning (LwHeadings   *headings,
                             const char   *text);

/* NULL: the sheet is nothing of the kind. */
LwLens     *lw_lens_turned_make (LwHeadings *headings, const LwRawSheet *raw) G_GNUC_WARN_UNUSED_RESULT;
LwLens     *lw_lens_forms_make  (LwHeadings *headings, const LwRawSheet *raw) G_GNUC_WARN_UNUSED_RESULT;

/* Looks at the first rows, then at the whole sheet. NULL without @error: it is a table, or nothing. */
LwLens     *lw_lens_find    (LwHeadings     *headings,
                             const LwSample *sample,
                             LwWorkbook     *workbook,
                             guint           index,
                             GCancellable   *cancellable,
                             GError        **error) G_GNUC_WARN_UNUSED_RESULT;
/* Its first rows, as lw_sheet_parts_find() wants them. */
LwSample   *lw_lens_sample  (const LwLens   *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
