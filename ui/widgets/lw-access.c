/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-access.h"

#include <glib/gi18n-lib.h>

static void
press_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       widget)
{
  gtk_widget_activate (widget);
}

/* A check that stands alone; those of a group walk among themselves. */
static gboolean
is_lone_check (GtkWidget *widget)
{
  return GTK_IS_CHECK_BUTTON (widget)
         && g_strcmp0 (gtk_widget_get_css_name (gtk_widget_get_first_child (widget)), "radio") != 0;
}

/* GTK 4.8 takes a lone check for a group of one: each arrow would press it. */
static gboolean
arrow_cb (GtkWidget       *check,
          guint            keyval,
          guint            keycode,
          GdkModifierType  modifiers)
{
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;

  if (!is_lone_check (check)
      || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (down || up)
    g_signal_emit_by_name (check, "move-focus", down ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  return down || up || keyval == GDK_KEY_Left || keyval == GDK_KEY_Right;
}

static void
walk_by_arrows (GtkWidget *check)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (arrow_cb), check);
  gtk_widget_add_controller (check, keys);
}

void
lw_access_offer_press (GtkWidget *widget)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("press", NULL);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* The widget owns the group, so the action does not outlive it by more than a call. */
  g_signal_connect_object (action, "activate", G_CALLBACK (press_cb), widget, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (widget, "access", G_ACTION_GROUP (group));
  if (GTK_IS_CHECK_BUTTON (widget))
    walk_by_arrows (widget);
}

/* The eye of a passphrase is a button with a picture only. */
static void
name_eyes (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child)
        && g_str_has_prefix (gtk_button_get_icon_name (GTK_BUTTON (child)) != NULL
                                 ? gtk_button_get_icon_name (GTK_BUTTON (child))
                                 : "",
                             "view-"))
      {
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        _("Show or hide the passphrase"), -1);
        gtk_widget_set_tooltip_text (child, _("Show or hide the passphrase"));
      }
    else
      name_eyes (child);
}

void
lw_access_tell_entry (AdwEntryRow *row)
{
  GtkEditable *text;

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  text = gtk_editable_get_delegate (GTK_EDITABLE (row));
  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  if (ADW_IS_PASSWORD_ENTRY_ROW (row))
    name_eyes (GTK_WIDGET (row));
}

static void
stack_cb (GtkStack *stack)
{
  GtkWidget *seen = gtk_stack_get_visible_child (stack);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != seen, -1);
}

void
lw_access_watch_stack (GtkStack *stack)
{
  g_return_if_fail (GTK_IS_STACK (stack));

  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (stack_cb), NULL);
  stack_cb (stack);
}

/* ---- one stop of Tab ---- */

/* As if the list were not there: the way of the focus then goes on behind it, or before it. */
static gboolean
leave (GtkWidget        *list,
       GtkDirectionType  direction)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (list));
  gboolean moved;

  gtk_widget_set_can_focus (list, FALSE);
  moved = gtk_widget_child_focus (root, direction);
  gtk_widget_set_can_focus (list, TRUE);
  return moved;
}

static gboolean
tab_cb (GtkWidget       *list,
        guint            keyval,
        guint            keycode,
        GdkModifierType  modifiers)
{
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab;
  GtkDirectionType direction = back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD;
  /* The rows of a table stand in a list of its own, below the heads. */
  GtkWidget *rows = GTK_IS_COLUMN_VIEW (list) ? gtk_widget_get_last_child (list) : list;
  GtkWidget *row = gtk_widget_get_focus_child (rows);

  if ((keyval != GDK_KEY_Tab && !back) || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  return (row != NULL && gtk_widget_child_focus (row, direction)) || leave (list, direction);
}

void
lw_access_make_one_stop (GtkWidget *list)
{
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_WIDGET (list));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (tab_cb), list);
  gtk_widget_add_controller (list, keys);
}
