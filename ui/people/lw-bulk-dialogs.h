/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-people-columns.h"
#include "lw-people-marks.h"
#include "lw-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Changes of many people: each says beforehand what it would do, and is one action. */

/* A button with a popover in which one field of all who are ticked is set. */
GtkWidget *lw_bulk_field_button_new (LwSession            *session,
                                     LwPeopleMarks        *marks);
void       lw_bulk_dialog_end_posts (GtkWindow            *parent,
                                     LwSession            *session,
                                     const GArray         *people);
void       lw_bulk_dialog_pool      (GtkWindow            *parent,
                                     LwSession            *session,
                                     const GArray         *people);
/* A measure for those of them who are in the pool. */
void       lw_bulk_dialog_measure   (GtkWindow            *parent,
                                     LwSession            *session,
                                     const GArray         *people);
/* @people: in the order in which they are written; columns as @layout shows them. */
void       lw_bulk_dialog_export    (GtkWindow            *parent,
                                     LwSession            *session,
                                     const GArray         *people,
                                     const LwPeopleLayout *layout);
/* What the last of these does, for whoever has a path: in a thread, journaled when @ids_in_full. */
void       lw_bulk_export           (GtkWindow            *parent,
                                     LwSession            *session,
                                     const GArray         *people,
                                     const LwPeopleLayout *layout,
                                     const char           *path,
                                     gboolean              ids_in_full,
                                     const char           *reason);
/* The same as a table for the clipboard. */
void       lw_bulk_copy             (GtkWindow            *parent,
                                     LwSession            *session,
                                     const GArray         *people,
                                     const LwPeopleLayout *layout,
                                     gboolean              ids_in_full);

G_END_DECLS
