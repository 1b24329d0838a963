/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-board.h"

#include "lw-pool-column-view.h"
#include "lw-ui.h"

struct _LwPoolBoard
{
  GtkWidget parent_instance;

  GtkWidget *columns[LW_POOL_N_COLUMNS];
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwPoolBoard, lw_pool_board, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  OPENED,
  ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static LwPoolColumnView *
column_at (LwPoolBoard  *self,
           LwPoolColumn  column)
{
  return LW_POOL_COLUMN_VIEW (self->columns[column]);
}

static void
unchoose_others (LwPoolBoard *self,
                 GtkWidget   *kept)
{
  for (guint i = 0; i < LW_POOL_N_COLUMNS; i++)
    if (self->columns[i] != kept)
      lw_pool_column_view_unchoose (column_at (self, (LwPoolColumn) i));
}

static LwPoolColumnView *
find_chosen (LwPoolBoard *self)
{
  for (guint i = 0; i < LW_POOL_N_COLUMNS; i++)
    if (lw_pool_column_view_get_chosen (column_at (self, (LwPoolColumn) i)) != NULL)
      return column_at (self, (LwPoolColumn) i);
  return NULL;
}

/* ---- what the columns say ---- */

static void
chosen_cb (LwPoolColumnView *column,
           LwPoolItem       *item,
           LwPoolBoard      *self)
{
  if (self->filling)
    return;
  unchoose_others (self, GTK_WIDGET (column));
  g_signal_emit (self, signals[CHOSEN], 0, item);
}

static void
opened_cb (LwPoolColumnView *column,
           LwPoolItem       *item,
           LwPoolBoard      *self)
{
  g_signal_emit (self, signals[OPENED], 0, item);
}

static void
dropped_cb (LwPoolColumnView *column,
            LwPoolItem       *item,
            LwPoolBoard      *self)
{
  /* Board and panel speak of the same person, also when the question after it is cancelled. */
  lw_pool_board_choose (self, lw_pool_item_get_card (item), TRUE);
  g_signal_emit (self, signals[ASKED], 0, item, lw_pool_column_view_get_column (column));
}

/* ---- the keyboard ---- */

/* The next column that is seen, -1: there is none. */
static int
next_column (LwPoolBoard *self,
             int          from,
             int          step)
{
  for (int i = from + step; i >= 0 && i < LW_POOL_N_COLUMNS; i += step)
    if (gtk_widget_get_visible (self->columns[i]))
      return i;
  return -1;
}

static void
walk (LwPoolBoard *self,
      int          step)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  LwPoolColumnView *from = LW_IS_POOL_COLUMN_VIEW (focus) ? LW_POOL_COLUMN_VIEW (focus) : NULL;
  guint position = from != NULL ? lw_pool_column_view_position (from) : 0;

  if (from == NULL)
    return;
  for (int i = next_column (self, (int) lw_pool_column_view_get_column (from), step); i >= 0;
       i = next_column (self, i, step))
    if (lw_pool_column_view_focus_at (column_at (self, (LwPoolColumn) i), position))
      return;
}

static void
ask (LwPoolBoard *self,
     int          step)
{
  LwPoolColumnView *from = find_chosen (self);
  int target = from != NULL ? next_column (self, (int) lw_pool_column_view_get_column (from), step) : -1;

  if (target >= 0)
    g_signal_emit (self, signals[ASKED], 0, lw_pool_column_view_get_chosen (from), target);
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        LwPoolBoard           *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  int step = key == GDK_KEY_Left || key == GDK_KEY_KP_Left     ? -1
             : key == GDK_KEY_Right || key == GDK_KEY_KP_Right ? 1
                                                               : 0;

  if (step == 0 || (modifiers != 0 && modifiers != GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  if (modifiers == 0)
    walk (self, step);
  else
    ask (self, step);
  return GDK_EVENT_STOP;
}

/* Whoever comes back to the board comes back to the chosen card, not to the first column. */
static gboolean
lw_pool_board_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  LwPoolBoard *self = LW_POOL_BOARD (widget);
  LwPoolColumnView *chosen = find_chosen (self);

  if (gtk_widget_get_focus_child (widget) == NULL && chosen != NULL)
    return lw_pool_column_view_focus_at (chosen, lw_pool_column_view_position (chosen));
  return GTK_WIDGET_CLASS (lw_pool_board_parent_class)->focus (widget, direction);
}

/* ---- the widget ---- */

static void
lw_pool_board_dispose (GObject *object)
{
  LwPoolBoard *self = LW_POOL_BOARD (object);

  self->filling = TRUE;
  for (guint i = 0; i < LW_POOL_N_COLUMNS; i++)
    g_clear_pointer (&self->columns[i], gtk_widget_unparent);
  G_OBJECT_CLASS (lw_pool_board_parent_class)->dispose (object);
}

static void
lw_pool_board_class_init (LwPoolBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_pool_board_dispose;
  widget_class->focus = lw_pool_board_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  for (guint i = CHOSEN; i <= OPENED; i++)
    signals[i] = g_signal_new (i == CHOSEN ? "chosen" : "opened", LW_TYPE_POOL_BOARD,
                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               LW_TYPE_POOL_ITEM);
  signals[ASKED] = g_signal_new ("asked", LW_TYPE_POOL_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, LW_TYPE_POOL_ITEM, G_TYPE_UINT);
}

static void
lw_pool_board_init (LwPoolBoard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), TRUE);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  lw_ui_add_css (GTK_WIDGET (self), "lw-pool-board");
  lw_ui_add_css (GTK_WIDGET (self), "lw-pane");
  for (guint i = 0; i < LW_POOL_N_COLUMNS; i++)
    {
      self->columns[i] = lw_pool_column_view_new ((LwPoolColumn) i);
      g_signal_connect (self->columns[i], "chosen", G_CALLBACK (chosen_cb), self);
      g_signal_connect (self->columns[i], "opened", G_CALLBACK (opened_cb), self);
      g_signal_connect (self->columns[i], "dropped", G_CALLBACK (dropped_cb), self);
      gtk_widget_set_parent (self->columns[i], GTK_WIDGET (self));
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
lw_pool_board_new (void)
{
  return g_object_new (LW_TYPE_POOL_BOARD, NULL);
}

static void
fill_column (LwPoolBoard  *self,
             LwPoolColumn  column,
             GPtrArray    *all,
             LwDate        on)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      LwPoolCard *card = g_ptr_array_index (all, i);

      if (card->column == column)
        g_ptr_array_add (cards, card);
    }
  lw_pool_column_view_show (column_at (self, column), cards, on);
  /* Only where a roster said nothing of maturity. */
  if (column == LW_POOL_UNSORTED)
    gtk_widget_set_visible (self->columns[column], cards->len > 0);
}

void
lw_pool_board_show (LwPoolBoard *self,
                    GPtrArray   *cards,
                    LwDate       on)
{
  g_return_if_fail (LW_IS_POOL_BOARD (self));

  self->filling = TRUE;
  for (guint i = 0; i < LW_POOL_N_COLUMNS; i++)
    fill_column (self, (LwPoolColumn) i, cards, on);
  self->filling = FALSE;
}

void
lw_pool_board_choose (LwPoolBoard      *self,
                      const LwPoolCard *card,
                      gboolean          focus)
{
  g_return_if_fail (LW_IS_POOL_BOARD (self));

  unchoose_others (self, card != NULL ? self->columns[card->column] : NULL);
  if (card != NULL)
    lw_pool_column_view_choose (column_at (self, card->column), card, focus);
}

LwPoolCard *
lw_pool_board_choose_at (LwPoolBoard  *self,
                         LwPoolColumn  column,
                         guint         position,
                         gboolean      focus)
{
  g_return_val_if_fail (LW_IS_POOL_BOARD (self), NULL);

  unchoose_others (self, self->columns[column]);
  return lw_pool_column_view_choose_at (column_at (self, column), position, focus)
             ? lw_pool_item_get_card (lw_pool_column_view_get_chosen (column_at (self, column)))
             : NULL;
}

guint
lw_pool_board_position (LwPoolBoard  *self,
                        LwPoolColumn  column)
{
  g_return_val_if_fail (LW_IS_POOL_BOARD (self), 0);
  return lw_pool_column_view_position (column_at (self, column));
}

gboolean
lw_pool_board_focus_any (LwPoolBoard *self)
{
  g_return_val_if_fail (LW_IS_POOL_BOARD (self), FALSE);

  for (guint i = LW_POOL_NEAR; i < LW_POOL_N_COLUMNS + LW_POOL_NEAR; i++)
    {
      LwPoolColumn column = (LwPoolColumn) (i % LW_POOL_N_COLUMNS);

      if (gtk_widget_get_mapped (self->columns[column])
          && lw_pool_column_view_focus_at (column_at (self, column), 0))
        return TRUE;
    }
  return FALSE;
}
