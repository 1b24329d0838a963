/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-files.h"

#include "lw-access.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define WIDTH 196
#define HEIGHT 320 /* as high as it grows; the rest scrolls */

struct _LwImportFiles
{
  AdwBin parent_instance;

  GtkWidget *scroller;
  GtkListBox *list;
  gboolean filling;
  guint scroll_id;
};

G_DEFINE_FINAL_TYPE (LwImportFiles, lw_import_files, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_LEAVE_OUT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static LwImportJob *
job_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "job");
}

static void
leave_out (LwImportFiles *self,
           LwImportJob   *job)
{
  g_autoptr (LwImportJob) kept = g_object_ref (job);

  g_signal_emit (self, signals[SIGNAL_LEAVE_OUT], 0, kept);
}

static void
leave_out_cb (GtkWidget     *button,
              LwImportFiles *self)
{
  leave_out (self, job_of (button));
}

/* Delete on a file leaves it out. */
static gboolean
key_cb (LwImportFiles *self,
        guint          keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if ((keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete) || row == NULL)
    return GDK_EVENT_PROPAGATE;
  leave_out (self, job_of (GTK_WIDGET (row)));
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static void
selected_cb (LwImportFiles *self,
             GtkListBoxRow *row)
{
  if (!self->filling && row != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, job_of (GTK_WIDGET (row)));
}

/* ---- a file ---- */

static GtkWidget *
leave_out_button (LwImportFiles *self,
                  LwImportJob   *job)
{
  g_autofree char *spoken = g_strdup_printf (_("Do not take in %s"), lw_import_job_get_name (job));
  GtkWidget *button
      = lw_ui_icon_button ("window-close-symbolic", spoken, "flat circular lw-leave-out");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "job", g_object_ref (job), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (leave_out_cb), self);
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
state_sign (LwImportJob *job)
{
  LwImportReport *report = lw_import_job_get_report (job);
  GtkWidget *sign;

  if (lw_import_job_is_busy (job))
    sign = lw_ui_label (NULL, NULL);
  else if (report == NULL)
    sign = lw_ui_icon ("lw-state-not-met-symbolic", 13, "lw-fg-not-met");
  else if (report->refused->len > 0)
    sign = lw_ui_icon ("lw-state-at-risk-symbolic", 13, "lw-fg-at-risk");
  else
    sign = lw_ui_icon ("lw-state-met-symbolic", 13, "lw-fg-met");
  gtk_widget_set_size_request (sign, 13, -1);
  return sign;
}

static const char *
kind_caption (LwImportJob *job)
{
  if (lw_import_job_get_report (job) != NULL)
    return lw_sheet_kind_caption (lw_import_job_get_kind (job));
  return lw_import_job_is_busy (job) ? _("being read") : _("not taken in");
}

static GtkWidget *
file_widget (LwImportFiles *self,
             LwImportJob   *job)
{
  GtkWidget *box = lw_ui_box (6);
  GtkWidget *words = lw_ui_vbox (1);

  gtk_box_append (GTK_BOX (words), name_label (job));
  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (kind_caption (job), "lw-dim lw-caption"));
  gtk_widget_set_margin_top (words, 5);
  gtk_widget_set_margin_bottom (words, 5);
  gtk_box_append (GTK_BOX (box), state_sign (job));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), leave_out_button (self, job));
  return box;
}

static GtkWidget *
add_file (LwImportFiles *self,
          LwImportJob   *job)
{
  GtkWidget *row = lw_ui_list_add (GTK_WIDGET (self->list), file_widget (self, job), TRUE);

  g_object_set_data_full (G_OBJECT (row), "job", g_object_ref (job), g_object_unref);
  lw_ui_name (row, lw_import_job_get_name (job));
  return row;
}

/* ---- filling ---- */

/* A scroller does not ask for the second line of a label that wraps: as high as the files are, and the
 * rest scrolls. */
static void
show_all_files (LwImportFiles *self)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (self->list), GTK_ORIENTATION_VERTICAL, WIDTH, NULL, &height, NULL,
                      NULL);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              MIN (height, HEIGHT));
}

/* The list scrolls by itself only to what gets the focus. */
static gboolean
scroll_cb (gpointer data)
{
  LwImportFiles *self = LW_IMPORT_FILES (data);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double y;

  self->scroll_id = 0;
  if (row != NULL
      && gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (self->list), 0, 0, NULL, &y))
    gtk_adjustment_clamp_page (adjustment, y, y + gtk_widget_get_height (GTK_WIDGET (row)));
  return G_SOURCE_REMOVE;
}

void
lw_import_files_show (LwImportFiles *self,
                      GPtrArray     *jobs,
                      LwImportJob   *current)
{
  gboolean focused;

  g_return_if_fail (LW_IS_IMPORT_FILES (self));

  focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  self->filling = TRUE;
  lw_ui_clear (GTK_WIDGET (self->list));
  for (guint i = 0; jobs != NULL && i < jobs->len; i++)
    {
      GtkWidget *row = add_file (self, g_ptr_array_index (jobs, i));

      if (job_of (row) == current)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
  self->filling = FALSE;
  if (focused)
    lw_import_files_focus (self);
  show_all_files (self);
  if (self->scroll_id == 0)
    self->scroll_id = g_timeout_add (60, scroll_cb, self);
}

void
lw_import_files_focus (LwImportFiles *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (LW_IS_IMPORT_FILES (self));

  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* ---- the widget ---- */

static void
lw_import_files_dispose (GObject *object)
{
  g_clear_handle_id (&LW_IMPORT_FILES (object)->scroll_id, g_source_remove);
  G_OBJECT_CLASS (lw_import_files_parent_class)->dispose (object);
}

static void
lw_import_files_class_init (LwImportFilesClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_import_files_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, LW_TYPE_IMPORT_JOB);
  signals[SIGNAL_LEAVE_OUT] = g_signal_new ("leave-out", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, LW_TYPE_IMPORT_JOB);
}

static void
lw_import_files_init (LwImportFiles *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  lw_ui_add_css (GTK_WIDGET (self->list), "navigation-sidebar");
  lw_ui_name (GTK_WIDGET (self->list), _("Files"));
  lw_access_make_one_stop (GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}
