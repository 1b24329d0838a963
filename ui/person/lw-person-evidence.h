/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"
#include "lw-tables.h"

G_BEGIN_DECLS

/* 档案认定: what was stated, what the ID number and the papers say, what was decided, for birth, start
 * of work and joining the Party. */

#define LW_TYPE_PERSON_EVIDENCE (lw_person_evidence_get_type ())
G_DECLARE_FINAL_TYPE (LwPersonEvidence, lw_person_evidence, LW, PERSON_EVIDENCE, GtkWidget)

GtkWidget *lw_person_evidence_new  (LwSession        *session);
void       lw_person_evidence_show (LwPersonEvidence *self,
                                    const LwPerson   *person);

G_END_DECLS
