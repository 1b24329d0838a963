/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-post-dialog.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-entry.h"
#include "lw-effects.h"
#include "lw-person-chooser.h"
#include "lw-pool.h"
#include "lw-post-rows.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

/* What the dialogs have in common: a post that is completed by the answers. */
typedef struct
{
  LwSession *session;
  LwPerson *person; /* owned; NULL until chosen */
  LwPost *post;     /* owned */
  gboolean ending;
  gboolean chosen;  /* the person in the dialog itself */
  AdwMessageDialog *dialog; /* borrowed, as the rest */
  GtkWidget *village;       /* NULL where it is not asked for, as the rest */
  GtkWidget *position;
  GtkWidget *date;
  GtkWidget *until;
  GtkWidget *document;
  GtkWidget *reason;
  GtkWidget *pool;   /* the row that offers to end the membership of the pool */
  GtkWidget *leaves; /* its switch */
  LwWhatIf *what_if; /* of the village last asked about */
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
  lw_record_free (form->post);
  g_free (form);
}

static Form *
new_form (LwSession      *session,
          const LwPerson *person,
          LwPost         *post)
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->person = person != NULL ? lw_record_copy (person) : NULL;
  form->post = post;
  return form;
}

static LwKey
chosen_village (Form *form)
{
  return form->village != NULL ? lw_village_row_get (form->village) : form->post->village;
}

/* ---- what it would do ---- */

/* (transfer full) (nullable): the shifts; NULL where nothing can be said. A correction takes away
 * and gives at once, and is not tried. */
static GArray *
try_it (Form *form)
{
  LwWhatIf *what_if = form->person != NULL && (form->ending || form->post->record.id == 0)
                          ? lw_effects_look_once (form->session, chosen_village (form),
                                                  &form->what_if, &form->what_if_of)
                          : NULL;
  LwScanMember member;
  LwPosition position;
  LwBody body;

  if (what_if == NULL)
    return NULL;
  if (form->ending)
    return lw_what_if_end (what_if, form->person->record.id, (LwBody) form->post->body);
  member = lw_what_if_member (form->person);
  return lw_position_row_get (form->position, &body, &position)
             ? lw_what_if_appoint (what_if, &member, body, position)
             : NULL;
}

/* What the rules would answer; from which day on, where that is still to come. */
static char *
describe (Form   *form,
          LwDate  date)
{
  g_autoptr (GArray) shifts = try_it (form);
  g_autofree char *effects = shifts != NULL ? lw_effects_text (shifts) : NULL;
  g_autofree char *day = lw_date_to_iso (date);

  if (effects == NULL || date <= lw_session_get_on (form->session))
    return g_steal_pointer (&effects);
  /* translators: %1$s: a day after the base date; %2$s: what the rules would answer then */
  return g_strdup_printf (_("Only from %1$s on. %2$s"), day, effects);
}

static void
show_effects (Form   *form,
              LwDate  date)
{
  g_autofree char *effects = describe (form, date);
  /* The heading names whom it is about, unless she was just chosen. */
  g_autofree char *text = effects != NULL && form->chosen
                              ? g_strdup_printf ("%s\n%s", form->person->name, effects)
                              : g_strdup (effects);

  adw_message_dialog_set_body (form->dialog, text != NULL           ? text
                                             : form->person == NULL ? _("Choose a person.")
                                                                    : "");
}

/* ---- the pool ---- */

/* What ends with the appointment; empty: nothing. NULL where nobody is chosen yet. */
static GPtrArray *
list_pool (Form   *form,
           LwDate  date)
{
  LwPosition position;
  LwBody body;

  if (form->person == NULL || form->position == NULL || form->post->record.id != 0
      || !lw_position_row_get (form->position, &body, &position) || !lw_body_is_of_the_two (body))
    return NULL;
  return lw_pool_appoint (lw_session_get_reader (form->session), form->person->record.id,
                          chosen_village (form), date != 0 ? date : lw_session_get_on (form->session),
                          NULL);
}

static void
show_pool (Form   *form,
           LwDate  date)
{
  g_autoptr (GPtrArray) records = form->pool != NULL ? list_pool (form, date) : NULL;

  if (form->pool != NULL)
    gtk_widget_set_visible (form->pool, records != NULL && records->len > 0);
}

static void
add_pool_row (Form      *form,
              GtkWidget *list)
{
  form->leaves = gtk_switch_new ();
  gtk_widget_set_valign (form->leaves, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (form->leaves), TRUE);
  form->pool = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->pool),
                                 _("Leaves the reserve pool as appointed"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (form->pool), form->leaves);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (form->pool), form->leaves);
  gtk_list_box_append (GTK_LIST_BOX (list), form->pool);
}

/* ---- what is wrong with the answers ---- */

static char *
find_fault_of_days (Form   *form,
                    LwDate  date,
                    LwDate  until)
{
  LwDate start = form->ending ? form->post->start : date;
  LwDate end = form->ending ? date : until;
  GtkWidget *row = form->ending ? form->date : form->until;

  if (form->ending && date == 0)
    {
      lw_entry_mark (row, TRUE);
      return g_strdup (_("Enter the day."));
    }
  if (start == 0 || end == 0 || lw_date_last (end) >= lw_date_first (start))
    return NULL;
  lw_entry_mark (row, TRUE);
  return g_strdup (_("That is before the post began."));
}

static gboolean
holds_already (Form   *form,
               LwDate  date)
{
  LwPosition position;
  LwBody body;

  return form->person != NULL && form->person->record.id != 0 && !form->ending
         && lw_position_row_get (form->position, &body, &position)
         && lw_pool_holds_post (lw_session_get_reader (form->session), form->person->record.id,
                                chosen_village (form), body, position,
                                date != 0 ? date : lw_session_get_on (form->session),
                                form->post->record.id);
}

/* In words; NULL: nothing. The rows that are at fault are marked. */
static char *
find_fault (Form   *form,
            LwDate *date,
            LwDate *until)
{
  char *fault = lw_entry_first (lw_entry_read_date (form->date, 0, date),
                                lw_entry_read_end (form->until, 0, until));

  fault = lw_entry_first (fault, lw_entry_check (form->document, LW_LINE_MOST));
  fault = lw_entry_first (fault, lw_entry_check (form->reason, LW_LINE_MOST));
  if (fault == NULL)
    fault = find_fault_of_days (form, *date, *until);
  if (fault == NULL && holds_already (form, *date))
    fault = g_strdup (_("Holds this post already."));
  return fault == NULL && chosen_village (form) == 0 ? g_strdup (_("There is no village yet.")) : fault;
}

static void
check_cb (Form *form)
{
  LwDate date, until;
  g_autofree char *fault = NULL;

  if (form->position != NULL && form->village != NULL)
    lw_position_row_call (form->position, lw_village_row_get_village (form->village));
  fault = find_fault (form, &date, &until);
  show_pool (form, date);
  adw_message_dialog_set_response_enabled (form->dialog, "ok", fault == NULL && form->person != NULL);
  if (fault != NULL)
    adw_message_dialog_set_body (form->dialog, fault);
  else
    show_effects (form, date);
}

/* ---- taking the answers ---- */

static void
take_line (GtkWidget  *row,
           char      **text)
{
  g_autofree char *line = lw_entry_get_line (row);

  lw_set_text (text, line);
}

static char *
take_end (Form   *form,
          LwDate  date)
{
  form->post->end = date;
  take_line (form->reason, &form->post->end_reason);
  return g_strdup_printf (_("%s: post ended"), form->person->name);
}

static char *
take_post (Form   *form,
           LwDate  date,
           LwDate  until)
{
  LwPost *post = form->post;
  g_autofree char *caption = NULL;
  LwPosition position = LW_POSITION_NONE;
  LwBody body = LW_BODY_NONE;

  lw_position_row_get (form->position, &body, &position);
  caption = lw_position_row_dup_caption (form->position);
  post->body = (int) body;
  post->position = (int) position;
  post->village = chosen_village (form);
  post->person = form->person->record.id;
  post->start = date;
  if (form->until != NULL)
    post->end = until;
  return g_strdup_printf (_("%s: %s"), form->person->name, caption);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Form             *form)
{
  g_autofree char *label = NULL;
  GPtrArray *records = NULL;
  LwDate date, until;
  g_autofree char *fault = find_fault (form, &date, &until);

  if (!g_str_equal (response, "ok") || form->person == NULL || fault != NULL)
    return;
  if (form->leaves != NULL && gtk_switch_get_active (GTK_SWITCH (form->leaves)))
    records = list_pool (form, date);
  if (records == NULL)
    records = g_ptr_array_new_with_free_func (lw_record_free);
  label = form->ending ? take_end (form, date) : take_post (form, date, until);
  take_line (form->document, &form->post->document);
  g_ptr_array_insert (records, 0, g_steal_pointer (&form->post));
  if (form->person->record.id == 0)
    g_ptr_array_insert (records, 0, g_steal_pointer (&form->person));
  lw_session_save (form->session, label, records);
}

/* ---- the dialogs ---- */

static GtkWidget *
add_entry (Form       *form,
           GtkWidget  *list,
           const char *title,
           const char *text)
{
  return lw_ui_add_entry_row (list, title, text, G_CALLBACK (check_cb), form);
}

static GtkWidget *
open_dialog (GtkWindow  *parent,
             Form       *form,
             const char *heading)
{
  g_autofree char *title
      = form->person != NULL ? g_strdup_printf (_("%s: %s"), form->person->name, heading)
                             : g_strdup (heading);
  GtkWidget *dialog = adw_message_dialog_new (parent, title, NULL);
  GtkWidget *list = lw_ui_list ();

  form->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_add_responses (form->dialog, "cancel", _("_Cancel"), "ok",
                                    form->ending ? _("_End") : _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (
      form->dialog, "ok", form->ending ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (form->dialog, "ok");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), form, form_free, 0);
  return list;
}

/* @content: the list, or a box with it. */
static void
present (Form      *form,
         GtkWidget *content)
{
  adw_message_dialog_set_extra_child (form->dialog, content);
  check_cb (form);
  gtk_window_present (GTK_WINDOW (form->dialog));
}

static void
add_rows (Form       *form,
          GtkWidget  *list,
          LwKey       village,
          LwBody      body,
          LwPosition  position,
          const char *start)
{
  form->village = lw_village_row_add (list, form->session, village, G_CALLBACK (check_cb), form);
  form->position
      = lw_position_row_add (list, NULL, body, position, G_CALLBACK (check_cb), form);
  form->date = add_entry (form, list, _("Since, e.g. 2022-01"), start);
}

void
lw_post_dialog_edit (GtkWindow      *parent,
                     LwSession      *session,
                     const LwPerson *person,
                     const LwPost   *post,
                     LwKey           village)
{
  LwPost *record = post != NULL ? lw_record_copy (post) : lw_record_new (&lw_post_table);
  Form *form = new_form (session, person, record);
  GtkWidget *list
      = open_dialog (parent, form, post != NULL ? _("Correct a Post") : _("Add a Post"));
  g_autofree char *start = record->start != 0 ? lw_date_to_iso (record->start) : NULL;

  add_rows (form, list, post != NULL ? post->village : village, record->body, record->position,
            start);
  if (record->end != 0)
    {
      g_autofree char *end = lw_date_to_iso (record->end);
      form->until = add_entry (form, list, _("First day on which it no longer holds; empty: it holds"),
                               end);
    }
  form->document = add_entry (form, list, _("Document"), record->document);
  if (post == NULL)
    add_pool_row (form, list);
  present (form, list);
}

void
lw_post_dialog_end (GtkWindow      *parent,
                    LwSession      *session,
                    const LwPerson *person,
                    const LwPost   *post)
{
  Form *form = new_form (session, person, lw_record_copy (post));
  g_autofree char *today = lw_date_to_iso (lw_date_today ());
  GtkWidget *list;

  form->ending = TRUE;
  list = open_dialog (parent, form, _("End the Post"));
  form->date = add_entry (form, list, _("First day on which it no longer holds"), today);
  form->reason = add_entry (form, list, _("Reason: term over, resigned, moved, retired…"),
                            post->end_reason);
  form->document = add_entry (form, list, _("Document"), post->document);
  present (form, list);
}

void
lw_post_dialog_appoint (GtkWindow      *parent,
                        LwSession      *session,
                        const LwPerson *person,
                        LwKey           village,
                        LwBody          body)
{
  Form *form = new_form (session, person, lw_record_new (&lw_post_table));
  GtkWidget *list = open_dialog (parent, form, _("Appoint"));
  g_autofree char *on = lw_date_to_iso (lw_session_get_on (session));

  add_rows (form, list, village, body, LW_POSITION_MEMBER, on);
  form->document = add_entry (form, list, _("Document"), NULL);
  add_pool_row (form, list);
  present (form, list);
}

/* ---- a person is chosen first ---- */

static void
person_cb (Form            *form,
           LwPersonChooser *chooser)
{
  const LwPerson *person = lw_person_chooser_get_person (chooser);

  lw_record_free (form->person);
  form->person = person != NULL ? lw_record_copy (person) : NULL;
  form->chosen = person != NULL;
  check_cb (form);
}

void
lw_post_dialog_choose (GtkWindow *parent,
                       LwSession *session,
                       LwKey      village,
                       LwBody     body)
{
  Form *form = new_form (session, NULL, lw_record_new (&lw_post_table));
  GtkWidget *list = open_dialog (parent, form, _("Add a Post"));
  GtkWidget *box = lw_ui_vbox (8), *chooser = lw_person_chooser_new (session, village, body);
  g_autofree char *on = lw_date_to_iso (lw_session_get_on (session));

  add_rows (form, list, village, body, LW_POSITION_NONE, on);
  form->document = add_entry (form, list, _("Document"), NULL);
  add_pool_row (form, list);
  lw_person_chooser_offer_new (LW_PERSON_CHOOSER (chooser));
  g_signal_connect_swapped (chooser, "changed", G_CALLBACK (person_cb), form);
  gtk_box_append (GTK_BOX (box), chooser);
  gtk_box_append (GTK_BOX (box), list);
  present (form, box);
  gtk_widget_grab_focus (chooser);
}
