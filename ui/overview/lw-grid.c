/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-grid.h"

#include "lw-grid-layout.h"
#include "lw-grid-row.h"
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
  GPtrArray *heads; /* GtkButton, borrowed */
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

static const LwRule *
column_rule (LwGrid *self,
             guint   column)
{
  return lw_check_get_rule (self->check, g_array_index (self->order, guint, column));
}

static const char *
profile_name (LwGrid     *self,
              const char *id)
{
  GPtrArray *stack = lw_check_get_stack (self->check);

  for (guint i = 0; i < stack->len; i++)
    if (g_str_equal (lw_profile_get_id (g_ptr_array_index (stack, i)), id))
      return lw_ui_profile_name (g_ptr_array_index (stack, i));
  return id;
}

/* Above one column there is room for two characters or a short word: 回引 instead of 回引…; the
 * tooltip has it all. */
static char *
group_caption (const char *name,
               guint       span)
{
  gboolean wide = g_unichar_iswide (g_utf8_get_char (name));

  if (span > 1 || g_utf8_strlen (name, -1) <= 3)
    return g_strdup (name);
  if (!wide)
    return g_strndup (name, strcspn (name, " "));
  return g_utf8_substring (name, 0, 2);
}

static GtkWidget *
new_strip (LwGrid     *self,
           GtkWidget  *first,
           const char *css)
{
  GtkWidget *strip = lw_ui_box (0);

  gtk_widget_set_layout_manager (strip, lw_grid_layout_new (self->order->len, self->gap_before));
  lw_ui_add_css (strip, css);
  gtk_box_append (GTK_BOX (strip), first);
  return strip;
}

static GtkWidget *
make_groups (LwGrid *self)
{
  GtkWidget *strip = new_strip (self, lw_ui_label (NULL, NULL), NULL);

  for (guint i = 0; i < self->order->len;)
    {
      const char *profile = lw_rule_get_profile (column_rule (self, i));
      g_autofree char *caption = NULL;
      GtkWidget *label;
      guint span = 1;

      while (i + span < self->order->len && i + span != self->gap_before
             && g_str_equal (lw_rule_get_profile (column_rule (self, i + span)), profile))
        span++;
      caption = group_caption (profile_name (self, profile), span);
      label = lw_ui_label_fill (caption, "lw-grid-group");
      gtk_widget_set_tooltip_text (label, profile_name (self, profile));
      gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
      lw_grid_layout_set_span (label, span);
      gtk_box_append (GTK_BOX (strip), label);
      i += span;
    }
  return strip;
}

static void
head_clicked_cb (GtkButton *button,
                 LwGrid    *self)
{
  guint column;

  if (g_ptr_array_find (self->heads, button, &column))
    g_signal_emit (self, signals[SIGNAL_SORT], 0, g_array_index (self->order, guint, column));
  else
    g_signal_emit (self, signals[SIGNAL_SORT], 0, G_MAXUINT);
}

static GtkWidget *
head_button (LwGrid     *self,
             const char *text,
             const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  lw_ui_add_css (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect (button, "clicked", G_CALLBACK (head_clicked_cb), self);
  return button;
}

static GtkWidget *
make_heads (LwGrid *self)
{
  GtkWidget *first = head_button (self, C_ ("head of the grid", "Village"), _("Sort by code"));
  GtkWidget *strip = new_strip (self, first, "lw-grid-head");

  gtk_widget_set_halign (first, GTK_ALIGN_START);
  gtk_widget_set_margin_start (first, 6);
  g_ptr_array_set_size (self->heads, 0);
  for (guint i = 0; i < self->order->len; i++)
    {
      const LwRule *rule = column_rule (self, i);
      g_autofree char *spoken = g_strdup_printf (_("%s: sort by this rule"), lw_ui_rule_title (rule));
      GtkWidget *button = head_button (self, lw_rule_get_short_in (rule, lw_words_language ()), lw_ui_rule_title (rule));

      lw_ui_name (button, spoken);
      g_ptr_array_add (self->heads, button);
      gtk_box_append (GTK_BOX (strip), button);
    }
  return strip;
}

static void
make_totals (LwGrid *self)
{
  GtkWidget *first = lw_ui_label (_("Not met / all"), NULL);

  lw_ui_clear (self->totals);
  gtk_widget_set_layout_manager (self->totals,
                                 lw_grid_layout_new (self->order->len, self->gap_before));
  gtk_widget_set_margin_start (first, 6);
  gtk_box_append (GTK_BOX (self->totals), first);
  for (guint i = 0; i < self->order->len; i++)
    gtk_box_append (GTK_BOX (self->totals), gtk_label_new (NULL));
}

static void
fill_total (GtkWidget *label,
            guint      failed,
            guint      all)
{
  g_autofree char *markup
      = g_strdup_printf (failed > 0 ? "<b>%u</b> / %u" : "%u / %u", failed, all);

  /* Most figures are what they were: a label that is set anew is laid out anew. */
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), markup) == 0)
    return;
  gtk_label_set_markup (GTK_LABEL (label), markup);
  if (failed > 0)
    gtk_widget_add_css_class (label, "lw-fg-not-met");
  else
    gtk_widget_remove_css_class (label, "lw-fg-not-met");
}

static void
fill_totals (LwGrid    *self,
             GPtrArray *villages)
{
  GtkWidget *label = gtk_widget_get_first_child (self->totals);

  for (guint i = 0; i < self->order->len; i++)
    {
      guint failed = 0, all = 0;

      for (guint j = 0; j < villages->len; j++)
        {
          const LwVillageResult *village = villages->pdata[j];
          const LwResult *result = village->results->pdata[g_array_index (self->order, guint, i)];

          all += result->state != LW_STATE_NOT_APPLICABLE;
          failed += result->state == LW_STATE_NOT_MET;
        }
      label = gtk_widget_get_next_sibling (label);
      fill_total (label, failed, all);
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
  for (guint i = 0; i < self->heads->len; i++)
    if (i == self->column)
      gtk_widget_add_css_class (g_ptr_array_index (self->heads, i), "current");
    else
      gtk_widget_remove_css_class (g_ptr_array_index (self->heads, i), "current");
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
  g_clear_pointer (&self->heads, g_ptr_array_unref);
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

  if (g_ptr_array_find (self->heads, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))),
                        &column))
    self->column = column;
  lw_grid_move_cursor (self, 0, 0);
  return TRUE;
}

static gboolean
focus_head (LwGrid *self)
{
  return self->column < self->heads->len
         && gtk_widget_grab_focus (g_ptr_array_index (self->heads, self->column));
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

  if (empty || self->heads->len == 0)
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
lw_grid_init (LwGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (widget, "lw-grid");
  self->heads = g_ptr_array_new ();
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_hash_table_new (NULL, NULL);
  self->head = lw_ui_vbox (2);
  self->totals = lw_ui_box (0);
  gtk_widget_add_css_class (self->totals, "lw-grid-totals");
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
  lw_ui_clear (self->head);
  gtk_box_append (GTK_BOX (self->head), make_groups (self));
  gtk_box_append (GTK_BOX (self->head), make_heads (self));
  make_totals (self);
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
      fill_totals (self, villages);
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
  fill_totals (self, villages);
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
