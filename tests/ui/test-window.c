/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-ui-test.h"

#include "lw-application.h"
#include "lw-ledger-private.h"
#include "lw-main-view.h"
#include "lw-start-page.h"
#include "lw-unlock-page.h"
#include "lw-window.h"

/* The first frame is bought dearly or cheaply here: what a window makes that was opened with a ledger. */

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
painted_cb (GdkFrameClock *clock,
            gboolean      *painted)
{
  *painted = TRUE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

static void
present_and_paint (GtkWindow *window)
{
  gboolean painted = FALSE;

  gtk_window_present (window);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (painted_cb), &painted);
  lw_ui_test_wait (is_set, &painted);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (window)), &painted);
}

static gboolean
has_library (const char *name)
{
  g_autofree char *maps = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  return strstr (maps, name) != NULL;
}

/* A process registers one. */
static LwApplication *
make_application (void)
{
  LwApplication *application = lw_application_new (0);

  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  return application;
}

/* Also the icon of the window: the first SVG loads librsvg, 6 MiB. The libraries of spreadsheets are 3. */
static void
test_the_unlock_page_is_alone_and_without_other_libraries (gconstpointer application)
{
  static const char *const of_spreadsheets[] = { "liblw-formats", "libxml2", "libicu", "libzip", "libgsf", "libxlsxwriter",
                                                 "libcrypto" };
  GtkWidget *window = lw_window_new ((AdwApplication *) application);
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/a.liangwei");

  lw_window_open_file (LW_WINDOW (window), file);
  present_and_paint (GTK_WINDOW (window));
  g_assert_nonnull (find (window, LW_TYPE_UNLOCK_PAGE));
  g_assert_null (find (window, LW_TYPE_START_PAGE));
  g_assert_false (has_library ("librsvg"));
  for (guint i = 0; i < G_N_ELEMENTS (of_spreadsheets); i++)
    g_assert_false (has_library (of_spreadsheets[i]));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_a_window_without_a_ledger_shows_the_start_page (gconstpointer application)
{
  GtkWidget *window = lw_window_new ((AdwApplication *) application);

  present_and_paint (GTK_WINDOW (window));
  g_assert_nonnull (find (window, LW_TYPE_START_PAGE));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_backup (gpointer path)
{
  g_auto (GStrv) backups = lw_ledger_list_backups (path);

  return backups[0] != NULL;
}

static void
test_a_ledger_of_yesterday_is_backed_up_soon_after_opening (gconstpointer application)
{
  g_autoptr (LwTestDir) dir = lw_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "a.liangwei", NULL);
  GtkWidget *window = lw_window_new ((AdwApplication *) application);
  LwLedger *ledger = lw_ledger_create (path, LW_DEMO_PASSPHRASE, lw_pinyin_name_keys, NULL);

  g_assert_true (lw_demo_fill (ledger, LW_UI_TEST_DAY, NULL));
  g_assert_true (lw_connection_exec (ledger->connection, "UPDATE journal SET at = at - 86400000000", "", NULL));
  lw_window_show_ledger (LW_WINDOW (window), ledger);
  g_object_unref (ledger);
  present_and_paint (GTK_WINDOW (window));
  lw_ui_test_wait (has_backup, path);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_dialog (GtkWidget *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (parent))
      return l->data;
  return NULL;
}

/* From wherever one is: Ctrl+K offers it. */
static void
test_somebody_is_added_from_any_page (void)
{
  static const char *const places[] = { "people", "villages" };
  g_autoptr (LwTestDir) folder = lw_test_make_dir ();
  LwSession *session = lw_ui_test_session (folder);
  GtkWidget *window = gtk_window_new ();
  LwMainView *view = g_object_ref_sink (LW_MAIN_VIEW (lw_main_view_new (session)));

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GVariant) place = g_variant_ref_sink (g_variant_new_string (places[i]));

      lw_main_view_do (view, "add-to", place);
      g_assert_cmpstr (lw_main_view_get_page (view), ==, places[i]);
      g_assert_nonnull (find_dialog (window));
      gtk_window_destroy (GTK_WINDOW (find_dialog (window)));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  lw_ui_test_finalize (view);
  lw_session_close (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lw_ui_test_finalize (session);
}

/* Three files that are dropped are three ways to the page of imports, and one way back. */
static void
test_the_way_back_leads_elsewhere (void)
{
  g_autoptr (LwTestDir) folder = lw_test_make_dir ();
  LwSession *session = lw_ui_test_session (folder);
  GtkWidget *window = gtk_window_new ();
  LwMainView *view = g_object_ref_sink (LW_MAIN_VIEW (lw_main_view_new (session)));
  g_autoptr (GVariant) page = g_variant_ref_sink (g_variant_new_string ("history"));

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  lw_main_view_do (view, "page", page);
  for (guint i = 0; i < 3; i++)
    lw_main_view_do (view, "import", NULL);
  lw_main_view_do (view, "back", NULL);
  g_assert_cmpstr (lw_main_view_get_page (view), ==, "history");
  gtk_window_destroy (GTK_WINDOW (window));
  lw_ui_test_finalize (view);
  lw_session_close (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lw_ui_test_finalize (session);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (LwApplication) application = NULL;
  g_autoptr (LwTestDir) state = lw_test_make_dir ();

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  application = make_application ();
  g_test_add_data_func ("/window/the-unlock-page-is-alone-and-without-other-libraries", application,
                        test_the_unlock_page_is_alone_and_without_other_libraries);
  g_test_add_data_func ("/window/a-window-without-a-ledger-shows-the-start-page", application,
                        test_a_window_without_a_ledger_shows_the_start_page);
  g_test_add_data_func ("/window/a-ledger-of-yesterday-is-backed-up-soon-after-opening", application,
                        test_a_ledger_of_yesterday_is_backed_up_soon_after_opening);
  g_test_add_func ("/window/the-way-back-leads-elsewhere", test_the_way_back_leads_elsewhere);
  g_test_add_func ("/window/somebody-is-added-from-any-page", test_somebody_is_added_from_any_page);
  return g_test_run ();
}
