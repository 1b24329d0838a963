/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger-private.h"

G_BEGIN_DECLS

/* Whom and which village a change is about. Internal to this floor. */

typedef struct
{
  LwKey person;   /* 0: nobody */
  LwKey relative; /* of a kinship */
  LwKey village;
} LwSubject;

/* Finds the subjects of the changes of one changeset after the other. Rows that were deleted or
 * updated are looked up where the changeset itself does not say. */
typedef struct _LwSubjectFinder LwSubjectFinder;

LwSubjectFinder *_lw_subject_finder_new  (LwLedger         *ledger) G_GNUC_WARN_UNUSED_RESULT;
void             _lw_subject_finder_free (LwSubjectFinder  *self);
gboolean         _lw_subject_finder_find (LwSubjectFinder  *self,
                                          LwChangesetIter  *change,
                                          LwSubject        *subject,
                                          GError          **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwSubjectFinder, _lw_subject_finder_free)

/* Remembers which subjects @entry is about; @n_changes (out): how many records it changed. */
gboolean         _lw_journal_subjects_store (LwLedger      *ledger,
                                             LwKey          entry,
                                             GBytes        *changeset,
                                             gint64        *n_changes,
                                             GError       **error);

G_END_DECLS
