/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-written.h"

#include "lw-change-text.h"
#include "lw-names.h"
#include "lw-take-back.h"
#include "lw-time-text.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define MAX_WRITTEN 60
#define MAX_LOOKED_AT 2000 /* actions, for imports among them */
#define MAX_EARLIER 12

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
  g_autofree char *caption = lw_change_dup_caption (lw_session_get_reader (session), change, 0);
  g_autofree char *was = lw_change_dup_value (change, change->old_value);
  g_autofree char *is = lw_change_dup_value (change, change->new_value);
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), fixed (name, "lw-heading", 72));
  gtk_box_append (GTK_BOX (box), fixed (caption, "lw-small", 96));
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

      if (change->field != NULL && lw_change_is_telling (change) && n++ < MAX_WRITTEN)
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
  g_autoptr (GPtrArray) entries = lw_journal_list (lw_session_get_reader (session), MAX_LOOKED_AT, NULL);

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

static void
take_back_cb (GtkWidget *button,
              LwSession *session)
{
  const LwKey *entry = g_object_get_data (G_OBJECT (button), "entry");

  lw_take_back (button, session, *entry);
}

/* The latest goes at once, as everywhere; an older one asks, because it takes others with it. */
static GtkWidget *
undo_button (LwSession            *session,
             const LwJournalEntry *entry,
             gboolean              latest)
{
  GtkWidget *button = lw_ui_button (NULL, latest ? _("Undo") : _("Undo…"), "lw-small-button");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !lw_session_is_read_only (session));
  g_object_set_data_full (G_OBJECT (button), "entry", g_memdup2 (&entry->id, sizeof entry->id),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_back_cb), session, 0);
  return button;
}

static gboolean
is_import (const LwJournalEntry *entry)
{
  /* What the importer calls its actions: a word before the name of the file. */
  static const char *const suffixes[] = { ".xls", ".csv", ".lrm", ".et", ".ods", ".tsv", ".XLS", ".CSV" };

  if (entry->kind != LW_JOURNAL_ACTION)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (strstr (entry->label, suffixes[i]) != NULL)
      return TRUE;
  return FALSE;
}

static GtkWidget *
earlier_row (LwSession            *session,
             const LwJournalEntry *entry,
             gboolean              latest)
{
  GtkWidget *box = lw_ui_box (10);
  GtkWidget *label = lw_ui_label_fill (entry->label, "lw-small");
  g_autofree char *when = lw_time_text_when (entry->at / G_USEC_PER_SEC);

  lw_ui_tell_when_cut (label);
  gtk_box_append (GTK_BOX (box), lw_ui_icon ("x-office-spreadsheet-symbolic", 16, NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), lw_ui_label (when, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (box), entry->undone ? lw_ui_tag (_("taken back"), NULL)
                                               : undo_button (session, entry, latest));
  return box;
}

void
lw_import_fill_earlier (GtkWidget *list,
                        LwSession *session)
{
  g_autoptr (GPtrArray) entries = lw_journal_list (lw_session_get_reader (session), MAX_LOOKED_AT, NULL);
  gboolean latest = TRUE;
  guint shown = 0;

  lw_ui_clear (list);
  for (guint i = 0; entries != NULL && i < entries->len && shown < MAX_EARLIER; i++)
    {
      const LwJournalEntry *entry = g_ptr_array_index (entries, i);

      if (is_import (entry))
        {
          lw_ui_list_add (list, earlier_row (session, entry, latest), FALSE);
          shown++;
        }
      if (entry->kind == LW_JOURNAL_ACTION && !entry->undone)
        latest = FALSE;
    }
}
