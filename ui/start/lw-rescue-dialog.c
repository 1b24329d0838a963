/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-rescue-dialog.h"

#include "lw-access.h"
#include "lw-ledger.h"
#include "lw-pinyin.h"
#include "lw-process.h"
#include "lw-recent.h"
#include "lw-thread.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define REPORT_HEIGHT 220

typedef struct
{
  GtkWindow *parent;
  char *path;
  char *target;
  char *passphrase;
  GPtrArray *report;
  gboolean whole;
} Rescue;

static void
rescue_free (gpointer data)
{
  Rescue *rescue = data;

  g_clear_object (&rescue->parent);
  g_free (rescue->path);
  g_free (rescue->target);
  lw_secret_free (rescue->passphrase);
  g_clear_pointer (&rescue->report, g_ptr_array_unref);
  g_free (rescue);
}

char *
lw_rescue_dup_target (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = lw_recent_dup_name (path);
  g_autofree char *rescued = g_strdup_printf (_("%s rescued"), name);

  for (guint i = 1;; i++)
    {
      g_autofree char *base = i == 1 ? g_strconcat (rescued, ".liangwei", NULL)
                                     : g_strdup_printf ("%s %u.liangwei", rescued, i);
      g_autofree char *target = g_build_filename (folder, base, NULL);

      if (!g_file_test (target, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        return g_steal_pointer (&target);
    }
}

static GtkWidget *
make_dialog (Rescue     *rescue,
             const char *heading,
             const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (rescue->parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  return dialog;
}

static void
opened_cb (AdwMessageDialog *dialog,
           const char       *response,
           gpointer          user_data)
{
  g_autoptr (GTask) task = user_data;
  Rescue *rescue = g_task_get_task_data (task);

  g_task_return_pointer (task, g_str_equal (response, "open") ? g_strdup (rescue->target) : NULL,
                         g_free);
}

/* What was saved and what was lost, line by line. */
static GtkWidget *
make_report (Rescue *rescue)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = lw_ui_vbox (4);

  for (guint i = 0; i < rescue->report->len; i++)
    {
      GtkWidget *line = lw_ui_label (g_ptr_array_index (rescue->report, i), "lw-small");

      gtk_label_set_wrap (GTK_LABEL (line), TRUE);
      gtk_label_set_selectable (GTK_LABEL (line), TRUE);
      gtk_box_append (GTK_BOX (box), line);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), REPORT_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static void
tell_success (GTask *task)
{
  Rescue *rescue = g_task_get_task_data (task);
  g_autofree char *place = lw_recent_dup_place (rescue->target);
  GtkWidget *dialog = make_dialog (
      rescue, rescue->whole ? _("Everything was saved") : _("Some of it was saved"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("The new ledger is %s. The damaged file is as it was."), place);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_report (rescue));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "open", _("_Open"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  g_signal_connect (dialog, "response", G_CALLBACK (opened_cb), g_object_ref (task));
  gtk_window_present (GTK_WINDOW (dialog));
}

static gpointer
rescue_thread (gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Rescue *rescue = data;

  if (!lw_ledger_rescue (rescue->path, rescue->target, NULL, rescue->passphrase,
                         lw_pinyin_name_keys, &rescue->whole, &rescue->report, error))
    return NULL;
  return g_strdup (rescue->target);
}

static void
rescued_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *target = g_task_propagate_pointer (G_TASK (result), &error);

  if (target != NULL)
    {
      tell_success (task);
      return;
    }
  gtk_window_present (GTK_WINDOW (
      make_dialog (g_task_get_task_data (task), _("Nothing could be saved"), error->message)));
  g_task_return_pointer (task, NULL, NULL);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  g_autoptr (GTask) task = user_data;
  Rescue *rescue = g_task_get_task_data (task);
  g_autoptr (GTask) work = NULL;

  if (!g_str_equal (response, "rescue"))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  /* The data stays with the outer task, which lives until the inner one has answered. */
  work = g_task_new (rescue->parent, NULL, rescued_cb, g_object_ref (task));
  g_task_set_task_data (work, rescue, NULL);
  lw_thread_run (work, rescue_thread, g_free);
}

void
lw_rescue_run (GtkWindow           *parent,
               const char          *path,
               const char          *passphrase,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  Rescue *rescue = g_new0 (Rescue, 1);
  g_autofree char *place = NULL;
  GtkWidget *dialog;

  rescue->parent = g_object_ref (parent);
  rescue->path = g_strdup (path);
  rescue->passphrase = g_strdup (passphrase);
  rescue->target = lw_rescue_dup_target (path);
  g_task_set_task_data (task, rescue, rescue_free);
  place = lw_recent_dup_place (rescue->target);
  dialog = adw_message_dialog_new (parent, _("Save what can be read?"), NULL);
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      _("What can still be read is put into a new ledger, %s, with the same passphrase. The "
        "damaged file is left as it is. A large ledger takes some minutes."),
      place);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "rescue",
                                    _("_Rescue"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rescue",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rescue");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
lw_rescue_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
