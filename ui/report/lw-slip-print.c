/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-slip-print.h"

#include "lw-date.h"
#include "lw-print.h"
#include "lw-recent.h"
#include "lw-sealed-slip.h"

#include <glib/gi18n-lib.h>

static void
get_size (gpointer pages,
          guint    page,
          double  *width,
          double  *height)
{
  lw_paper_get_page_size (pages, page, width, height);
}

static void
draw (gpointer pages,
      guint    page,
      cairo_t *cr)
{
  lw_paper_draw_page (pages, page, cr);
}

void
lw_slip_print (GtkWindow *parent,
               LwSession *session)
{
  const char *path = lw_session_get_path (session);
  g_autofree char *file = lw_recent_dup_place (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *handler = lw_ledger_dup_setting (lw_session_get_reader (session), "handler", NULL);
  LwSealedSlip slip = { lw_session_get_township (session), file, handler, lw_date_today () };
  g_autoptr (LwPaper) paper = lw_sealed_slip_new (&slip);
  LwPrintJob job = { _("Sheet for the Safe"), folder, lw_paper_get_n_pages (paper), get_size, draw, paper };
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = lw_print_run (parent, &job, &settings, &error);

  if (told != NULL || error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s", told != NULL ? told : error->message);
}
