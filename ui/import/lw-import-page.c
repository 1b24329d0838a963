/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-page.h"

#include "lw-access.h"
#include "lw-file-dialog.h"
#include "lw-import-heap.h"
#include "lw-import-preview.h"
#include "lw-import-result.h"
#include "lw-import-written.h"

#include <glib/gi18n-lib.h>

struct _LwImportPage
{
  LwPage parent_instance;

  /* Template widgets */
  GtkStack *stack;
  AdwStatusPage *choose_page;
  GtkWidget *choose_button;
  GtkWidget *earlier_title;
  GtkWidget *earlier;
  LwImportPreview *preview;
  GtkWidget *progress_title;
  GtkProgressBar *progress;
  GtkWidget *progress_text;
  LwImportResult *result;

  LwImportHeap *heap;
  GPtrArray *edited;      /* LwImportJob: refused rows that were mended and written */
  GCancellable *retrying; /* such a job is being written; NULL: none */
};

G_DEFINE_FINAL_TYPE (LwImportPage, lw_import_page, LW_TYPE_PAGE)

/* ---- files in and out ---- */

static void
clear (LwImportPage *self)
{
  lw_import_preview_show (self->preview, NULL);
  lw_import_heap_clear (self->heap);
  g_ptr_array_set_size (self->edited, 0);
}

static void
again_cb (LwImportPage *self)
{
  clear (self);
  gtk_stack_set_visible_child_name (self->stack, "choose");
  gtk_widget_grab_focus (self->choose_button);
}

/* Why no file can be taken in now; NULL: it can. */
static const char *
refusal (LwImportPage *self)
{
  if (lw_session_is_read_only (lw_page_get_session (LW_PAGE (self))))
    return _("The ledger is open read only: nothing can be imported.");
  if (lw_import_heap_is_writing (self->heap) || self->retrying != NULL)
    return _("An import is running. Wait for its end, then drop the file once more.");
  return NULL;
}

void
lw_import_page_add_file (LwImportPage *self,
                         GFile        *file)
{
  g_autofree char *path = g_file_get_path (file);
  const char *why;

  g_return_if_fail (LW_IS_IMPORT_PAGE (self));

  why = refusal (self);
  if (why == NULL && path == NULL)
    why = _("Only files on this computer can be taken in.");
  if (why != NULL)
    {
      lw_page_toast (LW_PAGE (self), why);
      return;
    }
  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "preview"))
    clear (self);
  lw_import_preview_show (self->preview, lw_import_heap_add (self->heap, path));
  gtk_stack_set_visible_child_name (self->stack, "preview");
  /* The button that was pressed is gone: the arrows go on through the files. */
  lw_import_preview_focus (self->preview);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           LwImportPage    *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);
          lw_import_page_add_file (self, file);
        }
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
choose_cb (LwImportPage *self)
{
  static const char *const patterns[]
      = { "*.xlsx", "*.xls", "*.et", "*.ods", "*.csv", "*.tsv", "*.xml", "*.lrmx", "*.lrm", "*.txt", "*.mht", "*.mhtml", "*.htm", "*.html" };
  GtkFileChooserNative *dialog = lw_file_dialog_new (
      GTK_WIDGET (self), _("Choose rosters"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Rosters"));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autofree char *upper = g_ascii_strup (patterns[i], -1);
      gtk_file_filter_add_pattern (filter, patterns[i]);
      gtk_file_filter_add_pattern (filter, upper);
    }
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* ---- writing ---- */

static void
writing_cb (LwImportPage *self,
            LwImportJob  *job)
{
  g_autofree char *title = g_strdup_printf (_("Importing %s"), lw_import_job_get_name (job));

  gtk_label_set_label (GTK_LABEL (self->progress_title), title);
  gtk_label_set_label (GTK_LABEL (self->progress_text), NULL);
  gtk_progress_bar_set_fraction (self->progress, 0);
}

static void
progress_cb (LwImportPage *self,
             gint64        done,
             gint64        all)
{
  g_autofree char *text = g_strdup_printf (_("%d rows"), (int) done);

  gtk_label_set_label (GTK_LABEL (self->progress_text), text);
  if (all > 0)
    gtk_progress_bar_set_fraction (self->progress, MIN ((double) done / (double) all, 1));
  else
    gtk_progress_bar_pulse (self->progress);
}

/* All files of the heap in one breath, and one way back for all. */
static void
tell_written (LwImportPage *self)
{
  LwImportSum sum;
  g_autofree char *text = NULL;

  lw_import_heap_sum (self->heap, &sum);
  if (sum.files == 0)
    return;
  if (sum.files == 1)
    /* translators: file, rows that are new, rows that changed something */
    text = g_strdup_printf (_("Imported %s: %u new, %u updated"), lw_import_job_get_name (sum.job),
                            sum.created, sum.updated);
  else
    /* translators: number of files, rows that are new, rows that changed something */
    text = g_strdup_printf (_("Imported %u files: %u new, %u updated"), sum.files, sum.created,
                            sum.updated);
  lw_page_toast_undo (LW_PAGE (self), text, sum.first);
}

/* The files, then what was mended of them. */
static void
show_jobs (LwImportPage *self)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new ();

  g_ptr_array_extend (jobs, lw_import_heap_get_jobs (self->heap), NULL, NULL);
  g_ptr_array_extend (jobs, self->edited, NULL, NULL);
  lw_import_result_show (self->result, lw_page_get_session (LW_PAGE (self)), jobs);
  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_widget_child_focus (GTK_WIDGET (self->result), GTK_DIR_TAB_FORWARD);
}

static void
show_result (LwImportPage *self)
{
  tell_written (self);
  show_jobs (self);
}

static char *
with_files_before (const char *message,
                   guint       n)
{
  if (n == 0)
    return g_strdup (message);
  /* translators: a message, number of files */
  return g_strdup_printf (ngettext ("%s %u file before it is in the ledger.",
                                    "%s %u files before it are in the ledger.", n),
                          message, n);
}

static void
tell_not_written (LwImportPage *self,
                  guint         n_before,
                  const GError *error)
{
  gboolean stopped = g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CANCELLED)
                     || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autofree char *text = with_files_before (
      stopped ? _("Stopped. Nothing of this file was written.") : error->message, n_before);

  if (stopped)
    lw_page_toast (LW_PAGE (self), text);
  else
    g_signal_emit_by_name (lw_page_get_session (LW_PAGE (self)), "failed", text);
}

/* What is left of the heap is what can still be written. */
static void
show_failed (LwImportPage *self,
             LwImportJob  *failed,
             const GError *error)
{
  lw_import_preview_show (self->preview, NULL);
  tell_not_written (self, lw_import_heap_drop_written (self->heap), error);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  lw_import_preview_show (self->preview, failed);
  lw_import_preview_focus (self->preview);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LwImportPage) self = LW_IMPORT_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  LwImportJob *failed;
  gboolean written = lw_import_heap_write_finish (LW_IMPORT_HEAP (object), result, &failed, &error);

  if (self->heap == NULL) /* the page is gone */
    return;
  if (written)
    show_result (self);
  else
    show_failed (self, failed, error);
}

static void
write_cb (LwImportPage *self)
{
  if (lw_import_heap_is_writing (self->heap))
    return;
  lw_import_result_remember (self->result, lw_page_get_session (LW_PAGE (self)));
  gtk_stack_set_visible_child_name (self->stack, "progress");
  lw_import_heap_write (self->heap, written_cb, g_object_ref (self));
}

static void
stop_cb (LwImportPage *self)
{
  if (self->retrying != NULL)
    g_cancellable_cancel (self->retrying);
  else
    lw_import_heap_stop (self->heap);
}

/* ---- refused rows that were mended ---- */

typedef struct
{
  LwImportPage *page;
  LwImportJob *job; /* whose rows they were */
} Retry;

static void
retry_free (Retry *retry)
{
  g_object_unref (retry->page);
  g_object_unref (retry->job);
  g_free (retry);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Retry, retry_free)

static void
tell_mended (LwImportPage *self,
             LwImportJob  *edited)
{
  LwImportReport *report = lw_import_job_get_report (edited);
  guint n = lw_import_job_count_written (edited);
  g_autofree char *text
      = g_strdup_printf (ngettext ("Mended: %u row written, %u refused still",
                                   "Mended: %u rows written, %u refused still", n), n, report->refused->len);

  if (report->entry != 0)
    lw_page_toast_undo (LW_PAGE (self), text, report->entry);
  else
    lw_page_toast (LW_PAGE (self), text);
}

static void
retried_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Retry) retry = user_data;
  LwImportPage *self = retry->page;
  LwImportJob *edited = LW_IMPORT_JOB (object);
  g_autoptr (GError) error = NULL;
  gboolean written = lw_import_job_run_finish (edited, result, &error);

  g_clear_object (&self->retrying);
  if (self->heap == NULL) /* the page is gone */
    return;
  if (written)
    {
      lw_import_job_hand_over (retry->job, edited);
      g_ptr_array_add (self->edited, g_object_ref (edited));
      tell_mended (self, edited);
    }
  else
    tell_not_written (self, 0, error);
  show_jobs (self);
}

static void
edited_cb (LwImportPage *self,
           LwImportJob  *job,
           GPtrArray    *edits)
{
  g_autoptr (LwImportJob) edited = NULL;
  Retry *retry;

  if (refusal (self) != NULL)
    return;
  edited = lw_import_job_new_edited (job, edits);
  retry = g_new0 (Retry, 1);
  retry->page = g_object_ref (self);
  retry->job = g_object_ref (job);
  self->retrying = g_cancellable_new ();
  writing_cb (self, edited);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  lw_import_job_run (edited, TRUE, self->retrying, retried_cb, retry);
}

/* Nothing is offered that could not be done. */
static void
show_read_only (LwImportPage *self)
{
  if (!lw_session_is_read_only (lw_page_get_session (LW_PAGE (self))))
    return;
  gtk_widget_set_sensitive (self->choose_button, FALSE);
  adw_status_page_set_description (
      self->choose_page,
      _("The ledger is open read only, so nothing can be imported here. Use the window that edits "
        "it, or copy the ledger to a folder where it can be written."));
}

/* ---- earlier imports ---- */

static void
lw_import_page_refresh (LwPage *page)
{
  LwImportPage *self = LW_IMPORT_PAGE (page);

  show_read_only (self);
  lw_import_result_show_changes (self->result, lw_page_get_session (page));
  lw_import_fill_earlier (self->earlier, lw_page_get_session (page));
  gtk_widget_set_visible (self->earlier, gtk_widget_get_first_child (self->earlier) != NULL);
  gtk_widget_set_visible (self->earlier_title, gtk_widget_get_visible (self->earlier));
}

/* ---- the widget ---- */

static void
lw_import_page_constructed (GObject *object)
{
  LwImportPage *self = LW_IMPORT_PAGE (object);
  LwSession *session = lw_page_get_session (LW_PAGE (self));

  G_OBJECT_CLASS (lw_import_page_parent_class)->constructed (object);
  self->heap = lw_import_heap_new (session);
  g_signal_connect_object (self->heap, "writing", G_CALLBACK (writing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->heap, "progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  lw_import_preview_set_heap (self->preview, session, self->heap);
}

static void
lw_import_page_dispose (GObject *object)
{
  LwImportPage *self = LW_IMPORT_PAGE (object);

  if (self->retrying != NULL)
    g_cancellable_cancel (self->retrying);
  if (self->heap != NULL)
    lw_import_heap_stop (self->heap);
  g_clear_object (&self->heap);
  g_clear_pointer (&self->edited, g_ptr_array_unref);
  /* The direct child is a bound one: GTK 4.8 would take it away twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_IMPORT_PAGE);
  G_OBJECT_CLASS (lw_import_page_parent_class)->dispose (object);
}

static void
lw_import_page_class_init (LwImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = lw_import_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lw_import_page_dispose;
  LW_PAGE_CLASS (klass)->refresh = lw_import_page_refresh;
  g_type_ensure (LW_TYPE_IMPORT_PREVIEW);
  g_type_ensure (LW_TYPE_IMPORT_RESULT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liangwei/Liangwei/import/lw-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, choose_page);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, earlier_title);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, earlier);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, preview);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, progress_title);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, progress_text);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, result);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
lw_import_page_init (LwImportPage *self)
{
  self->edited = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->result, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  lw_access_make_one_stop (self->earlier);
  lw_access_watch_stack (self->stack);
  lw_page_set_title (LW_PAGE (self), _("Import"), NULL);
}
