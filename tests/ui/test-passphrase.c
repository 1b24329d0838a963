/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-passphrase.h"
#include "lw-ui-test.h"

#include <adwaita.h>
#include <glib/gstdio.h>

/* Changing the passphrase from the window: what is asked, and what holds afterwards. */

typedef struct
{
  char *path;
  GtkWindow *parent;
  guint n_released;
  gboolean done;
  LwLedger *ledger;
  char *backup;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  folder)
{
  g_autoptr (GError) error = NULL;

  self->path = g_build_filename (folder, "one.liangwei", NULL);
  self->parent = GTK_WINDOW (gtk_window_new ());
  g_object_set_data (G_OBJECT (self->parent), "fixture", self);
  g_object_unref (lw_ledger_create (self->path, "old", lw_pinyin_name_keys, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *self,
           gconstpointer  folder)
{
  GListModel *windows = gtk_window_get_toplevels ();

  while (g_list_model_get_n_items (windows) > 0)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, 0);
      gtk_window_destroy (window);
    }
  g_clear_object (&self->ledger);
  g_remove (self->path);
  g_free (self->path);
  g_free (self->backup);
}

static void
release_cb (GtkWindow *parent)
{
  ((Fixture *) g_object_get_data (G_OBJECT (parent), "fixture"))->n_released++;
}

static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Fixture *self = user_data;

  self->ledger = lw_passphrase_change_finish (result, &self->backup);
  self->done = TRUE;
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  AdwMessageDialog *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        found = ADW_MESSAGE_DIALOG (window);
    }
  return found;
}

static void
collect_rows (GtkWidget *widget,
              GPtrArray *rows)
{
  if (ADW_IS_PASSWORD_ENTRY_ROW (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static AdwMessageDialog *
ask (Fixture    *self,
     const char *old,
     const char *new,
     const char *again)
{
  const char *texts[] = { old, new, again };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  AdwMessageDialog *dialog;

  lw_passphrase_change_run (self->parent, self->path, release_cb, changed_cb, self);
  dialog = find_dialog ();
  collect_rows (GTK_WIDGET (dialog), rows);
  g_assert_cmpuint (rows->len, ==, 3);
  for (guint i = 0; i < rows->len; i++)
    gtk_editable_set_text (GTK_EDITABLE (rows->pdata[i]), texts[i]);
  return dialog;
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *) data)->done;
}

static void
answer (Fixture          *self,
        AdwMessageDialog *dialog,
        const char       *response)
{
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  lw_ui_test_wait (is_done, self);
}

static void
assert_opens (Fixture    *self,
              const char *passphrase,
              gboolean    opens)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LwLedger) ledger
      = lw_ledger_open (self->path, passphrase, LW_LEDGER_OPEN_READ_ONLY, lw_pinyin_name_keys, &error);

  g_assert_true ((ledger != NULL) == opens);
  if (!opens)
    g_assert_error (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_PASSPHRASE);
}

static void
test_the_new_one_holds_and_the_backup_keeps_the_old (Fixture       *self,
                                                     gconstpointer  folder)
{
  g_autoptr (GError) error = NULL;

  answer (self, ask (self, "old", "new", "new"), "change");
  g_assert_cmpuint (self->n_released, ==, 1);
  g_assert_true (LW_IS_LEDGER (self->ledger));
  g_assert_false (lw_ledger_is_read_only (self->ledger));
  g_clear_object (&self->ledger);
  assert_opens (self, "new", TRUE);
  assert_opens (self, "old", FALSE);
  {
    g_autoptr (LwLedger) backup
        = lw_ledger_open (self->backup, "old", LW_LEDGER_OPEN_READ_ONLY, lw_pinyin_name_keys, &error);
    g_assert_no_error (error);
  }
}

/* The ledger that is open stays open: nobody is asked to release it. */
static void
test_a_wrong_old_one_changes_nothing (Fixture       *self,
                                      gconstpointer  folder)
{
  AdwMessageDialog *told;

  answer (self, ask (self, "wrong", "new", "new"), "change");
  g_assert_cmpuint (self->n_released, ==, 0);
  g_assert_null (self->ledger);
  told = find_dialog ();
  g_assert_cmpstr (adw_message_dialog_get_heading (told), ==, "The passphrase was not changed");
  assert_opens (self, "old", TRUE);
}

static void
test_it_cannot_be_answered_until_both_are_the_same (Fixture       *self,
                                                    gconstpointer  folder)
{
  AdwMessageDialog *dialog = ask (self, "old", "new", "other");

  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "change"));
  answer (self, dialog, "cancel");
  g_assert_null (self->ledger);
  g_assert_cmpuint (self->n_released, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (LwTestDir) folder = lw_test_make_dir ();

  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add ("/ui/passphrase/the-new-one-holds-and-the-backup-keeps-the-old", Fixture, folder, set_up,
              test_the_new_one_holds_and_the_backup_keeps_the_old, tear_down);
  g_test_add ("/ui/passphrase/a-wrong-old-one-changes-nothing", Fixture, folder, set_up,
              test_a_wrong_old_one_changes_nothing, tear_down);
  g_test_add ("/ui/passphrase/it-cannot-be-answered-until-both-are-the-same", Fixture, folder, set_up,
              test_it_cannot_be_answered_until_both_are_the_same, tear_down);
  return g_test_run ();
}
