/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* 档案认定 of joining the Party and beginning to work: where such a date was decided, it goes before
 * the stated one wherever dates are shown or counted, as with birth (lw_birth_effective()). */

#define LW_DECIDED_PARTY_JOINED "party_joined"
#define LW_DECIDED_WORK_STARTED "work_started"

typedef void (*LwDecidedFunc) (LwKey    person,
                               LwDate   date,
                               gpointer user_data);

/* The date that was decided for @person, else @stated. */
LwDate   lw_decided_date (LwLedger       *ledger,
                          LwKey           person,
                          const char     *subject,
                          LwDate          stated);
/* Everybody for whom @subject was decided, in no order. */
gboolean lw_decided_each (LwLedger       *ledger,
                          const char     *subject,
                          LwDecidedFunc   func,
                          gpointer        user_data,
                          GError        **error);

G_END_DECLS
