/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-workbook.h"

G_BEGIN_DECLS

/* A sheet that is no table of rows, seen as one: people who stand side by side (lw-lens-turned.c), or each
 * on a form (lw-lens-forms.c). Its rows are lines above the headings and the headings, all with the number
 * 0, then one for each person, with the number of the line or column where she stands. It never changes
 * once it was made. */

typedef enum
{
  LW_LENS_TURNED, /* the headings down, the people across: the number of a row counts columns, from 1 */
  LW_LENS_FORMS,  /* the number of a row is that of the line with the name */
} LwLensKind;

typedef struct /* where a cell really stands */
{
  guint row;    /* from 1; 0: nowhere */
  guint column; /* from 0 */
} LwPlace;

typedef struct _LwLens LwLens;

LwLens     *lw_lens_ref       (LwLens *self);
void        lw_lens_unref     (LwLens *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwLens, lw_lens_unref)

LwLensKind  lw_lens_get_kind  (const LwLens *self);
/* LwRow. */
GPtrArray  *lw_lens_get_rows  (const LwLens *self);
/* Where the cell of that row stands; what stands nowhere is where its row is. */
LwPlace     lw_lens_get_place (const LwLens *self,
                               guint         row,
                               guint         column);

G_END_DECLS
