/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-state-chip.h"

#include "lw-state-icon.h"

struct _LwStateChip
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *label;
  LwState state;
};

G_DEFINE_FINAL_TYPE (LwStateChip, lw_state_chip, GTK_TYPE_WIDGET)

static void
lw_state_chip_dispose (GObject *object)
{
  LwStateChip *self = LW_STATE_CHIP (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (lw_state_chip_parent_class)->dispose (object);
}

static void
lw_state_chip_class_init (LwStateChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_state_chip_dispose;
  gtk_widget_class_set_css_name (widget_class, "lw-state-chip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lw_state_chip_init (LwStateChip *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 5);
  self->icon = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), 13);
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
lw_state_chip_new (LwState     state,
                   const char *text,
                   gboolean    advice)
{
  LwStateChip *self = g_object_new (LW_TYPE_STATE_CHIP, NULL);

  lw_state_chip_set (self, state, text, advice);
  return GTK_WIDGET (self);
}

void
lw_state_chip_set (LwStateChip *self,
                   LwState      state,
                   const char  *text,
                   gboolean     advice)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (LW_IS_STATE_CHIP (self));

  gtk_widget_remove_css_class (widget, lw_state_css (self->state));
  gtk_widget_add_css_class (widget, lw_state_css (state));
  if (advice)
    gtk_widget_add_css_class (widget, "advice");
  else
    gtk_widget_remove_css_class (widget, "advice");
  self->state = state;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), lw_state_icon_name (state));
  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : lw_state_caption (state));
}
