/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-page.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-form-field.h"
#include "lw-history-page.h"
#include "lw-id-number.h"
#include "lw-names.h"
#include "lw-post-dialog.h"
#include "lw-roster.h"
#include "lw-state-chip.h"
#include "lw-state-icon.h"
#include "lw-ui.h"
#include "lw-wrap-layout.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  KIND_TEXT,
  KIND_NAME,
  KIND_ID,
  KIND_DATE,
  KIND_SEX,
  KIND_ETHNICITY,
  KIND_EDUCATION,
  KIND_STATUS,
} FieldKind;

static const struct
{
  const char *field; /* of lw_person_table */
  FieldKind kind;
} field_infos[] = {
  { "name", KIND_NAME },
  { "id_number", KIND_ID },
  { "sex", KIND_SEX },
  { "birth_stated", KIND_DATE },
  { "ethnicity", KIND_ETHNICITY },
  { "birth_decided", KIND_DATE },
  { "political_status", KIND_STATUS },
  { "party_joined", KIND_DATE },
  { "education_full_time", KIND_EDUCATION },
  { "education_in_service", KIND_EDUCATION },
  { "work_started", KIND_DATE },
  { "phone", KIND_TEXT },
  { "source", KIND_TEXT },
  { "native_place", KIND_TEXT },
  { "occupation", KIND_TEXT },
  { "notes", KIND_TEXT },
};

#define FEW_CHANGES 8
#define MANY_CHANGES 1000

#define N_FIELDS G_N_ELEMENTS (field_infos)

/* What a drop-down offers, in its order; 0 stands for unknown. */
static const int sexes[] = { LW_SEX_UNKNOWN, LW_SEX_MALE, LW_SEX_FEMALE };
static const int educations[]
    = { LW_EDUCATION_UNKNOWN,         LW_EDUCATION_DOCTOR,      LW_EDUCATION_MASTER,
        LW_EDUCATION_BACHELOR,        LW_EDUCATION_JUNIOR_COLLEGE,
        LW_EDUCATION_SENIOR_SECONDARY, LW_EDUCATION_JUNIOR_HIGH, LW_EDUCATION_PRIMARY,
        LW_EDUCATION_NONE };
static const int statuses[]
    = { LW_POLITICAL_STATUS_UNKNOWN, LW_POLITICAL_STATUS_MEMBER, LW_POLITICAL_STATUS_PROBATIONARY,
        LW_POLITICAL_STATUS_LEAGUE, LW_POLITICAL_STATUS_MASSES };

struct _LwPersonPage
{
  LwPage parent_instance;

  GtkWidget *name;
  GtkWidget *summary;
  GtkWidget *where;
  GtkWidget *avatar;
  GtkWidget *tags;
  LwFormField *fields[N_FIELDS];
  GtkWidget *reveal;
  GtkWidget *note;
  GtkWidget *imported_title;
  GtkWidget *imported;
  GtkWidget *posts;
  GtkWidget *reserves;
  GtkWidget *rules;
  GtkWidget *changes;
  GtkWidget *all_changes; /* the button that shows those before */

  LwPerson *person;
  LwRoster *roster;
  guint n_changes; /* shown at most */
  guint reveal_id;
};

G_DEFINE_FINAL_TYPE (LwPersonPage, lw_person_page, LW_TYPE_PAGE)

static LwSession *
session_of (LwPersonPage *self)
{
  return lw_page_get_session (LW_PAGE (self));
}

static GtkWindow *
window_of (LwPersonPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* ---- values and texts ---- */

static const int *
codes_of (FieldKind kind,
          guint    *n)
{
  switch (kind)
    {
    case KIND_SEX:
      *n = G_N_ELEMENTS (sexes);
      return sexes;
    case KIND_EDUCATION:
      *n = G_N_ELEMENTS (educations);
      return educations;
    case KIND_STATUS:
      *n = G_N_ELEMENTS (statuses);
      return statuses;
    default:
      *n = 0;
      return NULL;
    }
}

static const char *
code_caption (FieldKind kind,
              int       code)
{
  if (code == 0)
    return _("unknown"); /* of what everybody has; see make_field () */
  switch (kind)
    {
    case KIND_SEX:
      return lw_sex_caption ((LwSex) code);
    case KIND_EDUCATION:
      return lw_education_caption ((LwEducation) code);
    default:
      return lw_political_status_caption ((LwPoliticalStatus) code);
    }
}

/* The text of field @i for its entry. ID numbers come masked: the eye shows them for a while. */
static char *
field_text (const LwPerson *person,
            guint           i,
            gboolean        reveal)
{
  const LwField *field = lw_table_find_field (&lw_person_table, field_infos[i].field);
  const char *text;

  switch (field_infos[i].kind)
    {
    case KIND_DATE:
      return lw_date_to_iso ((LwDate) lw_record_get_int (person, field));
    case KIND_ETHNICITY:
      return g_strdup (person->ethnicity != 0 ? lw_ethnicity_name (person->ethnicity) : "");
    case KIND_ID:
      if (person->id_number == NULL)
        return g_strdup ("");
      return reveal ? g_strdup (person->id_number) : lw_id_number_mask (person->id_number);
    default:
      text = lw_record_get_text (person, field);
      return g_strdup (text != NULL ? text : "");
    }
}

/* What the drop-down of field @i shows: the sex of a valid ID number goes before what was stated. */
static gint64
shown_code (const LwPerson *person,
            guint           i)
{
  if (field_infos[i].kind == KIND_SEX)
    return lw_sex_effective (person->id_number, person->sex);
  return lw_record_get_int (person, lw_table_find_field (&lw_person_table, field_infos[i].field));
}

static void
show_field (LwPersonPage *self,
            guint         i,
            gboolean      reveal)
{
  guint n;
  const int *codes = codes_of (field_infos[i].kind, &n);

  lw_form_field_set_problem (self->fields[i], NULL);
  if (codes != NULL)
    {
      gint64 code = shown_code (self->person, i);

      for (guint j = 0; j < n; j++)
        if (codes[j] == code)
          lw_form_field_set_choice (self->fields[i], j);
    }
  else
    {
      g_autofree char *text = field_text (self->person, i, reveal);
      lw_form_field_set_text (self->fields[i], text);
    }
}

/* ---- committing a field: one action ---- */

static guint
index_of (LwPersonPage *self,
          LwFormField      *widget)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->fields[i] == widget)
      return i;
  g_return_val_if_reached (0);
}

/* Each reader puts the value into @changed, or says why it cannot. */
static char *
read_id (LwPerson   *changed,
         const char *text)
{
  g_autofree char *normalised = NULL;
  LwIdVerdict verdict = lw_id_number_parse (text, FALSE, &normalised);

  if (verdict != LW_ID_VALID && verdict != LW_ID_EMPTY && verdict != LW_ID_OLD_FORM)
    return lw_id_number_explain (text, verdict);
  lw_set_text (&changed->id_number, normalised);
  return NULL;
}

static char *
read_date (LwPerson          *changed,
           const LwField *field,
           const char        *text)
{
  LwDate date = 0;
  LwDateVerdict verdict = lw_date_parse (text, FALSE, &date);

  if (verdict != LW_DATE_OK && verdict != LW_DATE_EMPTY)
    return g_strdup (_("No such date. Write 1990-05-17, 1990-05 or 1990; the text was kept."));
  lw_record_set_int (changed, field, date);
  return NULL;
}

static char *
read_name (LwPerson   *changed,
           const char *text)
{
  g_autofree char *name = lw_person_name_normalise (text);

  if (name == NULL)
    return g_strdup (_("A person needs a name."));
  lw_set_text (&changed->name, name);
  return NULL;
}

static char *
read_ethnicity (LwPerson   *changed,
                const char *text)
{
  int code = 0;

  if (!lw_ethnicity_parse (text, &code))
    return g_strdup (_("No such ethnicity."));
  changed->ethnicity = code;
  return NULL;
}

static char *
read_field (LwPersonPage *self,
            guint         i,
            LwPerson     *changed)
{
  const LwField *field = lw_table_find_field (&lw_person_table, field_infos[i].field);
  guint n;
  const int *codes = codes_of (field_infos[i].kind, &n);
  const char *text;

  if (codes != NULL)
    {
      guint choice = lw_form_field_get_choice (self->fields[i]);
      if (choice < n)
        lw_record_set_int (changed, field, codes[choice]);
      return NULL;
    }
  text = lw_form_field_get_text (self->fields[i]);
  switch (field_infos[i].kind)
    {
    case KIND_ID:
      return read_id (changed, text);
    case KIND_DATE:
      return read_date (changed, field, text);
    case KIND_NAME:
      return read_name (changed, text);
    case KIND_ETHNICITY:
      return read_ethnicity (changed, text);
    default:
      lw_set_text ((char **) ((char *) changed + field->offset), *text != '\0' ? text : NULL);
      return NULL;
    }
}

static void
commit_cb (LwFormField      *widget,
           LwPersonPage *self)
{
  guint i = index_of (self, widget);
  const LwField *field = lw_table_find_field (&lw_person_table, field_infos[i].field);
  g_autoptr (LwPerson) changed = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *label = NULL;

  if (self->person == NULL)
    return;
  changed = lw_record_copy (self->person);
  problem = read_field (self, i, changed);
  lw_form_field_set_problem (widget, problem);
  if (problem != NULL || lw_record_equal (changed, self->person))
    return;
  /* translators: a person's name and the field that was changed */
  label = g_strdup_printf (_("%s: %s changed"), changed->name, _(field->caption));
  lw_record_free (self->person);
  self->person = lw_record_copy (changed);
  lw_session_save_one (session_of (self), label, g_steal_pointer (&changed));
}

/* ---- the ID number is shown for ten seconds ---- */

static gboolean
hide_cb (gpointer user_data)
{
  LwPersonPage *self = user_data;

  for (guint i = 0; i < N_FIELDS; i++)
    if (field_infos[i].kind == KIND_ID && lw_form_field_is_pending (self->fields[i]))
      return G_SOURCE_CONTINUE; /* it is being typed, or was refused and waits for its mending */
  self->reveal_id = 0;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->reveal), FALSE);
  return G_SOURCE_REMOVE;
}

static void
reveal_cb (LwPersonPage *self)
{
  gboolean reveal = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->reveal));

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  if (reveal)
    self->reveal_id = g_timeout_add_seconds (10, hide_cb, self);
  if (self->person == NULL)
    return;
  for (guint i = 0; i < N_FIELDS; i++)
    if (field_infos[i].kind == KIND_ID && !lw_form_field_is_pending (self->fields[i]))
      {
        show_field (self, i, reveal || self->person->id_number == NULL);
        lw_form_field_set_editable (self->fields[i],
                               (reveal || self->person->id_number == NULL)
                                   && !lw_session_is_read_only (session_of (self)));
      }
}

/* ---- posts and the pool ---- */

static void
edit_post_cb (GtkButton    *button,
              LwPersonPage *self)
{
  lw_post_dialog_edit (window_of (self), session_of (self), self->person,
                       g_object_get_data (G_OBJECT (button), "record"), 0);
}

static void
end_post_cb (GtkButton    *button,
             LwPersonPage *self)
{
  lw_post_dialog_end (window_of (self), session_of (self), self->person,
                      g_object_get_data (G_OBJECT (button), "record"));
}

static void
end_reserve_cb (GtkButton    *button,
                LwPersonPage *self)
{
  lw_reserve_dialog_end (window_of (self), session_of (self), self->person,
                         g_object_get_data (G_OBJECT (button), "record"));
}

static void
add_post_cb (LwPersonPage *self)
{
  const LwRosterPerson *entry = lw_roster_find (self->roster, self->person->record.id);
  const LwVillage *home
      = entry != NULL ? lw_roster_home (self->roster, entry, lw_session_get_on (session_of (self)))
                      : NULL;

  lw_post_dialog_edit (window_of (self), session_of (self), self->person, NULL,
                       home != NULL ? home->record.id : 0);
}

static void
add_reserve_cb (LwPersonPage *self)
{
  const LwRosterPerson *entry = lw_roster_find (self->roster, self->person->record.id);
  const LwVillage *home
      = entry != NULL ? lw_roster_home (self->roster, entry, lw_session_get_on (session_of (self)))
                      : NULL;

  lw_reserve_dialog_add (window_of (self), session_of (self), self->person,
                         home != NULL ? home->record.id : 0);
}

static GtkWidget *
record_button (LwPersonPage *self,
               GtkWidget    *box,
               const char   *text,
               gpointer      record,
               GCallback     callback)
{
  GtkWidget *button = lw_ui_button (NULL, text, "flat lw-small-button");

  g_object_set_data_full (G_OBJECT (button), "record", lw_record_copy (record), lw_record_free);
  g_signal_connect (button, "clicked", callback, self);
  gtk_widget_set_sensitive (button, !lw_session_is_read_only (session_of (self)));
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static char *
period_text (LwDate start,
             LwDate end)
{
  g_autofree char *from = start != 0 ? lw_date_to_iso (start) : g_strdup ("?");
  g_autofree char *to = end != 0 ? lw_date_to_iso (end) : g_strdup (_("now"));

  return g_strdup_printf ("%s – %s", from, to);
}

static void
add_post (LwPersonPage *self,
          LwPost       *post,
          LwDate        on)
{
  const LwVillage *village = lw_roster_find_village (self->roster, post->village);
  gboolean holds = lw_date_holds (post->start, post->end, on);
  g_autofree char *caption
      = lw_post_caption (post->body, post->position,
                         village != NULL ? village->kind : LW_VILLAGE_KIND_VILLAGE,
                         village != NULL ? village->org_form : LW_ORG_FORM_BRANCH);
  g_autofree char *name = village != NULL ? lw_village_name_short (village->name) : g_strdup ("—");
  g_autofree char *text = g_strdup_printf ("%s %s", name, caption);
  g_autofree char *period = period_text (post->start, post->end);
  GtkWidget *box = lw_ui_box (8);

  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (text, holds ? "lw-heading" : "lw-dim"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (period, "lw-dim lw-small"));
  record_button (self, box, _("Correct…"), post, G_CALLBACK (edit_post_cb));
  if (holds)
    record_button (self, box, _("End…"), post, G_CALLBACK (end_post_cb));
  lw_ui_list_add (self->posts, box, FALSE);
}

static void
add_reserve (LwPersonPage *self,
             LwReserve    *reserve,
             LwDate        on)
{
  const LwVillage *village = lw_roster_find_village (self->roster, reserve->village);
  gboolean holds = lw_date_holds (reserve->start, reserve->end, on);
  g_autofree char *name = village != NULL ? lw_village_name_short (village->name) : g_strdup ("—");
  g_autofree char *text = g_strdup_printf (_("%s, reserve"), name);
  g_autofree char *period = period_text (reserve->start, reserve->end);
  GtkWidget *box = lw_ui_box (8);

  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (text, holds ? "lw-heading" : "lw-dim"));
  if (reserve->mentor != NULL)
    gtk_box_append (GTK_BOX (box), lw_ui_tag (reserve->mentor, NULL));
  gtk_box_append (GTK_BOX (box), lw_ui_label (period, "lw-dim lw-small"));
  if (holds)
    record_button (self, box, _("End…"), reserve, G_CALLBACK (end_reserve_cb));
  lw_ui_list_add (self->reserves, box, FALSE);
}

static void
fill_memberships (LwPersonPage         *self,
                  const LwRosterPerson *entry)
{
  LwDate on = lw_session_get_on (session_of (self));

  lw_ui_clear (self->posts);
  lw_ui_clear (self->reserves);
  for (guint i = 0; i < entry->posts->len; i++)
    add_post (self, g_ptr_array_index (entry->posts, i), on);
  for (guint i = 0; i < entry->reserves->len; i++)
    add_reserve (self, g_ptr_array_index (entry->reserves, i), on);
  gtk_widget_set_visible (self->posts, entry->posts->len > 0);
  gtk_widget_set_visible (self->reserves, entry->reserves->len > 0);
}

/* ---- which rules look at this person ---- */

static gboolean
has_person (GPtrArray *findings,
            LwKey      person)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    if (((LwFinding *) g_ptr_array_index (findings, i))->person == person)
      return TRUE;
  return FALSE;
}

static void
fill_rules (LwPersonPage *self)
{
  GPtrArray *results = lw_session_get_results (session_of (self));
  LwKey person = self->person->record.id;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->rules)) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      const LwVillageResult *village = g_ptr_array_index (results, i);
      for (guint j = 0; j < village->results->len; j++)
        {
          const LwResult *result = g_ptr_array_index (village->results, j);
          g_autofree char *text = NULL;

          if (!has_person (result->counted, person) && !has_person (result->to_verify, person))
            continue;
          text = lw_ui_rule_short (result->rule);
          lw_wrap_box_append (self->rules,
                              lw_state_chip_new (result->state, text,
                                                 lw_rule_get_level (result->rule)
                                                     == LW_LEVEL_ADVICE));
        }
    }
  if (gtk_widget_get_first_child (self->rules) == NULL)
    lw_wrap_box_append (self->rules, lw_ui_label (_("No rule counts this person now"),
                                                  "lw-dim lw-small"));
}

/* ---- the rest ---- */

static void
fill_head (LwPersonPage         *self,
           const LwRosterPerson *entry)
{
  LwDate on = lw_session_get_on (session_of (self));
  const LwPerson *person = self->person;
  LwDate birth = lw_person_birth (person);
  g_autofree char *age = lw_ui_age (birth, on);
  g_autofree char *years = g_strdup_printf (_("aged %s"), age);
  const LwVillage *home = lw_roster_home (self->roster, entry, on);
  g_autofree char *village = home != NULL ? lw_village_name_short (home->name) : g_strdup ("");
  g_autofree char *posts = lw_roster_posts_text (self->roster, entry, on);
  g_autofree char *where = g_strdup_printf ("%s %s", village, posts);
  LwEducation education = lw_person_education (person);
  g_autofree char *summary = g_strdup_printf (
      "%s · %s · %s · %s", lw_sex_caption (lw_sex_effective (person->id_number, person->sex)),
      years,
      person->political_status != 0 ? lw_political_status_caption (person->political_status) : "—",
      education != 0 ? lw_education_caption (education) : _("education unknown"));

  gtk_label_set_label (GTK_LABEL (self->name), person->name);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  gtk_label_set_label (GTK_LABEL (self->where), where);
  adw_avatar_set_text (ADW_AVATAR (self->avatar), person->name);
  lw_page_set_title (LW_PAGE (self), person->name, village);
}

static void
fill_remarks (LwPersonPage *self)
{
  const LwPerson *person = self->person;
  gboolean valid = person->id_number != NULL && lw_id_number_is_valid (person->id_number);
  LwDate number = valid ? lw_id_number_get_birth (person->id_number) : 0;
  gboolean differs = number != 0 && person->birth_stated != 0
                     && !lw_date_agrees (number, person->birth_stated);

  for (guint i = 0; i < N_FIELDS; i++)
    {
      const char *remark = NULL;

      if (field_infos[i].kind == KIND_ID)
        remark = person->id_number == NULL ? _("not filled in")
                 : valid                   ? _("checked")
                                           : _("old form, to be verified");
      else if (field_infos[i].kind == KIND_SEX && valid)
        remark = _("the ID number decides");
      else if (g_str_equal (field_infos[i].field, "birth_stated") && number != 0)
        {
          g_autofree char *birth = lw_date_to_iso (number);
          lw_form_field_set_placeholder (self->fields[i], birth);
          remark = person->birth_decided != 0 ? _("the decided one counts")
                                            : _("the ID number counts");
        }
      else if (g_str_equal (field_infos[i].field, "birth_stated"))
        lw_form_field_set_placeholder (self->fields[i], NULL);
      lw_form_field_set_remark (self->fields[i], remark);
    }
  gtk_widget_set_visible (self->note, differs);
  if (differs)
    {
      g_autofree char *id_birth = lw_date_to_iso (number);
      g_autofree char *stated = lw_date_to_iso (person->birth_stated);
      g_autofree char *counts = lw_date_to_iso (lw_person_birth (person));
      g_autofree char *text
          = g_strdup_printf (_("The ID number says %s, the forms say %s. The age is counted from "
                               "%s. Saving is not hindered."),
                             id_birth, stated, counts);
      gtk_label_set_label (GTK_LABEL (self->note), text);
    }
}

static void
fill_imported (LwPersonPage *self)
{
  g_autoptr (GPtrArray) cells
      = lw_ledger_list (lw_session_get_reader (session_of (self)), &lw_imported_table, "person",
                        self->person->record.id, NULL);
  guint n = cells != NULL ? cells->len : 0;

  lw_ui_clear (self->imported);
  gtk_widget_set_visible (self->imported, n > 0);
  gtk_widget_set_visible (self->imported_title, n > 0);
  for (guint i = 0; i < n; i++)
    {
      const LwImported *cell = g_ptr_array_index (cells, i);
      GtkWidget *box = lw_ui_box (8);

      gtk_box_append (GTK_BOX (box), lw_ui_label (cell->heading, "lw-dim lw-small"));
      gtk_box_append (GTK_BOX (box), lw_ui_label_fill (cell->text, "lw-small"));
      gtk_box_append (GTK_BOX (box), lw_ui_label (cell->source, "lw-dim lw-caption"));
      lw_ui_list_add (self->imported, box, FALSE);
    }
}

static void
show_changes (LwPersonPage *self,
              guint         limit)
{
  g_autoptr (GPtrArray) changes = lw_journal_history (
      lw_session_get_reader (session_of (self)), 0, self->person->record.id, 0, NULL);

  self->n_changes = limit;
  lw_history_fill_changes (self->changes, changes, limit);
  gtk_widget_set_visible (self->all_changes,
                          gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->changes),
                                                         (int) limit - 1)
                              != NULL);
}

static void
all_changes_cb (LwPersonPage *self)
{
  gtk_widget_grab_focus (self->changes); /* the button goes */
  show_changes (self, MANY_CHANGES);
}

static void
lw_person_page_refresh (LwPage *page)
{
  LwPersonPage *self = LW_PERSON_PAGE (page);
  LwLedger *reader = lw_session_get_reader (session_of (self));
  const LwRosterPerson *entry;
  gboolean same;

  g_clear_pointer (&self->roster, lw_roster_free);
  self->roster = lw_roster_load (reader, NULL);
  entry = self->roster != NULL ? lw_roster_find (self->roster, lw_page_get_key (page)) : NULL;
  if (entry == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "people");
      return;
    }
  same = self->person != NULL && self->person->record.id == entry->person->record.id;
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  self->person = lw_record_copy (entry->person);
  if (!same)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->reveal), FALSE);
  for (guint i = 0; i < N_FIELDS; i++)
    if (!same || !lw_form_field_is_pending (self->fields[i]))
      show_field (self, i, FALSE);
  reveal_cb (self);
  fill_head (self, entry);
  fill_remarks (self);
  fill_memberships (self, entry);
  fill_rules (self);
  fill_imported (self);
  show_changes (self, same ? self->n_changes : FEW_CHANGES);
}

/* ---- the next person, in order of names ---- */

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  LwPersonPage *self = LW_PERSON_PAGE (widget);
  int by = g_str_equal (name, "page.next") ? 1 : -1;

  for (guint i = 0; self->roster != NULL && i < self->roster->people->len; i++)
    {
      const LwRosterPerson *entry = g_ptr_array_index (self->roster->people, i);
      int target = (int) i + by;

      if (entry->person->record.id != self->person->record.id || target < 0
          || target >= (int) self->roster->people->len)
        continue;
      entry = g_ptr_array_index (self->roster->people, target);
      lw_page_open (LW_PAGE (self), entry->person->record.id);
      return;
    }
}

/* ---- parts ---- */

/* Not everybody has it: nothing recorded is no gap. */
static gboolean
is_optional (guint i)
{
  return g_str_equal (field_infos[i].field, "education_in_service");
}

static GtkWidget *
make_field (LwPersonPage *self,
            guint         i)
{
  const LwField *field = lw_table_find_field (&lw_person_table, field_infos[i].field);
  guint n;
  const int *codes = codes_of (field_infos[i].kind, &n);
  GtkWidget *widget;

  if (codes != NULL)
    {
      g_autoptr (GPtrArray) captions = g_ptr_array_new ();

      for (guint j = 0; j < n; j++)
        g_ptr_array_add (captions, codes[j] == 0 && is_optional (i)
                                       ? (gpointer) "—"
                                       : (gpointer) code_caption (field_infos[i].kind, codes[j]));
      g_ptr_array_add (captions, NULL);
      widget = lw_form_field_new_choice (_(field->caption), (const char *const *) captions->pdata);
    }
  else
    widget = lw_form_field_new_text (
        field_infos[i].kind == KIND_NAME ? _("Full name") : _(field->caption));
  if (i % 2 == 0)
    gtk_widget_add_css_class (widget, "left");
  lw_form_field_set_editable (LW_FORM_FIELD (widget), !lw_session_is_read_only (session_of (self)));
  g_signal_connect (widget, "commit", G_CALLBACK (commit_cb), self);
  if (field_infos[i].kind == KIND_ID)
    {
      self->reveal = gtk_toggle_button_new ();
      gtk_button_set_icon_name (GTK_BUTTON (self->reveal), "view-reveal-symbolic");
      lw_ui_add_css (self->reveal, "flat lw-small-button");
      lw_ui_name (self->reveal, _("Show and edit the ID number"));
      gtk_widget_set_tooltip_text (self->reveal, _("Show and edit the ID number"));
      g_signal_connect_swapped (self->reveal, "toggled", G_CALLBACK (reveal_cb), self);
      lw_form_field_add_suffix (LW_FORM_FIELD (widget), self->reveal);
    }
  self->fields[i] = LW_FORM_FIELD (widget);
  return widget;
}

static GtkWidget *
make_head (LwPersonPage *self)
{
  GtkWidget *box = lw_ui_box (14);
  GtkWidget *words = lw_ui_vbox (3);

  self->avatar = adw_avatar_new (72, NULL, TRUE);
  self->name = lw_ui_label_fill (NULL, "title-2");
  self->where = lw_ui_label_fill (NULL, NULL);
  self->summary = lw_ui_label_fill (NULL, "lw-dim");
  gtk_box_append (GTK_BOX (words), self->name);
  gtk_box_append (GTK_BOX (words), self->where);
  gtk_box_append (GTK_BOX (words), self->summary);
  gtk_box_append (GTK_BOX (box), self->avatar);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static GtkWidget *
make_title (const char *title,
            const char *button_text,
            GCallback   callback,
            gpointer    self)
{
  GtkWidget *box = lw_ui_box (8);

  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (title, "lw-heading"));
  if (button_text != NULL)
    {
      GtkWidget *button = lw_ui_button ("list-add-symbolic", button_text, "flat lw-small-button");
      g_signal_connect_swapped (button, "clicked", callback, self);
      gtk_widget_set_sensitive (button, !lw_session_is_read_only (session_of (self)));
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
make_left (LwPersonPage *self)
{
  GtkWidget *box = lw_ui_vbox (10);
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  lw_ui_add_css (grid, "card");
  gtk_widget_set_overflow (grid, GTK_OVERFLOW_HIDDEN);
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_grid_attach (GTK_GRID (grid), make_field (self, i), (int) i % 2, (int) i / 2, 1, 1);
  self->note = lw_ui_label (NULL, "lw-note at-risk");
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  self->imported_title = lw_ui_label (_("Not understood in an import, kept as it was"), "lw-heading");
  self->imported = lw_ui_list ();
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), self->imported_title);
  gtk_box_append (GTK_BOX (box), self->imported);
  return box;
}

static GtkWidget *
make_right (LwPersonPage *self)
{
  GtkWidget *box = lw_ui_vbox (8);
  GtkWidget *changes_title;

  self->posts = lw_ui_list ();
  self->reserves = lw_ui_list ();
  self->changes = lw_ui_list ();
  self->rules = lw_wrap_box_new (5);
  lw_ui_add_css (self->posts, "tall");
  lw_ui_add_css (self->reserves, "tall");
  gtk_box_append (GTK_BOX (box), make_title (_("Posts"), _("Add Post…"), G_CALLBACK (add_post_cb), self));
  gtk_box_append (GTK_BOX (box), self->posts);
  gtk_box_append (GTK_BOX (box), make_title (_("Reserve pool"), _("Into the Pool…"),
                                             G_CALLBACK (add_reserve_cb), self));
  gtk_box_append (GTK_BOX (box), self->reserves);
  gtk_box_append (GTK_BOX (box), make_title (_("Rules that count this person"), NULL, NULL, self));
  gtk_box_append (GTK_BOX (box), self->rules);
  changes_title = make_title (_("Latest changes"), NULL, NULL, self);
  self->all_changes = lw_ui_button (NULL, _("Show All"), "flat lw-small-button");
  g_signal_connect_swapped (self->all_changes, "clicked", G_CALLBACK (all_changes_cb), self);
  gtk_box_append (GTK_BOX (changes_title), self->all_changes);
  gtk_box_append (GTK_BOX (box), changes_title);
  gtk_box_append (GTK_BOX (box), self->changes);
  return box;
}

static void
lw_person_page_constructed (GObject *object)
{
  LwPersonPage *self = LW_PERSON_PAGE (object);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = lw_ui_box (16);

  G_OBJECT_CLASS (lw_person_page_parent_class)->constructed (object);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  lw_ui_add_css (box, "lw-page-margin");
  gtk_box_append (GTK_BOX (box), make_left (self));
  gtk_box_append (GTK_BOX (box), make_right (self));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), scroller);
  lw_page_set_title (LW_PAGE (self), _("People"), NULL);
}

static void
lw_person_page_dispose (GObject *object)
{
  LwPersonPage *self = LW_PERSON_PAGE (object);

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  g_clear_pointer (&self->roster, lw_roster_free);
  G_OBJECT_CLASS (lw_person_page_parent_class)->dispose (object);
}

static void
lw_person_page_class_init (LwPersonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = lw_person_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lw_person_page_dispose;
  LW_PAGE_CLASS (klass)->refresh = lw_person_page_refresh;
  gtk_widget_class_install_action (widget_class, "page.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "page.previous", NULL, step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "page.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "page.previous", NULL);
}

static void
lw_person_page_init (LwPersonPage *self)
{
}
