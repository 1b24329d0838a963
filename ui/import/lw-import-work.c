/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-work.h"

#include "lw-import-memory.h"
#include "lw-journal.h"

LwImportWork *
lw_import_work_new (GObject      *job,
                    const char   *path,
                    GKeyFile     *map,
                    GCancellable *cancellable)
{
  LwImportWork *work = g_new0 (LwImportWork, 1);

  work->path = g_strdup (path);
  work->map = lw_import_memory_copy (map);
  work->before = g_ptr_array_new_with_free_func (lw_import_work_free);
  work->job = g_object_ref (job);
  g_set_object (&work->cancellable, cancellable);
  return work;
}

void
lw_import_work_free (gpointer data)
{
  LwImportWork *work = data;

  g_free (work->path);
  g_free (work->failures);
  g_free (work->digest);
  g_key_file_unref (work->map);
  g_clear_pointer (&work->edits, g_ptr_array_unref);
  g_clear_pointer (&work->before, g_ptr_array_unref);
  g_clear_object (&work->cancellable);
  g_clear_object (&work->job);
  g_clear_pointer (&work->report, lw_import_report_free);
  g_free (work);
}

/* ---- progress ---- */

typedef struct
{
  GObject *job;
  goffset done;
  goffset all;
} Progress;

static gboolean
progress_idle_cb (gpointer data)
{
  Progress *progress = data;

  g_signal_emit_by_name (progress->job, "progress", (gint64) progress->done, (gint64) progress->all);
  return G_SOURCE_REMOVE;
}

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  g_object_unref (progress->job);
  g_free (progress);
}

static void
progress_cb (goffset  done,
             goffset  all,
             gpointer data)
{
  GObject *job = data;
  Progress *progress;

  if (done % 256 != 0)
    return;
  progress = g_new0 (Progress, 1);
  progress->job = g_object_ref (job);
  progress->done = done;
  progress->all = all;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, progress_idle_cb, progress, progress_free);
}

/* ---- on the thread ---- */

static LwImportReport *
try_file (LwLedger            *writer,
          const LwImportWork  *work,
          GError             **error)
{
  LwImportOptions options = { .map = work->map,
                              .on = work->on,
                              .complete = work->complete,
                              .edits = work->edits,
                              .only_edited = work->only_edited,
                              .dry_run = work->dry_run,
                              .list_rows = TRUE, /* the result names whose rows were refused */
                              .digest = work->dry_run ? NULL : work->digest,
                              .failures = work->failures,
                              .progress = work->dry_run ? NULL : progress_cb,
                              .progress_data = work->job,
                              .cancellable = work->cancellable };

  return lw_import_file (writer, work->path, &options, error);
}

/* As if the files before were in: all within one action that is taken back. */
static LwImportReport *
try_in_order (LwLedger  *writer,
              LwImportWork      *work,
              GError   **error)
{
  LwImportReport *report;

  if (work->before->len == 0)
    return try_file (writer, work, error);
  if (!lw_journal_begin (writer, work->path, error))
    return NULL;
  for (guint i = 0; i < work->before->len; i++)
    {
      /* What is wrong with that file is told with that file. */
      g_autoptr (LwImportReport) other
          = try_file (writer, g_ptr_array_index (work->before, i), NULL);
    }
  report = try_file (writer, work, error);
  lw_journal_rollback (writer);
  return report;
}

gboolean
lw_import_work_run (LwLedger  *writer,
                    gpointer   data,
                    GError   **error)
{
  LwImportWork *work = data;
  gint64 start = g_get_monotonic_time ();

  if (work->backup)
    {
      g_autofree char *backup = lw_ledger_backup_generation (writer, "import", error);
      if (backup == NULL)
        return FALSE;
    }
  /* What cannot be read for it is told by the import, in more words. */
  if (work->dry_run)
    work->digest = lw_import_digest (work->path, NULL);
  work->report = work->dry_run ? try_in_order (writer, work, error) : try_file (writer, work, error);
  work->microseconds = g_get_monotonic_time () - start;
  return work->report != NULL;
}
