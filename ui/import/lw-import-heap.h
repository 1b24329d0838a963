/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-import-job.h"

G_BEGIN_DECLS

/* The files that are taken in together. A roster of people names villages that another file of the
 * heap may bring: each is looked at as if those that go in before it were in, and they go in in that
 * order. */

#define LW_TYPE_IMPORT_HEAP (lw_import_heap_get_type ())
G_DECLARE_FINAL_TYPE (LwImportHeap, lw_import_heap, LW, IMPORT_HEAP, GObject)

/* Signals, on the main thread: "changed" (LwImportJob) when a file was looked at again; "writing"
 * (LwImportJob) when it is begun with; "progress" (rows, all) of that one. */

LwImportHeap *lw_import_heap_new          (LwSession    *session) G_GNUC_WARN_UNUSED_RESULT;
/* LwImportJob; borrowed, also what is in it, until the heap changes. */
GPtrArray    *lw_import_heap_get_jobs     (LwImportHeap *self);
/* The file's job (transfer none). One that is in the heap was mended perhaps, so it is looked at
 * again. */
LwImportJob  *lw_import_heap_add          (LwImportHeap *self,
                                           const char   *path);
/* Returns the place that it had; the others are looked at as if it never went in before them. */
guint         lw_import_heap_remove       (LwImportHeap *self,
                                           LwImportJob  *job);
void          lw_import_heap_clear        (LwImportHeap *self);
/* Some file is being looked at. */
gboolean      lw_import_heap_is_busy      (LwImportHeap *self);
/* Rows that writing would write. */
guint         lw_import_heap_count_rows   (LwImportHeap *self);
/* The same word means the same village in every file; see lw_import_job_set_village(). */
void          lw_import_heap_set_village  (LwImportHeap *self,
                                           const char   *text,
                                           const char   *village);
/* Adds to @villages (LwVillage) those that the files bring and that are not in it. */
void          lw_import_heap_add_villages (LwImportHeap *self,
                                           GPtrArray    *villages);

/* Writes one file after the other, each as one action, with a backup before the first. */
void          lw_import_heap_write        (LwImportHeap        *self,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean      lw_import_heap_is_writing   (LwImportHeap *self);
void          lw_import_heap_stop         (LwImportHeap *self);
/* When it fails, @failed (out, transfer none) is the file that did, and is the next in the heap after
 * those that are in. */
gboolean      lw_import_heap_write_finish (LwImportHeap  *self,
                                           GAsyncResult  *result,
                                           LwImportJob  **failed,
                                           GError       **error);
/* After a failure: takes those that are in out of the heap, so that what is left can be written.
 * Returns how many were written. */
guint         lw_import_heap_drop_written (LwImportHeap *self);

typedef struct
{
  guint files, created, updated;
  LwKey first;      /* entry of the journal; 0: nothing was written */
  LwImportJob *job; /* the last of the files; borrowed */
} LwImportSum;

/* What was written. */
void          lw_import_heap_sum          (LwImportHeap *self,
                                           LwImportSum  *sum);

G_END_DECLS
