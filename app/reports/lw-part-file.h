/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file in the making: it lies beside its target under another name, readable by its owner only,
 * and takes the target's place when it is whole. */

typedef struct _LwPartFile LwPartFile;

/* Errors are LW_REPORT_ERROR_WRITE. */
LwPartFile *lw_part_file_new    (const char    *path,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE once anything went wrong; lw_part_file_commit() says what. */
gboolean    lw_part_file_write  (LwPartFile    *self,
                                 gconstpointer  data,
                                 gsize          length);
/* Takes the target's place. */
gboolean    lw_part_file_commit (LwPartFile    *self,
                                 GError       **error);
/* Removes what was written, unless it was committed. */
void        lw_part_file_free   (LwPartFile    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwPartFile, lw_part_file_free)

G_END_DECLS
