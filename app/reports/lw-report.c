/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-report.h"

#include "lw-report-pages.h"

#include <glib/gi18n-lib.h>

struct _LwReport
{
  GObject parent_instance;

  LwReportData *data;
  LwPaper *paper;
  GArray *first_pages; /* guint, for each village of data; G_MAXUINT: none */
};

G_DEFINE_FINAL_TYPE (LwReport, lw_report, G_TYPE_OBJECT)
G_DEFINE_QUARK (lw-report-error-quark, lw_report_error)

static void
lw_report_finalize (GObject *object)
{
  LwReport *self = LW_REPORT (object);

  g_clear_pointer (&self->paper, lw_paper_free);
  g_clear_pointer (&self->data, lw_report_data_free);
  g_clear_pointer (&self->first_pages, g_array_unref);
  G_OBJECT_CLASS (lw_report_parent_class)->finalize (object);
}

static void
lw_report_class_init (LwReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_report_finalize;
}

static void
lw_report_init (LwReport *self)
{
  self->first_pages = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
build_villages (LwReport *self)
{
  for (guint i = 0; i < self->data->villages->len; i++)
    {
      const LwReportVillage *village = g_ptr_array_index (self->data->villages, i);
      gboolean shown = self->data->with_villages && (lw_report_village_is_counted (village) || self->data->villages->len == 1);
      guint page = shown ? lw_paper_get_n_pages (self->paper) : G_MAXUINT;
      g_array_append_val (self->first_pages, page);
      if (shown)
        lw_report_build_village (self->data, village, self->paper);
    }
}

LwReport *
lw_report_new_from_data (LwReportData *data)
{
  LwReport *self = g_object_new (LW_TYPE_REPORT, NULL);

  self->data = data;
  self->paper = lw_paper_new (LW_PAPER_A4_WIDTH, LW_PAPER_A4_HEIGHT);
  if (data->with_cover)
    lw_report_build_cover (data, self->paper);
  if (data->with_grid)
    lw_report_build_grid (data, self->paper);
  build_villages (self);
  lw_paper_finish (self->paper, _("For study; decides nothing"));
  return self;
}

LwReportData *
lw_report_get_data (LwReport *self)
{
  return self->data;
}

/**
 * lw_report_new_readiness:
 * @ledger: where the facts are
 * @stack: (element-type LwProfile): the profiles in order
 * @on: base date, a full date
 * @horizon: last day that is looked at; 0: as in lw_check_new()
 * @code_prefix: (nullable): which villages
 * @options: (nullable): what is shown
 * @error: return location
 *
 * Checks the villages and lays the report out. Nothing is written.
 *
 * Returns: (transfer full): the report, or %NULL with @error set
 */
LwReport *
lw_report_new_readiness (LwLedger *ledger, GPtrArray *stack, LwDate on, LwDate horizon, const char *code_prefix, const LwReportOptions *options, GError **error)
{
  LwReportData *data = lw_report_data_load (ledger, stack, on, horizon, code_prefix, options, error);
  return data != NULL ? lw_report_new_from_data (data) : NULL;
}

/**
 * lw_report_get_title:
 * @self: a report
 *
 * Returns: its title in one line
 */
const char *
lw_report_get_title (LwReport *self)
{
  g_return_val_if_fail (LW_IS_REPORT (self), NULL);
  return self->data->title;
}

/**
 * lw_report_get_on:
 * @self: a report
 *
 * Returns: its base date
 */
LwDate
lw_report_get_on (LwReport *self)
{
  g_return_val_if_fail (LW_IS_REPORT (self), 0);
  return self->data->on;
}

/**
 * lw_report_get_n_pages:
 * @self: a report
 *
 * Returns: how many pages it has
 */
guint
lw_report_get_n_pages (LwReport *self)
{
  g_return_val_if_fail (LW_IS_REPORT (self), 0);
  return lw_paper_get_n_pages (self->paper);
}

/**
 * lw_report_get_page_size:
 * @self: a report
 * @page: which page, from 0
 * @width: (out) (optional): in points
 * @height: (out) (optional): in points
 */
void
lw_report_get_page_size (LwReport *self, guint page, double *width, double *height)
{
  g_return_if_fail (LW_IS_REPORT (self));
  g_return_if_fail (page < lw_report_get_n_pages (self));
  lw_paper_get_page_size (self->paper, page, width, height);
}

/**
 * lw_report_draw_page:
 * @self: a report
 * @page: which page, from 0
 * @cr: where to; one unit is a point
 *
 * Draws in black without a ground of its own.
 */
void
lw_report_draw_page (LwReport *self, guint page, cairo_t *cr)
{
  g_return_if_fail (LW_IS_REPORT (self));
  g_return_if_fail (page < lw_report_get_n_pages (self));
  lw_paper_draw_page (self->paper, page, cr);
}

/**
 * lw_report_find_village:
 * @self: a report
 * @village: key of a village
 * @page: (out): its first page
 *
 * Returns: %TRUE if the report has a page of it
 */
gboolean
lw_report_find_village (LwReport *self, LwKey village, guint *page)
{
  g_return_val_if_fail (LW_IS_REPORT (self), FALSE);

  for (guint i = 0; i < self->data->villages->len; i++)
    {
      const LwReportVillage *it = g_ptr_array_index (self->data->villages, i);
      guint first = g_array_index (self->first_pages, guint, i);
      if (it->result->village == village && first != G_MAXUINT)
        {
          *page = first;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * lw_report_dup_page_text:
 * @self: a report
 * @page: which page, from 0
 *
 * Returns: (transfer full): what stands on the page, in the order of reading
 */
char *
lw_report_dup_page_text (LwReport *self, guint page)
{
  g_return_val_if_fail (LW_IS_REPORT (self), NULL);
  g_return_val_if_fail (page < lw_report_get_n_pages (self), NULL);
  return lw_paper_dup_page_text (self->paper, page);
}

/**
 * lw_report_missing_fonts:
 *
 * Returns: (transfer full) (nullable): names of the official fonts that others stand in for
 */
char *
lw_report_missing_fonts (void)
{
  return lw_paper_missing_fonts ();
}
