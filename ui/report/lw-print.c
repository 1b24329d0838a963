/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-print.h"

#include <glib/gi18n-lib.h>

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              const LwPrintJob  *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  job->get_size (job->pages, (guint) page, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  job->draw (job->pages, (guint) page, cr);
}

static void
page_setup_cb (GtkPrintOperation *operation,
               GtkPrintContext   *context,
               int                page,
               GtkPageSetup      *setup,
               const LwPrintJob  *job)
{
  double width, height;

  job->get_size (job->pages, (guint) page, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* Onto paper, or into the file that was chosen in the dialog of the printer. */
static char *
describe (GtkPrintSettings *settings)
{
  const char *uri = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  g_autofree char *path = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;

  return name != NULL ? g_strdup_printf (_("Printed into the file %s"), name)
                      : g_strdup (_("Handed to the printer"));
}

/* The printer of last time; what is printed into a file is called as the job is, and lies beside the
 * ledger, not where the program happened to be started. */
static GtkPrintSettings *
make_settings (const LwPrintJob *job,
               GtkPrintSettings *last)
{
  GtkPrintSettings *settings = last != NULL ? gtk_print_settings_copy (last) : gtk_print_settings_new ();

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, job->title);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, job->folder);
  return settings;
}

char *
lw_print_run (GtkWindow         *parent,
              const LwPrintJob  *job,
              GtkPrintSettings **settings,
              GError           **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GtkPrintSettings) now = make_settings (job, *settings);

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, now);
  gtk_print_operation_set_n_pages (operation, (int) job->n_pages);
  gtk_print_operation_set_job_name (operation, job->title);
  /* The pages bring their own margins. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), (gpointer) job);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (page_setup_cb), (gpointer) job);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error)
      != GTK_PRINT_OPERATION_RESULT_APPLY)
    return NULL;
  g_set_object (settings, gtk_print_operation_get_print_settings (operation));
  return describe (*settings);
}
