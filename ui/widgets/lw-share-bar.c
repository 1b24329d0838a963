/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-share-bar.h"

#include <glib/gi18n-lib.h>

struct _LwShareBar
{
  GtkWidget parent_instance;

  guint counts[LW_N_STATES];
};

G_DEFINE_FINAL_TYPE (LwShareBar, lw_share_bar, GTK_TYPE_WIDGET)

/* From left to right, with the named colour of style.css. */
static const struct
{
  LwState state;
  const char *color;
} parts[] = {
  { LW_STATE_MET, "lw_met_fill" },
  { LW_STATE_WAIVED, "lw_waived" },
  { LW_STATE_AT_RISK, "lw_at_risk_fill" },
  { LW_STATE_UNKNOWN, "lw_unknown_fill" },
  { LW_STATE_NOT_MET, "lw_not_met_strong" },
};

static void
lw_share_bar_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  LwShareBar *self = LW_SHARE_BAR (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  GskRoundedRect clip;
  guint total = 0, before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    total += self->counts[parts[i].state];
  if (total == 0)
    return;
  gsk_rounded_rect_init_from_rect (&clip, &GRAPHENE_RECT_INIT (0, 0, width, height), 5);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint n = self->counts[parts[i].state];
      float x = width * (float) before / (float) total;
      float end = width * (float) (before + n) / (float) total;
      GdkRGBA color = { 0, 0, 0, 1 };

      if (n == 0)
        continue;
      before += n;
      gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), parts[i].color, &color);
      gtk_snapshot_append_color (
          snapshot, &color,
          &GRAPHENE_RECT_INIT (x, 0, MAX (end - x - (before < total ? 2 : 0), 1), height));
    }
  gtk_snapshot_pop (snapshot);
}

static void
lw_share_bar_class_init (LwShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = lw_share_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "lw-share-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lw_share_bar_init (LwShareBar *self)
{
}

GtkWidget *
lw_share_bar_new (void)
{
  return g_object_new (LW_TYPE_SHARE_BAR, NULL);
}

void
lw_share_bar_set (LwShareBar  *self,
                  const guint  counts[LW_N_STATES])
{
  GString *label = g_string_new (NULL);

  g_return_if_fail (LW_IS_SHARE_BAR (self));

  memcpy (self->counts, counts, sizeof self->counts);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (label, "%s%s %u", i > 0 ? ", " : "", lw_state_caption (parts[i].state),
                            counts[parts[i].state]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str,
                                  -1);
  g_string_free (label, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
