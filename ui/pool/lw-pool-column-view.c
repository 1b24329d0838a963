/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-column-view.h"

#include "lw-access.h"
#include "lw-pool-card-view.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPoolColumnView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *count;
  GtkWidget *stack; /* the list, or what the level means */
  GtkWidget *list;
  GListStore *store;
  GtkSingleSelection *selection;
  LwPoolColumn column;
  LwDate on;
  guint settling;   /* frames until the focus is put again */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwPoolColumnView, lw_pool_column_view, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  OPENED,
  DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- cards ---- */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 GtkListItem   *list_item)
{
  LwPoolItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (card);

  if (item == NULL)
    return NULL;
  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (LW_TYPE_POOL_ITEM, item);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  GtkWidget *card = lw_ui_vbox (3);
  GtkDragSource *source = gtk_drag_source_new ();

  lw_ui_add_css (card, "lw-pool-card");
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), list_item);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
  g_object_set_data (G_OBJECT (card), "list-item", list_item);
  gtk_list_item_set_child (list_item, card);
}

static void
show_item (LwPoolColumnView *self,
           GtkListItem      *list_item)
{
  GtkWidget *card = gtk_list_item_get_child (list_item);
  LwPoolItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *spoken = lw_pool_card_view_spoken (lw_pool_item_get_card (item), self->on);

  lw_ui_clear (card);
  lw_pool_card_view_fill (card, lw_pool_item_get_card (item), self->on);
  /* The row that takes the focus is GTK's own and has no name by itself. */
  if (gtk_widget_get_parent (card) != NULL)
    lw_ui_name (gtk_widget_get_parent (card), spoken);
}

static void
changed_cb (LwPoolItem  *item,
            GtkListItem *list_item)
{
  show_item (g_object_get_data (G_OBJECT (list_item), "column"), list_item);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         LwPoolColumnView         *self)
{
  show_item (self, list_item);
  g_object_set_data (G_OBJECT (list_item), "column", self);
  g_signal_connect_object (gtk_list_item_get_item (list_item), "changed", G_CALLBACK (changed_cb),
                           list_item, 0);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           LwPoolColumnView         *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), changed_cb, list_item);
}

static void
selected_cb (LwPoolColumnView *self)
{
  LwPoolItem *item = lw_pool_column_view_get_chosen (self);

  if (item != NULL && !self->filling)
    g_signal_emit (self, signals[CHOSEN], 0, item);
}

static void
activate_cb (LwPoolColumnView *self,
             guint             position)
{
  g_autoptr (LwPoolItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  if (item != NULL)
    g_signal_emit (self, signals[OPENED], 0, item);
}

static gboolean
drop_cb (GtkDropTarget    *target,
         const GValue     *value,
         double            x,
         double            y,
         LwPoolColumnView *self)
{
  LwPoolItem *item = g_value_get_object (value);

  if (item == NULL || lw_pool_item_get_card (item)->column == self->column)
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, item);
  return TRUE;
}

/* ---- public ---- */

LwPoolColumn
lw_pool_column_view_get_column (LwPoolColumnView *self)
{
  return self->column;
}

void
lw_pool_column_view_show (LwPoolColumnView *self,
                          GPtrArray        *cards,
                          LwDate            on)
{
  g_autofree char *count = g_strdup_printf ("%u", cards->len);
  gboolean anew = self->on != on;

  self->on = on;
  self->filling = TRUE;
  lw_pool_items_update (self->store, cards, anew);
  self->filling = FALSE;
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), cards->len > 0 ? "list" : "empty");
}

LwPoolItem *
lw_pool_column_view_get_chosen (LwPoolColumnView *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

guint
lw_pool_column_view_position (LwPoolColumnView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return position != GTK_INVALID_LIST_POSITION ? position : 0;
}

void
lw_pool_column_view_unchoose (LwPoolColumnView *self)
{
  self->filling = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
}

/* NULL while the card has no row on the screen. */
static GtkWidget *
find_row (LwPoolColumnView *self,
          guint             position)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *card = gtk_widget_get_first_child (row);
      GtkListItem *item = card != NULL ? g_object_get_data (G_OBJECT (card), "list-item") : NULL;

      if (item != NULL && gtk_list_item_get_position (item) == position && gtk_widget_get_mapped (row))
        return row;
    }
  return NULL;
}

static void
focus_row (LwPoolColumnView *self,
           guint             position)
{
  GtkWidget *row = NULL;

  /* In GTK 4.8 this also says on which row the keyboard lands, if that has its place. */
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  row = find_row (self, position);
  gtk_widget_grab_focus (row != NULL ? row : self->list);
}

#define SETTLED 2 /* frames after which a row that has just come has its place */

static gboolean
settle_cb (GtkWidget     *list,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  LwPoolColumnView *self = user_data;
  guint position = gtk_single_selection_get_selected (self->selection);

  if (--self->settling > 0)
    return G_SOURCE_CONTINUE;
  if (position != GTK_INVALID_LIST_POSITION && gtk_widget_get_focus_child (list) != NULL)
    focus_row (self, position);
  return G_SOURCE_REMOVE;
}

gboolean
lw_pool_column_view_choose_at (LwPoolColumnView *self,
                               guint             position,
                               gboolean          focus)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  if (n == 0)
    return FALSE;
  position = MIN (position, n - 1);
  gtk_single_selection_set_selected (self->selection, position);
  if (!focus)
    return TRUE;
  focus_row (self, position);
  /* A card that was only now moved here has no place yet, and the keyboard would land on another. */
  if (self->settling == 0)
    gtk_widget_add_tick_callback (self->list, settle_cb, self, NULL);
  self->settling = SETTLED;
  return TRUE;
}

gboolean
lw_pool_column_view_focus_at (LwPoolColumnView *self,
                              guint             position)
{
  return lw_pool_column_view_choose_at (self, position, TRUE);
}

gboolean
lw_pool_column_view_choose (LwPoolColumnView *self,
                            const LwPoolCard *card,
                            gboolean          focus)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (LwPoolItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (!lw_pool_item_is (item, card))
        continue;
      return lw_pool_column_view_choose_at (self, i, focus);
    }
  return FALSE;
}

/* ---- the widget ---- */

static void
lw_pool_column_view_dispose (GObject *object)
{
  LwPoolColumnView *self = LW_POOL_COLUMN_VIEW (object);

  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (lw_pool_column_view_parent_class)->dispose (object);
}

static void
lw_pool_column_view_class_init (LwPoolColumnViewClass *klass)
{
  static const char *const names[N_SIGNALS] = { "chosen", "opened", "dropped" };

  G_OBJECT_CLASS (klass)->dispose = lw_pool_column_view_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "lw-pool-column-view");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], LW_TYPE_POOL_COLUMN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, LW_TYPE_POOL_ITEM);
}

static GtkWidget *
make_list (LwPoolColumnView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->store = g_list_store_new (LW_TYPE_POOL_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  lw_ui_name (self->list, lw_pool_column_caption (self->column));
  lw_access_make_one_stop (self->list);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_empty (LwPoolColumnView *self)
{
  const char *text = self->column == LW_POOL_PROPOSED
                         ? _("Who is proposed waits here until the filing, and does not count before.")
                         : _("Drag somebody here, or choose a card and press Ctrl+← or Ctrl+→.");
  GtkWidget *label = lw_ui_label (text, "lw-dim lw-small lw-drop");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  return label;
}

static GtkWidget *
make_head (LwPoolColumnView *self)
{
  GtkWidget *head = lw_ui_box (8);
  GtkWidget *meaning = lw_ui_label_fill (lw_pool_column_meaning (self->column), "lw-dim lw-caption");

  self->count = lw_ui_tag (NULL, "lw-caption");
  gtk_label_set_xalign (GTK_LABEL (meaning), 1);
  gtk_widget_set_margin_start (head, 6);
  gtk_widget_set_margin_end (head, 6);
  gtk_box_append (GTK_BOX (head), lw_ui_label (lw_pool_column_caption (self->column), "lw-heading"));
  gtk_box_append (GTK_BOX (head), self->count);
  gtk_box_append (GTK_BOX (head), meaning);
  return head;
}

static void
lw_pool_column_view_init (LwPoolColumnView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (LW_TYPE_POOL_ITEM, GDK_ACTION_MOVE);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
lw_pool_column_view_new (LwPoolColumn column)
{
  LwPoolColumnView *self = g_object_new (LW_TYPE_POOL_COLUMN_VIEW, NULL);

  self->column = column;
  self->box = lw_ui_vbox (6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (self), "empty");
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  return GTK_WIDGET (self);
}
