/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-base-date-popover.h"

#include "lw-access.h"
#include "lw-date.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwBaseDatePopover
{
  GtkPopover parent_instance;

  LwSession *session;
  GtkWidget *list;
  GtkWidget *entry;
  GtkWidget *problem;
  GtkWidget *calendar;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwBaseDatePopover, lw_base_date_popover, GTK_TYPE_POPOVER)

static LwDate
calendar_date (LwBaseDatePopover *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));

  return LW_DATE (g_date_time_get_year (date), g_date_time_get_month (date),
                  g_date_time_get_day_of_month (date));
}

static void
choose (LwBaseDatePopover *self,
        LwDate             on)
{
  lw_session_set_on (self->session, on == lw_date_today () ? 0 : on);
}

static void
row_activated_cb (GtkListBox        *list,
                  GtkListBoxRow     *row,
                  LwBaseDatePopover *self)
{
  choose (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "date")));
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* A day in any spelling; what cannot be one stays as it was typed. */
static void
typed_cb (LwBaseDatePopover *self)
{
  LwDate day;

  if (lw_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), FALSE, &day) == LW_DATE_OK
      && lw_date_is_full (day))
    {
      choose (self, day);
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  gtk_widget_add_css_class (self->entry, "error");
  gtk_widget_set_visible (self->problem, TRUE);
}

static void
typing_cb (LwBaseDatePopover *self)
{
  gtk_widget_remove_css_class (self->entry, "error");
  gtk_widget_set_visible (self->problem, FALSE);
}

/* The day that counts now. */
static void
fill_entry (LwBaseDatePopover *self)
{
  g_autofree char *iso = lw_date_to_iso (lw_session_get_on (self->session));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), iso);
  typing_cb (self);
}

/* It stays open, for who leafs through the months. */
static void
day_selected_cb (LwBaseDatePopover *self)
{
  if (self->filling)
    return;
  choose (self, calendar_date (self));
  fill_entry (self);
}

/* What stands there is chosen: what is typed takes its place. */
static void
map_cb (LwBaseDatePopover *self)
{
  fill_entry (self);
  gtk_widget_grab_focus (self->entry);
}

static GtkWidget *
make_entry (LwBaseDatePopover *self)
{
  GtkWidget *box = lw_ui_box (10);
  GtkWidget *label = lw_ui_label_fill (_("Another day"), NULL);

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 11);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 11);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_DIGITS);
  lw_ui_name (self->entry, _("Another day"));
  lw_ui_tooltip (self->entry, _("As in 2026-12-15 or 20261215, then Enter"));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typing_cb), self);
  g_signal_connect_after (self, "map", G_CALLBACK (map_cb), NULL);
  gtk_widget_set_margin_start (label, 12);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->entry);
  return box;
}

static void
add_choice (LwBaseDatePopover *self,
            const char        *caption,
            LwDate             date)
{
  gboolean chosen = lw_session_get_on (self->session) == date;
  g_autofree char *iso = lw_date_to_iso (date);
  GtkWidget *box = lw_ui_box (10);
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), lw_ui_icon ("object-select-symbolic", 16, "accent"));
  gtk_widget_set_opacity (gtk_widget_get_first_child (box), chosen ? 1 : 0);
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (caption, chosen ? "lw-heading" : NULL));
  gtk_box_append (GTK_BOX (box), lw_ui_label (iso, "lw-dim lw-small"));
  row = lw_ui_list_add (self->list, box, TRUE);
  g_object_set_data (G_OBJECT (row), "date", GINT_TO_POINTER (date));
}

static void
fill (LwBaseDatePopover *self)
{
  LwDate on = lw_session_get_on (self->session);
  LwDate election = lw_session_get_election_day (self->session);
  g_autoptr (GDateTime) day
      = g_date_time_new_local (on / 10000, on / 100 % 100, on % 100, 12, 0, 0);

  self->filling = TRUE;
  lw_ui_clear (self->list);
  add_choice (self, _("Today"), lw_date_today ());
  if (election != 0)
    {
      add_choice (self, _("Election day"), election);
    }
  add_choice (self, _("End of the year"), LW_DATE (lw_date_today () / 10000, 12, 31));
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), day);
  gtk_calendar_clear_marks (GTK_CALENDAR (self->calendar));
  if (election != 0 && election / 100 == on / 100)
    gtk_calendar_mark_day (GTK_CALENDAR (self->calendar), (guint) (election % 100));
  self->filling = FALSE;
}

static void
lw_base_date_popover_dispose (GObject *object)
{
  g_clear_object (&LW_BASE_DATE_POPOVER (object)->session);
  G_OBJECT_CLASS (lw_base_date_popover_parent_class)->dispose (object);
}

static void
lw_base_date_popover_class_init (LwBaseDatePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_base_date_popover_dispose;
}

/* The calendar takes its words from the locale of times, which is plain C where only LANGUAGE asks
 * for Chinese: they are said again in the language of the window. */
static void
name_months (GtkWidget *stack)
{
  static const char *const months[]
      = { N_ ("January"), N_ ("February"), N_ ("March"),     N_ ("April"),   N_ ("May"),      N_ ("June"),
          N_ ("July"),    N_ ("August"),   N_ ("September"), N_ ("October"), N_ ("November"), N_ ("December") };
  GtkWidget *label = gtk_widget_get_first_child (stack);

  for (guint i = 0; i < G_N_ELEMENTS (months) && GTK_IS_LABEL (label); i++)
    {
      gtk_label_set_label (GTK_LABEL (label), _(months[i]));
      label = gtk_widget_get_next_sibling (label);
    }
}

static void
name_day (GtkWidget *label)
{
  static const char *const days[]
      = { N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"), N_ ("Fri"), N_ ("Sat"), N_ ("Sun") };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      /* The first of June 2026 is a Monday. */
      g_autoptr (GDateTime) day = g_date_time_new_utc (2026, 6, (int) i + 1, 0, 0, 0);
      g_autofree char *there = g_date_time_format (day, "%a");

      if (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), there))
        {
          gtk_label_set_label (GTK_LABEL (label), _(days[i]));
          return;
        }
    }
}

static void
name_calendar (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_STACK (child))
      name_months (child);
    else if (GTK_IS_LABEL (child) && gtk_widget_has_css_class (child, "day-name"))
      name_day (child);
    else
      name_calendar (child);
}

static void
lw_base_date_popover_init (LwBaseDatePopover *self)
{
  GtkWidget *box = lw_ui_vbox (6);

  lw_ui_add_css (box, "lw-popover");
  gtk_box_append (GTK_BOX (box), lw_ui_label (_("Base date"), "lw-heading"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (_("Ages, posts and rules are counted as of this day"),
                                              "lw-dim lw-caption"));
  self->list = lw_ui_list ();
  lw_ui_add_css (self->list, "tall");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (box), self->list);
  lw_access_make_one_stop (self->list);
  self->problem = lw_ui_label (_("Not a day. As in 2026-12-15; nothing was changed."),
                               "lw-small lw-fg-not-met");
  gtk_box_append (GTK_BOX (box), make_entry (self));
  gtk_box_append (GTK_BOX (box), self->problem);
  self->calendar = gtk_calendar_new ();
  name_calendar (self->calendar);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  gtk_box_append (GTK_BOX (box), self->calendar);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
lw_base_date_popover_new (LwSession *session)
{
  LwBaseDatePopover *self = g_object_new (LW_TYPE_BASE_DATE_POPOVER, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
