/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-import-job.h"

G_BEGIN_DECLS

/* The files that are taken in together: what each was recognised as, whether all of it was
 * understood, and a button that leaves it out. */

#define LW_TYPE_IMPORT_FILES (lw_import_files_get_type ())
G_DECLARE_FINAL_TYPE (LwImportFiles, lw_import_files, LW, IMPORT_FILES, AdwBin)

/* Signals: "chosen" (LwImportJob): it is to be looked at; "leave-out" (LwImportJob). */

/* @jobs: LwImportJob, NULL for none; @current: the one that is looked at, nullable. */
void lw_import_files_show  (LwImportFiles *self,
                            GPtrArray     *jobs,
                            LwImportJob   *current);
/* Puts the focus on the one that is looked at. */
void lw_import_files_focus (LwImportFiles *self);

G_END_DECLS
