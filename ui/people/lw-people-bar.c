/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-bar.h"

#include "lw-bulk-dialogs.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPeopleBar
{
  AdwBin parent_instance;

  GtkWidget *quiet; /* nobody is ticked */
  GtkWidget *status;
  GtkWidget *actions;
  GtkWidget *selected;
  GtkWidget *hidden;
  LwPeopleMarks *marks;
};

G_DEFINE_FINAL_TYPE (LwPeopleBar, lw_people_bar, ADW_TYPE_BIN)

void
lw_people_bar_show (LwPeopleBar *self,
                    const char  *count,
                    gboolean     building,
                    guint        hidden)
{
  guint n = lw_people_marks_get_n (self->marks);
  g_autofree char *selected = g_strdup_printf (ngettext ("%u person selected", "%u people selected", n), n);
  g_autofree char *off = g_strdup_printf (ngettext ("%u of them outside this filter",
                                                    "%u of them outside this filter", hidden),
                                          hidden);
  g_autofree char *status
      = g_strdup_printf (building ? _("%s · getting ready to filter and sort…")
                                  : _("%s · Space selects, Shift extends, Ctrl+A takes all, Enter opens"),
                         count);

  gtk_label_set_label (GTK_LABEL (self->status), status);
  gtk_label_set_label (GTK_LABEL (self->selected), selected);
  gtk_label_set_label (GTK_LABEL (self->hidden), hidden > 0 ? off : count);
  gtk_widget_set_visible (self->actions, n > 0);
  gtk_widget_set_visible (self->quiet, n == 0);
}

static void
add_button (GtkWidget  *bar,
            const char *text,
            const char *action)
{
  GtkWidget *button = lw_ui_button (NULL, text, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (bar), button);
}

static GtkWidget *
make_actions (LwPeopleBar *self,
              LwSession   *session)
{
  GtkWidget *bar = lw_ui_box (8);
  GtkWidget *close = lw_ui_icon_button ("window-close-symbolic", _("Select nobody"), "flat");

  lw_ui_add_css (bar, "lw-bottom-bar");
  self->selected = lw_ui_label (NULL, "lw-heading");
  self->hidden = lw_ui_label_fill (NULL, "lw-dim lw-small");
  gtk_box_append (GTK_BOX (bar), self->selected);
  gtk_box_append (GTK_BOX (bar), self->hidden);
  gtk_box_append (GTK_BOX (bar), lw_bulk_field_button_new (session, self->marks));
  add_button (bar, _("Add a Measure…"), "page.measure");
  add_button (bar, _("Into the Pool…"), "page.pool");
  add_button (bar, _("End Posts…"), "page.end-posts");
  add_button (bar, _("Export…"), "page.export");
  add_button (bar, _("Merge…"), "page.merge");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "page.unselect");
  gtk_box_append (GTK_BOX (bar), close);
  return bar;
}

static GtkWidget *
make_status (LwPeopleBar *self)
{
  GtkWidget *bar = lw_ui_box (8);

  self->status = lw_ui_label_fill (NULL, "lw-dim lw-small");
  lw_ui_add_css (bar, "lw-bottom-bar");
  gtk_box_append (GTK_BOX (bar), self->status);
  return bar;
}

static void
lw_people_bar_dispose (GObject *object)
{
  LwPeopleBar *self = LW_PEOPLE_BAR (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->marks);
  G_OBJECT_CLASS (lw_people_bar_parent_class)->dispose (object);
}

static void
lw_people_bar_class_init (LwPeopleBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_people_bar_dispose;
}

static void
lw_people_bar_init (LwPeopleBar *self)
{
}

GtkWidget *
lw_people_bar_new (LwSession     *session,
                   LwPeopleMarks *marks)
{
  LwPeopleBar *self = g_object_new (LW_TYPE_PEOPLE_BAR, NULL);
  GtkWidget *box = lw_ui_vbox (0);

  self->marks = g_object_ref (marks);
  self->actions = make_actions (self, session);
  self->quiet = make_status (self);
  gtk_widget_set_visible (self->actions, FALSE);
  gtk_box_append (GTK_BOX (box), self->actions);
  gtk_box_append (GTK_BOX (box), self->quiet);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
