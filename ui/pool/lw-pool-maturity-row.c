/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-maturity-row.h"

#include "lw-ui.h"

#include <glib/gi18n-lib.h>

GtkWidget *
lw_maturity_row_add (GtkWidget  *list,
                     LwMaturity  maturity,
                     GCallback   changed,
                     gpointer    data)
{
  const char *const names[] = { _("not decided yet"), lw_pool_column_caption (LW_POOL_NEAR),
                                lw_pool_column_caption (LW_POOL_MIDDLE),
                                lw_pool_column_caption (LW_POOL_LONG), NULL };
  g_autoptr (GtkStringList) choices = gtk_string_list_new (names);

  return lw_ui_add_combo_row (list, _("Maturity"), choices, (guint) maturity, changed, data);
}

LwMaturity
lw_maturity_row_get (GtkWidget *row)
{
  return (LwMaturity) adw_combo_row_get_selected (ADW_COMBO_ROW (row));
}
