/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-sheet-source.h"

G_BEGIN_DECLS

#define LW_TYPE_XLS_WORKBOOK (lw_xls_workbook_get_type ())
G_DECLARE_FINAL_TYPE (LwXlsWorkbook, lw_xls_workbook, LW, XLS_WORKBOOK, LwWorkbook)

/* Takes any OLE file; one that is no BIFF8 workbook gets an error that names it. @source: (transfer none). */
LwWorkbook *lw_xls_workbook_new (LwSheetSource *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
