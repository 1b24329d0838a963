/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-village-code.h"

G_BEGIN_DECLS

/* Names of people and of villages (docs/counting.md, section 9). */

/* "张 三" → "张三"; · • ． in minority names → ·; characters beyond the BMP stay. NULL when nothing is left. */
char          *lw_person_name_normalise (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Why @text, typed by hand, is no name, in the user's language; NULL: it is one. */
char          *lw_person_name_explain   (const char *text) G_GNUC_WARN_UNUSED_RESULT;

gboolean       lw_village_code_is_valid (const char *code);
/* 张庄村民委员会 → 张庄村, 学府社区居民委员会 → 学府社区: what the window shows. */
char          *lw_village_name_short    (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Finds which village a cell means among those of a ledger. */
typedef struct _LwVillageMatcher LwVillageMatcher;

typedef enum
{
  LW_VILLAGE_FOUND,
  LW_VILLAGE_UNKNOWN,
  LW_VILLAGE_AMBIGUOUS,
} LwVillageMatch;

/* @villages: array of LwVillage, borrowed while the matcher lives. */
LwVillageMatcher *lw_village_matcher_new  (GPtrArray *villages) G_GNUC_WARN_UNUSED_RESULT;
void              lw_village_matcher_free (LwVillageMatcher *self);
/* @village (out): id when found. Exact name first, then the kind word decides, then the stem. */
LwVillageMatch    lw_village_matcher_find (LwVillageMatcher *self, const char *text, LwKey *village);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwVillageMatcher, lw_village_matcher_free)

G_END_DECLS
