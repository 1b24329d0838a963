/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-page.h"

G_BEGIN_DECLS

/* Does the paper look official? The report as true pages; to file and to the printer. */

#define LW_TYPE_REPORT_PAGE (lw_report_page_get_type ())
G_DECLARE_FINAL_TYPE (LwReportPage, lw_report_page, LW, REPORT_PAGE, LwPage)

G_END_DECLS
