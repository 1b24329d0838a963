/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-page.h"

G_BEGIN_DECLS

/* Who changed what, and can I go back? */

#define LW_TYPE_HISTORY_PAGE (lw_history_page_get_type ())
G_DECLARE_FINAL_TYPE (LwHistoryPage, lw_history_page, LW, HISTORY_PAGE, LwPage)

/* Rows of a list: 11-18 10:22 · what · old → new · who: the latest @limit changes of a person or village. */
void lw_history_fill_latest (GtkWidget *list, LwSession *session, LwKey person, LwKey village, guint limit);
/* Keys and sort keys say nothing to a reader; the fields of a new record stand in the record. */
gboolean lw_history_is_telling (const LwChange *change);
/* What a field held, as a reader sees it. @value: old_value or new_value of @change. */
char    *lw_history_dup_value  (const LwChange *change, const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
