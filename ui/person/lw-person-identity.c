/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-identity.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-form-field.h"
#include "lw-id-number.h"
#include "lw-names.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

struct _LwPersonIdentity
{
  GtkWidget parent_instance;

  GtkWidget *box;
  LwFormField *fields[N_FIELDS];
  GtkWidget *reveal;
  GtkWidget *note;

  LwSession *session;
  LwPerson *person;
  guint reveal_id;
  guint focus_id;
};

G_DEFINE_FINAL_TYPE (LwPersonIdentity, lw_person_identity, GTK_TYPE_WIDGET)

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
show_field (LwPersonIdentity *self,
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
index_of (LwPersonIdentity *self,
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
    {
      g_autofree char *reason = lw_id_number_explain (text, verdict);
      return g_strdup_printf ("%s %s", reason, _("The text was kept."));
    }
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
  char *problem = lw_person_name_explain (text);

  if (problem != NULL)
    return problem;
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
read_field (LwPersonIdentity *self,
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
           LwPersonIdentity *self)
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
  lw_session_save_one (self->session, label, g_steal_pointer (&changed));
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

  for (guint i = 0; i < N_FIELDS; i++)
    if (field_infos[i].kind == KIND_ID && lw_form_field_is_pending (self->fields[i]))
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
  for (guint i = 0; i < N_FIELDS; i++)
    if (field_infos[i].kind == KIND_ID && !lw_form_field_is_pending (self->fields[i]))
      {
        show_field (self, i, reveal || self->person->id_number == NULL);
        lw_form_field_set_editable (self->fields[i],
                               (reveal || self->person->id_number == NULL)
                                   && !lw_session_is_read_only (self->session));
      }
}

/* ---- what is said beside the fields ---- */

static void
fill_remarks (LwPersonIdentity *self)
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

/* Not everybody has it: nothing recorded is no gap. */
static gboolean
is_optional (guint i)
{
  return g_str_equal (field_infos[i].field, "education_in_service");
}

static GtkWidget *
make_field (LwPersonIdentity *self,
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
  lw_form_field_set_editable (LW_FORM_FIELD (widget), !lw_session_is_read_only (self->session));
  g_signal_connect (widget, "commit", G_CALLBACK (commit_cb), self);
  if (field_infos[i].kind == KIND_ID)
    {
      g_signal_connect (widget, "typed", G_CALLBACK (typed_cb), self);
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
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  self->person = lw_record_copy (person);
  if (!same)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->reveal), FALSE);
  for (guint i = 0; i < N_FIELDS; i++)
    if (!same || !lw_form_field_is_pending (self->fields[i]))
      show_field (self, i, FALSE);
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
  widget_class->grab_focus = lw_person_identity_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lw_person_identity_init (LwPersonIdentity *self)
{
  g_signal_connect (self, "map", G_CALLBACK (focus_soon), NULL);
}

GtkWidget *
lw_person_identity_new (LwSession *session)
{
  LwPersonIdentity *self = g_object_new (LW_TYPE_PERSON_IDENTITY, NULL);
  GtkWidget *grid = gtk_grid_new ();

  self->session = g_object_ref (session);
  self->box = lw_ui_vbox (10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  lw_ui_add_css (grid, "card");
  gtk_widget_set_overflow (grid, GTK_OVERFLOW_HIDDEN);
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_grid_attach (GTK_GRID (grid), make_field (self, i), (int) i % 2, (int) i / 2, 1, 1);
  self->note = lw_ui_label (NULL, "lw-note at-risk");
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_box_append (GTK_BOX (self->box), grid);
  gtk_box_append (GTK_BOX (self->box), self->note);
  return GTK_WIDGET (self);
}
