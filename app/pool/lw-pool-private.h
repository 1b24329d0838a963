/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-pool.h"

G_BEGIN_DECLS

void  _lw_pool_find_dues    (LwPoolCard *card, GPtrArray *results, LwDate on);
/* 12-19; with the year where it is not @on’s. */
char *_lw_pool_short_date   (LwDate date, LwDate on) G_GNUC_WARN_UNUSED_RESULT;
/* When a step was taken, 0: it was not. Both are nullable. */
LwDate _lw_pool_taken_on     (const LwPoolEntry *entry,
                              const LwReserve   *reserve,
                              LwPoolStep         step);
LwDate *_lw_pool_step_date  (LwPoolEntry *entry, LwPoolStep step);
char **_lw_pool_step_document (LwPoolEntry *entry, LwPoolStep step);

/* @entry (transfer full) with a step taken; with the filing of who is in no pool a membership too. */
GPtrArray *_lw_pool_step_records (LwPoolEntry *entry,
                                  LwPoolStep   step,
                                  LwMaturity   maturity,
                                  LwDate       date,
                                  const char  *document);
/* What is wrong with a step on that day beside the others; @reserve (nullable): since when. */
char        *_lw_pool_check_order (const LwPoolEntry *entry,
                                   const LwReserve   *reserve,
                                   LwPoolStep         step,
                                   LwDate             date);
LwReserve   *_lw_pool_end_reserve (const LwReserve   *reserve,
                                   LwDate             date,
                                   const char        *reason);
LwPoolEntry *_lw_pool_close_entry (const LwPoolEntry *entry,
                                   LwDate             date,
                                   const char        *reason);
/* Measures, talks and reviews: what needs neither person nor village. */
void         _lw_pool_find_reminders (LwPoolCard *card,
                                      LwDate      on);
void         _lw_pool_sort_dues      (LwPoolCard *card);
/* Cards without person and village, with what is due by its date. */
GPtrArray   *_lw_pool_load_bare      (LwLedger    *ledger,
                                      LwDate       on,
                                      GError     **error);

G_END_DECLS
