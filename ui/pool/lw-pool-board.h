/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-pool-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of the pool side by side. One card is chosen in all of them, and the keyboard comes back
 * to it: arrows walk, Ctrl with ← and → asks for another column, as a drop does.
 *
 * Signals:
 * "chosen" (LwPoolItem): the card is looked at
 * "opened" (LwPoolItem): Enter, double click
 * "asked" (LwPoolItem, column): the card is to come there */

#define LW_TYPE_POOL_BOARD (lw_pool_board_get_type ())
G_DECLARE_FINAL_TYPE (LwPoolBoard, lw_pool_board, LW, POOL_BOARD, GtkWidget)

GtkWidget  *lw_pool_board_new        (void);
/* @cards: LwPoolCard, borrowed. */
void        lw_pool_board_show       (LwPoolBoard      *self,
                                      GPtrArray        *cards,
                                      LwDate            on);
/* NULL: nobody. With @focus the keyboard goes along. */
void        lw_pool_board_choose     (LwPoolBoard      *self,
                                      const LwPoolCard *card,
                                      gboolean          focus);
/* The card at that place of the column, or its last one; NULL: the column is empty. */
LwPoolCard *lw_pool_board_choose_at  (LwPoolBoard      *self,
                                      LwPoolColumn      column,
                                      guint             position,
                                      gboolean          focus);
/* Where the chosen card of a column stands in it, 0: none is. */
guint       lw_pool_board_position   (LwPoolBoard      *self,
                                      LwPoolColumn      column);
/* The first card that is seen, from who is ready soon on. */
gboolean    lw_pool_board_focus_any  (LwPoolBoard      *self);

G_END_DECLS
