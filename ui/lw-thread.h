/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LwThreadFunc:
 * @data: the task data of the task
 * @cancellable: (nullable): that of the task
 * @error: (out)
 *
 * Returns: (transfer full) (nullable): the answer
 */
typedef gpointer (*LwThreadFunc) (gpointer       data,
                                  GCancellable  *cancellable,
                                  GError       **error);

void lw_thread_run (GTask          *task,
                    LwThreadFunc    func,
                    GDestroyNotify  destroy_result);

G_END_DECLS
