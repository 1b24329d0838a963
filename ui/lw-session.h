/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lw-check.h"
#include "lw-journal.h"

G_BEGIN_DECLS

/* The open ledger of a window: what the pages read from, the base date, the results in force, and
 * the one way in which anything is changed: a named action, run on the writer's thread. */

#define LW_TYPE_SESSION (lw_session_get_type ())
G_DECLARE_FINAL_TYPE (LwSession, lw_session, LW, SESSION, GObject)

/* Signals:
 * "changed": facts, base date or results are new; pages read again
 * "done" (label, entry): an action was written; the window tells it with a way back
 * "failed" (message): an action was not written */

typedef enum
{
  LW_SESSION_DONE_EDIT,
  LW_SESSION_DONE_UNDO,
  LW_SESSION_DONE_REDO,
} LwSessionDone;

/* Runs on the writer's thread. */
typedef gboolean (*LwSessionFunc) (LwLedger  *writer,
                                   gpointer   data,
                                   GError   **error);

/* Takes over @writer, which no other code may use from then on. */
LwSession  *lw_session_new              (LwLedger      *writer,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* Ends the thread and closes the file; the session answers no more. */
void        lw_session_close            (LwSession     *self);
const char *lw_session_get_path         (LwSession     *self);
gboolean    lw_session_is_read_only     (LwSession     *self);
/* Why, in words; NULL: it can be written. */
const char *lw_session_get_why_read_only (LwSession    *self);
/* For reading on the main thread; (transfer none). */
LwLedger   *lw_session_get_reader       (LwSession     *self);

LwDate      lw_session_get_on           (LwSession     *self); /* the base date, never 0 */
/* The last day on which something can have happened: today, or the base date where that is later. */
LwDate      lw_session_get_latest       (LwSession     *self);
gboolean    lw_session_is_today         (LwSession     *self);
void        lw_session_set_on           (LwSession     *self,
                                         LwDate         on); /* 0: today, day by day */
LwDate      lw_session_get_election_day (LwSession     *self); /* 0: none is set */
LwDate      lw_session_get_horizon      (LwSession     *self);
const char *lw_session_get_township     (LwSession     *self); /* "" when the ledger has no name */

/* What the last check found; NULL before the first one. All borrowed until the next "changed". */
LwCheck         *lw_session_get_check   (LwSession     *self);
GPtrArray       *lw_session_get_results (LwSession     *self); /* LwVillageResult */
LwVillageResult *lw_session_find_result (LwSession     *self,
                                         LwKey          village);

/* Reads and checks again. */
void        lw_session_refresh          (LwSession     *self);
/* Queues @func; when all is done "done" or "failed" is emitted and the results are renewed. With
 * @label an action of that name is opened around @func; NULL: @func opens its own. */
void        lw_session_edit             (LwSession     *self,
                                         const char    *label,
                                         LwSessionFunc  func,
                                         gpointer       data,
                                         GDestroyNotify destroy);
/* Edits that failed for want of room, of the disk or of a free ledger are kept, in their order, from
 * before "failed" until they are written again or dropped; so @func may run more than once, each time
 * on a ledger in which it never ran. */
guint       lw_session_count_unwritten  (LwSession     *self);
void        lw_session_write_again      (LwSession     *self);
void        lw_session_drop_unwritten   (LwSession     *self);
/* The same for whoever wants to know when it is over; nothing is told by signals but "changed". */
void        lw_session_run              (LwSession           *self,
                                         const char          *label,
                                         LwSessionFunc        func,
                                         gpointer             data,
                                         GDestroyNotify       destroy,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
/* TRUE: written. @entry (out, optional): of the journal, 0 when nothing changed. */
gboolean    lw_session_run_finish       (LwSession     *self,
                                         GAsyncResult  *result,
                                         LwKey         *entry,
                                         GError       **error);
/* One action that inserts the records without id and updates the others: @records (transfer full). What is
 * inserted after a new person and has no person yet is hers. */
void        lw_session_save             (LwSession     *self,
                                         const char    *label,
                                         GPtrArray     *records);
/* The same for one record (transfer full). */
void        lw_session_save_one         (LwSession     *self,
                                         const char    *label,
                                         gpointer       record);
void        lw_session_delete           (LwSession     *self,
                                         const char    *label,
                                         const LwTable *table,
                                         LwKey          id);
void        lw_session_set_setting      (LwSession     *self,
                                         const char    *label,
                                         const char    *name,
                                         const char    *value);
void        lw_session_undo             (LwSession     *self);
/* @entry of the journal and all that came after it, the latest first. */
void        lw_session_undo_to          (LwSession     *self,
                                         LwKey          entry);
void        lw_session_redo             (LwSession     *self);
/* What they would take back: (nullable), borrowed until the next "changed". */
const char *lw_session_get_undo_label   (LwSession     *self);
const char *lw_session_get_redo_label   (LwSession     *self);

G_END_DECLS
