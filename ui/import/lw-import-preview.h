/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-import-heap.h"

G_BEGIN_DECLS

/* What was understood of the files, what each row will do, and a way to correct both. */

#define LW_TYPE_IMPORT_PREVIEW (lw_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (LwImportPreview, lw_import_preview, LW, IMPORT_PREVIEW, AdwBin)

/* Signals: "choose": more files are wanted; "cancel": none are; "write". */

/* Once, before all else. */
void lw_import_preview_set_heap (LwImportPreview *self,
                                 LwSession       *session,
                                 LwImportHeap    *heap);
/* @job: of the heap, the file that is looked at; NULL when the heap is about to lose its files. */
void lw_import_preview_show     (LwImportPreview *self,
                                 LwImportJob     *job);
/* Puts the focus on the file that is looked at. */
void lw_import_preview_focus    (LwImportPreview *self);

G_END_DECLS
