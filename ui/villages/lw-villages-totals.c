/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-villages-totals.h"

#include "lw-date.h"
#include "lw-ui.h"
#include "lw-village-item.h"

#include <glib/gi18n-lib.h>

/* For text of 10 points at 96 dots an inch. */
#define USUAL_TEXT (10 * 96 / 72.0)

static const int widths[LW_VILLAGES_N_COLUMNS]
    = { 100, 138, 0, 98, 54, 100, 56, 60, 90, 104, 62, 68 };

int
lw_villages_width (GtkWidget *widget,
                   guint      column)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  g_return_val_if_fail (column < LW_VILLAGES_N_COLUMNS, 0);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return (int) (widths[column] * MAX (1, size / USUAL_TEXT) + 0.5);
}

struct _LwVillagesTotals
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
  guint widen_id;
  GtkWidget *labels[LW_VILLAGES_N_COLUMNS];
};

G_DEFINE_FINAL_TYPE (LwVillagesTotals, lw_villages_totals, GTK_TYPE_WIDGET)

typedef struct
{
  guint villages;
  guint not_ready;
  guint to_verify;
  guint ages;
  guint aged; /* secretaries whose age is known */
  guint one_shoulder;
  guint serving;
  guint supervision;
  guint reserves;
  gint64 seats;
  gint64 supervision_seats;
  gint64 recruits[LW_FIGURES_YEARS];
  gint64 members;
  gint64 households;
  gint64 population;
} Sums;

/* What nobody knows of any village stays unknown; 0 would be a claim. */
static void
add (gint64 *sum,
     gint64  number)
{
  if (number != LW_INT_NULL)
    *sum = (*sum != LW_INT_NULL ? *sum : 0) + number;
}

static char *
number_text (gint64 number)
{
  return number != LW_INT_NULL ? lw_figures_number (number) : g_strdup ("—");
}

/* As wide as the two digits of the year above it. */
void
lw_villages_append_recruits (GString *text,
                             gint64   n)
{
  if (n == LW_INT_NULL)
    g_string_append (text, "\u2007?");
  else
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, n < 10 ? "\u2007" : "", n);
}

static char *
recruits_text (const gint64 *recruits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < LW_FIGURES_YEARS; i++)
    {
      g_string_append (text, i > 0 ? "   " : "");
      lw_villages_append_recruits (text, recruits[i]);
    }
  return g_string_free (text, FALSE);
}

static void
add_secretary (Sums           *sums,
               const LwPerson *secretary,
               LwDate          on)
{
  LwDate birth = secretary != NULL ? lw_person_birth (secretary) : 0;
  int least = 0, most = 0;

  if (birth == 0 || !lw_age_on (birth, on, &least, &most))
    return;
  sums->aged++;
  sums->ages += (guint) (least + most); /* halves: an age may be a range */
}

static void
add_village (Sums                   *sums,
             const LwVillageResult  *result,
             const LwVillageFigures *figures,
             LwDate                  on)
{
  const LwVillage *village = figures->village;

  sums->villages++;
  sums->not_ready += result->readiness == LW_READINESS_NOT_READY;
  sums->to_verify += result->readiness == LW_READINESS_TO_VERIFY;
  add_secretary (sums, figures->secretary, on);
  sums->one_shoulder += figures->one_shoulder;
  sums->serving += figures->serving;
  sums->supervision += figures->supervision;
  sums->reserves += figures->reserves;
  add (&sums->seats, lw_figures_seats (figures));
  add (&sums->supervision_seats, village->supervision_seats);
  for (guint i = 0; i < LW_FIGURES_YEARS; i++)
    add (&sums->recruits[i], figures->recruits[i] >= 0 ? figures->recruits[i] : LW_INT_NULL);
  add (&sums->members, village->party_members);
  add (&sums->households, village->households);
  add (&sums->population, village->population);
}

static void
set (LwVillagesTotals *self,
     guint             column,
     char             *text) /* (transfer full) */
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->labels[column])), text) != 0)
    {
      gtk_label_set_label (GTK_LABEL (self->labels[column]), text);
      lw_ui_tooltip (self->labels[column], text);
    }
  g_free (text);
}

static char *
of (gint64 number,
    gint64 all)
{
  return all > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, number, all)
                 : g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
show (LwVillagesTotals *self,
      const Sums       *sums)
{
  set (self, 1, g_strdup_printf (ngettext ("%u village", "%u villages", sums->villages),
                                 sums->villages));
  set (self, 2, g_strdup_printf (_("%u not ready, %u to be verified"), sums->not_ready,
                                 sums->to_verify));
  set (self, 3, sums->aged > 0 ? g_strdup_printf (_("mean %.1f"), sums->ages / 2.0 / sums->aged)
                               : g_strdup (""));
  set (self, 4, g_strdup_printf ("%u", sums->one_shoulder));
  set (self, 5, of (sums->serving, sums->seats));
  set (self, 6, of (sums->supervision, sums->supervision_seats));
  set (self, 7, g_strdup_printf ("%u", sums->reserves));
  set (self, 8, recruits_text (sums->recruits));
  set (self, 9, sums->members != LW_INT_NULL
                    ? g_strdup_printf (C_("members", "%d"), (int) sums->members)
                    : g_strdup ("—"));
  set (self, 10, number_text (sums->households));
  set (self, 11, number_text (sums->population));
}

void
lw_villages_totals_show (LwVillagesTotals        *self,
                         GListModel              *items,
                         const LwVillagesFigures *figures,
                         LwDate                   on)
{
  Sums sums = { .seats = LW_INT_NULL,
                .supervision_seats = LW_INT_NULL,
                .recruits = { LW_INT_NULL, LW_INT_NULL, LW_INT_NULL },
                .members = LW_INT_NULL,
                .households = LW_INT_NULL,
                .population = LW_INT_NULL };

  g_return_if_fail (LW_IS_VILLAGES_TOTALS (self));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (LwVillageItem) item = g_list_model_get_item (items, i);
      const LwVillageResult *result = lw_village_item_get_result (item);
      const LwVillageFigures *its = lw_villages_figures_find (figures, result->village);

      if (its != NULL)
        add_village (&sums, result, its, on);
    }
  show (self, &sums);
  gtk_widget_set_visible (GTK_WIDGET (self), sums.villages > 0);
}

/* ---- the widget ---- */

static void
lw_villages_totals_dispose (GObject *object)
{
  LwVillagesTotals *self = LW_VILLAGES_TOTALS (object);

  g_clear_handle_id (&self->widen_id, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (lw_villages_totals_parent_class)->dispose (object);
}

static void
lw_villages_totals_class_init (LwVillagesTotalsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_villages_totals_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* As the cells of the table: that width with the padding in it. */
static GtkWidget *
make_cell (guint column)
{
  static const float aligns[LW_VILLAGES_N_COLUMNS]
      = { 0, 0, 0, 0, 0.5f, 0, 0, 0.5f, 0.5f, 0, 1, 1 };
  GtkWidget *label = lw_ui_label (NULL, "lw-total");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_xalign (GTK_LABEL (label), aligns[column]);
  return label;
}

static void
lw_villages_totals_init (LwVillagesTotals *self)
{
  GtkWidget *box = lw_ui_box (0);

  self->box = box;
  lw_ui_add_css (box, "lw-totals");
  for (guint i = 0; i < LW_VILLAGES_N_COLUMNS; i++)
    {
      self->labels[i] = make_cell (i);
      gtk_box_append (GTK_BOX (box), self->labels[i]);
    }
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/* A column that was dragged wider or hidden takes its total with it. */
static void
width_cb (GtkColumnViewColumn *column,
          GParamSpec          *pspec,
          GtkWidget           *label)
{
  int width = gtk_column_view_column_get_fixed_width (column);

  gtk_widget_set_size_request (label, width, -1);
  gtk_widget_set_hexpand (label, gtk_column_view_column_get_expand (column));
}

static void
follow (LwVillagesTotals *self,
        GListModel       *columns)
{
  for (guint i = 0; i < LW_VILLAGES_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      if (column == NULL)
        continue;
      /* As wide as the column, whose text is another size than that of a total. */
      width_cb (column, NULL, self->labels[i]);
      g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (width_cb),
                               self->labels[i], 0);
      g_object_bind_property (column, "visible", self->labels[i], "visible", G_BINDING_SYNC_CREATE);
    }
}

typedef struct
{
  LwVillagesTotals *totals; /* borrowed */
  int width;
} Widening;

static gboolean
widen_cb (gpointer data)
{
  Widening *widening = data;

  widening->totals->widen_id = 0;
  gtk_widget_set_size_request (widening->totals->box, widening->width, -1);
  return G_SOURCE_REMOVE;
}

/* Where the table is wider than its columns ask for, because of large text, the row below is too. Not
 * within the allocation that tells it. */
static void
extent_cb (LwVillagesTotals *self,
           GtkAdjustment    *hadjustment)
{
  Widening *widening;
  double upper = gtk_adjustment_get_upper (hadjustment);
  int width = upper > gtk_adjustment_get_page_size (hadjustment) ? (int) upper : -1;
  int now;

  gtk_widget_get_size_request (self->box, &now, NULL);
  if (width == now || self->widen_id != 0)
    return;
  widening = g_new0 (Widening, 1);
  widening->totals = self;
  widening->width = width;
  self->widen_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, widen_cb, widening, g_free);
}

GtkWidget *
lw_villages_totals_new (GtkColumnView *view,
                        GtkAdjustment *hadjustment)
{
  LwVillagesTotals *self = g_object_new (LW_TYPE_VILLAGES_TOTALS, NULL);

  follow (self, gtk_column_view_get_columns (view));

  g_signal_connect_object (hadjustment, "changed", G_CALLBACK (extent_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (hadjustment, "value",
                          gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
                          "value", G_BINDING_SYNC_CREATE);
  return GTK_WIDGET (self);
}
