/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-lock-badge.h"

struct _LwLockBadge
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (LwLockBadge, lw_lock_badge, GTK_TYPE_WIDGET)

/* The figures below are of a badge of so many pixels. */
#define DRAWN_SIZE 72

static void
append_shackle (GtkSnapshot   *snapshot,
                const GdkRGBA *color)
{
  const float widths[4] = { 4, 4, 4, 4 };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect ring;

  gsk_rounded_rect_init_from_rect (&ring, &GRAPHENE_RECT_INIT (27, 20, 18, 28), 9);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (27, 20, 18, 13));
  gtk_snapshot_append_border (snapshot, &ring, widths, colors);
  gtk_snapshot_pop (snapshot);
}

static void
append_body (GtkSnapshot   *snapshot,
             const GdkRGBA *color)
{
  GskRoundedRect body;

  gsk_rounded_rect_init_from_rect (&body, &GRAPHENE_RECT_INIT (23, 33, 26, 19), 3);
  gtk_snapshot_push_rounded_clip (snapshot, &body);
  gtk_snapshot_append_color (snapshot, color, &body.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
lw_lock_badge_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float scale = MIN (width, height) / DRAWN_SIZE;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - DRAWN_SIZE * scale) / 2,
                                                          (height - DRAWN_SIZE * scale) / 2));
  gtk_snapshot_scale (snapshot, scale, scale);
  append_shackle (snapshot, &color);
  append_body (snapshot, &color);
  gtk_snapshot_restore (snapshot);
}

static void
lw_lock_badge_class_init (LwLockBadgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = lw_lock_badge_snapshot;
  gtk_widget_class_set_css_name (widget_class, "lw-lock-badge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lw_lock_badge_init (LwLockBadge *self)
{
}
