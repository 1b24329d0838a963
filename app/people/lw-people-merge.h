/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* People who may be one: found, compared field by field, and made one. */

typedef enum /* bits: why they may be the same */
{
  LW_DUPLICATE_ID_NUMBER = 1 << 0, /* an old number of 15 digits and the new one */
  LW_DUPLICATE_NAME_BIRTH = 1 << 1,
  LW_DUPLICATE_NAME_PHONE = 1 << 2,
} LwDuplicateKind;

typedef struct
{
  LwKey a; /* the older record */
  LwKey b;
  guint kinds; /* LwDuplicateKind */
  char *name;
} LwDuplicate;

void        lw_duplicate_free      (gpointer       duplicate);
const char *lw_duplicate_caption   (guint          kinds); /* of the surest one */
/* LwDuplicate, the surest first, without pairs of which somebody said that they are two. */
GPtrArray  *lw_duplicates_find     (LwLedger      *ledger,
                                    GCancellable  *cancellable,
                                    GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* Within an action: these two are not one. */
gboolean    lw_duplicates_dismiss  (LwLedger      *ledger,
                                    LwKey          a,
                                    LwKey          b,
                                    GError       **error);

/* The fields of a person in which @a and @b differ and both say something: LwField, borrowed. */
GPtrArray  *lw_merge_conflicts     (const LwPerson *a,
                                    const LwPerson *b) G_GNUC_WARN_UNUSED_RESULT;
/* A field as staff read it: 女, 大专, 1991-05. */
char       *lw_merge_show          (const LwPerson *person,
                                    const LwField  *field) G_GNUC_WARN_UNUSED_RESULT;
/* @keep, with what only @drop knows. Fields of conflict are as in @keep. */
LwPerson   *lw_merge_propose       (const LwPerson *keep,
                                    const LwPerson *drop) G_GNUC_WARN_UNUSED_RESULT;
/* How many records of other tables would move to the one who is kept. */
gboolean    lw_merge_count         (LwLedger       *ledger,
                                    LwKey           drop,
                                    guint          *n,
                                    GError        **error);
/* Within an action: @merged is @keep's record as it shall be; what refers to @drop refers to it then,
 * and @drop is gone. */
gboolean    lw_merge_apply         (LwLedger       *ledger,
                                    const LwPerson *merged,
                                    LwKey           drop,
                                    GError        **error);

G_END_DECLS
