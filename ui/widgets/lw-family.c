/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-family.h"

static gboolean
stands_before (GtkWindow *window,
               GtkWindow *head)
{
  do
    window = gtk_window_get_transient_for (window);
  while (window != NULL && window != head);
  return window != NULL;
}

void
lw_family_close (GtkWindow *head,
                 GType      spared)
{
  g_autoptr (GPtrArray) family = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *windows = gtk_window_get_toplevels ();

  g_return_if_fail (GTK_IS_WINDOW (head));

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (stands_before (window, head) && !G_TYPE_CHECK_INSTANCE_TYPE (window, spared))
        g_ptr_array_add (family, g_steal_pointer (&window));
    }
  for (guint i = 0; i < family->len; i++)
    gtk_window_close (family->pdata[i]);
}

/* ---- input ---- */

static gboolean
event_cb (GtkEventController *controller,
          GdkEvent           *event,
          GtkWindow          *head)
{
  GtkWidget *window = gtk_event_controller_get_widget (controller);
  LwFamilyInput input = (LwFamilyInput) g_object_get_data (G_OBJECT (controller), "input");

  if (stands_before (GTK_WINDOW (window), head))
    input (head);
  return GDK_EVENT_PROPAGATE;
}

static void
come_cb (GListModel *windows,
         guint       position,
         guint       removed,
         guint       added,
         GtkWindow  *head)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkEventController *controller = gtk_event_controller_legacy_new ();

      gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
      g_object_set_data (G_OBJECT (controller), "input", g_object_get_data (G_OBJECT (head), "family-input"));
      g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), head, 0);
      gtk_widget_add_controller (window, controller);
    }
}

void
lw_family_watch (GtkWindow     *head,
                 LwFamilyInput  input)
{
  g_return_if_fail (GTK_IS_WINDOW (head) && input != NULL);

  g_object_set_data (G_OBJECT (head), "family-input", (gpointer) input);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (come_cb), head, 0);
}
