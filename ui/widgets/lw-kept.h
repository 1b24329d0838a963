/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children of a GtkBox, GtkListBox or wrap box that are made anew only where they say something else than
 * those that stand there: a widget is dear, to make as to lay out. What a child says is a text in which
 * everything stands that it was made from. Where the child goes on which the keyboard stood, it stands on the
 * one in its place then.
 *
 *   LwKept kept = lw_kept_begin (list);
 *   for each: if (!lw_kept_same (&kept, says)) lw_kept_put (&kept, make (…), says);
 *   lw_kept_end (&kept);
 */
typedef struct
{
  GtkWidget *parent;
  GtkWidget *next; /* of those that stood there before */
  int n;           /* that are done */
  int fresh;       /* of those the last ones, which were put */
  int lost;        /* place of the one that had the focus and is gone; −1: none had */
} LwKept;

LwKept   lw_kept_begin (GtkWidget  *parent);
/* Whether a child says that already: then it stays, and is the next one. */
gboolean lw_kept_same  (LwKept     *self,
                        const char *says);
/* @child: of a list a GtkListBoxRow. */
void     lw_kept_put   (LwKept     *self,
                        GtkWidget  *child,
                        const char *says);
/* A row of a list that says there is nothing. */
void     lw_kept_put_words (LwKept     *self,
                            const char *text);
/* Those that are left over go. */
void     lw_kept_end   (LwKept     *self);

G_END_DECLS
