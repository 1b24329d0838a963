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

G_END_DECLS
