/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-add.h"

#include "lw-added.h"
#include "lw-line.h"
#include "lw-names.h"
#include "lw-ui.h"
#include "lw-village-new.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  LwSession *session;
  GtkWidget *widget; /* whose window it is */
  AdwMessageDialog *dialog;
  GtkWidget *name;
  GtkWidget *code;
  GtkWidget *kind;
  gboolean kind_chosen; /* by hand: it no longer follows the name */
  gboolean filling;
} Form;

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  g_object_unref (form->session);
  g_object_unref (form->widget);
  g_free (form);
}

static const char *
text_of (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
dup_code (Form *form)
{
  return g_strstrip (g_strdup (text_of (form->code)));
}

/* ---- what is said while it is typed ---- */

/* A code tells the kind, a name as a rule. */
static void
show_kind (Form       *form,
           const char *code)
{
  LwVillageKind kind = lw_village_code_kind (code);

  gtk_widget_set_sensitive (form->kind, kind == 0);
  if (kind == 0 && !form->kind_chosen)
    kind = lw_village_kind_of_name (text_of (form->name));
  form->filling = TRUE;
  if (kind != 0)
    adw_combo_row_set_selected (ADW_COMBO_ROW (form->kind), kind - LW_VILLAGE_KIND_VILLAGE);
  form->filling = FALSE;
}

static void
check_cb (Form *form)
{
  g_autofree char *code = dup_code (form);
  g_autofree char *name = lw_line_clean (text_of (form->name));
  g_autofree char *problem = lw_village_new_problem (lw_session_get_reader (form->session), name, code);

  show_kind (form, code);
  adw_message_dialog_set_response_enabled (form->dialog, "add", problem == NULL);
  adw_message_dialog_set_body (
      form->dialog, problem != NULL && name != NULL ? problem
                    : *code != '\0'                 ? _("Everything else is filled in on the village's page, which opens then.")
                                                    : _("Without a code it gets a provisional one; the real one is entered later under "
                                                        "Village Changes, Rename."));
}

static void
kind_cb (Form *form)
{
  form->kind_chosen |= !form->filling;
}

/* ---- adding ---- */

static gboolean
add_func (LwLedger  *writer,
          gpointer   record,
          GError   **error)
{
  return lw_village_new_add (writer, record, error);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Form             *form)
{
  const char *township = lw_session_get_township (form->session);
  g_autofree char *label = NULL;
  LwVillage *village;

  if (!g_str_equal (response, "add"))
    return;
  village = lw_record_new (&lw_village_table);
  village->name = lw_line_clean (text_of (form->name));
  village->code = dup_code (form);
  village->kind = LW_VILLAGE_KIND_VILLAGE + (int) adw_combo_row_get_selected (ADW_COMBO_ROW (form->kind));
  lw_set_text (&village->township, *township != '\0' ? township : NULL);
  label = g_strdup_printf (_("Added %s"), village->name);
  lw_added_edit (form->session, label, village, add_func, form->widget, "win.village");
}

static GtkWidget *
make_list (Form *form)
{
  const char *const kinds[] = { lw_ui_kind (LW_VILLAGE_KIND_VILLAGE), lw_ui_kind (LW_VILLAGE_KIND_COMMUNITY),
                                lw_ui_kind (LW_VILLAGE_KIND_OTHER), NULL };
  g_autoptr (GtkStringList) choices = gtk_string_list_new (kinds);
  GtkWidget *list = lw_ui_list ();

  form->name = lw_ui_add_entry_row (list, _("Name"), NULL, G_CALLBACK (check_cb), form);
  form->code = lw_ui_add_entry_row (list, _("Statistical code, 12 digits, if it has one"), NULL,
                                    G_CALLBACK (check_cb), form);
  form->kind = lw_ui_add_combo_row (list, C_ ("column", "Kind"), choices, 0, G_CALLBACK (kind_cb), form);
  return list;
}

void
lw_village_add (GtkWidget *widget,
                LwSession *session)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _("Add a Village"), NULL);

  form->session = g_object_ref (session);
  form->widget = g_object_ref (widget);
  form->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_set_extra_child (form->dialog, make_list (form));
  adw_message_dialog_add_responses (form->dialog, "cancel", _("_Cancel"), "add", _("_Add"), NULL);
  adw_message_dialog_set_response_appearance (form->dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (form->dialog, "add");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), form, form_free, 0);
  check_cb (form);
  gtk_window_present (GTK_WINDOW (dialog));
}
