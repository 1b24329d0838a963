/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A chart of numbers by year. Screen readers get the figures as text. */

#define LW_TYPE_BARS (lw_bars_get_type ())
G_DECLARE_FINAL_TYPE (LwBars, lw_bars, LW, BARS, GtkWidget)

GtkWidget *lw_bars_new (void);
/* @values: one a year from @first_year, -1 where nobody knows. */
void       lw_bars_set (LwBars     *self,
                        int         first_year,
                        const int  *values,
                        guint       n);

G_END_DECLS
