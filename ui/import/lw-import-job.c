/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-job.h"

#include "lw-import-map.h"
#include "lw-import-memory.h"
#include "lw-import-work.h"

#include <glib/gi18n-lib.h>

struct _LwImportJob
{
  GObject parent_instance;

  LwSession *session;
  char *path;
  char *name;
  GKeyFile *map; /* remembered and corrected here */
  GPtrArray *edits; /* LwCellEdit; never changed, but another array; NULL: none */
  gboolean only_edited;
  gboolean complete;
  LwImportReport *report;
  char *digest; /* of the file that the report is about */
  char *problem;
  GCancellable *looking; /* the look that is under way */
  GPtrArray *before;     /* LwImportJob */
  char *before_state;    /* which they were, as they were then */
  LwSheetKind kind;
  guint n_corrections;
  double seconds;
};

G_DEFINE_FINAL_TYPE (LwImportJob, lw_import_job, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- what the writer's thread is given ---- */

static LwImportWork *
new_work (LwImportJob  *self,
          GCancellable *cancellable)
{
  LwImportWork *work
      = lw_import_work_new (G_OBJECT (self), self->path, self->map, cancellable);

  if (self->edits != NULL)
    work->edits = g_ptr_array_ref (self->edits);
  work->only_edited = self->only_edited;
  work->complete = self->complete;
  work->on = lw_session_get_on (self->session);
  return work;
}

static void
add_before (LwImportJob *self,
            LwImportWork        *work)
{
  for (guint i = 0; i < self->before->len; i++)
    {
      LwImportWork *other = new_work (g_ptr_array_index (self->before, i), NULL);

      other->dry_run = TRUE;
      g_ptr_array_add (work->before, other);
    }
}

static void
take_report (LwImportJob  *self,
             LwImportWork         *work,
             const GError *error)
{
  g_clear_pointer (&self->report, lw_import_report_free);
  g_clear_pointer (&self->problem, g_free);
  self->report = g_steal_pointer (&work->report);
  g_free (self->digest);
  self->digest = g_steal_pointer (&work->digest);
  if (error != NULL)
    self->problem = g_strdup (error->message);
  self->kind = self->report != NULL ? lw_import_report_get_kind (self->report)
                                    : LW_SHEET_KIND_NONE;
}

/* ---- looking ---- */

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LwImportJob) self = LW_IMPORT_JOB (user_data);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GError) error = NULL;
  LwImportWork *work = g_object_get_data (G_OBJECT (cancellable), "work");

  lw_session_run_finish (LW_SESSION (object), result, NULL, &error);
  if (cancellable != self->looking)
    return;
  take_report (self, work, error);
  g_clear_object (&self->looking);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
look (LwImportJob *self)
{
  LwImportWork *work;

  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  self->n_corrections++;
  work = new_work (self, self->looking);
  work->dry_run = TRUE;
  g_clear_object (&work->cancellable);
  add_before (self, work);
  /* The work outlives the task, so that the callback can take the report out of it. */
  g_object_set_data_full (G_OBJECT (self->looking), "work", work, lw_import_work_free);
  lw_session_run (self->session, NULL, lw_import_work_run, work, NULL, self->looking, looked_cb,
                  g_object_ref (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ---- writing ---- */

static void
ran_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LwImportJob *self = g_task_get_source_object (task);
  LwImportWork *work = g_task_get_task_data (task);
  GError *error = NULL;

  if (!lw_session_run_finish (LW_SESSION (object), result, NULL, &error))
    {
      if (!self->only_edited && g_error_matches (error, LW_IMPORT_ERROR, LW_IMPORT_ERROR_CHANGED))
        lw_import_job_look_again (self);
      else
        take_report (self, work, error);
      g_task_return_error (task, error);
      return;
    }
  self->seconds = (double) work->microseconds / G_USEC_PER_SEC;
  take_report (self, work, NULL);
  lw_import_memory_save (self->report, self->map);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_task_return_boolean (task, TRUE);
}

void
lw_import_job_run (LwImportJob         *self,
                   gboolean             backup,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  LwImportWork *work = new_work (self, cancellable);

  work->backup = backup;
  work->digest = g_strdup (self->digest);
  g_task_set_task_data (task, work, lw_import_work_free);
  lw_session_run (self->session, NULL, lw_import_work_run, work, NULL, cancellable, ran_cb, task);
}

gboolean
lw_import_job_run_finish (LwImportJob   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- what is refused goes back to whoever made the roster ---- */

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (lw_session_run_finish (LW_SESSION (object), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
lw_import_job_save_refused (LwImportJob         *self,
                            const char          *path,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  LwImportWork *work = new_work (self, NULL);

  work->dry_run = TRUE;
  work->failures = g_strdup (path);
  add_before (self, work);
  g_task_set_task_data (task, work, lw_import_work_free);
  lw_session_run (self->session, NULL, lw_import_work_run, work, NULL, NULL, saved_cb, task);
}

gboolean
lw_import_job_save_refused_finish (LwImportJob   *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- corrections ---- */

static char *
group_of (const LwSheetReport *sheet)
{
  return *sheet->name != '\0' ? g_strconcat ("sheet ", sheet->name, NULL) : g_strdup ("all");
}

void
lw_import_job_set_kind (LwImportJob   *self,
                        LwSheetReport *sheet,
                        LwSheetKind    kind)
{
  g_autofree char *group = group_of (sheet);

  if (kind == LW_SHEET_KIND_NONE)
    g_key_file_remove_key (self->map, group, "kind", NULL);
  else
    g_key_file_set_string (self->map, group, "kind", lw_sheet_kind_word (kind));
  look (self);
}

void
lw_import_job_set_header_row (LwImportJob   *self,
                              LwSheetReport *sheet,
                              guint          row)
{
  g_autofree char *group = group_of (sheet);
  int rows[] = { (int) row };

  g_key_file_set_integer_list (self->map, group, "header-rows", rows, 1);
  look (self);
}

void
lw_import_job_set_field (LwImportJob   *self,
                         LwSheetReport *sheet,
                         guint          column,
                         const char    *field)
{
  g_autofree char *group = group_of (sheet);
  g_autofree char *letters = lw_column_letters (column);

  g_key_file_set_string (self->map, group, letters, field != NULL ? field : "none");
  look (self);
}

void
lw_import_job_look_again (LwImportJob *self)
{
  /* Other rows may stand there now. */
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  look (self);
}

void
lw_import_job_set_village (LwImportJob *self,
                           const char  *text,
                           const char  *village)
{
  lw_import_map_set_village (self->map, text, village);
  look (self);
}

void
lw_import_job_set_left_out (LwImportJob *self,
                            const char  *sheet,
                            guint        row,
                            gboolean     left_out)
{
  lw_import_map_set_left_out (self->map, sheet, row, left_out);
  look (self);
}

void
lw_import_job_set_before (LwImportJob *self,
                          GPtrArray   *jobs)
{
  GString *state = g_string_new (NULL);

  for (guint i = 0; i < jobs->len; i++)
    {
      LwImportJob *job = g_ptr_array_index (jobs, i);
      g_string_append_printf (state, "%p %u ", (gpointer) job, job->n_corrections);
    }
  if (g_strcmp0 (state->str, self->before_state) == 0)
    {
      g_string_free (state, TRUE);
      return;
    }
  g_free (self->before_state);
  self->before_state = g_string_free (state, FALSE);
  g_ptr_array_set_size (self->before, 0);
  for (guint i = 0; i < jobs->len; i++)
    g_ptr_array_add (self->before, g_object_ref (g_ptr_array_index (jobs, i)));
  look (self);
}

void
lw_import_job_close (LwImportJob *self)
{
  g_ptr_array_set_size (self->before, 0);
}

LwSheetKind
lw_import_job_get_kind (LwImportJob *self)
{
  return self->kind;
}

void
lw_import_job_set_complete (LwImportJob *self,
                            gboolean     complete)
{
  if (self->complete == complete)
    return;
  self->complete = complete;
  look (self);
}

gboolean
lw_import_job_get_complete (LwImportJob *self)
{
  return self->complete;
}

/* ---- the object ---- */

static void
lw_import_job_finalize (GObject *object)
{
  LwImportJob *self = LW_IMPORT_JOB (object);

  g_clear_object (&self->session);
  g_clear_object (&self->looking);
  g_ptr_array_unref (self->before);
  g_free (self->before_state);
  g_clear_pointer (&self->report, lw_import_report_free);
  g_clear_pointer (&self->map, g_key_file_unref);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_free (self->path);
  g_free (self->name);
  g_free (self->problem);
  g_free (self->digest);
  G_OBJECT_CLASS (lw_import_job_parent_class)->finalize (object);
}

static void
lw_import_job_class_init (LwImportJobClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lw_import_job_finalize;
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
lw_import_job_init (LwImportJob *self)
{
  self->map = lw_import_memory_load ();
  self->before = g_ptr_array_new_with_free_func (g_object_unref);
}

LwImportJob *
lw_import_job_new (LwSession  *session,
                   const char *path)
{
  LwImportJob *self = g_object_new (LW_TYPE_IMPORT_JOB, NULL);

  self->session = g_object_ref (session);
  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  look (self);
  return self;
}

static const LwCellEdit *
find_edit (GPtrArray  *edits,
           const char *sheet,
           guint       row,
           guint       column)
{
  for (guint i = 0; edits != NULL && i < edits->len; i++)
    {
      const LwCellEdit *edit = g_ptr_array_index (edits, i);

      if (edit->row == row && (edit->column == column || column == G_MAXUINT) && g_str_equal (edit->sheet, sheet))
        return edit;
    }
  return NULL;
}

static void
add_edit (GPtrArray        *edits,
          const LwCellEdit *edit)
{
  g_ptr_array_add (edits, lw_cell_edit_new (edit->sheet, edit->row, edit->column, edit->text));
}

/* What was said last of a cell stands. @of_rows: of what was said before, only what concerns rows of
 * @later: a row may be refused once more, for another cell. */
static GPtrArray *
merge_edits (GPtrArray *before,
             GPtrArray *later,
             gboolean   of_rows)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_cell_edit_free);

  for (guint i = 0; before != NULL && i < before->len; i++)
    {
      const LwCellEdit *edit = g_ptr_array_index (before, i);

      if (find_edit (later, edit->sheet, edit->row, edit->column) == NULL
          && (!of_rows || find_edit (later, edit->sheet, edit->row, G_MAXUINT) != NULL))
        add_edit (edits, edit);
    }
  for (guint i = 0; i < later->len; i++)
    add_edit (edits, g_ptr_array_index (later, i));
  return edits;
}

void
lw_import_job_edit_cells (LwImportJob *self,
                          GPtrArray   *edits)
{
  GPtrArray *merged = merge_edits (self->edits, edits, FALSE);

  g_clear_pointer (&self->edits, g_ptr_array_unref);
  self->edits = merged;
  look (self);
}

const char *
lw_import_job_get_cell (LwImportJob *self,
                        const char  *sheet,
                        guint        row,
                        guint        column)
{
  const LwCellEdit *edit = find_edit (self->edits, sheet, row, column);

  return edit != NULL ? edit->text : NULL;
}

LwImportJob *
lw_import_job_new_edited (LwImportJob *self,
                          GPtrArray   *edits)
{
  LwImportJob *edited = g_object_new (LW_TYPE_IMPORT_JOB, NULL);

  edited->session = g_object_ref (self->session);
  edited->path = g_strdup (self->path);
  edited->name = g_strdup (self->name);
  /* A file that was changed meanwhile may have other rows there. */
  edited->digest = g_strdup (self->digest);
  edited->kind = self->kind;
  edited->edits = merge_edits (self->edits, edits, TRUE);
  edited->only_edited = TRUE;
  g_key_file_unref (edited->map);
  edited->map = lw_import_memory_copy (self->map);
  return edited;
}

static void
count_one_less (LwImportReport *report,
                const char     *sheet)
{
  for (guint i = 0; i < report->sheets->len; i++)
    {
      LwSheetReport *its = g_ptr_array_index (report->sheets, i);

      if (!g_str_equal (its->name, sheet) || its->refused == 0)
        continue;
      its->refused--;
      its->rows--;
      return;
    }
}

void
lw_import_job_hand_over (LwImportJob *self,
                         LwImportJob *edited)
{
  GPtrArray *refused = self->report->refused;

  for (guint i = refused->len; i > 0; i--)
    {
      const LwCellNote *note = g_ptr_array_index (refused, i - 1);

      if (find_edit (edited->edits, note->sheet, note->row, G_MAXUINT) == NULL)
        continue;
      /* Nor are they in the file of refused rows. */
      lw_import_map_set_left_out (self->map, note->sheet, note->row, TRUE);
      count_one_less (self->report, note->sheet);
      g_ptr_array_remove_index (refused, i - 1);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
lw_import_job_is_edited (LwImportJob *self)
{
  return self->only_edited;
}

const char *
lw_import_job_get_path (LwImportJob *self)
{
  return self->path;
}

const char *
lw_import_job_get_name (LwImportJob *self)
{
  return self->name;
}

LwImportReport *
lw_import_job_get_report (LwImportJob *self)
{
  return self->report;
}

const char *
lw_import_job_get_problem (LwImportJob *self)
{
  return self->problem;
}

gboolean
lw_import_job_is_busy (LwImportJob *self)
{
  return self->looking != NULL;
}

guint
lw_import_job_count_written (LwImportJob *self)
{
  guint n = 0;

  for (guint i = 0; self->report != NULL && i < self->report->sheets->len; i++)
    {
      const LwSheetReport *sheet = g_ptr_array_index (self->report->sheets, i);
      n += sheet->created + sheet->updated;
    }
  return n;
}

double
lw_import_job_get_seconds (LwImportJob *self)
{
  return self->seconds;
}
