/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-import-job.h"

G_BEGIN_DECLS

/* What an import will do, row by row: the problems first, each row with a check box that leaves it
 * out, each unknown village with a way to say which one is meant. */

#define LW_TYPE_ROW_LIST (lw_row_list_get_type ())
G_DECLARE_FINAL_TYPE (LwRowList, lw_row_list, LW, ROW_LIST, AdwBin)

/* Signals: "show-row" (sheet, row): look at it in the sheet; "village" (text, village): a text means
 * this village of the ledger (code or name) from now on. */

/* @job: NULL empties the list. @villages: LwVillage, those one can choose from. */
void lw_row_list_show (LwRowList   *self,
                       LwImportJob *job,
                       GPtrArray   *villages);

G_END_DECLS
