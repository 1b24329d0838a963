/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-window.h"

#include "lw-access.h"
#include "lw-daily-backup.h"
#include "lw-date.h"
#include "lw-demo-ledger.h"
#include "lw-family.h"
#include "lw-help-window.h"
#include "lw-import-page.h"
#include "lw-main-view.h"
#include "lw-new-ledger-page.h"
#include "lw-not-written.h"
#include "lw-passphrase.h"
#include "lw-recent.h"
#include "lw-start-page.h"
#include "lw-toasts.h"
#include "lw-unlock-page.h"
#include "lw-window-actions.h"

#include <glib/gi18n-lib.h>

struct _LwWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  AdwToastOverlay *toasts;
  GtkStack *stack;

  /* Borrowed */
  LwMainView *main_view;

  /* Owned */
  LwSession *session;
  GPtrArray *pending; /* rosters that were dropped before a ledger was open: GFile */
  gint64 last_input;
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (LwWindow, lw_window, ADW_TYPE_APPLICATION_WINDOW)

/* Left alone for so long, the ledger locks itself. */
#define LOCK_AFTER_SECONDS (10 * 60)

/* ---- pages of the window, made when they are needed ---- */

static void
show_page (LwWindow  *self,
           GtkWidget *page)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack));

  /* A window that is not on the screen yet takes no focus: once more when it is. */
  g_signal_connect_after (page, "map", G_CALLBACK (gtk_widget_grab_focus), NULL);
  gtk_stack_add_child (self->stack, page);
  gtk_stack_set_visible_child (self->stack, page);
  /* Forms hold passphrases and rows of people: none outlives its use. */
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != page && child != GTK_WIDGET (self->main_view))
        gtk_stack_remove (self->stack, child);
      child = next;
    }
}

static void
show_start (LwWindow *self)
{
  GtkWidget *page = lw_start_page_new ();

  show_page (self, page);
  gtk_widget_grab_focus (page);
}

static void
failed_cb (LwWindow   *self,
           const char *message)
{
  lw_not_written_tell (GTK_WINDOW (self), self->session, message);
}

void
lw_window_add_toast (LwWindow   *self,
                     const char *title,
                     const char *undo)
{
  AdwToast *toast;
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, undo != NULL ? 10 : 4);
  if (undo != NULL)
    {
      adw_toast_set_button_label (toast, _("Undo"));
      adw_toast_set_detailed_action_name (toast, undo);
    }
  /* What an older toast would take back is no longer the last action: it goes. */
  lw_toasts_show (self->toasts, toast);
}

static void
done_cb (LwWindow   *self,
         int         done,
         const char *label)
{
  g_autofree char *title = NULL;

  if (label == NULL)
    return;
  if (done == LW_SESSION_DONE_UNDO)
    /* translators: the name of an action that was taken back */
    title = g_strdup_printf (_("Taken back: %s"), label);
  else if (done == LW_SESSION_DONE_REDO)
    title = g_strdup_printf (_("Done again: %s"), label);
  else
    title = g_strdup (label);
  lw_window_add_toast (self, title, done == LW_SESSION_DONE_EDIT ? "win.undo" : NULL);
}

static void
update_actions (LwWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  LwSession *session = self->session;
  gboolean writable = session != NULL && !lw_session_is_read_only (session);

  gtk_widget_action_set_enabled (widget, "win.undo",
                                 writable && lw_session_get_undo_label (session) != NULL);
  gtk_widget_action_set_enabled (widget, "win.undo-to", writable);
  gtk_widget_action_set_enabled (widget, "win.redo",
                                 writable && lw_session_get_redo_label (session) != NULL);
  gtk_widget_action_set_enabled (widget, "win.import", writable);
  gtk_widget_action_set_enabled (widget, "win.add-to", writable);
  gtk_widget_action_set_enabled (widget, "win.passphrase", writable);
  gtk_widget_action_set_enabled (widget, "win.sealed-slip", session != NULL);
  gtk_widget_action_set_enabled (widget, "win.lock", session != NULL);
}

/* ---- opening, locking ---- */

static void
close_session (LwWindow *self)
{
  if (self->session == NULL)
    return;
  /* Papers, questions and forms show what is in the ledger, and write into it: they go with it. The
   * help knows nothing of it. */
  lw_family_close (GTK_WINDOW (self), LW_TYPE_HELP_WINDOW);
  g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->main_view != NULL)
    {
      gtk_stack_remove (self->stack, GTK_WIDGET (self->main_view));
      self->main_view = NULL;
    }
  lw_session_close (self->session);
  g_clear_object (&self->session);
  update_actions (self);
}

static void
take_pending (LwWindow *self)
{
  for (guint i = 0; self->session != NULL && i < self->pending->len; i++)
    lw_window_open_file (self, g_ptr_array_index (self->pending, i));
  g_ptr_array_set_size (self->pending, 0);
}

static void
warn_of_clock (LwWindow *self)
{
  LwDate today = lw_date_today ();
  g_autofree char *day = lw_date_to_iso (today);
  g_autofree char *text = g_strdup_printf (_("The clock of this computer says %s. Ages and days are counted from "
                                             "it, and ID numbers are judged by it; set the clock."),
                                           day);

  if (!lw_date_is_plausible_today (today))
    lw_window_add_toast (self, text, NULL);
}

void
lw_window_show_ledger (LwWindow *self,
                       LwLedger *writer)
{
  g_autoptr (GError) error = NULL;
  LwSession *session;

  g_return_if_fail (LW_IS_WINDOW (self));

  close_session (self);
  session = lw_session_new (writer, &error);
  if (session == NULL)
    {
      failed_cb (self, error->message);
      return;
    }
  self->session = session;
  g_signal_connect_object (session, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  lw_recent_add (lw_session_get_path (session));
  self->main_view = LW_MAIN_VIEW (lw_main_view_new (session));
  show_page (self, GTK_WIDGET (self->main_view));
  self->last_input = g_get_monotonic_time ();
  lw_session_refresh (session);
  update_actions (self);
  take_pending (self);
  warn_of_clock (self);
  if (self->session == session && !lw_session_is_read_only (session))
    lw_daily_backup_plan (session, GTK_WIDGET (self));
}

static void
unlocked_cb (LwWindow *self,
             LwLedger *ledger)
{
  lw_window_show_ledger (self, ledger);
}

static void
show_unlock (LwWindow   *self,
             const char *path,
             gboolean    locked)
{
  GtkWidget *page = lw_unlock_page_new (path, locked);

  g_signal_connect_object (page, "unlocked", G_CALLBACK (unlocked_cb), self, G_CONNECT_SWAPPED);
  show_page (self, page);
  gtk_widget_grab_focus (page);
}

gboolean
lw_window_is_ledger_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_str_has_suffix (name, ".liangwei");
}

void
lw_window_open_file (LwWindow *self,
                     GFile    *file)
{
  g_autofree char *path = g_file_get_path (file);

  g_return_if_fail (LW_IS_WINDOW (self));

  if (path == NULL)
    return;
  if (lw_window_is_ledger_name (file))
    {
      close_session (self);
      show_unlock (self, path, FALSE);
    }
  else if (self->session != NULL)
    lw_main_view_import (self->main_view, file);
  else
    {
      g_ptr_array_add (self->pending, g_object_ref (file));
      lw_window_add_toast (self, _("The roster is taken in as soon as a ledger is open."), NULL);
    }
}

static void
lock (LwWindow *self)
{
  g_autofree char *path = NULL;

  if (self->session == NULL)
    return;
  path = g_strdup (lw_session_get_path (self->session));
  close_session (self);
  show_unlock (self, path, TRUE);
}

static gboolean
idle_cb (gpointer user_data)
{
  LwWindow *self = LW_WINDOW (user_data);

  if (self->session != NULL
      && g_get_monotonic_time () - self->last_input > LOCK_AFTER_SECONDS * G_USEC_PER_SEC)
    lock (self);
  return G_SOURCE_CONTINUE;
}

/* GTK 4.8 shows where the focus is from the first Tab on, but not from the first arrow in a list. */
static void
show_focus (LwWindow *self,
            GdkEvent *event)
{
  if (gdk_event_get_event_type (event) != GDK_KEY_PRESS)
    return;
  switch (gdk_key_event_get_keyval (event))
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_F6:
      gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
      break;
    default:
      break;
    }
}

static void
family_input_cb (GtkWindow *self)
{
  LW_WINDOW (self)->last_input = g_get_monotonic_time ();
}

static gboolean
input_cb (LwWindow *self,
          GdkEvent *event)
{
  self->last_input = g_get_monotonic_time ();
  show_focus (self, event);
  return FALSE;
}

/* ---- the demo ---- */

static void
demo_open_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  LwWindow *self = LW_WINDOW (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (LwLedger) ledger = lw_demo_ledger_open_finish (result, &error);

  if (ledger != NULL)
    lw_window_show_ledger (self, ledger);
  else
    failed_cb (self, error->message);
}

void
lw_window_open_demo (LwWindow *self)
{
  g_return_if_fail (LW_IS_WINDOW (self));

  close_session (self);
  lw_demo_ledger_open (self, demo_open_cb, NULL);
}

/* ---- actions ---- */

/* What only the open ledger's view can do. */
static void
view_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  LwWindow *self = LW_WINDOW (widget);

  if (self->main_view != NULL
      && gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->main_view))
    lw_main_view_do (self->main_view, name + strlen ("win."), parameter);
}

static void
lock_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  lock (LW_WINDOW (widget));
}

static void
start_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  close_session (LW_WINDOW (widget));
  show_start (LW_WINDOW (widget));
}

static void
new_ledger_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  LwWindow *self = LW_WINDOW (widget);
  GtkWidget *page = lw_new_ledger_page_new ();

  close_session (self);
  g_signal_connect_object (page, "created", G_CALLBACK (unlocked_cb), self, G_CONNECT_SWAPPED);
  show_page (self, page);
  gtk_widget_grab_focus (page);
}

/* The ledger must be closed while every page of it is encrypted anew. */
static void
release_cb (GtkWindow *window)
{
  LwWindow *self = LW_WINDOW (window);
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Changing the passphrase…"));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_spinner_start (GTK_SPINNER (spinner));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), spinner);
  close_session (self);
  show_page (self, page);
}

static void
passphrase_changed_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  LwWindow *self = LW_WINDOW (object);
  g_autofree char *path = user_data;
  g_autofree char *backup = NULL;
  g_autoptr (LwLedger) ledger = lw_passphrase_change_finish (result, &backup);

  if (ledger != NULL)
    lw_window_show_ledger (self, ledger);
  else if (self->session == NULL)
    show_unlock (self, path, FALSE);
  if (backup != NULL)
    lw_window_add_toast (self, _("The passphrase was changed. Backups made before keep the old one."), NULL);
}

static void
passphrase_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  LwWindow *self = LW_WINDOW (widget);
  const char *path = lw_session_get_path (self->session);

  lw_passphrase_change_run (GTK_WINDOW (self), path, release_cb, passphrase_changed_cb, g_strdup (path));
}

/* The topic is that of the page that is seen: their ids are the names of the pages. */
static void
help_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  LwWindow *self = LW_WINDOW (widget);
  GtkWidget *seen = gtk_stack_get_visible_child (self->stack);
  const char *topic = LW_IS_UNLOCK_PAGE (seen) ? "safety" : "start";

  if (self->main_view != NULL && seen == GTK_WIDGET (self->main_view))
    topic = lw_main_view_get_topic (self->main_view);
  lw_help_window_show (GTK_WINDOW (self), topic);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         LwWindow      *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;
  for (GSList *l = files; l != NULL; l = l->next)
    lw_window_open_file (self, l->data);
  g_slist_free (files);
  return TRUE;
}

/* ---- the widget ---- */

static void
lw_window_dispose (GObject *object)
{
  LwWindow *self = LW_WINDOW (object);

  if (self->stack != NULL)
    close_session (self);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_WINDOW);
  G_OBJECT_CLASS (lw_window_parent_class)->dispose (object);
}

/* A window that was opened with a ledger never needs the start page. */
static void
lw_window_show (GtkWidget *widget)
{
  LwWindow *self = LW_WINDOW (widget);

  if (gtk_stack_get_visible_child (self->stack) == NULL)
    show_start (self);
  GTK_WIDGET_CLASS (lw_window_parent_class)->show (widget);
}

static void
lw_window_class_init (LwWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const view_actions[]
      = { "win.find",   "win.base-date", "win.import", "win.report",    "win.export", "win.filter",
          "win.add",    "win.back",      "win.keys",   "win.next-pane", "win.election-day",
          "win.talents", "win.pool-due", "win.village-change" };
  static const struct
  {
    const char *name;
    const char *type;
  } view_typed_actions[] = { { "win.page", "s" }, { "win.village", "x" }, { "win.person", "x" },
                             { "win.merge", "(xx)" }, { "win.filter-people", "s" }, { "win.add-to", "s" } };

  G_OBJECT_CLASS (klass)->dispose = lw_window_dispose;
  widget_class->show = lw_window_show;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liangwei/Liangwei/lw-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LwWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LwWindow, stack);
  lw_window_actions_install (widget_class);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, lock_action);
  gtk_widget_class_install_action (widget_class, "win.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "win.new-ledger", NULL, new_ledger_action);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "win.passphrase", NULL, passphrase_action);
  for (guint i = 0; i < G_N_ELEMENTS (view_actions); i++)
    gtk_widget_class_install_action (widget_class, view_actions[i], NULL, view_action);
  for (guint i = 0; i < G_N_ELEMENTS (view_typed_actions); i++)
    gtk_widget_class_install_action (widget_class, view_typed_actions[i].name,
                                     view_typed_actions[i].type, view_action);
}

/* Most of a large screen, all of a small one. */
static void
take_room (LwWindow *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle room;

  if (monitor == NULL)
    return;
  gdk_monitor_get_geometry (monitor, &room);
  if (room.width >= 1600 && room.height >= 900)
    gtk_window_set_default_size (GTK_WINDOW (self), MIN (room.width * 15 / 16, 1840),
                                 room.height * 15 / 16);
  else
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
lw_window_init (LwWindow *self)
{
  GtkEventController *input = gtk_event_controller_legacy_new ();
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  lw_access_watch_stack (self->stack);
  self->pending = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_event_controller_set_propagation_phase (input, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (input, "event", G_CALLBACK (input_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), input);
  lw_family_watch (GTK_WINDOW (self), family_input_cb);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  self->idle_id = g_timeout_add_seconds (20, idle_cb, self);
  update_actions (self);
  take_room (self);
}

GtkWidget *
lw_window_new (AdwApplication *application)
{
  return g_object_new (LW_TYPE_WINDOW, "application", application, NULL);
}

LwSession *
lw_window_get_session (LwWindow *self)
{
  g_return_val_if_fail (LW_IS_WINDOW (self), NULL);
  return self->session;
}
