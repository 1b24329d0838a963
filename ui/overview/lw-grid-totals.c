/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-grid-totals.h"

#include "lw-check.h"
#include "lw-grid-layout.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

GtkWidget *
lw_grid_totals_new (void)
{
  GtkWidget *totals = lw_ui_box (0);

  gtk_widget_add_css_class (totals, "lw-grid-totals");
  return totals;
}

void
lw_grid_totals_clear (GtkWidget *totals,
                      GArray    *order,
                      guint      gap_before)
{
  GtkWidget *first = lw_ui_label (_("Not met / all"), NULL);

  lw_ui_clear (totals);
  gtk_widget_set_layout_manager (totals, lw_grid_layout_new (order->len, gap_before));
  gtk_widget_set_margin_start (first, 6);
  gtk_box_append (GTK_BOX (totals), first);
  for (guint i = 0; i < order->len; i++)
    gtk_box_append (GTK_BOX (totals), gtk_label_new (NULL));
}

/* Two figures of three digits do not fit below a square: then all of them are in the tooltip alone. */
#define MANY_VILLAGES 100

static void
fill_total (GtkWidget *label,
            guint      failed,
            guint      all,
            gboolean   many)
{
  g_autofree char *both = g_strdup_printf ("%u / %u", failed, all);
  g_autofree char *markup
      = many ? g_strdup_printf (failed > 0 ? "<b>%u</b>" : "%u", failed)
             : g_strdup_printf (failed > 0 ? "<b>%u</b> / %u" : "%u / %u", failed, all);

  lw_ui_tooltip (label, many ? both : NULL);

  /* Most figures are what they were: a label that is set anew is laid out anew. */
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), markup) == 0)
    return;
  gtk_label_set_markup (GTK_LABEL (label), markup);
  if (failed > 0)
    gtk_widget_add_css_class (label, "lw-fg-not-met");
  else
    gtk_widget_remove_css_class (label, "lw-fg-not-met");
}

void
lw_grid_totals_show (GtkWidget *totals,
                     GArray    *order,
                     GPtrArray *villages)
{
  GtkWidget *label = gtk_widget_get_first_child (totals);
  gboolean many = villages->len >= MANY_VILLAGES;

  gtk_label_set_label (GTK_LABEL (label), many ? _("Not met") : _("Not met / all"));
  for (guint i = 0; i < order->len; i++)
    {
      guint failed = 0, all = 0;

      for (guint j = 0; j < villages->len; j++)
        {
          const LwVillageResult *village = villages->pdata[j];
          const LwResult *result = village->results->pdata[g_array_index (order, guint, i)];

          all += result->state != LW_STATE_NOT_APPLICABLE;
          failed += result->state == LW_STATE_NOT_MET;
        }
      label = gtk_widget_get_next_sibling (label);
      fill_total (label, failed, all, many);
    }
}
