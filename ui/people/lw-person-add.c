/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-add.h"

#include "lw-added.h"
#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-names.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  LwSession *session;
  GtkWidget *widget; /* whose window it is */
  AdwMessageDialog *dialog;
  GtkWidget *name;
  GtkWidget *number;
} Form;

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  g_object_unref (form->session);
  g_object_unref (form->widget);
  g_free (form);
}

/* ---- what is said while it is typed ---- */

static void
show_problem (GtkWidget *row,
              gboolean   wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
}

/* Who has it already, NULL: nobody. */
static char *
describe_same (Form       *form,
               const char *field,
               const char *text)
{
  g_autoptr (GPtrArray) found
      = text != NULL ? lw_ledger_find (lw_session_get_reader (form->session), &lw_person_table, field,
                                       text, NULL)
                     : NULL;
  const LwPerson *other = found != NULL && found->len > 0 ? g_ptr_array_index (found, 0) : NULL;

  if (other == NULL)
    return NULL;
  if (g_str_equal (field, "id_number"))
    return g_strdup_printf (_("%s has this ID number already."), other->name);
  return g_strdup_printf (_("Somebody of the name %s is in the ledger already. Add this one only if "
                            "it is another person."),
                          other->name);
}

static char *
describe_number (const char *number)
{
  g_autofree char *birth = lw_date_to_iso (lw_id_number_get_birth (number));

  /* translators: sex and birth, as an ID number says */
  return g_strdup_printf (_("By the ID number: %s, born %s."),
                          lw_sex_caption (lw_id_number_get_sex (number)), birth);
}

/* What is wrong with the number, or who has it; NULL: nothing. */
static char *
find_number_problem (Form  *form,
                     char **number)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (form->number));
  LwIdVerdict verdict = lw_id_number_parse (text, FALSE, number);

  if (verdict != LW_ID_VALID && verdict != LW_ID_EMPTY && verdict != LW_ID_OLD_FORM)
    return lw_id_number_explain (text, verdict);
  return describe_same (form, "id_number", *number);
}

static void
check_cb (Form *form)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (form->name));
  g_autofree char *name = lw_person_name_normalise (text);
  g_autofree char *number = NULL;
  g_autofree char *name_problem = *text != '\0' ? lw_person_name_explain (text) : NULL;
  g_autofree char *number_problem = find_number_problem (form, &number);
  g_autofree char *same = describe_same (form, "name", name);
  g_autofree char *says = number != NULL ? describe_number (number) : NULL;

  show_problem (form->name, name_problem != NULL);
  show_problem (form->number, number_problem != NULL);
  adw_message_dialog_set_body (
      form->dialog, name_problem != NULL     ? name_problem
                    : number_problem != NULL ? number_problem
                    : same != NULL           ? same
                    : says != NULL           ? says
                                             : _("Everything else is filled in on the person's page, "
                                                 "which opens then."));
  adw_message_dialog_set_response_enabled (form->dialog, "add",
                                           name != NULL && name_problem == NULL && number_problem == NULL);
}

/* ---- adding ---- */

static gboolean
add_func (LwLedger  *writer,
          gpointer   record,
          GError   **error)
{
  return lw_ledger_insert (writer, record, error);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Form             *form)
{
  g_autofree char *label = NULL;
  LwPerson *person;

  if (!g_str_equal (response, "add"))
    return;
  person = lw_record_new (&lw_person_table);
  person->name = lw_person_name_normalise (gtk_editable_get_text (GTK_EDITABLE (form->name)));
  lw_id_number_parse (gtk_editable_get_text (GTK_EDITABLE (form->number)), FALSE, &person->id_number);
  label = g_strdup_printf (_("Added %s"), person->name);
  lw_added_edit (form->session, label, person, add_func, form->widget, "win.person");
}

void
lw_person_add (GtkWidget *widget,
               LwSession *session)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _("Add a Person"), NULL);
  GtkWidget *list = lw_ui_list ();

  form->session = g_object_ref (session);
  form->widget = g_object_ref (widget);
  form->dialog = ADW_MESSAGE_DIALOG (dialog);
  form->name = lw_ui_add_entry_row (list, _("Full name"), NULL, G_CALLBACK (check_cb), form);
  form->number
      = lw_ui_add_entry_row (list, _("ID number, if it is at hand"), NULL, G_CALLBACK (check_cb), form);
  adw_message_dialog_set_extra_child (form->dialog, list);
  adw_message_dialog_add_responses (form->dialog, "cancel", _("_Cancel"), "add", _("_Add"), NULL);
  adw_message_dialog_set_response_appearance (form->dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (form->dialog, "add");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), form, form_free, 0);
  check_cb (form);
  gtk_window_present (GTK_WINDOW (dialog));
}
