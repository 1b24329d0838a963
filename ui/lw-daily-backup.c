/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-daily-backup.h"

#include <glib/gi18n-lib.h>

#define DELAY 5 /* seconds */

/* Keeps neither alive. */
typedef struct
{
  GWeakRef session;
  GWeakRef window;
} Plan;

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_weak_ref_clear (&plan->session);
  g_weak_ref_clear (&plan->window);
  g_free (plan);
}

static gboolean
back_up (LwLedger  *writer,
         gpointer   data,
         GError   **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *made = lw_ledger_backup_daily (writer, &local);

  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
backed_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (lw_session_run_finish (LW_SESSION (object), result, NULL, &error)
      || g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CANCELLED))
    return;
  /* translators: what went wrong, a sentence */
  text = g_strdup_printf (_("The backup of the day was not made: %s"), error->message);
  gtk_widget_activate_action (window, "win.toast", "s", text);
}

static gboolean
plan_cb (gpointer data)
{
  Plan *plan = data;
  g_autoptr (LwSession) session = g_weak_ref_get (&plan->session);
  g_autoptr (GtkWidget) window = g_weak_ref_get (&plan->window);

  if (session != NULL && window != NULL)
    lw_session_run (session, NULL, back_up, NULL, NULL, NULL, backed_up_cb,
                    g_steal_pointer (&window));
  return G_SOURCE_REMOVE;
}

void
lw_daily_backup_plan (LwSession *session,
                      GtkWidget *window)
{
  Plan *plan = g_new0 (Plan, 1);

  g_weak_ref_init (&plan->session, session);
  g_weak_ref_init (&plan->window, window);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, DELAY, plan_cb, plan, plan_free);
}
