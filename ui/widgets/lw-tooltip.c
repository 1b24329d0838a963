/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-tooltip.h"

#define WIDEST 48 /* Latin letters, 24 Chinese characters */
#define KEY "lw-tooltip"

/* Kept with its widget: another one at each move of the pointer would flicker. */
static GtkWidget *
label_of (GtkWidget *widget)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (widget), KEY);

  if (label != NULL)
    return label;
  label = g_object_ref_sink (gtk_label_new (NULL));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  g_object_set_data_full (G_OBJECT (widget), KEY, label, g_object_unref);
  return label;
}

void
lw_tooltip_say (GtkTooltip *tooltip,
                GtkWidget  *widget,
                const char *text)
{
  GtkWidget *label = label_of (widget);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_tooltip_set_custom (tooltip, label);
}

static gboolean
query_tooltip (GtkWidget  *widget,
               int         x,
               int         y,
               gboolean    keyboard,
               GtkTooltip *tooltip)
{
  const char *text = gtk_widget_get_tooltip_text (widget);

  if (text != NULL)
    lw_tooltip_say (tooltip, widget, text);
  return text != NULL;
}

/* There is no other place that all widgets pass: those of GTK's own templates have tooltips too. */
void
lw_tooltip_install (void)
{
  GtkWidgetClass *klass = g_type_class_ref (GTK_TYPE_WIDGET); /* for ever, as the classes made from it */

  klass->query_tooltip = query_tooltip;
}
