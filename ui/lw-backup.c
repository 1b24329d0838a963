/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-backup.h"

#include "lw-file-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *widget; /* weak */
  LwSession *session;
  char *path; /* once it is chosen */
} Asked;

static void
asked_free (Asked *asked)
{
  g_clear_weak_pointer (&asked->widget);
  g_clear_object (&asked->session);
  g_free (asked->path);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static gboolean
backup_func (LwLedger  *writer,
             gpointer   data,
             GError   **error)
{
  return lw_ledger_backup (writer, data, error);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autofree char *name = g_filename_display_basename (asked->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!lw_session_run_finish (LW_SESSION (object), result, NULL, &error))
    {
      g_signal_emit_by_name (object, "failed", error->message);
      return;
    }
  text = g_strdup_printf (_("Backed up into %s and verified. It opens with the same passphrase."), name);
  if (asked->widget != NULL)
    gtk_widget_activate_action (asked->widget, "win.toast", "s", text);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           gpointer         user_data)
{
  g_autoptr (Asked) asked = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      LwSession *session = asked->session;
      char *path = g_file_get_path (file);

      asked->path = g_strdup (path);
      lw_session_run (session, NULL, backup_func, path, g_free, NULL, written_cb,
                      g_steal_pointer (&asked));
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/* No two of a day are called the same, and none is written over. */
static char *
proposed_name (LwSession *session)
{
  g_autofree char *base = g_path_get_basename (lw_session_get_path (session));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = g_date_time_format (now, "%Y%m%d-%H%M");

  if (g_str_has_suffix (base, ".liangwei"))
    base[strlen (base) - strlen (".liangwei")] = '\0';
  return g_strdup_printf ("%s-%s.liangwei", base, when);
}

void
lw_backup_ask (GtkWidget *widget,
               LwSession *session)
{
  g_autofree char *name = proposed_name (session);
  GtkFileChooserNative *dialog = lw_file_dialog_new (widget, _("Back up the ledger"),
                                                     GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), name);
  Asked *asked = g_new0 (Asked, 1);

  g_set_weak_pointer (&asked->widget, widget);
  asked->session = g_object_ref (session);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), asked);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
