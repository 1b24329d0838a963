/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pages that were laid out, onto paper by the dialog of the printer. */

typedef struct
{
  const char *title;  /* of the job, and of a file in its place */
  const char *folder; /* where such a file lies at first */
  guint n_pages;
  void (*get_size) (gpointer pages, guint page, double *width, double *height);
  void (*draw) (gpointer pages, guint page, cairo_t *cr);
  gpointer pages;
} LwPrintJob;

/* @settings: (inout): of the last time, NULL there the first time. Returns: (transfer full) (nullable): what
 * was done, in words; NULL: nothing was, because of @error where that is set. */
char *lw_print_run (GtkWindow         *parent,
                    const LwPrintJob  *job,
                    GtkPrintSettings **settings,
                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
