/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-sheet-source.h"
#include "lw-zip-package.h"

G_BEGIN_DECLS

#define LW_TYPE_XLSX_WORKBOOK (lw_xlsx_workbook_get_type ())
G_DECLARE_FINAL_TYPE (LwXlsxWorkbook, lw_xlsx_workbook, LW, XLSX_WORKBOOK, LwWorkbook)

/* Takes any zip; one that is no .xlsx gets an error that names it. @source: (transfer none), read now. */
LwWorkbook *lw_xlsx_workbook_new (LwSheetSource *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
