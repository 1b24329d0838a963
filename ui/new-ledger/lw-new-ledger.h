/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a new ledger begins with. */
typedef struct
{
  char *path;
  char *passphrase;
  char *township;
  char *handler;       /* "": nobody is named */
  GPtrArray *villages; /* LwVillage; those without a code get one */
  char **standards;    /* ids of profiles; nullable: all */
} LwNewLedgerPlan;

void      lw_new_ledger_plan_free     (LwNewLedgerPlan      *plan);

/* In a thread; @plan: (transfer full). */
void      lw_new_ledger_create        (gpointer              source,
                                       LwNewLedgerPlan      *plan,
                                       GAsyncReadyCallback   callback);
LwLedger *lw_new_ledger_create_finish (GAsyncResult         *result,
                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
