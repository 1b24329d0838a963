/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ui-test.h"

#include "lw-people-page.h"

#include <adwaita.h>

/* The page of the people in a window of its own, for the tests of what it shows and does. */

typedef struct
{
  LwTestDir *folder;
  LwSession *session;
  GtkWidget *window;
  LwPeoplePage *page;
  guint done;
  guint failed;
} Fixture;

static inline void
done_cb (Fixture *fixture)
{
  fixture->done++;
}

static inline void
failed_cb (Fixture *fixture)
{
  fixture->failed++;
}

static inline void
people_set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = lw_test_make_dir ();
  fixture->session = lw_ui_test_session (fixture->folder);
  g_signal_connect_swapped (fixture->session, "done", G_CALLBACK (done_cb), fixture);
  g_signal_connect_swapped (fixture->session, "failed", G_CALLBACK (failed_cb), fixture);
  fixture->window = gtk_window_new ();
  fixture->page = g_object_new (LW_TYPE_PEOPLE_PAGE, "session", fixture->session, NULL);
  g_object_ref_sink (fixture->page);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  lw_page_refresh (LW_PAGE (fixture->page));
}

static inline void
people_tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  lw_ui_test_finalize (fixture->page);
  lw_session_close (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lw_ui_test_finalize (fixture->session);
  lw_test_remove_dir (fixture->folder);
}

static inline LwLedger *
reader_of (Fixture *fixture)
{
  return lw_session_get_reader (fixture->session);
}

static inline LwPeopleRowsList *
list_of (Fixture *fixture)
{
  return lw_people_table_get_list (lw_people_page_get_table (fixture->page));
}

static inline guint
n_shown (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list_of (fixture)));
}

static inline gboolean
was_done (gpointer data)
{
  Fixture *fixture = data;
  return fixture->done + fixture->failed > 0;
}

static inline void
wait_for_edit (Fixture *fixture)
{
  lw_ui_test_wait (was_done, fixture);
  g_assert_cmpuint (fixture->failed, ==, 0);
  fixture->done = 0;
}

static inline void
set_filter (Fixture    *fixture,
            const char *text)
{
  g_autoptr (LwPeopleFilter) filter = lw_people_filter_from_text (text);

  lw_filter_bar_set_filter (lw_people_page_get_bar (fixture->page), filter);
}

/* Columns are kept in the user's folder: in one of our own here. */
static inline int
people_test_run (int              argc,
                 char           **argv,
                 void           (*add_tests) (void))
{
  LwTestDir *config = lw_test_make_dir ();
  int result;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add_tests ();
  result = g_test_run ();
  lw_test_remove_dir (config);
  return result;
}
