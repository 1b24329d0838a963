/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-roster.h"
#include "lw-session.h"

G_BEGIN_DECLS

/* The posts and memberships of a person on a time line and as lists in which they are added,
 * corrected and ended. */

#define LW_TYPE_PERSON_POSTS (lw_person_posts_get_type ())
G_DECLARE_FINAL_TYPE (LwPersonPosts, lw_person_posts, LW, PERSON_POSTS, GtkWidget)

GtkWidget *lw_person_posts_new  (LwSession            *session);
/* @roster has her and her villages. */
void       lw_person_posts_show (LwPersonPosts        *self,
                                 LwRoster             *roster,
                                 const LwRosterPerson *entry);

G_END_DECLS
