/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-import.h"

G_BEGIN_DECLS

/* A look at a file, or the writing of it, as the writer's thread does it: nothing in it is another
 * thread's. */

typedef struct
{
  char *path;
  GKeyFile *map;
  GPtrArray *edits;
  gboolean only_edited;
  GPtrArray *before; /* LwImportWork: files that are tried before this one */
  char *failures;
  char *digest; /* found by a look, asked for by the writing */
  gboolean complete;
  gboolean dry_run;
  gboolean backup;
  LwDate on;
  GCancellable *cancellable;
  GObject *job; /* its "progress" is emitted, on the main thread */
  LwImportReport *report;
  gint64 microseconds;
} LwImportWork;

/* A copy, so that the user can go on correcting. */
LwImportWork *lw_import_work_new  (GObject      *job,
                                   const char   *path,
                                   GKeyFile     *map,
                                   GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void          lw_import_work_free (gpointer      work);
/* An LwSessionFunc. */
gboolean      lw_import_work_run  (LwLedger     *writer,
                                   gpointer      work,
                                   GError      **error);

G_END_DECLS
