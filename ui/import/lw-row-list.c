/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-row-list.h"

#include "lw-access.h"
#include "lw-row-widget.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwRowList
{
  AdwBin parent_instance;

  GtkWidget *chips;
  GtkWidget *head;
  GtkWidget *view;
  GListStore *items;
  GtkCustomFilter *filter;
  int only; /* a LwRowSort, -1: all */
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

/* ---- the focus stays on its row ---- */

/* What stands in a row of the view; NULL while it is being made. */
static LwRowWidget *
widget_of (GtkWidget *row)
{
  GtkWidget *child = row != NULL ? gtk_widget_get_first_child (row) : NULL;

  return child != NULL ? LW_ROW_WIDGET (child) : NULL;
}

static LwRowItem *
item_of (GtkWidget *row)
{
  LwRowWidget *widget = widget_of (row);

  return widget != NULL ? lw_row_widget_get_item (widget) : NULL;
}

static gboolean
is_wanted (LwRowList *self,
           LwRowItem *item)
{
  g_autofree char *key = item != NULL && self->focused != NULL ? lw_row_item_dup_key (item) : NULL;

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
  LwRowWidget *widget = widget_of (row);

  if (self->focused != NULL || widget == NULL)
    return;
  self->focused = g_strdup (lw_row_widget_get_key (widget));
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
  g_autofree char *place = lw_row_item_dup_place (item);
  g_autofree char *spoken = NULL;

  if (who == NULL)
    who = "";
  if (item->in_column)
    /* translators: letters of a column, what becomes of the person in it, her name */
    spoken = g_strdup_printf (_("Column %s, %s, %s"), place, lw_row_sort_caption (item->sort), who);
  else
    /* translators: number of a row, what becomes of it, a name */
    spoken = g_strdup_printf (_("Row %s, %s, %s"), place, lw_row_sort_caption (item->sort), who);

  lw_ui_name (row, spoken);
}

static void
left_out_cb (LwRowWidget *widget,
             gboolean     left_out,
             LwRowList   *self)
{
  const LwRowNote *row = lw_row_widget_get_item (widget)->row;

  lw_import_job_set_left_out (self->job, row->sheet, row->row, left_out);
}

static void
village_cb (LwRowList  *self,
            const char *text,
            const char *village)
{
  g_signal_emit (self, signals[SIGNAL_VILLAGE], 0, text, village);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         LwRowList                *self)
{
  LwRowItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *widget = lw_row_widget_new (item, self->of_people, self->villages);

  g_signal_connect (widget, "left-out", G_CALLBACK (left_out_cb), self);
  g_signal_connect_swapped (widget, "village", G_CALLBACK (village_cb), self);
  gtk_list_item_set_child (list_item, widget);
  name_row (gtk_widget_get_parent (widget), item);
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
    g_signal_emit (self, signals[SIGNAL_SHOW_ROW], 0, lw_row_item_get_sheet (item),
                   lw_row_item_get_row (item));
}

/* Space on a row is on its check box, which Tab would reach too. */
static gboolean
key_cb (LwRowList *self,
        guint      keyval)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->view);

  if ((keyval != GDK_KEY_space && keyval != GDK_KEY_KP_Space) || row == NULL
      || !gtk_widget_is_focus (row))
    return GDK_EVENT_PROPAGATE;
  return lw_row_widget_toggle (widget_of (row)) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
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
  guint n[LW_ROW_N_SORTS] = { 0 };

  for (guint i = 0; i < items->len; i++)
    n[((LwRowItem *) g_ptr_array_index (items, i))->sort]++;
  if (self->only >= 0 && n[self->only] == 0)
    self->only = -1;
  lw_ui_clear (self->chips);
  add_chip (self, -1, _("All rows"), items->len);
  for (guint i = 0; i < LW_ROW_N_SORTS; i++)
    if (n[i] > 0)
      add_chip (self, (int) i, lw_row_sort_caption (i), n[i]);
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
  lw_row_widget_fill_head (self->head, self->of_people);
  items = lw_row_items_new (report);
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
