/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lw-report.h"

G_BEGIN_DECLS

/* One true page of a report on the screen. */

#define LW_TYPE_PAPER_VIEW (lw_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (LwPaperView, lw_paper_view, LW, PAPER_VIEW, GtkWidget)

GtkWidget *lw_paper_view_new  (void);
/* @scale: 0 fits the height there is. */
void       lw_paper_view_show (LwPaperView *self,
                               LwReport    *report,
                               guint        page,
                               double       scale);

G_END_DECLS
