/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-grid.h"

#include "lw-grid-head.h"
#include "lw-grid-row.h"
#include "lw-grid-totals.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwGrid
{
  GtkWidget parent_instance;

  GtkWidget *head; /* groups, heads of columns */
  GtkWidget *scroller;
  GtkWidget *list;
  GtkWidget *totals;
  GListStore *store;
  GtkSingleSelection *selection;

  LwCheck *check;
  GArray *order;    /* guint: the rule of each column */
  guint gap_before;
  GHashTable *rows; /* LwGridRow that are bound now, as set */
  guint column;
  gboolean focus_when_bound;
};

G_DEFINE_FINAL_TYPE (LwGrid, lw_grid, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CURSOR_MOVED,
  SIGNAL_OPENED,
  SIGNAL_SORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* More villages than this make narrow rows, so that 40 stand on a wide screen without scrolling. */
#define DENSE_FROM 22

/* ---- columns ---- */

static guint
rank_of_rule (const LwRule *rule)
{
  if (lw_rule_get_level (rule) == LW_LEVEL_ADVICE)
    return 2;
  return g_str_has_prefix (lw_rule_get_profile (rule), "national") ? 1 : 0;
}

/* What the place asks for first, then national law, then advice; in each the order of the stack. */
static void
order_columns (LwGrid *self)
{
  guint n = lw_check_get_n_rules (self->check);

  g_array_set_size (self->order, 0);
  self->gap_before = G_MAXUINT;
  for (guint rank = 0; rank < 3; rank++)
    {
      if (rank == 2 && self->order->len > 0)
        self->gap_before = self->order->len;
      for (guint i = 0; i < n; i++)
        if (rank_of_rule (lw_check_get_rule (self->check, i)) == rank)
          g_array_append_val (self->order, i);
    }
}

/* ---- rows ---- */

static gboolean
is_cursor_row (LwGrid    *self,
               LwGridRow *row)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL && item == (gpointer) lw_grid_row_get_item (row);
}

static void
show_cursor (LwGrid   *self,
             gboolean  focus)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (is_cursor_row (self, row))
      lw_grid_row_set_cursor (row, (int) self->column, focus);
    else
      lw_grid_row_set_cursor (row, -1, FALSE);
  lw_grid_head_set_current (LW_GRID_HEAD (self->head), (int) self->column);
}

static void
cell_clicked_cb (LwGridRow *row,
                 guint      column,
                 LwGrid    *self)
{
  guint position;

  if (!g_list_store_find (self->store, lw_grid_row_get_item (row), &position))
    return;
  self->column = column;
  gtk_single_selection_set_selected (self->selection, position);
  show_cursor (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_CURSOR_MOVED], 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          LwGrid                   *self)
{
  GtkWidget *row = lw_grid_row_new (self->order, self->gap_before);

  g_signal_connect (row, "clicked", G_CALLBACK (cell_clicked_cb), self);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         LwGrid                   *self)
{
  LwGridRow *row = LW_GRID_ROW (gtk_list_item_get_child (list_item));

  lw_grid_row_set_item (row, gtk_list_item_get_item (list_item));
  g_hash_table_add (self->rows, row);
  if (is_cursor_row (self, row))
    {
      lw_grid_row_set_cursor (row, (int) self->column, self->focus_when_bound);
      self->focus_when_bound = FALSE;
    }
  else
    lw_grid_row_set_cursor (row, -1, FALSE);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           LwGrid                   *self)
{
  LwGridRow *row = LW_GRID_ROW (gtk_list_item_get_child (list_item));

  g_hash_table_remove (self->rows, row);
  lw_grid_row_set_item (row, NULL);
}

static void
selected_cb (LwGrid *self)
{
  show_cursor (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_CURSOR_MOVED], 0);
}

static void
activate_cb (LwGrid *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static gboolean
key_cb (LwGrid          *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  modifiers)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up:
      lw_grid_move_cursor (self, -1, 0);
      return TRUE;
    case GDK_KEY_Down:
      lw_grid_move_cursor (self, 1, 0);
      return TRUE;
    case GDK_KEY_Left:
      lw_grid_move_cursor (self, 0, -1);
      return TRUE;
    case GDK_KEY_Right:
      lw_grid_move_cursor (self, 0, 1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_signal_emit (self, signals[SIGNAL_OPENED], 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static GtkListItemFactory *
new_factory (LwGrid *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  return factory;
}

/* ---- the widget ---- */

static void
lw_grid_dispose (GObject *object)
{
  LwGrid *self = LW_GRID (object);

  if (self->list != NULL)
    {
      gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), NULL);
      gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
    }
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  self->list = NULL;
  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->totals, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_object (&self->check);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  G_OBJECT_CLASS (lw_grid_parent_class)->dispose (object);
}

static gboolean
lw_grid_grab_focus (GtkWidget *widget)
{
  show_cursor (LW_GRID (widget), TRUE);
  return TRUE;
}

/* Under the head that has the focus. */
static gboolean
go_down (LwGrid *self)
{
  guint column;

  if (lw_grid_head_find_focus (LW_GRID_HEAD (self->head), &column))
    self->column = column;
  lw_grid_move_cursor (self, 0, 0);
  return TRUE;
}

static gboolean
focus_head (LwGrid *self)
{
  return lw_grid_head_focus (LW_GRID_HEAD (self->head), self->column);
}

/* Two stops of Tab, the heads and the squares: within them the arrows walk, and one comes back to
 * where one was. */
static gboolean
lw_grid_focus (GtkWidget        *widget,
               GtkDirectionType  direction)
{
  LwGrid *self = LW_GRID (widget);
  GtkWidget *within = gtk_widget_get_focus_child (widget);
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->store)) == 0;

  if (empty || lw_grid_head_get_n (LW_GRID_HEAD (self->head)) == 0)
    return GTK_WIDGET_CLASS (lw_grid_parent_class)->focus (widget, direction);
  if (direction == GTK_DIR_TAB_FORWARD && within == NULL)
    return focus_head (self);
  if (direction == GTK_DIR_TAB_FORWARD)
    return within == self->head && go_down (self);
  if (direction == GTK_DIR_TAB_BACKWARD && within == NULL)
    return go_down (self);
  if (direction == GTK_DIR_TAB_BACKWARD)
    return within != self->head && focus_head (self);
  if (direction == GTK_DIR_DOWN && within == self->head)
    return go_down (self);
  return GTK_WIDGET_CLASS (lw_grid_parent_class)->focus (widget, direction);
}

static void
lw_grid_class_init (LwGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_grid_dispose;
  widget_class->grab_focus = lw_grid_grab_focus;
  widget_class->focus = lw_grid_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_CURSOR_MOVED] = g_signal_new ("cursor-moved", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED]
      = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SORT] = g_signal_new ("sort", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
make_list (LwGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->store = g_list_store_new (LW_TYPE_VILLAGE_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), NULL);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->list, keys);
  lw_ui_name (self->list, _("Villages and rules"));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
}

static void
sort_cb (LwGrid *self,
         guint   rule)
{
  g_signal_emit (self, signals[SIGNAL_SORT], 0, rule);
}

static void
lw_grid_init (LwGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (widget, "lw-grid");
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_hash_table_new (NULL, NULL);
  self->head = lw_grid_head_new ();
  self->totals = lw_grid_totals_new ();
  g_signal_connect_swapped (self->head, "sort", G_CALLBACK (sort_cb), self);
  make_list (self);
  gtk_widget_set_parent (self->head, widget);
  gtk_widget_set_parent (self->scroller, widget);
  gtk_widget_set_parent (self->totals, widget);
}

GtkWidget *
lw_grid_new (void)
{
  return g_object_new (LW_TYPE_GRID, NULL);
}

static void
rebuild_columns (LwGrid *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  order_columns (self);
  lw_grid_head_fill (LW_GRID_HEAD (self->head), self->check, self->order, self->gap_before);
  lw_grid_totals_clear (self->totals, self->order, self->gap_before);
  self->column = MIN (self->column, self->order->len > 0 ? self->order->len - 1 : 0);
  factory = new_factory (self);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
}

static gboolean
same_rules (LwCheck *a,
            LwCheck *b)
{
  if (a == NULL || lw_check_get_n_rules (a) != lw_check_get_n_rules (b))
    return FALSE;
  for (guint i = 0; i < lw_check_get_n_rules (a); i++)
    if (!g_str_equal (lw_rule_get_id (lw_check_get_rule (a, i)),
                      lw_rule_get_id (lw_check_get_rule (b, i))))
      return FALSE;
  return TRUE;
}

static LwVillageResult *
result_at (LwGrid *self,
           guint   i)
{
  g_autoptr (LwVillageItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

  return lw_village_item_get_result (item);
}

static void
fill_rows_of (LwGrid        *self,
              LwVillageItem *item)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (lw_grid_row_get_item (row) == item)
      lw_grid_row_set_item (row, item);
}

/* The same villages in the same order: after an edit most of them have the very results they had,
 * and only the rows of the others are filled anew. A list that is told that an item changed would
 * take its row away and put up another one. */
static gboolean
replace_changed (LwGrid    *self,
                 GPtrArray *villages)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  if (n != villages->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (result_at (self, i)->village != ((LwVillageResult *) villages->pdata[i])->village)
      return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LwVillageItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (lw_village_item_get_result (item) == villages->pdata[i])
        continue;
      lw_village_item_set_result (item, villages->pdata[i]);
      fill_rows_of (self, item);
    }
  return TRUE;
}

void
lw_grid_set_results (LwGrid    *self,
                     LwCheck   *check,
                     GPtrArray *villages)
{
  g_autoptr (GPtrArray) items = NULL;
  LwVillageResult *cursor;
  gboolean same;
  LwKey kept;
  guint selected = 0;

  g_return_if_fail (LW_IS_GRID (self));

  if (self->check == check && replace_changed (self, villages))
    {
      lw_grid_totals_show (self->totals, self->order, villages);
      return;
    }
  items = g_ptr_array_new_with_free_func (g_object_unref);
  cursor = lw_grid_get_cursor (self, NULL);
  kept = cursor != NULL ? cursor->village : 0;
  for (guint i = 0; i < villages->len; i++)
    {
      LwVillageResult *village = g_ptr_array_index (villages, i);
      g_ptr_array_add (items, lw_village_item_new (village));
      if (village->village == kept)
        selected = i;
    }
  same = self->check != NULL && same_rules (self->check, check);
  g_set_object (&self->check, check);
  if (villages->len > DENSE_FROM)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dense");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dense");
  g_list_store_remove_all (self->store);
  if (!same)
    rebuild_columns (self);
  g_list_store_splice (self->store, 0, 0, items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, selected);
  lw_grid_totals_show (self->totals, self->order, villages);
  show_cursor (self, FALSE);
}

LwVillageResult *
lw_grid_get_cursor (LwGrid *self,
                    guint  *rule)
{
  LwVillageItem *item;

  g_return_val_if_fail (LW_IS_GRID (self), NULL);

  item = gtk_single_selection_get_selected_item (self->selection);
  if (item == NULL || self->column >= self->order->len)
    return NULL;
  if (rule != NULL)
    *rule = g_array_index (self->order, guint, self->column);
  return lw_village_item_get_result (item);
}

void
lw_grid_set_cursor (LwGrid *self,
                    LwKey   village,
                    guint   rule)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  g_return_if_fail (LW_IS_GRID (self));

  for (guint i = 0; i < self->order->len; i++)
    if (g_array_index (self->order, guint, i) == rule)
      self->column = i;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LwVillageItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      if (lw_village_item_get_result (item)->village == village)
        gtk_single_selection_set_selected (self->selection, i);
    }
  show_cursor (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_CURSOR_MOVED], 0);
}

void
lw_grid_move_cursor (LwGrid *self,
                     int     rows,
                     int     columns)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->store));
  int position = (int) gtk_single_selection_get_selected (self->selection);

  g_return_if_fail (LW_IS_GRID (self));

  if (n == 0 || self->order->len == 0)
    return;
  position = CLAMP (position + rows, 0, n - 1);
  self->column = (guint) CLAMP ((int) self->column + columns, 0, (int) self->order->len - 1);
  /* A row that is not made yet gets the focus when the list binds it. */
  self->focus_when_bound = TRUE;
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", (guint) position);
  gtk_single_selection_set_selected (self->selection, (guint) position);
  show_cursor (self, TRUE);
  self->focus_when_bound = FALSE;
  if (rows == 0)
    g_signal_emit (self, signals[SIGNAL_CURSOR_MOVED], 0);
}
