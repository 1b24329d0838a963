/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ledger-check.h"

#include "lw-thread.h"
#include "lw-time-text.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define MAX_TOLD 8

struct _LwLedgerCheck
{
  GtkBox parent_instance;

  GtkWidget *icon;
  GtkWidget *spinner;
  GtkWidget *text;
  GtkWidget *look; /* at what was found */
  GtkWidget *again;

  LwSession *session;
  GCancellable *cancellable; /* of the check that is under way */
  GPtrArray *findings;       /* texts; NULL before the first check */
};

G_DEFINE_FINAL_TYPE (LwLedgerCheck, lw_ledger_check, GTK_TYPE_BOX)

/* ---- what is shown ---- */

static void
show (LwLedgerCheck *self,
      const char    *icon,
      const char    *css,
      const char    *text)
{
  gboolean busy = self->cancellable != NULL;

  gtk_widget_set_visible (self->icon, icon != NULL);
  if (icon != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_widget_set_css_classes (self->icon, (const char *[]){ css, NULL });
  gtk_label_set_label (GTK_LABEL (self->text), text);
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  gtk_widget_set_visible (self->look, self->findings != NULL && self->findings->len > 0);
  gtk_button_set_label (GTK_BUTTON (self->again), busy ? _("Stop")
                                                  : self->findings != NULL ? _("Check Again")
                                                                           : _("Check the Ledger"));
}

static void
show_nothing (LwLedgerCheck *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  show (self, NULL, NULL,
        _("Every page, the chain of the journal, and the records against the journal can be checked here."));
}

static void
show_findings (LwLedgerCheck *self)
{
  g_autofree char *time = lw_time_text_clock (g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *text = NULL;
  guint n = self->findings->len;

  if (n == 0)
    {
      /* translators: a time of day */
      text = g_strdup_printf (_("The ledger is whole and its journal in order, checked %s"), time);
      show (self, "lw-state-met-symbolic", "lw-fg-met", text);
      return;
    }
  text = g_strdup_printf (ngettext ("%u damage was found", "%u damages were found", n), n);
  show (self, "dialog-warning-symbolic", "lw-fg-not-met", text);
}

/* ---- the check ---- */

typedef struct
{
  LwLedger *reader;
} Checking;

static void
checking_free (gpointer data)
{
  Checking *checking = data;

  g_clear_object (&checking->reader);
  g_free (checking);
}

static gpointer
check_thread (gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Checking *checking = data;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) problem = NULL;

  lw_ledger_verify (checking->reader, &findings, cancellable, &problem);
  /* The key goes with the reader, not with the task, which may live until the main loop comes round. */
  lw_ledger_close (checking->reader, NULL);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return g_steal_pointer (&findings);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  LwLedgerCheck *self = LW_LEDGER_CHECK (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean stopped = g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));

  if (self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->cancellable);
  if (stopped)
    show_nothing (self);
  else if (error != NULL)
    show (self, "dialog-warning-symbolic", "lw-fg-not-met", error->message);
  else
    {
      g_clear_pointer (&self->findings, g_ptr_array_unref);
      self->findings = g_steal_pointer (&findings);
      show_findings (self);
    }
}

static void
begin (LwLedgerCheck *self)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Checking *checking = g_new0 (Checking, 1);

  checking->reader = lw_ledger_open_reader (lw_session_get_reader (self->session), &error);
  if (checking->reader == NULL)
    {
      checking_free (checking);
      show (self, "dialog-warning-symbolic", "lw-fg-not-met", error->message);
      return;
    }
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  show (self, NULL, NULL, _("Reading the whole ledger…"));
  task = g_task_new (self, self->cancellable, checked_cb, NULL);
  g_task_set_task_data (task, checking, checking_free);
  lw_thread_run (task, check_thread, (GDestroyNotify) g_ptr_array_unref);
}

static void
again_cb (LwLedgerCheck *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    begin (self);
}

static void
look_cb (LwLedgerCheck *self)
{
  GString *text = g_string_new (NULL);
  GtkWidget *dialog;

  for (guint i = 0; i < MIN (self->findings->len, MAX_TOLD); i++)
    g_string_append_printf (text, "· %s\n", (const char *) g_ptr_array_index (self->findings, i));
  if (self->findings->len > MAX_TOLD)
    g_string_append_printf (text, _("and %u more\n"), self->findings->len - MAX_TOLD);
  g_string_append_printf (text, "\n%s", _("Nothing was changed by the check. Make a copy of the file, then restore the "
                                          "latest backup from the menu; what the backup does not have can be saved from "
                                          "the damaged file with “Rescue” on the page that asks for the passphrase."));
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   _("The ledger is damaged"), text->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
  g_string_free (text, TRUE);
}

gboolean
lw_ledger_check_is_busy (LwLedgerCheck *self)
{
  g_return_val_if_fail (LW_IS_LEDGER_CHECK (self), FALSE);

  return self->cancellable != NULL;
}

/* ---- the object ---- */

static void
stop (LwLedgerCheck *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* The task keeps the widget until the thread has ended, so it is not disposed of before; but a reader with
 * the key in it is not to stay behind a page that is gone. */
static void
lw_ledger_check_unroot (GtkWidget *widget)
{
  stop (LW_LEDGER_CHECK (widget));
  GTK_WIDGET_CLASS (lw_ledger_check_parent_class)->unroot (widget);
}

static void
lw_ledger_check_dispose (GObject *object)
{
  LwLedgerCheck *self = LW_LEDGER_CHECK (object);

  stop (self);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_ledger_check_parent_class)->dispose (object);
}

static void
lw_ledger_check_class_init (LwLedgerCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_ledger_check_dispose;
  GTK_WIDGET_CLASS (klass)->unroot = lw_ledger_check_unroot;
}

static void
lw_ledger_check_init (LwLedgerCheck *self)
{
  GtkBox *box = GTK_BOX (self);

  gtk_box_set_spacing (box, 8);
  self->icon = gtk_image_new ();
  self->spinner = gtk_spinner_new ();
  self->text = lw_ui_label_fill ("", "lw-small lw-dim");
  lw_ui_tell_when_cut (self->text);
  self->look = lw_ui_button (NULL, _("What Was Found…"), "lw-small-button");
  self->again = gtk_button_new ();
  lw_ui_add_css (self->again, "lw-small-button");
  g_signal_connect_swapped (self->look, "clicked", G_CALLBACK (look_cb), self);
  g_signal_connect_swapped (self->again, "clicked", G_CALLBACK (again_cb), self);
  gtk_box_append (box, self->icon);
  gtk_box_append (box, self->spinner);
  gtk_box_append (box, self->text);
  gtk_box_append (box, self->look);
  gtk_box_append (box, self->again);
  show_nothing (self);
}

GtkWidget *
lw_ledger_check_new (LwSession *session)
{
  LwLedgerCheck *self = g_object_new (LW_TYPE_LEDGER_CHECK, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
