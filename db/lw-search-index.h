/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger-private.h"

G_BEGIN_DECLS

/* What a key of the search table came from; stored, so the numbers stay. */
typedef enum
{
  LW_SEARCH_PERSON_NAME = 1,
  LW_SEARCH_PERSON_PHONE = 2,
  LW_SEARCH_PERSON_ID_NUMBER = 3,
  LW_SEARCH_VILLAGE_NAME = 11,
  LW_SEARCH_VILLAGE_CODE = 12,
} LwSearchKind;

#define LW_SEARCH_REVERSED '<' /* before an ID number written backwards */
/* Comes after every character that a key can hold. */
#define LW_SEARCH_LAST "\364\217\277\277"

/* What is typed and what is stored, made comparable: width, case, accents, spaces and separating
 * dots and hyphens do not count; ü is v. */
char *_lw_search_normalize (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* @key is plain ASCII or at least UTF-8. */
char *_lw_search_reverse   (const char *key) G_GNUC_WARN_UNUSED_RESULT;

/* What a changeset does to the index. Internal to this floor, as all of this. */
typedef struct _LwSearchEdits LwSearchEdits;

/* Any thread may do this: it reads @changeset and the ledger's way to read names. */
LwSearchEdits *_lw_search_edits_new  (LwLedger       *ledger,
                                      GBytes         *changeset,
                                      GError        **error) G_GNUC_WARN_UNUSED_RESULT;
/* Within a transaction: brings the index up to what the changeset did. */
gboolean       _lw_search_edits_run  (LwSearchEdits  *self,
                                      GError        **error);
void           _lw_search_edits_free (LwSearchEdits  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwSearchEdits, _lw_search_edits_free)

G_END_DECLS
