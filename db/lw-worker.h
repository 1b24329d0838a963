/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-ledger.h"

G_BEGIN_DECLS

/* A thread that owns a ledger and runs functions on it, one after the other, in the order in which
 * they were asked for. Answers come on the main context of whoever asked. */

typedef struct _LwWorker LwWorker;

/**
 * LwWorkerFunc:
 * @ledger: the worker's ledger, to be used within the call only
 * @data: what was given with the function
 * @cancellable: (nullable)
 * @error: (out)
 *
 * Runs on the worker's thread: no widgets, no signals.
 *
 * Returns: (transfer full) (nullable): the answer; NULL with @error for a failure, without for nothing
 */
typedef gpointer (*LwWorkerFunc) (LwLedger      *ledger,
                                  gpointer       data,
                                  GCancellable  *cancellable,
                                  GError       **error);

/* @ledger: from now on nobody else may use it. */
LwWorker *lw_worker_new        (LwLedger            *ledger) G_GNUC_WARN_UNUSED_RESULT;
/* Finishes what was asked for, closes the ledger and ends the thread. Blocks until then. */
void      lw_worker_free       (LwWorker            *self);
/* @destroy: frees @data on the worker's thread. @destroy_result: frees an answer that nobody takes. */
void      lw_worker_run_async  (LwWorker            *self,
                                LwWorkerFunc         func,
                                gpointer             data,
                                GDestroyNotify       destroy,
                                GDestroyNotify       destroy_result,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
gpointer  lw_worker_run_finish (LwWorker            *self,
                                GAsyncResult        *result,
                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwWorker, lw_worker_free)

G_END_DECLS
