/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-pool.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Whom the board shows: a chip for every village that lacks somebody, and lists of villages, source
 * groups and mentors. Emits "changed". */

#define LW_TYPE_POOL_FILTER (lw_pool_filter_get_type ())
G_DECLARE_FINAL_TYPE (LwPoolFilter, lw_pool_filter, LW, POOL_FILTER, AdwBin)

GtkWidget *lw_pool_filter_new         (void);
/* What there is to choose from. */
void       lw_pool_filter_show        (LwPoolFilter     *self,
                                       GPtrArray        *cards,  /* LwPoolCard */
                                       GPtrArray        *gaps);  /* LwPoolGap */
gboolean   lw_pool_filter_lets        (LwPoolFilter     *self,
                                       const LwPoolCard *card);
LwKey      lw_pool_filter_get_village (LwPoolFilter     *self); /* 0: all */
void       lw_pool_filter_set_village (LwPoolFilter     *self,
                                       LwKey             village);
void       lw_pool_filter_clear       (LwPoolFilter     *self);
/* Of all villages, who has something overdue or due soon. */
void       lw_pool_filter_show_due    (LwPoolFilter     *self);
/* At the end of the bar. */
void       lw_pool_filter_append      (LwPoolFilter     *self,
                                       GtkWidget        *widget);

G_END_DECLS
