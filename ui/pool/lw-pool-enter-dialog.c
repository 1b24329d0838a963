/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-enter-dialog.h"

#include "lw-date.h"
#include "lw-effects.h"
#include "lw-entry.h"
#include "lw-person-chooser.h"
#include "lw-pool-maturity-row.h"
#include "lw-post-rows.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  LwSession *session;
  LwPerson *person;         /* owned; NULL until chosen */
  gboolean chosen;          /* in the dialog itself */
  gboolean anywhere;        /* nobody said which village: the person's own */
  AdwMessageDialog *dialog; /* borrowed, as the rest */
  GtkWidget *village;
  GtkWidget *step;
  GtkWidget *date;
  GtkWidget *document;
  GtkWidget *maturity; /* of the filing */
  LwWhatIf *what_if;   /* of the village last asked about */
  LwKey what_if_of;
} Form;

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  g_clear_pointer (&form->what_if, lw_what_if_free);
  g_clear_object (&form->session);
  lw_record_free (form->person);
  g_free (form);
}

static LwPoolStep
chosen_step (Form *form)
{
  return (LwPoolStep) adw_combo_row_get_selected (ADW_COMBO_ROW (form->step));
}

/* NULL, or what is wrong with the answers, in words. */
static char *
find_fault (Form   *form,
            LwDate *date)
{
  /* Into the pool one may go on a day to come; the steps before that were taken. */
  LwDate latest = chosen_step (form) != LW_POOL_FILED ? lw_session_get_latest (form->session) : 0;
  char *fault = lw_entry_read_date (form->date, latest, date);

  if (fault == NULL && *date == 0)
    {
      lw_entry_mark (form->date, TRUE);
      fault = g_strdup (_("Enter the day."));
    }
  return lw_entry_first (fault, lw_entry_check (form->document, LW_LINE_MOST));
}

static char *
find_reason_against (Form   *form,
                     LwDate  date)
{
  LwKey village = lw_village_row_get (form->village);

  if (village == 0)
    return g_strdup (_("There is no village yet."));
  return form->person == NULL
             ? NULL
             : lw_pool_check_entering (lw_session_get_reader (form->session),
                                       form->person->record.id, village, chosen_step (form), date,
                                       lw_session_get_on (form->session));
}

/* ---- what it would do ---- */

static char *
describe_filing (Form *form)
{
  LwWhatIf *what_if = lw_effects_look_once (form->session, lw_village_row_get (form->village),
                                            &form->what_if, &form->what_if_of);
  LwScanMember member = lw_what_if_member (form->person);
  g_autoptr (GArray) shifts
      = what_if != NULL ? lw_what_if_appoint (what_if, &member, LW_BODY_NONE, LW_POSITION_NONE) : NULL;

  return shifts != NULL ? lw_effects_text (shifts) : NULL;
}

/* (transfer full) (nullable) */
static char *
describe (Form *form)
{
  if (lw_pool_serves (lw_session_get_reader (form->session), form->person->record.id,
                      lw_village_row_get (form->village), lw_session_get_on (form->session)))
    return g_strdup (_("Serves on the two committees of this village: does not count as a reserve."));
  return chosen_step (form) == LW_POOL_FILED
             ? describe_filing (form)
             : g_strdup (_("Is proposed and does not count before the filing."));
}

static void
show_body (Form *form)
{
  g_autofree char *effects = NULL;
  g_autofree char *body = NULL;

  /* Never empty: the rows below stay where they are when something is to be said. */
  if (form->person == NULL)
    {
      adw_message_dialog_set_body (form->dialog, _("Choose a person."));
      return;
    }
  effects = describe (form);
  /* The heading names whom it is about, unless she was just chosen. */
  body = form->chosen ? g_strdup_printf ("%s\n%s", form->person->name, effects != NULL ? effects : "")
                      : g_strdup (effects != NULL ? effects : "");
  adw_message_dialog_set_body (form->dialog, body);
}

static void
check_cb (Form *form)
{
  LwDate date = 0;
  g_autofree char *fault = find_fault (form, &date);
  g_autofree char *against = fault == NULL ? find_reason_against (form, date) : NULL;

  gtk_widget_set_visible (form->maturity, chosen_step (form) == LW_POOL_FILED);
  adw_message_dialog_set_response_enabled (
      form->dialog, "ok", fault == NULL && against == NULL && form->person != NULL);
  if (fault != NULL || against != NULL)
    adw_message_dialog_set_body (form->dialog, fault != NULL ? fault : against);
  else
    show_body (form);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Form             *form)
{
  LwDate date = 0;
  g_autofree char *fault = find_fault (form, &date);
  g_autofree char *against = find_reason_against (form, date);
  g_autofree char *label = NULL, *document = lw_entry_get_line (form->document);
  gboolean files = chosen_step (form) == LW_POOL_FILED;
  GPtrArray *records;

  if (!g_str_equal (response, "ok") || form->person == NULL || fault != NULL || against != NULL)
    return;
  label = g_strdup_printf (files ? _("%s: into the pool") : _("%s: proposed for the pool"),
                           form->person->name);
  records = lw_pool_enter (lw_session_get_reader (form->session), form->person->record.id,
                           lw_village_row_get (form->village), chosen_step (form),
                           lw_maturity_row_get (form->maturity), date, document, NULL);
  if (records != NULL && form->person->record.id == 0)
    g_ptr_array_insert (records, 0, g_steal_pointer (&form->person));
  if (records != NULL)
    lw_session_save (form->session, label, records);
}

/* ---- the dialog ---- */

static GtkWidget *
add_step_row (Form       *form,
              GtkWidget  *list,
              LwPoolStep  step)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < LW_POOL_N_STEPS; i++)
    gtk_string_list_append (names, lw_pool_step_done ((LwPoolStep) i));
  return lw_ui_add_combo_row (list, _("How far on the way into the pool"), names, step,
                              G_CALLBACK (check_cb), form);
}

static void
person_cb (Form            *form,
           LwPersonChooser *chooser)
{
  const LwPerson *person = lw_person_chooser_get_person (chooser);

  lw_record_free (form->person);
  form->person = person != NULL ? lw_record_copy (person) : NULL;
  form->chosen = person != NULL;
  if (person != NULL && person->record.id != 0 && form->anywhere)
    lw_village_row_follow (form->village, form->session, person->record.id);
  check_cb (form);
}

static void
open_dialog (Form       *form,
             GtkWindow  *parent)
{
  g_autofree char *heading
      = form->person != NULL ? g_strdup_printf (_("%s: %s"), form->person->name, _("Into the Pool"))
                             : g_strdup (_("Into the Pool"));

  form->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, NULL));
  adw_message_dialog_add_responses (form->dialog, "cancel", _("_Cancel"), "ok", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (form->dialog, "ok", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (form->dialog, "ok");
  g_signal_connect_data (form->dialog, "response", G_CALLBACK (response_cb), form, form_free, 0);
}

static GtkWidget *
make_rows (Form       *form,
           LwKey       village,
           LwPoolStep  step)
{
  GtkWidget *list = lw_ui_list ();
  g_autofree char *on = lw_date_to_iso (lw_session_get_on (form->session));
  GCallback check = G_CALLBACK (check_cb);

  form->village = lw_village_row_add (list, form->session, village, check, form);
  form->step = add_step_row (form, list, step);
  form->date = lw_ui_add_entry_row (list, _("Day"), on, check, form);
  form->document = lw_ui_add_entry_row (list, _("Document"), NULL, check, form);
  form->maturity = lw_maturity_row_add (list, LW_MATURITY_UNKNOWN, check, form);
  return list;
}

void
lw_pool_dialog_enter (GtkWindow      *parent,
                      LwSession      *session,
                      const LwPerson *person,
                      LwKey           village,
                      LwPoolStep      step)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *box = lw_ui_vbox (8), *chooser = NULL;

  form->session = g_object_ref (session);
  form->person = person != NULL ? lw_record_copy (person) : NULL;
  form->anywhere = village == 0;
  open_dialog (form, parent);
  if (person == NULL)
    {
      chooser = lw_person_chooser_new (session, village, LW_BODY_NONE);
      lw_person_chooser_offer_new (LW_PERSON_CHOOSER (chooser));
      g_signal_connect_swapped (chooser, "changed", G_CALLBACK (person_cb), form);
      gtk_box_append (GTK_BOX (box), chooser);
    }
  gtk_box_append (GTK_BOX (box), make_rows (form, village, step));
  adw_message_dialog_set_extra_child (form->dialog, box);
  check_cb (form);
  gtk_window_present (GTK_WINDOW (form->dialog));
  if (chooser != NULL)
    gtk_widget_grab_focus (chooser);
}
