/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-bulk-dialogs.h"

#include "lw-entry.h"
#include "lw-people-bulk.h"
#include "lw-thread.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

/* The popover “set a field”. */

typedef struct
{
  LwSession *session;
  LwPeopleMarks *marks;
  GArray *people;   /* who was ticked when it opened */
  LwBulkLook *look; /* NULL: being counted */
  GCancellable *counting;
  GtkWidget *popover; /* borrowed */
  GtkWidget *field;
  GtkWidget *text;
  GtkWidget *codes;
  GtkWidget *explanation;
  GtkWidget *apply;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_cancellable_cancel (form->counting);
  g_clear_object (&form->counting);
  g_clear_pointer (&form->look, lw_bulk_look_free);
  g_clear_pointer (&form->people, g_array_unref);
  g_object_unref (form->session);
  g_object_unref (form->marks);
  g_free (form);
}

static const LwBulkField *
chosen_field (Form *form)
{
  guint n;
  const LwBulkField *fields = lw_bulk_fields (&n);
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (form->field));

  return &fields[MIN (at, n - 1)];
}

/* As text, whatever the field is. */
static char *
dup_value (Form *form)
{
  const int *codes = lw_bulk_field_codes (chosen_field (form));

  if (codes == NULL)
    {
      char *line = lw_entry_get_line (form->text);

      return line != NULL ? line : g_strdup ("");
    }
  return g_strdup_printf ("%d", codes[gtk_drop_down_get_selected (GTK_DROP_DOWN (form->codes))]);
}

static char *
show_value (const LwBulkField *field,
            const char        *value)
{
  if (lw_bulk_field_codes (field) == NULL)
    return g_strdup (value);
  return g_strdup (lw_bulk_code_caption (field, (int) g_ascii_strtoll (value, NULL, 10)));
}

/* ---- what would happen ---- */

static void
add_sentence (GString *text,
              char    *sentence)
{
  if (text->len > 0)
    /* translators: between two parts of what a change would do: “，” */
    g_string_append (text, _("; "));
  g_string_append (text, sentence);
  g_free (sentence);
}

/* The commonest of the values that go, and whether there are others. */
static char *
describe_replaced (Form       *form,
                   const char *value,
                   guint       n,
                   const char *example)
{
  g_autofree char *shown = show_value (chosen_field (form), example);

  if (*value == '\0')
    return g_strdup_printf (ngettext ("%u has a value, which goes", "%u have a value, which goes", n), n);
  if (GPOINTER_TO_UINT (g_hash_table_lookup (form->look->values, example)) < n)
    return g_strdup_printf (_("%u have “%s” or something else, which is replaced"), n, shown);
  return g_strdup_printf (ngettext ("%u has “%s”, which is replaced",
                                    "%u have “%s”, which is replaced", n),
                          n, shown);
}

static char *
describe_look (Form       *form,
               const char *value,
               guint      *n_changed)
{
  GString *text = g_string_new (NULL);
  const char *example;
  guint n_replaced, n_same;

  *n_changed = lw_bulk_look_count (form->look, value, &n_replaced, &example);
  n_same = form->look->n_people - form->look->n_left_out - form->look->n_empty - n_replaced;
  if (form->look->n_empty > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u is empty now", "%u are empty now", form->look->n_empty),
                                         form->look->n_empty));
  if (n_replaced > 0)
    add_sentence (text, describe_replaced (form, value, n_replaced, example));
  if (n_same > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u has it already", "%u have it already", n_same), n_same));
  if (form->look->n_left_out > 0)
    add_sentence (text, g_strdup_printf (ngettext ("%u is not in the pool and left out",
                                                   "%u are not in the pool and left out",
                                                   form->look->n_left_out),
                                         form->look->n_left_out));
  return g_string_free (text, FALSE);
}

/* Why the value cannot be taken, in words; NULL: it can. */
static char *
find_fault (Form       *form,
            const char *value)
{
  const LwBulkField *field = chosen_field (form);
  gboolean long_text = g_str_equal (field->name, "notes");

  return lw_bulk_field_codes (field) == NULL
             ? lw_line_explain (value, long_text ? LW_NOTES_MOST : LW_LINE_MOST)
             : NULL;
}

static void
show_look (Form *form)
{
  g_autofree char *value = NULL, *text = NULL, *button = NULL;
  guint n = 0;

  if (form->look == NULL)
    {
      gtk_label_set_label (GTK_LABEL (form->explanation), _("Counting…"));
      gtk_widget_set_sensitive (form->apply, FALSE);
      return;
    }
  value = dup_value (form);
  text = find_fault (form, value);
  if (text == NULL)
    text = describe_look (form, value, &n);
  button = g_strdup_printf (*value == '\0' ? ngettext ("Empty for %u Person", "Empty for %u People", n)
                                           : ngettext ("Change %u Person", "Change %u People", n),
                            n);
  gtk_label_set_label (GTK_LABEL (form->explanation), text);
  gtk_button_set_label (GTK_BUTTON (form->apply), button);
  gtk_widget_set_sensitive (form->apply, n > 0 && !lw_session_is_read_only (form->session));
}

/* ---- counting ---- */

typedef struct
{
  LwLedger *reader;
  GArray *people;
  const LwBulkField *field;
  LwDate on;
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  lw_ledger_close (counting->reader, NULL);
  g_object_unref (counting->reader);
  g_array_unref (counting->people);
  g_free (counting);
}

static gpointer
count (gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  Counting *counting = data;

  return lw_bulk_look (counting->reader, counting->people, counting->field, counting->on, cancellable, error);
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Form *form;
  g_autoptr (GError) error = NULL;
  g_autoptr (LwBulkLook) look = g_task_propagate_pointer (G_TASK (result), &error);

  /* Another field was chosen, or the popover is gone. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  form = g_object_get_data (object, "form");
  if (look == NULL)
    {
      gtk_label_set_label (GTK_LABEL (form->explanation), error->message);
      return;
    }
  form->look = g_steal_pointer (&look);
  show_look (form);
}

static void
start_counting (Form *form)
{
  g_autoptr (GTask) task = NULL;
  Counting *counting;
  LwLedger *reader = lw_ledger_open_reader (lw_session_get_reader (form->session), NULL);

  g_cancellable_cancel (form->counting);
  g_clear_object (&form->counting);
  g_clear_pointer (&form->look, lw_bulk_look_free);
  if (reader == NULL)
    return;
  form->counting = g_cancellable_new ();
  counting = g_new0 (Counting, 1);
  counting->reader = reader;
  counting->people = g_array_ref (form->people);
  counting->field = chosen_field (form);
  counting->on = lw_session_get_on (form->session);
  task = g_task_new (form->popover, form->counting, counted_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, counting, counting_free);
  lw_thread_run (task, count, (GDestroyNotify) lw_bulk_look_free);
  show_look (form);
}

/* ---- doing it ---- */

typedef struct
{
  GArray *people;
  const LwBulkField *field;
  char *value;
  LwDate on;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  g_array_unref (setting->people);
  g_free (setting->value);
  g_free (setting);
}

static gboolean
set_func (LwLedger  *writer,
          gpointer   data,
          GError   **error)
{
  Setting *setting = data;

  return lw_bulk_set (writer, setting->people, setting->field, setting->value, setting->on, error);
}

static void
apply_cb (Form *form)
{
  Setting *setting;
  const LwBulkField *field = chosen_field (form);
  g_autofree char *label = NULL;
  const char *example;
  guint n, n_replaced;

  if (form->look == NULL || !gtk_widget_get_sensitive (form->apply))
    return;
  setting = g_new0 (Setting, 1);
  setting->people = g_array_ref (form->people);
  setting->field = field;
  setting->value = dup_value (form);
  setting->on = lw_session_get_on (form->session);
  n = lw_bulk_look_count (form->look, setting->value, &n_replaced, &example);
  label = g_strdup_printf (ngettext ("%s of %u person", "%s of %u people", n),
                           lw_bulk_field_caption (field), n);
  lw_session_edit (form->session, label, set_func, setting, setting_free);
  gtk_popover_popdown (GTK_POPOVER (form->popover));
}

/* ---- the popover ---- */

static void
fill_codes (Form *form)
{
  const LwBulkField *field = chosen_field (form);
  const int *codes = lw_bulk_field_codes (field);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; codes != NULL && codes[i] >= 0; i++)
    gtk_string_list_append (names, lw_bulk_code_caption (field, codes[i]));
  gtk_drop_down_set_model (GTK_DROP_DOWN (form->codes), codes != NULL ? G_LIST_MODEL (names) : NULL);
  gtk_widget_set_visible (form->codes, codes != NULL);
  gtk_widget_set_visible (form->text, codes == NULL);
}

static void
field_chosen_cb (Form *form)
{
  fill_codes (form);
  start_counting (form);
}

static GtkWidget *
make_fields (void)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n;
  const LwBulkField *fields = lw_bulk_fields (&n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, lw_bulk_field_caption (&fields[i]));
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
}

static void
cancel_cb (Form *form)
{
  gtk_popover_popdown (GTK_POPOVER (form->popover));
}

static void
fill_form (Form      *form,
           GtkWidget *box)
{
  guint n = form->people->len;
  GtkWidget *buttons = lw_ui_box (8);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  g_autofree char *title = g_strdup_printf (ngettext ("Set a Field of %u Person", "Set a Field of %u People", n), n);

  form->field = make_fields ();
  form->text = gtk_entry_new ();
  form->codes = gtk_drop_down_new (NULL, NULL);
  form->explanation = lw_ui_label (NULL, "lw-small");
  form->apply = lw_ui_button (NULL, "", "suggested-action");
  lw_ui_name (form->field, _("Field"));
  lw_ui_name (form->text, _("New value"));
  lw_ui_name (form->codes, _("New value"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (form->text), _("New value; nothing empties the field"));
  gtk_label_set_wrap (GTK_LABEL (form->explanation), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (form->explanation), 34);
  /* Room for what is told when the counting is over. */
  gtk_widget_set_size_request (form->explanation, -1, 56);
  gtk_label_set_yalign (GTK_LABEL (form->explanation), 0);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), form->apply);
  gtk_box_append (GTK_BOX (box), lw_ui_label (title, "lw-heading"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (_("One undo takes back all of it."), "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (box), form->field);
  gtk_box_append (GTK_BOX (box), form->text);
  gtk_box_append (GTK_BOX (box), form->codes);
  gtk_box_append (GTK_BOX (box), form->explanation);
  gtk_box_append (GTK_BOX (box), buttons);
  g_signal_connect_swapped (form->field, "notify::selected", G_CALLBACK (field_chosen_cb), form);
  g_signal_connect_swapped (form->codes, "notify::selected", G_CALLBACK (show_look), form);
  g_signal_connect_swapped (form->text, "changed", G_CALLBACK (show_look), form);
  g_signal_connect_swapped (form->text, "activate", G_CALLBACK (apply_cb), form);
  g_signal_connect_swapped (form->apply, "clicked", G_CALLBACK (apply_cb), form);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), form);
}

/* An answer that comes later finds no widgets. */
static void
destroyed_cb (Form *form)
{
  g_cancellable_cancel (form->counting);
}

static void
make_popover (GtkMenuButton *button,
              gpointer       user_data)
{
  LwPeopleMarks *marks = user_data;
  Form *form = g_new0 (Form, 1);
  GtkWidget *box = lw_ui_vbox (8);

  form->session = g_object_ref (g_object_get_data (G_OBJECT (button), "session"));
  form->marks = g_object_ref (marks);
  form->people = g_array_ref (lw_people_marks_get (marks));
  form->popover = gtk_popover_new ();
  g_object_set_data_full (G_OBJECT (form->popover), "form", form, form_free);
  g_signal_connect_swapped (form->popover, "destroy", G_CALLBACK (destroyed_cb), form);
  gtk_widget_set_size_request (box, 300, -1);
  fill_form (form, box);
  gtk_popover_set_child (GTK_POPOVER (form->popover), box);
  gtk_menu_button_set_popover (button, form->popover);
  fill_codes (form);
  start_counting (form);
}

GtkWidget *
lw_bulk_field_button_new (LwSession     *session,
                          LwPeopleMarks *marks)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Set a Field…"));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  g_object_set_data_full (G_OBJECT (button), "session", g_object_ref (session), g_object_unref);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_popover,
                                         g_object_ref (marks), g_object_unref);
  return button;
}
