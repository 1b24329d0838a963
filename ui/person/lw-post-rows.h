/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* Rows that several dialogs about posts and the pool have, added to their list. @changed is called
 * with @data alone. */

/* The villages that there are on the base date. */
GtkWidget *lw_village_row_add   (GtkWidget  *list,
                                 LwSession  *session,
                                 LwKey       village,
                                 GCallback   changed,
                                 gpointer    data);
LwKey      lw_village_row_get   (GtkWidget  *row); /* 0: there are none */
const LwVillage *lw_village_row_get_village (GtkWidget *row); /* (nullable) */
/* The village of that person, if she belongs to one. */
void       lw_village_row_follow (GtkWidget *row,
                                 LwSession  *session,
                                 LwKey       person);

/* The posts. @none: (nullable): a first choice that is no post, chosen then; else the post of that
 * body and position, of a body alone its member, of neither the commonest seat: nobody becomes
 * secretary by pressing Enter. */
GtkWidget *lw_position_row_add  (GtkWidget  *list,
                                 const char *none,
                                 LwBody      body,
                                 LwPosition  position,
                                 GCallback   changed,
                                 gpointer    data);
/* In the words of the place: 居委会 and 党总支 where they are. */
void       lw_position_row_call (GtkWidget       *row,
                                 const LwVillage *village); /* (nullable) */
char      *lw_position_row_dup_caption (GtkWidget *row) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE: no post is chosen. */
gboolean   lw_position_row_get  (GtkWidget  *row,
                                 LwBody     *body,
                                 LwPosition *position);
/* The two committees are not what a reserve is kept beside. */
gboolean   lw_body_is_of_the_two (LwBody     body);

G_END_DECLS
