/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Going back to the ledger as it was before an action. What came after it may stand on it, and goes with
 * it; all of it can be done again. */

/* What @entry of the journal takes along: itself, if it is in force, and all actions in force that came
 * after it, the latest first: LwJournalEntry. */
GPtrArray *lw_take_back_list (LwSession *session, LwKey entry) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @entry back: at once when it is the latest, else it tells first what goes with it and asks. */
void       lw_take_back      (GtkWidget *over, LwSession *session, LwKey entry);

G_END_DECLS
