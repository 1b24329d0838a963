/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-row-list.h"

#include "lw-access.h"
#include "lw-change-list.h"
#include "lw-import-result.h"
#include "lw-names.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define LEGIBLE 44 /* characters of a doubt that what is written does not push aside */

/* ---- one row of the file ---- */

/* In the order in which they are shown: what is wrong comes first. */
typedef enum
{
  SORT_REFUSED,
  SORT_DOUBTFUL,
  SORT_LEFT_OUT,
  SORT_CREATED,
  SORT_UPDATED,
  SORT_UNCHANGED,
  SORT_COLUMN, /* a remark about a column */
  N_SORTS
} RowSort;

#define LW_TYPE_ROW_ITEM (lw_row_item_get_type ())
G_DECLARE_FINAL_TYPE (LwRowItem, lw_row_item, LW, ROW_ITEM, GObject)

struct _LwRowItem
{
  GObject parent_instance;

  RowSort sort;
  const LwRowNote *row; /* of the report; NULL for a remark about a column */
  GPtrArray *notes;     /* LwCellNote of the report */
};

G_DEFINE_FINAL_TYPE (LwRowItem, lw_row_item, G_TYPE_OBJECT)

static void
lw_row_item_finalize (GObject *object)
{
  g_ptr_array_unref (LW_ROW_ITEM (object)->notes);
  G_OBJECT_CLASS (lw_row_item_parent_class)->finalize (object);
}

static void
lw_row_item_class_init (LwRowItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_row_item_finalize;
}

static void
lw_row_item_init (LwRowItem *self)
{
  self->notes = g_ptr_array_new ();
}

static const struct
{
  const char *caption;
  const char *css;
} sorts[N_SORTS] = {
  [SORT_REFUSED] = { N_("refused"), "not-met" },   [SORT_DOUBTFUL] = { N_("doubtful"), "at-risk" },
  [SORT_LEFT_OUT] = { N_("left out"), NULL },      [SORT_CREATED] = { N_("new"), "met" },
  [SORT_UPDATED] = { N_("updated"), "unknown" },   [SORT_UNCHANGED] = { N_("unchanged"), NULL },
  [SORT_COLUMN] = { N_("kept beside"), NULL },
};

/* ---- the list ---- */

struct _LwRowList
{
  AdwBin parent_instance;

  GtkWidget *chips;
  GtkWidget *head;
  GtkWidget *view;
  GListStore *items;
  GtkCustomFilter *filter;
  int only; /* a RowSort, -1: all */
  gboolean of_people; /* some row has a name */

  LwImportJob *job;
  GPtrArray *villages;
  char *focused; /* the row that had the focus and gets it again when it is there */
  gboolean focused_within; /* what stands in it had it */
  guint focus_id;
};

G_DEFINE_FINAL_TYPE (LwRowList, lw_row_list, ADW_TYPE_BIN)

enum
{
  SIGNAL_SHOW_ROW,
  SIGNAL_VILLAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- which village is meant ---- */

static void
village_chosen_cb (GtkListBox    *list,
                   GtkListBoxRow *row,
                   LwRowList     *self)
{
  g_autofree char *text = g_strdup (g_object_get_data (G_OBJECT (list), "text"));
  g_autofree char *village = g_strdup (g_object_get_data (G_OBJECT (row), "village"));

  gtk_popover_popdown (
      GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER)));
  g_signal_emit (self, signals[SIGNAL_VILLAGE], 0, text, village);
}

static void
create_villages_cb (GtkMenuButton *button,
                    gpointer       user_data)
{
  LwRowList *self = LW_ROW_LIST (user_data);
  const char *text = g_object_get_data (G_OBJECT (button), "text");
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = lw_ui_vbox (6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *question = g_strdup_printf (_("Which village is “%s”?"), text);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  g_object_set_data_full (G_OBJECT (list), "text", g_strdup (text), g_free);
  for (guint i = 0; i < self->villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (self->villages, i);
      g_autofree char *name = lw_village_name_short (village->name);
      GtkWidget *row = lw_ui_list_add (list, lw_ui_label_fill (name, NULL), TRUE);

      lw_ui_name (row, name);
      g_object_set_data_full (G_OBJECT (row), "village",
                              g_strdup (village->code != NULL ? village->code : village->name),
                              g_free);
    }
  g_signal_connect (list, "row-activated", G_CALLBACK (village_chosen_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 220, 260);
  gtk_box_append (GTK_BOX (box), lw_ui_label (question, "lw-group-title"));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box),
                  lw_ui_label (_("Remembered for this name from now on."), "lw-dim lw-caption"));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
village_button (LwRowList        *self,
                const LwCellNote *note)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Say Which…"));
  lw_ui_add_css (button, "lw-small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (note->text), g_free);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_villages_cb, self, NULL);
  return button;
}

static gboolean
is_about_village (const LwCellNote *note)
{
  return *note->text != '\0'
         && (g_str_equal (note->reason, "unknown-village")
             || g_str_equal (note->reason, "ambiguous-village"));
}

/* ---- a row as widgets ---- */

static void
checked_cb (GtkCheckButton *check,
            LwRowList      *self)
{
  LwRowItem *item = g_object_get_data (G_OBJECT (check), "item");

  lw_import_job_set_left_out (self->job, item->row->sheet, item->row->row,
                              !gtk_check_button_get_active (check));
}

/* A refused row has no check box: there is nothing to leave out. */
static GtkWidget *
row_check (LwRowList *self,
           LwRowItem *item)
{
  GtkWidget *check;
  g_autofree char *spoken = NULL;

  if (item->row == NULL || item->sort == SORT_REFUSED)
    {
      GtkWidget *icon
          = item->row != NULL ? lw_ui_icon ("lw-state-not-met-symbolic", 13, "lw-fg-not-met")
                              : lw_ui_icon ("lw-state-at-risk-symbolic", 13, "lw-dim");
      gtk_widget_set_size_request (icon, 26, -1); /* as wide as a check box */
      return icon;
    }
  check = gtk_check_button_new ();
  spoken = g_strdup_printf (_("Take in row %u"), item->row->row);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !item->row->left_out);
  lw_ui_name (check, spoken);
  lw_access_offer_press (check);
  gtk_widget_set_tooltip_text (check, spoken);
  gtk_widget_set_size_request (check, 22, -1);
  g_object_set_data_full (G_OBJECT (check), "item", g_object_ref (item), g_object_unref);
  g_signal_connect (check, "toggled", G_CALLBACK (checked_cb), self);
  return check;
}

static void
append_fixed (GtkWidget  *box,
              GtkWidget  *label,
              int         width)
{
  gtk_widget_set_hexpand (label, FALSE);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_box_append (GTK_BOX (box), label);
}

static char *
notes_text (LwRowItem *item)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < item->notes->len; i++)
    {
      g_autofree char *one = lw_import_note_text (g_ptr_array_index (item->notes, i));
      g_string_append_printf (text, "%s%s", i > 0 ? "  ·  " : "", one);
    }
  return g_string_free (text, FALSE);
}

/* What it writes, where there is something to say. */
static char *
changes_text (LwRowItem *item)
{
  const char *village = item->row != NULL ? item->row->village : NULL;

  if (item->row == NULL || item->row->left_out || item->sort == SORT_REFUSED)
    return g_strdup ("");
  if (item->sort == SORT_UNCHANGED)
    return g_strdup (_("as in the ledger"));
  return lw_change_list_dup_row_text (item->row->changes,
                                      village != NULL && strstr (village, "社区") != NULL
                                          ? LW_VILLAGE_KIND_COMMUNITY
                                          : LW_VILLAGE_KIND_VILLAGE);
}

static guint
item_row (LwRowItem *item)
{
  const LwCellNote *note;

  if (item->row != NULL)
    return item->row->row;
  note = g_ptr_array_index (item->notes, 0);
  return note->row;
}

/* What is wrong with the row, then what it does. */
static void
append_texts (GtkWidget *box,
              LwRowItem *item)
{
  g_autofree char *why = notes_text (item);
  g_autofree char *does = changes_text (item);
  GtkWidget *label = lw_ui_label_fill (why, "lw-small");

  if (*why != '\0')
    {
      lw_ui_add_css (label, item->sort == SORT_REFUSED    ? "lw-fg-not-met"
                            : item->sort == SORT_DOUBTFUL ? "lw-fg-at-risk"
                                                          : NULL);
      gtk_widget_set_hexpand (label, *does == '\0');
      /* The doubt is read before what is written. */
      gtk_label_set_width_chars (GTK_LABEL (label), MIN ((int) g_utf8_strlen (why, -1), LEGIBLE));
      gtk_box_append (GTK_BOX (box), label);
    }
  else
    g_object_unref (g_object_ref_sink (label));
  if (*does != '\0' || *why == '\0')
    gtk_box_append (GTK_BOX (box), lw_ui_label_fill (does, "lw-dim lw-small"));
}

/* Above the columns of row_widget(). */
static void
fill_head (LwRowList *self)
{
  GtkWidget *what = lw_ui_label (_("Does"), "lw-dim lw-small");

  lw_ui_clear (self->head);
  append_fixed (self->head, lw_ui_label (_("Row"), "lw-dim lw-small"), 4);
  gtk_label_set_xalign (GTK_LABEL (gtk_widget_get_last_child (self->head)), 1);
  gtk_widget_set_margin_start (gtk_widget_get_last_child (self->head), 34);
  gtk_widget_set_size_request (what, 54, -1);
  gtk_label_set_xalign (GTK_LABEL (what), 0.5f);
  gtk_box_append (GTK_BOX (self->head), what);
  if (self->of_people)
    append_fixed (self->head, lw_ui_label (C_("column", "Name"), "lw-dim lw-heading"), 8);
  append_fixed (self->head, lw_ui_label (C_("column", "Village"), "lw-dim lw-small"), 10);
  gtk_box_append (GTK_BOX (self->head),
                  lw_ui_label_fill (_("Why, and what is written (old → new)"),
                                    "lw-dim lw-small"));
}

static GtkWidget *
row_widget (LwRowList *self,
            LwRowItem *item)
{
  GtkWidget *box = lw_ui_box (8);
  g_autofree char *number = g_strdup_printf ("%u", item_row (item));
  GtkWidget *tag = lw_ui_tag (_(sorts[item->sort].caption), sorts[item->sort].css);

  gtk_box_append (GTK_BOX (box), row_check (self, item));
  append_fixed (box, lw_ui_label (number, "lw-dim lw-small"), 4);
  gtk_label_set_xalign (GTK_LABEL (gtk_widget_get_last_child (box)), 1);
  gtk_widget_set_size_request (tag, 54, -1);
  gtk_label_set_xalign (GTK_LABEL (tag), 0.5f);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), tag);
  if (item->row != NULL)
    {
      /* The rows of villages are about no person; a person whose name is missing has a place for it. */
      if (self->of_people)
        append_fixed (box, lw_ui_label_fill (item->row->name, "lw-heading"), 8);
      append_fixed (box, lw_ui_label_fill (item->row->village, "lw-small"), 10);
    }
  append_texts (box, item);
  for (guint i = 0; i < item->notes->len; i++)
    if (is_about_village (g_ptr_array_index (item->notes, i)) && self->villages->len > 0)
      {
        gtk_box_append (GTK_BOX (box), village_button (self, g_ptr_array_index (item->notes, i)));
        break;
      }
  return box;
}

static char *
row_key (const char *sheet,
         guint       row)
{
  return g_strdup_printf ("%u %s", row, sheet);
}

static const char *
item_sheet (LwRowItem *item)
{
  return item->row != NULL ? item->row->sheet
                           : ((const LwCellNote *) g_ptr_array_index (item->notes, 0))->sheet;
}

/* ---- the focus stays on its row ---- */

static char *
dup_item_key (LwRowItem *item)
{
  return row_key (item_sheet (item), item_row (item));
}

static LwRowItem *
item_of (GtkWidget *row)
{
  GtkWidget *box = gtk_widget_get_first_child (row);

  return box != NULL ? g_object_get_data (G_OBJECT (box), "item") : NULL;
}

static gboolean
is_wanted (LwRowList *self,
           LwRowItem *item)
{
  g_autofree char *key = item != NULL && self->focused != NULL ? dup_item_key (item) : NULL;

  return key != NULL && g_str_equal (key, self->focused);
}

static gboolean
focus_cb (gpointer data)
{
  LwRowList *self = LW_ROW_LIST (data);
  GtkWidget *row = gtk_widget_get_first_child (self->view);

  self->focus_id = 0;
  while (row != NULL && !is_wanted (self, item_of (row)))
    row = gtk_widget_get_next_sibling (row);
  if (row == NULL)
    return G_SOURCE_REMOVE;
  g_clear_pointer (&self->focused, g_free);
  gtk_widget_grab_focus (row);
  if (self->focused_within)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
focus_soon (LwRowList *self)
{
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (focus_cb, self);
}

/* Before the rows go. One that is still waited for was not reached yet. The report that they tell of
 * may be gone already, so it is the widget that is asked. */
static void
remember_focus (LwRowList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->view);
  GtkWidget *box = row != NULL ? gtk_widget_get_first_child (row) : NULL;
  const char *key = box != NULL ? g_object_get_data (G_OBJECT (box), "key") : NULL;

  if (self->focused != NULL || key == NULL)
    return;
  self->focused = g_strdup (key);
  self->focused_within = !gtk_widget_is_focus (row);
}

/* A row out of sight is made when the list comes to it, and takes the focus then. */
static void
go_to_focused (LwRowList *self)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->view)));

  for (guint i = 0; self->focused != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (LwRowItem) item = g_list_model_get_item (model, i);

      if (!is_wanted (self, item))
        continue;
      gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", i);
      focus_soon (self);
      return;
    }
  g_clear_pointer (&self->focused, g_free);
}

/* The list's own widget around the row takes the focus, and GTK 4.8 gives it no name. */
static void
name_row (GtkWidget *row,
          LwRowItem *item)
{
  const char *who = item->row == NULL         ? ""
                    : item->row->name != NULL ? item->row->name
                                              : item->row->village;
  /* translators: number of a row, what becomes of it, a name */
  g_autofree char *spoken = g_strdup_printf (_("Row %u, %s, %s"), item_row (item),
                                             _(sorts[item->sort].caption), who != NULL ? who : "");

  lw_ui_name (row, spoken);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         LwRowList                *self)
{
  LwRowItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = row_widget (self, item);

  g_object_set_data (G_OBJECT (box), "item", item);
  g_object_set_data_full (G_OBJECT (box), "key", dup_item_key (item), g_free);
  gtk_list_item_set_child (list_item, box);
  name_row (gtk_widget_get_parent (box), item);
  if (is_wanted (self, item))
    focus_soon (self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, NULL);
}

static void
activate_cb (LwRowList *self,
             guint      position)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (self->view));
  g_autoptr (LwRowItem) item = g_list_model_get_item (G_LIST_MODEL (model), position);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_SHOW_ROW], 0, item_sheet (item), item_row (item));
}

/* Space on a row is on its check box, which Tab would reach too. */
static gboolean
key_cb (LwRowList *self,
        guint      keyval)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->view);
  GtkWidget *box = row != NULL ? gtk_widget_get_first_child (row) : NULL;
  GtkWidget *check = box != NULL ? gtk_widget_get_first_child (box) : NULL;

  if ((keyval != GDK_KEY_space && keyval != GDK_KEY_KP_Space) || !GTK_IS_CHECK_BUTTON (check)
      || !gtk_widget_is_focus (row))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate (check);
  return GDK_EVENT_STOP;
}

static void
selected_cb (LwRowList *self)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (self->view));
  guint selected = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));

  if (selected != GTK_INVALID_LIST_POSITION)
    activate_cb (self, selected);
}

/* ---- filling ---- */

static RowSort
sort_of_row (const LwRowNote *row)
{
  if (row->left_out)
    return SORT_LEFT_OUT;
  switch (row->outcome)
    {
    case LW_ROW_CREATED:
      return SORT_CREATED;
    case LW_ROW_UPDATED:
      return SORT_UPDATED;
    case LW_ROW_REFUSED:
      return SORT_REFUSED;
    case LW_ROW_UNCHANGED:
      break;
    }
  return SORT_UNCHANGED;
}

static gboolean
is_of_people (const LwImportReport *report)
{
  for (guint i = 0; i < report->rows->len; i++)
    {
      const LwRowNote *row = g_ptr_array_index (report->rows, i);

      if (row->name != NULL && *row->name != '\0')
        return TRUE;
    }
  return FALSE;
}

static void
add_notes (GHashTable *by_row,
           GPtrArray  *items,
           GPtrArray  *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      LwCellNote *note = g_ptr_array_index (notes, i);
      g_autofree char *key = row_key (note->sheet, note->row);
      LwRowItem *item = g_hash_table_lookup (by_row, key);

      if (item == NULL)
        {
          item = g_object_new (LW_TYPE_ROW_ITEM, NULL);
          item->sort = SORT_COLUMN;
          g_ptr_array_add (items, item);
        }
      else if (item->sort > SORT_LEFT_OUT)
        item->sort = SORT_DOUBTFUL;
      g_ptr_array_add (item->notes, note);
    }
}

static int
by_sort (gconstpointer a,
         gconstpointer b)
{
  LwRowItem *one = *(LwRowItem *const *) a, *other = *(LwRowItem *const *) b;

  if (one->sort != other->sort)
    return (int) one->sort - (int) other->sort;
  return item_row (one) < item_row (other) ? -1 : item_row (one) > item_row (other);
}

static GPtrArray *
make_items (LwImportReport *report)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_row = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < report->rows->len; i++)
    {
      const LwRowNote *row = g_ptr_array_index (report->rows, i);
      LwRowItem *item = g_object_new (LW_TYPE_ROW_ITEM, NULL);

      item->row = row;
      item->sort = sort_of_row (row);
      g_ptr_array_add (items, item);
      g_hash_table_insert (by_row, row_key (row->sheet, row->row), item);
    }
  add_notes (by_row, items, report->refused);
  add_notes (by_row, items, report->warnings);
  g_ptr_array_sort (items, by_sort);
  return items;
}

typedef struct
{
  LwRowList *list;
  GtkAdjustment *adjustment;
  double value;
} Place;

static gboolean
place_cb (gpointer data)
{
  Place *place = data;

  gtk_adjustment_set_value (place->adjustment, place->value);
  if (place->list->items != NULL)
    go_to_focused (place->list);
  return G_SOURCE_REMOVE;
}

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->adjustment);
  g_object_unref (place->list);
  g_free (place);
}

/* The list is filled anew after each correction: it stays where one was. */
static void
keep_place (LwRowList *self)
{
  Place *place = g_new0 (Place, 1);

  remember_focus (self);
  place->list = g_object_ref (self);
  place->adjustment
      = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
  place->value = gtk_adjustment_get_value (place->adjustment);
  g_timeout_add_full (G_PRIORITY_DEFAULT, 60, place_cb, place, place_free);
}

static gboolean
filter_cb (gpointer item,
           gpointer user_data)
{
  LwRowList *self = user_data;

  return self->only < 0 || (int) LW_ROW_ITEM (item)->sort == self->only;
}

static void
chip_cb (GtkToggleButton *chip,
         LwRowList       *self)
{
  if (!gtk_toggle_button_get_active (chip))
    return;
  self->only = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "sort"));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
add_chip (LwRowList  *self,
          int         sort,
          const char *caption,
          guint       n)
{
  g_autofree char *label = g_strdup_printf ("%s %u", caption, n);
  GtkWidget *chip = gtk_toggle_button_new_with_label (label);
  GtkWidget *first = gtk_widget_get_first_child (self->chips);

  lw_ui_add_css (chip, "lw-chip");
  g_object_set_data (G_OBJECT (chip), "sort", GINT_TO_POINTER (sort));
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), GTK_TOGGLE_BUTTON (first));
  gtk_box_append (GTK_BOX (self->chips), chip);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), sort == self->only);
  g_signal_connect (chip, "toggled", G_CALLBACK (chip_cb), self);
}

static void
fill_chips (LwRowList *self,
            GPtrArray *items)
{
  guint n[N_SORTS] = { 0 };

  for (guint i = 0; i < items->len; i++)
    n[((LwRowItem *) g_ptr_array_index (items, i))->sort]++;
  if (self->only >= 0 && n[self->only] == 0)
    self->only = -1;
  lw_ui_clear (self->chips);
  add_chip (self, -1, _("All rows"), items->len);
  for (guint i = 0; i < N_SORTS; i++)
    if (n[i] > 0)
      add_chip (self, (int) i, _(sorts[i].caption), n[i]);
}

void
lw_row_list_show (LwRowList   *self,
                  LwImportJob *job,
                  GPtrArray   *villages)
{
  LwImportReport *report = job != NULL ? lw_import_job_get_report (job) : NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (LW_IS_ROW_LIST (self));

  if (job != NULL && job == self->job)
    keep_place (self);
  else
    g_clear_pointer (&self->focused, g_free);
  g_list_store_remove_all (self->items);
  g_set_object (&self->job, job);
  g_clear_pointer (&self->villages, g_ptr_array_unref);
  if (villages != NULL)
    self->villages = g_ptr_array_ref (villages);
  gtk_widget_set_visible (self->chips, report != NULL);
  gtk_widget_set_visible (self->head, report != NULL);
  if (report == NULL || villages == NULL)
    return;
  self->of_people = is_of_people (report);
  fill_head (self);
  items = make_items (report);
  fill_chips (self, items);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
}

/* ---- the widget ---- */

static void
lw_row_list_dispose (GObject *object)
{
  LwRowList *self = LW_ROW_LIST (object);

  if (self->items != NULL)
    g_list_store_remove_all (self->items);
  g_clear_object (&self->items);
  g_clear_object (&self->job);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_pointer (&self->focused, g_free);
  g_clear_pointer (&self->villages, g_ptr_array_unref);
  G_OBJECT_CLASS (lw_row_list_parent_class)->dispose (object);
}

static void
lw_row_list_class_init (LwRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_row_list_dispose;
  signals[SIGNAL_SHOW_ROW]
      = g_signal_new ("show-row", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[SIGNAL_VILLAGE]
      = g_signal_new ("village", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static GtkWidget *
make_view (LwRowList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered
      = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                   GTK_FILTER (self->filter));
  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  GtkWidget *view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  /* By the selection and not by a single click, which would also be one on a button of the row and
   * take its popover away. */
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (activate_cb), self);
  lw_ui_add_css (view, "lw-rows");
  lw_ui_name (view, _("What each row will do"));
  lw_access_make_one_stop (view);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (view, keys);
  return view;
}

static void
lw_row_list_init (LwRowList *self)
{
  GtkWidget *box = lw_ui_vbox (0);
  GtkWidget *bar = lw_ui_box (8);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->only = -1;
  self->items = g_list_store_new (LW_TYPE_ROW_ITEM);
  self->filter = gtk_custom_filter_new (filter_cb, self, NULL);
  self->chips = lw_ui_box (6);
  lw_ui_add_css (bar, "lw-toolbar");
  gtk_box_append (GTK_BOX (bar), lw_ui_label (_("What each row will do"), "lw-heading"));
  gtk_box_append (GTK_BOX (bar), self->chips);
  gtk_box_append (GTK_BOX (box), bar);
  self->head = lw_ui_box (8);
  lw_ui_add_css (self->head, "lw-rows-head");
  gtk_box_append (GTK_BOX (box), self->head);
  self->view = make_view (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (self), box);
}
