/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"
#include "lw-tables.h"

G_BEGIN_DECLS

/* Scanned papers of a person: dropped or chosen, looked at, saved as a file, removed. */

#define LW_TYPE_PERSON_PAPERS (lw_person_papers_get_type ())
G_DECLARE_FINAL_TYPE (LwPersonPapers, lw_person_papers, LW, PERSON_PAPERS, GtkWidget)

GtkWidget *lw_person_papers_new  (LwSession      *session);
void       lw_person_papers_show (LwPersonPapers *self,
                                  const LwPerson *person);
/* Files (GFile) that were dropped or chosen; what cannot be taken is told. */
void       lw_person_papers_take (LwPersonPapers *self,
                                  GSList         *files);

G_END_DECLS
