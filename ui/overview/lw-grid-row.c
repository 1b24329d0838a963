/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-grid-row.h"

#include "lw-grid-layout.h"
#include "lw-state-icon.h"
#include "lw-tooltip.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwGridRow
{
  GtkWidget parent_instance;

  GtkWidget *name_box;
  GtkWidget *icon;
  GtkWidget *name;
  GPtrArray *cells; /* LwStateCell, borrowed */
  GArray *order;
  LwVillageItem *item;
};

G_DEFINE_FINAL_TYPE (LwGridRow, lw_grid_row, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
cell_clicked_cb (LwStateCell *cell,
                 LwGridRow   *self)
{
  guint column;

  if (g_ptr_array_find (self->cells, cell, &column))
    g_signal_emit (self, signals[SIGNAL_CLICKED], 0, column);
}

static void
lw_grid_row_dispose (GObject *object)
{
  LwGridRow *self = LW_GRID_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (lw_grid_row_parent_class)->dispose (object);
}

static void
lw_grid_row_class_init (LwGridRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_grid_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "lw-grid-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static gboolean
query_tooltip_cb (GtkWidget  *name_box,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  LwGridRow  *self)
{
  if (self->item == NULL)
    return FALSE;
  lw_tooltip_say (tooltip, name_box,
                  lw_readiness_caption (lw_village_item_get_result (self->item)->readiness));
  return TRUE;
}

static void
lw_grid_row_init (LwGridRow *self)
{
  self->cells = g_ptr_array_new ();
  self->name_box = lw_ui_box (6);
  gtk_widget_set_margin_start (self->name_box, 6);
  gtk_widget_set_has_tooltip (self->name_box, TRUE);
  g_signal_connect (self->name_box, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
  self->icon = lw_ui_icon (NULL, 13, NULL);
  self->name = lw_ui_label_fill (NULL, "lw-village-name");
  gtk_box_append (GTK_BOX (self->name_box), self->icon);
  gtk_box_append (GTK_BOX (self->name_box), self->name);
  gtk_widget_set_parent (self->name_box, GTK_WIDGET (self));
}

GtkWidget *
lw_grid_row_new (GArray *order,
                 guint   gap_before)
{
  LwGridRow *self = g_object_new (LW_TYPE_GRID_ROW, NULL);

  self->order = g_array_copy (order);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), lw_grid_layout_new (order->len, gap_before));
  for (guint i = 0; i < order->len; i++)
    {
      GtkWidget *cell = lw_state_cell_new ();

      g_signal_connect (cell, "clicked", G_CALLBACK (cell_clicked_cb), self);
      g_ptr_array_add (self->cells, cell);
      gtk_widget_set_parent (cell, GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}

void
lw_grid_row_set_item (LwGridRow     *self,
                      LwVillageItem *item)
{
  LwVillageResult *village;
  LwState state;

  g_return_if_fail (LW_IS_GRID_ROW (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  village = lw_village_item_get_result (item);
  state = lw_readiness_state (village->readiness);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), lw_state_icon_name (state));
  for (guint i = 0; i < LW_N_STATES; i++)
    {
      g_autofree char *class = g_strconcat ("lw-fg-", lw_state_css (i), NULL);
      if (i == state)
        gtk_widget_add_css_class (self->icon, class);
      else
        gtk_widget_remove_css_class (self->icon, class);
    }
  gtk_label_set_label (GTK_LABEL (self->name), lw_village_item_get_name (item));
  for (guint i = 0; i < self->cells->len; i++)
    {
      LwStateCell *cell = g_ptr_array_index (self->cells, i);
      guint rule = g_array_index (self->order, guint, i);
      const LwResult *result = g_ptr_array_index (village->results, rule);
      g_autofree char *spoken = lw_result_spoken (village, result);

      lw_state_cell_set_result (cell, result);
      lw_state_cell_set_label (cell, spoken);
    }
}

LwVillageItem *
lw_grid_row_get_item (LwGridRow *self)
{
  g_return_val_if_fail (LW_IS_GRID_ROW (self), NULL);
  return self->item;
}

void
lw_grid_row_set_cursor (LwGridRow *self,
                        int        column,
                        gboolean   focus)
{
  g_return_if_fail (LW_IS_GRID_ROW (self));

  for (guint i = 0; i < self->cells->len; i++)
    {
      LwStateCell *cell = g_ptr_array_index (self->cells, i);

      lw_state_cell_set_selected (cell, (int) i == column);
      if ((int) i == column && focus)
        gtk_widget_grab_focus (GTK_WIDGET (cell));
    }
}
