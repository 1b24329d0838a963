/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A button that asks which village of the ledger a text means. */

#define LW_TYPE_VILLAGE_QUESTION (lw_village_question_get_type ())
G_DECLARE_FINAL_TYPE (LwVillageQuestion, lw_village_question, LW, VILLAGE_QUESTION, AdwBin)

/* Signal "answered" (text, village): its code, or its name where it has none. */

/* @villages: LwVillage, those one can choose from. */
GtkWidget *lw_village_question_new (const char *text,
                                    GPtrArray  *villages);

G_END_DECLS
