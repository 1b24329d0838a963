/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lw-test-ledger.h"
#include "lw-worker.h"

typedef struct
{
  LwWorker *worker;
  GMainLoop *loop;
  GString *order;
  GThread *thread;
  GError *error;
} Waiting;

static gpointer
add_person_func (LwLedger *ledger,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_assert_true (g_thread_self () != data);
  lw_test_begin (ledger, "新增");
  lw_test_add_person (ledger, "张三", NULL);
  lw_test_commit (ledger);
  return g_strdup_printf ("%" G_GINT64_FORMAT, lw_ledger_count (ledger, &lw_person_table, NULL));
}

static gpointer
fail_func (LwLedger *ledger,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  lw_journal_undo (ledger, NULL, NULL);
  lw_journal_undo (ledger, NULL, NULL);
  lw_journal_undo (ledger, NULL, error);
  return NULL;
}

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  Waiting *waiting = data;
  g_autofree char *text = lw_worker_run_finish (waiting->worker, result, &waiting->error);

  g_assert_true (g_thread_self () == waiting->thread);
  if (text)
    g_string_append (waiting->order, text);
  else
    g_main_loop_quit (waiting->loop);
}

static void
test_answers_come_in_order_on_the_thread_that_asked (void)
{
  g_auto(LwTestLedger) test = { 0 };
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(LwWorker) worker = NULL;
  Waiting waiting = { .loop = loop, .thread = g_thread_self () };

  lw_test_ledger_init (&test);
  worker = waiting.worker = lw_worker_new (test.ledger);
  waiting.order = g_string_new (NULL);
  lw_worker_run_async (worker, add_person_func, g_thread_self (), NULL, g_free, NULL, answered_cb, &waiting);
  lw_worker_run_async (worker, add_person_func, g_thread_self (), NULL, g_free, NULL, answered_cb, &waiting);
  lw_worker_run_async (worker, fail_func, NULL, NULL, NULL, NULL, answered_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_cmpstr (waiting.order->str, ==, "12");
  g_assert_error (waiting.error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_NOTHING);
  g_clear_pointer (&worker, lw_worker_free);
  g_clear_error (&waiting.error);
  g_string_free (waiting.order, TRUE);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker/answers-come-in-order-on-the-thread-that-asked", test_answers_come_in_order_on_the_thread_that_asked);

  return g_test_run ();
}
