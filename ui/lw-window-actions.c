/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-window-actions.h"

#include "lw-backup.h"
#include "lw-file-dialog.h"
#include "lw-not-written.h"
#include "lw-restore.h"
#include "lw-slip-print.h"
#include "lw-window.h"

#include <glib/gi18n-lib.h>

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  LwSession *session = lw_window_get_session (LW_WINDOW (widget));

  if (session == NULL)
    return;
  if (g_str_equal (name, "win.undo-to"))
    lw_session_undo_to (session, g_variant_get_int64 (parameter));
  else if (g_str_equal (name, "win.undo"))
    lw_session_undo (session);
  else
    lw_session_redo (session);
}

static void
open_path_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  lw_window_open_file (LW_WINDOW (widget), file);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           LwWindow        *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && lw_window_is_ledger_name (file))
    lw_window_open_file (self, file);
  else if (file != NULL)
    lw_not_written_tell (GTK_WINDOW (self), lw_window_get_session (self),
                         _("This file is not a ledger and was not opened. If it is a roster, use Import."));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
open_file_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  GtkFileChooserNative *dialog = lw_file_dialog_new (
      widget, _("Open a ledger"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Ledgers"));
  gtk_file_filter_add_pattern (filter, "*.liangwei");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
demo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  lw_window_open_demo (LW_WINDOW (widget));
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree char *path = lw_restore_finish (result);
  g_autoptr (GFile) file = NULL;

  if (path == NULL)
    return;
  file = g_file_new_for_path (path);
  lw_window_open_file (LW_WINDOW (user_data), file);
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  if (parameter == NULL)
    lw_restore_run (GTK_WINDOW (widget), restored_cb, widget);
  else
    lw_restore_from (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL), restored_cb, widget);
}

static void
backup_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  LwSession *session = lw_window_get_session (LW_WINDOW (widget));

  if (session != NULL)
    lw_backup_ask (widget, session);
}

static void
sealed_slip_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  LwSession *session = lw_window_get_session (LW_WINDOW (widget));

  if (session != NULL)
    lw_slip_print (GTK_WINDOW (widget), session);
}

static void
toast_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  lw_window_add_toast (LW_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL);
}

/* What several actions did, and the first of them. */
static void
toast_undo_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  g_autofree char *undo = NULL;
  const char *text;
  gint64 entry;

  g_variant_get (parameter, "(&sx)", &text, &entry);
  undo = g_strdup_printf ("win.undo-to(int64 %" G_GINT64_FORMAT ")", entry);
  lw_window_add_toast (LW_WINDOW (widget), text, undo);
}

void
lw_window_actions_install (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    const char *type; /* of the target; nullable */
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "win.undo", NULL, undo_action },
    { "win.undo-to", "x", undo_action },
    { "win.redo", NULL, undo_action },
    { "win.open-file", NULL, open_file_action },
    { "win.open-path", "s", open_path_action },
    { "win.demo", NULL, demo_action },
    { "win.restore", NULL, restore_action },
    { "win.restore-backup", "s", restore_action },
    { "win.backup", NULL, backup_action },
    { "win.sealed-slip", NULL, sealed_slip_action },
    { "win.toast", "s", toast_action },
    { "win.toast-undo", "(sx)", toast_undo_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].type, actions[i].func);
}
