/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-chart.h"

#include "lw-bars.h"
#include "lw-result.h"
#include "lw-scan.h"
#include "lw-ui.h"
#include "lw-village-parts.h"

#include <glib/gi18n-lib.h>

#define N_YEARS 8

struct _LwVillageChart
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *words; /* what the rule says */
  LwBars *bars;
  LwSession *session;
  LwKey village;
};

G_DEFINE_FINAL_TYPE (LwVillageChart, lw_village_chart, GTK_TYPE_WIDGET)

static guint asked_signal;

/* What the rule about recruits says of them. */
static void
explain_bars (LwVillageChart *self)
{
  LwVillageResult *village
      = lw_session_find_result (self->session, self->village);
  g_autofree char *text = NULL;

  for (guint i = 0; village != NULL && text == NULL && i < village->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (village->results, i);
      if (lw_rule_get_measure (result->rule) == LW_MEASURE_RECRUIT_GAP
          && result->state != LW_STATE_NOT_APPLICABLE)
        text = lw_result_explain (result, lw_session_get_on (self->session));
    }
  gtk_label_set_label (GTK_LABEL (self->words), text != NULL ? text : "");
  lw_ui_tooltip (self->words, text);
}

/* The larger of the plain number and the dated ones; -1: nobody knows. */
static void
read_figures (LwLedger *reader,
              LwKey     village,
              int       first,
              int       values[N_YEARS])
{
  int dated[N_YEARS] = { 0 };
  g_autoptr (GPtrArray) years = lw_ledger_list (reader, &lw_recruit_year_table, "village", village, NULL);
  g_autoptr (GPtrArray) recruits = lw_ledger_list (reader, &lw_recruit_table, "village", village, NULL);

  for (guint i = 0; i < N_YEARS; i++)
    values[i] = -1;
  for (guint i = 0; years != NULL && i < years->len; i++)
    {
      const LwRecruitYear *year = g_ptr_array_index (years, i);
      if (year->year >= first && year->year < first + N_YEARS && year->count != LW_INT_NULL)
        values[year->year - first] = (int) year->count;
    }
  for (guint i = 0; recruits != NULL && i < recruits->len; i++)
    {
      int year = ((LwRecruit *) g_ptr_array_index (recruits, i))->recruited_on / 10000;
      if (year >= first && year < first + N_YEARS)
        dated[year - first]++;
    }
  for (guint i = 0; i < N_YEARS; i++)
    if (dated[i] > 0)
      values[i] = MAX (values[i], dated[i]);
}

static void
asked_cb (LwVillageChart *self)
{
  g_signal_emit (self, asked_signal, 0);
}

static void
lw_village_chart_dispose (GObject *object)
{
  LwVillageChart *self = LW_VILLAGE_CHART (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_village_chart_parent_class)->dispose (object);
}

static void
lw_village_chart_class_init (LwVillageChartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_village_chart_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  asked_signal = g_signal_new ("asked", LW_TYPE_VILLAGE_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
lw_village_chart_init (LwVillageChart *self)
{
  self->box = lw_ui_vbox (6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
lw_village_chart_new (LwSession *session)
{
  LwVillageChart *self = g_object_new (LW_TYPE_VILLAGE_CHART, NULL);
  GtkWidget *head = lw_ui_box (8);
  GtkWidget *button
      = lw_ui_button ("document-edit-symbolic", _("Figures…"), "flat lw-small-button");

  self->session = g_object_ref (session);
  self->words = lw_ui_label_fill (NULL, "lw-dim lw-caption");
  gtk_widget_set_sensitive (button, !lw_session_is_read_only (session));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (asked_cb), self);
  gtk_box_append (GTK_BOX (head), lw_ui_label (_("New Party members by year"), "lw-heading"));
  gtk_box_append (GTK_BOX (head), self->words);
  gtk_box_append (GTK_BOX (head), button);
  self->bars = LW_BARS (lw_bars_new ());
  lw_ui_add_css (GTK_WIDGET (self->bars), "card");
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bars));
  return GTK_WIDGET (self);
}

void
lw_village_chart_show (LwVillageChart *self,
                       LwKey           village)
{
  LwLedger *reader = lw_session_get_reader (self->session);
  LwDate on = lw_session_get_on (self->session);
  int first = on / 10000 - N_YEARS + 1;
  int values[N_YEARS], more[N_YEARS];
  g_autoptr (LwVillageParts) parts = lw_village_parts_load (reader, on, NULL);
  const GArray *went_in = parts != NULL ? lw_village_parts_of (parts, village) : NULL;

  self->village = village;
  read_figures (reader, village, first, values);
  for (guint i = 0; went_in != NULL && i < went_in->len; i++)
    {
      read_figures (reader, g_array_index (went_in, LwScanPart, i).village, first, more);
      for (guint year = 0; year < N_YEARS; year++)
        if (more[year] >= 0)
          values[year] = MAX (values[year], 0) + more[year];
    }
  lw_bars_set (self->bars, first, values, N_YEARS);
  explain_bars (self);
}
