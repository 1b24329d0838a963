/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"
#include "lw-tables.h"

G_BEGIN_DECLS

/* The photo of a person: a picture is dropped on it, pasted, or chosen by a click. */

#define LW_TYPE_PERSON_PHOTO (lw_person_photo_get_type ())
G_DECLARE_FINAL_TYPE (LwPersonPhoto, lw_person_photo, LW, PERSON_PHOTO, GtkWidget)

GtkWidget *lw_person_photo_new  (LwSession      *session);
void       lw_person_photo_show (LwPersonPhoto  *self,
                                 const LwPerson *person);

G_END_DECLS
