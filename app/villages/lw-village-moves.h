/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-village-change.h"

G_BEGIN_DECLS

/* Posts and memberships that go on in another village from a day. */

typedef struct
{
  LwLedger *ledger;
  gboolean dry;      /* only count */
  LwDate on;
  LwKey to;          /* 0: a village that is not there yet */
  char *reason;      /* why what went on elsewhere ended here */
  GHashTable *only;  /* LwKey set, NULL: everybody */
  GHashTable *seen;  /* LwKey: who moved */
  LwVillageMoves *moves;
} LwVillageMove;

/* All that @from has. */
gboolean lw_village_move_from   (LwVillageMove  *move,
                                 LwKey           from,
                                 GError        **error);

G_END_DECLS
