/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-crop-view.h"

#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define VIEW_WIDTH 420
#define VIEW_HEIGHT 360
#define SMALLEST 24 /* pixels of the picture */
#define STEP 1.08

struct _LwCropView
{
  GtkWidget parent_instance;

  GdkTexture *texture;
  double width, height; /* of the picture */
  double x, y, frame;   /* the frame's corner and width; its height is 4/3 of that */
  double drag_x, drag_y;
};

G_DEFINE_FINAL_TYPE (LwCropView, lw_crop_view, GTK_TYPE_WIDGET)

static double
frame_height (LwCropView *self)
{
  return self->frame * 4 / 3;
}

static double
largest (LwCropView *self)
{
  return MIN (self->width, self->height * 3 / 4);
}

static void
settle (LwCropView *self)
{
  self->frame = CLAMP (self->frame, MIN (SMALLEST, largest (self)), largest (self));
  self->x = CLAMP (self->x, 0, self->width - self->frame);
  self->y = CLAMP (self->y, 0, MAX (self->height - frame_height (self), 0));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
lw_crop_view_scale (LwCropView *self,
                    double      factor)
{
  double before = self->frame;

  self->frame = CLAMP (before * factor, MIN (SMALLEST, largest (self)), largest (self));
  self->x -= (self->frame - before) / 2;
  self->y -= (self->frame - before) * 2 / 3;
  settle (self);
}

void
lw_crop_view_move (LwCropView *self,
                   double      x,
                   double      y)
{
  self->x += x;
  self->y += y;
  settle (self);
}

void
lw_crop_view_get_frame (LwCropView            *self,
                        cairo_rectangle_int_t *frame)
{
  frame->x = (int) self->x;
  frame->y = (int) self->y;
  frame->width = MAX ((int) self->frame, 1);
  frame->height = MAX ((int) MIN (frame_height (self), self->height - self->y), 1);
}

/* ---- where the picture stands in the widget ---- */

static double
place (LwCropView      *self,
       graphene_rect_t *at)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  double scale = MIN (width / self->width, height / self->height);

  graphene_rect_init (at, (width - (float) (self->width * scale)) / 2,
                      (height - (float) (self->height * scale)) / 2, (float) (self->width * scale),
                      (float) (self->height * scale));
  return scale;
}

static void
lw_crop_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  LwCropView *self = LW_CROP_VIEW (widget);
  const GdkRGBA shade = { 0, 0, 0, 0.55f }, line = { 1, 1, 1, 1 };
  float widths[4] = { 2, 2, 2, 2 };
  GdkRGBA colors[4] = { line, line, line, line };
  graphene_rect_t at, inside;
  GskRoundedRect border;
  double scale = place (self, &at);

  graphene_rect_init (&inside, at.origin.x + (float) (self->x * scale), at.origin.y + (float) (self->y * scale),
                      (float) (self->frame * scale), (float) (frame_height (self) * scale));
  gtk_snapshot_append_texture (snapshot, self->texture, &at);
  gtk_snapshot_append_color (snapshot, &shade, &at);
  gtk_snapshot_push_clip (snapshot, &inside);
  gtk_snapshot_append_texture (snapshot, self->texture, &at);
  gtk_snapshot_pop (snapshot);
  gsk_rounded_rect_init_from_rect (&border, &inside, 0);
  gtk_snapshot_append_border (snapshot, &border, widths, colors);
}

static void
lw_crop_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? VIEW_WIDTH : VIEW_HEIGHT;
}

/* ---- mouse and keys ---- */

static void
begin_cb (LwCropView *self,
          double      x,
          double      y,
          GtkGesture *drag)
{
  /* Otherwise the dialog would go along with the frame: it is moved by whatever has no use for a drag. */
  gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
  self->drag_x = self->x;
  self->drag_y = self->y;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
drag_cb (LwCropView *self,
         double      x,
         double      y)
{
  graphene_rect_t at;
  double scale = place (self, &at);

  self->x = self->drag_x + x / scale;
  self->y = self->drag_y + y / scale;
  settle (self);
}

static gboolean
scroll_cb (LwCropView *self,
           double      dx,
           double      dy)
{
  lw_crop_view_scale (self, dy > 0 ? STEP : 1 / STEP);
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (LwCropView      *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  double step = MAX (self->width, self->height) / 60;

  switch (keyval)
    {
    case GDK_KEY_Left:
      lw_crop_view_move (self, -step, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      lw_crop_view_move (self, step, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      lw_crop_view_move (self, 0, -step);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      lw_crop_view_move (self, 0, step);
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      lw_crop_view_scale (self, STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      lw_crop_view_scale (self, 1 / STEP);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* ---- the widget ---- */

static void
lw_crop_view_dispose (GObject *object)
{
  g_clear_object (&LW_CROP_VIEW (object)->texture);
  G_OBJECT_CLASS (lw_crop_view_parent_class)->dispose (object);
}

static void
lw_crop_view_class_init (LwCropViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_crop_view_dispose;
  widget_class->snapshot = lw_crop_view_snapshot;
  widget_class->measure = lw_crop_view_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lw_crop_view_init (LwCropView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  lw_ui_name (GTK_WIDGET (self), _("Frame of the photo: arrows move it, + and − change its size"));
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Faces stand above the middle: that is where the frame begins. */
GtkWidget *
lw_crop_view_new (GdkPixbuf *picture)
{
  LwCropView *self = g_object_new (LW_TYPE_CROP_VIEW, NULL);

  self->texture = gdk_texture_new_for_pixbuf (picture);
  self->width = gdk_pixbuf_get_width (picture);
  self->height = gdk_pixbuf_get_height (picture);
  self->frame = largest (self);
  self->x = (self->width - self->frame) / 2;
  self->y = (self->height - frame_height (self)) / 8;
  settle (self);
  return GTK_WIDGET (self);
}
