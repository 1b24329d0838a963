/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-people-index.h"
#include "lw-session.h"

G_BEGIN_DECLS

/* Keeps the index of a session's people up to date: few at once, many in a thread. */

#define LW_TYPE_PEOPLE_INDEXER (lw_people_indexer_get_type ())
G_DECLARE_FINAL_TYPE (LwPeopleIndexer, lw_people_indexer, LW, PEOPLE_INDEXER, GObject)

/* Signals: "ready" (touched: GArray of LwKey, nullable) there is an index as of now, and nobody but
 * @touched may look otherwise than before; NULL: anybody may. "counted" (n: guint): on the way to the
 * first one in a thread, how many people there are. "failed" (message). */

LwPeopleIndexer *lw_people_indexer_new         (LwSession       *session) G_GNUC_WARN_UNUSED_RESULT;
/* The ledger or the base date changed. "ready" comes before this returns, or later; with @whole
 * nobody is taken for untouched. */
void             lw_people_indexer_refresh     (LwPeopleIndexer *self,
                                                gboolean         whole);
/* More people than this are read in a thread. */
#define LW_PEOPLE_AT_ONCE 8000
LwPeopleIndex   *lw_people_indexer_get_index   (LwPeopleIndexer *self); /* (nullable): none yet */
gboolean         lw_people_indexer_is_building (LwPeopleIndexer *self);
/* Nothing is told any more. */
void             lw_people_indexer_stop        (LwPeopleIndexer *self);

G_END_DECLS
