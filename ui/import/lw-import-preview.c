/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-preview.h"

#include "lw-access.h"
#include "lw-import-files.h"
#include "lw-row-list.h"
#include "lw-refused-editor.h"
#include "lw-save-refused.h"
#include "lw-sheet-view.h"

#include <glib/gi18n-lib.h>

struct _LwImportPreview
{
  AdwBin parent_instance;

  /* Template widgets */
  LwImportFiles *files;
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
  GtkWidget *mend_button;
  GtkWidget *refused_button;
  GtkWidget *write_button;

  LwSession *session;
  LwImportHeap *heap;
  LwImportJob *current; /* nullable */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwImportPreview, lw_import_preview, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHOOSE,
  SIGNAL_CANCEL,
  SIGNAL_WRITE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const LwSheetKind kinds[]
    = { LW_SHEET_KIND_NONE,     LW_SHEET_KIND_VILLAGES, LW_SHEET_KIND_COMMITTEES,
        LW_SHEET_KIND_RESERVES, LW_SHEET_KIND_RECRUITS, LW_SHEET_KIND_PERSON };

static LwImportReport *
current_report (LwImportPreview *self)
{
  return self->current != NULL ? lw_import_job_get_report (self->current) : NULL;
}

static LwSheetReport *
current_sheet (LwImportPreview *self)
{
  LwImportReport *report = current_report (self);
  guint i = gtk_drop_down_get_selected (self->sheets);

  return report != NULL && i < report->sheets->len ? g_ptr_array_index (report->sheets, i) : NULL;
}

/* ---- the chosen file ---- */

static void
fill_rows (LwImportPreview *self)
{
  LwImportReport *report = current_report (self);
  g_autoptr (GPtrArray) villages = NULL;

  if (report != NULL)
    villages = lw_ledger_list (lw_session_get_reader (self->session), &lw_village_table, NULL, 0, NULL);
  /* A row may be said to be of a village that another file of the heap brings. */
  if (villages != NULL)
    lw_import_heap_add_villages (self->heap, villages);
  lw_row_list_show (self->rows, self->current, villages);
  gtk_widget_set_visible (self->refused_button, report != NULL && report->refused->len > 0);
  gtk_widget_set_visible (self->mend_button, self->current != NULL && lw_refused_editor_can (self->current));
}

/* Where the headings are, and how to say that they are elsewhere. */
static char *
dup_headers_text (const LwSheetReport *sheet)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  if (sheet->lens != NULL)
    return g_strdup (lw_lens_get_kind (sheet->lens) == LW_LENS_TURNED
                         ? _("On the sheet each person has a column; here she is a row.")
                         : _("On the sheet each person has a form; here she is a row."));
  for (guint i = 0; i < sheet->header_rows->len; i++)
    g_string_append_printf (rows, "%s%u", i > 0 ? ", " : "",
                            g_array_index (sheet->header_rows, guint, i));
  return rows->len > 0 ? g_strdup_printf (_("Headings in row %s. If not so, click on the number of the right row."), rows->str)
                       : g_strdup (_("Click on the number of the row with the headings"));
}

static void
fill_headers (LwImportPreview *self,
              LwSheetReport *sheet)
{
  g_autofree char *text = dup_headers_text (sheet);

  gtk_label_set_label (GTK_LABEL (self->headers), text);
  /* The file of one person has no heading row and is no list that could be complete. */
  gtk_widget_set_visible (self->headers, sheet->kind != LW_SHEET_KIND_PERSON || sheet->lens != NULL);
  /* Who left is known from a list of those who serve or are in the pool, from no other. */
  gtk_widget_set_visible (self->complete, sheet->kind == LW_SHEET_KIND_COMMITTEES
                                              || sheet->kind == LW_SHEET_KIND_RESERVES);
}

static void
show_sheet (LwImportPreview *self)
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
fill_sheets (LwImportPreview *self,
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

static void
show_current (LwImportPreview *self)
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

/* ---- all files ---- */

static void
show_write_button (LwImportPreview *self)
{
  guint n = lw_import_heap_count_rows (self->heap);
  g_autofree char *label = g_strdup_printf (ngettext ("_Write %u row", "_Write %u rows", n), n);

  gtk_button_set_label (GTK_BUTTON (self->write_button), label);
  gtk_widget_set_sensitive (self->write_button, n > 0 && !lw_import_heap_is_busy (self->heap));
}

static void
show_files (LwImportPreview *self)
{
  lw_import_files_show (self->files, lw_import_heap_get_jobs (self->heap), self->current);
  show_write_button (self);
}

static void
changed_cb (LwImportPreview *self,
            LwImportJob     *job)
{
  show_files (self);
  if (job == self->current)
    show_current (self);
}

static void
file_chosen_cb (LwImportPreview *self,
                LwImportJob     *job)
{
  g_set_object (&self->current, job);
  show_current (self);
}

/* The one below takes its place. */
static void
leave_out_cb (LwImportPreview *self,
              LwImportJob     *job)
{
  GPtrArray *jobs = lw_import_heap_get_jobs (self->heap);
  gboolean shown = self->current == job;
  guint i;

  if (shown)
    lw_import_preview_show (self, NULL);
  i = lw_import_heap_remove (self->heap, job);
  if (jobs->len == 0)
    g_signal_emit (self, signals[SIGNAL_CANCEL], 0);
  else
    lw_import_preview_show (self, shown ? g_ptr_array_index (jobs, MIN (i, jobs->len - 1))
                                        : self->current);
}

void
lw_import_preview_show (LwImportPreview *self,
                        LwImportJob     *job)
{
  g_return_if_fail (LW_IS_IMPORT_PREVIEW (self));

  g_set_object (&self->current, job);
  if (job == NULL)
    {
      /* They tell of its report. */
      lw_sheet_view_show (self->sheet_view, NULL, NULL);
      lw_row_list_show (self->rows, NULL, NULL);
      lw_import_files_show (self->files, NULL, NULL);
      return;
    }
  show_files (self);
  show_current (self);
}

void
lw_import_preview_focus (LwImportPreview *self)
{
  g_return_if_fail (LW_IS_IMPORT_PREVIEW (self));

  lw_import_files_focus (self->files);
}

/* ---- corrections ---- */

static void
show_row_cb (LwImportPreview *self,
             const char   *sheet,
             guint         row)
{
  LwImportReport *report = current_report (self);

  for (guint i = 0; report != NULL && i < report->sheets->len; i++)
    if (g_str_equal (((LwSheetReport *) g_ptr_array_index (report->sheets, i))->name, sheet))
      gtk_drop_down_set_selected (self->sheets, i);
  lw_sheet_view_show_row (self->sheet_view, row);
}

static void
sheet_selected_cb (LwImportPreview *self)
{
  if (!self->filling)
    show_sheet (self);
}

static void
kind_selected_cb (LwImportPreview *self)
{
  LwSheetReport *sheet = current_sheet (self);
  guint i = gtk_drop_down_get_selected (self->kinds);

  if (self->filling || sheet == NULL || i >= G_N_ELEMENTS (kinds) || kinds[i] == sheet->kind)
    return;
  lw_import_job_set_kind (self->current, sheet, kinds[i]);
}

static void
complete_cb (LwImportPreview *self)
{
  if (!self->filling && self->current != NULL)
    lw_import_job_set_complete (self->current,
                                gtk_check_button_get_active (GTK_CHECK_BUTTON (self->complete)));
}

static void
village_cb (LwImportPreview *self,
            const char      *text,
            const char      *village)
{
  lw_import_heap_set_village (self->heap, text, village);
}

/* ---- what is pressed ---- */

static void
choose_cb (LwImportPreview *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOOSE], 0);
}

static void
cancel_cb (LwImportPreview *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCEL], 0);
}

static void
write_cb (LwImportPreview *self)
{
  g_signal_emit (self, signals[SIGNAL_WRITE], 0);
}

static void
save_refused_cb (LwImportPreview *self)
{
  if (self->current != NULL)
    lw_save_refused_run (GTK_WIDGET (self), self->current);
}

static void
try_cb (GtkWidget   *editor,
        GPtrArray   *edits,
        LwImportJob *job)
{
  lw_import_job_edit_cells (job, edits);
}

/* What is filled in is written with the rest. */
static void
mend_cb (LwImportPreview *self)
{
  GtkWidget *editor;

  if (self->current == NULL || !lw_refused_editor_can (self->current))
    return;
  editor = lw_refused_editor_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->current);
  g_signal_connect_object (editor, "try", G_CALLBACK (try_cb), self->current, 0);
  gtk_window_present (GTK_WINDOW (editor));
}

/* ---- the widget ---- */

void
lw_import_preview_set_heap (LwImportPreview *self,
                            LwSession       *session,
                            LwImportHeap    *heap)
{
  g_return_if_fail (LW_IS_IMPORT_PREVIEW (self));
  g_return_if_fail (self->heap == NULL);

  self->session = g_object_ref (session);
  self->heap = g_object_ref (heap);
  g_signal_connect_object (heap, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
lw_import_preview_dispose (GObject *object)
{
  LwImportPreview *self = LW_IMPORT_PREVIEW (object);

  g_clear_object (&self->current);
  g_clear_object (&self->heap);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_IMPORT_PREVIEW);
  G_OBJECT_CLASS (lw_import_preview_parent_class)->dispose (object);
}

static void
add_signals (GType type)
{
  signals[SIGNAL_CHOOSE] = g_signal_new ("choose", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_CANCEL] = g_signal_new ("cancel", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  signals[SIGNAL_WRITE] = g_signal_new ("write", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static void
lw_import_preview_class_init (LwImportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_import_preview_dispose;
  add_signals (G_TYPE_FROM_CLASS (klass));
  g_type_ensure (LW_TYPE_IMPORT_FILES);
  g_type_ensure (LW_TYPE_SHEET_VIEW);
  g_type_ensure (LW_TYPE_ROW_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liangwei/Liangwei/import/lw-import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, LwImportPreview, files);
  gtk_widget_class_bind_template_child (widget_class, LwImportPreview, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, LwImportPreview, sheets);
  gtk_widget_class_bind_template_child (widget_class, LwImportPreview, kinds);
  gtk_widget_class_bind_template_child (widget_class, LwImportPreview, headers);
  gtk_widget_class_bind_template_child (widget_class, LwImportPreview, complete);
  gtk_widget_class_bind_template_child (widget_class, LwImportPreview, sheet_stack);
  gtk_widget_class_bind_template_child (widget_class, LwImportPreview, sheet_view);
  gtk_widget_class_bind_template_child (widget_class, LwImportPreview, problem);
  gtk_widget_class_bind_template_child (widget_class, LwImportPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, LwImportPreview, rows);
  gtk_widget_class_bind_template_child (widget_class, LwImportPreview, mend_button);
  gtk_widget_class_bind_template_child (widget_class, LwImportPreview, refused_button);
  gtk_widget_class_bind_template_child (widget_class, LwImportPreview, write_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, complete_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, village_cb);
  gtk_widget_class_bind_template_callback (widget_class, mend_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_refused_cb);
}

static void
lw_import_preview_init (LwImportPreview *self)
{
  g_autoptr (GtkStringList) captions = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (captions, kinds[i] == LW_SHEET_KIND_NONE
                                          ? _("nothing, left out")
                                          : lw_sheet_kind_caption (kinds[i]));
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  lw_access_watch_stack (self->sheet_stack);
  lw_access_offer_press (self->complete);
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (captions));
  self->filling = FALSE;
}
