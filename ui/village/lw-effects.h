/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"
#include "lw-what-if.h"

G_BEGIN_DECLS

/* What a change would do to the states of a village, for showing before it is made. */

/* A village held still as the session sees it; NULL where it cannot be read. */
LwWhatIf  *lw_effects_look       (LwSession     *session,
                                  LwKey          village) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a dialog, which asks at each change: looks anew only where another village than @of is
 * asked for. @what_if: what the dialog holds, and frees. (nullable), borrowed */
LwWhatIf  *lw_effects_look_once  (LwSession     *session,
                                  LwKey          village,
                                  LwWhatIf     **what_if,
                                  LwKey         *of);
/* 后备人数 3→2 */
char      *lw_effects_shift_text (const LwShift *shift) G_GNUC_WARN_UNUSED_RESULT;
/* ✗ 后备人数 3→2　✓ 女性委员 0→1: one line, the worse first; a sentence where nothing changes. */
char      *lw_effects_text       (GArray        *shifts) G_GNUC_WARN_UNUSED_RESULT;
/* The sign of a state and words in its colour. */
GtkWidget *lw_effects_words      (LwState        state,
                                  const char    *text);
/* The same as signs and words, put into a wrapping box. */
void       lw_effects_fill       (GtkWidget     *box,
                                  GArray        *shifts);

G_END_DECLS
