/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-workbook.h"

G_BEGIN_DECLS

gboolean lw_workbook_read_ahead (LwWorkbook    *workbook,
                                 guint          sheet,
                                 LwRowFunc      func,
                                 gpointer       user_data,
                                 GCancellable  *cancellable,
                                 GError       **error);

G_END_DECLS
