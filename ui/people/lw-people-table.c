/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-table.h"

#include "lw-text-cell.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPeopleTable
{
  AdwBin parent_instance;

  GtkWidget *scroller;
  GtkWidget *view;
  GtkColumnViewColumn *columns[LW_PEOPLE_N_COLUMNS]; /* borrowed from the view */
  LwPeopleRowsList *list;
  GtkSingleSelection *selection;
  LwPeopleMarks *marks;
  LwPeopleLayout layout;
  GHashTable *bound; /* GtkListItem of ticks that are on the screen */
  GHashTable *cells; /* GtkListItem of the other columns → LwPeopleColumn */

  guint anchor;   /* where Shift began */
  GArray *before; /* what was ticked then; NULL: Shift did not begin */
  LwPeopleColumn probed; /* which column was asked first */
  guint save_id;
  guint place_id; /* tick callback that brings the list back to where it was */
  double place;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwPeopleTable, lw_people_table, ADW_TYPE_BIN)

enum
{
  SIGNAL_SORTED,
  SIGNAL_OPENED,
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a factory or a sorter needs to know. */
typedef struct
{
  LwPeopleTable *table;
  LwPeopleColumn column;
} Column;

static void
free_column (gpointer  data,
             GClosure *closure)
{
  g_free (data);
}

static Column *
column_new (LwPeopleTable *self,
            LwPeopleColumn column)
{
  Column *data = g_new0 (Column, 1);

  data->table = self;
  data->column = column;
  return data;
}

/* ---- cells ---- */

static void
setup_text_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               Column                   *column)
{
  GtkWidget *cell = lw_text_cell_new (FALSE);

  if (column->column == LW_PEOPLE_NAME)
    gtk_widget_add_css_class (cell, "lw-heading");
  if (column->column == LW_PEOPLE_ID_NUMBER || column->column == LW_PEOPLE_SOURCE)
    gtk_widget_add_css_class (cell, "lw-dim");
  gtk_list_item_set_child (item, cell);
}

static void
show_text (GtkWidget          *cell,
           LwPeopleColumn      column,
           const LwPersonItem *person)
{
  lw_text_cell_set_text (LW_TEXT_CELL (cell), lw_people_column_text (column, person));
  if (column == LW_PEOPLE_ID_NUMBER)
    {
      if (person->id_number == NULL)
        gtk_widget_add_css_class (cell, "lw-fg-unknown");
      else
        gtk_widget_remove_css_class (cell, "lw-fg-unknown");
    }
}

static void
setup_tag_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              Column                   *column)
{
  GtkWidget *tag = lw_text_cell_new (TRUE);
  GtkWidget *box = lw_ui_box (0);

  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), tag);
  gtk_list_item_set_child (item, box);
}

static void
show_tag (GtkWidget  *tag,
          const char *text,
          const char *state)
{
  const char *classes[] = { text != NULL ? "lw-tag" : "lw-dim", text != NULL ? state : NULL, NULL };

  gtk_widget_set_css_classes (tag, classes);
  lw_text_cell_set_text (LW_TEXT_CELL (tag), text != NULL ? text : "");
}

static gboolean
has_tags (LwPeopleColumn column)
{
  return column == LW_PEOPLE_RESERVE || column == LW_PEOPLE_REMARK;
}

static void
show_cell (GtkWidget          *cell,
           LwPeopleColumn      column,
           const LwPersonItem *person)
{
  if (!has_tags (column))
    show_text (cell, column, person);
  else if (column == LW_PEOPLE_RESERVE)
    show_tag (gtk_widget_get_first_child (cell), person->reserve ? _("in the pool") : NULL, "unknown");
  else
    show_tag (gtk_widget_get_first_child (cell), person->hint, person->hint_state);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              Column                   *column)
{
  g_hash_table_insert (column->table->cells, item, GINT_TO_POINTER (column->column));
  show_cell (gtk_list_item_get_child (item), column->column, gtk_list_item_get_item (item));
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                Column                   *column)
{
  g_hash_table_remove (column->table->cells, item);
}

/* ---- ticks ---- */

static LwKey
key_at (LwPeopleTable *self,
        guint          position)
{
  return self->list != NULL ? lw_people_rows_list_get_key (self->list, position) : 0;
}

static void
show_tick (LwPeopleTable *self,
           GtkListItem   *item)
{
  LwKey key = key_at (self, gtk_list_item_get_position (item));
  GtkWidget *tick = gtk_list_item_get_child (item);
  GtkWidget *cell = gtk_widget_get_parent (tick);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  gboolean marked = key != 0 && lw_people_marks_has (self->marks, key);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), marked);
  if (row == NULL)
    return;
  if (marked)
    gtk_widget_add_css_class (row, "lw-marked");
  else
    gtk_widget_remove_css_class (row, "lw-marked");
}

static void
marks_changed_cb (LwPeopleTable *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_tick (self, item);
}

static void
end_extending (LwPeopleTable *self)
{
  g_clear_pointer (&self->before, g_array_unref);
}

/* Everything between the anchor and @position is ticked, besides what was ticked before. */
static void
extend_to (LwPeopleTable *self,
           guint          position)
{
  GArray *keys = self->list != NULL ? lw_people_rows_list_get_keys (self->list) : NULL;

  if (keys == NULL)
    return;
  if (self->before == NULL)
    {
      self->anchor = gtk_single_selection_get_selected (self->selection);
      self->before = g_array_copy (lw_people_marks_get (self->marks));
    }
  if (self->anchor == GTK_INVALID_LIST_POSITION)
    self->anchor = position;
  lw_people_marks_extend (self->marks, self->before, keys, MIN (self->anchor, position),
                          MAX (self->anchor, position));
}

static void
tick_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 GtkListItem     *item)
{
  LwPeopleTable *self = g_object_get_data (G_OBJECT (item), "table");
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint position = gtk_list_item_get_position (item);

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (state & GDK_SHIFT_MASK)
    extend_to (self, position);
  else
    {
      end_extending (self);
      lw_people_marks_toggle (self->marks, key_at (self, position));
    }
  gtk_single_selection_set_selected (self->selection, position);
}

static void
setup_tick_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               Column                   *column)
{
  GtkWidget *tick = gtk_check_button_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  /* The keys belong to the row; the click is told apart from one on the row. */
  gtk_widget_set_focusable (tick, FALSE);
  gtk_widget_set_can_focus (tick, FALSE);
  lw_ui_name (tick, _("Selected"));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_object_set_data (G_OBJECT (item), "table", column->table);
  g_signal_connect (click, "pressed", G_CALLBACK (tick_pressed_cb), item);
  gtk_widget_add_controller (tick, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, tick);
}

static void
bind_tick_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              Column                   *column)
{
  g_hash_table_add (column->table->bound, item);
  show_tick (column->table, item);
}

static void
unbind_tick_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                Column                   *column)
{
  g_hash_table_remove (column->table->bound, item);
}

/* ---- order ---- */

/* GTK 4.8 does not tell by which column a view is sorted. Its sorter does: asked to compare two
 * things, it asks the column of the last click first, and turns the answer round when that column
 * stands the other way. */
static int
probe_cb (gconstpointer a,
          gconstpointer b,
          gpointer      user_data)
{
  Column *column = user_data;

  column->table->probed = column->column;
  return -1;
}

static void
save_later (LwPeopleTable *self);

static void
sorter_changed_cb (LwPeopleTable *self)
{
  g_autoptr (LwPersonItem) one = NULL;
  g_autoptr (LwPersonItem) other = NULL;
  GtkSorter *sorter;
  GtkOrdering ordering;

  if (self->filling)
    return;
  sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view));
  /* Two, because a thing is equal to itself without anybody being asked. */
  one = g_object_new (LW_TYPE_PERSON_ITEM, NULL);
  other = g_object_new (LW_TYPE_PERSON_ITEM, NULL);
  self->probed = LW_PEOPLE_N_COLUMNS;
  ordering = gtk_sorter_compare (sorter, one, other);
  self->layout.sort = self->probed != LW_PEOPLE_N_COLUMNS ? self->probed : LW_PEOPLE_NAME;
  self->layout.descending = ordering == GTK_ORDERING_LARGER;
  save_later (self);
  g_signal_emit (self, signals[SIGNAL_SORTED], 0);
}

/* ---- settings ---- */

static int
column_of (LwPeopleTable       *self,
           GtkColumnViewColumn *column)
{
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    if (self->columns[i] == column)
      return (int) i;
  return -1;
}

static void
read_layout (LwPeopleTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns) && n < LW_PEOPLE_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int which = column_of (self, column);

      if (which >= 0)
        self->layout.columns[n++]
            = (LwPeopleColumnState){ (LwPeopleColumn) which,
                                     gtk_column_view_column_get_visible (column),
                                     gtk_column_view_column_get_fixed_width (column) };
    }
}

static void
save (LwPeopleTable *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  lw_people_layout_save (&self->layout);
}

static gboolean
save_cb (gpointer user_data)
{
  LwPeopleTable *self = user_data;

  self->save_id = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
save_later (LwPeopleTable *self)
{
  if (self->save_id == 0)
    self->save_id = g_timeout_add (800, save_cb, self);
}

static void
layout_changed_cb (LwPeopleTable *self)
{
  if (self->filling)
    return;
  read_layout (self);
  save_later (self);
}

static void
apply_layout (LwPeopleTable *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    {
      const LwPeopleColumnState *state = &self->layout.columns[i];
      GtkColumnViewColumn *column = self->columns[state->column];

      gtk_column_view_insert_column (GTK_COLUMN_VIEW (self->view), i + 1, column);
      gtk_column_view_column_set_visible (column, state->visible);
      gtk_column_view_column_set_fixed_width (column, state->width);
    }
  gtk_column_view_sort_by_column (
      GTK_COLUMN_VIEW (self->view), self->columns[self->layout.sort],
      self->layout.descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->filling = FALSE;
}

/* ---- columns ---- */

static GtkColumnViewColumn *
make_column (LwPeopleTable *self,
             LwPeopleColumn which)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = NULL;
  GtkColumnViewColumn *column;

  g_signal_connect_data (factory, "setup", G_CALLBACK (has_tags (which) ? setup_tag_cb : setup_text_cb),
                         column_new (self, which), free_column, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cell_cb), column_new (self, which),
                         free_column, 0);
  g_signal_connect_data (factory, "unbind", G_CALLBACK (unbind_cell_cb), column_new (self, which),
                         free_column, 0);
  column = gtk_column_view_column_new (lw_people_column_caption (which), factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, column_new (self, which), g_free));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (layout_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_unref (column); /* the view keeps it */
  return column;
}

static void
add_tick_column (LwPeopleTable *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_tick_cb),
                         column_new (self, LW_PEOPLE_N_COLUMNS), free_column, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_tick_cb),
                         column_new (self, LW_PEOPLE_N_COLUMNS), free_column, 0);
  g_signal_connect_data (factory, "unbind", G_CALLBACK (unbind_tick_cb),
                         column_new (self, LW_PEOPLE_N_COLUMNS), free_column, 0);
  column = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_fixed_width (column, 38);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  g_object_unref (column);
}

/* Columns keep their widths; the room that is left is the last one's, so that rows go to the edge. */
static void
add_filler (LwPeopleTable *self)
{
  GtkColumnViewColumn *column
      = gtk_column_view_column_new (NULL, gtk_signal_list_item_factory_new ());

  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  g_object_unref (column);
}

/* ---- keys ---- */

static guint
n_rows (LwPeopleTable *self)
{
  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

/* Where an arrow leads from the current row; the same row for any other key. */
static guint
moved_to (LwPeopleTable *self,
          guint          keyval)
{
  guint at = gtk_single_selection_get_selected (self->selection);
  guint last = n_rows (self) - 1;
  guint page = 20;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return at > 0 ? at - 1 : 0;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return MIN (at + 1, last);
    case GDK_KEY_Page_Up:
      return at > page ? at - page : 0;
    case GDK_KEY_Page_Down:
      return MIN (at + page, last);
    case GDK_KEY_Home:
      return 0;
    case GDK_KEY_End:
      return last;
    default:
      return at;
    }
}

static GtkWidget *
inner_list (LwPeopleTable *self)
{
  return gtk_widget_get_last_child (self->view);
}

/* The keyboard goes where the current row is, once that row is there. */
static gboolean
focus_row (LwPeopleTable *self,
           guint          position)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));

      if (gtk_list_item_get_position (item) == position && cell != NULL
          && gtk_widget_get_mapped (cell))
        return gtk_widget_grab_focus (gtk_widget_get_parent (cell));
    }
  return FALSE;
}

void
lw_people_table_set_current (LwPeopleTable *self,
                             guint          position)
{
  if (self->selection == NULL || position >= n_rows (self))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (inner_list (self), "list.scroll-to-item", "u", position);
  focus_row (self, position);
}

gboolean
lw_people_table_focus (LwPeopleTable *self)
{
  return self->selection != NULL
         && focus_row (self, gtk_single_selection_get_selected (self->selection));
}

static gboolean
extend_by_key (LwPeopleTable *self,
               guint          keyval)
{
  guint to = moved_to (self, keyval);

  if (to == gtk_single_selection_get_selected (self->selection)
      && keyval != GDK_KEY_Home && keyval != GDK_KEY_End)
    return FALSE;
  extend_to (self, to);
  lw_people_table_set_current (self, to);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                LwPeopleTable         *self)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if (self->selection == NULL || n_rows (self) == 0)
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space) && held == 0)
    {
      end_extending (self);
      lw_people_marks_toggle (self->marks, lw_people_table_get_current (self));
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_a && held == GDK_CONTROL_MASK)
    {
      lw_people_table_mark_all (self);
      return GDK_EVENT_STOP;
    }
  if (held == GDK_SHIFT_MASK && extend_by_key (self, keyval))
    return GDK_EVENT_STOP;
  if (keyval == GDK_KEY_Escape && held == 0 && lw_people_marks_get_n (self->marks) > 0)
    {
      end_extending (self);
      lw_people_marks_clear (self->marks);
      return GDK_EVENT_STOP;
    }
  if (held == 0 && moved_to (self, keyval) != gtk_single_selection_get_selected (self->selection))
    end_extending (self);
  return GDK_EVENT_PROPAGATE;
}

/* ---- the widget ---- */

static void
activate_cb (GtkColumnView *view,
             guint          position,
             LwPeopleTable *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, key_at (self, position));
}

static void
moved_cb (LwPeopleTable *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
make_view (LwPeopleTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = gtk_column_view_new (NULL);
  lw_ui_add_css (self->view, "lw-table many-columns lw-people");
  lw_ui_name (self->view, _("People"));
  add_tick_column (self);
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    self->columns[i] = make_column (self, (LwPeopleColumn) i);
  add_filler (self);
  apply_layout (self);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view)),
                           "items-changed", G_CALLBACK (layout_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->scroller, keys);
}

static void
lw_people_table_dispose (GObject *object)
{
  LwPeopleTable *self = LW_PEOPLE_TABLE (object);

  if (self->save_id != 0)
    save (self);
  if (self->place_id != 0)
    gtk_widget_remove_tick_callback (self->scroller, self->place_id);
  self->place_id = 0;
  self->filling = TRUE;
  if (self->view != NULL)
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  self->view = NULL;
  if (self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->marks);
  end_extending (self);
  G_OBJECT_CLASS (lw_people_table_parent_class)->dispose (object);
}

static void
lw_people_table_finalize (GObject *object)
{
  g_hash_table_unref (LW_PEOPLE_TABLE (object)->bound);
  g_hash_table_unref (LW_PEOPLE_TABLE (object)->cells);
  G_OBJECT_CLASS (lw_people_table_parent_class)->finalize (object);
}

static void
lw_people_table_class_init (LwPeopleTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_people_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = lw_people_table_finalize;
  signals[SIGNAL_SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lw_people_table_init (LwPeopleTable *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  self->cells = g_hash_table_new (NULL, NULL);
  self->scroller = gtk_scrolled_window_new ();
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

GtkWidget *
lw_people_table_new (LwPeopleMarks *marks)
{
  LwPeopleTable *self = g_object_new (LW_TYPE_PEOPLE_TABLE, NULL);

  self->marks = g_object_ref (marks);
  g_signal_connect_swapped (marks, "changed", G_CALLBACK (marks_changed_cb), self);
  lw_people_layout_load (&self->layout);
  make_view (self);
  return GTK_WIDGET (self);
}

/* ---- showing a list ---- */

static gboolean
restore_place_cb (GtkWidget     *widget,
                  GdkFrameClock *clock,
                  gpointer       user_data)
{
  LwPeopleTable *self = user_data;

  self->place_id = 0;
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), self->place);
  return G_SOURCE_REMOVE;
}

static void
restore_place (LwPeopleTable *self,
               double         place)
{
  self->place = place;
  if (self->place_id == 0)
    self->place_id
        = gtk_widget_add_tick_callback (self->scroller, restore_place_cb, self, NULL);
}

/* A new selection model costs the rows that are seen; changing all of a model that is shown would
 * ask for every row there is. */
static void
set_list (LwPeopleTable    *self,
          LwPeopleRowsList *list)
{
  end_extending (self);
  g_set_object (&self->list, list);
  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (list)));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
}

void
lw_people_table_show (LwPeopleTable    *self,
                      LwPeopleRowsList *list,
                      gboolean          keep_place)
{
  LwKey current = lw_people_table_get_current (self);
  double place = gtk_adjustment_get_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)));
  guint position;

  set_list (self, list);
  position = current != 0 ? lw_people_rows_list_find (list, current) : G_MAXUINT;
  if (position != G_MAXUINT)
    gtk_single_selection_set_selected (self->selection, position);
  if (keep_place && place > 0)
    restore_place (self, place);
  moved_cb (self);
}

/* The model was not said to change, so GTK's own idea of an item may be an old one: what counts is
 * what the list has at that position. */
void
lw_people_table_fill_again (LwPeopleTable *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &column))
    {
      g_autoptr (LwPersonItem) person = g_list_model_get_item (G_LIST_MODEL (self->list),
                                                               gtk_list_item_get_position (item));

      if (person != NULL)
        show_cell (gtk_list_item_get_child (item), (LwPeopleColumn) GPOINTER_TO_INT (column), person);
    }
  marks_changed_cb (self);
}

void
lw_people_table_exchange (LwPeopleTable *self,
                          GArray        *keys,
                          gboolean       keep_place)
{
  LwKey current = lw_people_table_get_current (self);
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double place = gtk_adjustment_get_value (adjustment);
  guint position;

  end_extending (self);
  lw_people_rows_list_replace (self->list, keys);
  lw_people_table_fill_again (self);
  position = current != 0 ? lw_people_rows_list_find (self->list, current) : G_MAXUINT;
  if (keep_place)
    restore_place (self, place);
  else
    gtk_adjustment_set_value (adjustment, 0);
  if (n_rows (self) > 0)
    gtk_single_selection_set_selected (self->selection,
                                       position != G_MAXUINT && keep_place ? position : 0);
  moved_cb (self);
}

LwPeopleRowsList *
lw_people_table_get_list (LwPeopleTable *self)
{
  return self->list;
}

GtkWidget *
lw_people_table_get_view (LwPeopleTable *self)
{
  return self->view;
}

LwKey
lw_people_table_get_current (LwPeopleTable *self)
{
  if (self->selection == NULL)
    return 0;
  return key_at (self, gtk_single_selection_get_selected (self->selection));
}

LwPeopleColumn
lw_people_table_get_sort (LwPeopleTable *self,
                          gboolean      *descending)
{
  *descending = self->layout.descending;
  return self->layout.sort;
}

void
lw_people_table_sort (LwPeopleTable *self,
                      LwPeopleColumn column,
                      gboolean       descending)
{
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), self->columns[column],
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

const LwPeopleLayout *
lw_people_table_get_layout (LwPeopleTable *self)
{
  return &self->layout;
}

void
lw_people_table_set_visible (LwPeopleTable *self,
                             LwPeopleColumn column,
                             gboolean       visible)
{
  gtk_column_view_column_set_visible (self->columns[column], visible);
  layout_changed_cb (self);
}

void
lw_people_table_move (LwPeopleTable *self,
                      LwPeopleColumn column,
                      int            by)
{
  for (int i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    if (self->layout.columns[i].column == column && i + by >= 0 && i + by < LW_PEOPLE_N_COLUMNS)
      {
        /* The first column are the ticks. */
        gtk_column_view_insert_column (GTK_COLUMN_VIEW (self->view), (guint) (i + by + 1),
                                       self->columns[column]);
        return;
      }
}

void
lw_people_table_reset (LwPeopleTable *self)
{
  lw_people_layout_reset (&self->layout);
  apply_layout (self);
  save_later (self);
  g_signal_emit (self, signals[SIGNAL_SORTED], 0);
}

void
lw_people_table_mark_all (LwPeopleTable *self)
{
  GArray *keys = self->list != NULL ? lw_people_rows_list_get_keys (self->list) : NULL;

  end_extending (self);
  if (keys != NULL)
    lw_people_marks_extend (self->marks, lw_people_marks_get (self->marks), keys, 0,
                            keys->len > 0 ? keys->len - 1 : 0);
}
