/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-refused-editor.h"

#include "lw-import-result.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

/* More are mended in the file itself. */
#define MOST_ROWS 200

struct _LwRefusedEditor
{
  AdwWindow parent_instance;

  LwImportJob *job;
  GPtrArray *entries; /* borrowed; each with its cell */
  GtkWidget *try_button;
};

G_DEFINE_FINAL_TYPE (LwRefusedEditor, lw_refused_editor, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_TRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

gboolean
lw_refused_editor_can (LwImportJob *job)
{
  LwImportReport *report = lw_import_job_get_report (job);

  return report != NULL && report->refused->len > 0 && lw_import_job_get_kind (job) != LW_SHEET_KIND_PERSON;
}

/* A copy: the job may be looked at again meanwhile. */
static const LwCellEdit *
cell_of (GtkWidget *entry)
{
  return g_object_get_data (G_OBJECT (entry), "cell");
}

static gboolean
is_other (GtkWidget *entry)
{
  return !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), cell_of (entry)->text);
}

/* Only rows in which something else stands now: the others would be refused as before. */
static GPtrArray *
dup_edits (LwRefusedEditor *self)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) lw_cell_edit_free);

  for (guint i = 0; i < self->entries->len; i++)
    {
      GtkWidget *entry = g_ptr_array_index (self->entries, i);
      const LwCellEdit *cell = cell_of (entry);

      if (is_other (entry))
        g_ptr_array_add (edits, lw_cell_edit_new (cell->sheet, cell->row, cell->column,
                                                  gtk_editable_get_text (GTK_EDITABLE (entry))));
    }
  return edits;
}

static void
changed_cb (LwRefusedEditor *self)
{
  g_autoptr (GPtrArray) edits = dup_edits (self);
  g_autofree char *label
      = g_strdup_printf (ngettext ("_Try %u Row Again", "_Try %u Rows Again", edits->len), edits->len);

  gtk_button_set_label (GTK_BUTTON (self->try_button), edits->len > 0 ? label : _("_Try Again"));
  gtk_button_set_use_underline (GTK_BUTTON (self->try_button), TRUE);
  gtk_widget_set_sensitive (self->try_button, edits->len > 0);
}

static void
try_cb (LwRefusedEditor *self)
{
  g_autoptr (GPtrArray) edits = dup_edits (self);

  if (edits->len == 0)
    return;
  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_TRY], 0, edits);
  gtk_window_close (GTK_WINDOW (self));
  g_object_unref (self);
}

/* Enter goes on to the next cell, in the last one it tries. */
static void
activate_cb (LwRefusedEditor *self,
             GtkWidget       *entry)
{
  guint at = 0;

  if (g_ptr_array_find (self->entries, entry, &at) && at + 1 < self->entries->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->entries, at + 1));
  else
    try_cb (self);
}

/* ---- the rows ---- */

static const LwRowNote *
find_row (const LwImportReport *report,
          const LwCellNote     *note)
{
  for (guint i = 0; i < report->rows->len; i++)
    {
      const LwRowNote *row = g_ptr_array_index (report->rows, i);

      if (row->row == note->row && g_str_equal (row->sheet, note->sheet))
        return row;
    }
  return NULL;
}

/* 第 8 行 柳小芸 柳林村 */
static char *
describe_row (const LwImportReport *report,
              const LwCellNote     *note)
{
  const LwRowNote *row = find_row (report, note);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("row %u"), note->place.row);
  if (row != NULL && row->name != NULL)
    g_string_append_printf (text, " · %s", row->name);
  if (row != NULL && row->village != NULL)
    g_string_append_printf (text, " · %s", row->village);
  return g_string_free (text, FALSE);
}

static void
add_row (LwRefusedEditor  *self,
         GtkWidget        *list,
         const LwCellNote *note)
{
  GtkWidget *box = lw_ui_vbox (4), *line = lw_ui_box (10), *entry = gtk_entry_new ();
  g_autofree char *who = describe_row (lw_import_job_get_report (self->job), note);
  g_autofree char *letters = lw_column_letters (note->place.column);
  g_autofree char *heading = g_strdup_printf ("%s %s", letters, note->heading);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", who, heading);
  g_autofree char *why = lw_import_note_text (note);
  GtkWidget *reason = lw_ui_label (why, "lw-small lw-fg-not-met");

  gtk_box_append (GTK_BOX (line), lw_ui_label_fill (who, "lw-heading"));
  gtk_box_append (GTK_BOX (line), lw_ui_label (heading, "lw-dim lw-small"));
  gtk_editable_set_text (GTK_EDITABLE (entry), note->text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 22);
  g_object_set_data_full (G_OBJECT (entry), "cell", lw_cell_edit_new (note->sheet, note->row, note->column, note->text),
                          (GDestroyNotify) lw_cell_edit_free);
  lw_ui_name (entry, spoken);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  g_ptr_array_add (self->entries, entry);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), reason);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  lw_ui_list_add (list, box, FALSE);
}

static GtkWidget *
make_list (LwRefusedEditor *self)
{
  GPtrArray *refused = lw_import_job_get_report (self->job)->refused;
  GtkWidget *box = lw_ui_vbox (10), *list = lw_ui_list (), *scroller = gtk_scrolled_window_new ();

  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (_("Only the ledger gets what is filled in here; the file stays as it is."),
                                                   "lw-dim lw-small"));
  lw_ui_name (list, _("Refused cells"));
  for (guint i = 0; i < MIN (refused->len, MOST_ROWS); i++)
    add_row (self, list, g_ptr_array_index (refused, i));
  gtk_box_append (GTK_BOX (box), list);
  if (refused->len > MOST_ROWS)
    {
      g_autofree char *more
          = g_strdup_printf (_("and %u more: save them as a file and mend them there"), refused->len - MOST_ROWS);

      gtk_box_append (GTK_BOX (box), lw_ui_label (more, "lw-dim lw-small"));
    }
  lw_ui_add_css (box, "lw-page-margin");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_bar (LwRefusedEditor *self)
{
  GtkWidget *bar = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->try_button = gtk_button_new ();
  lw_ui_add_css (self->try_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_swapped (self->try_button, "clicked", G_CALLBACK (try_cb), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (_("Mend Refused Cells"),
                                                                               lw_import_job_get_name (self->job)));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->try_button);
  return bar;
}

/* ---- the window ---- */

static void
lw_refused_editor_dispose (GObject *object)
{
  LwRefusedEditor *self = LW_REFUSED_EDITOR (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->job);
  G_OBJECT_CLASS (lw_refused_editor_parent_class)->dispose (object);
}

static void
lw_refused_editor_class_init (LwRefusedEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_refused_editor_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
  signals[SIGNAL_TRY] = g_signal_new ("try", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
lw_refused_editor_init (LwRefusedEditor *self)
{
  self->entries = g_ptr_array_new ();
}

GtkWidget *
lw_refused_editor_new (GtkWindow   *parent,
                       LwImportJob *job)
{
  LwRefusedEditor *self = g_object_new (LW_TYPE_REFUSED_EDITOR, NULL);
  GtkWidget *box = lw_ui_vbox (0);

  self->job = g_object_ref (job);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_title (GTK_WINDOW (self), _("Mend Refused Cells"));
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 560);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), make_list (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  changed_cb (self);
  gtk_widget_grab_focus (g_ptr_array_index (self->entries, 0));
  return GTK_WIDGET (self);
}
