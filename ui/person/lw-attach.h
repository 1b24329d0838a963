/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-session.h"
#include "lw-tables.h"

G_BEGIN_DECLS

/* Photos and papers of a person go into the ledger and come out of it. */

#define LW_ATTACH_MOST (20 * 1024 * 1024) /* bytes of one file */

/* One action. A photo takes the place of the one before. */
void    lw_attach_save         (LwSession        *session,
                                const LwPerson   *person,
                                LwAttachmentKind  kind,
                                const char       *name,
                                const char       *type,
                                GBytes           *content);
/* Reads the file; (transfer full), or NULL with @error set: too large, empty, unreadable. */
GBytes *lw_attach_read         (GFile            *file,
                                char            **name, /* (out) */
                                char            **type, /* (out) */
                                GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* The picture, upright; NULL with @error set where @content is none that can be read. */
GdkPixbuf *lw_attach_read_photo (GBytes          *content,
                                 GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* Nearly as 3:4 as photos on forms are: nothing is to be cut off. */
gboolean lw_attach_is_photo_shape (GdkPixbuf     *picture);
/* That part of it as PNG, no larger than a form needs. */
GBytes *lw_attach_cut_photo    (GdkPixbuf                   *picture,
                                const cairo_rectangle_int_t *part,
                                GError                     **error) G_GNUC_WARN_UNUSED_RESULT;

/* FALSE with @error: _INVALID_DATA for what is no picture, _NOT_SUPPORTED for one of so many dots that showing it would fill the memory,
 * however small its file. Reads the head only. */
gboolean lw_attach_check_picture (GBytes  *content,
                                  GError **error);

G_END_DECLS
