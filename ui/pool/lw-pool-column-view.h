/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-pool-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A column of the board: the cards of one level of maturity, from which and to which they are dragged.
 *
 * Signals:
 * "chosen" (LwPoolItem): the card is looked at
 * "opened" (LwPoolItem): Enter, double click
 * "dropped" (LwPoolItem): a card of another column is to come here */

#define LW_TYPE_POOL_COLUMN_VIEW (lw_pool_column_view_get_type ())
G_DECLARE_FINAL_TYPE (LwPoolColumnView, lw_pool_column_view, LW, POOL_COLUMN_VIEW, GtkWidget)

GtkWidget    *lw_pool_column_view_new        (LwPoolColumn       column);
LwPoolColumn  lw_pool_column_view_get_column (LwPoolColumnView  *self);
/* @cards: LwPoolCard, borrowed. Rows whose cards say the same stay as they are. */
void          lw_pool_column_view_show       (LwPoolColumnView  *self,
                                              GPtrArray         *cards,
                                              LwDate             on);
LwPoolItem   *lw_pool_column_view_get_chosen (LwPoolColumnView  *self); /* (nullable), borrowed */
/* FALSE: there is no such card. With @focus the keyboard goes along. */
gboolean      lw_pool_column_view_choose     (LwPoolColumnView  *self,
                                              const LwPoolCard  *card,
                                              gboolean           focus);
void          lw_pool_column_view_unchoose   (LwPoolColumnView  *self);
/* The card at that place or the last one; FALSE: the column is empty. */
gboolean      lw_pool_column_view_choose_at  (LwPoolColumnView  *self,
                                              guint              position,
                                              gboolean           focus);
gboolean      lw_pool_column_view_focus_at   (LwPoolColumnView  *self,
                                              guint              position);
guint         lw_pool_column_view_position   (LwPoolColumnView  *self);

G_END_DECLS
