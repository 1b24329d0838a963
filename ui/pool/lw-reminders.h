/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-pool.h"
#include "lw-session.h"

G_BEGIN_DECLS

/* What is overdue or due soon in the pool, for whoever shows it: read when the window has nothing else
 * to do, once for all, and again when the session has changed. */

#define LW_TYPE_REMINDERS (lw_reminders_get_type ())
G_DECLARE_FINAL_TYPE (LwReminders, lw_reminders, LW, REMINDERS, GObject)

/* (transfer none): those of @session. Emits "changed" when there are others. */
LwReminders  *lw_reminders_of          (LwSession   *session);
/* LwPoolReminder, what is overdue first; borrowed until the next "changed". */
const GArray *lw_reminders_get         (LwReminders *self);
guint         lw_reminders_count_late  (LwReminders *self); /* people with something overdue, by kind */

G_END_DECLS
