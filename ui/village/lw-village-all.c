/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-all.h"

#include "lw-captions.h"
#include "lw-entry.h"
#include "lw-ui.h"
#include "lw-village-facts-text.h"
#include "lw-village-parts.h"
#include "lw-village-recruits.h"

#include <glib/gi18n-lib.h>

static const char *const typed_names[]
    = { "term_start", "kinship_checked", "party_seats", "committee_seats", "supervision_seats" };

#define N_TYPED G_N_ELEMENTS (typed_names)

static const int org_forms[]
    = { LW_ORG_FORM_UNKNOWN, LW_ORG_FORM_BRANCH, LW_ORG_FORM_GENERAL_BRANCH, LW_ORG_FORM_COMMITTEE };

/* Years of which nothing is known are told to be without recruits: none of them, the one of the base
 * date, or the three of which the rule asks. */
static const int n_years[] = { 0, 1, 3 };

typedef struct
{
  AdwMessageDialog *dialog; /* which owns this */
  LwSession *session;
  GtkWidget *form;
  GtkWidget *recruits;
  GtkWidget *typed[N_TYPED];
} Ask;

static const char *const body
    = N_ ("What is filled in here is set for every village, in one action that can be undone. What "
          "is left empty stays as it is.");

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_object_unref (ask->session);
  g_free (ask);
}

static const LwField *
field_of (guint i)
{
  return lw_table_find_field (&lw_village_table, typed_names[i]);
}

/* ---- what was answered ---- */

/* Into @facts; in words why it cannot be taken, NULL: it can. */
static char *
read_typed (Ask       *ask,
            LwVillage *facts)
{
  LwDate today = MAX (lw_date_today (), lw_session_get_on (ask->session));
  char *first = NULL;

  for (guint i = 0; i < N_TYPED; i++)
    {
      char *problem = lw_village_fact_read (field_of (i), gtk_editable_get_text (GTK_EDITABLE (ask->typed[i])),
                                            today, facts);

      lw_entry_mark (ask->typed[i], problem != NULL);
      first = lw_entry_first (first, problem);
    }
  facts->org_form = org_forms[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (ask->form)), 3)];
  return first;
}

static int
read_years (Ask *ask)
{
  return n_years[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (ask->recruits)), 2)];
}

static gboolean
is_given (const LwVillage *facts,
          guint            i)
{
  gint64 none = field_of (i)->type == LW_FIELD_DATE ? 0 : LW_INT_NULL;

  return lw_record_get_int (facts, field_of (i)) != none;
}

static gboolean
says_something (Ask             *ask,
                const LwVillage *facts)
{
  gboolean given = facts->org_form != LW_ORG_FORM_UNKNOWN || read_years (ask) > 0;

  for (guint i = 0; i < N_TYPED; i++)
    given = given || is_given (facts, i);
  return given;
}

static void
changed_cb (Ask *ask)
{
  g_autoptr (LwVillage) facts = lw_record_new (&lw_village_table);
  g_autofree char *problem = read_typed (ask, facts);

  adw_message_dialog_set_body (ask->dialog, problem != NULL ? problem : _(body));
  adw_message_dialog_set_response_enabled (ask->dialog, "set", problem == NULL && says_something (ask, facts));
}

/* ---- written ---- */

static void
copy_facts (const LwVillage *facts,
            LwVillage       *village)
{
  /* Villages of another kind have neither organisation nor term. */
  if (village->kind == LW_VILLAGE_KIND_OTHER)
    return;
  if (facts->org_form != LW_ORG_FORM_UNKNOWN)
    village->org_form = facts->org_form;
  for (guint i = 0; i < N_TYPED; i++)
    if (is_given (facts, i))
      lw_record_set_int (village, field_of (i), lw_record_get_int (facts, field_of (i)));
}

/* The villages as they become, and behind them what is told of their recruits. */
static GPtrArray *
make_records (Ask             *ask,
              const LwVillage *facts,
              GError         **error)
{
  LwLedger *reader = lw_session_get_reader (ask->session);
  LwDate on = lw_session_get_on (ask->session);
  int year = on / 10000, years = read_years (ask);
  g_autoptr (GPtrArray) records = lw_villages_list (reader, on, error);
  GPtrArray *none;

  if (records == NULL)
    return NULL;
  none = lw_village_recruits_none (reader, records, year - years + 1, year, error);
  if (none == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    copy_facts (facts, g_ptr_array_index (records, i));
  g_ptr_array_extend_and_steal (records, none);
  return g_steal_pointer (&records);
}

static void
response_cb (Ask        *ask,
             const char *response)
{
  g_autoptr (LwVillage) facts = lw_record_new (&lw_village_table);
  g_autofree char *problem = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "set"))
    return;
  problem = read_typed (ask, facts);
  if (problem != NULL)
    return;
  records = make_records (ask, facts, &error);
  if (records != NULL)
    lw_session_save (ask->session, _("Facts set for all villages"), g_steal_pointer (&records));
  else
    g_signal_emit_by_name (ask->session, "failed", error->message);
}

/* ---- the dialog ---- */

static void
watch (Ask        *ask,
       GtkWidget  *row,
       GtkWidget  *list,
       const char *signal)
{
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_signal_connect_swapped (row, signal, G_CALLBACK (changed_cb), ask);
}

static GtkWidget *
make_combo (const char    *title,
            GtkStringList *names)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_object_unref (names);
  return row;
}

static void
add_form (Ask       *ask,
          GtkWidget *list)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("as it is"));
  for (guint i = 1; i < G_N_ELEMENTS (org_forms); i++)
    gtk_string_list_append (names, lw_org_form_caption ((LwOrgForm) org_forms[i]));
  ask->form = make_combo (_(lw_table_find_field (&lw_village_table, "org_form")->caption), names);
  watch (ask, ask->form, list, "notify::selected");
}

static void
add_recruits (Ask       *ask,
              GtkWidget *list)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  int year = lw_session_get_on (ask->session) / 10000;
  g_autofree char *one = g_strdup_printf (_("%d: none, 0"), year);
  g_autofree char *three = g_strdup_printf (_("%d to %d: none, 0"), year - 2, year);

  gtk_string_list_append (names, _("as they are"));
  gtk_string_list_append (names, one);
  gtk_string_list_append (names, three);
  ask->recruits = make_combo (_("Years without a number of recruits"), names);
  watch (ask, ask->recruits, list, "notify::selected");
}

static void
add_typed (Ask       *ask,
           GtkWidget *list)
{
  for (guint i = 0; i < N_TYPED; i++)
    {
      const char *title = _(field_of (i)->caption);

      if (i == 0)
        title = _("Start of the term, e.g. 2022-01-15");
      else if (i == 1)
        title = _("Near relatives checked, none found, on");
      ask->typed[i] = lw_ui_entry_row (title, NULL);
      watch (ask, ask->typed[i], list, "changed");
    }
}

void
lw_village_all_ask (GtkWindow *parent,
                    LwSession *session)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("For All Villages"), _(body));
  GtkWidget *list = lw_ui_list ();
  Ask *ask = g_new0 (Ask, 1);

  ask->dialog = ADW_MESSAGE_DIALOG (dialog);
  ask->session = g_object_ref (session);
  g_object_set_data_full (G_OBJECT (dialog), "ask", ask, ask_free);
  add_form (ask, list);
  add_typed (ask, list);
  add_recruits (ask, list);
  adw_message_dialog_set_extra_child (ask->dialog, list);
  adw_message_dialog_add_responses (ask->dialog, "cancel", _("_Cancel"), "set", _("_Set"), NULL);
  adw_message_dialog_set_response_appearance (ask->dialog, "set", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ask->dialog, "set");
  adw_message_dialog_set_response_enabled (ask->dialog, "set", FALSE);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), ask);
  gtk_window_present (GTK_WINDOW (dialog));
}
