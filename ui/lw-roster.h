/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* The people of a ledger with their posts and memberships, read in one go for lists. */

typedef struct
{
  LwPerson *person;
  GPtrArray *posts;    /* LwPost, borrowed */
  GPtrArray *reserves; /* LwReserve, borrowed */
  LwDate party_joined; /* as decided, else as stated */
} LwRosterPerson;

typedef struct
{
  GPtrArray *people; /* LwRosterPerson, by sort key */
  GPtrArray *villages; /* LwVillage, by code */
  GHashTable *people_by_id;
  GHashTable *villages_by_id;
  GPtrArray *records; /* owner of the rest */
} LwRoster;

LwRoster       *lw_roster_load         (LwLedger *ledger, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of these people (LwKey) alone, in this order, with the villages that they need. */
LwRoster       *lw_roster_load_some    (LwLedger *ledger, const GArray *keys, guint first, guint n, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of everybody who serves or served in @village or is or was in its pool or proposed for it, by
 * sort key. */
LwRoster       *lw_roster_load_village (LwLedger *ledger, LwKey village, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Its villages are called as on @on; such a roster is for showing, not for saving. */
void            lw_roster_call_as_on   (LwRoster *self, LwLedger *ledger, LwDate on);
void            lw_roster_free         (LwRoster *self);
LwRosterPerson *lw_roster_find         (LwRoster *self, LwKey person);
LwVillage      *lw_roster_find_village (LwRoster *self, LwKey village);
/* Where the person belongs on @on: by a post, else by the pool, else by the latest of either. */
LwVillage      *lw_roster_home         (LwRoster *self, const LwRosterPerson *person, LwDate on);
/* 党支部书记、村委会主任 of the posts held on @on; "" for none. */
char           *lw_roster_posts_text   (LwRoster *self, const LwRosterPerson *person, LwDate on) G_GNUC_WARN_UNUSED_RESULT;
/* The membership in force on @on, or NULL. */
LwReserve      *lw_roster_reserve      (const LwRosterPerson *person, LwDate on);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwRoster, lw_roster_free)

G_END_DECLS
