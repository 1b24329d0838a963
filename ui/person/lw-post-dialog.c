/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-post-dialog.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-effects.h"
#include "lw-names.h"
#include "lw-pool.h"
#include "lw-roster.h"
#include "lw-search.h"
#include "lw-ui.h"
#include "lw-village-parts.h"

#include <glib/gi18n-lib.h>

/* What the dialogs have in common: a record that is completed by the answers. */
typedef struct
{
  LwSession *session;
  LwPerson *person;  /* owned; NULL until chosen */
  gpointer record;   /* LwPost, LwReserve or LwPoolEntry, owned */
  LwBody body;       /* asked for when choosing a person */
  gboolean ending;
  GPtrArray *villages;
  AdwMessageDialog *dialog; /* borrowed */
  GtkWidget *village;
  GtkWidget *position;
  GtkWidget *date;
  GtkWidget *until; /* NULL: not asked for */
  GtkWidget *document;
  GtkWidget *reason;
  GtkWidget *people; /* list of hits */
  LwWhatIf *what_if; /* of the village last asked about */
  LwKey what_if_of;
} Form;

static const struct
{
  LwBody body;
  LwPosition position;
} positions[] = {
  { LW_BODY_PARTY_COMMITTEE, LW_POSITION_SECRETARY },
  { LW_BODY_PARTY_COMMITTEE, LW_POSITION_DEPUTY_SECRETARY },
  { LW_BODY_PARTY_COMMITTEE, LW_POSITION_MEMBER },
  { LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_CHAIR },
  { LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_DEPUTY_CHAIR },
  { LW_BODY_VILLAGE_COMMITTEE, LW_POSITION_MEMBER },
  { LW_BODY_SUPERVISION, LW_POSITION_CHAIR },
  { LW_BODY_SUPERVISION, LW_POSITION_MEMBER },
};

/* Where nothing is said, the commonest seat: nobody becomes secretary by pressing Enter. */
#define MEMBER_OF_COMMITTEE 5
#define MAX_CHOICES 6

static void
form_free (gpointer data,
           GClosure *closure)
{
  Form *form = data;

  g_clear_pointer (&form->what_if, lw_what_if_free);
  g_clear_object (&form->session);
  lw_record_free (form->person);
  lw_record_free (form->record);
  g_clear_pointer (&form->villages, g_ptr_array_unref);
  g_free (form);
}

static Form *
new_form (LwSession      *session,
          const LwPerson *person,
          gpointer        record)
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->person = person != NULL ? lw_record_copy (person) : NULL;
  form->record = record;
  form->villages
      = lw_villages_list (lw_session_get_reader (session), lw_session_get_on (session), NULL);
  return form;
}

static gboolean
read_date (GtkWidget *row,
           LwDate    *date)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  LwDateVerdict verdict = lw_date_parse (text, FALSE, date);

  return verdict == LW_DATE_OK || verdict == LW_DATE_EMPTY;
}

static LwKey
chosen_village (Form *form)
{
  guint i;
  const LwVillage *village;

  if (form->village == NULL)
    return ((LwPost *) form->record)->village;
  i = adw_combo_row_get_selected (ADW_COMBO_ROW (form->village));
  if (form->villages == NULL || i >= form->villages->len)
    return 0;
  village = g_ptr_array_index (form->villages, i);
  return village->record.id;
}

/* ---- what it would do ---- */

static LwWhatIf *
look_at (Form  *form,
         LwKey  village)
{
  if (form->what_if_of != village)
    {
      g_clear_pointer (&form->what_if, lw_what_if_free);
      form->what_if = lw_effects_look (form->session, village);
      form->what_if_of = village;
    }
  return form->what_if;
}

/* (transfer full) (nullable): the shifts; NULL where nothing can be said. A correction takes away
 * and gives at once, and is not tried. */
static GArray *
try_it (Form *form)
{
  const LwRecord *record = form->record;
  gboolean pool = record->table != &lw_post_table;
  LwWhatIf *what_if
      = form->person != NULL && (form->ending || record->id == 0) ? look_at (form, chosen_village (form))
                                                                  : NULL;
  LwScanMember member;
  guint i;

  if (what_if == NULL)
    return NULL;
  if (form->ending)
    return lw_what_if_end (what_if, form->person->record.id,
                           pool ? LW_BODY_NONE : (LwBody) ((LwPost *) form->record)->body);
  member = lw_what_if_member (form->person);
  if (pool)
    return lw_what_if_appoint (what_if, &member, LW_BODY_NONE, LW_POSITION_NONE);
  i = adw_combo_row_get_selected (ADW_COMBO_ROW (form->position));
  if (i >= G_N_ELEMENTS (positions))
    return NULL;
  return lw_what_if_appoint (what_if, &member, positions[i].body, positions[i].position);
}

static void
show_effects (Form *form)
{
  g_autoptr (GArray) shifts = try_it (form);
  g_autofree char *effects = shifts != NULL ? lw_effects_text (shifts) : NULL;
  g_autofree char *text = effects != NULL && form->person != NULL
                              ? g_strdup_printf ("%s\n%s", form->person->name, effects)
                              : NULL;

  adw_message_dialog_set_body (form->dialog, text != NULL ? text : "");
}

/* Nobody is proposed twice. */
static char *
find_fault (Form *form)
{
  if (form->person == NULL || ((LwRecord *) form->record)->table != &lw_pool_entry_table)
    return NULL;
  return lw_pool_check_entering (lw_session_get_reader (form->session), form->person->record.id,
                                 chosen_village (form), LW_POOL_RECOMMENDED, 0,
                                 lw_session_get_on (form->session));
}

static void
check_cb (Form *form)
{
  LwDate date = 0;
  gboolean good = form->date == NULL || read_date (form->date, &date);
  LwDate until = 0;
  g_autofree char *fault = find_fault (form);

  if (form->until != NULL && !read_date (form->until, &until))
    good = FALSE;
  if (form->ending && date == 0)
    good = FALSE;
  if (form->date != NULL && !good)
    gtk_widget_add_css_class (form->date, "error");
  else if (form->date != NULL)
    gtk_widget_remove_css_class (form->date, "error");
  adw_message_dialog_set_response_enabled (form->dialog, "ok",
                                           good && form->person != NULL && fault == NULL);
  if (fault != NULL)
    adw_message_dialog_set_body (form->dialog, fault);
  else
    show_effects (form);
}

static GtkWidget *
add_entry (Form       *form,
           GtkWidget  *list,
           const char *title,
           const char *text)
{
  return lw_ui_add_entry_row (list, title, text, G_CALLBACK (check_cb), form);
}

static GtkWidget *
add_combo (Form          *form,
           GtkWidget     *list,
           const char    *title,
           GtkStringList *choices,
           guint          selected)
{
  return lw_ui_add_combo_row (list, title, choices, selected, G_CALLBACK (check_cb), form);
}

static GtkWidget *
add_village_combo (Form      *form,
                   GtkWidget *list,
                   LwKey      village)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; form->villages != NULL && i < form->villages->len; i++)
    {
      const LwVillage *record = g_ptr_array_index (form->villages, i);
      g_autofree char *name = lw_village_name_short (record->name);
      gtk_string_list_append (names, name);
      if (record->record.id == village)
        selected = i;
    }
  return add_combo (form, list, _("Village"), names, selected);
}

static GtkWidget *
add_position_combo (Form       *form,
                    GtkWidget  *list,
                    LwBody      body,
                    LwPosition  position)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = MEMBER_OF_COMMITTEE;

  for (guint i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      g_autofree char *name = lw_post_caption (positions[i].body, positions[i].position,
                                               LW_VILLAGE_KIND_VILLAGE, LW_ORG_FORM_BRANCH);
      gtk_string_list_append (names, name);
      if (positions[i].body == body
          && (positions[i].position == position
              || (position == LW_POSITION_NONE && positions[i].position == LW_POSITION_MEMBER)))
        selected = i;
    }
  return add_combo (form, list, _("Post"), names, selected);
}

static const char *
text_or_null (GtkWidget *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return *text != '\0' ? text : NULL;
}

static void
take_post (Form   *form,
           LwDate  date,
           char  **label)
{
  LwPost *post = form->record;

  if (form->ending)
    {
      post->end = date;
      lw_set_text (&post->end_reason, text_or_null (form->reason));
      *label = g_strdup_printf (_("%s: post ended"), form->person->name);
    }
  else
    {
      guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (form->position));
      g_autofree char *caption = lw_post_caption (positions[i].body, positions[i].position,
                                                  LW_VILLAGE_KIND_VILLAGE, LW_ORG_FORM_BRANCH);
      post->body = positions[i].body;
      post->position = positions[i].position;
      post->village = chosen_village (form);
      post->start = date;
      if (form->until != NULL)
        read_date (form->until, &post->end);
      *label = g_strdup_printf (_("%s: %s"), form->person->name, caption);
    }
  if (form->document != NULL)
    lw_set_text (&post->document, text_or_null (form->document));
  post->person = form->person->record.id;
}

static void
take_reserve (Form   *form,
              LwDate  date,
              char  **label)
{
  LwReserve *reserve = form->record;

  if (form->ending)
    {
      reserve->end = date;
      lw_set_text (&reserve->end_reason, text_or_null (form->reason));
      *label = g_strdup_printf (_("%s: out of the pool"), form->person->name);
    }
  else
    {
      reserve->village = chosen_village (form);
      reserve->start = date;
      *label = g_strdup_printf (_("%s: into the pool"), form->person->name);
    }
  reserve->person = form->person->record.id;
}

/* Proposed for the pool; nobody counts before the filing. */
static void
take_entry (Form   *form,
            LwDate  date,
            char  **label)
{
  LwPoolEntry *entry = form->record;

  entry->person = form->person->record.id;
  entry->village = chosen_village (form);
  entry->recommended = date;
  lw_set_text (&entry->recommended_document, text_or_null (form->document));
  *label = g_strdup_printf (_("%s: proposed for the pool"), form->person->name);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Form             *form)
{
  g_autofree char *label = NULL;
  LwDate date = 0;

  if (!g_str_equal (response, "ok") || form->person == NULL || !read_date (form->date, &date))
    return;
  if (((LwRecord *) form->record)->table == &lw_post_table)
    take_post (form, date, &label);
  else if (((LwRecord *) form->record)->table == &lw_pool_entry_table)
    take_entry (form, date, &label);
  else
    take_reserve (form, date, &label);
  lw_session_save_one (form->session, label, g_steal_pointer (&form->record));
}

static GtkWidget *
open_dialog (GtkWindow  *parent,
             Form       *form,
             const char *heading,
             const char *ok,
             gboolean    destructive)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);
  GtkWidget *list = lw_ui_list ();

  form->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_add_responses (form->dialog, "cancel", _("_Cancel"), "ok", ok, NULL);
  adw_message_dialog_set_response_appearance (
      form->dialog, "ok", destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (form->dialog, "ok");
  adw_message_dialog_set_extra_child (form->dialog, list);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), form, form_free, 0);
  return list;
}

static void
present (Form *form)
{
  check_cb (form);
  gtk_window_present (GTK_WINDOW (form->dialog));
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
  GtkWidget *list = open_dialog (parent, form, post != NULL ? _("Correct a Post") : _("Add a Post"),
                                 _("_Save"), FALSE);
  g_autofree char *start = record->start != 0 ? lw_date_to_iso (record->start) : NULL;

  form->village = add_village_combo (form, list, post != NULL ? post->village : village);
  form->position = add_position_combo (form, list, record->body, record->position);
  form->date = add_entry (form, list, _("Since, e.g. 2022-01"), start);
  if (record->end != 0)
    {
      g_autofree char *end = lw_date_to_iso (record->end);
      form->until = add_entry (form, list, _("First day on which it no longer holds; empty: it holds"),
                               end);
    }
  form->document = add_entry (form, list, _("Document"), record->document);
  present (form);
}

void
lw_post_dialog_end (GtkWindow      *parent,
                    LwSession      *session,
                    const LwPerson *person,
                    const LwPost   *post)
{
  Form *form = new_form (session, person, lw_record_copy (post));
  GtkWidget *list = open_dialog (parent, form, _("End the Post"), _("_End"), TRUE);
  g_autofree char *today = lw_date_to_iso (lw_date_today ());

  form->ending = TRUE;
  form->date = add_entry (form, list, _("First day on which it no longer holds"), today);
  form->reason = add_entry (form, list, _("Reason: term over, resigned, moved, retired…"),
                            post->end_reason);
  form->document = add_entry (form, list, _("Document"), post->document);
  present (form);
}

void
lw_post_dialog_appoint (GtkWindow      *parent,
                        LwSession      *session,
                        const LwPerson *person,
                        LwKey           village,
                        LwBody          body)
{
  Form *form = new_form (session, person, lw_record_new (&lw_post_table));
  GtkWidget *list = open_dialog (parent, form, _("Add a Post"), _("_Save"), FALSE);
  g_autofree char *on = lw_date_to_iso (lw_session_get_on (session));

  form->village = add_village_combo (form, list, village);
  form->position = add_position_combo (form, list, body, LW_POSITION_MEMBER);
  form->date = add_entry (form, list, _("Since, e.g. 2022-01"), on);
  form->document = add_entry (form, list, _("Document"), NULL);
  present (form);
}

void
lw_reserve_dialog_add (GtkWindow      *parent,
                       LwSession      *session,
                       const LwPerson *person,
                       LwKey           village)
{
  Form *form = new_form (session, person, lw_record_new (&lw_reserve_table));
  GtkWidget *list = open_dialog (parent, form, _("Into the Pool"), _("_Save"), FALSE);
  g_autofree char *today = lw_date_to_iso (lw_date_today ());

  form->village = add_village_combo (form, list, village);
  form->date = add_entry (form, list, _("Since, e.g. 2022-01"), today);
  present (form);
}

void
lw_reserve_dialog_end (GtkWindow       *parent,
                       LwSession       *session,
                       const LwPerson  *person,
                       const LwReserve *reserve)
{
  Form *form = new_form (session, person, lw_record_copy (reserve));
  GtkWidget *list = open_dialog (parent, form, _("Out of the Pool"), _("_End"), TRUE);
  g_autofree char *today = lw_date_to_iso (lw_date_today ());

  form->ending = TRUE;
  form->date = add_entry (form, list, _("First day on which it no longer holds"), today);
  form->reason = add_entry (form, list, _("Reason: age, unfit, idle, discipline, moved, appointed…"),
                            NULL);
  present (form);
}

/* ---- a person is chosen first ---- */

static void
person_selected_cb (GtkListBox    *people,
                    GtkListBoxRow *row,
                    Form          *form)
{
  const LwKey *id = row != NULL ? g_object_get_data (G_OBJECT (row), "person") : NULL;

  lw_record_free (form->person);
  form->person = id != NULL ? lw_ledger_get (lw_session_get_reader (form->session),
                                             &lw_person_table, *id, NULL)
                            : NULL;
  check_cb (form);
}

static void
add_choice (Form       *form,
            LwKey       person,
            const char *name,
            const char *detail)
{
  GtkWidget *box = lw_ui_box (8);
  LwKey *id = g_new (LwKey, 1);

  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (name, "lw-heading"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (detail, "lw-dim lw-small"));
  *id = person;
  g_object_set_data_full (G_OBJECT (lw_ui_list_add (form->people, box, TRUE)), "person", id, g_free);
}

static gboolean
serves_in (const LwRosterPerson *entry,
           LwKey                 village,
           LwBody                body,
           LwDate                on)
{
  const LwReserve *reserve = lw_roster_reserve (entry, on);

  if (body == LW_BODY_NONE && reserve != NULL && reserve->village == village)
    return TRUE;
  for (guint i = 0; i < entry->posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (entry->posts, i);
      /* Who serves need not be kept in reserve. */
      if (post->village == village && (body == LW_BODY_NONE || post->body == (int) body)
          && lw_date_holds (post->start, post->end, on))
        return TRUE;
    }
  return FALSE;
}

/* Before anything is typed: those of the village who are not there yet, the pool first. */
static void
suggest (Form *form)
{
  g_autoptr (LwRoster) roster = lw_roster_load (lw_session_get_reader (form->session), NULL);
  LwDate on = lw_session_get_on (form->session);
  LwKey village = chosen_village (form);
  guint n = 0;

  for (int round = 0; roster != NULL && round < 2; round++)
    for (guint i = 0; i < roster->people->len && n < MAX_CHOICES; i++)
      {
        const LwRosterPerson *entry = g_ptr_array_index (roster->people, i);
        const LwVillage *home = lw_roster_home (roster, entry, on);
        gboolean pool = lw_roster_reserve (entry, on) != NULL;
        g_autofree char *posts = NULL;

        if (home == NULL || home->record.id != village || pool != (round == 0)
            || serves_in (entry, village, form->body, on))
          continue;
        n++;
        posts = lw_roster_posts_text (roster, entry, on);
        add_choice (form, entry->person->record.id, entry->person->name,
                    *posts != '\0' ? posts : pool ? _("reserve") : "");
      }
}

static void
search_cb (GtkEditable *entry,
           Form        *form)
{
  const char *text = gtk_editable_get_text (entry);
  g_autoptr (GPtrArray) hits = NULL;

  lw_ui_clear (form->people);
  if (*text == '\0')
    suggest (form);
  else
    hits = lw_search (lw_session_get_reader (form->session), text, MAX_CHOICES, NULL);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const LwHit *hit = g_ptr_array_index (hits, i);

      if (hit->table == &lw_person_table)
        add_choice (form, hit->id, hit->name, hit->detail);
    }
  gtk_list_box_select_row (GTK_LIST_BOX (form->people),
                           *text != '\0' ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (form->people), 0)
                                         : NULL);
  check_cb (form);
}

/* Up and Down walk the people while one types. */
static gboolean
search_key_cb (GtkEventControllerKey *keys,
               guint                  key,
               guint                  code,
               GdkModifierType        state,
               Form                  *form)
{
  GtkListBox *people = GTK_LIST_BOX (form->people);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (people);
  int i = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  GtkListBoxRow *target;

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  target = gtk_list_box_get_row_at_index (people, key == GDK_KEY_Down ? i + 1 : MAX (i - 1, 0));
  if (target == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_list_box_select_row (people, target);
  return GDK_EVENT_STOP;
}

static void
walk_with_keys (Form      *form,
                GtkWidget *search)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), form);
  gtk_widget_add_controller (search, keys);
}

static void
choose (GtkWindow     *parent,
        LwSession     *session,
        LwKey          village,
        LwBody         body,
        const LwTable *table)
{
  gboolean proposal = table == &lw_pool_entry_table;
  gboolean post = table == &lw_post_table;
  Form *form = new_form (session, NULL, lw_record_new (table));
  GtkWidget *list = open_dialog (parent, form,
                                 post       ? _("Add a Post")
                                 : proposal ? _("Propose for the Pool")
                                            : _("Into the Pool"),
                                 _("_Save"), FALSE);
  GtkWidget *box = lw_ui_vbox (8);
  GtkWidget *search = gtk_search_entry_new ();
  g_autofree char *on = lw_date_to_iso (lw_session_get_on (session));

  form->body = body;
  g_object_ref (list);
  adw_message_dialog_set_extra_child (form->dialog, NULL);
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (search), 0);
  g_object_set (search, "placeholder-text", _("Who? Name, pinyin, number"), NULL);
  form->people = gtk_list_box_new ();
  lw_ui_add_css (form->people, "navigation-sidebar");
  lw_ui_name (form->people, _("What was found"));
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), form->people);
  gtk_box_append (GTK_BOX (box), list);
  g_object_unref (list);
  form->village = add_village_combo (form, list, village);
  if (post)
    form->position = add_position_combo (form, list, body, LW_POSITION_NONE);
  form->date = add_entry (form, list, proposal ? _("Recommended on") : _("Since, e.g. 2022-01"), on);
  if (post || proposal)
    form->document = add_entry (form, list, _("Document"), NULL);
  g_signal_connect (form->people, "row-selected", G_CALLBACK (person_selected_cb), form);
  g_signal_connect (search, "search-changed", G_CALLBACK (search_cb), form);
  g_signal_connect (search, "activate", G_CALLBACK (gtk_widget_activate_default), NULL);
  adw_message_dialog_set_extra_child (form->dialog, box);
  search_cb (GTK_EDITABLE (search), form);
  walk_with_keys (form, search);
  present (form);
  gtk_window_set_focus (GTK_WINDOW (form->dialog), search);
}

void
lw_post_dialog_choose (GtkWindow *parent,
                       LwSession *session,
                       LwKey      village,
                       LwBody     body)
{
  choose (parent, session, village, body,
          body == LW_BODY_NONE ? &lw_reserve_table : &lw_post_table);
}

void
lw_pool_dialog_propose (GtkWindow *parent,
                        LwSession *session,
                        LwKey      village)
{
  choose (parent, session, village, LW_BODY_NONE, &lw_pool_entry_table);
}
