/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-bulk-dialogs.h"

#include "lw-people-export.h"
#include "lw-people-rows-list.h"
#include "lw-thread.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

/* The list as a file. It is written in a thread that reads for itself. */

typedef struct
{
  LwSession *session;
  LwLedger *reader;
  GArray *people;
  LwPeopleLayout layout;
  LwDate on;
  LwDate horizon;
  char *path;
  char *reason;
  gboolean full;
  GtkWindow *parent;
  LwPeopleRowsList *list; /* of the thread */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  if (export->reader != NULL)
    lw_ledger_close (export->reader, NULL);
  g_clear_object (&export->list);
  g_clear_object (&export->reader);
  g_clear_object (&export->session);
  g_clear_object (&export->parent);
  g_clear_pointer (&export->people, g_array_unref);
  g_free (export->path);
  g_free (export->reason);
  g_free (export);
}

static void
toast (Export     *export,
       const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (export->parent), "win.toast", "s", text);
}

/* ---- in the thread ---- */

static char *
dup_number (Export *export,
            LwKey   person)
{
  g_autoptr (LwPerson) record = lw_ledger_get (export->reader, &lw_person_table, person, NULL);

  return record != NULL ? g_strdup (record->id_number) : NULL;
}

static char *
dup_cell (Export             *export,
          LwPeopleColumn      column,
          const LwPersonItem *item)
{
  if (column == LW_PEOPLE_ID_NUMBER)
    return export->full ? dup_number (export, item->id) : g_strdup (item->id_number);
  return g_strdup (lw_people_column_text (column, item));
}

static gboolean
row_func (guint     row,
          char    **cells,
          gpointer  user_data,
          GError  **error)
{
  Export *export = user_data;
  g_autoptr (LwPersonItem) item = g_list_model_get_item (G_LIST_MODEL (export->list), row);
  guint n = 0;

  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    if (export->layout.columns[i].visible)
      cells[n++] = dup_cell (export, export->layout.columns[i].column, item);
  return TRUE;
}

static gpointer
export_thread (gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Export *export = data;
  const char *heads[LW_PEOPLE_N_COLUMNS + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    if (export->layout.columns[i].visible)
      heads[n++] = lw_people_column_caption (export->layout.columns[i].column);
  export->list = lw_people_rows_list_new (export->reader, export->people, 0, export->on, export->horizon);
  lw_people_export (export->path, _("People"), heads, export->people->len, row_func, export, error);
  return NULL;
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (export->path);
  g_autofree char *text = NULL;

  g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    {
      toast (export, error->message);
      return;
    }
  text = g_strdup_printf (ngettext ("Wrote %u person to %s", "Wrote %u people to %s", export->people->len),
                          export->people->len, name);
  toast (export, text);
}

static void
start (Export *export)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, exported_cb, NULL);

  g_task_set_task_data (task, export, export_free);
  lw_thread_run (task, export_thread, NULL);
}

/* ---- the note comes first: no number leaves unrecorded ---- */

static gboolean
note_func (LwLedger  *writer,
           gpointer   data,
           GError   **error)
{
  Export *export = data;

  return lw_people_export_note (writer, export->path, export->reason, export->people->len, error);
}

static void
noted_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;

  if (lw_session_run_finish (LW_SESSION (object), result, NULL, &error))
    {
      start (export);
      return;
    }
  toast (export, error->message);
  export_free (export);
}

void
lw_bulk_export (GtkWindow            *parent,
                LwSession            *session,
                const GArray         *people,
                const LwPeopleLayout *layout,
                const char           *path,
                gboolean              ids_in_full,
                const char           *reason)
{
  Export *export = g_new0 (Export, 1);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  export->session = g_object_ref (session);
  export->parent = g_object_ref (parent);
  export->people = g_array_copy ((GArray *) people);
  export->layout = *layout;
  export->on = lw_session_get_on (session);
  export->horizon = lw_session_get_horizon (session);
  export->path = g_strdup (path);
  export->reason = g_strdup (reason != NULL ? reason : "");
  export->full = ids_in_full;
  export->reader = lw_ledger_open_reader (lw_session_get_reader (session), &error);
  if (export->reader == NULL)
    {
      toast (export, error->message);
      export_free (export);
      return;
    }
  if (!ids_in_full)
    {
      start (export);
      return;
    }
  label = g_strdup_printf (ngettext ("Full ID number of %u person to %s: %s",
                                     "Full ID numbers of %u people to %s: %s", people->len),
                           people->len, name, export->reason);
  lw_session_run (session, label, note_func, export, NULL, NULL, noted_cb, export);
}

/* ---- the question ---- */

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
} Form;

static void
form_free (Form *form)
{
  g_object_unref (form->session);
  g_object_unref (form->parent);
  g_array_unref (form->people);
  g_free (form->why);
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
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _("Export People"), form->parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  g_autofree char *name = g_strconcat (_("People"), extension, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
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
  form->why = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->reason))));
  choose_file (form, g_str_equal (response, "csv") ? ".csv" : ".xlsx");
}

static void
check_cb (Form *form)
{
  gboolean full = gtk_switch_get_active (GTK_SWITCH (form->full));
  g_autofree char *why = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->reason))));
  gboolean good = !full || *why != '\0';

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
  g_autofree char *body = g_strdup_printf (
      ngettext ("%u person, with the columns that the table shows. ID numbers are masked.",
                "%u people, with the columns that the table shows. ID numbers are masked.", people->len),
      people->len);
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Export People"), body);

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
