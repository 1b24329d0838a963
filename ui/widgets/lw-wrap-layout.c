/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-wrap-layout.h"

struct _LwWrapLayout
{
  GtkLayoutManager parent_instance;

  int gap;
};

G_DEFINE_FINAL_TYPE (LwWrapLayout, lw_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* One line: the children from @first up to @end. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  int height;
} Line;

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
child_size (GtkWidget *child,
            int        room,
            int       *width,
            int       *height)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  *width = MAX (minimum, MIN (natural, room));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *width, NULL, height, NULL, NULL);
}

static Line
fill_line (LwWrapLayout *self,
           GtkWidget    *first,
           int           room)
{
  Line line = { first, first, 0 };
  int used = 0;

  while (line.end != NULL)
    {
      int width, height;

      child_size (line.end, room, &width, &height);
      if (line.end != first && used + width > room)
        break;
      used += width + self->gap;
      line.height = MAX (line.height, height);
      line.end = next_shown (gtk_widget_get_next_sibling (line.end));
    }
  return line;
}

static int
measure_height (LwWrapLayout *self,
                GtkWidget    *widget,
                int           room)
{
  int height = 0;
  Line line = { NULL, next_shown (gtk_widget_get_first_child (widget)), 0 };

  while (line.end != NULL)
    {
      line = fill_line (self, line.end, room);
      height += line.height + (line.end != NULL ? self->gap : 0);
    }
  return height;
}

static void
lw_wrap_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  LwWrapLayout *self = LW_WRAP_LAYOUT (manager);
  int widest = 0, all = 0;

  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      widest = MAX (widest, child_minimum);
      all += child_natural + (all > 0 ? self->gap : 0);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (all, widest);
    }
  else
    *minimum = *natural = measure_height (self, widget, for_size < 0 ? MAX (all, widest) : for_size);
}

static void
lw_wrap_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  LwWrapLayout *self = LW_WRAP_LAYOUT (manager);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Line line = { NULL, next_shown (gtk_widget_get_first_child (widget)), 0 };
  int y = 0;

  while (line.end != NULL)
    {
      int x = 0;

      line = fill_line (self, line.end, width);
      for (GtkWidget *child = line.first; child != line.end;
           child = next_shown (gtk_widget_get_next_sibling (child)))
        {
          gboolean last = next_shown (gtk_widget_get_next_sibling (child)) == line.end;
          int child_width, child_height;

          child_size (child, width, &child_width, &child_height);
          if (last && gtk_widget_get_halign (child) == GTK_ALIGN_END)
            x = MAX (x, width - child_width);
          gtk_widget_size_allocate (child,
                                    &(GtkAllocation){ right_to_left ? width - x - child_width : x,
                                                      y + (line.height - child_height) / 2,
                                                      child_width, child_height },
                                    -1);
          x += child_width + self->gap;
        }
      y += line.height + self->gap;
    }
}

static GtkSizeRequestMode
lw_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lw_wrap_layout_class_init (LwWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = lw_wrap_layout_measure;
  layout_class->allocate = lw_wrap_layout_allocate;
  layout_class->get_request_mode = lw_wrap_layout_get_request_mode;
}

static void
lw_wrap_layout_init (LwWrapLayout *self)
{
}

GtkLayoutManager *
lw_wrap_layout_new (int gap)
{
  LwWrapLayout *self = g_object_new (LW_TYPE_WRAP_LAYOUT, NULL);

  self->gap = gap;
  return GTK_LAYOUT_MANAGER (self);
}

GtkWidget *
lw_wrap_box_new (int gap)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, lw_wrap_layout_new (gap));
  return box;
}

void
lw_wrap_box_append (GtkWidget *box,
                    GtkWidget *child)
{
  gtk_widget_insert_before (child, box, NULL);
}
