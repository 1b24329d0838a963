/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-import-result.h"

#include "lw-id-number.h"
#include "lw-import-written.h"
#include "lw-names.h"
#include "lw-refused-editor.h"
#include "lw-save-refused.h"
#include "lw-state-cell.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwImportResult
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *changes; /* squares that are not as they were; borrowed */
  GtkWidget *earlier; /* borrowed */
  GPtrArray *heads;   /* of the files, GtkWidget with "entry" */

  LwCheck *old_check; /* of which the rules of old_results are */
  GPtrArray *old_results;
};

G_DEFINE_FINAL_TYPE (LwImportResult, lw_import_result, ADW_TYPE_BIN)

enum
{
  SIGNAL_AGAIN,
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

char *
lw_import_note_text (const LwCellNote *note)
{
  g_autofree char *letters = lw_column_letters (note->place.column);
  g_autofree char *shown = lw_id_number_is_valid (note->text) ? lw_id_number_mask (note->text)
                                                              : g_strdup (note->text);
  g_autofree char *why = lw_import_reason_explain (note->reason, shown);

  if (*shown == '\0' || strstr (why, shown) != NULL)
    /* translators: letters of the column, its heading, what is wrong */
    return g_strdup_printf (_("%s %s: %s"), letters, note->heading, why);
  /* translators: letters of the column, its heading, text of the cell, what is wrong */
  return g_strdup_printf (_("%s %s “%s”: %s"), letters, note->heading, shown, why);
}

static GtkWidget *
in_column (const char *text,
           const char *css,
           int         width)
{
  GtkWidget *label = lw_ui_label_fill (text, css);

  gtk_widget_set_hexpand (label, FALSE);
  gtk_widget_set_size_request (label, width, -1);
  /* As wide as it is said, but for the names that are longer: they are told whole. */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  return label;
}

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

/* Which row, who, which cell; below it what is wrong in full, because it is to be mended. */
static GtkWidget *
note_row (const LwImportReport *report,
          const LwCellNote     *note,
          gboolean              refused)
{
  GtkWidget *box = lw_ui_vbox (1), *first = lw_ui_box (10);
  const LwRowNote *whose = find_row (report, note);
  g_autofree char *row = g_strdup_printf (_("row %u"), note->place.row);
  g_autofree char *why = lw_import_note_text (note);
  GtkWidget *reason = lw_ui_label (why, refused ? "lw-small lw-fg-not-met" : "lw-small");

  gtk_box_append (GTK_BOX (first), refused
                                       ? lw_ui_icon ("lw-state-not-met-symbolic", 13, "lw-fg-not-met")
                                       : lw_ui_icon ("lw-state-at-risk-symbolic", 13, "lw-fg-at-risk"));
  gtk_box_append (GTK_BOX (first), in_column (row, "lw-dim lw-small", 56));
  if (whose != NULL && whose->name != NULL)
    gtk_box_append (GTK_BOX (first), in_column (whose->name, "lw-heading", 64));
  if (whose != NULL && whose->village != NULL)
    gtk_box_append (GTK_BOX (first), lw_ui_label (whose->village, "lw-small"));
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_widget_set_margin_start (reason, 23);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), reason);
  gtk_widget_set_margin_top (box, 5);
  gtk_widget_set_margin_bottom (box, 5);
  return box;
}

static GtkWidget *
figure (guint       n,
        const char *caption,
        const char *css)
{
  GtkWidget *box = lw_ui_vbox (0);
  g_autofree char *text = g_strdup_printf ("%u", n);
  g_autofree char *classes = g_strconcat ("lw-figure ", css, NULL);
  GtkWidget *number = lw_ui_label (text, classes);
  GtkWidget *label = lw_ui_label (caption, "lw-dim lw-small");

  gtk_label_set_xalign (GTK_LABEL (number), 0.5f);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
  gtk_widget_set_size_request (box, 56, -1);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
again_cb (LwImportResult *self)
{
  g_signal_emit (self, signals[SIGNAL_AGAIN], 0);
}

static void
add_undone_tag (LwImportResult *self,
                GtkWidget      *card,
                LwKey           entry)
{
  GtkWidget *tag = lw_ui_tag (_("taken back"), "at-risk");

  gtk_widget_set_visible (tag, FALSE);
  g_object_set_data_full (G_OBJECT (tag), "entry", g_memdup2 (&entry, sizeof entry), g_free);
  gtk_box_append (GTK_BOX (card), tag);
  g_ptr_array_add (self->heads, tag);
}

static void
add_head (LwImportResult *self,
          LwImportJob    *job,
          GtkSizeGroup   *ends, /* keeps the figures of all files below each other */
          gboolean        last)
{
  LwImportReport *report = lw_import_job_get_report (job);
  GtkWidget *card = lw_ui_box (16);
  GtkWidget *words = lw_ui_vbox (2);
  GtkWidget *end = last ? lw_ui_button ("list-add-symbolic", _("Import More…"), NULL) : lw_ui_box (0);
  guint rows = 0, created = 0, updated = 0, unchanged = 0, refused = 0;
  g_autofree char *title = g_strdup_printf (lw_import_job_is_edited (job) ? _("%s: mended rows imported")
                                                                          : _("%s imported"),
                                            lw_import_job_get_name (job));
  g_autofree char *detail = NULL;

  for (guint i = 0; i < report->sheets->len; i++)
    {
      const LwSheetReport *sheet = g_ptr_array_index (report->sheets, i);
      rows += sheet->rows;
      created += sheet->created;
      updated += sheet->updated;
      unchanged += sheet->unchanged;
      refused += sheet->refused;
    }
  detail = g_strdup_printf (_("%s · %u rows in %.1f s · a verified backup was made before"),
                            lw_sheet_kind_caption (lw_import_report_get_kind (report)), rows,
                            lw_import_job_get_seconds (job));
  lw_ui_add_css (card, "card lw-card");
  gtk_box_append (GTK_BOX (card), lw_ui_icon ("lw-state-met-symbolic", 24, "lw-fg-met"));
  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (title, "title-4"));
  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (detail, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (card), words);
  add_undone_tag (self, card, report->entry);
  gtk_box_append (GTK_BOX (card), figure (created, _("new"), "lw-fg-met"));
  gtk_box_append (GTK_BOX (card), figure (updated, _("updated"), "lw-fg-unknown"));
  gtk_box_append (GTK_BOX (card), figure (unchanged, _("unchanged"), "lw-dim"));
  gtk_box_append (GTK_BOX (card), figure (refused, _("refused"), refused > 0 ? "lw-fg-not-met" : "lw-dim"));
  gtk_box_append (GTK_BOX (card), end);
  gtk_size_group_add_widget (ends, end);
  if (last)
    g_signal_connect_swapped (end, "clicked", G_CALLBACK (again_cb), self);
  gtk_box_append (GTK_BOX (self->box), card);
}

#define MAX_NOTES 200

static void
save_cb (GtkWidget   *button,
         LwImportJob *job)
{
  lw_save_refused_run (button, job);
}

static GtkWidget *
save_button (LwImportJob *job)
{
  GtkWidget *button = lw_ui_button (NULL, _("Save Refused Rows…"), "lw-small-button");

  g_signal_connect_object (button, "clicked", G_CALLBACK (save_cb), job, 0);
  return button;
}

static void
try_cb (GtkWidget *editor,
        GPtrArray *edits,
        GtkWidget *button)
{
  GtkWidget *result = gtk_widget_get_ancestor (button, LW_TYPE_IMPORT_RESULT);

  if (result != NULL)
    g_signal_emit (result, signals[SIGNAL_EDITED], 0, g_object_get_data (G_OBJECT (button), "job"), edits);
}

static void
edit_cb (GtkWidget   *button,
         LwImportJob *job)
{
  GtkWidget *editor = lw_refused_editor_new (GTK_WINDOW (gtk_widget_get_root (button)), job);

  g_signal_connect_object (editor, "try", G_CALLBACK (try_cb), button, 0);
  gtk_window_present (GTK_WINDOW (editor));
}

static GtkWidget *
edit_button (LwImportJob *job)
{
  GtkWidget *button = lw_ui_button ("document-edit-symbolic", _("Mend Here…"), "lw-small-button");

  g_object_set_data_full (G_OBJECT (button), "job", g_object_ref (job), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (edit_cb), job, 0);
  return button;
}

static void
add_notes (GtkWidget   *parent,
           LwImportJob *job,
           GPtrArray   *notes,
           gboolean     refused)
{
  const LwImportReport *report = lw_import_job_get_report (job);
  GtkWidget *list;
  g_autofree char *heading = NULL;
  GtkWidget *head;

  if (notes->len == 0)
    return;
  /* translators: name of a file, number of cells */
  heading = refused
                ? g_strdup_printf (_("%s, refused: %u"), lw_import_job_get_name (job), notes->len)
                : g_strdup_printf (_("%s, doubtful: %u"), lw_import_job_get_name (job), notes->len);
  head = lw_ui_box (8);
  gtk_box_append (GTK_BOX (head), lw_ui_label (heading, "lw-heading"));
  gtk_box_append (
      GTK_BOX (head),
      lw_ui_label_fill (refused ? _("nothing was written")
                                : _("written as far as they can be read; the cell is kept beside"),
                        "lw-dim lw-small"));
  if (refused)
    gtk_box_append (GTK_BOX (head), save_button (job));
  if (refused && lw_refused_editor_can (job))
    gtk_box_append (GTK_BOX (head), edit_button (job));
  gtk_box_append (GTK_BOX (parent), head);
  list = lw_ui_list ();
  for (guint i = 0; i < MIN (notes->len, MAX_NOTES); i++)
    lw_ui_list_add (list, note_row (report, g_ptr_array_index (notes, i), refused), FALSE);
  gtk_box_append (GTK_BOX (parent), list);
}

/* ---- what became of the squares ---- */

void
lw_import_result_remember (LwImportResult *self,
                           LwSession      *session)
{
  GPtrArray *results = lw_session_get_results (session);

  g_return_if_fail (LW_IS_IMPORT_RESULT (self));

  g_set_object (&self->old_check, lw_session_get_check (session));
  g_clear_pointer (&self->old_results, g_ptr_array_unref);
  if (results != NULL)
    self->old_results = g_ptr_array_ref (results);
}

static const LwResult *
find_old (LwImportResult        *self,
          const LwVillageResult *village,
          const char            *rule)
{
  for (guint i = 0; self->old_results != NULL && i < self->old_results->len; i++)
    {
      const LwVillageResult *old = g_ptr_array_index (self->old_results, i);

      if (old->village != village->village)
        continue;
      for (guint j = 0; j < old->results->len; j++)
        {
          const LwResult *result = g_ptr_array_index (old->results, j);
          if (result->rule != NULL && g_str_equal (lw_rule_get_id (result->rule), rule))
            return result;
        }
    }
  return NULL;
}

static GtkWidget *
square (const LwVillageResult *village,
        const LwResult        *result)
{
  GtkWidget *cell = lw_state_cell_new ();

  if (result != NULL)
    {
      g_autofree char *spoken = lw_result_spoken (village, result);
      lw_state_cell_set_result (LW_STATE_CELL (cell), result);
      lw_state_cell_set_label (LW_STATE_CELL (cell), spoken);
    }
  else
    lw_state_cell_set (LW_STATE_CELL (cell), LW_STATE_NOT_APPLICABLE, NULL, FALSE);
  gtk_widget_set_can_focus (cell, FALSE);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  return cell;
}

static void
add_change (GtkWidget             *list,
            const LwVillageResult *village,
            const LwResult        *old,
            const LwResult        *result)
{
  GtkWidget *box = lw_ui_box (10);
  g_autofree char *name = lw_village_name_short (village->name);
  g_autofree char *rule = lw_ui_rule_short (result->rule);
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), in_column (name, "lw-heading", 120));
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (rule, "lw-small"));
  gtk_box_append (GTK_BOX (box), square (village, old));
  gtk_box_append (GTK_BOX (box), lw_ui_label ("→", "lw-dim"));
  gtk_box_append (GTK_BOX (box), square (village, result));
  row = lw_ui_list_add (list, box, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.village");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", village->village);
}

/* More than these tell less than the overview. */
#define MAX_CHANGES 12

/* The squares of one village that are in @state now and were not before. */
static guint
add_changes_of (LwImportResult        *self,
                GtkWidget             *list,
                const LwVillageResult *village,
                LwState                state,
                guint                  n)
{
  for (guint i = 0; i < village->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (village->results, i);
      const LwResult *old;

      if (result->state != state)
        continue;
      old = find_old (self, village, lw_rule_get_id (result->rule));
      if (old != NULL ? old->state == state : state == LW_STATE_NOT_APPLICABLE)
        continue;
      if (n++ < MAX_CHANGES)
        add_change (list, village, old, result);
    }
  return n;
}

/* What is wrong now comes first. */
static guint
add_changes (LwImportResult *self,
             GtkWidget      *list,
             GPtrArray      *results)
{
  static const LwState order[] = { LW_STATE_NOT_MET, LW_STATE_UNKNOWN, LW_STATE_AT_RISK,
                                   LW_STATE_WAIVED,  LW_STATE_MET,     LW_STATE_NOT_APPLICABLE };
  guint n = 0;

  for (guint s = 0; s < G_N_ELEMENTS (order); s++)
    for (guint i = 0; i < results->len; i++)
      n = add_changes_of (self, list, g_ptr_array_index (results, i), order[s], n);
  return n;
}

void
lw_import_result_show_changes (LwImportResult *self,
                               LwSession      *session)
{
  GPtrArray *results = lw_session_get_results (session);
  GtkWidget *list;
  g_autofree char *heading = NULL;
  guint n;

  g_return_if_fail (LW_IS_IMPORT_RESULT (self));

  if (self->changes == NULL)
    return;
  lw_import_mark_undone (self->heads, session);
  lw_import_fill_earlier (self->earlier, session);
  if (results == NULL)
    return;
  lw_ui_clear (self->changes);
  list = lw_ui_list ();
  n = add_changes (self, list, results);
  heading = g_strdup_printf (ngettext ("%u square of the overview is another now",
                                       "%u squares of the overview are others now", n), n);
  gtk_box_append (GTK_BOX (self->changes), lw_ui_label (heading, "lw-heading"));
  if (n > 0)
    gtk_box_append (GTK_BOX (self->changes), list);
  else
    g_object_ref_sink (list), g_object_unref (list);
  if (n > MAX_CHANGES)
    {
      g_autofree char *more = g_strdup_printf (_("and %u more: see the overview"), n - MAX_CHANGES);
      gtk_box_append (GTK_BOX (self->changes), lw_ui_label (more, "lw-dim lw-small"));
    }
}

static GtkWidget *
make_right (LwImportResult *self)
{
  GtkWidget *right = lw_ui_vbox (16);
  GtkWidget *box = lw_ui_vbox (10);

  self->changes = lw_ui_vbox (10);
  self->earlier = lw_ui_list ();
  lw_ui_name (self->earlier, _("Earlier imports"));
  gtk_box_append (GTK_BOX (box), lw_ui_label (_("Earlier imports"), "lw-heading"));
  gtk_box_append (GTK_BOX (box), self->earlier);
  gtk_box_append (GTK_BOX (right), self->changes);
  gtk_box_append (GTK_BOX (right), box);
  gtk_widget_set_size_request (right, 400, -1);
  return right;
}

void
lw_import_result_show (LwImportResult *self,
                       LwSession      *session,
                       GPtrArray      *jobs)
{
  g_autoptr (GtkSizeGroup) ends = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *columns, *left;

  g_return_if_fail (LW_IS_IMPORT_RESULT (self));

  lw_ui_clear (self->box);
  g_ptr_array_set_size (self->heads, 0);
  self->changes = NULL;
  for (guint i = 0; i < jobs->len; i++)
    if (lw_import_job_get_report (g_ptr_array_index (jobs, i)) != NULL)
      add_head (self, g_ptr_array_index (jobs, i), ends, i + 1 == jobs->len);
  columns = lw_ui_box (16);
  left = lw_ui_vbox (10);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_box_append (GTK_BOX (columns), left);
  gtk_box_append (GTK_BOX (columns), make_right (self));
  gtk_box_append (GTK_BOX (self->box), columns);
  for (guint i = 0; i < jobs->len; i++)
    {
      LwImportJob *job = g_ptr_array_index (jobs, i);
      LwImportReport *report = lw_import_job_get_report (job);
      if (report != NULL)
        {
          add_notes (left, job, report->refused, TRUE);
          add_notes (left, job, report->warnings, FALSE);
          lw_import_add_written (left, session, lw_import_job_get_name (job), report->entry);
        }
    }
  if (gtk_widget_get_first_child (left) == NULL)
    gtk_box_append (GTK_BOX (left),
                    lw_ui_label (_("Nothing was refused and nothing is doubtful."), "lw-dim"));
  lw_import_result_show_changes (self, session);
}

static void
lw_import_result_dispose (GObject *object)
{
  LwImportResult *self = LW_IMPORT_RESULT (object);

  g_clear_pointer (&self->old_results, g_ptr_array_unref);
  g_clear_object (&self->old_check);
  g_clear_pointer (&self->heads, g_ptr_array_unref);
  self->changes = NULL;
  G_OBJECT_CLASS (lw_import_result_parent_class)->dispose (object);
}

static void
lw_import_result_class_init (LwImportResultClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_import_result_dispose;
  signals[SIGNAL_AGAIN] = g_signal_new ("again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 2, LW_TYPE_IMPORT_JOB, G_TYPE_PTR_ARRAY);
}

static void
lw_import_result_init (LwImportResult *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->heads = g_ptr_array_new ();
  self->box = lw_ui_vbox (10);
  lw_ui_add_css (self->box, "lw-page-margin");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  adw_bin_set_child (ADW_BIN (self), scroller);
}
