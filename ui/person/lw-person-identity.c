/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-identity.h"

#include "lw-date.h"
#include "lw-decided.h"
#include "lw-form-field.h"
#include "lw-captions.h"
#include "lw-id-number.h"
#include "lw-person-fields.h"
#include "lw-ui.h"
#include "lw-warnings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Tab goes row by row. The birth that was decided stands in the table of evidence. */
static const LwPersonField main_fields[] = {
  { "name", LW_PERSON_FIELD_NAME, N_("Full name") },
  { "id_number", LW_PERSON_FIELD_ID },
  { "sex", LW_PERSON_FIELD_SEX },
  { "birth_stated", LW_PERSON_FIELD_DATE },
  { "ethnicity", LW_PERSON_FIELD_ETHNICITY },
  { "political_status", LW_PERSON_FIELD_STATUS },
  { "party_joined", LW_PERSON_FIELD_DATE },
  { "work_started", LW_PERSON_FIELD_DATE },
  { "education_full_time", LW_PERSON_FIELD_EDUCATION },
  { "education_in_service", LW_PERSON_FIELD_EDUCATION, NULL, TRUE },
  { "phone", LW_PERSON_FIELD_PHONE },
  { "source", LW_PERSON_FIELD_TEXT },
  { "native_place", LW_PERSON_FIELD_TEXT },
  { "occupation", LW_PERSON_FIELD_TEXT },
  { "duties", LW_PERSON_FIELD_TEXT },
  { "notes", LW_PERSON_FIELD_TEXT },
};

/* Left what was learned at school, right what was learned beside the work. */
static const LwPersonField education_fields[] = {
  { "education_full_time", LW_PERSON_FIELD_EDUCATION },
  { "education_in_service", LW_PERSON_FIELD_EDUCATION, NULL, TRUE },
  { "degree_full_time", LW_PERSON_FIELD_TEXT },
  { "degree_in_service", LW_PERSON_FIELD_TEXT },
  { "school_full_time", LW_PERSON_FIELD_TEXT },
  { "school_in_service", LW_PERSON_FIELD_TEXT },
  { "major_full_time", LW_PERSON_FIELD_TEXT },
  { "major_in_service", LW_PERSON_FIELD_TEXT },
  { "education_unheld", LW_PERSON_FIELD_EDUCATION, N_("In study or not finished, does not count"), TRUE },
};

#define MOST_FIELDS G_N_ELEMENTS (main_fields)

struct _LwPersonIdentity
{
  GtkWidget parent_instance;

  GtkWidget *box;
  const LwPersonField *infos;
  guint n;
  LwFormField *fields[MOST_FIELDS];
  GtkWidget *reveal;
  GtkWidget *note;

  LwSession *session;
  LwPerson *person;
  guint reveal_id;
  guint focus_id;
};

G_DEFINE_FINAL_TYPE (LwPersonIdentity, lw_person_identity, GTK_TYPE_WIDGET)

static void
show_field (LwPersonIdentity *self,
            guint             i,
            gboolean          reveal)
{
  guint n;
  const int *codes = lw_person_field_codes (&self->infos[i], &n);

  lw_form_field_set_problem (self->fields[i], NULL);
  if (codes != NULL)
    {
      int code = lw_person_field_code (&self->infos[i], self->person);

      for (guint j = 0; j < n; j++)
        if (codes[j] == code)
          lw_form_field_set_choice (self->fields[i], j);
    }
  else
    {
      g_autofree char *text = lw_person_field_text (&self->infos[i], self->person, reveal);
      lw_form_field_set_text (self->fields[i], text);
    }
}

/* ---- committing a field: one action ---- */

static guint
index_of (LwPersonIdentity *self,
          LwFormField      *widget)
{
  for (guint i = 0; i < self->n; i++)
    if (self->fields[i] == widget)
      return i;
  g_return_val_if_reached (0);
}

static char *
read_field (LwPersonIdentity *self,
            guint             i,
            LwPerson         *changed)
{
  guint n;
  const int *codes = lw_person_field_codes (&self->infos[i], &n);
  guint choice;

  if (codes == NULL)
    return lw_person_field_read (&self->infos[i], lw_form_field_get_text (self->fields[i]), changed);
  choice = lw_form_field_get_choice (self->fields[i]);
  if (choice < n)
    lw_record_set_int (changed, lw_person_field_column (&self->infos[i]), codes[choice]);
  return NULL;
}

/* Who has the number already, in words; NULL: nobody else. */
static char *
find_owner (LwPersonIdentity *self,
            const LwPerson   *changed)
{
  g_autoptr (GPtrArray) found = NULL;

  if (changed->id_number == NULL)
    return NULL;
  found = lw_ledger_find (lw_session_get_reader (self->session), &lw_person_table, "id_number",
                          changed->id_number, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const LwPerson *other = g_ptr_array_index (found, i);

      if (other->record.id != changed->record.id)
        return g_strdup_printf (_("%s has this ID number already. If both are one person, merge them: "
                                  "People › More › Find Duplicates. The text was kept."),
                                other->name);
    }
  return NULL;
}

typedef struct
{
  LwPerson *person;
  const LwField *column;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  lw_record_free (change->person);
  g_free (change);
}

/* Only this field: another may have been changed since the form was filled. */
static gboolean
change_func (LwLedger  *writer,
             gpointer   data,
             GError   **error)
{
  Change *change = data;
  g_autoptr (LwPerson) now = lw_ledger_get (writer, &lw_person_table, change->person->record.id, error);

  if (now == NULL)
    return FALSE;
  if (change->column->type == LW_FIELD_TEXT)
    lw_record_set_text (now, change->column, lw_record_get_text (change->person, change->column));
  else
    lw_record_set_int (now, change->column, lw_record_get_int (change->person, change->column));
  return lw_ledger_update (writer, now, error);
}

static void
commit_cb (LwFormField      *widget,
           LwPersonIdentity *self)
{
  guint i = index_of (self, widget);
  const LwField *column = lw_person_field_column (&self->infos[i]);
  g_autoptr (LwPerson) changed = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *label = NULL;
  Change *change;

  if (self->person == NULL)
    return;
  changed = lw_record_copy (self->person);
  problem = read_field (self, i, changed);
  if (problem == NULL && self->infos[i].kind == LW_PERSON_FIELD_ID)
    problem = find_owner (self, changed);
  lw_form_field_set_problem (widget, problem);
  if (problem != NULL || lw_record_equal (changed, self->person))
    return;
  /* translators: a person's name and the field that was changed */
  label = g_strdup_printf (_("%s: %s changed"), changed->name, _(column->caption));
  lw_record_free (self->person);
  self->person = lw_record_copy (changed);
  change = g_new0 (Change, 1);
  change->person = g_steal_pointer (&changed);
  change->column = column;
  lw_session_edit (self->session, label, change_func, change, change_free);
}

/* ---- while the ID number is typed ---- */

#define ID_PLACES 18

/* What the number says, as soon as it is whole: a wrong one before anything is taken. */
static void
typed_cb (LwFormField      *widget,
          LwPersonIdentity *self)
{
  const char *text = lw_form_field_get_text (widget);
  g_autofree char *number = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *birth = NULL;
  g_autofree char *says = NULL;
  LwIdVerdict verdict = lw_id_number_parse (text, FALSE, &number);

  if (strchr (text, '*') != NULL) /* masked */
    return;
  if (verdict != LW_ID_VALID)
    {
      if (g_utf8_strlen (text, -1) >= ID_PLACES)
        problem = lw_id_number_explain (text, verdict);
      lw_form_field_set_problem (widget, problem);
      lw_form_field_set_remark (widget, NULL);
      return;
    }
  birth = lw_date_to_iso (lw_id_number_get_birth (number));
  says = g_strdup_printf ("%s %s", lw_sex_caption (lw_id_number_get_sex (number)), birth);
  lw_form_field_set_problem (widget, NULL);
  lw_form_field_set_remark (widget, says);
}

/* ---- the ID number is shown for ten seconds ---- */

static gboolean
hide_cb (gpointer user_data)
{
  LwPersonIdentity *self = user_data;

  for (guint i = 0; i < self->n; i++)
    if (self->infos[i].kind == LW_PERSON_FIELD_ID && lw_form_field_is_pending (self->fields[i]))
      return G_SOURCE_CONTINUE; /* it is being typed, or was refused and waits for its mending */
  self->reveal_id = 0;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->reveal), FALSE);
  return G_SOURCE_REMOVE;
}

static void
reveal_cb (LwPersonIdentity *self)
{
  gboolean reveal = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->reveal));

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  if (reveal)
    self->reveal_id = g_timeout_add_seconds (10, hide_cb, self);
  if (self->person == NULL)
    return;
  for (guint i = 0; i < self->n; i++)
    if (self->infos[i].kind == LW_PERSON_FIELD_ID && !lw_form_field_is_pending (self->fields[i]))
      {
        show_field (self, i, reveal || self->person->id_number == NULL);
        lw_form_field_set_editable (self->fields[i],
                               (reveal || self->person->id_number == NULL)
                                   && !lw_session_is_read_only (self->session));
      }
}

/* ---- what is said beside the fields ---- */

/* What counts instead of the stated date; 0: the stated one. */
static LwDate
decided_instead (LwPersonIdentity *self,
                 guint             i)
{
  const char *name = self->infos[i].name;
  LwDate stated = (LwDate) lw_record_get_int (self->person, lw_person_field_column (&self->infos[i]));
  LwDate counts = g_str_equal (name, "birth_stated")
                      ? self->person->birth_decided
                      : lw_decided_date (lw_session_get_reader (self->session),
                                         self->person->record.id, name, 0);

  return counts != stated ? counts : 0;
}

static void
fill_date_remark (LwPersonIdentity *self,
                  guint             i,
                  LwDate            number)
{
  gboolean is_birth = g_str_equal (self->infos[i].name, "birth_stated");
  LwDate decided = decided_instead (self, i);
  g_autofree char *day = lw_date_to_iso (decided != 0 ? decided : is_birth ? number : 0);
  g_autofree char *remark = NULL;

  if (decided != 0)
    /* translators: a date that was decided (档案认定) and counts instead of the stated one */
    remark = g_strdup_printf (_("decided: %s counts"), day);
  else if (is_birth && number != 0)
    remark = g_strdup (_("the ID number counts"));
  lw_form_field_set_placeholder (self->fields[i], *day != '\0' ? day : NULL);
  lw_form_field_set_remark (self->fields[i], remark);
}

/* Where the ID number says it, nobody chooses; unless something else was stated, which is to be mended. */
static void
fill_sex_remark (LwPersonIdentity *self,
                 guint             i,
                 gboolean          valid)
{
  LwSex number = valid ? lw_id_number_get_sex (self->person->id_number) : LW_SEX_UNKNOWN;
  gboolean differs = valid && self->person->sex != 0 && self->person->sex != (int) number;
  g_autofree char *remark
      = differs ? g_strdup_printf (_("ID number: %s, which counts"), lw_sex_caption (number))
                : g_strdup (valid ? _("the ID number decides") : NULL);

  lw_form_field_set_remark (self->fields[i], remark);
  lw_form_field_set_editable (self->fields[i], (!valid || differs) && !lw_session_is_read_only (self->session));
}

/* So many digits has no telephone of this country. */
static gboolean
is_odd_phone (const char *phone)
{
  gsize n = phone != NULL ? strspn (phone, "0123456789") : 0;

  return n > 0 && phone[n] == '\0' && n != 7 && n != 8 && (n < 10 || n > 12);
}

static void
add_line (GString *text,
          char    *line)
{
  if (line != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

static char *
describe_birth (const LwPerson *person,
                LwDate          number)
{
  g_autofree char *id_birth = lw_date_to_iso (number);
  g_autofree char *stated = lw_date_to_iso (person->birth_stated);
  g_autofree char *counts = lw_date_to_iso (lw_person_birth (person));

  if (number == 0 || person->birth_stated == 0 || lw_date_agrees (number, person->birth_stated))
    return NULL;
  return g_strdup_printf (_("The ID number says %s, the forms say %s. The age is counted from "
                            "%s. Saving is not hindered."),
                          id_birth, stated, counts);
}

static char *
describe_day (LwPersonIdentity *self,
              const char       *subject,
              const char       *caption,
              LwDate            stated,
              char             *(*find) (LwDate birth, LwDate day))
{
  LwDate day = lw_decided_date (lw_session_get_reader (self->session), self->person->record.id, subject, stated);
  g_autofree char *fault = find (lw_person_birth (self->person), day);

  /* translators: a field of a person, and what is odd about its day */
  return fault != NULL ? g_strdup_printf (_("%s %s. Saving is not hindered."), caption, fault) : NULL;
}

/* What does not fit together. */
static void
fill_note (LwPersonIdentity *self,
           LwDate            number)
{
  const LwPerson *person = self->person;
  g_autoptr (GString) text = g_string_new (NULL);

  add_line (text, describe_birth (person, number));
  add_line (text, describe_day (self, LW_DECIDED_PARTY_JOINED, _("Joined the Party"), person->party_joined,
                                lw_warning_party_early));
  add_line (text, describe_day (self, LW_DECIDED_WORK_STARTED, _("Started work"), person->work_started,
                                lw_warning_work_early));
  gtk_widget_set_visible (self->note, text->len > 0);
  gtk_label_set_label (GTK_LABEL (self->note), text->str);
}

static void
fill_remarks (LwPersonIdentity *self)
{
  const LwPerson *person = self->person;
  gboolean valid = person->id_number != NULL && lw_id_number_is_valid (person->id_number);
  LwDate number = valid ? lw_id_number_get_birth (person->id_number) : 0;

  for (guint i = 0; i < self->n; i++)
    switch (self->infos[i].kind)
      {
      case LW_PERSON_FIELD_ID:
        lw_form_field_set_remark (self->fields[i], person->id_number == NULL ? _("not filled in")
                                                   : valid                   ? _("checked")
                                                                             : _("old form, to be verified"));
        break;
      case LW_PERSON_FIELD_SEX:
        fill_sex_remark (self, i, valid);
        break;
      case LW_PERSON_FIELD_DATE:
        fill_date_remark (self, i, number);
        break;
      case LW_PERSON_FIELD_PHONE:
        lw_form_field_set_remark (self->fields[i],
                                  is_odd_phone (person->phone) ? _("an unusual number of digits") : NULL);
        break;
      case LW_PERSON_FIELD_TEXT:
      case LW_PERSON_FIELD_NAME:
      case LW_PERSON_FIELD_ETHNICITY:
      case LW_PERSON_FIELD_EDUCATION:
      case LW_PERSON_FIELD_STATUS:
      default:
        break;
      }
  fill_note (self, number);
}

static GtkWidget *
make_choice (const LwPersonField *field)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  guint n;
  const int *codes = lw_person_field_codes (field, &n);

  if (codes == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (words, (gpointer) lw_person_field_word (field, codes[i]));
  g_ptr_array_add (words, NULL);
  return lw_form_field_new_choice (lw_person_field_caption (field), (const char *const *) words->pdata);
}

static void
add_reveal (LwPersonIdentity *self,
            LwFormField      *widget)
{
  self->reveal = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->reveal), "view-reveal-symbolic");
  lw_ui_add_css (self->reveal, "flat lw-small-button");
  lw_ui_name (self->reveal, _("Show and edit the ID number"));
  gtk_widget_set_tooltip_text (self->reveal, _("Show and edit the ID number"));
  g_signal_connect_swapped (self->reveal, "toggled", G_CALLBACK (reveal_cb), self);
  lw_form_field_add_suffix (widget, self->reveal);
  g_signal_connect (widget, "typed", G_CALLBACK (typed_cb), self);
}

static GtkWidget *
make_field (LwPersonIdentity *self,
            guint             i)
{
  const LwPersonField *field = &self->infos[i];
  GtkWidget *widget = make_choice (field);

  if (widget == NULL)
    widget = lw_form_field_new_text (lw_person_field_caption (field));
  if (i % 2 == 0)
    gtk_widget_add_css_class (widget, "left");
  lw_form_field_set_editable (LW_FORM_FIELD (widget), !lw_session_is_read_only (self->session));
  g_signal_connect (widget, "commit", G_CALLBACK (commit_cb), self);
  if (field->kind == LW_PERSON_FIELD_ID)
    add_reveal (self, LW_FORM_FIELD (widget));
  self->fields[i] = LW_FORM_FIELD (widget);
  return widget;
}

/* ---- the widget ---- */

static gboolean
focus_cb (gpointer user_data)
{
  LwPersonIdentity *self = user_data;

  self->focus_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* The stack of pages moves the focus on when it shows this one: wait until it has. */
static void
focus_soon (LwPersonIdentity *self)
{
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (focus_cb, self);
}

void
lw_person_identity_show (LwPersonIdentity *self,
                         const LwPerson   *person)
{
  gboolean same;

  g_return_if_fail (LW_IS_PERSON_IDENTITY (self));

  same = self->person != NULL && self->person->record.id == person->record.id;
  /* What was typed last belongs to the person that it was typed for. */
  for (guint i = 0; !same && self->person != NULL && i < self->n; i++)
    lw_form_field_flush (self->fields[i]);
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  self->person = lw_record_copy (person);
  if (!same && self->reveal != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->reveal), FALSE);
  for (guint i = 0; i < self->n; i++)
    if (!same || !lw_form_field_is_pending (self->fields[i]))
      show_field (self, i, FALSE);
  if (self->reveal == NULL)
    return;
  reveal_cb (self);
  fill_remarks (self);
  if (!same)
    focus_soon (self);
}

/* What one came for is the person, not a number that is masked. */
static gboolean
lw_person_identity_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LW_PERSON_IDENTITY (widget)->fields[0]));
}

static gboolean
lw_person_identity_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  return gtk_widget_child_focus (LW_PERSON_IDENTITY (widget)->box, direction);
}

static void
lw_person_identity_dispose (GObject *object)
{
  LwPersonIdentity *self = LW_PERSON_IDENTITY (object);

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_person_identity_parent_class)->dispose (object);
}

static void
lw_person_identity_class_init (LwPersonIdentityClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_person_identity_dispose;
  widget_class->focus = lw_person_identity_focus;
  widget_class->grab_focus = lw_person_identity_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lw_person_identity_init (LwPersonIdentity *self)
{
}

static GtkWidget *
make (LwSession           *session,
      const LwPersonField *infos,
      guint                n)
{
  LwPersonIdentity *self = g_object_new (LW_TYPE_PERSON_IDENTITY, NULL);
  GtkWidget *grid = gtk_grid_new ();

  self->session = g_object_ref (session);
  self->infos = infos;
  self->n = n;
  self->box = lw_ui_vbox (10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  lw_ui_add_css (grid, "card");
  gtk_widget_set_overflow (grid, GTK_OVERFLOW_HIDDEN);
  /* A last one alone takes its row. */
  for (guint i = 0; i < n; i++)
    gtk_grid_attach (GTK_GRID (grid), make_field (self, i), (int) i % 2, (int) i / 2,
                     i % 2 == 0 && i + 1 == n ? 2 : 1, 1);
  self->note = lw_ui_label (NULL, "lw-note at-risk");
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_set_visible (self->note, FALSE);
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_box_append (GTK_BOX (self->box), self->note);
  return GTK_WIDGET (self);
}

GtkWidget *
lw_person_identity_new (LwSession *session)
{
  GtkWidget *self = make (session, main_fields, G_N_ELEMENTS (main_fields));

  g_signal_connect (self, "map", G_CALLBACK (focus_soon), NULL);
  return self;
}

GtkWidget *
lw_person_identity_new_education (LwSession *session)
{
  return make (session, education_fields, G_N_ELEMENTS (education_fields));
}
