/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-nobody.h"

#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPeopleNobody
{
  AdwBin parent_instance;

  GtkWidget *page;
  GtkWidget *drop;         /* its button */
  LwFilterBar *bar;
  LwPeopleCriterion worst; /* to drop */
};

G_DEFINE_FINAL_TYPE (LwPeopleNobody, lw_people_nobody, ADW_TYPE_BIN)

static LwPeopleCriterion
find_worst (const LwPeopleRows *rows)
{
  LwPeopleCriterion worst = LW_PEOPLE_N_CRITERIA;
  guint most = 0;

  for (guint i = 0; rows != NULL && i < LW_PEOPLE_N_CRITERIA; i++)
    if (rows->without[i] > most)
      {
        worst = (LwPeopleCriterion) i;
        most = rows->without[i];
      }
  return worst;
}

/* Which condition is to go, and how many there are then. */
void
lw_people_nobody_show (LwPeopleNobody *self,
                       LwPeopleRows   *rows)
{
  g_autofree char *chip = NULL, *text = NULL, *button = NULL;

  self->worst = find_worst (rows);
  gtk_widget_set_visible (self->drop, self->worst != LW_PEOPLE_N_CRITERIA);
  if (self->worst == LW_PEOPLE_N_CRITERIA)
    text = g_strdup (_("No single condition is to blame; clear the filter and begin again."));
  else
    {
      guint n = rows->without[self->worst];

      chip = lw_filter_bar_describe (self->bar, self->worst);
      text = g_strdup_printf (ngettext ("Without the condition %s there is %u person.",
                                        "Without the condition %s there are %u people.", n),
                              chip, n);
      button = g_strdup_printf (_("Remove %s"), chip);
      gtk_button_set_label (GTK_BUTTON (self->drop), button);
    }
  adw_status_page_set_description (ADW_STATUS_PAGE (self->page), text);
}

static void
clear_cb (LwPeopleNobody *self)
{
  g_autoptr (LwPeopleFilter) filter = lw_people_filter_new ();

  lw_filter_bar_set_filter (self->bar, filter);
}

static void
drop_cb (LwPeopleNobody *self)
{
  if (self->worst != LW_PEOPLE_N_CRITERIA)
    lw_filter_bar_drop (self->bar, self->worst);
}

static GtkWidget *
make_page (const char *icon,
           const char *title,
           const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  return page;
}

static GtkWidget *
make_button (GtkWidget  *box,
             const char *text,
             const char *css,
             const char *action)
{
  GtkWidget *button = lw_ui_button (NULL, text, css);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

GtkWidget *
lw_people_nobody_new_empty (void)
{
  GtkWidget *page = make_page ("system-users-symbolic", _("No people yet"),
                               _("Take in the rosters you have; headings and columns are recognised. "
                                 "Or enter the first person by hand."));
  GtkWidget *box = lw_ui_vbox (12);

  make_button (box, _("Import Rosters…"), "suggested-action pill", "win.import");
  make_button (box, _("Add Person…"), "pill", "page.add");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static void
lw_people_nobody_dispose (GObject *object)
{
  LwPeopleNobody *self = LW_PEOPLE_NOBODY (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->bar);
  G_OBJECT_CLASS (lw_people_nobody_parent_class)->dispose (object);
}

static void
lw_people_nobody_class_init (LwPeopleNobodyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_people_nobody_dispose;
}

static void
lw_people_nobody_init (LwPeopleNobody *self)
{
  GtkWidget *box = lw_ui_box (12);
  GtkWidget *clear;

  self->page = make_page ("system-search-symbolic", _("Nobody fits"), NULL);
  self->drop = make_button (box, _("Remove"), "suggested-action pill", NULL);
  clear = make_button (box, _("Clear the Filter"), "pill", NULL);
  g_signal_connect_swapped (self->drop, "clicked", G_CALLBACK (drop_cb), self);
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (clear_cb), self);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->page), box);
  adw_bin_set_child (ADW_BIN (self), self->page);
}

GtkWidget *
lw_people_nobody_new (LwFilterBar *bar)
{
  LwPeopleNobody *self = g_object_new (LW_TYPE_PEOPLE_NOBODY, NULL);

  self->bar = g_object_ref (bar);
  return GTK_WIDGET (self);
}
