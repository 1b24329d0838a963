/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-demo-ledger.h"

#include "lw-date.h"
#include "lw-demo.h"
#include "lw-pinyin.h"
#include "lw-thread.h"

#include <glib/gstdio.h>

static char *
demo_path (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "liangwei", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, "演示.liangwei", NULL);
}

/* The demo is told as of today, so one of yesterday is made anew. */
static gboolean
demo_is_fresh (const char *path)
{
  GStatBuf info;
  g_autoptr (GDateTime) made = NULL;

  if (g_stat (path, &info) != 0)
    return FALSE;
  made = g_date_time_new_from_unix_local (info.st_mtime);
  return g_date_time_get_year (made) * 10000 + g_date_time_get_month (made) * 100
             + g_date_time_get_day_of_month (made)
         == lw_date_today ();
}

static void
remove_demo (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", ".lock" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);
      g_unlink (file);
    }
}

static LwLedger *
make_demo (const char  *path,
           GError     **error)
{
  g_autoptr (LwLedger) ledger = NULL;

  if (demo_is_fresh (path))
    {
      ledger = lw_ledger_open (path, LW_DEMO_PASSPHRASE, LW_LEDGER_OPEN_DEFAULT,
                               lw_pinyin_name_keys, NULL);
      if (ledger != NULL)
        return g_steal_pointer (&ledger);
    }
  remove_demo (path);
  ledger = lw_ledger_create (path, LW_DEMO_PASSPHRASE, lw_pinyin_name_keys, error);
  if (ledger == NULL || !lw_demo_fill (ledger, lw_date_today (), error))
    return NULL;
  return g_steal_pointer (&ledger);
}

static gpointer
demo_thread (gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return make_demo (data, error);
}

void
lw_demo_ledger_open (gpointer             source,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, user_data);

  g_task_set_task_data (task, demo_path (), g_free);
  lw_thread_run (task, demo_thread, g_object_unref);
}

LwLedger *
lw_demo_ledger_open_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
