/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-import-page.h"
#include "lw-import-result.h"
#include "lw-process.h"
#include "lw-refused-editor.h"

#include <adwaita.h>

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = lw_test_make_dir ();
  fixture->session = lw_ui_test_session (fixture->folder);
  fixture->window = gtk_window_new ();
  fixture->page = g_object_new (LW_TYPE_IMPORT_PAGE, "session", fixture->session, NULL);
  g_object_ref_sink (fixture->page);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  lw_ui_test_finalize (fixture->page);
  lw_ui_test_end (fixture->session, fixture->folder);
}

static void
add (Fixture    *fixture,
     const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "所在村,姓名,性别,出生年月,学历,入库时间\n", -1, &error);
  g_assert_no_error (error);
  lw_import_page_add_file (LW_IMPORT_PAGE (fixture->page), file);
}

/* The buttons that leave a file out: one for each file of the heap. */
static void
collect_drops (GtkWidget *widget,
               GPtrArray *drops)
{
  if (gtk_widget_has_css_class (widget, "lw-leave-out"))
    g_ptr_array_add (drops, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_drops (child, drops);
}

static GPtrArray *
list_drops (Fixture *fixture)
{
  GPtrArray *drops = g_ptr_array_new ();

  collect_drops (fixture->page, drops);
  return drops;
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GPtrArray) drops = list_drops (fixture);

  return drops->len;
}

static void
test_the_same_file_comes_in_once (Fixture       *fixture,
                                  gconstpointer  data)
{
  add (fixture, "one.csv");
  add (fixture, "two.csv");
  g_assert_cmpuint (count_files (fixture), ==, 2);
  add (fixture, "one.csv");
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

/* Also while it is still being read, and down to none: then one chooses again. */
static void
test_a_file_is_left_out (Fixture       *fixture,
                         gconstpointer  data)
{
  add (fixture, "one.csv");
  add (fixture, "two.csv");
  for (guint left = 2; left > 0; left--)
    {
      g_autoptr (GPtrArray) drops = list_drops (fixture);

      g_assert_cmpuint (drops->len, ==, left);
      g_signal_emit_by_name (drops->pdata[0], "clicked");
    }
  g_assert_cmpuint (count_files (fixture), ==, 0);
  add (fixture, "three.csv");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* ---- while it is written ---- */

static gboolean
is_button (GtkWidget  *widget,
           const char *label)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
can_write (gpointer data)
{
  GtkWidget *button = lw_ui_test_find (data, is_button, "_Write 1 row");

  return button != NULL && gtk_widget_get_sensitive (button);
}

static gboolean
is_told (gpointer data)
{
  return ((GString *) data)->len > 0;
}

static void
toast_cb (GSimpleAction *action,
          GVariant      *parameter,
          GString       *told)
{
  const char *text;

  g_variant_get (parameter, "(&sx)", &text, NULL);
  g_string_assign (told, text);
}

/* Where the page tells what it did. */
static void
listen (Fixture *fixture,
        GString *told)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) toast = g_simple_action_new ("toast-undo", G_VARIANT_TYPE ("(sx)"));

  g_signal_connect (toast, "activate", G_CALLBACK (toast_cb), told);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (toast));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

/* The heap is what is being written: a file that is dropped now would take it from below. */
static void
test_a_file_dropped_while_writing_waits (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "one.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GString *told = g_string_new (NULL);

  g_file_set_contents (path, "所在村,姓名,性别,出生年月,学历,入库时间\n张庄村,霍小云,女,1996.07,大专,2025.01\n", -1,
                       &error);
  g_assert_no_error (error);
  listen (fixture, told);
  lw_import_page_add_file (LW_IMPORT_PAGE (fixture->page), file);
  lw_ui_test_wait (can_write, fixture->page);
  g_signal_emit_by_name (lw_ui_test_find (fixture->page, is_button, "_Write 1 row"), "clicked");
  add (fixture, "two.csv");
  lw_ui_test_wait (is_told, told);
  g_assert_cmpstr (told->str, ==, "Imported one.csv: 1 new, 0 updated");
  g_string_free (told, TRUE);
}

/* ---- refused rows ---- */

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static GtkWidget *
find_editor (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (LW_IS_REFUSED_EDITOR (window))
        return window;
    }
  return NULL;
}

static gboolean
has_label (GtkWidget  *widget,
           const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_containing (GtkWidget  *widget,
                 const char *text)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) && has_label (widget, text) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_containing (child, text);
  return found;
}

static void
mend (Fixture    *fixture,
      const char *text)
{
  GtkWidget *editor, *entry;

  g_signal_emit_by_name (find_containing (find_type (fixture->page, LW_TYPE_IMPORT_RESULT), "Mend Here…"), "clicked");
  editor = find_editor ();
  g_assert_nonnull (editor);
  /* What was refused would be refused again. */
  g_assert_false (gtk_widget_get_sensitive (lw_ui_test_find (editor, is_button, "_Try Again")));
  entry = find_type (editor, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (lw_ui_test_find (editor, is_button, "_Try 1 Row Again"), "clicked");
  g_assert_null (find_editor ());
}

static void
test_refused_cells_are_mended_until_they_fit (Fixture       *fixture,
                                              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "one.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GString *told = g_string_new (NULL);

  g_file_set_contents (path,
                       "所在村,姓名,性别,出生年月,学历,入库时间\n"
                       "张庄村,霍小云,女,1996.07,大专,2025.01\n"
                       "小郭庄,霍小雨,女,1997.07,大专,2025.01\n",
                       -1, &error);
  g_assert_no_error (error);
  listen (fixture, told);
  lw_import_page_add_file (LW_IMPORT_PAGE (fixture->page), file);
  lw_ui_test_wait (can_write, fixture->page);
  g_signal_emit_by_name (lw_ui_test_find (fixture->page, is_button, "_Write 1 row"), "clicked");
  lw_ui_test_wait (is_told, told);
  g_assert_cmpstr (told->str, ==, "Imported one.csv: 1 new, 0 updated");

  g_string_truncate (told, 0);
  mend (fixture, "王楼");
  lw_ui_test_wait (is_told, told);
  g_assert_cmpstr (told->str, ==, "Mended: 1 row written, 0 refused still");
  g_assert_true (has_label (fixture->page, "one.csv: mended rows imported"));
  /* Nothing is left to mend. */
  g_assert_null (find_containing (find_type (fixture->page, LW_TYPE_IMPORT_RESULT), "Mend Here…"));
  g_string_free (told, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  lw_process_init ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/import-page/the-same-file-comes-in-once", Fixture, NULL, set_up,
              test_the_same_file_comes_in_once, tear_down);
  g_test_add ("/import-page/a-file-is-left-out", Fixture, NULL, set_up, test_a_file_is_left_out,
              tear_down);
  g_test_add ("/import-page/a-file-dropped-while-writing-waits", Fixture, NULL, set_up,
              test_a_file_dropped_while_writing_waits, tear_down);
  g_test_add ("/import-page/refused-cells-are-mended", Fixture, NULL, set_up,
              test_refused_cells_are_mended_until_they_fit, tear_down);
  return g_test_run ();
}
