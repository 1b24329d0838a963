/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-pool-item.h"
#include "lw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The same cards as rows of a table. @selection: of LwPoolItem; its order is the columns'. */

/* @store: of LwPoolItem, (transfer none). */
GtkWidget *lw_pool_table_new (LwSession  *session,
                              GListStore *store);

G_END_DECLS
