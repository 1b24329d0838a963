/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-access.h"
#include "lw-state-cell.h"
#include "lw-ui.h"

static void
count_cb (int *count)
{
  (*count)++;
}

/* To what listens to the keys of the list. */
static void
press_tab (GtkWidget *list,
           guint      keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (one)
          && gtk_event_controller_get_propagation_phase (one) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (one, "key-pressed", keyval, 0, 0, &handled);
    }
  g_assert_true (handled);
}

static void
test_a_cell_offers_a_press (void)
{
  GtkWidget *cell = g_object_ref_sink (lw_state_cell_new ());
  int clicks = 0;

  g_signal_connect_swapped (cell, "clicked", G_CALLBACK (count_cb), &clicks);
  g_assert_true (gtk_widget_activate_action (cell, "cell.press", NULL));
  g_assert_cmpint (clicks, ==, 1);
  g_assert_finalize_object (cell);
}

static void
test_a_check_offers_a_press (void)
{
  GtkWidget *check = g_object_ref_sink (gtk_check_button_new ());

  lw_access_offer_press (check);
  g_assert_true (gtk_widget_activate_action (check, "access.press", NULL));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_assert_finalize_object (check);
}

static void
test_only_the_seen_page_of_a_stack_is_told (void)
{
  GtkWidget *stack = g_object_ref_sink (gtk_stack_new ());
  GtkWidget *one = gtk_label_new ("one");
  GtkWidget *two = gtk_label_new ("two");

  gtk_stack_add_named (GTK_STACK (stack), one, "one");
  gtk_stack_add_named (GTK_STACK (stack), two, "two");
  lw_access_watch_stack (GTK_STACK (stack));
  gtk_test_accessible_assert_state (one, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  gtk_test_accessible_assert_state (two, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  gtk_stack_set_visible_child (GTK_STACK (stack), two);
  gtk_test_accessible_assert_state (one, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  gtk_test_accessible_assert_state (two, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  g_assert_finalize_object (stack);
}

/* A button, a list of three rows, the second with a button of its own, another button. */
static void
test_tab_leaves_a_list (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new (), *after = gtk_button_new (), *within = gtk_button_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *second;

  gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("one"));
  gtk_list_box_append (GTK_LIST_BOX (list), within);
  gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new ("three"));
  second = gtk_widget_get_parent (within);
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  lw_access_make_one_stop (list);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (second);
  press_tab (list, GDK_KEY_Tab);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == within);
  press_tab (list, GDK_KEY_Tab);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == after);
  gtk_widget_grab_focus (second);
  press_tab (list, GDK_KEY_ISO_Left_Tab);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == before);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_the_text_of_a_row_has_its_title (void)
{
  GtkWidget *row = g_object_ref_sink (adw_entry_row_new ());
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Handler");
  lw_access_tell_entry (ADW_ENTRY_ROW (row));
  gtk_test_accessible_assert_role (text, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL, "Handler");
  g_assert_finalize_object (row);
}

static void
test_an_entry_row_is_told (void)
{
  GtkWidget *row = g_object_ref_sink (lw_ui_entry_row ("Reason", "as agreed"));
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL, "Reason");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "as agreed");
  g_assert_true (adw_entry_row_get_activates_default (ADW_ENTRY_ROW (row)));
  g_assert_finalize_object (row);
}

static GtkWidget *
find_eye (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "view-reveal-symbolic") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_eye (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_eye_has_a_name (void)
{
  GtkWidget *row = g_object_ref_sink (adw_password_entry_row_new ());
  GtkWidget *eye;

  lw_access_tell_entry (ADW_ENTRY_ROW (row));
  eye = find_eye (row);
  g_assert_nonnull (eye);
  gtk_test_accessible_assert_property (eye, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Show or hide the passphrase");
  g_object_unref (row);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/access/tab-leaves-a-list", test_tab_leaves_a_list);
  g_test_add_func ("/access/a-cell-offers-a-press", test_a_cell_offers_a_press);
  g_test_add_func ("/access/a-check-offers-a-press", test_a_check_offers_a_press);
  g_test_add_func ("/access/only-the-seen-page-of-a-stack-is-told",
                   test_only_the_seen_page_of_a_stack_is_told);
  g_test_add_func ("/access/the-text-of-a-row-has-its-title", test_the_text_of_a_row_has_its_title);
  g_test_add_func ("/access/an-entry-row-is-told", test_an_entry_row_is_told);
  g_test_add_func ("/access/the-eye-of-a-passphrase-has-a-name", test_eye_has_a_name);
  return g_test_run ();
}
