/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"
#include "lw-tables.h"

G_BEGIN_DECLS

/* The main fields of a person as a form; each commit is one action. The ID number is masked until
 * asked for, fills birth and sex, and says at once when it cannot be right. */

#define LW_TYPE_PERSON_IDENTITY (lw_person_identity_get_type ())
G_DECLARE_FINAL_TYPE (LwPersonIdentity, lw_person_identity, LW, PERSON_IDENTITY, GtkWidget)

GtkWidget *lw_person_identity_new  (LwSession        *session);
/* Schools, degrees and majors. */
GtkWidget *lw_person_identity_new_education (LwSession *session);
/* What is being typed about the same person stays. */
void       lw_person_identity_show (LwPersonIdentity *self,
                                    const LwPerson   *person);

G_END_DECLS
