/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "lw-session.h"

G_BEGIN_DECLS

/* What needs doing next: what is overdue or due in the pool, and which rules will fail by the passing
 * of time alone, by date. Emits "rule" (village, index of the rule) when such a row is chosen; one of
 * the pool opens its page. */

#define LW_TYPE_TODO_LIST (lw_todo_list_get_type ())
G_DECLARE_FINAL_TYPE (LwTodoList, lw_todo_list, LW, TODO_LIST, AdwBin)

GtkWidget *lw_todo_list_new        (LwSession  *session);
/* Reads the results of the session again. */
void       lw_todo_list_refresh    (LwTodoList *self);
/* How many are due by @day. */
guint      lw_todo_list_count_till (LwTodoList *self,
                                    LwDate      day);

G_END_DECLS
