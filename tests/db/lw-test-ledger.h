/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-journal.h"
#include "lw-ledger.h"
#include "lw-test.h"

/* Shared by the tests of the ledger: a folder with an open ledger in it. */

#define LW_TEST_PASSPHRASE "小郭庄的槐树 2026"
#define LW_TEST_VILLAGE_CODE "410305100201"

typedef struct
{
  char *dir;
  char *path;
  LwLedger *ledger;
} LwTestLedger;

void      lw_test_ledger_init    (LwTestLedger *self);
void      lw_test_ledger_clear   (LwTestLedger *self);
/* Closes and opens it again. */
void      lw_test_ledger_reopen  (LwTestLedger *self);
/* Two readings for 单, one for everything else: the characters themselves. */
GStrv     lw_test_name_keys      (const char   *name);

void      lw_test_begin          (LwLedger     *ledger,
                                  const char   *label);
LwKey     lw_test_commit         (LwLedger     *ledger);
/* One record within the running action; each gives its key. */
LwKey     lw_test_add_village    (LwLedger     *ledger,
                                  const char   *code,
                                  const char   *name);
LwKey     lw_test_add_person     (LwLedger     *ledger,
                                  const char   *name,
                                  const char   *id_number);
LwKey     lw_test_add_post       (LwLedger     *ledger,
                                  LwKey         person,
                                  LwKey         village,
                                  LwBody        body,
                                  LwPosition    position);
/* Everything that the tables of facts hold, as text: equal texts, equal ledgers. */
char     *lw_test_dump           (LwLedger     *ledger);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LwTestLedger, lw_test_ledger_clear)
