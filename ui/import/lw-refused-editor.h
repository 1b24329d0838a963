/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-import-job.h"

G_BEGIN_DECLS

/* A window in which the cells that were refused are filled in again, so that their rows can be tried
 * once more without a way over the file. */

#define LW_TYPE_REFUSED_EDITOR (lw_refused_editor_get_type ())
G_DECLARE_FINAL_TYPE (LwRefusedEditor, lw_refused_editor, LW, REFUSED_EDITOR, AdwWindow)

/* Signal "try" (GPtrArray of LwCellEdit): the window closes with it. */

GtkWidget *lw_refused_editor_new (GtkWindow   *parent,
                                  LwImportJob *job);
/* Whether there is anything that can be filled in: a form has no cells. */
gboolean   lw_refused_editor_can (LwImportJob *job);

G_END_DECLS
