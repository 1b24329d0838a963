/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-evidence.h"

#include "lw-date.h"
#include "lw-entry.h"
#include "lw-id-number.h"
#include "lw-state-chip.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *subject;
  const char *caption;
  const char *stated; /* field of the person */
} subjects[] = {
  { "birth", N_ ("Birth"), "birth_stated" },
  { "work_started", N_ ("Started work"), "work_started" },
  { "party_joined", N_ ("Joined the Party"), "party_joined" },
};

#define N_SUBJECTS G_N_ELEMENTS (subjects)
#define N_COLUMNS 6

struct _LwPersonEvidence
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *grid;
  GtkWidget *buttons[N_SUBJECTS]; /* borrowed */
  LwSession *session;
  LwPerson *person;
  LwEvidence *records[N_SUBJECTS];
  char *says; /* what the table was made from */
};

G_DEFINE_FINAL_TYPE (LwPersonEvidence, lw_person_evidence, GTK_TYPE_WIDGET)

/* ---- facts ---- */

static LwDate
stated_of (LwPersonEvidence *self,
           guint             i)
{
  const LwField *field = lw_table_find_field (&lw_person_table, subjects[i].stated);

  return (LwDate) lw_record_get_int (self->person, field);
}

static LwDate
number_of (LwPersonEvidence *self,
           guint             i)
{
  return i == 0 && self->person->id_number != NULL ? lw_id_number_get_birth (self->person->id_number)
                                                   : 0;
}

/* The rules read the birth that was decided from the person. */
static LwDate
decided_of (LwPersonEvidence *self,
            guint             i)
{
  if (i == 0)
    return self->person->birth_decided;
  return self->records[i] != NULL ? self->records[i]->decided : 0;
}

static gboolean
disagree (LwDate a,
          LwDate b)
{
  return a != 0 && b != 0 && !lw_date_agrees (a, b);
}

/* By whom and when stands in its tooltip. */
static GtkWidget *
make_decided (const LwEvidence *record)
{
  GtkWidget *chip = lw_state_chip_new (LW_STATE_WAIVED, _("decided"), FALSE);
  g_autofree char *day = record != NULL ? lw_date_to_iso (record->decided_on) : g_strdup ("");
  g_autofree char *told
      = g_strdup_printf ("%s %s", record != NULL && record->decided_by != NULL ? record->decided_by : "", day);

  if (*g_strstrip (told) != '\0')
    lw_ui_tooltip (chip, told);
  return chip;
}

/* Decided; or everything that is known agrees; or somebody has to decide. */
static GtkWidget *
make_state (LwPersonEvidence *self,
            guint             i)
{
  LwDate stated = stated_of (self, i), number = number_of (self, i);
  LwDate says = self->records[i] != NULL ? self->records[i]->says : 0;

  if (decided_of (self, i) != 0)
    return make_decided (self->records[i]);
  if (disagree (stated, number) || disagree (stated, says) || disagree (number, says))
    return lw_state_chip_new (LW_STATE_UNKNOWN, C_("evidence", "open"), FALSE);
  if (stated == 0 && number == 0 && says == 0)
    return lw_ui_label ("—", "lw-dim");
  if ((stated != 0) + (number != 0) + (says != 0) == 1)
    return lw_ui_label (C_("evidence", "not proven"), "lw-dim lw-small");
  return lw_state_chip_new (LW_STATE_MET, C_("evidence", "agrees"), FALSE);
}

/* ---- one decision ---- */

typedef struct
{
  LwPersonEvidence *self; /* owned */
  guint subject;
  AdwMessageDialog *dialog;
  GtkWidget *paper;
  GtkWidget *says;
  GtkWidget *decided;
  GtkWidget *by;
} Form;

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  g_object_unref (form->self);
  g_free (form);
}

/* What is wrong, in words; NULL: nothing. A decision needs a paper: nobody decides by what was stated
 * alone. */
static char *
find_fault (Form   *form,
            LwDate *says,
            LwDate *decided)
{
  LwDate today = lw_session_get_latest (form->self->session);
  char *fault = lw_entry_check (form->paper, LW_LINE_MOST);
  g_autofree char *paper = lw_entry_get_line (form->paper);

  fault = lw_entry_first (fault, lw_entry_read_date (form->says, today, says));
  fault = lw_entry_first (fault, lw_entry_read_date (form->decided, today, decided));
  fault = lw_entry_first (fault, lw_entry_check (form->by, LW_LINE_MOST));
  if (fault != NULL || *decided == 0 || paper != NULL)
    return fault;
  lw_entry_mark (form->paper, TRUE);
  return g_strdup (_("Name the paper on which it is decided."));
}

static void
check_cb (Form *form)
{
  LwDate says = 0, decided = 0;
  g_autofree char *fault = find_fault (form, &says, &decided);

  adw_message_dialog_set_body (form->dialog, fault != NULL ? fault
                                                           : _("What is decided goes before the ID number and before "
                                                               "what was stated."));
  adw_message_dialog_set_response_enabled (form->dialog, "ok", fault == NULL);
}

static LwEvidence *
take_record (Form   *form,
             LwDate  says,
             LwDate  decided)
{
  LwPersonEvidence *self = form->self;
  LwEvidence *record = self->records[form->subject] != NULL
                           ? lw_record_copy (self->records[form->subject])
                           : lw_record_new (&lw_evidence_table);
  g_autofree char *paper = lw_entry_get_line (form->paper), *by = lw_entry_get_line (form->by);

  record->person = self->person->record.id;
  lw_set_text (&record->subject, subjects[form->subject].subject);
  lw_set_text (&record->paper, paper);
  lw_set_text (&record->decided_by, by);
  record->says = says;
  record->decided = form->subject == 0 ? 0 : decided;
  record->decided_on = decided != 0 ? lw_date_today () : 0;
  return record;
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Form             *form)
{
  LwPersonEvidence *self = form->self;
  GPtrArray *records;
  g_autofree char *label = NULL;
  LwDate says = 0, decided = 0;
  g_autofree char *fault = find_fault (form, &says, &decided);

  if (!g_str_equal (response, "ok") || fault != NULL)
    return;
  records = g_ptr_array_new_with_free_func (lw_record_free);
  g_ptr_array_add (records, take_record (form, says, decided));
  if (form->subject == 0)
    {
      LwPerson *changed = lw_record_copy (self->person);
      changed->birth_decided = decided;
      g_ptr_array_add (records, changed);
    }
  /* translators: name of a person, birth, start of work, joining the Party */
  label = g_strdup_printf (_("%s: %s decided"), self->person->name, _(subjects[form->subject].caption));
  lw_session_save (self->session, label, records);
}

static GtkWidget *
add_entry (Form       *form,
           GtkWidget  *list,
           const char *title,
           const char *text)
{
  GtkWidget *row = lw_ui_entry_row (title, text);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (check_cb), form);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
decide_cb (GtkButton        *button,
           LwPersonEvidence *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "subject"));
  const LwEvidence *record = self->records[i];
  Form *form = g_new0 (Form, 1);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _(subjects[i].caption), NULL);
  GtkWidget *list = lw_ui_list ();
  g_autofree char *says = lw_date_to_iso (record != NULL ? record->says : 0);
  g_autofree char *decided = lw_date_to_iso (decided_of (self, i));

  form->self = g_object_ref (self);
  form->subject = i;
  form->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_add_responses (form->dialog, "cancel", _("_Cancel"), "ok", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (form->dialog, "ok", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (form->dialog, "ok");
  form->paper = add_entry (form, list, _("Evidence: application to join, file card, contract…"),
                           record != NULL ? record->paper : NULL);
  form->says = add_entry (form, list, _("What the evidence says"), says);
  form->decided = add_entry (form, list, _("As decided; empty: not decided"), decided);
  form->by = add_entry (form, list, _("Decided by"), record != NULL ? record->decided_by : NULL);
  adw_message_dialog_set_extra_child (form->dialog, list);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), form, form_free, 0);
  check_cb (form);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- the table ---- */

static void
put (LwPersonEvidence *self,
     guint             column,
     guint             row,
     GtkWidget        *child)
{
  gtk_widget_set_hexpand (child, column == 3);
  gtk_widget_set_halign (child, column == 3 ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (self->grid), child, (int) column, (int) row, 1, 1);
}

static void
put_date (LwPersonEvidence *self,
          guint             column,
          guint             row,
          LwDate            date,
          const char       *css)
{
  g_autofree char *text = lw_ui_date_iso (date);

  put (self, column, row, lw_ui_label (text, css));
}

static void
put_subject (LwPersonEvidence *self,
             guint             i)
{
  const LwEvidence *record = self->records[i];
  LwDate number = number_of (self, i);
  gboolean differs = disagree (stated_of (self, i), number);
  g_autofree char *says = record != NULL && record->says != 0 ? lw_date_to_iso (record->says) : NULL;
  g_autofree char *paper
      = record == NULL                         ? g_strdup ("—")
        : record->paper != NULL && says != NULL ? g_strdup_printf ("%s: %s", record->paper, says)
        : record->paper != NULL                 ? g_strdup (record->paper)
                                                : g_strdup (says != NULL ? says : "—");
  GtkWidget *button = lw_ui_button (NULL, _("Decide…"), "flat lw-small-button");
  g_autofree char *spoken = g_strdup_printf ("%s: %s", _(subjects[i].caption), _("Decide…"));

  put (self, 0, i + 1, lw_ui_label (_(subjects[i].caption), "lw-heading lw-small"));
  put_date (self, 1, i + 1, stated_of (self, i), "lw-small");
  put_date (self, 2, i + 1, number, differs ? "lw-small lw-fg-not-met" : "lw-small");
  put (self, 3, i + 1, lw_ui_label_fill (paper, "lw-small"));
  put_date (self, 4, i + 1, decided_of (self, i), "lw-heading lw-small");
  put (self, 5, i + 1, make_state (self, i));
  g_object_set_data (G_OBJECT (button), "subject", GUINT_TO_POINTER (i));
  lw_ui_name (button, spoken);
  g_signal_connect (button, "clicked", G_CALLBACK (decide_cb), self);
  gtk_widget_set_sensitive (button, !lw_session_is_read_only (self->session));
  put (self, 6, i + 1, button);
  self->buttons[i] = button;
}

static void
put_heads (LwPersonEvidence *self)
{
  const char *const heads[N_COLUMNS] = { C_("column", "Fact"),     C_("column", "Stated"),
                                         C_("column", "ID number"), C_("column", "Evidence"),
                                         C_("column", "Decided"),  C_("column", "State") };

  for (guint i = 0; i < N_COLUMNS; i++)
    put (self, i, 0, lw_ui_label (heads[i], "lw-dim lw-caption"));
}

static void
load (LwPersonEvidence *self)
{
  g_autoptr (GPtrArray) records
      = lw_ledger_list (lw_session_get_reader (self->session), &lw_evidence_table, "person",
                        self->person->record.id, NULL);

  for (guint i = 0; i < N_SUBJECTS; i++)
    g_clear_pointer ((gpointer *) &self->records[i], lw_record_free);
  for (guint i = 0; records != NULL && i < records->len; i++)
    for (guint j = 0; j < N_SUBJECTS; j++)
      {
        const LwEvidence *record = g_ptr_array_index (records, i);
        if (self->records[j] == NULL && g_strcmp0 (record->subject, subjects[j].subject) == 0)
          self->records[j] = lw_record_copy (record);
      }
}

/* All that the table is made from. */
static char *
all_says (LwPersonEvidence *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_SUBJECTS; i++)
    {
      g_autofree char *record = self->records[i] != NULL ? lw_record_to_text (self->records[i]) : NULL;

      g_string_append_printf (text, "%d %d %d %s|", stated_of (self, i), number_of (self, i),
                              decided_of (self, i), record != NULL ? record : "");
    }
  return g_string_free (text, FALSE);
}

void
lw_person_evidence_show (LwPersonEvidence *self,
                         const LwPerson   *person)
{
  GtkWidget *child;
  guint focused = N_SUBJECTS;
  g_autofree char *says = NULL;

  g_return_if_fail (LW_IS_PERSON_EVIDENCE (self));

  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  self->person = lw_record_copy (person);
  load (self);
  says = all_says (self);
  if (g_strcmp0 (says, self->says) == 0)
    return;
  g_free (self->says);
  self->says = g_steal_pointer (&says);
  for (guint i = 0; i < N_SUBJECTS; i++)
    if (self->buttons[i] != NULL && gtk_widget_is_focus (self->buttons[i]))
      focused = i;
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  put_heads (self);
  for (guint i = 0; i < N_SUBJECTS; i++)
    put_subject (self, i);
  /* Whoever decided by keys stands where she stood. */
  if (focused < N_SUBJECTS)
    gtk_widget_grab_focus (self->buttons[focused]);
}

/* ---- the widget ---- */

static void
lw_person_evidence_dispose (GObject *object)
{
  LwPersonEvidence *self = LW_PERSON_EVIDENCE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  for (guint i = 0; i < N_SUBJECTS; i++)
    g_clear_pointer ((gpointer *) &self->records[i], lw_record_free);
  g_clear_pointer (&self->says, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_person_evidence_parent_class)->dispose (object);
}

static void
lw_person_evidence_class_init (LwPersonEvidenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_person_evidence_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lw_person_evidence_init (LwPersonEvidence *self)
{
}

GtkWidget *
lw_person_evidence_new (LwSession *session)
{
  LwPersonEvidence *self = g_object_new (LW_TYPE_PERSON_EVIDENCE, NULL);
  GtkWidget *head = lw_ui_box (8);

  self->session = g_object_ref (session);
  self->box = lw_ui_vbox (6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  lw_ui_add_css (self->grid, "card lw-card");
  gtk_box_append (GTK_BOX (head), lw_ui_label (_("Dates as decided"), "lw-heading"));
  gtk_box_append (GTK_BOX (head),
                  lw_ui_label_fill (_("what was stated, what the evidence says, what counts"),
                                    "lw-dim lw-caption"));
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->grid);
  return GTK_WIDGET (self);
}
