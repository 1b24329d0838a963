/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-save-refused.h"

#include "lw-file-dialog.h"

#include <glib/gi18n-lib.h>

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = lw_import_job_save_refused_finish (LW_IMPORT_JOB (object), result, &error);

  if (gtk_widget_get_root (widget) != NULL)
    gtk_widget_activate_action (
        widget, "win.toast", "s",
        saved ? _("Saved. Mended, the file can be imported as it is.") : error->message);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           GtkWidget       *widget)
{
  LwImportJob *job = g_object_get_data (G_OBJECT (dialog), "job");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL && !g_str_has_suffix (path, ".xlsx"))
        {
          g_autofree char *bare = g_steal_pointer (&path);
          path = g_strconcat (bare, ".xlsx", NULL);
        }
      if (path != NULL)
        lw_import_job_save_refused (job, path, saved_cb, g_object_ref (widget));
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

void
lw_save_refused_run (GtkWidget   *widget,
                     LwImportJob *job)
{
  GtkFileChooserNative *dialog;
  const char *name = lw_import_job_get_name (job);
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = dot != NULL ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
  /* translators: a file name; %s is the name of the roster */
  g_autofree char *suggested = g_strdup_printf (_("%s refused rows.xlsx"), stem);

  dialog = lw_file_dialog_new (widget, _("Save refused rows"), GTK_FILE_CHOOSER_ACTION_SAVE,
                               _("_Save"), suggested);
  g_object_set_data_full (G_OBJECT (dialog), "job", g_object_ref (job), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
