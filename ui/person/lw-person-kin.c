/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-person-kin.h"

#include "lw-kept.h"
#include "lw-kin-table.h"
#include "lw-names.h"
#include "lw-person-chooser.h"
#include "lw-person-rows.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPersonKin
{
  GtkWidget parent_instance;

  GtkWidget *box;
  LwPersonRows *family;
  GtkWidget *relatives;
  LwSession *session;
  LwPerson *person;
  LwKinTable *table; /* as read last */
  const GArray *kin; /* LwKin, of the table */
};

G_DEFINE_FINAL_TYPE (LwPersonKin, lw_person_kin, GTK_TYPE_WIDGET)

static char *
label_of (LwPersonKin *self)
{
  return g_strdup_printf (_("%s: near relatives"), self->person->name);
}

static gpointer
key_new (LwKey key)
{
  return g_memdup2 (&key, sizeof key);
}

/* ---- a relation is recorded ---- */

typedef struct
{
  LwPersonKin *self; /* owned */
  LwKey relative;
  AdwMessageDialog *dialog;
  GtkWidget *relation;
} Form;

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  g_object_unref (form->self);
  g_free (form);
}

/* NULL until one is chosen: whose spouse somebody is, no program proposes. */
static const char *
chosen_relation (Form *form)
{
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (form->relation));

  return i > 0 && i != GTK_INVALID_LIST_POSITION ? lw_kin_relations ()[i - 1] : NULL;
}

static gboolean
fits_births (Form       *form,
             const char *relation)
{
  g_autoptr (LwPerson) other = form->relative != 0
                                   ? lw_ledger_get (lw_session_get_reader (form->self->session),
                                                    &lw_person_table, form->relative, NULL)
                                   : NULL;

  return other == NULL || relation == NULL
         || lw_kin_fits_births (relation, lw_person_birth (form->self->person), lw_person_birth (other));
}

/* A relation that does not fit the others is told, not forbidden: marriages go across generations,
 * and the mistake may be in an older record. */
static void
check (Form *form)
{
  g_autoptr (GPtrArray) all = lw_ledger_list (lw_session_get_reader (form->self->session),
                                              &lw_kinship_table, NULL, 0, NULL);
  const char *relation = chosen_relation (form);
  int above;
  gboolean odd = form->relative != 0 && relation != NULL && all != NULL
                 && lw_kin_generations (all, form->self->person->record.id, form->relative, &above)
                 && above != lw_kin_above (relation);

  adw_message_dialog_set_response_enabled (form->dialog, "ok", form->relative != 0 && relation != NULL);
  adw_message_dialog_set_body (
      form->dialog,
      !fits_births (form, relation)
          ? _("By their births this can hardly be: between parent and child there are at least 14 years. "
              "Check the relation and both births; it can be saved all the same.")
      : odd ? _("By the relations recorded so far the two are of other generations. Check this relation "
              "and the others; it can be saved all the same.")
          : _("Spouse, parents, children, siblings, grandparents, grandchildren (Civil Code, art. 1045)"));
}

static void
chosen_cb (Form            *form,
           LwPersonChooser *chooser)
{
  const LwPerson *person = lw_person_chooser_get_person (chooser);

  form->relative = person != NULL ? person->record.id : 0;
  check (form);
}

/* Two people have one relation: it is corrected, not recorded twice. */
static LwKinship *
take_record (LwPersonKin *self,
             LwKey        relative)
{
  g_autoptr (GPtrArray) all = lw_ledger_list (lw_session_get_reader (self->session),
                                              &lw_kinship_table, NULL, 0, NULL);
  LwKey person = self->person->record.id;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const LwKinship *record = g_ptr_array_index (all, i);
      if ((record->person == person && record->relative == relative)
          || (record->person == relative && record->relative == person))
        return lw_record_copy (record);
    }
  return lw_record_new (&lw_kinship_table);
}

static void
record_relation (LwPersonKin *self,
                 LwKey        relative,
                 const char  *relation)
{
  LwKinship *record = take_record (self, relative);
  g_autofree char *label = label_of (self);

  record->person = self->person->record.id;
  record->relative = relative;
  lw_set_text (&record->relation, relation);
  lw_session_save_one (self->session, label, record);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Form             *form)
{
  const char *relation = chosen_relation (form);

  if (g_str_equal (response, "ok") && form->relative != 0 && relation != NULL)
    record_relation (form->self, form->relative, relation);
}

static GtkWidget *
make_relations (void)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("choose…"));
  for (guint i = 0; lw_kin_relations ()[i] != NULL; i++)
    gtk_string_list_append (names, lw_kin_caption (lw_kin_relations ()[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Is the person’s"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  return row;
}

static void
add_cb (LwPersonKin *self)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Near Relative in the Ledger"), NULL);
  GtkWidget *box = lw_ui_vbox (8);
  GtkWidget *chooser = lw_person_chooser_new (self->session, 0, LW_BODY_NONE);
  GtkWidget *list = lw_ui_list ();

  form->self = g_object_ref (self);
  form->dialog = ADW_MESSAGE_DIALOG (dialog);
  form->relation = make_relations ();
  lw_person_chooser_leave_out (LW_PERSON_CHOOSER (chooser), self->person->record.id);
  gtk_list_box_append (GTK_LIST_BOX (list), form->relation);
  gtk_box_append (GTK_BOX (box), chooser);
  gtk_box_append (GTK_BOX (box), list);
  adw_message_dialog_add_responses (form->dialog, "cancel", _("_Cancel"), "ok", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (form->dialog, "ok", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (form->dialog, "ok");
  adw_message_dialog_set_extra_child (form->dialog, box);
  g_signal_connect_swapped (chooser, "changed", G_CALLBACK (chosen_cb), form);
  g_signal_connect_swapped (form->relation, "notify::selected", G_CALLBACK (check), form);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), form, form_free, 0);
  check (form);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (chooser);
}

/* ---- rows ---- */

static void
remove_cb (GtkButton   *button,
           LwPersonKin *self)
{
  const LwKey *record = g_object_get_data (G_OBJECT (button), "record");
  g_autofree char *label = label_of (self);

  lw_session_delete (self->session, label, &lw_kinship_table, *record);
}

static void
activated_cb (GtkListBox    *list,
              GtkListBoxRow *row,
              LwPersonKin   *self)
{
  const LwKey *person = g_object_get_data (G_OBJECT (row), "person");

  if (person != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.person", "x", *person);
}

static void
add_remove (LwPersonKin *self,
            GtkWidget   *box,
            LwKey        record)
{
  GtkWidget *button = lw_ui_icon_button ("list-remove-symbolic", _("Remove this line"),
                                         "flat lw-small-button lw-dim");

  g_object_set_data_full (G_OBJECT (button), "record", key_new (record), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_widget_set_sensitive (button, !lw_session_is_read_only (self->session));
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_relative (LwPersonKin          *self,
               const LwKin          *kin,
               const LwRosterPerson *entry,
               const char           *where)
{
  const char *caption = lw_kin_caption (kin->relation);
  GtkWidget *box = lw_ui_box (8), *row;

  gtk_box_append (GTK_BOX (box), lw_ui_label (caption != NULL ? caption : _("relative"), "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (entry->person->name, "lw-heading lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (where, "lw-small"));
  if (kin->record == 0)
    gtk_box_append (GTK_BOX (box), lw_ui_tag (_("follows from others"), "unknown"));
  else
    add_remove (self, box, kin->record);
  row = lw_ui_list_row (box, TRUE);
  g_object_set_data_full (G_OBJECT (row), "person", key_new (kin->person), g_free);
  return row;
}

static void
add_relative (LwPersonKin *self,
              LwKept      *kept,
              LwRoster    *roster,
              const LwKin *kin)
{
  const LwRosterPerson *entry = lw_roster_find (roster, kin->person);
  LwDate on = lw_session_get_on (self->session);
  const LwVillage *home;
  g_autofree char *posts = NULL;
  g_autofree char *village = NULL;
  g_autofree char *where = NULL;
  g_autofree char *says = NULL;

  if (entry == NULL)
    return;
  home = lw_roster_home (roster, entry, on);
  village = home != NULL ? lw_village_name_short (home->name) : g_strdup ("");
  posts = lw_roster_posts_text (roster, entry, on);
  where = g_strdup_printf ("%s %s", village, posts);
  says = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s|%s|%s", kin->person, kin->record,
                          kin->relation, entry->person->name, where);
  if (!lw_kept_same (kept, says))
    lw_kept_put (kept, make_relative (self, kin, entry, where), says);
}

/* Only what is recorded about the person and whoever turns out to be a relative. */
GArray *
lw_person_kin_read (LwPersonKin *self,
                    LwKey        person)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (LwKey));

  g_clear_pointer (&self->table, lw_kin_table_free);
  self->table = lw_kin_table_new (lw_session_get_reader (self->session), FALSE, NULL);
  self->kin = lw_kin_table_find (self->table, person);
  g_array_append_val (keys, person);
  for (guint i = 0; i < self->kin->len; i++)
    g_array_append_val (keys, g_array_index (self->kin, LwKin, i).person);
  return keys;
}

void
lw_person_kin_show (LwPersonKin    *self,
                    LwRoster       *roster,
                    const LwPerson *person)
{
  LwKept kept;

  g_return_if_fail (LW_IS_PERSON_KIN (self));

  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  self->person = lw_record_copy (person);
  lw_person_rows_show (self->family, person);
  kept = lw_kept_begin (self->relatives);
  for (guint i = 0; self->kin != NULL && i < self->kin->len; i++)
    add_relative (self, &kept, roster, &g_array_index (self->kin, LwKin, i));
  if (kept.n == 0)
    lw_kept_put_words (&kept, _("No near relative is recorded"));
  lw_kept_end (&kept);
}

/* ---- the widget ---- */

static void
lw_person_kin_dispose (GObject *object)
{
  LwPersonKin *self = LW_PERSON_KIN (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer ((gpointer *) &self->person, lw_record_free);
  g_clear_pointer (&self->table, lw_kin_table_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_person_kin_parent_class)->dispose (object);
}

static void
lw_person_kin_class_init (LwPersonKinClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_person_kin_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lw_person_kin_init (LwPersonKin *self)
{
}

GtkWidget *
lw_person_kin_new (LwSession *session)
{
  LwPersonKin *self = g_object_new (LW_TYPE_PERSON_KIN, NULL);
  GtkWidget *head = lw_ui_box (8);
  GtkWidget *add = lw_ui_button ("list-add-symbolic", C_("line", "Add…"), "flat lw-small-button");

  self->session = g_object_ref (session);
  self->box = lw_ui_vbox (8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->family = LW_PERSON_ROWS (lw_person_rows_new (session, &lw_family_table));
  self->relatives = lw_ui_list ();
  lw_ui_name (self->relatives, _("Near relatives in the ledger"));
  g_signal_connect (self->relatives, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  gtk_widget_set_sensitive (add, !lw_session_is_read_only (session));
  gtk_box_append (GTK_BOX (head), lw_ui_label_fill (_("Near relatives in the ledger"), "lw-heading"));
  gtk_box_append (GTK_BOX (head), add);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->family));
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->relatives);
  return GTK_WIDGET (self);
}
