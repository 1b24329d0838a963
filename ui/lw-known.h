/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"

G_BEGIN_DECLS

/* What a page has read of a session, so that after an edit it reads what the edit touched, and no more.
 * Zeroed to begin with: nothing is known. */
typedef struct
{
  gint64 revision;
  LwDate on;
  GPtrArray *results;
} LwKnown;

/* The villages (LwKey, in order) of which something is another since the last call, their results
 * included; NULL: everything is to be read. From now on all that is known. */
GArray *lw_known_renew (LwKnown   *self,
                        LwSession *session) G_GNUC_WARN_UNUSED_RESULT;
void    lw_known_clear (LwKnown   *self);

G_END_DECLS
