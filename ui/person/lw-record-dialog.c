/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-record-dialog.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-entry.h"
#include "lw-pool.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define MAX_ASKED 8

typedef struct
{
  LwRecordDialogFunc func;
  gpointer data;
  GDestroyNotify destroy;
  char *body;
  gpointer record;
  const LwField *fields[MAX_ASKED];
  GtkWidget *rows[MAX_ASKED];
  guint n;
  AdwMessageDialog *dialog; /* borrowed */
  LwLedger *reader;         /* (nullable): borrowed; what looks like a slip is looked up in it */
  LwDate today;             /* or the base date, where that is later */
} Form;

static const int statuses[]
    = { LW_POLITICAL_STATUS_UNKNOWN, LW_POLITICAL_STATUS_MEMBER, LW_POLITICAL_STATUS_PROBATIONARY,
        LW_POLITICAL_STATUS_LEAGUE, LW_POLITICAL_STATUS_MASSES };
/* Kinds of a record are numbered from 1. */
static const int kinds[] = { 1, 2, 3, 4, 5 };

static const int *
codes_of (const LwTable *table,
          const LwField *field,
          guint         *n)
{
  gboolean status = g_str_equal (field->name, "political_status");

  *n = status                       ? G_N_ELEMENTS (statuses)
       : table == &lw_measure_table ? LW_MEASURE_STUDY
       : table == &lw_review_table  ? LW_REVIEW_YEARLY
                                    : LW_AWARD_PENALTY;
  return status ? statuses : kinds;
}

const char *
lw_record_code_caption (const LwTable *table,
                        const char    *field,
                        int            code)
{
  if (g_str_equal (field, "political_status"))
    return code != 0 ? lw_political_status_caption ((LwPoliticalStatus) code) : _("unknown");
  if (table == &lw_measure_table)
    return lw_pool_measure_caption (code);
  if (table == &lw_review_table)
    return lw_pool_review_caption (code);
  return code == LW_AWARD_PENALTY ? _("penalty") : _("award");
}

static const LwTable *
table_of (gconstpointer record)
{
  return ((const LwRecord *) record)->table;
}

static void
form_free (gpointer  data,
           GClosure *closure)
{
  Form *form = data;

  if (form->destroy != NULL)
    form->destroy (form->data);
  lw_record_free (form->record);
  g_free (form->body);
  g_free (form);
}

/* What took place, or was given, is no day to come; what is due or ends may be, but not in a résumé. */
static LwDate
latest_of (Form          *form,
           const LwField *field)
{
  const char *name = field->name;
  gboolean may_come = g_str_equal (name, "start") || g_str_equal (name, "end")
                      || g_str_equal (name, "due") || g_str_equal (name, "until");

  if (table_of (form->record) == &lw_resume_table)
    return form->today;
  return may_come ? 0 : form->today;
}

static glong
most_of (const LwField *field)
{
  return g_str_equal (field->name, "what") || g_str_equal (field->name, "result") ? LW_NOTES_MOST
                                                                                  : LW_LINE_MOST;
}

/* (transfer full) (nullable): why the row cannot be taken; NULL: it is. */
static char *
take_row (Form  *form,
          guint  i)
{
  const LwField *field = form->fields[i];
  g_autofree char *line = NULL;
  char *problem;
  LwDate date = 0;
  guint n;

  if (field->type == LW_FIELD_CODE)
    {
      const int *codes = codes_of (table_of (form->record), field, &n);
      guint choice = adw_combo_row_get_selected (ADW_COMBO_ROW (form->rows[i]));
      if (choice < n)
        lw_record_set_int (form->record, field, codes[choice]);
      return NULL;
    }
  if (field->type == LW_FIELD_TEXT)
    {
      problem = lw_entry_check (form->rows[i], most_of (field));
      line = problem == NULL ? lw_entry_get_line (form->rows[i]) : NULL;
      if (problem == NULL)
        lw_record_set_text (form->record, field, line);
      return problem;
    }
  problem = g_str_equal (field->name, "end") ? lw_entry_read_end (form->rows[i], latest_of (form, field), &date)
                                             : lw_entry_read_date (form->rows[i], latest_of (form, field), &date);
  if (problem == NULL)
    lw_record_set_int (form->record, field, date);
  return problem;
}

static gboolean
find_row (Form        *form,
          const char  *name,
          guint       *i)
{
  for (*i = 0; *i < form->n; (*i)++)
    if (g_str_equal (form->fields[*i]->name, name))
      return TRUE;
  return FALSE;
}

/* What ends does so after it began. */
static char *
check_order (Form *form)
{
  static const char *const pairs[][2]
      = { { "start", "end" }, { "start", "due" }, { "start", "done" }, { "given", "until" } };

  for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
    {
      guint first, last;
      LwDate from, to;

      if (!find_row (form, pairs[k][0], &first) || !find_row (form, pairs[k][1], &last))
        continue;
      from = (LwDate) lw_record_get_int (form->record, form->fields[first]);
      to = (LwDate) lw_record_get_int (form->record, form->fields[last]);
      if (from == 0 || to == 0 || lw_date_last (to) >= lw_date_first (from))
        continue;
      lw_entry_mark (form->rows[last], TRUE);
      /* translators: the captions of two fields with dates */
      return g_strdup_printf (_("“%1$s” is before “%2$s”."), _(form->fields[last]->caption),
                              _(form->fields[first]->caption));
    }
  return NULL;
}

/* (transfer full) (nullable): the first thing that is wrong; every row that is wrong is marked. */
static char *
take_rows (Form *form)
{
  char *problem = NULL;

  for (guint i = 0; i < form->n; i++)
    problem = lw_entry_first (problem, take_row (form, i));
  return problem != NULL ? problem : check_order (form);
}

/* A record of which nothing is said is none. */
static gboolean
says_something (Form *form)
{
  for (guint i = 0; i < form->n; i++)
    {
      g_autofree char *line
          = form->fields[i]->type != LW_FIELD_CODE ? lw_entry_get_line (form->rows[i]) : NULL;

      if (line != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
check_cb (Form *form)
{
  g_autofree char *problem = take_rows (form);
  g_autofree char *doubt = problem == NULL && form->reader != NULL && says_something (form)
                               ? lw_pool_find_doubt (form->reader, form->record)
                               : NULL;

  adw_message_dialog_set_body (form->dialog, problem != NULL ? problem
                                             : doubt != NULL ? doubt
                                                             : form->body);
  adw_message_dialog_set_response_enabled (form->dialog, "ok",
                                           problem == NULL && says_something (form));
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Form             *form)
{
  g_autofree char *problem = NULL;

  if (!g_str_equal (response, "ok"))
    return;
  problem = take_rows (form);
  if (problem == NULL)
    form->func (g_steal_pointer (&form->record), form->data);
}

static GtkWidget *
make_combo (Form          *form,
            const LwField *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 now = lw_record_get_int (form->record, field);
  guint n, selected = 0;
  const int *codes = codes_of (table_of (form->record), field, &n);

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (names, lw_record_code_caption (table_of (form->record), field->name, codes[i]));
      if (codes[i] == now)
        selected = i;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (check_cb), form);
  return row;
}

static GtkWidget *
make_entry (Form          *form,
            const LwField *field)
{
  GtkWidget *row;
  g_autofree char *text
      = field->type == LW_FIELD_DATE
            ? lw_date_to_iso ((LwDate) lw_record_get_int (form->record, field))
            : g_strdup (lw_record_get_text (form->record, field));

  row = lw_ui_entry_row (_(field->caption), text);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (check_cb), form);
  return row;
}

static void
add_row (Form          *form,
         GtkWidget     *list,
         const LwField *field)
{
  GtkWidget *row = field->type == LW_FIELD_CODE ? make_combo (form, field) : make_entry (form, field);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->caption));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  form->fields[form->n] = field;
  form->rows[form->n++] = row;
}

static Form *
open_dialog (GtkWindow          *parent,
             LwDate              on,
             const char         *heading,
             const char         *body,
             const char         *ok,
             gpointer            record,
             const char *const  *fields,
             LwRecordDialogFunc  func,
             gpointer            data,
             GDestroyNotify      destroy)
{
  Form *form = g_new0 (Form, 1);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);
  GtkWidget *list = lw_ui_list ();

  form->func = func;
  form->data = data;
  form->destroy = destroy;
  form->body = g_strdup (body != NULL ? body : "");
  form->record = record;
  form->dialog = ADW_MESSAGE_DIALOG (dialog);
  form->today = MAX (lw_date_today (), on);
  adw_message_dialog_add_responses (form->dialog, "cancel", _("_Cancel"), "ok", ok, NULL);
  adw_message_dialog_set_response_appearance (form->dialog, "ok", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (form->dialog, "ok");
  adw_message_dialog_set_extra_child (form->dialog, list);
  for (guint i = 0; fields[i] != NULL && form->n < MAX_ASKED; i++)
    add_row (form, list, lw_table_find_field (((LwRecord *) record)->table, fields[i]));
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), form, form_free, 0);
  return form;
}

static void
present (Form *form)
{
  check_cb (form);
  gtk_window_present (GTK_WINDOW (form->dialog));
}

void
lw_record_dialog_ask (GtkWindow          *parent,
                      LwDate              on,
                      const char         *heading,
                      const char         *body,
                      const char         *ok,
                      gpointer            record,
                      const char *const  *fields,
                      LwRecordDialogFunc  func,
                      gpointer            data,
                      GDestroyNotify      destroy)
{
  present (open_dialog (parent, on, heading, body, ok, record, fields, func, data, destroy));
}

/* ---- what is asked is saved ---- */

typedef struct
{
  LwSession *session;
  char *label;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->session);
  g_free (saving->label);
  g_free (saving);
}

static void
save_func (gpointer record,
           gpointer data)
{
  Saving *saving = data;

  lw_session_save_one (saving->session, saving->label, record);
}

void
lw_record_dialog_edit (GtkWindow         *parent,
                       LwSession         *session,
                       const char        *heading,
                       const char        *label,
                       gpointer           record,
                       const char *const *fields)
{
  Saving *saving = g_new0 (Saving, 1);
  Form *form;

  saving->session = g_object_ref (session);
  saving->label = g_strdup (label);
  form = open_dialog (parent, lw_session_get_on (session), heading, NULL, _("_Save"), record, fields,
                      save_func, saving, saving_free);
  form->reader = lw_session_get_reader (session);
  present (form);
}
