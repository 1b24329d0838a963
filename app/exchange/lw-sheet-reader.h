/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-import-private.h"

G_BEGIN_DECLS

/* Makes a reader without a sheet behind it: for forms and tests. @shape and @report are borrowed. */
LwSheetReader *lw_sheet_reader_new  (LwImporter     *importer,
                                     LwShape        *shape,
                                     LwSheetReport  *report) G_GNUC_WARN_UNUSED_RESULT;
void           lw_sheet_reader_free (LwSheetReader  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwSheetReader, lw_sheet_reader_free)

/* Stores what a row says and puts what became of it into the report. */
gboolean       lw_sheet_reader_store (LwSheetReader *self,
                                      LwFacts       *facts,
                                      GError       **error);
/* All rows of the sheet that @report is about. */
gboolean       lw_sheet_reader_run  (LwImporter     *importer,
                                     LwWorkbook     *workbook,
                                     LwShape        *shape,
                                     const LwSample *sample,
                                     LwSheetReport  *report,
                                     GError        **error);

G_END_DECLS
