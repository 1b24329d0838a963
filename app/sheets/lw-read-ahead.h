/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-workbook.h"

G_BEGIN_DECLS

/* What a row means, found in the reading thread: (transfer full) (nullable). It is freed there too, a
 * while after it was taken: memory that one thread allocates and another frees costs both. */
typedef gpointer (*LwRowPrepareFunc) (const LwRow *row,
                                      gpointer     user_data);
/* Takes a row with what was prepared of it (transfer none) (nullable), in the caller's thread. FALSE
 * stops reading, without an error. */
typedef gboolean (*LwRowTakeFunc)    (const LwRow *row,
                                      gpointer     prepared,
                                      gpointer     user_data);

gboolean lw_workbook_read_ahead (LwWorkbook        *workbook,
                                 guint              sheet,
                                 LwRowPrepareFunc   prepare,
                                 LwRowTakeFunc      take,
                                 GDestroyNotify     destroy,
                                 gpointer           user_data,
                                 GCancellable      *cancellable,
                                 GError           **error);

G_END_DECLS
