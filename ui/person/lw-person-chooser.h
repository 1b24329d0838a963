/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* A person is chosen by name, pinyin or number; before anything is typed, those of a village who are
 * not there yet are proposed. Emits "changed". */

#define LW_TYPE_PERSON_CHOOSER (lw_person_chooser_get_type ())
G_DECLARE_FINAL_TYPE (LwPersonChooser, lw_person_chooser, LW, PERSON_CHOOSER, AdwBin)

/* @body: those who serve in it are not proposed; LW_BODY_NONE: those in the pool or serving. */
GtkWidget      *lw_person_chooser_new        (LwSession       *session,
                                              LwKey            village,
                                              LwBody           body);
/* Never offered: of whom it is asked. */
void            lw_person_chooser_leave_out  (LwPersonChooser *self,
                                              LwKey            person);
/* Offers a new person of the name that is typed too; whoever is chosen so has no key yet. */
void            lw_person_chooser_offer_new  (LwPersonChooser *self);
const LwPerson *lw_person_chooser_get_person (LwPersonChooser *self); /* (nullable), borrowed */

G_END_DECLS
