/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-secret-rows.h"

#include "lw-access.h"
#include "lw-process.h"

typedef void (*ChangedFunc) (AdwMessageDialog *dialog);

static gboolean
activate_idle_cb (gpointer dialog)
{
  gtk_widget_activate_default (dialog);
  return G_SOURCE_REMOVE;
}

/* Enter: the row still works on the key, so the dialog answers a moment later. */
static void
activated_cb (GtkWidget *dialog)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, activate_idle_cb, g_object_ref (dialog), g_object_unref);
}

static void
typed_cb (GtkWidget   *dialog,
          GtkEditable *entry)
{
  ChangedFunc changed = g_object_get_data (G_OBJECT (entry), "changed-func");

  if (!gtk_widget_get_visible (dialog))
    return;
  g_object_set_data_full (G_OBJECT (dialog), g_object_get_data (G_OBJECT (entry), "name-of-text"),
                          g_strdup (gtk_editable_get_text (entry)), (GDestroyNotify) lw_secret_free);
  if (changed != NULL)
    changed (ADW_MESSAGE_DIALOG (dialog));
}

void
lw_secret_rows_add (AdwMessageDialog *dialog,
                    GtkWidget        *list,
                    const char       *name,
                    const char       *title,
                    void            (*changed) (AdwMessageDialog *dialog))
{
  GtkWidget *entry = adw_password_entry_row_new ();
  g_autofree char *kept = g_strconcat ("row-", name, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  g_object_set_data_full (G_OBJECT (entry), "name-of-text", g_strdup (name), g_free);
  g_object_set_data (G_OBJECT (entry), "changed-func", changed);
  g_object_set_data_full (G_OBJECT (dialog), name, g_strdup (""), (GDestroyNotify) lw_secret_free);
  /* libadwaita 1.2 frees the row before its text, which then tells the freed row that the focus went:
   * a row of a passphrase outlives its dialog. */
  g_object_set_data_full (G_OBJECT (dialog), kept, g_object_ref (entry), g_object_unref);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "entry-activated", G_CALLBACK (activated_cb), dialog, G_CONNECT_SWAPPED);
  lw_access_tell_entry (ADW_ENTRY_ROW (entry));
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
}

const char *
lw_secret_rows_get (AdwMessageDialog *dialog,
                    const char       *name)
{
  return g_object_get_data (G_OBJECT (dialog), name);
}

char *
lw_secret_rows_take (AdwMessageDialog *dialog,
                     const char       *name)
{
  return g_object_steal_data (G_OBJECT (dialog), name);
}
