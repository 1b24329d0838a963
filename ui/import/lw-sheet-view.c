/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-sheet-view.h"

#include "lw-access.h"
#include "lw-id-number.h"
#include "lw-import-fields.h"
#include "lw-ui.h"
#include "lw-workbook.h"

#include <glib/gi18n-lib.h>

struct _LwSheetView
{
  AdwBin parent_instance;

  GtkWidget *grid; /* borrowed */
  LwImportJob *job;
  LwSheetReport *sheet; /* of the job's report */
  guint index; /* of the sheet in its workbook */
  guint row;  /* of the grid, while it is being filled */
  guint from; /* rows of data before this one are passed over */
  guint current; /* the row that was asked for; 0: none */
};

G_DEFINE_FINAL_TYPE (LwSheetView, lw_sheet_view, ADW_TYPE_BIN)

#define MAX_ROWS 40
#define MAX_COLUMNS 40

static gboolean
is_header_row (const LwSheetReport *sheet,
               guint                row)
{
  for (guint i = 0; i < sheet->header_rows->len; i++)
    if (g_array_index (sheet->header_rows, guint, i) == row)
      return TRUE;
  return FALSE;
}

static gboolean
is_before_header (const LwSheetReport *sheet,
                  guint                row)
{
  return sheet->header_rows->len > 0 && row < g_array_index (sheet->header_rows, guint, 0);
}

/* Refused: bad, warned about: doubt. */
static const char *
note_class (LwSheetView *self,
            guint        row,
            guint        column,
            const char **reason)
{
  LwImportReport *report = lw_import_job_get_report (self->job);

  for (guint pass = 0; report != NULL && pass < 2; pass++)
    {
      GPtrArray *notes = pass == 0 ? report->refused : report->warnings;
      for (guint i = 0; i < notes->len; i++)
        {
          const LwCellNote *note = g_ptr_array_index (notes, i);
          if (note->row == row && note->column == column
              && g_strcmp0 (note->sheet, self->sheet->name) == 0)
            {
              *reason = note->reason;
              return pass == 0 ? "bad" : "doubt";
            }
        }
    }
  return NULL;
}

/* ---- the buttons that say what a column means ---- */

static void
field_chosen_cb (GtkListBox    *list,
                 GtkListBoxRow *row,
                 LwSheetView   *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list), "column"));
  const char *field = g_object_get_data (G_OBJECT (row), "field");

  gtk_popover_popdown (
      GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER)));
  lw_import_job_set_field (self->job, self->sheet, column, field);
}

static void
add_field (GtkWidget  *list,
           const char *word, /* static; NULL: leave the column out */
           const char *caption,
           gboolean    chosen)
{
  GtkWidget *box = lw_ui_box (8);
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (caption, NULL));
  if (chosen)
    gtk_box_append (GTK_BOX (box), lw_ui_icon ("object-select-symbolic", 16, NULL));
  row = lw_ui_list_add (list, box, TRUE);
  g_object_set_data (G_OBJECT (row), "field", (gpointer) word);
}

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  LwSheetView *self = LW_SHEET_VIEW (user_data);
  const LwColumn *column = g_object_get_data (G_OBJECT (button), "column");
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = lw_ui_vbox (6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *question = g_strdup_printf (_("What is “%s”?"), column->heading);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  add_field (list, NULL, _("Keep as it is, beside the person"), column->field == NULL);
  for (guint i = 0; lw_import_field_word (i) != NULL; i++)
    add_field (list, lw_import_field_word (i), lw_import_field_caption (lw_import_field_word (i)),
               g_strcmp0 (column->field, lw_import_field_word (i)) == 0);
  g_object_set_data (G_OBJECT (list), "column", GUINT_TO_POINTER (column->column));
  g_signal_connect (list, "row-activated", G_CALLBACK (field_chosen_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 240, 300);
  gtk_box_append (GTK_BOX (box), lw_ui_label (question, "lw-group-title"));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
add_mapping (LwSheetView    *self,
             const LwColumn *column)
{
  GtkWidget *button = gtk_menu_button_new ();
  const char *caption = column->field != NULL ? lw_import_field_caption (column->field)
                                              : _("not understood");
  g_autofree char *letters = lw_column_letters (column->column);
  g_autofree char *spoken = g_strdup_printf (_("Column %s, “%s”: %s"), letters, column->heading, caption);
  GtkWidget *label = lw_ui_label_fill (caption, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb, self, NULL);
  lw_ui_add_css (button, column->field != NULL ? "lw-map known" : "lw-map none");
  g_object_set_data (G_OBJECT (button), "column", (gpointer) column);
  gtk_widget_set_tooltip_text (button, spoken);
  lw_ui_name (button, spoken);
  gtk_grid_attach (GTK_GRID (self->grid), button, (int) column->column + 1, 0, 1, 1);
}

/* ---- rows ---- */

static void
header_chosen_cb (GtkButton   *button,
                  LwSheetView *self)
{
  lw_import_job_set_header_row (
      self->job, self->sheet,
      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row")));
}

static void
add_row_number (LwSheetView *self,
                guint        number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *button = gtk_button_new_with_label (text);

  lw_ui_add_css (button, number == self->current ? "flat cell letters lw-row-number current"
                                                 : "flat cell letters lw-row-number");
  gtk_widget_set_tooltip_text (button, _("The headings are in this row"));
  g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (number));
  g_signal_connect (button, "clicked", G_CALLBACK (header_chosen_cb), self);
  gtk_grid_attach (GTK_GRID (self->grid), button, 0, (int) self->row, 1, 1);
}

/* A whole number of a card is not shown: the sheet stays open on the desk while one checks it. */
static char *
shown_text (const char *text)
{
  return lw_id_number_is_valid (text) ? lw_id_number_mask (text) : g_strdup (text);
}

/* In half widths: a Chinese character takes two. */
static int
text_width (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

/* What stands above the headings goes over all columns and widens none. */
static void
add_title_row (LwSheetView *self,
               const LwRow *row)
{
  GString *text = g_string_new (NULL);
  GtkWidget *label;

  for (guint i = 0; i < row->n_cells; i++)
    if (*row->cells[i].text != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "　" : "", row->cells[i].text);
  label = lw_ui_label_fill (text->str, "cell skip");
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_grid_attach (GTK_GRID (self->grid), label, 1, (int) self->row,
                   (int) CLAMP (self->sheet->columns->len, 1, MAX_COLUMNS), 1);
  g_string_free (text, TRUE);
}

/* Where somebody stands on a sheet that is no table: in a column, or in the lines from there on. */
static void
add_place (LwSheetView *self,
           guint        number)
{
  gboolean turned = lw_lens_get_kind (self->sheet->lens) == LW_LENS_TURNED;
  g_autofree char *text = number == 0 ? g_strdup ("")
                          : turned    ? lw_column_letters (number - 1)
                                      : g_strdup_printf ("%u", number);

  gtk_grid_attach (GTK_GRID (self->grid), lw_ui_label (text, "cell letters"), 0, (int) self->row, 1, 1);
}

static gboolean
row_func (const LwRow *row,
          gpointer     user_data)
{
  LwSheetView *self = user_data;
  gboolean head = is_header_row (self->sheet, row->number);
  const char *row_class = head ? "cell head" : "cell";

  if (!head && row->number < self->from)
    return TRUE;
  if (self->sheet->lens != NULL)
    add_place (self, row->number);
  else
    add_row_number (self, row->number);
  if (is_before_header (self->sheet, row->number) || (self->sheet->lens != NULL && row->n_cells == 1))
    {
      add_title_row (self, row);
      return ++self->row < MAX_ROWS;
    }
  for (guint i = 0; i < MIN (row->n_cells, MAX_COLUMNS); i++)
    {
      const char *said = lw_import_job_get_cell (self->job, self->sheet->name, row->number, i);
      g_autofree char *text = shown_text (said != NULL ? said : row->cells[i].text);
      GtkWidget *label = lw_ui_label_fill (text, row_class);
      const char *reason = NULL;
      const char *class = note_class (self, row->number, i, &reason);

      if (class != NULL)
        {
          g_autofree char *why = lw_import_reason_explain (reason, text);
          gtk_widget_add_css_class (label, class);
          gtk_widget_set_tooltip_text (label, why);
        }
      gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
      gtk_label_set_width_chars (GTK_LABEL (label), MIN (head ? 8 : 18, text_width (text)));
      gtk_grid_attach (GTK_GRID (self->grid), label, (int) i + 1, (int) self->row, 1, 1);
    }
  return ++self->row < MAX_ROWS;
}

static void
add_rows_of_lens (LwSheetView *self)
{
  GPtrArray *rows = lw_lens_get_rows (self->sheet->lens);

  for (guint i = 0; i < rows->len; i++)
    if (!row_func (g_ptr_array_index (rows, i), self))
      return;
}

static void
fill (LwSheetView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LwWorkbook) workbook = NULL;

  if (self->sheet->kind == LW_SHEET_KIND_PERSON && self->sheet->lens == NULL)
    {
      gtk_grid_attach (GTK_GRID (self->grid),
                       lw_ui_label (_("A form of one person, not a table. What it says is taken in as a whole."), "lw-note"),
                       0, 0, 1, 1);
      return;
    }
  if (self->sheet->lens == NULL)
    workbook = lw_workbook_open (lw_import_job_get_path (self->job), &error);
  for (guint i = 0; i < self->sheet->columns->len; i++)
    {
      const LwColumn *column = g_ptr_array_index (self->sheet->columns, i);
      g_autofree char *letters = lw_column_letters (column->column);
      GtkWidget *label = lw_ui_label (letters, "cell letters");

      if (column->column >= MAX_COLUMNS)
        continue;
      gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
      add_mapping (self, column);
      gtk_grid_attach (GTK_GRID (self->grid), label, (int) column->column + 1, 1, 1, 1);
    }
  self->row = 2;
  if (self->sheet->lens != NULL)
    add_rows_of_lens (self);
  else if (workbook != NULL)
    lw_workbook_read (workbook, self->sheet->index, row_func, self, NULL, &error);
  if (error != NULL)
    gtk_grid_attach (GTK_GRID (self->grid), lw_ui_label (error->message, "lw-dim"), 1, 2, 20, 1);
}

static void
lw_sheet_view_dispose (GObject *object)
{
  g_clear_object (&LW_SHEET_VIEW (object)->job);
  G_OBJECT_CLASS (lw_sheet_view_parent_class)->dispose (object);
}

static void
lw_sheet_view_class_init (LwSheetViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_sheet_view_dispose;
}

static void
lw_sheet_view_init (LwSheetView *self)
{
}

GtkWidget *
lw_sheet_view_new (void)
{
  return g_object_new (LW_TYPE_SHEET_VIEW, NULL);
}

static void
rebuild (LwSheetView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->grid = gtk_grid_new ();
  lw_ui_add_css (self->grid, "lw-sheet");
  lw_access_make_one_stop (self->grid);
  gtk_widget_set_valign (self->grid, GTK_ALIGN_START);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->grid);
  fill (self);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
lw_sheet_view_show (LwSheetView   *self,
                    LwImportJob   *job,
                    LwSheetReport *sheet)
{
  g_return_if_fail (LW_IS_SHEET_VIEW (self));

  adw_bin_set_child (ADW_BIN (self), NULL);
  self->grid = NULL;
  /* Looked at again, it stays where one was. */
  if (job != self->job || sheet == NULL || sheet->index != self->index)
    self->from = self->current = 0;
  self->sheet = sheet;
  self->index = sheet != NULL ? sheet->index : 0;
  g_set_object (&self->job, job);
  if (sheet != NULL)
    rebuild (self);
}

void
lw_sheet_view_show_row (LwSheetView *self,
                        guint        row)
{
  g_return_if_fail (LW_IS_SHEET_VIEW (self));

  if (self->sheet == NULL)
    return;
  self->current = row;
  /* A few rows above show where one is. */
  self->from = row > 4 ? row - 4 : 0;
  rebuild (self);
}
