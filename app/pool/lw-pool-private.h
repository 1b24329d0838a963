/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-pool.h"

G_BEGIN_DECLS

void  _lw_pool_find_dues    (LwPoolCard *card, GPtrArray *results, LwDate on);
/* 12-19; with the year where it is not @on’s. */
char *_lw_pool_short_date   (LwDate date, LwDate on) G_GNUC_WARN_UNUSED_RESULT;
LwDate *_lw_pool_step_date  (LwPoolEntry *entry, LwPoolStep step);
char **_lw_pool_step_document (LwPoolEntry *entry, LwPoolStep step);

G_END_DECLS
