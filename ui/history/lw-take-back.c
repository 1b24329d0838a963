/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-take-back.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_TOLD 6

GPtrArray *
lw_take_back_list (LwSession *session,
                   LwKey      entry)
{
  g_autoptr (GPtrArray) all = lw_journal_list (lw_session_get_reader (session), 0, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_journal_entry_free);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const LwJournalEntry *one = g_ptr_array_index (all, i);

      if (one->id < entry)
        break;
      if (one->kind == LW_JOURNAL_ACTION && !one->undone)
        g_ptr_array_add (list, g_steal_pointer (&g_ptr_array_index (all, i)));
    }
  return list;
}

/* @list: of lw_take_back_list(); its last is the one that was asked for. */
static char *
what_goes (GPtrArray *list)
{
  GString *text = g_string_new (NULL);
  guint later = list->len - 1;

  g_string_append_printf (text, ngettext ("%u later action is taken back with it:",
                                          "%u later actions are taken back with it:", later),
                          later);
  for (guint i = 0; i < MIN (later, MAX_TOLD); i++)
    g_string_append_printf (text, "\n· %s", ((const LwJournalEntry *) list->pdata[i])->label);
  if (later > MAX_TOLD)
    g_string_append (text, "\n· …");
  g_string_append_printf (text, "\n\n%s", _("All of it can be done again, step by step."));
  return g_string_free (text, FALSE);
}

static void
answered_cb (GtkWidget  *dialog,
             const char *response,
             LwSession  *session)
{
  const LwKey *entry = g_object_get_data (G_OBJECT (dialog), "entry");

  if (g_str_equal (response, "undo"))
    lw_session_undo_to (session, *entry);
}

static void
ask (GtkWidget *over,
     LwSession *session,
     LwKey      entry,
     GPtrArray *list)
{
  const LwJournalEntry *asked = g_ptr_array_index (list, list->len - 1);
  g_autofree char *body = what_goes (list);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), NULL, body);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("Take back “%s”?"), asked->label);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "undo",
                                    _("_Take Back"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "undo",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "entry", g_memdup2 (&entry, sizeof entry), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), session, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
lw_take_back (GtkWidget *over,
              LwSession *session,
              LwKey      entry)
{
  g_autoptr (GPtrArray) list = lw_take_back_list (session, entry);

  if (list->len > 1)
    ask (over, session, entry, list);
  else if (list->len == 1)
    lw_session_undo (session);
}
