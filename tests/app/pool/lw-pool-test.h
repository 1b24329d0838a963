/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-pool.h"
#include "lw-test.h"

G_BEGIN_DECLS

/* A ledger with one village and one person, for the tests of the pool. */

#define LW_POOL_TEST_DAY 20261208

typedef struct
{
  LwTestDir *dir;
  LwLedger *ledger;
  LwKey village;
  LwKey person;
} LwPoolTest;

char **lw_pool_test_name_keys (const char *name);
void lw_pool_test_save (LwLedger *ledger, GPtrArray *records);
LwKey lw_pool_test_save_one (LwLedger *ledger, gpointer record);
LwKey lw_pool_test_add_person (LwLedger *ledger, const char *name);
void lw_pool_test_set_up (LwPoolTest *test, gconstpointer data);
void lw_pool_test_tear_down (LwPoolTest *test, gconstpointer data);
GPtrArray *lw_pool_test_load (LwPoolTest *test, LwDate on);
LwPoolCard *lw_pool_test_only_card (LwPoolTest *test, LwDate on);
void lw_pool_test_propose (LwPoolTest *test);
/* As a roster brings somebody: without a way in. */
void lw_pool_test_add_member (LwPoolTest *test, LwDate start, LwMaturity maturity);
/* Proposed, and filed on that day; the card as it then is. */
LwPoolCard *lw_pool_test_file (LwPoolTest *test, LwMaturity maturity, LwDate date);
const LwPoolDue *lw_pool_test_find_due (const LwPoolCard *card, LwPoolDueKind kind);

G_END_DECLS
