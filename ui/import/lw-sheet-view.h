/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-import-job.h"

G_BEGIN_DECLS

/* The first rows of a sheet as it lies in the file, with what each column was taken for above it.
 * A click on a row number says that the headings are there. */

#define LW_TYPE_SHEET_VIEW (lw_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (LwSheetView, lw_sheet_view, LW, SHEET_VIEW, AdwBin)

GtkWidget *lw_sheet_view_new  (void);
void       lw_sheet_view_show (LwSheetView   *self,
                               LwImportJob   *job,
                               LwSheetReport *sheet); /* NULL: nothing */

/* Begins at that row (from 1) and marks it. */
void       lw_sheet_view_show_row (LwSheetView *self,
                                   guint        row);

G_END_DECLS
