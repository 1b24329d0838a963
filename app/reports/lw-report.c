/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-report.h"

#include "lw-report-pages.h"

#include "lw-part-file.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

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

/* PDF. */

static cairo_status_t
write_pdf_cb (void *closure, const unsigned char *data, unsigned int length)
{
  return lw_part_file_write (closure, data, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
set_metadata (LwReport *self, cairo_surface_t *surface)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *created = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->data->title);
  if (self->data->handler != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->data->handler);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Liangwei " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
}

static void
add_bookmark (cairo_surface_t *surface, const char *name, guint page)
{
  g_autofree char *target = g_strdup_printf ("page=%u", page + 1);
  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, name, target, 0);
}

static void
add_bookmarks (LwReport *self, cairo_surface_t *surface)
{
  for (guint i = 0; i < self->first_pages->len; i++)
    {
      const LwReportVillage *village = g_ptr_array_index (self->data->villages, i);
      guint page = g_array_index (self->first_pages, guint, i);
      if (page != G_MAXUINT)
        add_bookmark (surface, village->result->name, page);
    }
}

static void
draw_pages (LwReport *self, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < lw_paper_get_n_pages (self->paper); i++)
    {
      double width = 0;
      double height = 0;
      lw_paper_get_page_size (self->paper, i, &width, &height);
      cairo_pdf_surface_set_size (surface, width, height);
      lw_paper_draw_page (self->paper, i, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
}

/**
 * lw_report_write_pdf:
 * @self: a report
 * @path: target
 * @error: return location
 *
 * Goes straight to a part file beside the target: no clear text lies anywhere else.
 *
 * Returns: %TRUE if the whole file is there
 */
gboolean
lw_report_write_pdf (LwReport *self, const char *path, GError **error)
{
  g_return_val_if_fail (LW_IS_REPORT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  g_autoptr (LwPartFile) part = lw_part_file_new (path, error);
  if (part == NULL)
    return FALSE;

  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_pdf_cb, part, LW_PAPER_A4_WIDTH, LW_PAPER_A4_HEIGHT);
  set_metadata (self, surface);
  draw_pages (self, surface);
  add_bookmarks (self, surface);
  cairo_surface_finish (surface);
  cairo_status_t status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_WRITE_ERROR)
    {
      g_autofree char *shown = g_filename_display_name (path);
      g_set_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_WRITE,
                   _("“%1$s” could not be drawn: %2$s. Nothing was written."), shown, cairo_status_to_string (status));
      return FALSE;
    }
  return lw_part_file_commit (part, error);
}

/* Any. */

/**
 * lw_report_write:
 * @self: a report
 * @path: target; its extension says what to write
 * @error: return location
 *
 * Returns: %TRUE if the whole file is there
 */
gboolean
lw_report_write (LwReport *self, const char *path, GError **error)
{
  g_return_val_if_fail (LW_IS_REPORT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  const char *dot = strrchr (path, '.');
  if (dot != NULL && g_ascii_strcasecmp (dot, ".pdf") == 0)
    return lw_report_write_pdf (self, path, error);
  if (dot != NULL && g_ascii_strcasecmp (dot, ".xlsx") == 0)
    return lw_report_write_xlsx (self, path, error);
  if (dot != NULL && g_ascii_strcasecmp (dot, ".csv") == 0)
    return lw_report_write_csv (self, path, error);

  g_autofree char *shown = g_filename_display_name (path);
  g_set_error (error, LW_REPORT_ERROR, LW_REPORT_ERROR_FORMAT,
               _("“%s” does not end in .pdf, .xlsx or .csv. Nothing was written; choose one of these."), shown);
  return FALSE;
}

/**
 * lw_report_readiness_write:
 * @ledger: where the facts are
 * @stack: (element-type LwProfile): the profiles in order
 * @on: base date
 * @code_prefix: (nullable): which villages
 * @path: target; its extension says what to write
 * @error: return location
 *
 * Returns: %TRUE if the whole file is there
 */
gboolean
lw_report_readiness_write (LwLedger *ledger, GPtrArray *stack, LwDate on, const char *code_prefix, const char *path, GError **error)
{
  g_autoptr (LwReport) report = lw_report_new_readiness (ledger, stack, on, 0, code_prefix, NULL, error);
  return report != NULL && lw_report_write (report, path, error);
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
