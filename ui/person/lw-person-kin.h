/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-roster.h"
#include "lw-session.h"

G_BEGIN_DECLS

/* The family as it stands on forms, and the near relatives who are in the ledger themselves, with
 * whom avoidance is checked. */

#define LW_TYPE_PERSON_KIN (lw_person_kin_get_type ())
G_DECLARE_FINAL_TYPE (LwPersonKin, lw_person_kin, LW, PERSON_KIN, GtkWidget)

GtkWidget *lw_person_kin_new  (LwSession      *session);
/* Reads who is a near relative of @person, and only what is recorded about those; their keys, the
 * person's own first. */
GArray    *lw_person_kin_read (LwPersonKin    *self,
                               LwKey           person) G_GNUC_WARN_UNUSED_RESULT;
/* Those that were read; @roster has them. */
void       lw_person_kin_show (LwPersonKin    *self,
                               LwRoster       *roster,
                               const LwPerson *person);

G_END_DECLS
