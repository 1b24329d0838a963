/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-text-cell.h"

#include "lw-tooltip.h"

struct _LwTextCell
{
  GtkWidget parent_instance;

  char *text;
  gboolean tag;
};

G_DEFINE_FINAL_TYPE (LwTextCell, lw_text_cell, GTK_TYPE_WIDGET)

static PangoLayout *
make_layout (LwTextCell *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

static void
lw_text_cell_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  LwTextCell *self = LW_TEXT_CELL (widget);
  g_autoptr (PangoLayout) layout = NULL;
  int width, height;

  *minimum = *natural = 0;
  if (!self->tag || *self->text == '\0')
    return;
  layout = make_layout (self);
  pango_layout_get_pixel_size (layout, &width, &height);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : height;
}

static void
lw_text_cell_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  LwTextCell *self = LW_TEXT_CELL (widget);
  int width = gtk_widget_get_width (widget);
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle logical;

  if (*self->text == '\0' || width <= 0)
    return;
  layout = make_layout (self);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), 0,
                              (gtk_widget_get_height (widget) - logical.height) / 2.0, layout);
}

static gboolean
lw_text_cell_query_tooltip (GtkWidget  *widget,
                            int         x,
                            int         y,
                            gboolean    keyboard,
                            GtkTooltip *tooltip)
{
  LwTextCell *self = LW_TEXT_CELL (widget);
  g_autoptr (PangoLayout) layout = make_layout (self);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (widget))
    return FALSE;
  lw_tooltip_say (tooltip, widget, self->text);
  return TRUE;
}

static void
lw_text_cell_finalize (GObject *object)
{
  g_free (LW_TEXT_CELL (object)->text);
  G_OBJECT_CLASS (lw_text_cell_parent_class)->finalize (object);
}

static void
lw_text_cell_class_init (LwTextCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lw_text_cell_finalize;
  widget_class->measure = lw_text_cell_measure;
  widget_class->snapshot = lw_text_cell_snapshot;
  widget_class->query_tooltip = lw_text_cell_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
lw_text_cell_init (LwTextCell *self)
{
  self->text = g_strdup ("");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
lw_text_cell_new (gboolean tag)
{
  LwTextCell *self = g_object_new (LW_TYPE_TEXT_CELL, NULL);

  self->tag = tag;
  return GTK_WIDGET (self);
}

void
lw_text_cell_set_text (LwTextCell *self,
                       const char *text)
{
  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text, -1);
  if (self->tag)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
lw_text_cell_get_text (LwTextCell *self)
{
  return self->text;
}
