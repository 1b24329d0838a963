/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-timeline.h"

#include "lw-date.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define N_LANES 4
#define LANE_HEIGHT 28
#define SPAN_HEIGHT 20
#define NAME_WIDTH 92
#define AXIS_HEIGHT 20
#define LEAST_YEARS 6

typedef struct
{
  guint lane;
  char *text;
  LwDate start;
  LwDate end;
  LwSpanKind kind;
} Span;

struct _LwTimeline
{
  GtkWidget parent_instance;

  LwDate on;
  GArray *spans; /* Span */
  char *names[N_LANES];
};

G_DEFINE_FINAL_TYPE (LwTimeline, lw_timeline, GTK_TYPE_WIDGET)

static void
clear_span (gpointer data)
{
  g_free (((Span *) data)->text);
}

/* Years with a fraction: months and days that are not known count as the first. */
static float
year_of (LwDate date)
{
  int month = date / 100 % 100, day = date % 100;

  return (float) (date / 10000) + (float) (MAX (month, 1) - 1) / 12.0f
         + (float) (MAX (day, 1) - 1) / 365.0f;
}

static float
first_year (LwTimeline *self)
{
  float first = year_of (self->on) - LEAST_YEARS;

  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);
      if (span->start != 0)
        first = MIN (first, year_of (span->start));
    }
  return first;
}

static float
last_year (LwTimeline *self)
{
  float last = year_of (self->on);

  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);
      /* What begins later and has no end takes a year to be seen. */
      last = MAX (last, span->end != 0             ? year_of (span->end)
                        : span->start > self->on ? year_of (span->start) + 1
                                                 : 0);
    }
  return last;
}

static guint
row_of (LwTimeline *self,
        guint       lane)
{
  guint row = 0;

  for (guint i = 0; i < lane; i++)
    row += self->names[i] != NULL;
  return row;
}

static guint
n_rows (LwTimeline *self)
{
  return row_of (self, N_LANES);
}

/* ---- drawing ---- */

typedef struct
{
  GtkSnapshot *snapshot;
  GtkStyleContext *context;
  float left; /* where the first year stands */
  float scale; /* pixels of a year */
  float first;
  float right; /* where the last year ends */
} Canvas;

static float
x_of (const Canvas *canvas,
      LwDate        date)
{
  return canvas->left + (year_of (date) - canvas->first) * canvas->scale;
}

static GdkRGBA
colour (const Canvas *canvas,
        const char   *name)
{
  GdkRGBA rgba = { 0.5f, 0.5f, 0.5f, 1 };

  gtk_style_context_lookup_color (canvas->context, name, &rgba);
  return rgba;
}

/* Cut off at @width; nothing where not even a character has room. */
static void
draw_text (LwTimeline    *self,
           const Canvas  *canvas,
           const char    *text,
           float          x,
           float          y,
           float          width,
           const GdkRGBA *ink)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int height;

  if (width < 16)
    return;
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (canvas->snapshot);
  gtk_snapshot_translate (canvas->snapshot,
                          &GRAPHENE_POINT_INIT (x, y + (LANE_HEIGHT - (float) height) / 2));
  gtk_snapshot_append_layout (canvas->snapshot, layout, ink);
  gtk_snapshot_restore (canvas->snapshot);
}

static void
draw_span (LwTimeline   *self,
           const Canvas *canvas,
           const Span   *span)
{
  static const char *const grounds[]
      = { "lw_fill", "accent_bg_color", "lw_waived_soft" };
  static const char *const inks[] = { "window_fg_color", "accent_fg_color", "lw_waived" };
  GdkRGBA ground = colour (canvas, grounds[span->kind]);
  GdkRGBA ink = colour (canvas, inks[span->kind]);
  float from = span->start != 0 ? x_of (canvas, span->start) : canvas->left;
  float to = span->end != 0             ? x_of (canvas, span->end)
             : span->start > self->on ? canvas->right
                                      : x_of (canvas, self->on);
  float y = (float) row_of (self, span->lane) * LANE_HEIGHT;
  GskRoundedRect outline;

  to = MAX (to, from + 4);
  gsk_rounded_rect_init_from_rect (
      &outline,
      &GRAPHENE_RECT_INIT (from, y + (LANE_HEIGHT - SPAN_HEIGHT) / 2.0f, to - from, SPAN_HEIGHT), 4);
  gtk_snapshot_push_rounded_clip (canvas->snapshot, &outline);
  gtk_snapshot_append_color (canvas->snapshot, &ground, &outline.bounds);
  gtk_snapshot_pop (canvas->snapshot);
  draw_text (self, canvas, span->text, from + 6, y, to - from - 8, &ink);
}

/* As many years as have room for their figures. */
static void
draw_axis (LwTimeline   *self,
           const Canvas *canvas,
           float         last)
{
  GdkRGBA dim = colour (canvas, "lw_dim"), line = colour (canvas, "lw_line_soft");
  float bottom = (float) n_rows (self) * LANE_HEIGHT;
  int step = MAX (1, (int) (56 / canvas->scale) + 1);

  for (int year = (int) canvas->first + 1; (float) year <= last; year++)
    {
      float x = canvas->left + ((float) year - canvas->first) * canvas->scale;
      g_autofree char *text = g_strdup_printf ("%d", year);

      if (year % step != 0)
        continue;
      gtk_snapshot_append_color (canvas->snapshot, &line, &GRAPHENE_RECT_INIT (x, 0, 1, bottom));
      draw_text (self, canvas, text, x - 16, bottom - 4, 44, &dim);
    }
}

static void
draw_day (LwTimeline   *self,
          const Canvas *canvas)
{
  GdkRGBA mark = colour (canvas, "accent_bg_color");

  gtk_snapshot_append_color (
      canvas->snapshot, &mark,
      &GRAPHENE_RECT_INIT (x_of (canvas, self->on), 0, 2, (float) n_rows (self) * LANE_HEIGHT));
}

static void
lw_timeline_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  LwTimeline *self = LW_TIMELINE (widget);
  Canvas canvas = { snapshot, gtk_widget_get_style_context (widget), NAME_WIDTH, 0, 0, 0 };
  float last = last_year (self);
  GdkRGBA dim;

  if (self->spans->len == 0)
    return;
  canvas.first = first_year (self);
  canvas.scale = ((float) gtk_widget_get_width (widget) - NAME_WIDTH - 6)
                 / MAX (last - canvas.first, 1);
  canvas.right = NAME_WIDTH + (last - canvas.first) * canvas.scale;
  dim = colour (&canvas, "lw_dim");
  draw_axis (self, &canvas, last);
  for (guint i = 0; i < N_LANES; i++)
    if (self->names[i] != NULL)
      draw_text (self, &canvas, self->names[i], 0, (float) row_of (self, i) * LANE_HEIGHT,
                 NAME_WIDTH - 6, &dim);
  for (guint i = 0; i < self->spans->len; i++)
    draw_span (self, &canvas, &g_array_index (self->spans, Span, i));
  draw_day (self, &canvas);
}

static void
lw_timeline_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  LwTimeline *self = LW_TIMELINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 240;
      *natural = 480;
    }
  else
    *minimum = *natural = (int) n_rows (self) * LANE_HEIGHT + AXIS_HEIGHT;
}

/* ---- the widget ---- */

static void
lw_timeline_finalize (GObject *object)
{
  LwTimeline *self = LW_TIMELINE (object);

  g_array_unref (self->spans);
  for (guint i = 0; i < N_LANES; i++)
    g_free (self->names[i]);
  G_OBJECT_CLASS (lw_timeline_parent_class)->finalize (object);
}

static void
lw_timeline_class_init (LwTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lw_timeline_finalize;
  widget_class->snapshot = lw_timeline_snapshot;
  widget_class->measure = lw_timeline_measure;
  gtk_widget_class_set_css_name (widget_class, "lw-timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lw_timeline_init (LwTimeline *self)
{
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_array_set_clear_func (self->spans, clear_span);
}

GtkWidget *
lw_timeline_new (void)
{
  return g_object_new (LW_TYPE_TIMELINE, NULL);
}

void
lw_timeline_clear (LwTimeline *self,
                   LwDate      on)
{
  g_return_if_fail (LW_IS_TIMELINE (self));

  self->on = on;
  g_array_set_size (self->spans, 0);
  for (guint i = 0; i < N_LANES; i++)
    g_clear_pointer (&self->names[i], g_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* For whoever cannot see it, the same as words. */
static void
name_all (LwTimeline *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);
      g_autofree char *start = lw_ui_date_iso (span->start);
      g_autofree char *end = span->end != 0 ? lw_ui_date_iso (span->end) : g_strdup (_("now"));

      g_string_append_printf (text, "%s%s, %s – %s", i > 0 ? "; " : "", span->text, start, end);
    }
  lw_ui_name (GTK_WIDGET (self), text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text->str);
}

void
lw_timeline_add (LwTimeline *self,
                 guint       lane,
                 const char *lane_name,
                 const char *text,
                 LwDate      start,
                 LwDate      end,
                 LwSpanKind  kind)
{
  Span span = { lane, NULL, start, end, kind };

  g_return_if_fail (LW_IS_TIMELINE (self));
  g_return_if_fail (lane < N_LANES);

  span.text = g_strdup (text);
  g_array_append_val (self->spans, span);
  if (self->names[lane] == NULL)
    self->names[lane] = g_strdup (lane_name);
  name_all (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
