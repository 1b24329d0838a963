/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pane-box.h"

#define WIDE 1400

struct _LwPaneBox
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *pane;
  gboolean wide;
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (LwPaneBox, lw_pane_box, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_WIDENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
lw_pane_box_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  gtk_widget_measure (LW_PANE_BOX (widget)->content, orientation, -1, minimum, natural, NULL, NULL);
}

static gboolean
widened_cb (gpointer user_data)
{
  LwPaneBox *self = user_data;

  self->idle_id = 0;
  g_signal_emit (self, signals[SIGNAL_WIDENED], 0);
  return G_SOURCE_REMOVE;
}

/* Within an allocation nothing may be filled that asks for another one: that comes a little later. */
static void
lw_pane_box_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  LwPaneBox *self = LW_PANE_BOX (widget);
  gboolean wide = width >= WIDE;
  int pane = 0;

  if (wide)
    gtk_widget_measure (self->pane, GTK_ORIENTATION_HORIZONTAL, -1, &pane, NULL, NULL, NULL);
  gtk_widget_set_child_visible (self->pane, wide);
  gtk_widget_size_allocate (self->content, &(GtkAllocation){ 0, 0, width - pane, height }, baseline);
  if (wide)
    gtk_widget_size_allocate (self->pane, &(GtkAllocation){ width - pane, 0, pane, height }, baseline);
  if (wide != self->wide && self->idle_id == 0)
    self->idle_id = g_idle_add (widened_cb, self);
  self->wide = wide;
}

static gboolean
lw_pane_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LW_PANE_BOX (widget)->content);
}

static void
lw_pane_box_dispose (GObject *object)
{
  LwPaneBox *self = LW_PANE_BOX (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->pane, gtk_widget_unparent);
  G_OBJECT_CLASS (lw_pane_box_parent_class)->dispose (object);
}

static void
lw_pane_box_class_init (LwPaneBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_pane_box_dispose;
  widget_class->measure = lw_pane_box_measure;
  widget_class->size_allocate = lw_pane_box_size_allocate;
  widget_class->grab_focus = lw_pane_box_grab_focus;
  signals[SIGNAL_WIDENED] = g_signal_new ("widened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lw_pane_box_init (LwPaneBox *self)
{
}

GtkWidget *
lw_pane_box_new (GtkWidget *content,
                 GtkWidget *pane)
{
  LwPaneBox *self = g_object_new (LW_TYPE_PANE_BOX, NULL);

  self->content = content;
  self->pane = pane;
  gtk_widget_set_parent (content, GTK_WIDGET (self));
  gtk_widget_set_parent (pane, GTK_WIDGET (self));
  gtk_widget_set_child_visible (pane, FALSE);
  return GTK_WIDGET (self);
}

gboolean
lw_pane_box_is_wide (LwPaneBox *self)
{
  g_return_val_if_fail (LW_IS_PANE_BOX (self), FALSE);
  return self->wide;
}
