/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-session.h"

#include "lw-date.h"
#include "lw-recheck.h"
#include "lw-thread.h"
#include "lw-worker.h"

#include <glib/gi18n-lib.h>

struct _LwSession
{
  GObject parent_instance;

  LwWorker *worker;  /* has the writing connection and its thread */
  LwLedger *reader;  /* used by the main thread only */
  LwLedger *scanner; /* used by the check that is under way only */
  char *path;
  gboolean read_only;
  char *why_read_only;
  gboolean closed;

  LwDate chosen_on; /* 0: today */
  LwDate election_day;
  char *township;
  char *undo_label;
  char *redo_label;

  LwCheck *check;
  GPtrArray *results;
  gint64 checked_revision; /* what the results know */
  gboolean checking;
  gboolean stale; /* something changed while a check was under way */
  GQueue unwritten; /* Job: edits that failed and are kept to be tried again */
};

G_DEFINE_FINAL_TYPE (LwSession, lw_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_DONE,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A piece of work for the writer's thread. */
typedef struct
{
  char *label; /* nullable */
  LwSessionFunc func;
  gpointer data;
  GDestroyNotify destroy;
  LwKey entry;
} Job;

static void
job_free (Job *job)
{
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_free (job->label);
  g_free (job);
}

/* ---- the writer's thread ---- */

static gboolean
run_job (LwLedger  *writer,
         Job       *job,
         GError   **error)
{
  gint64 before = lw_ledger_get_revision (writer);

  if (job->label == NULL)
    {
      if (!job->func (writer, job->data, error))
        return FALSE;
      job->entry = lw_ledger_get_revision (writer) != before ? 1 : 0;
      return TRUE;
    }
  if (!lw_journal_begin (writer, job->label, error))
    return FALSE;
  if (!job->func (writer, job->data, error))
    {
      lw_journal_rollback (writer);
      return FALSE;
    }
  return lw_journal_commit (writer, &job->entry, error);
}

static gpointer
worker_func (LwLedger      *writer,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  run_job (writer, g_task_get_task_data (data), error);
  return NULL;
}

static void
worked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LwSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  g_warn_if_fail (lw_worker_run_finish (self->worker, result, &error) == NULL);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
lw_session_run (LwSession           *self,
                const char          *label,
                LwSessionFunc        func,
                gpointer             data,
                GDestroyNotify       destroy,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (LW_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lw_session_run);
  /* Whether the work was cancelled is told by the work itself: once written it is written. */
  g_task_set_check_cancellable (task, FALSE);
  job->label = g_strdup (label);
  job->func = func;
  job->data = data;
  job->destroy = destroy;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  if (self->closed)
    g_task_return_new_error (task, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CANCELLED, "%s",
                             _("The ledger is closed."));
  else
    {
      GTask *job_task = g_object_ref (task); /* of worked_cb() */
      lw_worker_run_async (self->worker, worker_func, job_task, NULL, NULL, cancellable, worked_cb,
                           job_task);
    }
}

gboolean
lw_session_run_finish (LwSession     *self,
                       GAsyncResult  *result,
                       LwKey         *entry,
                       GError       **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (entry != NULL)
    *entry = job->entry;
  lw_session_refresh (self);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- what could not be written ---- */

/* It would be written once there is room, the stick is back (a page that cannot be read looks like a
 * damaged one), or another program is done. */
static gboolean
may_be_written_later (const GError *error)
{
  return g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_FULL)
         || g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_IO)
         || g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_DAMAGED)
         || g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_BUSY);
}

static void
keep_unwritten (LwSession *self,
                Job       *job)
{
  Job *kept = g_new0 (Job, 1);

  *kept = *job;
  job->label = NULL;
  job->destroy = NULL;
  g_queue_push_tail (&self->unwritten, kept);
}

guint
lw_session_count_unwritten (LwSession *self)
{
  g_return_val_if_fail (LW_IS_SESSION (self), 0);

  return g_queue_get_length (&self->unwritten);
}

void
lw_session_drop_unwritten (LwSession *self)
{
  g_return_if_fail (LW_IS_SESSION (self));

  g_queue_clear_full (&self->unwritten, (GDestroyNotify) job_free);
}

static void edited_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data);

void
lw_session_write_again (LwSession *self)
{
  g_return_if_fail (LW_IS_SESSION (self));

  /* Each that fails again comes back, behind those that wait. */
  for (guint n = g_queue_get_length (&self->unwritten); n > 0; n--)
    {
      Job *job = g_queue_pop_head (&self->unwritten);

      lw_session_run (self, job->label, job->func, job->data, job->destroy, NULL, edited_cb, NULL);
      job->destroy = NULL;
      job_free (job);
    }
}

/* ---- edits ---- */

static void
edited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  LwSession *self = LW_SESSION (object);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *label = g_strdup (job->label);
  g_autoptr (GError) error = NULL;
  LwKey entry;

  if (!lw_session_run_finish (self, result, &entry, &error))
    {
      if (may_be_written_later (error))
        keep_unwritten (self, job);
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
    }
  else if (entry != 0)
    g_signal_emit (self, signals[SIGNAL_DONE], 0, LW_SESSION_DONE_EDIT, label);
}

void
lw_session_edit (LwSession      *self,
                 const char     *label,
                 LwSessionFunc   func,
                 gpointer        data,
                 GDestroyNotify  destroy)
{
  lw_session_run (self, label, func, data, destroy, NULL, edited_cb, NULL);
}

/* ---- the check ---- */

typedef struct
{
  LwLedger *scanner;
  LwCheck *check;
  gint64 revision;
} Checking;

static void
checking_free (gpointer data)
{
  Checking *checking = data;

  g_clear_object (&checking->scanner);
  g_clear_object (&checking->check);
  g_free (checking);
}

static gpointer
check_thread (gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Checking *checking = data;

  return lw_check_list (checking->check, checking->scanner, NULL, cancellable, error);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  LwSession *self = LW_SESSION (object);
  Checking *checking = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = g_task_propagate_pointer (G_TASK (result), &error);

  self->checking = FALSE;
  if (self->closed)
    return;
  if (results != NULL)
    {
      /* The results borrow their rules from the profiles of the check: both change together. */
      g_clear_pointer (&self->results, g_ptr_array_unref);
      self->results = g_steal_pointer (&results);
      g_set_object (&self->check, checking->check);
      self->checked_revision = checking->revision;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  if (self->stale)
    lw_session_refresh (self);
}

static char *
dup_peek (LwSession *self,
          gboolean   redo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LwJournalEntry) entry = redo ? lw_journal_peek_redo (self->reader, &error)
                                          : lw_journal_peek_undo (self->reader, &error);

  return entry != NULL ? g_strdup (entry->label) : NULL;
}

static void
read_settings (LwSession *self)
{
  g_autofree char *day = lw_ledger_dup_setting (self->reader, "election-day", NULL);
  LwDate date = 0;

  if (day != NULL && lw_date_from_iso (day, &date) && lw_date_is_full (date))
    self->election_day = date;
  else
    self->election_day = 0;
  g_free (self->township);
  self->township = lw_ledger_dup_setting (self->reader, "township", NULL);
  g_free (self->undo_label);
  g_free (self->redo_label);
  self->undo_label = dup_peek (self, FALSE);
  self->redo_label = dup_peek (self, TRUE);
}

/* FALSE: everything is to be checked. One village takes a fraction of a millisecond, so that an
 * edit is seen in the frame after it. */
static gboolean
check_touched (LwSession *self)
{
  g_autoptr (GPtrArray) results = NULL;
  gint64 revision = self->checked_revision;

  if (self->check == NULL || self->results == NULL
      || lw_check_get_on (self->check) != lw_session_get_on (self))
    return FALSE;
  results = lw_recheck (self->check, self->reader, self->results, &revision);
  if (results == NULL)
    return FALSE;
  g_clear_pointer (&self->results, g_ptr_array_unref);
  self->results = g_steal_pointer (&results);
  self->checked_revision = revision;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

void
lw_session_refresh (LwSession *self)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GPtrArray) stack = NULL;
  g_autoptr (GError) error = NULL;
  Checking *checking;

  g_return_if_fail (LW_IS_SESSION (self));

  if (self->closed)
    return;
  read_settings (self);
  self->stale = self->checking;
  if (self->checking || check_touched (self))
    return;
  checking = g_new0 (Checking, 1);
  checking->scanner = g_object_ref (self->scanner);
  checking->revision = lw_ledger_get_revision (self->reader);
  task = g_task_new (self, NULL, checked_cb, NULL);
  g_task_set_task_data (task, checking, checking_free);
  stack = lw_profiles_stack (self->reader, &error);
  if (stack != NULL)
    checking->check = lw_check_new (self->reader, stack, lw_session_get_on (self), 0, &error);
  if (checking->check == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
      return;
    }
  self->checking = TRUE;
  lw_thread_run (task, check_thread, (GDestroyNotify) g_ptr_array_unref);
}

/* ---- the object ---- */

static void
lw_session_dispose (GObject *object)
{
  LwSession *self = LW_SESSION (object);

  lw_session_close (self);
  G_OBJECT_CLASS (lw_session_parent_class)->dispose (object);
}

static void
lw_session_finalize (GObject *object)
{
  LwSession *self = LW_SESSION (object);

  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_object (&self->check);
  g_free (self->path);
  g_free (self->why_read_only);
  g_free (self->township);
  g_free (self->undo_label);
  g_free (self->redo_label);
  G_OBJECT_CLASS (lw_session_parent_class)->finalize (object);
}

static void
lw_session_class_init (LwSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lw_session_dispose;
  object_class->finalize = lw_session_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE]
      = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  signals[SIGNAL_FAILED]
      = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lw_session_init (LwSession *self)
{
  g_queue_init (&self->unwritten);
}

LwSession *
lw_session_new (LwLedger  *writer,
                GError   **error)
{
  g_autoptr (LwSession) self = g_object_new (LW_TYPE_SESSION, NULL);

  self->path = g_strdup (lw_ledger_get_path (writer));
  self->read_only = lw_ledger_is_read_only (writer);
  self->why_read_only = g_strdup (lw_ledger_get_why_read_only (writer));
  self->reader = lw_ledger_open_reader (writer, error);
  if (self->reader == NULL)
    return NULL;
  self->scanner = lw_ledger_open_reader (writer, error);
  if (self->scanner == NULL)
    return NULL;
  self->worker = lw_worker_new (writer);
  read_settings (self);
  return g_steal_pointer (&self);
}

static void
close_ledger (LwLedger **ledger)
{
  g_autoptr (GError) error = NULL;

  if (*ledger != NULL && !lw_ledger_close (*ledger, &error))
    g_warning ("Closing the ledger: %s", error->message);
  g_clear_object (ledger);
}

void
lw_session_close (LwSession *self)
{
  g_return_if_fail (LW_IS_SESSION (self));

  if (self->closed)
    return;
  self->closed = TRUE;
  lw_session_drop_unwritten (self);
  /* Finishes what was asked for and closes the writing connection. */
  g_clear_pointer (&self->worker, lw_worker_free);
  close_ledger (&self->reader);
  /* A check that is under way keeps the scanner until it ends. */
  if (self->checking)
    g_clear_object (&self->scanner);
  else
    close_ledger (&self->scanner);
}

const char *
lw_session_get_path (LwSession *self)
{
  g_return_val_if_fail (LW_IS_SESSION (self), NULL);
  return self->path;
}

gboolean
lw_session_is_read_only (LwSession *self)
{
  g_return_val_if_fail (LW_IS_SESSION (self), TRUE);
  return self->read_only;
}

const char *
lw_session_get_why_read_only (LwSession *self)
{
  g_return_val_if_fail (LW_IS_SESSION (self), NULL);

  return self->why_read_only;
}

LwLedger *
lw_session_get_reader (LwSession *self)
{
  g_return_val_if_fail (LW_IS_SESSION (self), NULL);
  return self->reader;
}

LwDate
lw_session_get_on (LwSession *self)
{
  g_return_val_if_fail (LW_IS_SESSION (self), 0);
  return self->chosen_on != 0 ? self->chosen_on : lw_date_today ();
}

LwDate
lw_session_get_latest (LwSession *self)
{
  return MAX (lw_date_today (), lw_session_get_on (self));
}

gboolean
lw_session_is_today (LwSession *self)
{
  return lw_session_get_on (self) == lw_date_today ();
}

void
lw_session_set_on (LwSession *self,
                   LwDate     on)
{
  g_return_if_fail (LW_IS_SESSION (self));
  g_return_if_fail (on == 0 || lw_date_is_full (on));
  self->chosen_on = on;
  lw_session_refresh (self);
}

LwDate
lw_session_get_election_day (LwSession *self)
{
  g_return_val_if_fail (LW_IS_SESSION (self), 0);
  return self->election_day;
}

LwDate
lw_session_get_horizon (LwSession *self)
{
  g_return_val_if_fail (LW_IS_SESSION (self), 0);
  return self->check != NULL ? lw_check_get_horizon (self->check) : 0;
}

const char *
lw_session_get_township (LwSession *self)
{
  g_return_val_if_fail (LW_IS_SESSION (self), "");
  return self->township != NULL ? self->township : "";
}

LwCheck *
lw_session_get_check (LwSession *self)
{
  g_return_val_if_fail (LW_IS_SESSION (self), NULL);
  return self->check;
}

GPtrArray *
lw_session_get_results (LwSession *self)
{
  g_return_val_if_fail (LW_IS_SESSION (self), NULL);
  return self->results;
}

LwVillageResult *
lw_session_find_result (LwSession *self,
                        LwKey      village)
{
  g_return_val_if_fail (LW_IS_SESSION (self), NULL);
  for (guint i = 0; self->results != NULL && i < self->results->len; i++)
    {
      LwVillageResult *result = g_ptr_array_index (self->results, i);
      if (result->village == village)
        return result;
    }
  return NULL;
}

const char *
lw_session_get_undo_label (LwSession *self)
{
  g_return_val_if_fail (LW_IS_SESSION (self), NULL);
  return self->undo_label;
}

const char *
lw_session_get_redo_label (LwSession *self)
{
  g_return_val_if_fail (LW_IS_SESSION (self), NULL);
  return self->redo_label;
}
