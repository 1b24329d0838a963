/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-added.h"

typedef struct
{
  gpointer record;
  LwAddedFunc func;
  GtkWidget *widget;
  const char *action; /* static */
} Adding;

static void
adding_clear (gpointer data)
{
  Adding *adding = data;

  lw_record_free (adding->record);
  g_object_unref (adding->widget);
}

static void
adding_unref (gpointer data)
{
  g_rc_box_release_full (data, adding_clear);
}

static void
adding_closure_unref (gpointer  data,
                      GClosure *closure)
{
  adding_unref (data);
}

static gboolean
add_func (LwLedger  *writer,
          gpointer   data,
          GError   **error)
{
  Adding *adding = data;

  return adding->func (writer, adding->record, error);
}

/* The first answer after it has its key is its own: the writer does one thing after the other. */
static void
answered_cb (Adding    *adding,
             int        done,
             char      *label,
             LwSession *session)
{
  LwKey id = ((LwRecord *) adding->record)->id;
  const char *action = adding->action;
  g_autoptr (GtkWidget) widget = g_object_ref (adding->widget);

  if (id == 0)
    return;
  g_signal_handlers_disconnect_by_data (session, adding);
  if (gtk_widget_get_root (widget) != NULL)
    gtk_widget_activate_action (widget, action, "x", id);
}

static void
failed_cb (Adding    *adding,
           char      *message,
           LwSession *session)
{
  g_signal_handlers_disconnect_by_data (session, adding);
}

void
lw_added_edit (LwSession   *session,
               const char  *label,
               gpointer     record,
               LwAddedFunc  func,
               GtkWidget   *widget,
               const char  *action)
{
  Adding *adding = g_rc_box_new0 (Adding);

  adding->record = record;
  adding->func = func;
  adding->widget = g_object_ref (widget);
  adding->action = g_intern_string (action);
  g_signal_connect_data (session, "done", G_CALLBACK (answered_cb), g_rc_box_acquire (adding),
                         adding_closure_unref, G_CONNECT_SWAPPED);
  g_signal_connect_data (session, "failed", G_CALLBACK (failed_cb), g_rc_box_acquire (adding),
                         adding_closure_unref, G_CONNECT_SWAPPED);
  lw_session_edit (session, label, add_func, adding, adding_unref);
}
