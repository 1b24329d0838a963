/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* Why a square is what it is: who counts, who nearly does and why not, who is to be verified, when
 * it changes, what asks for it. */

#define LW_TYPE_EXPLANATION (lw_explanation_get_type ())
G_DECLARE_FINAL_TYPE (LwExplanation, lw_explanation, LW, EXPLANATION, AdwBin)

GtkWidget *lw_explanation_new  (LwSession       *session);
/* @village NULL: nothing is chosen. @rule: index in its results. */
void       lw_explanation_show (LwExplanation   *self,
                                LwVillageResult *village,
                                guint            rule);

G_END_DECLS
