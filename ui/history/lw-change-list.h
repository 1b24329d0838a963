/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What one action did, a row for each record: whom it is about, came or went or changed, and which
 * fields held what. */

/* @changes: LwChange of one action; @limit: rows. Returns how many records there are. */
guint lw_change_list_fill (GtkWidget *list, LwSession *session, GPtrArray *changes, guint limit);

/* What a row of a roster would do, in one line, posts before the rest; villages are not named. @kind:
 * of the row's village. @changes: LwChange. */
char *lw_change_list_dup_row_text (GPtrArray *changes, LwVillageKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
