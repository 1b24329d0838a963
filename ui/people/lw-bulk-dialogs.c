/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-bulk-dialogs.h"

#include "lw-date.h"
#include "lw-entry.h"
#include "lw-names.h"
#include "lw-people-bulk.h"
#include "lw-ui.h"
#include "lw-village-parts.h"

#include <glib/gi18n-lib.h>

/* End posts, put in the pool. */

typedef struct
{
  LwSession *session;
  GArray *people;
  LwDate on;
  LwDate date;
  char *text; /* document, or mentor */
  char *body; /* said when nothing is wrong */
  LwBulkPool *pool;
  GPtrArray *villages;
  guint n; /* whom it is about */
  LwDate earliest; /* that makes sense; 0: any */

  AdwMessageDialog *dialog; /* borrowed, as the rest */
  GtkWidget *date_row;
  GtkWidget *text_row;
  GtkWidget *village_row;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_object (&form->session);
  g_clear_pointer (&form->people, g_array_unref);
  g_clear_pointer (&form->pool, lw_bulk_pool_free);
  g_clear_pointer (&form->villages, g_ptr_array_unref);
  g_free (form->text);
  g_free (form->body);
  g_free (form);
}

static void
closure_form_free (gpointer  data,
                   GClosure *closure)
{
  form_free (data);
}

static Form *
form_new (LwSession    *session,
          const GArray *people)
{
  Form *form = g_new0 (Form, 1);

  form->session = g_object_ref (session);
  form->people = g_array_copy ((GArray *) people);
  form->on = lw_session_get_on (session);
  return form;
}

/* What is wrong with the answers, in words; NULL: nothing. */
static char *
find_fault (Form *form)
{
  char *fault = lw_entry_read_date (form->date_row, 0, &form->date);

  if (fault == NULL && !lw_date_is_full (form->date))
    {
      lw_entry_mark (form->date_row, TRUE);
      fault = g_strdup (_("Enter the day, e.g. 2026-12-01."));
    }
  if (fault == NULL && form->date < form->earliest)
    {
      g_autofree char *day = lw_date_to_iso (form->earliest);

      lw_entry_mark (form->date_row, TRUE);
      fault = g_strdup_printf (_("One of these posts began only on %s."), day);
    }
  return lw_entry_first (fault, lw_entry_check (form->text_row, LW_LINE_MOST));
}

/* What will be, and when, if that is not at once. */
static char *
describe (Form *form)
{
  g_autofree char *day = lw_date_to_iso (form->date);

  if (form->n == 0 || form->date <= form->on)
    return g_strdup (form->body);
  /* translators: %1$s: what will be done; %2$s: a day after the base date */
  return g_strdup_printf (_("%1$s It holds from %2$s on: until then nothing is counted differently."),
                          form->body, day);
}

static void
check_cb (Form *form)
{
  g_autofree char *fault = find_fault (form);
  g_autofree char *body = fault == NULL ? describe (form) : NULL;

  adw_message_dialog_set_body (form->dialog, fault != NULL ? fault : body);
  adw_message_dialog_set_response_enabled (form->dialog, "ok", fault == NULL && form->n > 0);
}

static void
take_body (Form *form,
           char *body)
{
  g_free (form->body);
  form->body = body;
}

static GtkWidget *
add_entry (Form       *form,
           GtkWidget  *list,
           const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

/* @form is freed with the dialog. */
static void
present (Form       *form,
         GtkWindow  *parent,
         const char *title,
         const char *ok,
         GtkWidget  *list,
         GCallback   response)
{
  g_autofree char *today = lw_date_to_iso (form->on);
  GtkWidget *dialog = adw_message_dialog_new (parent, title, NULL);

  form->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_set_extra_child (form->dialog, list);
  adw_message_dialog_add_responses (form->dialog, "cancel", _("_Cancel"), "ok", ok, NULL);
  adw_message_dialog_set_default_response (form->dialog, "ok");
  adw_message_dialog_set_close_response (form->dialog, "cancel");
  g_signal_connect_data (dialog, "response", response, form, closure_form_free, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (form->date_row, "changed", G_CALLBACK (check_cb), form);
  gtk_editable_set_text (GTK_EDITABLE (form->date_row), today);
  check_cb (form);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What the writer's thread gets: the answers without the widgets. */
static Form *
take_answers (Form *form)
{
  Form *answers = form_new (form->session, form->people);

  answers->on = form->on;
  answers->date = form->date;
  answers->text = lw_entry_get_line (form->text_row);
  answers->pool = g_steal_pointer (&form->pool);
  /* The session is the main thread's. */
  g_clear_object (&answers->session);
  return answers;
}

/* ---- posts ---- */

static gboolean
end_func (LwLedger  *writer,
          gpointer   data,
          GError   **error)
{
  Form *answers = data;

  return lw_bulk_end_posts (writer, answers->people, answers->on, answers->date, answers->text, error);
}

static void
end_cb (Form       *form,
        const char *response)
{
  g_autofree char *label = NULL;

  if (!g_str_equal (response, "ok"))
    return;
  label = g_strdup_printf (ngettext ("Ended %u post", "Ended %u posts", form->n), form->n);
  lw_session_edit (form->session, label, end_func, take_answers (form), form_free);
}

void
lw_bulk_dialog_end_posts (GtkWindow    *parent,
                          LwSession    *session,
                          const GArray *people)
{
  Form *form = form_new (session, people);
  GtkWidget *list = lw_ui_list ();
  g_autofree char *posts = NULL;
  guint n_people = 0;

  if (!lw_bulk_count_posts (lw_session_get_reader (session), people, form->on, &form->n, &n_people,
                            &form->earliest, NULL))
    form->n = 0;
  posts = g_strdup_printf (ngettext ("%u post", "%u posts", form->n), form->n);
  take_body (form, form->n == 0
                       ? g_strdup (_("None of them holds a post on the base date."))
                       /* translators: %1$s: number of posts; %2$u: number of people */
                       : g_strdup_printf (_("%1$s of %2$u people would end; one undo takes back all of it."),
                                          posts, n_people));
  form->date_row = add_entry (form, list, _("First day without the post"));
  form->text_row = add_entry (form, list, _("Document"));
  present (form, parent, _("End Posts"), _("_End Posts"), list, G_CALLBACK (end_cb));
  adw_message_dialog_set_response_appearance (form->dialog, "ok", ADW_RESPONSE_DESTRUCTIVE);
}

/* ---- the pool ---- */

static gboolean
pool_func (LwLedger  *writer,
           gpointer   data,
           GError   **error)
{
  Form *answers = data;

  return lw_bulk_put_in_pool (writer, answers->pool, answers->date, answers->text, error);
}

static void
pool_cb (Form       *form,
         const char *response)
{
  g_autofree char *label = NULL;

  if (!g_str_equal (response, "ok") || form->pool == NULL)
    return;
  label = g_strdup_printf (ngettext ("Put %u person in the pool", "Put %u people in the pool", form->n),
                           form->n);
  lw_session_edit (form->session, label, pool_func, take_answers (form), form_free);
}

static char *
describe_pool (const LwBulkPool *pool)
{
  GString *text = g_string_new (NULL);
  guint n = pool->people->len;

  g_string_append_printf (text, ngettext ("%u person is put in the pool.", "%u people are put in the pool.", n), n);
  if (pool->n_already > 0)
    g_string_append_printf (text, ngettext (" %u is in it already and left out.", " %u are in it already and left out.", pool->n_already),
                            pool->n_already);
  if (pool->n_without_village > 0)
    g_string_append_printf (text, ngettext (" %u belongs to no village: choose one.", " %u belong to no village: choose one.", pool->n_without_village),
                            pool->n_without_village);
  return g_string_free (text, FALSE);
}

static void
look_pool_cb (Form *form)
{
  guint at = adw_combo_row_get_selected (ADW_COMBO_ROW (form->village_row));
  LwKey village = 0;

  if (at > 0 && at <= form->villages->len)
    village = ((LwVillage *) form->villages->pdata[at - 1])->record.id;
  g_clear_pointer (&form->pool, lw_bulk_pool_free);
  form->pool = lw_bulk_look_pool (lw_session_get_reader (form->session), form->people, village, form->on, NULL);
  form->n = form->pool != NULL ? form->pool->people->len : 0;
  take_body (form, form->pool != NULL ? describe_pool (form->pool)
                                      : g_strdup (_("The ledger could not be read.")));
  if (form->dialog != NULL)
    check_cb (form);
}

static void
add_villages (Form      *form,
              GtkWidget *list)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  form->villages = lw_villages_list (lw_session_get_reader (form->session), form->on, NULL);
  if (form->villages == NULL)
    form->villages = g_ptr_array_new ();
  gtk_string_list_append (names, _("where each belongs"));
  for (guint i = 0; i < form->villages->len; i++)
    {
      g_autofree char *name = lw_village_name_short (((LwVillage *) form->villages->pdata[i])->name);
      gtk_string_list_append (names, name);
    }
  form->village_row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->village_row), _("Village"));
  adw_combo_row_set_model (ADW_COMBO_ROW (form->village_row), G_LIST_MODEL (names));
  gtk_list_box_append (GTK_LIST_BOX (list), form->village_row);
  g_signal_connect_swapped (form->village_row, "notify::selected", G_CALLBACK (look_pool_cb), form);
}

void
lw_bulk_dialog_pool (GtkWindow    *parent,
                     LwSession    *session,
                     const GArray *people)
{
  Form *form = form_new (session, people);
  GtkWidget *list = lw_ui_list ();

  add_villages (form, list);
  form->date_row = add_entry (form, list, _("In the pool since"));
  form->text_row = add_entry (form, list, _("Mentor"));
  look_pool_cb (form);
  present (form, parent, _("Into the Pool"), _("_Put in the Pool"), list, G_CALLBACK (pool_cb));
  adw_message_dialog_set_response_appearance (form->dialog, "ok", ADW_RESPONSE_SUGGESTED);
}
