/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-bars.h"

#include "lw-ui.h"

struct _LwBars
{
  GtkWidget parent_instance;

  int first_year;
  GArray *values; /* int */
};

G_DEFINE_FINAL_TYPE (LwBars, lw_bars, GTK_TYPE_WIDGET)

#define LEAST_LABEL_HEIGHT 20
#define BAR_WIDTH 26
#define MARGIN 8 /* above and below, where a card may begin */

static int
value_at (LwBars *self,
          guint   i)
{
  return g_array_index (self->values, int, i);
}

static void
draw_text (GtkWidget   *widget,
           GtkSnapshot *snapshot,
           const char  *text,
           float        center,
           float        top)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget),
                              center - (float) width / 2, top, layout);
}

/* As the font is: whoever needs large letters gets the room for them. */
static float
label_height (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "2026");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return (float) MAX (height, LEAST_LABEL_HEIGHT);
}

static void
lw_bars_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  LwBars *self = LW_BARS (widget);
  float width = (float) gtk_widget_get_width (widget);
  float label = label_height (widget);
  float height = (float) gtk_widget_get_height (widget) - 2 * label - 2 * MARGIN;
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA good = { 0, 0.6f, 0.3f, 1 }, bad = { 0.8f, 0, 0, 1 };
  int largest = 1;

  gtk_style_context_lookup_color (context, "lw_met_fill", &good);
  gtk_style_context_lookup_color (context, "lw_not_met_strong", &bad);
  for (guint i = 0; i < self->values->len; i++)
    largest = MAX (largest, value_at (self, i));
  for (guint i = 0; i < self->values->len; i++)
    {
      int value = value_at (self, i);
      float center = width * ((float) i + 0.5f) / (float) self->values->len;
      float tall = value > 0 ? height * (float) value / (float) largest : 2;
      g_autofree char *figure = value < 0 ? g_strdup ("?") : g_strdup_printf ("%d", value);
      g_autofree char *year = g_strdup_printf ("%d", self->first_year + (int) i);

      if (value >= 0)
        gtk_snapshot_append_color (snapshot, value > 0 ? &good : &bad,
                                   &GRAPHENE_RECT_INIT (center - BAR_WIDTH / 2.0f,
                                                        MARGIN + label + height - tall, BAR_WIDTH,
                                                        tall));
      draw_text (widget, snapshot, figure, center, MARGIN + height - tall);
      draw_text (widget, snapshot, year, center, MARGIN + label + height + 2);
    }
}

static void
lw_bars_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  LwBars *self = LW_BARS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int) self->values->len * 40;
  else
    {
      *minimum = 90;
      *natural = 150;
    }
}

static void
lw_bars_finalize (GObject *object)
{
  g_array_unref (LW_BARS (object)->values);
  G_OBJECT_CLASS (lw_bars_parent_class)->finalize (object);
}

static void
lw_bars_class_init (LwBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lw_bars_finalize;
  widget_class->snapshot = lw_bars_snapshot;
  widget_class->measure = lw_bars_measure;
  gtk_widget_class_set_css_name (widget_class, "lw-bars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lw_bars_init (LwBars *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (int));
}

GtkWidget *
lw_bars_new (void)
{
  return g_object_new (LW_TYPE_BARS, NULL);
}

void
lw_bars_set (LwBars    *self,
             int        first_year,
             const int *values,
             guint      n)
{
  GString *text = g_string_new (NULL);

  g_return_if_fail (LW_IS_BARS (self));

  self->first_year = first_year;
  g_array_set_size (self->values, 0);
  g_array_append_vals (self->values, values, n);
  for (guint i = 0; i < n; i++)
    if (values[i] < 0)
      g_string_append_printf (text, "%d: ?; ", first_year + (int) i);
    else
      g_string_append_printf (text, "%d: %d; ", first_year + (int) i, values[i]);
  lw_ui_name (GTK_WIDGET (self), text->str);
  g_string_free (text, TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
