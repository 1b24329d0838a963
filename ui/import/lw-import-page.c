/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-page.h"

#include "lw-access.h"
#include "lw-file-dialog.h"
#include "lw-import-job.h"
#include "lw-import-result.h"
#include "lw-import-written.h"
#include "lw-names.h"
#include "lw-row-list.h"
#include "lw-save-refused.h"
#include "lw-sheet-view.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define FILES_WIDTH 196
#define FILES_HEIGHT 320

struct _LwImportPage
{
  LwPage parent_instance;

  /* Template widgets */
  GtkStack *stack;
  AdwStatusPage *choose_page;
  GtkWidget *choose_button;
  GtkWidget *earlier_title;
  GtkWidget *earlier;
  GtkListBox *files;
  GtkWidget *sheet_box;
  GtkDropDown *sheets;
  GtkDropDown *kinds;
  GtkWidget *headers;
  GtkWidget *complete;
  GtkStack *sheet_stack;
  LwSheetView *sheet_view;
  AdwStatusPage *problem;
  GtkWidget *spinner;
  LwRowList *rows;
  GtkWidget *refused_button;
  GtkWidget *write_button;
  GtkWidget *progress_title;
  GtkProgressBar *progress;
  GtkWidget *progress_text;
  LwImportResult *result;

  GPtrArray *jobs;      /* LwImportJob */
  LwImportJob *current; /* borrowed from jobs */
  gboolean filling;
  GCancellable *running;
  guint next; /* job that is written next */
};

G_DEFINE_FINAL_TYPE (LwImportPage, lw_import_page, LW_TYPE_PAGE)

static const LwSheetKind kinds[]
    = { LW_SHEET_KIND_NONE,     LW_SHEET_KIND_VILLAGES, LW_SHEET_KIND_COMMITTEES,
        LW_SHEET_KIND_RESERVES, LW_SHEET_KIND_RECRUITS, LW_SHEET_KIND_PERSON };

static LwImportReport *
current_report (LwImportPage *self)
{
  return self->current != NULL ? lw_import_job_get_report (self->current) : NULL;
}

static LwSheetReport *
current_sheet (LwImportPage *self)
{
  LwImportReport *report = current_report (self);
  guint i = gtk_drop_down_get_selected (self->sheets);

  return report != NULL && i < report->sheets->len ? g_ptr_array_index (report->sheets, i) : NULL;
}

static void fill_files   (LwImportPage *self);
static void put_in_order (LwImportPage *self);
static void again_cb     (LwImportPage *self);

/* ---- the preview ---- */

static gboolean
has_village (GPtrArray  *villages,
             const char *short_name)
{
  for (guint i = 0; i < villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (villages, i);
      g_autofree char *name = lw_village_name_short (village->name);

      if (g_str_equal (name, short_name))
        return TRUE;
    }
  return FALSE;
}

/* A row may be said to be of a village that another file of the heap brings. */
static void
add_villages_of (LwImportJob *job,
                 GPtrArray   *villages)
{
  LwImportReport *report = lw_import_job_get_report (job);

  if (report == NULL || lw_import_job_get_kind (job) != LW_SHEET_KIND_VILLAGES)
    return;
  for (guint i = 0; i < report->rows->len; i++)
    {
      const LwRowNote *row = g_ptr_array_index (report->rows, i);
      LwVillage *village;

      if (row->village == NULL || row->outcome == LW_ROW_REFUSED || row->left_out
          || has_village (villages, row->village))
        continue;
      village = lw_record_new (&lw_village_table);
      lw_set_text (&village->name, row->village);
      g_ptr_array_add (villages, village);
    }
}

static void
fill_rows (LwImportPage *self)
{
  LwImportReport *report = current_report (self);
  LwSession *session = lw_page_get_session (LW_PAGE (self));
  g_autoptr (GPtrArray) villages = NULL;

  if (report != NULL)
    villages = lw_ledger_list (lw_session_get_reader (session), &lw_village_table, NULL, 0, NULL);
  for (guint i = 0; villages != NULL && i < self->jobs->len; i++)
    add_villages_of (g_ptr_array_index (self->jobs, i), villages);
  lw_row_list_show (self->rows, self->current, villages);
  gtk_widget_set_visible (self->refused_button, report != NULL && report->refused->len > 0);
}

static void
show_row_cb (LwImportPage *self,
             const char   *sheet,
             guint         row)
{
  LwImportReport *report = current_report (self);

  for (guint i = 0; report != NULL && i < report->sheets->len; i++)
    if (g_str_equal (((LwSheetReport *) g_ptr_array_index (report->sheets, i))->name, sheet))
      gtk_drop_down_set_selected (self->sheets, i);
  lw_sheet_view_show_row (self->sheet_view, row);
}

/* The same word means the same village in every file of the heap. */
static void
village_cb (LwImportPage *self,
            const char   *text,
            const char   *village)
{
  for (guint i = 0; i < self->jobs->len; i++)
    lw_import_job_set_village (g_ptr_array_index (self->jobs, i), text, village);
}

static void
fill_headers (LwImportPage  *self,
              LwSheetReport *sheet)
{
  GString *rows = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < sheet->header_rows->len; i++)
    g_string_append_printf (rows, "%s%u", i > 0 ? ", " : "",
                            g_array_index (sheet->header_rows, guint, i));
  text = rows->len > 0 ? g_strdup_printf (_("Headings in row %s. If not so, click on the number of the right row."), rows->str)
                       : g_strdup (_("Click on the number of the row with the headings"));
  gtk_label_set_label (GTK_LABEL (self->headers), text);
  /* A form of one person has no heading row and is no list that could be complete. */
  gtk_widget_set_visible (self->headers, sheet->kind != LW_SHEET_KIND_PERSON);
  /* Who left is known from a list of those who serve or are in the pool, from no other. */
  gtk_widget_set_visible (self->complete, sheet->kind == LW_SHEET_KIND_COMMITTEES
                                              || sheet->kind == LW_SHEET_KIND_RESERVES);
  g_string_free (rows, TRUE);
}

static void
show_sheet (LwImportPage *self)
{
  LwSheetReport *sheet = current_sheet (self);

  lw_sheet_view_show (self->sheet_view, self->current, sheet);
  if (sheet == NULL)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == sheet->kind)
      gtk_drop_down_set_selected (self->kinds, i);
  self->filling = FALSE;
  fill_headers (self, sheet);
}

static void
fill_sheets (LwImportPage *self,
             LwImportReport *report)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < report->sheets->len; i++)
    {
      const LwSheetReport *sheet = g_ptr_array_index (report->sheets, i);
      gtk_string_list_append (names, *sheet->name != '\0' ? sheet->name : _("the only one"));
    }
  /* The first sheet that is understood is the one people mean. */
  for (guint i = report->sheets->len; i > 0; i--)
    if (((LwSheetReport *) g_ptr_array_index (report->sheets, i - 1))->kind != LW_SHEET_KIND_NONE)
      selected = i - 1;
  self->filling = TRUE;
  gtk_drop_down_set_model (self->sheets, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->sheets, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->sheets), report->sheets->len > 1);
  self->filling = FALSE;
}

static guint
count_all (LwImportPage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->jobs->len; i++)
    n += lw_import_job_count_written (g_ptr_array_index (self->jobs, i));
  return n;
}

static gboolean
any_busy (LwImportPage *self)
{
  for (guint i = 0; i < self->jobs->len; i++)
    if (lw_import_job_is_busy (g_ptr_array_index (self->jobs, i)))
      return TRUE;
  return FALSE;
}

static void
show_write_button (LwImportPage *self)
{
  guint n = count_all (self);
  g_autofree char *label = g_strdup_printf (ngettext ("_Write %u row", "_Write %u rows", n), n);

  gtk_button_set_label (GTK_BUTTON (self->write_button), label);
  gtk_widget_set_sensitive (self->write_button, n > 0 && !any_busy (self));
}

static void
show_current (LwImportPage *self)
{
  LwImportReport *report = current_report (self);

  if (self->current == NULL)
    return;
  gtk_widget_set_sensitive (self->sheet_box, report != NULL);
  if (report != NULL)
    {
      fill_sheets (self, report);
      show_sheet (self);
      gtk_stack_set_visible_child (self->sheet_stack, GTK_WIDGET (self->sheet_view));
    }
  else if (lw_import_job_is_busy (self->current))
    gtk_stack_set_visible_child (self->sheet_stack, self->spinner);
  else
    {
      adw_status_page_set_description (self->problem, lw_import_job_get_problem (self->current));
      gtk_stack_set_visible_child (self->sheet_stack, GTK_WIDGET (self->problem));
    }
  self->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->complete),
                               lw_import_job_get_complete (self->current));
  self->filling = FALSE;
  fill_rows (self);
}

static void
remove_job (LwImportPage *self,
            LwImportJob  *job)
{
  guint i;

  if (!g_ptr_array_find (self->jobs, job, &i))
    return;
  g_signal_handlers_disconnect_by_data (job, self);
  lw_import_job_close (job);
  if (self->current == job)
    {
      lw_sheet_view_show (self->sheet_view, NULL, NULL);
      lw_row_list_show (self->rows, NULL, NULL);
      self->current = NULL;
    }
  g_ptr_array_remove_index (self->jobs, i);
  if (self->current == NULL && self->jobs->len > 0)
    self->current = g_ptr_array_index (self->jobs, MIN (i, self->jobs->len - 1));
}

/* The others may have been looked at as if this one went in before them. */
static void
drop_job (LwImportPage *self,
          LwImportJob  *job)
{
  remove_job (self, job);
  if (self->jobs->len == 0)
    {
      again_cb (self);
      return;
    }
  if (!any_busy (self))
    put_in_order (self);
  fill_files (self);
  show_current (self);
}

static void
drop_cb (GtkButton    *button,
         LwImportPage *self)
{
  g_autoptr (LwImportJob) job = g_object_ref (g_object_get_data (G_OBJECT (button), "job"));

  drop_job (self, job);
}

/* Delete on a file leaves it out. */
static gboolean
files_key_cb (LwImportPage *self,
              guint         keyval)
{
  g_autoptr (LwImportJob) job = NULL;

  if ((keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete) || self->current == NULL)
    return GDK_EVENT_PROPAGATE;
  job = g_object_ref (self->current);
  drop_job (self, job);
  if (self->jobs->len > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->files), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static GtkWidget *
drop_button (LwImportPage *self,
             LwImportJob  *job)
{
  g_autofree char *spoken = g_strdup_printf (_("Do not take in %s"), lw_import_job_get_name (job));
  GtkWidget *button = lw_ui_icon_button ("window-close-symbolic", spoken, "flat circular lw-leave-out");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "job", g_object_ref (job), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (drop_cb), self);
  return button;
}

/* Rosters have long names, which differ at their ends. */
static GtkWidget *
name_label (LwImportJob *job)
{
  GtkWidget *label = lw_ui_label_fill (lw_import_job_get_name (job), "lw-heading");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  return label;
}

static GtkWidget *
file_row (LwImportPage *self,
          LwImportJob  *job)
{
  LwImportReport *report = lw_import_job_get_report (job);
  GtkWidget *box = lw_ui_box (6);
  GtkWidget *words = lw_ui_vbox (1);
  gboolean good = report != NULL && report->refused->len == 0;
  const char *kind = report != NULL ? lw_sheet_kind_caption (lw_import_job_get_kind (job))
                     : lw_import_job_is_busy (job) ? _("being read")
                                                   : _("not taken in");

  gtk_box_append (GTK_BOX (words), name_label (job));
  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (kind, "lw-dim lw-caption"));
  gtk_widget_set_margin_top (words, 5);
  gtk_widget_set_margin_bottom (words, 5);
  gtk_box_append (GTK_BOX (box),
                  lw_import_job_is_busy (job) ? lw_ui_label (NULL, NULL)
                  : good                      ? lw_ui_icon ("lw-state-met-symbolic", 13, "lw-fg-met")
                  : report != NULL
                      ? lw_ui_icon ("lw-state-at-risk-symbolic", 13, "lw-fg-at-risk")
                      : lw_ui_icon ("lw-state-not-met-symbolic", 13, "lw-fg-not-met"));
  gtk_widget_set_size_request (gtk_widget_get_first_child (box), 13, -1);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), drop_button (self, job));
  return box;
}

/* A scroller does not ask for the second line of a label that wraps: as high as the files are, and the
 * rest scrolls. */
static void
show_all_files (LwImportPage *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->files), GTK_TYPE_SCROLLED_WINDOW);
  int height;

  gtk_widget_measure (GTK_WIDGET (self->files), GTK_ORIENTATION_VERTICAL, FILES_WIDTH, NULL, &height,
                      NULL, NULL);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              MIN (height, FILES_HEIGHT));
}

static void
fill_files (LwImportPage *self)
{
  LwImportJob *current = self->current;
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->files)) != NULL;

  self->filling = TRUE;
  lw_ui_clear (GTK_WIDGET (self->files));
  for (guint i = 0; i < self->jobs->len; i++)
    {
      LwImportJob *job = g_ptr_array_index (self->jobs, i);
      GtkWidget *row = lw_ui_list_add (GTK_WIDGET (self->files), file_row (self, job), TRUE);

      lw_ui_name (row, lw_import_job_get_name (job));
      if (job == current)
        {
          gtk_list_box_select_row (self->files, GTK_LIST_BOX_ROW (row));
          if (focused)
            gtk_widget_grab_focus (row);
        }
    }
  self->filling = FALSE;
  show_all_files (self);
  show_write_button (self);
}

static int
by_kind (gconstpointer a,
         gconstpointer b)
{
  return (int) lw_import_job_get_kind (*(LwImportJob *const *) a)
         - (int) lw_import_job_get_kind (*(LwImportJob *const *) b);
}

/* The rosters of people name villages that another file of the same heap may bring: each file is
 * looked at as if those that go in before it were in. */
static void
put_in_order (LwImportPage *self)
{
  for (guint i = 0; i < self->jobs->len; i++)
    {
      LwImportJob *job = g_ptr_array_index (self->jobs, i);
      LwSheetKind kind = lw_import_job_get_kind (job);
      g_autoptr (GPtrArray) before = g_ptr_array_new ();

      for (guint j = 0; j < self->jobs->len; j++)
        {
          LwImportJob *other = g_ptr_array_index (self->jobs, j);
          LwSheetKind other_kind = lw_import_job_get_kind (other);
          if (other_kind != LW_SHEET_KIND_NONE && other_kind < kind)
            g_ptr_array_add (before, other);
        }
      g_ptr_array_sort (before, by_kind);
      lw_import_job_set_before (job, before);
    }
}

static void
job_changed_cb (LwImportJob  *job,
                LwImportPage *self)
{
  if (self->running != NULL)
    return;
  if (!any_busy (self))
    put_in_order (self);
  fill_files (self);
  if (job == self->current)
    show_current (self);
}

static void
progress_cb (LwImportJob  *job,
             gint64        done,
             gint64        all,
             LwImportPage *self)
{
  g_autofree char *text = g_strdup_printf (_("%d rows"), (int) done);

  gtk_label_set_label (GTK_LABEL (self->progress_text), text);
  if (all > 0)
    gtk_progress_bar_set_fraction (self->progress, MIN ((double) done / (double) all, 1));
  else
    gtk_progress_bar_pulse (self->progress);
}

static void
clear (LwImportPage *self)
{
  self->current = NULL;
  lw_sheet_view_show (self->sheet_view, NULL, NULL);
  for (guint i = 0; i < self->jobs->len; i++)
    {
      g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->jobs, i), self);
      lw_import_job_close (g_ptr_array_index (self->jobs, i));
    }
  g_ptr_array_set_size (self->jobs, 0);
  lw_row_list_show (self->rows, NULL, NULL);
}

static LwImportJob *
find_job (LwImportPage *self,
          const char   *path)
{
  for (guint i = 0; i < self->jobs->len; i++)
    if (g_str_equal (lw_import_job_get_path (g_ptr_array_index (self->jobs, i)), path))
      return g_ptr_array_index (self->jobs, i);
  return NULL;
}

static LwImportJob *
add_job (LwImportPage *self,
         const char   *path)
{
  LwImportJob *job = lw_import_job_new (lw_page_get_session (LW_PAGE (self)), path);

  g_signal_connect (job, "changed", G_CALLBACK (job_changed_cb), self);
  g_signal_connect (job, "progress", G_CALLBACK (progress_cb), self);
  g_ptr_array_add (self->jobs, job);
  return job;
}

void
lw_import_page_add_file (LwImportPage *self,
                         GFile        *file)
{
  g_autofree char *path = g_file_get_path (file);
  LwImportJob *job;

  g_return_if_fail (LW_IS_IMPORT_PAGE (self));

  if (lw_session_is_read_only (lw_page_get_session (LW_PAGE (self))))
    {
      lw_page_toast (LW_PAGE (self), _("The ledger is open read only: nothing can be imported."));
      return;
    }
  if (path == NULL)
    {
      lw_page_toast (LW_PAGE (self), _("Only files on this computer can be taken in."));
      return;
    }
  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "preview"))
    clear (self);
  /* The same file once more: it was mended, so it is looked at again. */
  job = find_job (self, path);
  self->current = job != NULL ? job : add_job (self, path);
  if (job != NULL)
    lw_import_job_look_again (job);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  fill_files (self);
  show_current (self);
  /* The button that was pressed is gone: the arrows go on through the files. */
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->files)));
}

/* ---- writing ---- */

static void write_next (LwImportPage *self);

typedef struct
{
  guint files, created, updated;
  LwKey first; /* entry of the journal */
  LwImportJob *job; /* the last of them */
} Written;

static void
add_written (Written     *written,
             LwImportJob *job)
{
  LwImportReport *report = lw_import_job_get_report (job);

  if (report == NULL || report->entry == 0)
    return;
  written->files++;
  written->job = job;
  if (written->first == 0 || report->entry < written->first)
    written->first = report->entry;
  for (guint i = 0; i < report->sheets->len; i++)
    {
      const LwSheetReport *sheet = g_ptr_array_index (report->sheets, i);
      written->created += sheet->created;
      written->updated += sheet->updated;
    }
}

/* All files of the heap in one breath, and one way back for all. */
static void
tell_written (LwImportPage *self)
{
  Written written = { 0 };
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->next; i++)
    add_written (&written, g_ptr_array_index (self->jobs, i));
  if (written.files == 0)
    return;
  if (written.files == 1)
    /* translators: file, rows that are new, rows that changed something */
    text = g_strdup_printf (_("Imported %s: %u new, %u updated"),
                            lw_import_job_get_name (written.job), written.created, written.updated);
  else
    /* translators: number of files, rows that are new, rows that changed something */
    text = g_strdup_printf (_("Imported %u files: %u new, %u updated"), written.files,
                            written.created, written.updated);
  lw_page_toast_undo (LW_PAGE (self), text, written.first);
}

static void
show_result (LwImportPage *self)
{
  g_clear_object (&self->running);
  tell_written (self);
  lw_import_result_show (self->result, lw_page_get_session (LW_PAGE (self)), self->jobs);
  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_widget_child_focus (GTK_WIDGET (self->result), GTK_DIR_TAB_FORWARD);
}

/* Those that are in: what is left of the heap is what can still be written. */
static guint
take_written_away (LwImportPage *self)
{
  guint n = 0;

  for (; self->next > 0; self->next--)
    {
      LwImportJob *job = g_ptr_array_index (self->jobs, 0);

      n += lw_import_job_get_report (job) != NULL;
      remove_job (self, job);
    }
  return n;
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
                  const GError *error)
{
  gboolean stopped = g_error_matches (error, LW_LEDGER_ERROR, LW_LEDGER_ERROR_CANCELLED)
                     || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autofree char *text
      = with_files_before (stopped ? _("Stopped. Nothing of this file was written.") : error->message,
                           take_written_away (self));

  if (stopped)
    lw_page_toast (LW_PAGE (self), text);
  else
    g_signal_emit_by_name (lw_page_get_session (LW_PAGE (self)), "failed", text);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (LwImportPage) self = LW_IMPORT_PAGE (user_data);
  g_autoptr (GError) error = NULL;

  if (!lw_import_job_run_finish (LW_IMPORT_JOB (object), result, &error))
    {
      g_clear_object (&self->running);
      gtk_stack_set_visible_child_name (self->stack, "preview");
      self->current = LW_IMPORT_JOB (object);
      tell_not_written (self, error);
      fill_files (self);
      show_current (self);
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->files)));
      return;
    }
  self->next++;
  write_next (self);
}

static void
write_next (LwImportPage *self)
{
  LwImportJob *job;
  g_autofree char *title = NULL;

  /* A file that cannot be read is shown with its reason and does not stop the others. */
  while (self->next < self->jobs->len
         && lw_import_job_get_report (g_ptr_array_index (self->jobs, self->next)) == NULL)
    self->next++;
  if (self->next >= self->jobs->len)
    {
      show_result (self);
      return;
    }
  job = g_ptr_array_index (self->jobs, self->next);
  title = g_strdup_printf (_("Importing %s"), lw_import_job_get_name (job));
  gtk_label_set_label (GTK_LABEL (self->progress_title), title);
  gtk_label_set_label (GTK_LABEL (self->progress_text), NULL);
  gtk_progress_bar_set_fraction (self->progress, 0);
  lw_import_job_run (job, self->next == 0, self->running, written_cb, g_object_ref (self));
}

static void
write_cb (LwImportPage *self)
{
  if (self->running != NULL)
    return;
  g_ptr_array_sort (self->jobs, by_kind);
  self->running = g_cancellable_new ();
  self->next = 0;
  lw_import_result_remember (self->result, lw_page_get_session (LW_PAGE (self)));
  gtk_stack_set_visible_child_name (self->stack, "progress");
  write_next (self);
}

static void
stop_cb (LwImportPage *self)
{
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}

static void
save_refused_cb (LwImportPage *self)
{
  if (self->current != NULL)
    lw_save_refused_run (GTK_WIDGET (self), self->current);
}

static void
cancel_cb (LwImportPage *self)
{
  clear (self);
  fill_files (self);
  gtk_stack_set_visible_child_name (self->stack, "choose");
}

static void
again_cb (LwImportPage *self)
{
  cancel_cb (self);
  gtk_widget_grab_focus (self->choose_button);
}

/* ---- choosing ---- */

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

/* ---- corrections ---- */

static void
file_selected_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  LwImportPage  *self)
{
  if (self->filling || row == NULL)
    return;
  self->current = g_ptr_array_index (self->jobs, (guint) gtk_list_box_row_get_index (row));
  show_current (self);
}

static void
sheet_selected_cb (LwImportPage *self)
{
  if (!self->filling)
    show_sheet (self);
}

static void
kind_selected_cb (LwImportPage *self)
{
  LwSheetReport *sheet = current_sheet (self);
  guint i = gtk_drop_down_get_selected (self->kinds);

  if (self->filling || sheet == NULL || i >= G_N_ELEMENTS (kinds) || kinds[i] == sheet->kind)
    return;
  lw_import_job_set_kind (self->current, sheet, kinds[i]);
}

static void
complete_cb (LwImportPage *self)
{
  if (!self->filling && self->current != NULL)
    lw_import_job_set_complete (self->current,
                                gtk_check_button_get_active (GTK_CHECK_BUTTON (self->complete)));
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
lw_import_page_dispose (GObject *object)
{
  LwImportPage *self = LW_IMPORT_PAGE (object);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  if (self->jobs != NULL)
    clear (self);
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  /* The direct child is a bound one: GTK 4.8 would take it away twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_IMPORT_PAGE);
  G_OBJECT_CLASS (lw_import_page_parent_class)->dispose (object);
}

static void
lw_import_page_class_init (LwImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_import_page_dispose;
  LW_PAGE_CLASS (klass)->refresh = lw_import_page_refresh;
  g_type_ensure (LW_TYPE_SHEET_VIEW);
  g_type_ensure (LW_TYPE_IMPORT_RESULT);
  g_type_ensure (LW_TYPE_ROW_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liangwei/Liangwei/import/lw-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, choose_page);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, earlier_title);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, earlier);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, files);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, sheets);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, headers);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, complete);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, sheet_stack);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, sheet_view);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, problem);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, rows);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, refused_button);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, write_button);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, progress_title);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, progress_text);
  gtk_widget_class_bind_template_child (widget_class, LwImportPage, result);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, complete_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, village_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_refused_cb);
}

static void
lw_import_page_init (LwImportPage *self)
{
  g_autoptr (GtkStringList) captions = gtk_string_list_new (NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (captions, kinds[i] == LW_SHEET_KIND_NONE
                                          ? _("nothing, left out")
                                          : lw_sheet_kind_caption (kinds[i]));
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  lw_access_make_one_stop (self->earlier);
  lw_access_make_one_stop (GTK_WIDGET (self->files));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (files_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->files), keys);
  lw_access_watch_stack (self->stack);
  lw_access_watch_stack (self->sheet_stack);
  lw_access_offer_press (self->complete);
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (captions));
  self->filling = FALSE;
  show_write_button (self);
  lw_page_set_title (LW_PAGE (self), _("Import"), NULL);
}
