/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-pool.h"

G_BEGIN_DECLS

/* The row of a dialog that asks how mature somebody is. */

GtkWidget  *lw_maturity_row_add (GtkWidget  *list,
                                 LwMaturity  maturity,
                                 GCallback   changed, /* called with @data alone */
                                 gpointer    data);
LwMaturity  lw_maturity_row_get (GtkWidget  *row);

G_END_DECLS
