/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-election-day.h"

#include "lw-date.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

static gboolean
read_day (GtkWidget *entry,
          LwDate    *day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  *day = 0;
  if (*text == '\0')
    return TRUE;
  return lw_date_parse (text, FALSE, day) == LW_DATE_OK && lw_date_is_full (*day);
}

static void
changed_cb (GtkWidget        *entry,
            AdwMessageDialog *dialog)
{
  LwDate day;
  gboolean good = read_day (entry, &day);

  adw_message_dialog_set_response_enabled (dialog, "set", good);
  if (good)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             LwSession        *session)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  g_autofree char *iso = NULL;
  g_autofree char *label = NULL;
  LwDate day;

  if (!g_str_equal (response, "set") || !read_day (entry, &day))
    return;
  iso = day != 0 ? lw_date_to_iso (day) : NULL;
  label = day != 0 ? g_strdup_printf (_("Election day set to %s"), iso)
                   : g_strdup (_("Election day taken away"));
  lw_session_set_setting (session, label, "election-day", iso);
}

void
lw_election_day_ask (GtkWindow *parent,
                     LwSession *session)
{
  GtkWidget *dialog = adw_message_dialog_new (
      parent, _("Election Day"),
      _("Rules look ahead to this day, and the limits of age of the advice count on it."));
  GtkWidget *list = lw_ui_list ();
  LwDate day = lw_session_get_election_day (session);
  g_autofree char *iso = day != 0 ? lw_date_to_iso (day) : NULL;
  GtkWidget *entry = lw_ui_entry_row (_("Day, e.g. 2026-12-26"), iso);

  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "set",
                                    _("_Set"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "set",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "set");
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), session, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
