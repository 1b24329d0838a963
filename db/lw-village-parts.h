/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* Which villages went into which by a day. What a village was before (its recruits and figures of the
 * years) stays with its own record; whoever counts on a day asks here whose it is on that day. */

typedef struct _LwVillageParts LwVillageParts;

/* Whether a village from @started until @ended (0: open) is there on @on. */
gboolean        lw_village_exists     (LwDate          started,
                                       LwDate          ended,
                                       LwDate          on);
/* The villages that there are on @on, in order of code. */
GPtrArray      *lw_villages_list      (LwLedger       *ledger,
                                       LwDate          on,
                                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;
LwVillageParts *lw_village_parts_load (LwLedger       *ledger,
                                       LwDate          on,
                                       GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void            lw_village_parts_free (LwVillageParts *self);
/* LwScanPart of all that went into @village, also by way of another; NULL: none did. */
const GArray   *lw_village_parts_of   (LwVillageParts *self,
                                       LwKey           village);
/* The village that @village is on that day: itself, or the one that it went into. */
LwKey           lw_village_parts_heir (LwVillageParts *self,
                                       LwKey           village);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwVillageParts, lw_village_parts_free)

G_END_DECLS
