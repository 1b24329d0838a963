/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-demo.h"
#include "lw-pinyin.h"
#include "lw-session.h"
#include "lw-test.h"

#include <adwaita.h>

/* A session on a demo ledger of its own, for the tests of pages. */

#define LW_UI_TEST_DAY 20261208

static inline void
lw_ui_test_wait (gboolean (*done) (gpointer),
                 gpointer data)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!done (data) && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
  g_assert_true (done (data));
}

static inline gboolean
lw_ui_test_is_null (gpointer place)
{
  return *(gpointer *) place == NULL;
}

/* Whose last reference a thread's answer may still hold: waited for, never for ever. */
static inline void
lw_ui_test_finalize (gpointer object)
{
  gpointer watched = object;

  g_object_add_weak_pointer (object, &watched);
  g_object_unref (object);
  lw_ui_test_wait (lw_ui_test_is_null, &watched);
}

static inline gboolean
lw_ui_test_has_results (gpointer session)
{
  return lw_session_get_results (session) != NULL;
}

static inline LwSession *
lw_ui_test_session (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "demo.liangwei", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LwLedger) ledger
      = lw_ledger_create (path, LW_DEMO_PASSPHRASE, lw_pinyin_name_keys, &error);
  LwSession *session;

  g_assert_no_error (error);
  g_assert_true (lw_demo_fill (ledger, LW_UI_TEST_DAY, &error));
  g_assert_no_error (error);
  session = lw_session_new (ledger, &error);
  g_assert_no_error (error);
  g_assert_nonnull (session);
  lw_session_set_on (session, LW_UI_TEST_DAY);
  lw_ui_test_wait (lw_ui_test_has_results, session);
  return session;
}

/* Its files go with it. Whatever shows the session has to be gone. */
static inline void
lw_ui_test_end (LwSession *session,
                LwTestDir *folder)
{
  lw_session_close (session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  lw_ui_test_finalize (session);
  lw_test_remove_dir (folder);
}

/* The first widget in and below @widget that fits; NULL: none. */
static inline GtkWidget *
lw_ui_test_find (GtkWidget  *widget,
                 gboolean (*fits) (GtkWidget *, const char *),
                 const char *text)
{
  GtkWidget *found = fits (widget, text) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = lw_ui_test_find (child, fits, text);
  return found;
}

/* The first message dialog that is open; NULL: none. */
static inline GtkWindow *
lw_ui_test_find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}
