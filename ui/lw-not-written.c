/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-not-written.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define KEY "lw-not-written"

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             LwSession        *session)
{
  g_object_set_data (G_OBJECT (gtk_window_get_transient_for (GTK_WINDOW (dialog))), KEY, NULL);
  if (g_str_equal (response, "again"))
    lw_session_write_again (session);
  else if (g_str_equal (response, "drop"))
    lw_session_drop_unwritten (session);
}

static char *
body_of (const char *message,
         guint       n)
{
  if (n == 0)
    return g_strdup (message);
  return g_strdup_printf (ngettext ("%s\n\nThe change is kept in this window until it is written or dropped.",
                                    "%s\n\n%u changes are kept in this window until they are written or dropped.", n),
                          message, n);
}

/* Dropping is what has to be chosen: Escape leaves the dialog no other way than trying again. */
static void
offer_again (AdwMessageDialog *dialog)
{
  adw_message_dialog_add_responses (dialog, "drop", _("_Drop the Change"), "again", _("_Write Again"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "drop", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "again");
  adw_message_dialog_set_close_response (dialog, "again");
}

static AdwMessageDialog *
make_dialog (GtkWindow *parent,
             LwSession *session,
             guint      n_unwritten)
{
  AdwMessageDialog *dialog
      = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _("Not written"), NULL));

  if (n_unwritten > 0)
    offer_again (dialog);
  else
    adw_message_dialog_add_response (dialog, "close", _("Close"));
  if (session != NULL)
    g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), session, 0);
  g_object_set_data (G_OBJECT (parent), KEY, n_unwritten > 0 ? dialog : NULL);
  return dialog;
}

void
lw_not_written_tell (GtkWindow  *parent,
                     LwSession  *session,
                     const char *message)
{
  guint n = session != NULL ? lw_session_count_unwritten (session) : 0;
  g_autofree char *body = body_of (message, n);
  AdwMessageDialog *dialog = n > 0 ? g_object_get_data (G_OBJECT (parent), KEY) : NULL;

  if (dialog == NULL)
    dialog = make_dialog (parent, session, n);
  adw_message_dialog_set_body (dialog, body);
  gtk_window_present (GTK_WINDOW (dialog));
}
