/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-bulk-dialogs.h"

#include "lw-people-bulk.h"
#include "lw-record-dialog.h"

#include <glib/gi18n-lib.h>

/* One measure (培养措施) for many. */

typedef struct
{
  LwSession *session;
  GArray *people;
  LwDate on;
  LwMeasureTaken *measure; /* of the writer's thread */
} Giving;

static Giving *
giving_new (LwSession    *session,
            const GArray *people,
            LwDate        on)
{
  Giving *giving = g_new0 (Giving, 1);

  g_set_object (&giving->session, session);
  giving->people = g_array_copy ((GArray *) people);
  giving->on = on;
  return giving;
}

static void
giving_free (gpointer data)
{
  Giving *giving = data;

  g_clear_object (&giving->session);
  g_array_unref (giving->people);
  g_clear_pointer ((gpointer *) &giving->measure, lw_record_free);
  g_free (giving);
}

static gboolean
give_func (LwLedger  *writer,
           gpointer   data,
           GError   **error)
{
  Giving *giving = data;

  return lw_bulk_add_measure (writer, giving->people, giving->measure, giving->on, error);
}

/* Who would get it, and why the others would not. */
static char *
describe (const LwBulkMeasure *look)
{
  GString *text = g_string_new (NULL);
  guint n = look->people->len;

  g_string_append_printf (text, ngettext ("%u person gets the measure.", "%u people get the measure.", n), n);
  if (look->n_left_out > 0)
    g_string_append_printf (text, ngettext (" %u is not in the pool and left out.",
                                            " %u are not in the pool and left out.", look->n_left_out),
                            look->n_left_out);
  g_string_append (text, " ");
  g_string_append (text, _("One undo takes back all of it."));
  return g_string_free (text, FALSE);
}

static void
asked_cb (gpointer record,
          gpointer data)
{
  Giving *form = data;
  Giving *giving = giving_new (NULL, form->people, form->on); /* the session is the main thread's */
  g_autofree char *label = NULL;
  g_autoptr (LwBulkMeasure) look = NULL;

  giving->measure = record;
  look = lw_bulk_look_measure (lw_session_get_reader (form->session), form->people, record, form->on, NULL);
  label = g_strdup_printf (ngettext ("Measure for %u person", "Measure for %u people",
                                     look != NULL ? look->people->len : 0),
                           look != NULL ? look->people->len : 0);
  lw_session_edit (form->session, label, give_func, giving, giving_free);
}

static void
tell_nobody (GtkWindow *parent)
{
  GtkWidget *dialog = adw_message_dialog_new (
      parent, _("Add a Measure"),
      _("None of them is in the pool. Put them in the pool first; measures are for reserves."));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
lw_bulk_dialog_measure (GtkWindow    *parent,
                        LwSession    *session,
                        const GArray *people)
{
  static const char *const fields[] = { "kind", "what", "start", "due", NULL };
  LwDate on = lw_session_get_on (session);
  LwMeasureTaken *measure = lw_record_new (&lw_measure_table);
  g_autoptr (LwBulkMeasure) look = NULL;
  g_autofree char *body = NULL;

  measure->kind = LW_MEASURE_TRAINING;
  look = lw_bulk_look_measure (lw_session_get_reader (session), people, measure, on, NULL);
  if (look == NULL || look->people->len + look->n_already == 0)
    {
      lw_record_free (measure);
      tell_nobody (parent);
      return;
    }
  body = describe (look);
  lw_record_dialog_ask (parent, on, _("Add a Measure"), body, _("_Add"), measure, fields, asked_cb,
                        giving_new (session, people, on), giving_free);
}
