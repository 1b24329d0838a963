/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-file-dialog.h"

#include "lw-recent.h"

#include <glib/gi18n-lib.h>

#define LAST_FOLDER "lw-last-folder"

/* The ledger that was opened last is the one at hand. The demo lies where nobody looks for files. */
static char *
folder_of_ledger (void)
{
  g_autoptr (GPtrArray) recent = lw_recent_list ();

  for (guint i = 0; i < recent->len; i++)
    {
      const LwRecent *ledger = g_ptr_array_index (recent, i);
      if (!g_str_has_prefix (ledger->path, g_get_user_data_dir ()))
        return g_path_get_dirname (ledger->path);
    }
  return NULL;
}

static char *
first_folder (GtkRoot *window)
{
  const char *last = g_object_get_data (G_OBJECT (window), LAST_FOLDER);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *folder = last != NULL ? g_strdup (last) : folder_of_ledger ();

  if (folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&folder);
  return g_strdup (documents != NULL && g_file_test (documents, G_FILE_TEST_IS_DIR)
                       ? documents
                       : g_get_home_dir ());
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             GtkRoot         *window)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) folder = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      file = g_list_model_get_item (files, 0);
    }
  if (file != NULL)
    folder = g_file_get_parent (file);
  if (folder != NULL)
    g_object_set_data_full (G_OBJECT (window), LAST_FOLDER, g_file_get_path (folder), g_free);
}

GtkFileChooserNative *
lw_file_dialog_new_in (GtkWidget            *widget,
                       const char           *folder,
                       const char           *title,
                       GtkFileChooserAction  action,
                       const char           *accept,
                       const char           *name)
{
  GtkRoot *window = gtk_widget_get_root (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, GTK_WINDOW (window), action, accept, accept != NULL ? _("_Cancel") : NULL);
  gboolean is_there = folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR);
  g_autofree char *path = is_there ? g_strdup (folder) : first_folder (window);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  /* Once only: GTK 4.8 breaks off the reading of a folder for that of another, and complains of it. */
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), file, NULL);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), window, 0);
  return dialog;
}

GtkFileChooserNative *
lw_file_dialog_new (GtkWidget            *widget,
                    const char           *title,
                    GtkFileChooserAction  action,
                    const char           *accept,
                    const char           *name)
{
  return lw_file_dialog_new_in (widget, NULL, title, action, accept, name);
}
