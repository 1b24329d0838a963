/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-report-page.h"

#include "lw-access.h"
#include "lw-file-dialog.h"
#include "lw-names.h"
#include "lw-paper-view.h"
#include "lw-print.h"
#include "lw-report.h"
#include "lw-ui.h"
#include "lw-village-former.h"
#include "lw-village-parts.h"

#include <glib/gi18n-lib.h>

#define SHOWN 2 /* pages beside one another */

struct _LwReportPage
{
  LwPage parent_instance;

  /* Template widgets */
  AdwComboRow *scope;
  AdwComboRow *ids;
  GtkSwitch *with_grid;
  GtkSwitch *with_villages;
  GtkWidget *handler;
  GtkWidget *reviewer;
  GtkWidget *fonts;
  GtkWidget *pdf_button;
  GtkWidget *sheet_button;
  GtkWidget *print_button;
  GtkWidget *previous;
  GtkWidget *position;
  GtkWidget *next;
  GtkScrolledWindow *scroller;
  GtkWidget *papers;

  LwPaperView *views[SHOWN]; /* borrowed */
  LwReport *report;
  GPtrArray *villages; /* LwVillage */
  guint page;
  double scale; /* 0: fits the height */
  gboolean filling;
  GtkPrintSettings *print_settings; /* of the last time; NULL: nothing was printed yet */
};

G_DEFINE_FINAL_TYPE (LwReportPage, lw_report_page, LW_TYPE_PAGE)

static const LwReportIds id_choices[]
    = { LW_REPORT_IDS_NONE, LW_REPORT_IDS_MASKED, LW_REPORT_IDS_FULL };

/* ---- the pages on the screen ---- */

static void
show_pages (LwReportPage *self)
{
  guint n = self->report != NULL ? lw_report_get_n_pages (self->report) : 0;
  g_autofree char *text = NULL;

  gtk_scrolled_window_set_policy (self->scroller,
                                  self->scale > 0 ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  for (guint i = 0; i < SHOWN; i++)
    {
      gboolean there = self->page + i < n;

      gtk_widget_set_visible (GTK_WIDGET (self->views[i]), there);
      if (there)
        lw_paper_view_show (self->views[i], self->report, self->page + i, self->scale);
    }
  if (n == 0)
    text = g_strdup ("—");
  else if (self->page + 1 < n)
    text = g_strdup_printf (_("Pages %u and %u of %u"), self->page + 1, self->page + 2, n);
  else
    text = g_strdup_printf (_("Page %u of %u"), self->page + 1, n);
  gtk_label_set_label (GTK_LABEL (self->position), text);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + SHOWN < n);
  gtk_widget_set_sensitive (self->pdf_button, n > 0);
  gtk_widget_set_sensitive (self->sheet_button, n > 0);
  gtk_widget_set_sensitive (self->print_button, n > 0);
}

static const char *
chosen_code (LwReportPage *self)
{
  guint i = adw_combo_row_get_selected (self->scope);

  if (i == 0 || i == GTK_INVALID_LIST_POSITION || self->villages == NULL || i > self->villages->len)
    return NULL;
  return ((LwVillage *) g_ptr_array_index (self->villages, i - 1))->code;
}

static const char *
text_or_null (GtkWidget *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return *text != '\0' ? text : NULL;
}

static void
make_report (LwReportPage *self)
{
  LwSession *session = lw_page_get_session (LW_PAGE (self));
  LwLedger *reader = lw_session_get_reader (session);
  LwReportOptions options = LW_REPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stack = lw_profiles_stack (reader, &error);
  g_autofree char *subtitle = NULL;

  options.ids = id_choices[MIN (adw_combo_row_get_selected (self->ids), 2)];
  options.with_grid = gtk_switch_get_active (self->with_grid);
  options.with_villages = gtk_switch_get_active (self->with_villages);
  options.handler = text_or_null (self->handler);
  options.reviewer = text_or_null (self->reviewer);
  g_clear_object (&self->report);
  g_clear_object (&self->print_settings);
  if (stack != NULL)
    self->report = lw_report_new_readiness (reader, stack, lw_session_get_on (session), 0,
                                            chosen_code (self), &options, &error);
  if (self->report == NULL)
    lw_page_toast (LW_PAGE (self), error->message);
  self->page = 0;
  show_pages (self);
  if (self->report != NULL)
    {
      guint n = lw_report_get_n_pages (self->report);
      subtitle = g_strdup_printf (ngettext ("readiness report, %u page", "readiness report, %u pages", n), n);
    }
  lw_page_set_title (LW_PAGE (self), _("Reports"), subtitle);
}

static void
fill_scope (LwReportPage *self)
{
  LwLedger *reader = lw_session_get_reader (lw_page_get_session (LW_PAGE (self)));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = adw_combo_row_get_selected (self->scope);

  g_clear_pointer (&self->villages, g_ptr_array_unref);
  self->villages = lw_villages_list (reader, lw_session_get_on (lw_page_get_session (LW_PAGE (self))), NULL);
  if (self->villages != NULL)
    lw_villages_call_as_on (self->villages, reader,
                            lw_session_get_on (lw_page_get_session (LW_PAGE (self))), NULL);
  gtk_string_list_append (names, _("Township and villages"));
  for (guint i = 0; self->villages != NULL && i < self->villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (self->villages, i);
      g_autofree char *name = lw_village_name_short (village->name);
      gtk_string_list_append (names, name);
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->scope, G_LIST_MODEL (names));
  if (selected < g_list_model_get_n_items (G_LIST_MODEL (names)))
    adw_combo_row_set_selected (self->scope, selected);
  self->filling = FALSE;
}

static void
lw_report_page_refresh (LwPage *page)
{
  LwReportPage *self = LW_REPORT_PAGE (page);

  fill_scope (self);
  make_report (self);
}

/* ---- callbacks ---- */

static void
option_cb (LwReportPage *self)
{
  if (!self->filling && gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_report (self);
}

static void
turn (LwReportPage *self,
      int           by)
{
  self->page = (guint) MAX ((int) self->page + by, 0);
  show_pages (self);
}

static void
previous_cb (LwReportPage *self)
{
  turn (self, -SHOWN);
}

static void
next_cb (LwReportPage *self)
{
  turn (self, SHOWN);
}

static void
zoom (LwReportPage *self,
      double        factor)
{
  if (self->scale == 0)
    self->scale = gtk_widget_get_height (GTK_WIDGET (self->views[0])) / 842.0;
  self->scale = CLAMP (self->scale * factor, 0.4, 3);
  show_pages (self);
}

static void
larger_cb (LwReportPage *self)
{
  zoom (self, 1.25);
}

static void
smaller_cb (LwReportPage *self)
{
  zoom (self, 0.8);
}

static void
fit_cb (LwReportPage *self)
{
  self->scale = 0;
  show_pages (self);
}

/* Not in passing: a report that is not there is missed only when it is to be handed in. */
static void
tell_failure (LwReportPage *self,
              const GError *error)
{
  g_signal_emit_by_name (lw_page_get_session (LW_PAGE (self)), "failed", error->message);
}

static void
saved_cb (GtkNativeDialog *dialog,
          int              response,
          LwReportPage    *self)
{
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && self->report != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *name = g_filename_display_basename (path);

      if (lw_report_write (self->report, path, &error))
        {
          g_autofree char *text = g_strdup_printf (_("Saved %s"), name);
          lw_page_toast (LW_PAGE (self), text);
        }
      else
        tell_failure (self, error);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
save_as (LwReportPage *self,
         const char   *extension)
{
  g_autofree char *name = g_strconcat (lw_report_get_title (self->report), extension, NULL);
  GtkFileChooserNative *dialog
      = lw_file_dialog_new (GTK_WIDGET (self), _("Save the report"), GTK_FILE_CHOOSER_ACTION_SAVE,
                            _("_Save"), name);

  g_signal_connect_object (dialog, "response", G_CALLBACK (saved_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
save_pdf_cb (LwReportPage *self)
{
  save_as (self, ".pdf");
}

static void
save_sheet_cb (LwReportPage *self)
{
  save_as (self, ".xlsx");
}

/* ---- the printer ---- */

static void
get_size (gpointer pages,
          guint    page,
          double  *width,
          double  *height)
{
  lw_report_get_page_size (pages, page, width, height);
}

static void
draw (gpointer pages,
      guint    page,
      cairo_t *cr)
{
  lw_report_draw_page (pages, page, cr);
}

static void
print_cb (LwReportPage *self)
{
  g_autoptr (LwReport) report = self->report != NULL ? g_object_ref (self->report) : NULL;
  g_autofree char *folder = NULL, *told = NULL;
  g_autoptr (GError) error = NULL;
  LwPrintJob job = { .get_size = get_size, .draw = draw, .pages = report };

  if (report == NULL)
    return;
  folder = g_path_get_dirname (lw_session_get_path (lw_page_get_session (LW_PAGE (self))));
  job.title = lw_report_get_title (report);
  job.folder = folder;
  job.n_pages = lw_report_get_n_pages (report);
  told = lw_print_run (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &job, &self->print_settings, &error);
  if (told != NULL)
    lw_page_toast (LW_PAGE (self), told);
  else if (error != NULL)
    tell_failure (self, error);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  if (LW_REPORT_PAGE (widget)->report != NULL)
    save_pdf_cb (LW_REPORT_PAGE (widget));
}

/* ---- the widget ---- */

static void
lw_report_page_constructed (GObject *object)
{
  LwReportPage *self = LW_REPORT_PAGE (object);
  const char *const ids[] = { _("not printed"), _("masked"), _("in full"), NULL };
  g_autoptr (GtkStringList) id_list = gtk_string_list_new (ids);
  g_autofree char *missing = lw_report_missing_fonts ();
  g_autofree char *handler = NULL;

  G_OBJECT_CLASS (lw_report_page_parent_class)->constructed (object);
  self->filling = TRUE;
  adw_combo_row_set_model (self->ids, G_LIST_MODEL (id_list));
  handler = lw_ledger_dup_setting (
      lw_session_get_reader (lw_page_get_session (LW_PAGE (self))), "handler", NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->handler), handler != NULL ? handler : "");
  self->filling = FALSE;
  for (guint i = 0; i < SHOWN; i++)
    {
      self->views[i] = LW_PAPER_VIEW (lw_paper_view_new ());
      gtk_box_append (GTK_BOX (self->papers), GTK_WIDGET (self->views[i]));
    }
  if (missing != NULL)
    {
      g_autofree char *text
          = g_strdup_printf (_("This computer lacks %s; other fonts stand in for them."), missing);
      gtk_label_set_label (GTK_LABEL (self->fonts), text);
    }
  lw_page_set_title (LW_PAGE (self), _("Reports"), NULL);
}

static void
lw_report_page_dispose (GObject *object)
{
  LwReportPage *self = LW_REPORT_PAGE (object);

  g_clear_object (&self->report);
  g_clear_pointer (&self->villages, g_ptr_array_unref);
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_REPORT_PAGE);
  G_OBJECT_CLASS (lw_report_page_parent_class)->dispose (object);
}

static void
lw_report_page_class_init (LwReportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = lw_report_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lw_report_page_dispose;
  LW_PAGE_CLASS (klass)->refresh = lw_report_page_refresh;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/liangwei/Liangwei/report/lw-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, scope);
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, ids);
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, with_grid);
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, with_villages);
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, handler);
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, reviewer);
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, fonts);
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, pdf_button);
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, sheet_button);
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, previous);
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, position);
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, next);
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, LwReportPage, papers);
  gtk_widget_class_bind_template_callback (widget_class, option_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, larger_cb);
  gtk_widget_class_bind_template_callback (widget_class, smaller_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_pdf_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_action);
}

static void
lw_report_page_init (LwReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lw_access_tell_entry (ADW_ENTRY_ROW (self->handler));
  lw_access_tell_entry (ADW_ENTRY_ROW (self->reviewer));
}
