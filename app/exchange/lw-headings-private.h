/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-headings.h"

G_BEGIN_DECLS

/* Shared by lw-headings.c (the dictionary), lw-heading-text.c and lw-heading-scope.c. */

/* Half width and lower case, without gaps. */
char     *lw_heading_narrow    (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Of that the letters and digits alone. */
char     *lw_heading_letters   (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Whether there is a text and all of it is @letters. */
gboolean  lw_text_made_of      (const char *text,
                                const char *letters);
gboolean  lw_text_has_any      (const char        *text,
                                const char *const *words);
LwScope   lw_heading_key_scope (const char *key);
/* What @meaning becomes within @scope. */
LwMeaning lw_scope_apply       (LwMeaning meaning,
                                LwScope   scope);

/* lw-headings-latin.c: the dictionary of headings in Latin letters. */
const LwHeadingEntry *lw_headings_latin (guint *n_entries);
/* 姓名name: FALSE where a key is in one tongue. */
gboolean  lw_heading_split_tongues (const char  *key,
                                    char       **chinese,
                                    char       **latin);
/* Whose column that is, or what else it holds: spouse, qq. */
gboolean  lw_heading_names_another (const char  *latin);
/* lw-heading-year.c: 2024年, 2024年一季度 (LW_MEANING_YEAR_N), 一季度, 上半年 (LW_MEANING_COUNT). */
gboolean  lw_heading_year      (const char *key,
                                LwFieldRef *ref);
/* "111月" is what is left of 1—11月: more than a month can be, so it is the year so far. */
gboolean  lw_heading_is_months_so_far (const char *key);
/* 2024年分季度情况: columns for parts of a year stand below; @year (out): of which, or 0. */
gboolean  lw_heading_speaks_of_parts (const char *key,
                                      int        *year);

G_END_DECLS
