/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* What happened since a revision, for whoever keeps something that was worked out from the facts. */

typedef struct
{
  gint64 revision;    /* up to here */
  gboolean all;       /* too much happened: everything may be different */
  gboolean settings;  /* settings or profiles of the ledger */
  gboolean kinship;   /* relations: those of others may follow from them */
  gboolean villages_changed; /* records of villages themselves, not only their people */
  GArray *people;     /* LwKey, in order, each once */
  GArray *villages;   /* the same: villages, and those of posts, memberships, recruits, waivers */
} LwTouched;

/* @since: a revision (lw_ledger_get_revision()). @most: changes that are looked at; more is @all. */
LwTouched *lw_touched_since (LwLedger  *ledger,
                             gint64     since,
                             guint      most,
                             GError   **error) G_GNUC_WARN_UNUSED_RESULT;
void       lw_touched_free  (LwTouched *touched);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwTouched, lw_touched_free)

/* Sets of keys as sorted arrays. */
void       lw_key_array_sort (GArray       *keys); /* and leaves out what is there twice */
gboolean   lw_key_array_has  (const GArray *keys,
                              LwKey         key);

G_END_DECLS
