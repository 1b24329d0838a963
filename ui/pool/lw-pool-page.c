/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-pool-page.h"

#include "lw-access.h"
#include "lw-known.h"
#include "lw-pool-board.h"
#include "lw-pool-dialog.h"
#include "lw-pool-enter-dialog.h"
#include "lw-pool-filter.h"
#include "lw-pool-panel.h"
#include "lw-pool-table.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPoolPage
{
  LwPage parent_instance;

  GtkWidget *filter;
  GtkWidget *stack; /* board, table, none (no match), empty */
  GtkWidget *board;
  GtkWidget *table;
  GtkWidget *panel;
  GtkWidget *as_board;
  GListStore *store; /* of the table */
  GPtrArray *cards;  /* LwPoolCard, all */
  GPtrArray *shown;  /* LwPoolCard, borrowed */
  LwPoolCard *chosen;
  gboolean has_gaps;
  gboolean filling;
  LwDate on; /* what the table shows is of this day */
  LwKnown known;
};

G_DEFINE_FINAL_TYPE (LwPoolPage, lw_pool_page, LW_TYPE_PAGE)

static LwSession *
session_of (LwPoolPage *self)
{
  return lw_page_get_session (LW_PAGE (self));
}

static GtkWindow *
window_of (LwPoolPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* ---- the chosen card ---- */

static void
set_chosen (LwPoolPage *self,
            LwPoolCard *card)
{
  if (card != NULL)
    lw_pool_card_ref (card);
  g_clear_pointer (&self->chosen, lw_pool_card_unref);
  self->chosen = card;
  lw_pool_panel_show (LW_POOL_PANEL (self->panel), card);
}

static void
chosen_cb (LwPoolPage *self,
           LwPoolItem *item)
{
  if (!self->filling)
    set_chosen (self, lw_pool_item_get_card (item));
}

static void
open_item (LwPoolPage *self,
           LwPoolItem *item)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.person", "x",
                              lw_pool_item_get_card (item)->person->record.id);
}

static GtkSingleSelection *
table_selection (LwPoolPage *self)
{
  return GTK_SINGLE_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (self->table)));
}

static void
row_selected_cb (LwPoolPage *self)
{
  LwPoolItem *item = gtk_single_selection_get_selected_item (table_selection (self));

  if (item == NULL || self->filling)
    return;
  lw_pool_board_choose (LW_POOL_BOARD (self->board), NULL, FALSE);
  set_chosen (self, lw_pool_item_get_card (item));
}

static void
row_activated_cb (LwPoolPage *self,
                  guint       position)
{
  g_autoptr (LwPoolItem) item
      = g_list_model_get_item (G_LIST_MODEL (table_selection (self)), position);

  if (item != NULL)
    open_item (self, item);
}

static void
choose_row (LwPoolPage *self,
            LwPoolCard *card)
{
  GListModel *rows = G_LIST_MODEL (table_selection (self));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (LwPoolItem) item = g_list_model_get_item (rows, i);

      if (lw_pool_item_is (item, card))
        gtk_single_selection_set_selected (table_selection (self), i);
    }
}

/* ---- moving ---- */

void
lw_pool_page_move (LwPoolPage   *self,
                   LwPoolCard   *card,
                   LwPoolColumn  column)
{
  g_autofree char *label = NULL;

  g_return_if_fail (LW_IS_POOL_PAGE (self));

  if (lw_session_is_read_only (session_of (self)))
    lw_page_toast (LW_PAGE (self), _("The ledger is open for reading only."));
  else if (column == LW_POOL_PROPOSED)
    lw_page_toast (LW_PAGE (self), _("Who is in the pool does not become a proposal again. Take the "
                                     "person out of the pool, or undo the filing."));
  else if (card->reserve == NULL)
    lw_pool_dialog_step (window_of (self), session_of (self), card, LW_POOL_FILED,
                         lw_pool_column_maturity (column));
  else
    {
      /* translators: name of a person, level of maturity */
      label = g_strdup_printf (_("%s: %s"), card->person->name, lw_pool_column_caption (column));
      lw_session_save (session_of (self), label,
                       lw_pool_mature (card, lw_pool_column_maturity (column)));
    }
}

static void
asked_cb (LwPoolPage   *self,
          LwPoolItem   *item,
          LwPoolColumn  column)
{
  lw_pool_page_move (self, lw_pool_item_get_card (item), column);
}

/* ---- reading ---- */

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
fill_table (LwPoolPage *self)
{
  LwDate on = lw_session_get_on (session_of (self));

  lw_pool_items_update (self->store, self->shown, self->on != on);
  self->on = on;
}

static LwPoolCard *
find_like (GPtrArray        *cards,
           const LwPoolCard *like)
{
  for (guint i = 0; i < cards->len; i++)
    {
      LwPoolCard *card = g_ptr_array_index (cards, i);

      if (card->person->record.id == like->person->record.id
          && card->village->record.id == like->village->record.id)
        return card;
    }
  return NULL;
}

static gboolean
is_board (LwPoolPage *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_board));
}

/* (nullable): the card of the row at that place, or of the last one. */
static LwPoolCard *
row_at (LwPoolPage *self,
        guint       position)
{
  GListModel *rows = G_LIST_MODEL (table_selection (self));
  guint n = g_list_model_get_n_items (rows);
  g_autoptr (LwPoolItem) item = n > 0 ? g_list_model_get_item (rows, MIN (position, n - 1)) : NULL;

  return item != NULL ? lw_pool_item_get_card (item) : NULL;
}

/* Where the chosen card stands in its column, or in the table. */
static guint
chosen_position (LwPoolPage   *self,
                 LwPoolColumn  column)
{
  guint row = gtk_single_selection_get_selected (table_selection (self));

  if (is_board (self))
    return lw_pool_board_position (LW_POOL_BOARD (self->board), column);
  return row != GTK_INVALID_LIST_POSITION ? row : 0;
}

/* The same person stays chosen, in whatever column; the keyboard goes along. Who stood next to one that
 * has left the pool is chosen then: panel and keys go on in the same place. */
static void
choose_again (LwPoolPage   *self,
              gboolean      focus,
              LwPoolColumn  column,
              guint         position)
{
  LwPoolBoard *board = LW_POOL_BOARD (self->board);
  LwPoolCard *card = self->chosen != NULL ? find_like (self->shown, self->chosen) : NULL;
  gboolean left = self->chosen != NULL && find_like (self->cards, self->chosen) == NULL;

  if (card != NULL)
    lw_pool_board_choose (board, card, focus);
  else if (left && !is_board (self))
    card = row_at (self, position);
  else if (focus || left)
    card = lw_pool_board_choose_at (board, column, position, focus);
  else
    lw_pool_board_choose (board, NULL, FALSE);
  set_chosen (self, card);
  if (card != NULL)
    choose_row (self, card);
}

static void
show_subtitle (LwPoolPage *self)
{
  guint proposed = 0;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < self->cards->len; i++)
    proposed += ((LwPoolCard *) self->cards->pdata[i])->column == LW_POOL_PROPOSED;
  subtitle = g_strdup_printf (_("%u in the pool, %u proposed"), self->cards->len - proposed, proposed);
  lw_page_set_title (LW_PAGE (self), _("Reserves"), subtitle);
}

static void
show_stack (LwPoolPage *self)
{
  const char *name = self->cards->len == 0   ? "empty"
                     : self->shown->len == 0 ? "none"
                     : is_board (self)       ? "board"
                                             : "table";

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  /* What the villages lack is to be seen above all where nobody is in the pool. */
  gtk_widget_set_visible (self->filter, self->cards->len > 0 || self->has_gaps);
  gtk_widget_set_visible (self->panel, self->cards->len > 0);
}

static void
fill (LwPoolPage *self)
{
  gboolean focus = has_focus (self->board);
  LwPoolColumn column = self->chosen != NULL ? self->chosen->column : LW_POOL_NEAR;
  guint position = chosen_position (self, column);

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->cards->len; i++)
    if (lw_pool_filter_lets (LW_POOL_FILTER (self->filter), self->cards->pdata[i]))
      g_ptr_array_add (self->shown, self->cards->pdata[i]);
  self->filling = TRUE;
  /* The other of the two is filled when it is asked for. */
  if (is_board (self))
    lw_pool_board_show (LW_POOL_BOARD (self->board), self->shown, lw_session_get_on (session_of (self)));
  else
    fill_table (self);
  show_stack (self);
  choose_again (self, focus, column, position);
  self->filling = FALSE;
}

/* Who has just come is chosen: whoever entered her goes on with her steps. */
static void
choose_newcomer (LwPoolPage *self,
                 GPtrArray  *fresh)
{
  LwPoolCard *newcomer = NULL;

  if (self->cards == NULL || fresh->len != self->cards->len + 1)
    return;
  for (guint i = 0; i < fresh->len && newcomer == NULL; i++)
    if (find_like (self->cards, g_ptr_array_index (fresh, i)) == NULL)
      newcomer = g_ptr_array_index (fresh, i);
  if (newcomer == NULL)
    return;
  lw_pool_card_ref (newcomer);
  g_clear_pointer (&self->chosen, lw_pool_card_unref);
  self->chosen = newcomer;
}

/* After an edit only the cards of the villages that it touched are read again. */
static GPtrArray *
read_cards (LwPoolPage  *self,
            GError     **error)
{
  LwSession *session = session_of (self);
  LwLedger *reader = lw_session_get_reader (session);
  GPtrArray *results = lw_session_get_results (session);
  LwDate on = lw_session_get_on (session);
  g_autoptr (GArray) touched = lw_known_renew (&self->known, session);
  GPtrArray *cards = touched != NULL
                         ? lw_pool_reload (self->cards, reader, touched, results, on, error)
                         : lw_pool_load (reader, results, on, error);

  if (cards == NULL)
    lw_known_clear (&self->known);
  return cards;
}

static void
lw_pool_page_refresh (LwPage *page)
{
  LwPoolPage *self = LW_POOL_PAGE (page);
  LwSession *session = session_of (self);
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *cards = read_cards (self, &error);

  if (cards == NULL)
    {
      lw_page_toast (page, error->message);
      return;
    }
  choose_newcomer (self, cards);
  g_ptr_array_set_size (self->shown, 0);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  self->cards = cards;
  gaps = lw_pool_gaps (lw_session_get_results (session), lw_session_get_on (session));
  self->has_gaps = gaps->len > 0;
  lw_pool_filter_show (LW_POOL_FILTER (self->filter), cards, gaps);
  fill (self);
  show_subtitle (self);
}

/* ---- actions ---- */

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  LwPoolPage *self = LW_POOL_PAGE (widget);

  if (!lw_session_is_read_only (session_of (self)))
    lw_pool_dialog_enter (window_of (self), session_of (self), NULL,
                          lw_pool_filter_get_village (LW_POOL_FILTER (self->filter)),
                          LW_POOL_RECOMMENDED);
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  LwPoolPage *self = LW_POOL_PAGE (widget);

  if (self->chosen != NULL && !lw_session_is_read_only (session_of (self)))
    lw_pool_dialog_leave (window_of (self), session_of (self), self->chosen);
}

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_child_focus (LW_POOL_PAGE (widget)->filter, GTK_DIR_TAB_FORWARD);
}

/* People away from home who might return, and are not in the pool yet. */
static void
talents_cb (LwPoolPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.talents", NULL);
}

/* ---- the widget ---- */

static GtkWidget *
make_board (LwPoolPage *self)
{
  self->board = lw_pool_board_new ();
  g_signal_connect_swapped (self->board, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->board, "opened", G_CALLBACK (open_item), self);
  g_signal_connect_swapped (self->board, "asked", G_CALLBACK (asked_cb), self);
  return self->board;
}

static GtkWidget *
make_table (LwPoolPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->store = g_list_store_new (LW_TYPE_POOL_ITEM);
  self->table = lw_pool_table_new (session_of (self), self->store);
  g_signal_connect_object (table_selection (self), "notify::selected",
                           G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->table);
  return scroller;
}

static GtkWidget *
make_none (LwPoolPage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = lw_ui_button (NULL, _("Clear the Filter"), "pill");

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-search-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nobody in the pool fits"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (lw_pool_filter_clear), self->filter);
  return page;
}

static GtkWidget *
make_empty (LwPoolPage *self)
{
  GtkWidget *page = adw_status_page_new (), *buttons = lw_ui_box (12);
  GtkWidget *propose = lw_ui_button (NULL, _("Propose Somebody…"), "pill suggested-action");
  GtkWidget *import = lw_ui_button (NULL, _("Import a Roster…"), "pill");

  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (propose), "page.add");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (import), "win.import");
  gtk_box_append (GTK_BOX (buttons), propose);
  gtk_box_append (GTK_BOX (buttons), import);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "starred-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nobody is in the pool yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _("Propose people of the villages step by step, or import the roster of the reserves."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), buttons);
  return page;
}

static void
add_switch (LwPoolPage *self)
{
  GtkWidget *box = lw_ui_box (0), *as_table = gtk_toggle_button_new ();

  self->as_board = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->as_board), "view-dual-symbolic");
  gtk_button_set_icon_name (GTK_BUTTON (as_table), "view-list-symbolic");
  gtk_widget_set_tooltip_text (self->as_board, _("As a board"));
  gtk_widget_set_tooltip_text (as_table, _("As a table"));
  lw_ui_name (self->as_board, _("As a board"));
  lw_ui_name (as_table, _("As a table"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (as_table), GTK_TOGGLE_BUTTON (self->as_board));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_board), TRUE);
  g_signal_connect_swapped (self->as_board, "toggled", G_CALLBACK (fill), self);
  lw_ui_add_css (box, "linked");
  gtk_box_append (GTK_BOX (box), self->as_board);
  gtk_box_append (GTK_BOX (box), as_table);
  lw_pool_filter_append (LW_POOL_FILTER (self->filter), box);
}

static void
make_filter (LwPoolPage *self)
{
  GtkWidget *talents = lw_ui_button ("system-users-symbolic", _("Talents"), NULL);
  GtkWidget *add = lw_ui_button ("list-add-symbolic", _("Propose…"), "suggested-action");

  self->filter = lw_pool_filter_new ();
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (fill), self);
  add_switch (self);
  gtk_widget_set_tooltip_text (talents, _("People away from home who might return, and are not in "
                                          "the pool"));
  g_signal_connect_swapped (talents, "clicked", G_CALLBACK (talents_cb), self);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "page.add");
  lw_pool_filter_append (LW_POOL_FILTER (self->filter), talents);
  lw_pool_filter_append (LW_POOL_FILTER (self->filter), add);
}

static void
lw_pool_page_constructed (GObject *object)
{
  LwPoolPage *self = LW_POOL_PAGE (object);
  GtkWidget *box = lw_ui_box (0), *left = lw_ui_vbox (0);

  G_OBJECT_CLASS (lw_pool_page_parent_class)->constructed (object);
  self->shown = g_ptr_array_new ();
  self->cards = g_ptr_array_new ();
  self->panel = lw_pool_panel_new (session_of (self));
  self->stack = gtk_stack_new ();
  make_filter (self);
  gtk_stack_add_named (GTK_STACK (self->stack), make_board (self), "board");
  gtk_stack_add_named (GTK_STACK (self->stack), make_table (self), "table");
  gtk_stack_add_named (GTK_STACK (self->stack), make_none (self), "none");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (self), "empty");
  lw_access_watch_stack (GTK_STACK (self->stack));
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_box_append (GTK_BOX (left), self->filter);
  gtk_box_append (GTK_BOX (left), self->stack);
  gtk_box_append (GTK_BOX (box), left);
  gtk_box_append (GTK_BOX (box), self->panel);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.add",
                                 !lw_session_is_read_only (session_of (self)));
  lw_page_set_title (LW_PAGE (self), _("Reserves"), NULL);
}

static gboolean
lw_pool_page_grab_focus (GtkWidget *widget)
{
  LwPoolPage *self = LW_POOL_PAGE (widget);

  if (!is_board (self) || self->shown->len == 0)
    return GTK_WIDGET_CLASS (lw_pool_page_parent_class)->grab_focus (widget);
  if (self->chosen == NULL || find_like (self->shown, self->chosen) == NULL)
    return lw_pool_board_focus_any (LW_POOL_BOARD (self->board));
  lw_pool_board_choose (LW_POOL_BOARD (self->board), self->chosen, TRUE);
  return TRUE;
}

static void
lw_pool_page_dispose (GObject *object)
{
  LwPoolPage *self = LW_POOL_PAGE (object);

  self->filling = TRUE;
  if (self->table != NULL)
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->table), NULL);
  self->table = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->store);
  g_clear_pointer (&self->chosen, lw_pool_card_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  lw_known_clear (&self->known);
  G_OBJECT_CLASS (lw_pool_page_parent_class)->dispose (object);
}

static void
lw_pool_page_class_init (LwPoolPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = lw_pool_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lw_pool_page_dispose;
  widget_class->grab_focus = lw_pool_page_grab_focus;
  LW_PAGE_CLASS (klass)->refresh = lw_pool_page_refresh;
  gtk_widget_class_install_action (widget_class, "page.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "page.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "page.leave", NULL, leave_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "page.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "page.leave", NULL);
}

static void
lw_pool_page_init (LwPoolPage *self)
{
}

LwPoolCard *
lw_pool_page_get_chosen (LwPoolPage *self)
{
  g_return_val_if_fail (LW_IS_POOL_PAGE (self), NULL);
  return self->chosen;
}

void
lw_pool_page_choose (LwPoolPage *self,
                     LwPoolCard *card)
{
  g_return_if_fail (LW_IS_POOL_PAGE (self));
  if (is_board (self))
    lw_pool_board_choose (LW_POOL_BOARD (self->board), card, TRUE);
  else
    choose_row (self, card);
}

GPtrArray *
lw_pool_page_get_cards (LwPoolPage *self)
{
  g_return_val_if_fail (LW_IS_POOL_PAGE (self), NULL);
  return self->shown;
}

void
lw_pool_page_show_due (LwPoolPage *self)
{
  g_return_if_fail (LW_IS_POOL_PAGE (self));
  lw_pool_filter_show_due (LW_POOL_FILTER (self->filter));
}
