/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-page.h"

G_BEGIN_DECLS

/* What did it understand, what will it do, what happened? */

#define LW_TYPE_IMPORT_PAGE (lw_import_page_get_type ())
G_DECLARE_FINAL_TYPE (LwImportPage, lw_import_page, LW, IMPORT_PAGE, LwPage)

void lw_import_page_add_file (LwImportPage *self, GFile *file);

G_END_DECLS
