/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-doubtful-page.h"

#include "lw-access.h"
#include "lw-ui.h"
#include "lw-warnings.h"

#include <glib/gi18n-lib.h>

struct _LwDoubtfulPage
{
  LwPage parent_instance;

  GtkWidget *stack;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (LwDoubtfulPage, lw_doubtful_page, LW_TYPE_PAGE)

/* So many of one kind are shown at once; the rest stands behind a button. */
#define SHOWN 8

static void
activated_cb (GtkListBox     *list,
              GtkListBoxRow  *row,
              LwDoubtfulPage *self)
{
  const LwWarning *warning = g_object_get_data (G_OBJECT (row), "warning");

  if (warning == NULL)
    return;
  if (warning->person != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.person", "x", warning->person);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.village", "x", warning->village);
}

static void
add_row (GtkWidget       *list,
         const LwWarning *warning)
{
  GtkWidget *box = lw_ui_box (10);
  GtkWidget *name = lw_ui_label (warning->name, "lw-heading");
  LwWarning *copy = g_new0 (LwWarning, 1);
  GtkWidget *row;

  gtk_widget_set_size_request (name, 84, -1);
  gtk_box_append (GTK_BOX (box), lw_ui_icon ("lw-state-at-risk-symbolic", 13, "lw-fg-at-risk"));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (warning->text, "lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_icon ("go-next-symbolic", 12, NULL));
  row = lw_ui_list_add (list, box, TRUE);
  copy->person = warning->person;
  copy->village = warning->village;
  g_object_set_data_full (G_OBJECT (row), "warning", copy, lw_warning_free);
}

static void
more_cb (GtkButton *button)
{
  GtkWidget *rest = g_object_get_data (G_OBJECT (button), "rest");

  gtk_widget_set_visible (rest, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (button), FALSE);
}

static GtkWidget *
new_list (LwDoubtfulPage *self,
          const char     *caption)
{
  GtkWidget *list = lw_ui_list ();

  lw_ui_name (list, caption);
  lw_access_make_one_stop (list);
  g_signal_connect (list, "row-activated", G_CALLBACK (activated_cb), self);
  return list;
}

static void
add_group (LwDoubtfulPage *self,
           GPtrArray      *warnings,
           guint           first,
           guint           n)
{
  const LwWarning *head = g_ptr_array_index (warnings, first);
  const char *caption = lw_warning_caption (head->kind);
  g_autofree char *heading = g_strdup_printf ("%s  %u", caption, n);
  GtkWidget *list = new_list (self, caption);
  GtkWidget *title = lw_ui_label (heading, "lw-heading");

  gtk_widget_set_margin_top (title, 8);
  gtk_box_append (GTK_BOX (self->box), title);
  for (guint i = 0; i < MIN (n, SHOWN); i++)
    add_row (list, g_ptr_array_index (warnings, first + i));
  gtk_box_append (GTK_BOX (self->box), list);
  if (n > SHOWN)
    {
      GtkWidget *rest = new_list (self, caption);
      g_autofree char *text = g_strdup_printf (_("Show %u more"), n - SHOWN);
      GtkWidget *button = lw_ui_button (NULL, text, "flat lw-small-button");

      for (guint i = SHOWN; i < n; i++)
        add_row (rest, g_ptr_array_index (warnings, first + i));
      gtk_widget_set_visible (rest, FALSE);
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      g_object_set_data (G_OBJECT (button), "rest", rest);
      g_signal_connect (button, "clicked", G_CALLBACK (more_cb), NULL);
      gtk_box_append (GTK_BOX (self->box), button);
      gtk_box_append (GTK_BOX (self->box), rest);
    }
}

static void
lw_doubtful_page_refresh (LwPage *page)
{
  LwDoubtfulPage *self = LW_DOUBTFUL_PAGE (page);
  LwSession *session = lw_page_get_session (page);
  LwLedger *reader = lw_session_get_reader (session);
  g_autoptr (LwRoster) roster = lw_roster_load (reader, NULL);
  g_autoptr (GPtrArray) warnings = NULL;
  g_autofree char *subtitle = NULL;

  if (roster == NULL)
    return;
  warnings = lw_warnings_list (reader, roster, lw_session_get_on (session), NULL);
  if (warnings == NULL)
    return;
  lw_ui_clear (self->box);
  for (guint i = 0; i < warnings->len;)
    {
      LwWarningKind kind = ((LwWarning *) g_ptr_array_index (warnings, i))->kind;
      guint n = 0;

      while (i + n < warnings->len
             && ((LwWarning *) g_ptr_array_index (warnings, i + n))->kind == kind)
        n++;
      add_group (self, warnings, i, n);
      i += n;
    }
  subtitle = g_strdup_printf (ngettext ("%u remark", "%u remarks", warnings->len), warnings->len);
  lw_page_set_title (page, _("Doubtful Data"), subtitle);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    warnings->len > 0 ? "list" : "none");
}

static void
lw_doubtful_page_constructed (GObject *object)
{
  LwDoubtfulPage *self = LW_DOUBTFUL_PAGE (object);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *none = adw_status_page_new ();

  G_OBJECT_CLASS (lw_doubtful_page_parent_class)->constructed (object);
  self->box = lw_ui_vbox (6);
  lw_ui_add_css (self->box, "lw-page-margin");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("Nothing is doubtful"));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  lw_page_set_title (LW_PAGE (self), _("Doubtful Data"), NULL);
}

static void
lw_doubtful_page_class_init (LwDoubtfulPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lw_doubtful_page_constructed;
  LW_PAGE_CLASS (klass)->refresh = lw_doubtful_page_refresh;
}

static void
lw_doubtful_page_init (LwDoubtfulPage *self)
{
}
