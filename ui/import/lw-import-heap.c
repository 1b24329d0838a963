/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-heap.h"

#include "lw-names.h"

struct _LwImportHeap
{
  GObject parent_instance;

  LwSession *session;
  GPtrArray *jobs;    /* LwImportJob */
  GTask *writing;     /* NULL: nothing is written now */
  guint written;      /* how many from the front are in, or cannot be read */
};

G_DEFINE_FINAL_TYPE (LwImportHeap, lw_import_heap, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_WRITING,
  SIGNAL_PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static LwImportJob *
job_at (LwImportHeap *self,
        guint         i)
{
  return g_ptr_array_index (self->jobs, i);
}

GPtrArray *
lw_import_heap_get_jobs (LwImportHeap *self)
{
  g_return_val_if_fail (LW_IS_IMPORT_HEAP (self), NULL);

  return self->jobs;
}

/* ---- the order ---- */

static int
by_kind (gconstpointer a,
         gconstpointer b)
{
  return (int) lw_import_job_get_kind (*(LwImportJob *const *) a)
         - (int) lw_import_job_get_kind (*(LwImportJob *const *) b);
}

static GPtrArray *
files_before (LwImportHeap *self,
              LwSheetKind   kind)
{
  GPtrArray *before = g_ptr_array_new ();

  for (guint i = 0; i < self->jobs->len; i++)
    {
      LwSheetKind other = lw_import_job_get_kind (job_at (self, i));

      if (other != LW_SHEET_KIND_NONE && other < kind)
        g_ptr_array_add (before, job_at (self, i));
    }
  g_ptr_array_sort (before, by_kind);
  return before;
}

static void
put_in_order (LwImportHeap *self)
{
  if (lw_import_heap_is_busy (self))
    return;
  for (guint i = 0; i < self->jobs->len; i++)
    {
      g_autoptr (GPtrArray) before
          = files_before (self, lw_import_job_get_kind (job_at (self, i)));

      lw_import_job_set_before (job_at (self, i), before);
    }
}

static void
job_changed_cb (LwImportHeap *self,
                LwImportJob  *job)
{
  if (self->writing != NULL)
    return;
  put_in_order (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, job);
}

static void
job_progress_cb (LwImportHeap *self,
                 gint64        done,
                 gint64        all)
{
  g_signal_emit (self, signals[SIGNAL_PROGRESS], 0, done, all);
}

/* ---- files in and out ---- */

static LwImportJob *
find_job (LwImportHeap *self,
          const char   *path)
{
  for (guint i = 0; i < self->jobs->len; i++)
    if (g_str_equal (lw_import_job_get_path (job_at (self, i)), path))
      return job_at (self, i);
  return NULL;
}

LwImportJob *
lw_import_heap_add (LwImportHeap *self,
                    const char   *path)
{
  LwImportJob *job;

  g_return_val_if_fail (LW_IS_IMPORT_HEAP (self), NULL);

  job = find_job (self, path);
  if (job != NULL)
    {
      lw_import_job_look_again (job);
      return job;
    }
  job = lw_import_job_new (self->session, path);
  g_signal_connect_swapped (job, "changed", G_CALLBACK (job_changed_cb), self);
  g_signal_connect_swapped (job, "progress", G_CALLBACK (job_progress_cb), self);
  g_ptr_array_add (self->jobs, job);
  return job;
}

static void
let_go (LwImportHeap *self,
        guint         i)
{
  g_signal_handlers_disconnect_by_data (job_at (self, i), self);
  lw_import_job_close (job_at (self, i));
  g_ptr_array_remove_index (self->jobs, i);
}

guint
lw_import_heap_remove (LwImportHeap *self,
                       LwImportJob  *job)
{
  guint i;

  g_return_val_if_fail (LW_IS_IMPORT_HEAP (self), 0);

  if (!g_ptr_array_find (self->jobs, job, &i))
    return self->jobs->len;
  let_go (self, i);
  put_in_order (self);
  return i;
}

void
lw_import_heap_clear (LwImportHeap *self)
{
  g_return_if_fail (LW_IS_IMPORT_HEAP (self));

  while (self->jobs->len > 0)
    let_go (self, self->jobs->len - 1);
}

/* ---- all of them ---- */

gboolean
lw_import_heap_is_busy (LwImportHeap *self)
{
  g_return_val_if_fail (LW_IS_IMPORT_HEAP (self), FALSE);

  for (guint i = 0; i < self->jobs->len; i++)
    if (lw_import_job_is_busy (job_at (self, i)))
      return TRUE;
  return FALSE;
}

guint
lw_import_heap_count_rows (LwImportHeap *self)
{
  guint n = 0;

  g_return_val_if_fail (LW_IS_IMPORT_HEAP (self), 0);

  for (guint i = 0; i < self->jobs->len; i++)
    n += lw_import_job_count_written (job_at (self, i));
  return n;
}

void
lw_import_heap_set_village (LwImportHeap *self,
                            const char   *text,
                            const char   *village)
{
  g_return_if_fail (LW_IS_IMPORT_HEAP (self));

  for (guint i = 0; i < self->jobs->len; i++)
    lw_import_job_set_village (job_at (self, i), text, village);
}

static gboolean
has_village (GPtrArray  *villages,
             const char *short_name)
{
  for (guint i = 0; i < villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (villages, i);
      g_autofree char *name = lw_village_name_short (village->name);

      if (g_str_equal (name, short_name))
        return TRUE;
    }
  return FALSE;
}

static void
add_villages_of (LwImportJob *job,
                 GPtrArray   *villages)
{
  LwImportReport *report = lw_import_job_get_report (job);

  if (report == NULL || lw_import_job_get_kind (job) != LW_SHEET_KIND_VILLAGES)
    return;
  for (guint i = 0; i < report->rows->len; i++)
    {
      const LwRowNote *row = g_ptr_array_index (report->rows, i);
      LwVillage *village;

      if (row->village == NULL || row->outcome == LW_ROW_REFUSED || row->left_out
          || has_village (villages, row->village))
        continue;
      village = lw_record_new (&lw_village_table);
      lw_set_text (&village->name, row->village);
      g_ptr_array_add (villages, village);
    }
}

void
lw_import_heap_add_villages (LwImportHeap *self,
                             GPtrArray    *villages)
{
  g_return_if_fail (LW_IS_IMPORT_HEAP (self));

  for (guint i = 0; i < self->jobs->len; i++)
    add_villages_of (job_at (self, i), villages);
}

/* ---- writing ---- */

static void write_next (LwImportHeap *self);

static void
end_writing (LwImportHeap *self,
             GError       *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->writing);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
job_written_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (LwImportHeap) self = LW_IMPORT_HEAP (user_data);
  GError *error = NULL;

  if (!lw_import_job_run_finish (LW_IMPORT_JOB (object), result, &error))
    {
      end_writing (self, error);
      return;
    }
  self->written++;
  write_next (self);
}

static void
write_next (LwImportHeap *self)
{
  LwImportJob *job;

  /* A file that cannot be read is shown with its reason and does not stop the others. */
  while (self->written < self->jobs->len
         && lw_import_job_get_report (job_at (self, self->written)) == NULL)
    self->written++;
  if (self->written >= self->jobs->len)
    {
      end_writing (self, NULL);
      return;
    }
  job = job_at (self, self->written);
  g_signal_emit (self, signals[SIGNAL_WRITING], 0, job);
  lw_import_job_run (job, self->written == 0, g_task_get_cancellable (self->writing),
                     job_written_cb, g_object_ref (self));
}

void
lw_import_heap_write (LwImportHeap        *self,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_return_if_fail (LW_IS_IMPORT_HEAP (self));
  g_return_if_fail (self->writing == NULL);

  self->writing = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->writing, lw_import_heap_write);
  /* What is in when it is stopped at the last moment is in, and told so. */
  g_task_set_check_cancellable (self->writing, FALSE);
  self->written = 0;
  g_ptr_array_sort (self->jobs, by_kind);
  write_next (self);
}

gboolean
lw_import_heap_is_writing (LwImportHeap *self)
{
  g_return_val_if_fail (LW_IS_IMPORT_HEAP (self), FALSE);

  return self->writing != NULL;
}

void
lw_import_heap_stop (LwImportHeap *self)
{
  g_return_if_fail (LW_IS_IMPORT_HEAP (self));

  if (self->writing != NULL)
    g_cancellable_cancel (g_task_get_cancellable (self->writing));
}

gboolean
lw_import_heap_write_finish (LwImportHeap  *self,
                             GAsyncResult  *result,
                             LwImportJob  **failed,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  *failed = self->written < self->jobs->len ? job_at (self, self->written) : NULL;
  return g_task_propagate_boolean (G_TASK (result), error);
}

guint
lw_import_heap_drop_written (LwImportHeap *self)
{
  guint n = 0;

  g_return_val_if_fail (LW_IS_IMPORT_HEAP (self), 0);

  for (; self->written > 0; self->written--)
    {
      n += lw_import_job_get_report (job_at (self, 0)) != NULL;
      let_go (self, 0);
    }
  put_in_order (self);
  return n;
}

static void
add_job (LwImportSum *sum,
         LwImportJob *job)
{
  LwImportReport *report = lw_import_job_get_report (job);

  if (report == NULL || report->entry == 0)
    return;
  sum->files++;
  sum->job = job;
  if (sum->first == 0 || report->entry < sum->first)
    sum->first = report->entry;
  for (guint i = 0; i < report->sheets->len; i++)
    {
      const LwSheetReport *sheet = g_ptr_array_index (report->sheets, i);

      sum->created += sheet->created;
      sum->updated += sheet->updated;
    }
}

void
lw_import_heap_sum (LwImportHeap *self,
                    LwImportSum  *sum)
{
  g_return_if_fail (LW_IS_IMPORT_HEAP (self));

  *sum = (LwImportSum) { 0 };
  for (guint i = 0; i < self->written; i++)
    add_job (sum, job_at (self, i));
}

/* ---- the object ---- */

static void
lw_import_heap_dispose (GObject *object)
{
  LwImportHeap *self = LW_IMPORT_HEAP (object);

  lw_import_heap_clear (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_import_heap_parent_class)->dispose (object);
}

static void
lw_import_heap_finalize (GObject *object)
{
  g_ptr_array_unref (LW_IMPORT_HEAP (object)->jobs);
  G_OBJECT_CLASS (lw_import_heap_parent_class)->finalize (object);
}

static void
lw_import_heap_class_init (LwImportHeapClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_import_heap_dispose;
  G_OBJECT_CLASS (klass)->finalize = lw_import_heap_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, LW_TYPE_IMPORT_JOB);
  signals[SIGNAL_WRITING] = g_signal_new ("writing", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, LW_TYPE_IMPORT_JOB);
  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
lw_import_heap_init (LwImportHeap *self)
{
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
}

LwImportHeap *
lw_import_heap_new (LwSession *session)
{
  LwImportHeap *self = g_object_new (LW_TYPE_IMPORT_HEAP, NULL);

  self->session = g_object_ref (session);
  return self;
}
