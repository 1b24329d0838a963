/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-import.h"
#include "lw-session.h"

G_BEGIN_DECLS

/* One file on its way into the ledger: what was recognised, what the user corrected, what happened
 * or would happen. */

#define LW_TYPE_IMPORT_JOB (lw_import_job_get_type ())
G_DECLARE_FINAL_TYPE (LwImportJob, lw_import_job, LW, IMPORT_JOB, GObject)

/* Signals: "changed" when it was looked at again; "progress" (rows, all) on the main thread. */

LwImportJob    *lw_import_job_new           (LwSession     *session,
                                             const char    *path) G_GNUC_WARN_UNUSED_RESULT;
/* What cells say instead (LwCellEdit), besides what was said before; it is looked at again. */
void            lw_import_job_edit_cells    (LwImportJob   *self,
                                             GPtrArray     *edits);
/* What was said; NULL: the cell is as in the file. */
const char     *lw_import_job_get_cell      (LwImportJob   *self,
                                             const char    *sheet,
                                             guint          row,
                                             guint          column);
/* The rows that were refused when @self was written, with what is said now in their cells (LwCellEdit):
 * a job of its own, to be run, with a report of these rows alone. */
LwImportJob    *lw_import_job_new_edited    (LwImportJob   *self,
                                             GPtrArray     *edits) G_GNUC_WARN_UNUSED_RESULT;
/* Once that was written: they are refused here no more. */
void            lw_import_job_hand_over     (LwImportJob   *self,
                                             LwImportJob   *edited);
gboolean        lw_import_job_is_edited     (LwImportJob   *self);
const char     *lw_import_job_get_path      (LwImportJob   *self);
const char     *lw_import_job_get_name      (LwImportJob   *self);
/* What it would do, or did, as last known; NULL before the first look and when it cannot be read.
 * Borrowed until the next "changed". */
LwImportReport *lw_import_job_get_report    (LwImportJob   *self);
const char     *lw_import_job_get_problem   (LwImportJob   *self); /* nullable */
gboolean        lw_import_job_is_busy       (LwImportJob   *self);
guint           lw_import_job_count_written (LwImportJob   *self);

/* The file may be another by now. */
void            lw_import_job_look_again    (LwImportJob   *self);

/* Corrections; each looks at the file again and is remembered for sheets of this shape. */
void            lw_import_job_set_kind        (LwImportJob *self,
                                               LwSheetReport *sheet,
                                               LwSheetKind  kind);
void            lw_import_job_set_header_row  (LwImportJob *self,
                                               LwSheetReport *sheet,
                                               guint        row);
void            lw_import_job_set_field       (LwImportJob *self,
                                               LwSheetReport *sheet,
                                               guint        column,
                                               const char  *field); /* NULL: leave it out */
/* What a text means that no village is called by; @village: code or name. NULL forgets it. */
void            lw_import_job_set_village     (LwImportJob *self,
                                               const char  *text,
                                               const char  *village);
/* Rows (from 1) that are not taken in. */
void            lw_import_job_set_left_out    (LwImportJob *self,
                                               const char  *sheet,
                                               guint        row,
                                               gboolean     left_out);
/* The files (LwImportJob) that will be written before this one: it is looked at as if they were in. */
void            lw_import_job_set_before      (LwImportJob *self,
                                               GPtrArray   *jobs);
/* Lets the other files go. */
void            lw_import_job_close           (LwImportJob *self);
/* What it was recognised as, also while it is being looked at again. */
LwSheetKind     lw_import_job_get_kind        (LwImportJob *self);
void            lw_import_job_set_complete    (LwImportJob *self,
                                               gboolean     complete);
gboolean        lw_import_job_get_complete    (LwImportJob *self);

/* Writes it, as one action with a backup before; "changed" afterwards. A file that is another than when
 * it was looked at is not written but looked at again: LW_IMPORT_ERROR_CHANGED. */
void            lw_import_job_run           (LwImportJob         *self,
                                             gboolean             backup,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean        lw_import_job_run_finish    (LwImportJob         *self,
                                             GAsyncResult        *result,
                                             GError             **error);
/* Writes the refused rows, each with its reason, to @path (.xlsx); nothing goes into the ledger. */
void            lw_import_job_save_refused  (LwImportJob         *self,
                                             const char          *path,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean        lw_import_job_save_refused_finish (LwImportJob   *self,
                                             GAsyncResult        *result,
                                             GError             **error);
/* Seconds that the writing took. */
double          lw_import_job_get_seconds   (LwImportJob         *self);

G_END_DECLS
