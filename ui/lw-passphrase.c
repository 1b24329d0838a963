/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-passphrase.h"

#include "lw-pinyin.h"
#include "lw-process.h"
#include "lw-secret-rows.h"
#include "lw-thread.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWindow *parent;
  char *path;
  void (*release) (GtkWindow *parent);
  char *old;
  char *new;
  char *backup;
  char *problem; /* why it did not work, though the ledger is open */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  lw_secret_free (change->old);
  lw_secret_free (change->new);
  g_clear_object (&change->parent);
  g_free (change->path);
  g_free (change->backup);
  g_free (change->problem);
  g_free (change);
}

/* ---- the work ---- */

/* A wrong passphrase must not cost the ledger that is open. */
static gpointer
try_thread (gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Change *change = data;
  g_autoptr (LwLedger) ledger
      = lw_ledger_open (change->path, change->old, LW_LEDGER_OPEN_READ_ONLY, lw_pinyin_name_keys, error);

  return ledger != NULL ? g_strdup (change->path) : NULL;
}

static gpointer
change_thread (gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Change *change = data;
  g_autoptr (GError) problem = NULL;
  LwLedger *ledger
      = lw_ledger_open (change->path, change->old, LW_LEDGER_OPEN_DEFAULT, lw_pinyin_name_keys, error);

  if (ledger == NULL)
    return NULL;
  if (!lw_ledger_change_passphrase (ledger, change->new, &change->backup, &problem))
    change->problem = g_strdup (problem->message);
  return ledger;
}

static void
tried_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Change *change = g_task_get_task_data (task);
  g_autofree char *path = NULL;
  GError *error = NULL;

  path = g_task_propagate_pointer (G_TASK (result), &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  change->release (change->parent);
  lw_thread_run (task, change_thread, g_object_unref);
}

/* ---- the question ---- */

static gboolean
is_complete (AdwMessageDialog *dialog)
{
  const char *new = lw_secret_rows_get (dialog, "new");

  return *lw_secret_rows_get (dialog, "old") != '\0' && *new != '\0'
         && g_str_equal (new, lw_secret_rows_get (dialog, "again"));
}

static void
typed_cb (AdwMessageDialog *dialog)
{
  const char *new = lw_secret_rows_get (dialog, "new");
  const char *again = lw_secret_rows_get (dialog, "again");
  GtkWidget *note = g_object_get_data (G_OBJECT (dialog), "note");

  adw_message_dialog_set_response_enabled (dialog, "change", is_complete (dialog));
  if (*again == '\0')
    gtk_label_set_text (GTK_LABEL (note), "");
  else
    gtk_label_set_text (GTK_LABEL (note), g_str_equal (new, again) ? _("Good, and both are the same.")
                                                                   : _("The two are not the same."));
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  g_autoptr (GTask) task = user_data;
  Change *change = g_task_get_task_data (task);
  GTask *trial;

  if (!g_str_equal (response, "change") || !is_complete (dialog))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  change->old = lw_secret_rows_take (dialog, "old");
  change->new = lw_secret_rows_take (dialog, "new");
  trial = g_task_new (change->parent, NULL, tried_cb, g_object_ref (task));
  g_task_set_task_data (trial, change, NULL);
  lw_thread_run (trial, try_thread, g_free);
  g_object_unref (trial);
}

void
lw_passphrase_change_run (GtkWindow           *parent,
                          const char          *path,
                          void               (*release) (GtkWindow *parent),
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  Change *change = g_new0 (Change, 1);
  GtkWidget *list = lw_ui_list ();
  GtkWidget *box = lw_ui_vbox (6);
  GtkWidget *note = lw_ui_label ("", "lw-dim lw-small");
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      parent, _("Change the passphrase"),
      _("Nobody can recover the new one: write it down and keep it sealed. A backup is made before; it "
        "and older backups keep the old passphrase.")));

  change->parent = g_object_ref (parent);
  change->path = g_strdup (path);
  change->release = release;
  g_task_set_task_data (task, change, change_free);
  g_object_set_data (G_OBJECT (dialog), "note", note);
  lw_secret_rows_add (dialog, list, "old", _("Present passphrase"), typed_cb);
  lw_secret_rows_add (dialog, list, "new", _("New passphrase"), typed_cb);
  lw_secret_rows_add (dialog, list, "again", _("New passphrase, once more"), typed_cb);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), note);
  adw_message_dialog_set_extra_child (dialog, box);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "change", _("_Change"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "change", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "change", FALSE);
  adw_message_dialog_set_default_response (dialog, "change");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tell (GtkWindow  *parent,
      const char *heading,
      const char *why)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, why);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

LwLedger *
lw_passphrase_change_finish (GAsyncResult  *result,
                             char         **backup)
{
  Change *change = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  LwLedger *ledger = g_task_propagate_pointer (G_TASK (result), &error);

  *backup = g_steal_pointer (&change->backup);
  if (error != NULL || change->problem != NULL)
    tell (change->parent,
          /* With a backup it was changed, and something else is to be told. */
          *backup != NULL ? _("The passphrase was changed") : _("The passphrase was not changed"),
          error != NULL ? error->message : change->problem);
  return ledger;
}
