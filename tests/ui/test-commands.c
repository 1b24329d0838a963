/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-commands.h"

#include <adwaita.h>

static char *opened;

static void
page_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_free (opened);
  opened = g_variant_dup_string (parameter, NULL);
}

static void
nothing_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
}

/* A window that has pages, a lock, and nothing to undo. */
static GtkWidget *
new_window (void)
{
  static const GActionEntry entries[]
      = { { "page", page_cb, "s", NULL, NULL, { 0 } },
          { "undo", nothing_cb, NULL, NULL, NULL, { 0 } },
          { "lock", nothing_cb, NULL, NULL, NULL, { 0 } } };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (group), "undo")), FALSE);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  gtk_window_set_child (GTK_WINDOW (window), child);
  return window;
}

static void
assert_finds (GtkWidget  *window,
              const char *text,
              const char *action)
{
  g_autoptr (GPtrArray) found = lw_commands_find (gtk_window_get_child (GTK_WINDOW (window)), text);

  if (action == NULL)
    {
      g_assert_cmpuint (found->len, ==, 0);
      return;
    }
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((const LwCommand *) found->pdata[0])->action, ==, action);
}

static void
test_a_part_of_the_name_finds_what_can_be_used (void)
{
  GtkWidget *window = new_window ();

  assert_finds (window, "overv", "win.page::overview");
  assert_finds (window, " DOUBT ", "win.page::doubtful");
  assert_finds (window, "lock", "win.lock");
  /* nothing to undo, nothing typed, nothing of that name */
  assert_finds (window, "undo", NULL);
  assert_finds (window, "  ", NULL);
  assert_finds (window, "xyzzy", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_a_command_runs_with_its_target (void)
{
  GtkWidget *window = new_window ();

  lw_command_run (lw_command_by_name ("win.page::history"), gtk_window_get_child (GTK_WINDOW (window)));
  g_assert_cmpstr (opened, ==, "history");
  g_clear_pointer (&opened, g_free);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/commands/a-part-of-the-name-finds-what-can-be-used", test_a_part_of_the_name_finds_what_can_be_used);
  g_test_add_func ("/commands/a-command-runs-with-its-target", test_a_command_runs_with_its_target);
  return g_test_run ();
}
