/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* Finding a person or a village by the beginning of name, pinyin, initials, phone, or either end
 * of the ID number. Answers in index order. */

typedef struct
{
  const LwTable *table; /* lw_person_table or lw_village_table */
  LwKey id;
  char *name;
  char *detail; /* village of a person, code of a village */
} LwHit;

void lw_hit_free (LwHit *hit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwHit, lw_hit_free)

/* At most @limit hits: LwHit. @text may be anything that a user types; an empty text finds nothing. */
GPtrArray *lw_search (LwLedger    *ledger,
                      const char  *text,
                      guint        limit,
                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
