/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-waiver-dialog.h"

#include "lw-date.h"
#include "lw-entry.h"
#include "lw-names.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  LwSession *session;
  char *rule;
  char *body; /* said when nothing is wrong */
  LwKey village;
  AdwMessageDialog *dialog; /* borrowed */
  GtkWidget *reason;
  GtkWidget *document;
  GtkWidget *until;
} Form;

typedef struct
{
  char *rule;
  LwKey village;
  char *reason;
  char *document;
  LwDate until;
} Waiver;

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  g_clear_object (&form->session);
  g_free (form->rule);
  g_free (form->body);
  g_free (form);
}

static void
waiver_free (gpointer data)
{
  Waiver *waiver = data;

  g_free (waiver->rule);
  g_free (waiver->reason);
  g_free (waiver->document);
  g_free (waiver);
}

static gboolean
waiver_func (LwLedger  *writer,
             gpointer   data,
             GError   **error)
{
  const Waiver *waiver = data;

  return lw_waiver_record (writer, waiver->rule, waiver->village, waiver->reason,
                           waiver->document, waiver->until, error);
}

static void
recorded_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  LwSession *session = LW_SESSION (object);
  g_autoptr (GError) error = NULL;

  if (lw_session_run_finish (session, result, NULL, &error))
    g_signal_emit_by_name (session, "done", LW_SESSION_DONE_EDIT, _("Waiver recorded"));
  else
    g_signal_emit_by_name (session, "failed", error->message);
}

/* What is wrong with the answers, in words; NULL: nothing, or only that some are missing. */
static char *
find_fault (Form   *form,
            LwDate *until)
{
  char *fault = lw_entry_first (lw_entry_check (form->reason, LW_LINE_MOST),
                                lw_entry_check (form->document, LW_LINE_MOST));

  fault = lw_entry_first (fault, lw_entry_read_date (form->until, 0, until));
  if (fault != NULL || *until == 0 || lw_date_is_full (*until))
    return fault;
  lw_entry_mark (form->until, TRUE);
  return g_strdup (_("Enter the day, e.g. 2026-12-01."));
}

static void
changed_cb (Form *form)
{
  LwDate until = 0;
  g_autofree char *fault = find_fault (form, &until);
  g_autofree char *reason = lw_entry_get_line (form->reason);
  g_autofree char *document = lw_entry_get_line (form->document);

  adw_message_dialog_set_body (form->dialog, fault != NULL ? fault : form->body);
  adw_message_dialog_set_response_enabled (
      form->dialog, "record", fault == NULL && until != 0 && reason != NULL && document != NULL);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Form             *form)
{
  Waiver *waiver;
  LwDate until = 0;
  g_autofree char *fault = find_fault (form, &until);

  if (!g_str_equal (response, "record") || fault != NULL)
    return;
  waiver = g_new0 (Waiver, 1);
  waiver->rule = g_strdup (form->rule);
  waiver->village = form->village;
  waiver->reason = lw_entry_get_line (form->reason);
  waiver->document = lw_entry_get_line (form->document);
  waiver->until = until;
  lw_session_run (form->session, NULL, waiver_func, waiver, waiver_free, NULL, recorded_cb, NULL);
}

static GtkWidget *
add_row (Form       *form,
         GtkWidget  *list,
         const char *title)
{
  GtkWidget *row = lw_ui_entry_row (title, NULL);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), form);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

void
lw_waiver_dialog_show (GtkWindow             *parent,
                       LwSession             *session,
                       const LwVillageResult *village,
                       const LwResult        *result)
{
  Form *form = g_new0 (Form, 1);
  g_autofree char *name = lw_village_name_short (village->name);
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Record a Waiver"), NULL);
  GtkWidget *list = lw_ui_list ();

  form->body = g_strdup_printf (
      _("%s: %s. The rule stays as it is; past its end the waiver no longer counts."), name,
      lw_ui_rule_title (result->rule));
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), form->body);
  form->session = g_object_ref (session);
  form->rule = g_strdup (lw_rule_get_id (result->rule));
  form->village = village->village;
  form->dialog = ADW_MESSAGE_DIALOG (dialog);
  form->reason = add_row (form, list, _("Reason"));
  form->document = add_row (form, list, _("Document number"));
  form->until = add_row (form, list, _("Until (last day, e.g. 2027-06-30)"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "record",
                                    _("_Record"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "record",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "record", FALSE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), form, form_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
