/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-thread.h"

/* g_task_run_in_thread() alone lets the thread drop the last reference to the task, and with it to
 * its source: a widget would then be finalized outside the main thread. Here the thread gets a task
 * of its own that knows no object; the caller's never leaves the main thread. */
typedef struct
{
  LwThreadFunc func;
  gpointer data; /* of the caller's task, which outlives the thread's */
  GDestroyNotify destroy_result;
} Errand;

static void
errand_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  const Errand *errand = task_data;
  GError *error = NULL;
  gpointer result = errand->func (errand->data, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, errand->destroy_result);
}

static void
errand_done_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Errand *errand = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, errand->destroy_result);
}

/**
 * lw_thread_run:
 * @task: a task of the main thread
 * @func: what a thread does with the task data of @task
 * @destroy_result: (nullable): frees an answer that nobody takes
 *
 * Runs @func in a thread and returns its answer through @task. The main thread holds @task, its
 * source and its data until the callback was called, so that these are freed there.
 */
void
lw_thread_run (GTask          *task,
               LwThreadFunc    func,
               GDestroyNotify  destroy_result)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GTask) inner = g_task_new (NULL, cancellable, errand_done_cb, g_object_ref (task));
  Errand *errand = g_new0 (Errand, 1);

  errand->func = func;
  errand->data = g_task_get_task_data (task);
  errand->destroy_result = destroy_result;
  g_task_set_task_data (inner, errand, g_free);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_run_in_thread (inner, errand_thread);
}
