/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-written.h"

#include "lw-history-page.h"
#include "lw-names.h"
#include "lw-recent.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define MAX_WRITTEN 60

/* Whom or which village a change is about. */
static char *
subject_name (LwSession      *session,
              const LwChange *change)
{
  LwLedger *reader = lw_session_get_reader (session);

  if (change->person != 0)
    {
      g_autoptr (LwPerson) person = lw_ledger_get (reader, &lw_person_table, change->person, NULL);
      return g_strdup (person != NULL ? person->name : "");
    }
  if (change->village != 0)
    {
      g_autoptr (LwVillage) village
          = lw_ledger_get (reader, &lw_village_table, change->village, NULL);
      return village != NULL ? lw_village_name_short (village->name) : g_strdup ("");
    }
  return g_strdup ("");
}

static GtkWidget *
fixed (const char *text,
       const char *css,
       int         width)
{
  GtkWidget *label = lw_ui_label_fill (text, css);

  gtk_widget_set_hexpand (label, FALSE);
  gtk_widget_set_size_request (label, width, -1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 8);
  return label;
}

static void
add_change (GtkWidget      *list,
            LwSession      *session,
            const LwChange *change)
{
  GtkWidget *box = lw_ui_box (10);
  g_autofree char *name = subject_name (session, change);
  g_autofree char *was = lw_history_dup_value (change, change->old_value);
  g_autofree char *is = lw_history_dup_value (change, change->new_value);
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), fixed (name, "lw-heading", 72));
  gtk_box_append (GTK_BOX (box), fixed (_(change->field->caption), "lw-small", 96));
  gtk_box_append (GTK_BOX (box), lw_ui_label (was, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_label ("→", "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (is, "lw-small lw-heading"));
  row = lw_ui_list_add (list, box, change->person != 0);
  if (change->person != 0)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.person");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", change->person);
    }
}

void
lw_import_add_written (GtkWidget  *box,
                       LwSession  *session,
                       const char *file,
                       LwKey       entry)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *heading = NULL;
  GtkWidget *list;
  guint n = 0;

  if (entry != 0)
    changes = lw_journal_history (lw_session_get_reader (session), entry, 0, 0, NULL);
  if (changes == NULL)
    return;
  list = g_object_ref_sink (lw_ui_list ());
  for (guint i = 0; i < changes->len; i++)
    {
      const LwChange *change = g_ptr_array_index (changes, i);

      if (change->field != NULL && lw_history_is_telling (change) && n++ < MAX_WRITTEN)
        add_change (list, session, change);
    }
  /* translators: name of a file, number of fields */
  heading = g_strdup_printf (_("%s, changed: %u (old → new)"), file, n);
  if (n > 0)
    {
      gtk_box_append (GTK_BOX (box), lw_ui_label (heading, "lw-heading"));
      gtk_box_append (GTK_BOX (box), list);
    }
  if (n > MAX_WRITTEN)
    gtk_box_append (GTK_BOX (box), lw_ui_label (_("The rest stands in the history."),
                                                "lw-dim lw-small"));
  g_object_unref (list);
}

void
lw_import_mark_undone (GPtrArray *widgets,
                       LwSession *session)
{
  g_autoptr (GPtrArray) entries = lw_journal_list (lw_session_get_reader (session), 200, NULL);

  for (guint i = 0; i < widgets->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (widgets, i);
      const LwKey *key = g_object_get_data (G_OBJECT (widget), "entry");
      gboolean undone = FALSE;

      for (guint j = 0; entries != NULL && j < entries->len; j++)
        {
          const LwJournalEntry *entry = g_ptr_array_index (entries, j);
          undone |= entry->id == *key && entry->undone;
        }
      gtk_widget_set_visible (widget, undone);
    }
}

/* ---- earlier imports ---- */

/* Only the latest action of all can be taken back, because a later one may stand on it. */
static void
add_way_to_history (GtkWidget *list)
{
  GtkWidget *box = lw_ui_box (10);
  GtkWidget *why = lw_ui_label (
      _("Undo goes step by step, the latest first. The history shows what came after an import."),
      "lw-dim lw-small");
  GtkWidget *row;

  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_widget_set_hexpand (why, TRUE);
  gtk_widget_set_margin_top (why, 6);
  gtk_widget_set_margin_bottom (why, 6);
  gtk_box_append (GTK_BOX (box), why);
  gtk_box_append (GTK_BOX (box), lw_ui_icon ("go-next-symbolic", 16, NULL));
  row = lw_ui_list_add (list, box, TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", "history");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.page");
  lw_ui_name (row, _("Open the history"));
}

void
lw_import_fill_earlier (GtkWidget *list,
                        LwSession *session)
{
  g_autoptr (GPtrArray) entries = lw_journal_list (lw_session_get_reader (session), 200, NULL);
  g_autoptr (LwJournalEntry) next = lw_journal_peek_undo (lw_session_get_reader (session), NULL);
  /* What the importer calls its actions: a word before the name of the file. */
  guint shown = 0, later = 0;

  lw_ui_clear (list);
  for (guint i = 0; entries != NULL && i < entries->len && shown < 12; i++)
    {
      const LwJournalEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *when = lw_recent_format_time (entry->at / G_USEC_PER_SEC);
      GtkWidget *box;

      if (entry->kind != LW_JOURNAL_ACTION
          || (strstr (entry->label, ".xls") == NULL && strstr (entry->label, ".csv") == NULL
              && strstr (entry->label, ".lrm") == NULL && strstr (entry->label, ".et") == NULL))
        continue;
      box = lw_ui_box (10);
      gtk_box_append (GTK_BOX (box), lw_ui_icon ("x-office-spreadsheet-symbolic", 16, NULL));
      gtk_box_append (GTK_BOX (box), lw_ui_label_fill (entry->label, "lw-small"));
      gtk_box_append (GTK_BOX (box), lw_ui_label (when, "lw-dim lw-small"));
      if (entry->undone)
        gtk_box_append (GTK_BOX (box), lw_ui_tag (_("taken back"), NULL));
      else if (next != NULL && next->id == entry->id)
        {
          GtkWidget *undo = lw_ui_button (NULL, _("Undo"), "lw-small-button");
          gtk_actionable_set_action_name (GTK_ACTIONABLE (undo), "win.undo");
          gtk_box_append (GTK_BOX (box), undo);
        }
      else
        later++;
      lw_ui_list_add (list, box, FALSE);
      shown++;
    }
  if (later > 0)
    add_way_to_history (list);
}
