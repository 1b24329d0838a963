/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-roster.h"
#include "lw-session.h"

G_BEGIN_DECLS

/* Posts and the pool: each dialog says what the change would do to the village, and ends in one
 * action. */

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
/* Into the pool of a village. */
void lw_reserve_dialog_add  (GtkWindow       *parent,
                             LwSession       *session,
                             const LwPerson  *person,
                             LwKey            village);
void lw_reserve_dialog_end  (GtkWindow       *parent,
                             LwSession       *session,
                             const LwPerson  *person,
                             const LwReserve *reserve);
/* Chooses a person by name and then asks for the post or the pool of @village. */
void lw_post_dialog_choose  (GtkWindow       *parent,
                             LwSession       *session,
                             LwKey            village,
                             LwBody           body); /* LW_BODY_NONE: the pool */
/* Chooses a person who is proposed for the pool of @village. */
void lw_pool_dialog_propose (GtkWindow       *parent,
                             LwSession       *session,
                             LwKey            village);

G_END_DECLS
