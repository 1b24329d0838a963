/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* Cells of an import that were not understood and stay beside the person, until somebody takes them
 * over or away. */

#define LW_TYPE_PERSON_KEPT (lw_person_kept_get_type ())
G_DECLARE_FINAL_TYPE (LwPersonKept, lw_person_kept, LW, PERSON_KEPT, AdwBin)

GtkWidget *lw_person_kept_new  (LwSession      *session);
void       lw_person_kept_show (LwPersonKept   *self,
                                const LwPerson *person);

G_END_DECLS
