/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-worker.h"

struct _LwWorker
{
  LwLedger *ledger; /* owned; used by the thread alone */
  GThread *thread;
  GAsyncQueue *jobs;
};

typedef struct
{
  GTask *task; /* NULL: the end */
  LwWorkerFunc func;
  gpointer data;
  GDestroyNotify destroy;
  GDestroyNotify destroy_result;
} Job;

static void
run_job (LwWorker *self,
         Job *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);
  GError *error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (job->task))
    return;
  result = job->func (self->ledger, job->data, cancellable, &error);
  if (error)
    g_task_return_error (job->task, error);
  else
    g_task_return_pointer (job->task, result, job->destroy_result);
}

static void
job_free (Job *job)
{
  if (job->destroy)
    job->destroy (job->data);
  g_clear_object (&job->task);
  g_free (job);
}

static gpointer
thread_func (gpointer data)
{
  LwWorker *self = data;
  gboolean running = TRUE;

  while (running)
    {
      Job *job = g_async_queue_pop (self->jobs);

      running = job->task != NULL;
      if (running)
        run_job (self, job);
      job_free (job);
    }
  lw_ledger_close (self->ledger, NULL);
  return NULL;
}

/**
 * lw_worker_new:
 * @ledger: a ledger
 *
 * Returns: (transfer full): a worker with a thread of its own
 */
LwWorker *
lw_worker_new (LwLedger *ledger)
{
  LwWorker *self = g_new0 (LwWorker, 1);

  self->ledger = g_object_ref (ledger);
  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new ("ledger", thread_func, self);
  return self;
}

/**
 * lw_worker_free:
 * @self: (nullable) (transfer full): a worker
 *
 * Finishes what was asked for, closes the ledger, ends the thread.
 */
void
lw_worker_free (LwWorker *self)
{
  if (self == NULL)
    return;
  g_async_queue_push (self->jobs, g_new0 (Job, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_object_unref (self->ledger);
  g_free (self);
}

/**
 * lw_worker_run_async:
 * @self: a worker
 * @func: what to do
 * @data: (nullable): for @func
 * @destroy: (nullable): frees @data
 * @destroy_result: (nullable): frees an answer that nobody takes
 * @cancellable: (nullable)
 * @callback: called on the main context of the caller
 * @user_data: for @callback
 */
void
lw_worker_run_async (LwWorker *self,
                     LwWorkerFunc func,
                     gpointer data,
                     GDestroyNotify destroy,
                     GDestroyNotify destroy_result,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, lw_worker_run_async);
  /* What was committed is committed: only the function itself may answer that it was stopped. */
  g_task_set_check_cancellable (job->task, FALSE);
  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->destroy_result = destroy_result;
  g_async_queue_push (self->jobs, job);
}

/**
 * lw_worker_run_finish:
 * @self: a worker
 * @result: what the callback got
 * @error: (out)
 *
 * Returns: (transfer full) (nullable): what the function answered
 */
gpointer
lw_worker_run_finish (LwWorker *self,
                      GAsyncResult *result,
                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
