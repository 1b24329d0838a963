/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture with a frame in the proportion of a photo (3:4). The frame is dragged or moved by the
 * arrow keys; the wheel or + and − make it larger and smaller. */

#define LW_TYPE_CROP_VIEW (lw_crop_view_get_type ())
G_DECLARE_FINAL_TYPE (LwCropView, lw_crop_view, LW, CROP_VIEW, GtkWidget)

GtkWidget *lw_crop_view_new       (GdkPixbuf             *picture);
/* The part of the picture in the frame, in its own pixels. */
void       lw_crop_view_get_frame (LwCropView            *self,
                                   cairo_rectangle_int_t *frame);
/* Makes the frame larger (above 1) or smaller, about its middle, within the picture. */
void       lw_crop_view_scale     (LwCropView            *self,
                                   double                 factor);
void       lw_crop_view_move      (LwCropView            *self,
                                   double                 x,
                                   double                 y);

G_END_DECLS
