/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* Posts: each dialog says what the change would do to the village, and ends in one action. Who gets a
 * post on one of the two committees of a village leaves its pool with the same action, unless the
 * clerk says otherwise. */

/* @post: NULL for a new one (then @village may be 0: it is asked), else it is corrected. */
void lw_post_dialog_edit    (GtkWindow       *parent,
                             LwSession       *session,
                             const LwPerson  *person,
                             const LwPost    *post,
                             LwKey            village);
/* A new post in @body of @village, to be confirmed. */
void lw_post_dialog_appoint (GtkWindow       *parent,
                             LwSession       *session,
                             const LwPerson  *person,
                             LwKey            village,
                             LwBody           body);
void lw_post_dialog_end     (GtkWindow       *parent,
                             LwSession       *session,
                             const LwPerson  *person,
                             const LwPost    *post);
/* Chooses a person by name and then asks for the post in @body of @village. */
void lw_post_dialog_choose  (GtkWindow       *parent,
                             LwSession       *session,
                             LwKey            village,
                             LwBody           body);

G_END_DECLS
