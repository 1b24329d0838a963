/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-restore.h"

#include "lw-file-dialog.h"
#include "lw-ledger.h"
#include "lw-process.h"
#include "lw-recent.h"
#include "lw-secret-rows.h"
#include "lw-thread.h"
#include "lw-time-text.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  GtkWindow *parent;
  char *backup;
  char *target;
  char *passphrase;
} Restore;

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_free (restore->backup);
  g_free (restore->target);
  lw_secret_free (restore->passphrase);
  g_clear_object (&restore->parent);
  g_free (restore);
}

static void
tell (GtkWindow  *parent,
      const char *heading,
      const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static gpointer
restore_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Restore *restore = data;
  g_autofree char *kept = NULL;

  if (!lw_ledger_restore (restore->backup, restore->target, restore->passphrase, TRUE, &kept, error))
    return NULL;
  return g_strdup (restore->target);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  g_autoptr (GTask) task = user_data;
  Restore *restore = g_task_get_task_data (task);

  if (!g_str_equal (response, "restore"))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  restore->passphrase = lw_secret_rows_take (dialog, "passphrase");
  lw_thread_run (task, restore_thread, g_free);
}

/* The ledger beside whose folder “<name>-备份” the backup lies. */
static char *
guess_target (const char *backup)
{
  g_autofree char *folder = g_path_get_dirname (backup);

  if (g_str_has_suffix (folder, "-备份"))
    {
      folder[strlen (folder) - strlen ("-备份")] = '\0';
      return g_strconcat (folder, ".liangwei", NULL);
    }
  else
    {
      g_autofree char *name = lw_recent_dup_name (backup);
      g_autofree char *base = g_strdup_printf (_("%s restored.liangwei"), name);

      return g_build_filename (folder, base, NULL);
    }
}

/* 2026-12-07 17:41 · 1.8 MB: which of the generations it is. */
static char *
describe (const char *backup)
{
  g_autofree char *name = g_path_get_basename (backup);
  g_autofree char *when = NULL, *size = NULL;
  GStatBuf info;

  if (g_stat (backup, &info) != 0)
    return g_steal_pointer (&name);
  when = lw_time_text_when (info.st_mtime);
  size = g_format_size ((guint64) info.st_size);
  return g_strdup_printf ("%s · %s · %s", name, when, size);
}

/* @backup: (transfer full) */
static void
ask (GTask *task,
     char  *backup)
{
  Restore *restore = g_task_get_task_data (task);
  GtkWidget *dialog = adw_message_dialog_new (restore->parent, _("Restore this backup?"), NULL);
  g_autofree char *place = NULL, *where = NULL;
  g_autofree char *which = describe (backup);
  GtkWidget *list = lw_ui_list ();

  restore->backup = backup;
  restore->target = guess_target (backup);
  place = lw_recent_dup_place (restore->target);
  where = g_strdup_printf (
      _("The ledger is written to %s. A ledger that is there now is kept beside it under another "
        "name. The backup opens with the passphrase of its time."),
      place);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%s\n\n%s", which, where);
  lw_secret_rows_add (ADW_MESSAGE_DIALOG (dialog), list, "passphrase", _("Passphrase"), NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "restore",
                                    _("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "restore");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           gpointer         user_data)
{
  GTask *task = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (file == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      g_object_unref (task);
      return;
    }
  ask (task, g_file_get_path (file));
}

/* Of the ledger that was opened last. */
static char *
folder_of_backups (void)
{
  g_autoptr (GPtrArray) recent = lw_recent_list ();
  const LwRecent *ledger = recent->len > 0 ? g_ptr_array_index (recent, 0) : NULL;
  gint64 when;
  g_autofree char *backup = ledger != NULL ? lw_recent_dup_backup (ledger->path, &when) : NULL;

  return backup != NULL ? g_path_get_dirname (backup) : NULL;
}

void
lw_restore_run (GtkWindow           *parent,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  Restore *restore = g_new0 (Restore, 1);
  g_autofree char *folder = folder_of_backups ();
  GtkFileChooserNative *dialog
      = lw_file_dialog_new_in (GTK_WIDGET (parent), folder, _("Choose a backup"),
                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Choose"), NULL);

  restore->parent = g_object_ref (parent);
  g_task_set_task_data (task, restore, restore_free);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
lw_restore_from (GtkWindow           *parent,
                 const char          *backup,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  Restore *restore = g_new0 (Restore, 1);

  restore->parent = g_object_ref (parent);
  g_task_set_task_data (task, restore, restore_free);
  ask (task, g_strdup (backup));
}

char *
lw_restore_finish (GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  char *path = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    tell (g_task_get_source_object (G_TASK (result)), _("Not restored"), error->message);
  return path;
}

