/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-part-file.h"
#include "lw-paper.h"
#include "lw-report-data.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

static cairo_status_t
write_pdf_cb (void *closure, const unsigned char *data, unsigned int length)
{
  return lw_part_file_write (closure, data, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
set_metadata (LwReport *self, cairo_surface_t *surface)
{
  const LwReportData *data = lw_report_get_data (self);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *created = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, data->title);
  if (data->handler != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, data->handler);
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
  const LwReportData *data = lw_report_get_data (self);

  for (guint i = 0; i < data->villages->len; i++)
    {
      const LwReportVillage *village = g_ptr_array_index (data->villages, i);
      guint page = 0;
      if (lw_report_find_village (self, village->result->village, &page))
        add_bookmark (surface, village->result->name, page);
    }
}

static void
draw_pages (LwReport *self, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < lw_report_get_n_pages (self); i++)
    {
      double width = 0;
      double height = 0;
      lw_report_get_page_size (self, i, &width, &height);
      cairo_pdf_surface_set_size (surface, width, height);
      lw_report_draw_page (self, i, cr);
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
