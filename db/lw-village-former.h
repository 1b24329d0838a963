/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* What villages that were renamed were called before. A record carries its present name; on a base
 * date before the day of the new one the old name is in force, and the kind that the old code tells. */

typedef struct
{
  LwKey village;
  char *name;
  char *code;
} LwVillageFormer;

/* LwKey → LwVillageFormer of the villages that had another name or code on @on; the others are not
 * in it. */
GHashTable   *lw_village_formers_load (LwLedger              *ledger,
                                       LwDate                 on,
                                       GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of a village that is of @kind and has @code today. */
LwVillageKind lw_village_former_kind  (const LwVillageFormer *former,
                                       const char            *code,
                                       LwVillageKind          kind);

/* Calls @villages (LwVillage) as they were called on @on: for showing them, never to be saved. The code
 * stays the one by which the ledger finds them. */
gboolean      lw_villages_call_as_on   (GPtrArray             *villages,
                                        LwLedger              *ledger,
                                        LwDate                 on,
                                        GError               **error);

G_END_DECLS
