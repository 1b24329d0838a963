/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-paper-view.h"

#include "lw-ui.h"

struct _LwPaperView
{
  GtkWidget parent_instance;

  LwReport *report;
  guint page;
  double scale;
};

G_DEFINE_FINAL_TYPE (LwPaperView, lw_paper_view, GTK_TYPE_WIDGET)

#define SMALLEST 0.5

static void
page_size (LwPaperView *self,
           double      *width,
           double      *height)
{
  *width = 595;
  *height = 842;
  if (self->report != NULL)
    lw_report_get_page_size (self->report, self->page, width, height);
}

static void
lw_paper_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  LwPaperView *self = LW_PAPER_VIEW (widget);
  double width, height, scale = self->scale > 0 ? self->scale : SMALLEST;

  page_size (self, &width, &height);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) (height * scale);
  else if (self->scale > 0 || for_size < 0)
    *minimum = *natural = (int) (width * scale);
  else
    {
      /* Where two pages do not fit beside one another they become smaller. */
      *minimum = (int) (width * SMALLEST * 0.8);
      *natural = MAX ((int) (width * for_size / height), *minimum);
    }
}

static GtkSizeRequestMode
lw_paper_view_get_request_mode (GtkWidget *widget)
{
  return LW_PAPER_VIEW (widget)->scale > 0 ? GTK_SIZE_REQUEST_CONSTANT_SIZE
                                           : GTK_SIZE_REQUEST_WIDTH_FOR_HEIGHT;
}

static void
lw_paper_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  LwPaperView *self = LW_PAPER_VIEW (widget);
  int view_width = gtk_widget_get_width (widget);
  int view_height = gtk_widget_get_height (widget);
  double width, height, scale;
  cairo_t *cr;

  if (self->report == NULL)
    return;
  page_size (self, &width, &height);
  scale = MIN (view_width / width, view_height / height);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) view_width, (float) view_height));
  cairo_translate (cr, (view_width - width * scale) / 2, (view_height - height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  lw_report_draw_page (self->report, self->page, cr);
  cairo_destroy (cr);
}

static void
lw_paper_view_finalize (GObject *object)
{
  g_clear_object (&LW_PAPER_VIEW (object)->report);
  G_OBJECT_CLASS (lw_paper_view_parent_class)->finalize (object);
}

static void
lw_paper_view_class_init (LwPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lw_paper_view_finalize;
  widget_class->measure = lw_paper_view_measure;
  widget_class->get_request_mode = lw_paper_view_get_request_mode;
  widget_class->snapshot = lw_paper_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "lw-paper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lw_paper_view_init (LwPaperView *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
lw_paper_view_new (void)
{
  return g_object_new (LW_TYPE_PAPER_VIEW, NULL);
}

void
lw_paper_view_show (LwPaperView *self,
                    LwReport    *report,
                    guint        page,
                    double       scale)
{
  g_return_if_fail (LW_IS_PAPER_VIEW (self));

  g_set_object (&self->report, report);
  self->page = page;
  self->scale = scale;
  if (report != NULL)
    {
      g_autofree char *text = lw_report_dup_page_text (report, page);
      lw_ui_name (GTK_WIDGET (self), text);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
