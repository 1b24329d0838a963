/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-grid-layout.h"

struct _LwGridLayout
{
  GtkLayoutManager parent_instance;

  guint columns;
  guint gap_before;
};

G_DEFINE_FINAL_TYPE (LwGridLayout, lw_grid_layout, GTK_TYPE_LAYOUT_MANAGER)

#define MIN_COLUMN 44
#define BETWEEN 3

static guint
child_span (GtkWidget *child)
{
  return MAX (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "lw-span")), 1);
}

static void
lw_grid_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  LwGridLayout *self = LW_GRID_LAYOUT (manager);

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_min, child_nat;

      gtk_widget_measure (child, orientation, -1, &child_min, &child_nat, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          *minimum = MAX (*minimum, child_min);
          *natural = MAX (*natural, child_nat);
        }
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = LW_GRID_NAME_WIDTH + (int) self->columns * MIN_COLUMN
                          + (self->gap_before < self->columns ? LW_GRID_GAP : 0);
}

static void
lw_grid_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  LwGridLayout *self = LW_GRID_LAYOUT (manager);
  gboolean has_gap = self->gap_before < self->columns;
  int room = width - LW_GRID_NAME_WIDTH - (has_gap ? LW_GRID_GAP : 0);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  guint column = 0;

  if (child == NULL)
    return;
  gtk_widget_size_allocate (child, &(GtkAllocation){ 0, 0, LW_GRID_NAME_WIDTH, height }, -1);
  for (child = gtk_widget_get_next_sibling (child); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      guint span = child_span (child);
      int x = LW_GRID_NAME_WIDTH + room * (int) column / (int) self->columns
              + (column >= self->gap_before ? LW_GRID_GAP : 0);
      int end = LW_GRID_NAME_WIDTH + room * (int) (column + span) / (int) self->columns
                + (column >= self->gap_before ? LW_GRID_GAP : 0);

      gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, MAX (end - x - BETWEEN, 1), height },
                                -1);
      column += span;
    }
}

static void
lw_grid_layout_class_init (LwGridLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = lw_grid_layout_measure;
  layout_class->allocate = lw_grid_layout_allocate;
}

static void
lw_grid_layout_init (LwGridLayout *self)
{
}

GtkLayoutManager *
lw_grid_layout_new (guint columns,
                    guint gap_before)
{
  LwGridLayout *self = g_object_new (LW_TYPE_GRID_LAYOUT, NULL);

  self->columns = MAX (columns, 1);
  self->gap_before = gap_before;
  return GTK_LAYOUT_MANAGER (self);
}

void
lw_grid_layout_set_span (GtkWidget *child,
                         guint      span)
{
  g_object_set_data (G_OBJECT (child), "lw-span", GUINT_TO_POINTER (span));
}
