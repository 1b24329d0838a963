/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-access.h"
#include "lw-family.h"
#include "lw-state-cell.h"
#include "lw-tooltip.h"
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

/* To what listens to the keys of @widget before the widget itself. */
static gboolean
press_key (GtkWidget *widget,
           guint      keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one))
        g_signal_emit_by_name (one, "key-pressed", keyval, 0, 0, &handled);
    }
  return handled;
}

/* GTK 4.8 would press the lone one; those of a group are its own. */
static void
test_arrows_walk_over_checks (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *checks[4];

  for (guint i = 0; i < 4; i++)
    {
      checks[i] = gtk_check_button_new_with_label ("check");
      lw_access_offer_press (checks[i]);
      gtk_box_append (GTK_BOX (box), checks[i]);
    }
  gtk_check_button_set_group (GTK_CHECK_BUTTON (checks[3]), GTK_CHECK_BUTTON (checks[2]));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (checks[0]);
  g_assert_true (press_key (checks[0], GDK_KEY_Down));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == checks[1]);
  g_assert_true (press_key (checks[1], GDK_KEY_Up));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == checks[0]);
  g_assert_true (press_key (checks[0], GDK_KEY_Left));
  for (guint i = 0; i < 4; i++)
    g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (checks[i])));
  g_assert_false (press_key (checks[2], GDK_KEY_Down));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* GTK 4.8 breaks Chinese after every second or third character. */
static void
test_a_chinese_tooltip_has_one_line (void)
{
  const char *text = "显示哪些列，按哪一列排";
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());
  GtkTooltip *tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  GtkWidget *one = g_object_ref_sink (gtk_label_new (text)), *label;
  gboolean shown = FALSE;
  int wanted, width;

  gtk_widget_set_tooltip_text (button, text);
  g_signal_emit_by_name (button, "query-tooltip", 1, 1, FALSE, tooltip, &shown);
  g_assert_true (shown);
  label = g_object_get_data (G_OBJECT (button), "lw-tooltip");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, text);
  gtk_widget_measure (one, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  g_assert_cmpint (width, >=, wanted);
  g_object_unref (one);
  g_object_unref (tooltip);
  g_object_unref (button);
}

/* What shows the ledger goes with it; the help stays. */
static void
test_dialogs_go_with_their_window (void)
{
  GtkWidget *head = gtk_window_new (), *stranger = gtk_window_new ();
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (head), "Question", NULL);
  GtkWidget *second = gtk_window_new (), *spared = gtk_about_dialog_new ();

  gtk_window_set_transient_for (GTK_WINDOW (second), GTK_WINDOW (dialog));
  gtk_window_set_transient_for (GTK_WINDOW (spared), GTK_WINDOW (head));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_object_add_weak_pointer (G_OBJECT (second), (gpointer *) &second);
  gtk_window_present (GTK_WINDOW (head));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (second));
  lw_family_close (GTK_WINDOW (head), GTK_TYPE_ABOUT_DIALOG);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (dialog);
  g_assert_null (second);
  g_assert_true (GTK_IS_WINDOW (spared) && GTK_IS_WINDOW (stranger));
  gtk_window_destroy (GTK_WINDOW (spared));
  gtk_window_destroy (GTK_WINDOW (stranger));
  gtk_window_destroy (GTK_WINDOW (head));
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
  lw_tooltip_install ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/access/tab-leaves-a-list", test_tab_leaves_a_list);
  g_test_add_func ("/access/arrows-walk-over-checks", test_arrows_walk_over_checks);
  g_test_add_func ("/access/a-chinese-tooltip-has-one-line", test_a_chinese_tooltip_has_one_line);
  g_test_add_func ("/access/dialogs-go-with-their-window", test_dialogs_go_with_their_window);
  g_test_add_func ("/access/a-cell-offers-a-press", test_a_cell_offers_a_press);
  g_test_add_func ("/access/a-check-offers-a-press", test_a_check_offers_a_press);
  g_test_add_func ("/access/only-the-seen-page-of-a-stack-is-told",
                   test_only_the_seen_page_of_a_stack_is_told);
  g_test_add_func ("/access/the-text-of-a-row-has-its-title", test_the_text_of_a_row_has_its_title);
  g_test_add_func ("/access/an-entry-row-is-told", test_an_entry_row_is_told);
  g_test_add_func ("/access/the-eye-of-a-passphrase-has-a-name", test_eye_has_a_name);
  return g_test_run ();
}
