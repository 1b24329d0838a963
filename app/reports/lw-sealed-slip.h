/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-paper.h"

G_BEGIN_DECLS

/* The sheet for the safe (密封件): which ledger it is for, and boxes into which the passphrase is
 * written by hand. The passphrase itself is never printed: printers and their queues keep what they
 * print. */

typedef struct
{
  const char *township; /* nullable, as the others are */
  const char *file;     /* where the ledger lies */
  const char *handler;
  LwDate on;            /* today */
} LwSealedSlip;

LwPaper *lw_sealed_slip_new (const LwSealedSlip *slip) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
