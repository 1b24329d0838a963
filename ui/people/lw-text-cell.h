/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of text in a cell, cut off with … where it does not fit. A table has thousands of cells,
 * so this one asks for no height (the row has one) and for a width only when it is a tag, which
 * makes it several times cheaper than a label. */

#define LW_TYPE_TEXT_CELL (lw_text_cell_get_type ())
G_DECLARE_FINAL_TYPE (LwTextCell, lw_text_cell, LW, TEXT_CELL, GtkWidget)

/* @tag: as wide as its text. */
GtkWidget  *lw_text_cell_new      (gboolean    tag);
void        lw_text_cell_set_text (LwTextCell *self,
                                   const char *text);
const char *lw_text_cell_get_text (LwTextCell *self);

G_END_DECLS
