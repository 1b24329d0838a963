/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-sheet-source.h"

G_BEGIN_DECLS

#define LW_TYPE_CSV_WORKBOOK (lw_csv_workbook_get_type ())
G_DECLARE_FINAL_TYPE (LwCsvWorkbook, lw_csv_workbook, LW, CSV_WORKBOOK, LwWorkbook)

/* A table as text, one sheet without a name. @source: (transfer full). */
LwWorkbook *lw_csv_workbook_new (LwSheetSource *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
