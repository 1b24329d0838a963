/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-change-dialog.h"

#include "lw-access.h"
#include "lw-names.h"
#include "lw-ui.h"
#include "lw-village-change-form.h"
#include "lw-village-change-preview.h"

#include <glib/gi18n-lib.h>

/* Three steps: what happened, the answers, what would be done. */

typedef struct
{
  LwSession *session;

  /* borrowed */
  GtkWindow *window;
  GtkWidget *stack;
  GtkWidget *back;
  GtkWidget *next;
  LwVillageChangeForm *form;
  GtkWidget *preview;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_clear_object (&self->session);
  g_free (self);
}

static LwLedger *
reader_of (Dialog *self)
{
  return lw_session_get_reader (self->session);
}

static const LwVillagePlan *
plan_of (Dialog *self)
{
  return lw_village_change_form_get_plan (self->form);
}

/* ---- steps ---- */

static gboolean
apply_func (LwLedger *writer,
            gpointer  data,
            GError  **error)
{
  return lw_village_plan_apply (data, writer, error);
}

static void
show_step (Dialog     *self,
           const char *step)
{
  gboolean kind = g_str_equal (step, "kind"), last = g_str_equal (step, "preview");

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), step);
  gtk_widget_set_visible (self->back, !kind);
  gtk_widget_set_visible (self->next, !kind);
  gtk_button_set_label (GTK_BUTTON (self->next), last ? _("_Carry Out") : _("_Continue"));
  gtk_button_set_use_underline (GTK_BUTTON (self->next), TRUE);
  gtk_widget_set_sensitive (self->next, lw_village_change_form_is_complete (self->form));
  if (!kind)
    gtk_window_set_default_widget (self->window, self->next);
}

static void
form_cb (Dialog *self)
{
  gtk_widget_set_sensitive (self->next, lw_village_change_form_is_complete (self->form));
}

static void
next_cb (Dialog *self)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "form"))
    {
      lw_village_change_preview_fill (self->preview, plan_of (self), reader_of (self),
                                      lw_session_get_latest (self->session));
      show_step (self, "preview");
      gtk_widget_grab_focus (self->next);
    }
  else
    {
      g_autofree char *label = lw_village_plan_label (plan_of (self), reader_of (self));

      lw_session_edit (self->session, label, apply_func, lw_village_plan_copy (plan_of (self)),
                       (GDestroyNotify) lw_village_plan_free);
      gtk_window_destroy (self->window);
    }
}

static void
back_cb (Dialog *self)
{
  gboolean last = g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "preview");

  show_step (self, last ? "form" : "kind");
  gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->stack)), GTK_DIR_TAB_FORWARD);
}

static void
kind_cb (GtkListBox    *list,
         GtkListBoxRow *row,
         Dialog        *self)
{
  lw_village_change_form_ask (self->form,
                              (LwVillageChangeKind) (gtk_list_box_row_get_index (row) + 1));
  show_step (self, "form");
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

/* ---- the first step ---- */

static void
past_cb (GtkListBox    *list,
         GtkListBoxRow *row,
         Dialog        *self)
{
  const LwKey *village = g_object_get_data (G_OBJECT (row), "village");
  GtkWindow *parent = gtk_window_get_transient_for (self->window);

  if (village == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.village", "x", *village);
  gtk_window_destroy (self->window);
}

static void
add_past (Dialog    *self,
          GtkWidget *box)
{
  g_autoptr (GPtrArray) changes = lw_village_changes (reader_of (self), 0, NULL);
  GtkWidget *list;

  if (changes == NULL || changes->len == 0)
    return;
  gtk_box_append (GTK_BOX (box), lw_ui_label (_("What there was until now"), "lw-heading"));
  list = lw_ui_list ();
  lw_ui_name (list, _("What there was until now"));
  g_signal_connect (list, "row-activated", G_CALLBACK (past_cb), self);
  for (guint i = 0; i < changes->len; i++)
    {
      const LwVillageChange *change = g_ptr_array_index (changes, i);
      g_autofree char *text = lw_village_change_text (change, change->village, reader_of (self));
      g_autofree char *name = lw_village_name_short (change->name != NULL ? change->name : "?");
      GtkWidget *row = adw_action_row_new ();
      LwKey *key = g_new (LwKey, 1);

      *key = change->village;
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), lw_ui_icon ("go-next-symbolic", 16, NULL));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "village", key, g_free);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_box_append (GTK_BOX (box), list);
}

static GtkWidget *
make_kinds (Dialog *self)
{
  static const struct
  {
    const char *title, *text;
  } kinds[] = {
    { N_ ("Merge"), N_ ("Several villages become one, a new one or one of them") },
    { N_ ("Divide"), N_ ("A new village comes out of one that goes on") },
    { N_ ("Rename"), N_ ("A village gets another name or code") },
  };
  GtkWidget *box = lw_ui_vbox (10), *list = lw_ui_list ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(kinds[i].title));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(kinds[i].text));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), lw_ui_icon ("go-next-symbolic", 16, NULL));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      lw_access_offer_press (row);
    }
  lw_ui_name (list, _("What happened?"));
  g_signal_connect (list, "row-activated", G_CALLBACK (kind_cb), self);
  gtk_box_append (GTK_BOX (box), lw_ui_label (_("What happened?"), "lw-heading"));
  gtk_box_append (GTK_BOX (box), list);
  add_past (self, box);
  return box;
}

static GtkWidget *
in_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  lw_ui_add_css (child, "lw-page-margin");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_bar (Dialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *title = adw_window_title_new (_("Village Changes"), NULL);

  self->back = gtk_button_new_with_mnemonic (_("_Back"));
  self->next = gtk_button_new_with_mnemonic (_("_Continue"));
  lw_ui_add_css (self->next, "suggested-action");
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_cb), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_cb), self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->next);
  return bar;
}

static void
close_with_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

void
lw_village_change_dialog_show (GtkWindow *parent,
                               LwSession *session,
                               LwKey      village)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *window = adw_window_new (), *box = lw_ui_vbox (0), *around;

  self->session = g_object_ref (session);
  self->window = GTK_WINDOW (window);
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_title (self->window, _("Village Changes"));
  gtk_window_set_default_size (self->window, 600, 680);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), in_scroller (make_kinds (self)), "kind");
  self->form = LW_VILLAGE_CHANGE_FORM (lw_village_change_form_new (session, village));
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (form_cb), self);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->form), "form");
  self->preview = lw_ui_list ();
  lw_ui_name (self->preview, _("What would be done"));
  gtk_widget_set_valign (self->preview, GTK_ALIGN_START);
  /* The list is a card: the margin is around it, not in it. */
  around = lw_ui_vbox (0);
  gtk_box_append (GTK_BOX (around), self->preview);
  gtk_stack_add_named (GTK_STACK (self->stack), in_scroller (around), "preview");
  gtk_box_append (GTK_BOX (box), self->stack);
  lw_access_watch_stack (GTK_STACK (self->stack));
  adw_window_set_content (ADW_WINDOW (window), box);
  close_with_escape (window);
  g_object_set_data_full (G_OBJECT (window), "dialog", self, dialog_free);
  show_step (self, "kind");
  gtk_window_present (self->window);
}
