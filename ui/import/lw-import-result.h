/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-import-job.h"

G_BEGIN_DECLS

/* What happened: figures, what was refused and why, what is doubtful, earlier imports. */

#define LW_TYPE_IMPORT_RESULT (lw_import_result_get_type ())
G_DECLARE_FINAL_TYPE (LwImportResult, lw_import_result, LW, IMPORT_RESULT, AdwBin)

/* Signals: "again": another import is wanted; "edited" (LwImportJob, GPtrArray of LwCellEdit): its refused
 * rows are to be tried again with these cells. */

/* @jobs: LwImportJob, all written. */
void       lw_import_result_show  (LwImportResult *self,
                                   LwSession      *session,
                                   GPtrArray      *jobs);
/* Keeps the results as they are before the import. */
void       lw_import_result_remember (LwImportResult *self,
                                      LwSession      *session);
/* Which squares are not as they were; again after each change of the session. */
void       lw_import_result_show_changes (LwImportResult *self,
                                          LwSession      *session);
/* “G 身份证号 4.1E+17: what it means and what to do”. */
char      *lw_import_note_text    (const LwCellNote *note) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
