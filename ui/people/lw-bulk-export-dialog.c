/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-bulk-dialogs.h"

#include "lw-entry.h"
#include "lw-file-dialog.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

/* As what a list goes out, and whether with ID numbers in full. */

typedef struct
{
  LwSession *session;
  GArray *people;
  LwPeopleLayout layout;
  GtkWindow *parent;
  AdwMessageDialog *dialog;
  GtkWidget *full;
  GtkWidget *reason;
  gboolean in_full;
  char *why;
  char *body; /* said when nothing is wrong */
} Form;

static void
form_free (Form *form)
{
  g_object_unref (form->session);
  g_object_unref (form->parent);
  g_array_unref (form->people);
  g_free (form->why);
  g_free (form->body);
  g_free (form);
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int              response,
           Form            *form)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      path = g_file_get_path (file);
      if (path != NULL)
        lw_bulk_export (form->parent, form->session, form->people, &form->layout, path, form->in_full,
                        form->why);
    }
  form_free (form);
  g_object_unref (chooser);
}

static void
choose_file (Form       *form,
             const char *extension)
{
  g_autofree char *name = g_strconcat (_("People"), extension, NULL);
  GtkFileChooserNative *chooser
      = lw_file_dialog_new (GTK_WIDGET (form->parent), _("Export People"),
                            GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), name);

  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), form);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
answered_cb (Form       *form,
             const char *response)
{
  if (g_str_equal (response, "cancel"))
    {
      form_free (form);
      return;
    }
  form->in_full = gtk_switch_get_active (GTK_SWITCH (form->full));
  form->why = lw_entry_get_line (form->reason);
  if (form->why == NULL)
    form->why = g_strdup ("");
  choose_file (form, g_str_equal (response, "csv") ? ".csv" : ".xlsx");
}

static void
check_cb (Form *form)
{
  gboolean full = gtk_switch_get_active (GTK_SWITCH (form->full));
  g_autofree char *why = lw_entry_get_line (form->reason);
  g_autofree char *fault = lw_entry_check (form->reason, LW_LINE_MOST);
  gboolean good = !full || (why != NULL && fault == NULL);

  adw_message_dialog_set_body (form->dialog, full && fault != NULL ? fault : form->body);
  gtk_widget_set_visible (form->reason, full);
  adw_message_dialog_set_response_enabled (form->dialog, "csv", good);
  adw_message_dialog_set_response_enabled (form->dialog, "xlsx", good);
}

static GtkWidget *
make_list (Form *form)
{
  GtkWidget *list = lw_ui_list ();
  GtkWidget *row = adw_action_row_new ();

  form->full = gtk_switch_new ();
  gtk_widget_set_valign (form->full, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("ID numbers in full"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Recorded in the history with the reason"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), form->full);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), form->full);
  gtk_widget_set_sensitive (row, !lw_session_is_read_only (form->session));
  form->reason = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->reason), _("Reason"));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_list_box_append (GTK_LIST_BOX (list), form->reason);
  g_signal_connect_swapped (form->full, "notify::active", G_CALLBACK (check_cb), form);
  g_signal_connect_swapped (form->reason, "changed", G_CALLBACK (check_cb), form);
  return list;
}

void
lw_bulk_dialog_export (GtkWindow            *parent,
                       LwSession            *session,
                       const GArray         *people,
                       const LwPeopleLayout *layout)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Export People"), NULL);

  form->body = g_strdup_printf (
      ngettext ("%u person, with the columns that the table shows. ID numbers are masked.",
                "%u people, with the columns that the table shows. ID numbers are masked.", people->len),
      people->len);
  form->session = g_object_ref (session);
  form->parent = g_object_ref (parent);
  form->people = g_array_copy ((GArray *) people);
  form->layout = *layout;
  form->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_set_extra_child (form->dialog, make_list (form));
  adw_message_dialog_add_responses (form->dialog, "cancel", _("_Cancel"), "csv", _("_CSV…"), "xlsx",
                                    _("_Spreadsheet…"), NULL);
  adw_message_dialog_set_close_response (form->dialog, "cancel");
  adw_message_dialog_set_default_response (form->dialog, "xlsx");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (answered_cb), form);
  check_cb (form);
  gtk_window_present (GTK_WINDOW (dialog));
}
