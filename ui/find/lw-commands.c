/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-commands.h"

#include "lw-pinyin.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const LwCommand commands[] = {
  { "win.page::overview", N_ ("Overview"), "view-grid-symbolic", TRUE },
  { "win.page::villages", N_ ("Villages"), "user-home-symbolic", TRUE },
  { "win.page::people", N_ ("People"), "system-users-symbolic", TRUE },
  { "win.page::pool", N_ ("Reserves"), "starred-symbolic", TRUE },
  { "win.pool-due", N_ ("What is due in the pool"), "alarm-symbolic", FALSE },
  { "win.talents", N_ ("Talents"), "starred-symbolic", FALSE },
  { "win.page::import", N_ ("Import"), "folder-download-symbolic", TRUE },
  { "win.page::report", N_ ("Reports"), "x-office-document-symbolic", TRUE },
  { "win.page::doubtful", N_ ("Doubtful Data"), "dialog-warning-symbolic", TRUE },
  { "win.page::history", N_ ("History"), "document-open-recent-symbolic", TRUE },
  { "win.add-to::people", N_ ("Add Person"), "list-add-symbolic", FALSE },
  { "win.add-to::villages", N_ ("Add a Village"), "list-add-symbolic", FALSE },
  { "win.page::merge", N_ ("Find Duplicates…"), "edit-find-symbolic", FALSE },
  { "win.undo", N_ ("Undo"), "edit-undo-symbolic", FALSE },
  { "win.redo", N_ ("Redo"), "edit-redo-symbolic", FALSE },
  { "win.base-date", N_ ("Base date"), "x-office-calendar-symbolic", FALSE },
  { "win.election-day", N_ ("Set election day"), "x-office-calendar-symbolic", FALSE },
  { "win.village-change", N_ ("Village Changes"), "user-home-symbolic", FALSE },
  { "win.passphrase", N_ ("Change the passphrase"), "dialog-password-symbolic", FALSE },
  { "win.sealed-slip", N_ ("Print a sheet for the safe"), "document-print-symbolic", FALSE },
  { "win.backup", N_ ("Back up the ledger"), "document-save-symbolic", FALSE },
  { "win.restore", N_ ("Restore from a backup…"), "document-revert-symbolic", FALSE },
  { "win.lock", N_ ("Lock the ledger"), "system-lock-screen-symbolic", FALSE },
  { "win.new-ledger", N_ ("New ledger"), "document-new-symbolic", FALSE },
  { "win.open-file", N_ ("Open another ledger"), "document-open-symbolic", FALSE },
  { "win.help", N_ ("Help"), "help-browser-symbolic", FALSE },
  { "win.keys", N_ ("Keyboard shortcuts"), "input-keyboard-symbolic", FALSE },
};

const char *
lw_command_caption (const LwCommand *command)
{
  return _(command->title);
}

static gboolean
begins_with_key (const char *caption,
                 const char *folded)
{
  g_auto (GStrv) keys = lw_pinyin_place_keys (caption);

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], folded))
      return TRUE;
  return FALSE;
}

/* Also from a later character on, as part of the name does: chongfu finds 查找重复. Few letters would find nearly
 * all. */
#define LEAST_WITHIN 4

static gboolean
has_key (const char *caption,
         const char *folded)
{
  for (const char *rest = caption; *rest != '\0'; rest = g_utf8_next_char (rest))
    {
      if ((rest == caption || !g_ascii_isalpha (*rest)) && begins_with_key (rest, folded))
        return TRUE;
      if (strlen (folded) < LEAST_WITHIN)
        return FALSE;
    }
  return FALSE;
}

static gboolean
contains (const char *caption,
          const char *folded)
{
  g_autofree char *text = g_utf8_casefold (caption, -1);

  return strstr (text, folded) != NULL;
}

static gboolean
is_enabled (GtkWidget       *widget,
            const LwCommand *command)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  /* GTK 4.8 answers whether an action of a class is on only to the muxer: a button asks it. */
  if (root == NULL || !g_action_parse_detailed_name (command->action, &name, &target, NULL))
    return FALSE;
  {
    GtkWidget *button = g_object_ref_sink (gtk_button_new ());
    gboolean on;

    gtk_widget_set_parent (button, widget);
    /* The target first: an action of another type than the button's is warned about. */
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
    on = gtk_widget_get_sensitive (button);
    gtk_widget_unparent (button);
    g_object_unref (button);
    return on;
  }
}

GPtrArray *
lw_commands_find (GtkWidget  *widget,
                  const char *text)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *folded = g_utf8_casefold (text, -1);
  const char *wanted = g_strstrip (folded);

  for (guint i = 0; *wanted != '\0' && i < G_N_ELEMENTS (commands); i++)
    {
      const char *caption = lw_command_caption (&commands[i]);

      if ((contains (caption, wanted) || contains (commands[i].title, wanted) || has_key (caption, wanted))
          && is_enabled (widget, &commands[i]))
        g_ptr_array_add (found, (gpointer) &commands[i]);
    }
  return found;
}

const LwCommand *
lw_command_by_name (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].action, action))
      return &commands[i];
  return NULL;
}

char *
lw_command_dup_key (const LwCommand *command)
{
  g_auto (GStrv) accels = NULL;
  guint key;
  GdkModifierType modifiers;

  if (!GTK_IS_APPLICATION (g_application_get_default ()))
    return NULL;
  accels = gtk_application_get_accels_for_action (GTK_APPLICATION (g_application_get_default ()), command->action);
  if (accels == NULL || accels[0] == NULL || !gtk_accelerator_parse (accels[0], &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

void
lw_command_run (const LwCommand *command,
                GtkWidget       *widget)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (command->action, &name, &target, NULL))
    gtk_widget_activate_action_variant (widget, name, target);
}
