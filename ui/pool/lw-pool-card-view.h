/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-pool.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A card of the board: name, sex, age on the base date, village; education, political status, source;
 * the first thing that is due. */

/* Fills the empty vertical @box. */
void  lw_pool_card_view_fill  (GtkWidget        *box,
                               const LwPoolCard *card,
                               LwDate            on);
/* 女 35 */
char *lw_pool_card_view_who   (const LwPoolCard *card,
                               LwDate            on) G_GNUC_WARN_UNUSED_RESULT;
/* The whole card in one sentence, for whoever hears it. */
char *lw_pool_card_view_spoken (const LwPoolCard *card,
                                LwDate            on) G_GNUC_WARN_UNUSED_RESULT;
/* The sign and words of what is due. */
void  lw_pool_card_view_due   (GtkWidget        *box,
                               const LwPoolCard *card,
                               LwDate            on);

G_END_DECLS
