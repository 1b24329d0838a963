/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-sheet-source.h"

G_BEGIN_DECLS

#define LW_TYPE_HTML_WORKBOOK (lw_html_workbook_get_type ())
G_DECLARE_FINAL_TYPE (LwHtmlWorkbook, lw_html_workbook, LW, HTML_WORKBOOK, LwWorkbook)

/* The tables of a web page, one below the other, as one sheet without a name: what many an office
 * system gives out as .xls. @source: (transfer full). */
LwWorkbook *lw_html_workbook_new (LwSheetSource *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The pages of a web archive, each a sheet; @source stays the caller's. */
LwWorkbook *lw_html_workbook_new_mhtml (LwSheetSource *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
