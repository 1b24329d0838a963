/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-restore.h"

#include <adwaita.h>
#include <string.h>

/* A ledger comes back from its backup by the dialog that asks for the passphrase. */

typedef struct
{
  char *folder;
  char *ledger;
  char *backup;
  GtkWidget *window;
  gboolean over;
  char *restored;
} Fixture;

static LwLedger *
open_ledger (const char *path)
{
  g_autoptr (GError) error = NULL;
  LwLedger *ledger = lw_ledger_open (path, LW_DEMO_PASSPHRASE, LW_LEDGER_OPEN_DEFAULT,
                                     lw_pinyin_name_keys, &error);

  g_assert_no_error (error);
  return ledger;
}

static gint64
count_people (const char *path)
{
  g_autoptr (LwLedger) ledger = open_ledger (path);
  gint64 n = lw_ledger_count (ledger, &lw_person_table, NULL);

  lw_ledger_close (ledger, NULL);
  return n;
}

static void
add_person (LwLedger   *ledger,
            const char *name)
{
  g_autoptr (LwPerson) person = lw_record_new (&lw_person_table);
  g_autoptr (GError) error = NULL;

  lw_set_text (&person->name, name);
  g_assert_true (lw_journal_begin (ledger, "one more", &error));
  g_assert_true (lw_ledger_insert (ledger, person, &error));
  g_assert_true (lw_journal_commit (ledger, NULL, &error));
  g_assert_no_error (error);
}

/* One person in the backup, two in the ledger of today. */
static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LwLedger) ledger = NULL;

  f->folder = lw_test_make_dir ();
  f->ledger = g_build_filename (f->folder, "和平乡.liangwei", NULL);
  ledger = lw_ledger_create (f->ledger, LW_DEMO_PASSPHRASE, lw_pinyin_name_keys, &error);
  g_assert_no_error (error);
  add_person (ledger, "王小明");
  f->backup = lw_ledger_backup_generation (ledger, "import", &error);
  g_assert_no_error (error);
  add_person (ledger, "赵小红");
  lw_ledger_close (ledger, NULL);
  f->window = gtk_window_new ();
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lw_test_remove_dir (f->folder);
  g_free (f->ledger);
  g_free (f->backup);
  g_free (f->restored);
}

static AdwMessageDialog *
find_dialog (const char *heading)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (ADW_IS_MESSAGE_DIALOG (window)
          && g_str_equal (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (window)), heading))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static GtkWidget *
find_entry (GtkWidget *widget)
{
  if (ADW_IS_PASSWORD_ENTRY_ROW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Fixture *f = user_data;

  f->restored = lw_restore_finish (result);
  f->over = TRUE;
}

static gboolean
is_over (gpointer data)
{
  return ((Fixture *) data)->over;
}

/* @passphrase: NULL to give up */
static void
answer (Fixture    *f,
        const char *passphrase)
{
  AdwMessageDialog *dialog;
  GtkWidget *entry;

  lw_restore_from (GTK_WINDOW (f->window), f->backup, restored_cb, f);
  dialog = find_dialog ("Restore this backup?");
  g_assert_nonnull (dialog);
  entry = find_entry (GTK_WIDGET (dialog));
  g_assert_nonnull (entry);
  if (passphrase != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), passphrase);
  adw_message_dialog_response (dialog, passphrase != NULL ? "restore" : "cancel");
  lw_ui_test_wait (is_over, f);
}

static guint
count_files (Fixture *f)
{
  g_autoptr (GDir) folder = g_dir_open (f->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    n += strstr (name, ".liangwei") != NULL && !g_str_has_suffix (name, ".lock");
  return n;
}

static void
test_comes_back (Fixture       *f,
                 gconstpointer  data)
{
  g_assert_cmpint (count_people (f->ledger), ==, 2);
  answer (f, LW_DEMO_PASSPHRASE);
  g_assert_cmpstr (f->restored, ==, f->ledger);
  g_assert_cmpint (count_people (f->ledger), ==, 1);
  /* The one of today is kept beside it. */
  g_assert_cmpuint (count_files (f), ==, 2);
}

static void
test_wrong_passphrase (Fixture       *f,
                       gconstpointer  data)
{
  AdwMessageDialog *told;

  answer (f, "not the passphrase");
  g_assert_null (f->restored);
  told = find_dialog ("Not restored");
  g_assert_nonnull (told);
  adw_message_dialog_response (told, "close");
  g_assert_cmpint (count_people (f->ledger), ==, 2);
  g_assert_cmpuint (count_files (f), ==, 1);
}

static void
test_given_up (Fixture       *f,
               gconstpointer  data)
{
  answer (f, NULL);
  g_assert_null (f->restored);
  g_assert_cmpint (count_people (f->ledger), ==, 2);
  g_assert_cmpuint (count_files (f), ==, 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/restore/comes-back-from-its-backup", test_comes_back);
  ADD ("/restore/wrong-passphrase-changes-nothing", test_wrong_passphrase);
  ADD ("/restore/given-up-changes-nothing", test_given_up);
  return g_test_run ();
}
