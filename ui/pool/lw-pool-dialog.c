/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-dialog.h"

#include "lw-date.h"
#include "lw-entry.h"
#include "lw-effects.h"
#include "lw-names.h"
#include "lw-pool-maturity-row.h"
#include "lw-post-rows.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  ASK_STEP,
  ASK_LEAVE,
  ASK_MENTOR,
} Ask;

typedef struct
{
  LwSession *session;
  LwPoolCard *card;
  Ask ask;
  LwPoolStep step;
  LwWhatIf *what_if;        /* of the village; NULL where it cannot be read */
  AdwMessageDialog *dialog; /* borrowed */
  GtkWidget *date;          /* NULL where it is not asked, as the rest */
  GtkWidget *text;          /* document, mentor, reason in other words */
  GtkWidget *post;
  GtkWidget *choice;        /* maturity, or reason */
  GtkWidget *position;      /* of who is appointed */
} Form;

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  g_clear_object (&form->session);
  g_clear_pointer (&form->card, lw_pool_card_unref);
  g_clear_pointer (&form->what_if, lw_what_if_free);
  g_free (form);
}

static gboolean
enters (const Form *form)
{
  return form->ask == ASK_STEP && form->step == LW_POOL_FILED && form->card->reserve == NULL;
}

/* What is wrong with the day; NULL: nothing. */
static char *
find_fault_of_day (Form   *form,
                   LwDate  date)
{
  if (form->ask == ASK_MENTOR)
    return NULL;
  if (date == 0 && (form->ask == ASK_LEAVE || enters (form)))
    return g_strdup (_("Enter the day."));
  if (form->ask == ASK_LEAVE && form->card->reserve != NULL && form->card->reserve->start != 0
      && lw_date_last (date) < lw_date_first (form->card->reserve->start))
    return g_strdup (_("That is before the person entered the pool."));
  return form->ask == ASK_STEP ? lw_pool_check_step (form->card, form->step, date) : NULL;
}

/* A step was taken, a proposal given up; into the pool and out of it one may go on a day to come. */
static LwDate
latest_day (Form *form)
{
  gboolean may_come = form->ask == ASK_LEAVE ? form->card->reserve != NULL : enters (form);

  return may_come ? 0 : lw_session_get_latest (form->session);
}

static gboolean
is_appointed (Form *form)
{
  return form->ask == ASK_LEAVE
         && adw_combo_row_get_selected (ADW_COMBO_ROW (form->choice)) == LW_POOL_APPOINTED + 1;
}

static gboolean
holds_already (Form   *form,
               LwDate  date)
{
  LwPosition position;
  LwBody body;

  return is_appointed (form) && lw_position_row_get (form->position, &body, &position)
         && lw_pool_holds_post (lw_session_get_reader (form->session),
                                form->card->person->record.id, form->card->village->record.id, body,
                                position, date, 0);
}

/* What is wrong with the answers, in words; NULL: nothing. The rows that are at fault are marked. */
static char *
find_fault (Form   *form,
            LwDate *date)
{
  char *fault = lw_entry_read_date (form->date, latest_day (form), date);

  if (fault == NULL)
    {
      fault = find_fault_of_day (form, *date);
      lw_entry_mark (form->date, fault != NULL);
    }
  fault = lw_entry_first (fault, lw_entry_check (form->text, LW_LINE_MOST));
  fault = lw_entry_first (fault, lw_entry_check (form->post, LW_LINE_MOST));
  if (fault == NULL && holds_already (form, *date))
    fault = g_strdup (_("Holds this post already."));
  return fault;
}

/* A reason is given by a person, never preset. */
static gboolean
has_reason (Form *form)
{
  g_autofree char *words = lw_entry_get_line (form->text);

  return form->ask != ASK_LEAVE || words != NULL
         || adw_combo_row_get_selected (ADW_COMBO_ROW (form->choice)) > 0;
}

/* What the rules would say with the person in the pool, or without, or on a committee instead. */
static char *
dup_effect (Form *form)
{
  const LwPoolCard *card = form->card;
  g_autoptr (GArray) shifts = NULL;
  LwScanMember member = lw_what_if_member (card->person);
  LwPosition position;
  LwBody body;

  if (form->what_if == NULL)
    return g_strdup ("");
  if (enters (form))
    shifts = lw_what_if_appoint (form->what_if, &member, LW_BODY_NONE, LW_POSITION_NONE);
  else if (is_appointed (form) && lw_position_row_get (form->position, &body, &position))
    shifts = lw_what_if_appoint (form->what_if, &member, body, position);
  else if (form->ask == ASK_LEAVE && card->reserve != NULL)
    shifts = lw_what_if_end (form->what_if, card->person->record.id, LW_BODY_NONE);
  return shifts != NULL ? lw_effects_text (shifts) : g_strdup ("");
}

/* What is still to be answered, in words; NULL: nothing. That no post is to be recorded is an answer. */
static const char *
next_question (Form *form)
{
  if (!has_reason (form))
    return _("Choose the reason.");
  return is_appointed (form) && adw_combo_row_get_selected (ADW_COMBO_ROW (form->position)) == 0
             ? _("Choose the post.")
             : NULL;
}

/* Whose card it is, where nothing else is to be said: the rows below stay where they are. */
static char *
place_text (const Form *form)
{
  g_autofree char *village = lw_village_name_short (form->card->village->name);

  return g_strdup_printf ("%s · %s", village, lw_pool_column_caption (form->card->column));
}

/* A step has a day, or it is not taken; who is in the pool has been filed. */
static gboolean
is_undated (Form   *form,
            LwDate  date)
{
  return form->ask == ASK_STEP && date == 0
         && (form->step != LW_POOL_FILED || form->card->reserve == NULL);
}

/* What is said above the rows where nothing is wrong. */
static char *
describe (Form   *form,
          LwDate  date)
{
  const char *question = next_question (form);
  char *text = form->ask == ASK_MENTOR
                   ? lw_pool_doubt_mentor (form->card, gtk_editable_get_text (GTK_EDITABLE (form->text)))
               : is_undated (form, date) ? g_strdup (_("Without a day this step is not taken."))
                                         : dup_effect (form);

  if (question != NULL)
    {
      g_autofree char *effect = text;

      return *effect == '\0' ? g_strdup (question) : g_strdup_printf ("%s\n%s", effect, question);
    }
  if (text != NULL && *text != '\0')
    return text;
  g_free (text);
  return place_text (form);
}

static void
check_cb (Form *form)
{
  LwDate date;
  g_autofree char *fault = find_fault (form, &date);
  g_autofree char *text = fault == NULL ? describe (form, date) : NULL;

  if (form->position != NULL)
    gtk_widget_set_visible (form->position, is_appointed (form));
  adw_message_dialog_set_body (form->dialog, fault != NULL ? fault : text);
  adw_message_dialog_set_response_enabled (form->dialog, "ok",
                                           fault == NULL && next_question (form) == NULL);
}

static char *
reason_of (Form *form)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (form->choice));
  const char *reason = chosen > 0 ? lw_pool_reason (chosen - 1) : NULL;
  g_autofree char *words = lw_entry_get_line (form->text);

  if (reason != NULL && words != NULL)
    /* translators: a reason and more words about it */
    return g_strdup_printf (_("%s: %s"), reason, words);
  return g_strdup (reason != NULL ? reason : words);
}

static GPtrArray *
add_post (Form      *form,
          GPtrArray *records,
          LwDate     date)
{
  g_autofree char *document = NULL;
  LwPosition position;
  LwBody body;
  LwPost *post;

  if (!is_appointed (form) || !lw_position_row_get (form->position, &body, &position))
    return records;
  post = lw_record_new (&lw_post_table);
  post->person = form->card->person->record.id;
  post->village = form->card->village->record.id;
  post->body = (int) body;
  post->position = (int) position;
  post->start = date;
  document = lw_entry_get_line (form->text);
  lw_set_text (&post->document, document);
  g_ptr_array_add (records, post);
  return records;
}

static GPtrArray *
make_records (Form   *form,
              LwDate  date)
{
  g_autofree char *reason = NULL;
  g_autofree char *text = lw_entry_get_line (form->text), *for_post = lw_entry_get_line (form->post);

  if (form->ask == ASK_MENTOR)
    return lw_pool_set_mentor (form->card, text, for_post);
  if (enters (form))
    return lw_pool_file (form->card, lw_maturity_row_get (form->choice), date, text);
  if (form->ask == ASK_STEP)
    return lw_pool_take_step (form->card, form->step, date, text);
  reason = reason_of (form);
  return add_post (form, lw_pool_leave (form->card, date, reason), date);
}

static char *
make_label (Form *form)
{
  const char *name = form->card->person->name;

  if (form->ask == ASK_MENTOR)
    return g_strdup_printf (_("%s: mentor and post"), name);
  if (enters (form))
    return g_strdup_printf (_("%s: into the pool"), name);
  if (form->ask == ASK_STEP)
    return g_strdup_printf (_("%s: %s"), name, lw_pool_step_done (form->step));
  return form->card->reserve != NULL ? g_strdup_printf (_("%s: out of the pool"), name)
                                     : g_strdup_printf (_("%s: proposal given up"), name);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Form             *form)
{
  g_autofree char *label = NULL;
  g_autofree char *fault = NULL;
  LwDate date;

  if (!g_str_equal (response, "ok"))
    return;
  fault = find_fault (form, &date);
  if (fault != NULL || next_question (form) != NULL)
    return;
  label = make_label (form);
  lw_session_save (form->session, label, make_records (form, date));
}

/* ---- the rows ---- */

static GtkWidget *
add_entry (Form       *form,
           GtkWidget  *list,
           const char *title,
           const char *text)
{
  return lw_ui_add_entry_row (list, title, text, G_CALLBACK (check_cb), form);
}

static void
add_reasons (Form      *form,
             GtkWidget *list)
{
  g_autoptr (GtkStringList) reasons = gtk_string_list_new (NULL);

  gtk_string_list_append (reasons, _("choose…"));
  for (guint i = 0; lw_pool_reason (i) != NULL; i++)
    gtk_string_list_append (reasons, lw_pool_reason (i));
  form->choice
      = lw_ui_add_combo_row (list, _("Reason"), reasons, 0, G_CALLBACK (check_cb), form);
  /* Who is appointed has a post from that day on. */
  form->position = lw_position_row_add (list, _("choose…"), LW_BODY_NONE, LW_POSITION_NONE,
                                        G_CALLBACK (check_cb), form);
  lw_position_row_call (form->position, form->card->village);
  gtk_string_list_append (
      GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (form->position))),
      _("is recorded already, or elsewhere"));
  form->text = add_entry (form, list, _("In other words, document"), NULL);
}

static Form *
open_dialog (GtkWindow   *parent,
             LwSession   *session,
             LwPoolCard  *card,
             Ask          ask,
             LwPoolStep   step,
             GtkWidget  **list)
{
  Form *form = g_new0 (Form, 1);
  const char *what = ask == ASK_MENTOR ? _("Mentor and Post")
                     : ask == ASK_STEP ? lw_pool_step_caption (step)
                     : card->reserve != NULL ? _("Out of the Pool")
                                             : _("Give Up the Proposal");
  g_autofree char *heading = g_strdup_printf (_("%s: %s"), card->person->name, what);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);

  form->session = g_object_ref (session);
  form->card = lw_pool_card_ref (card);
  form->ask = ask;
  form->step = step;
  form->dialog = ADW_MESSAGE_DIALOG (dialog);
  if (ask != ASK_MENTOR)
    form->what_if = lw_effects_look (session, card->village->record.id);
  adw_message_dialog_add_responses (form->dialog, "cancel", _("_Cancel"), "ok",
                                    ask == ASK_LEAVE && card->reserve != NULL ? _("Take _Out")
                                    : ask == ASK_LEAVE                       ? _("_Give Up")
                                                                              : _("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (
      form->dialog, "ok", ask == ASK_LEAVE ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (form->dialog, "ok");
  *list = lw_ui_list ();
  adw_message_dialog_set_extra_child (form->dialog, *list);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), form, form_free, 0);
  return form;
}

static void
present (Form *form)
{
  check_cb (form);
  gtk_window_present (GTK_WINDOW (form->dialog));
}

static void
add_day (Form       *form,
         GtkWidget  *list,
         const char *title,
         LwDate      date)
{
  g_autofree char *day = lw_date_to_iso (date != 0 ? date : lw_session_get_on (form->session));

  form->date = add_entry (form, list, title, day);
}

void
lw_pool_dialog_step (GtkWindow  *parent,
                     LwSession  *session,
                     LwPoolCard *card,
                     LwPoolStep  step,
                     LwMaturity  maturity)
{
  GtkWidget *list;
  Form *form = open_dialog (parent, session, card, ASK_STEP, step, &list);

  if (enters (form))
    {
      form->choice = lw_maturity_row_add (list, maturity, G_CALLBACK (check_cb), form);
      add_day (form, list, _("In the pool from"), 0);
    }
  else
    add_day (form, list, _("Day"), lw_pool_card_step (card, step));
  form->text = add_entry (form, list, _("Document"), lw_pool_card_document (card, step));
  present (form);
}

void
lw_pool_dialog_leave (GtkWindow  *parent,
                      LwSession  *session,
                      LwPoolCard *card)
{
  GtkWidget *list;
  Form *form = open_dialog (parent, session, card, ASK_LEAVE, LW_POOL_FILED, &list);

  add_reasons (form, list);
  add_day (form, list, card->reserve != NULL ? _("Out of the pool from") : _("Day"), 0);
  present (form);
}

void
lw_pool_dialog_leave_person (GtkWindow      *parent,
                             LwSession      *session,
                             const LwPerson *person,
                             LwKey           village)
{
  g_autoptr (LwPoolCard) card
      = lw_pool_load_card (lw_session_get_reader (session), person->record.id, village,
                           lw_session_get_on (session), NULL);

  if (card != NULL)
    lw_pool_dialog_leave (parent, session, card);
}

void
lw_pool_dialog_mentor (GtkWindow  *parent,
                       LwSession  *session,
                       LwPoolCard *card)
{
  GtkWidget *list;
  Form *form = open_dialog (parent, session, card, ASK_MENTOR, LW_POOL_FILED, &list);

  form->text = add_entry (form, list, _("Mentor"), lw_pool_card_mentor (card));
  form->post = add_entry (form, list, _("For which post"), lw_pool_card_for_post (card));
  present (form);
}
