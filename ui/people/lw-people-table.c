/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-table.h"

#include "lw-access.h"
#include "lw-head-menu.h"
#include "lw-people-heads.h"
#include "lw-people-ticks.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPeopleTable
{
  AdwBin parent_instance;

  GtkWidget *scroller;
  GtkWidget *view;
  LwPeopleCells *cells;
  LwPeopleHeads *heads;
  LwPeopleTicks *ticks;
  LwPeopleMarks *marks;
  LwPeopleRowsList *list;
  GtkSliceListModel *slice; /* as much of the list as the view knows of */
  GtkSingleSelection *selection;

  guint grow_id;  /* tick callback that makes the slice longer */
  guint waiting;  /* frames until it does */
  guint place_id; /* tick callback that brings the list back to where it was */
  double place;
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

static LwKey
key_at (LwPeopleTable *self,
        guint          position)
{
  return self->list != NULL ? lw_people_rows_list_get_key (self->list, position) : 0;
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

/* ---- the first rows first ---- */

/* GTK 4.8 makes some 200 rows of widgets, whatever is seen of them, and a row of 14 takes a millisecond.
 * So it is told of those that are seen, and of the others in the frames after the one that shows
 * them: a table of a million is there as fast as one of fifty. */
#define FIRST_ROWS 48
#define ALL_ROWS_FROM 240

static void
stop_growing (LwPeopleTable *self)
{
  if (self->grow_id != 0)
    gtk_widget_remove_tick_callback (self->scroller, self->grow_id);
  self->grow_id = 0;
}

/* Before anything that leads further down than the first rows. */
static void
show_all_rows (LwPeopleTable *self)
{
  stop_growing (self);
  if (self->slice != NULL)
    gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
}

static gboolean
grow_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  LwPeopleTable *self = user_data;
  guint size = gtk_slice_list_model_get_size (self->slice) + FIRST_ROWS;

  if (self->waiting > 0)
    {
      self->waiting--;
      return G_SOURCE_CONTINUE;
    }
  if (size < MIN (ALL_ROWS_FROM, n_rows (self)))
    {
      gtk_slice_list_model_set_size (self->slice, size);
      return G_SOURCE_CONTINUE;
    }
  self->grow_id = 0;
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

static void
show_first_rows (LwPeopleTable *self,
                 guint          n)
{
  gtk_slice_list_model_set_size (self->slice, MAX (n, FIRST_ROWS));
  self->waiting = 2;
  if (self->grow_id == 0)
    self->grow_id = gtk_widget_add_tick_callback (self->scroller, grow_cb, self, NULL);
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
  GtkWidget *row = lw_people_ticks_find_row (self->ticks, position);

  return row != NULL && gtk_widget_grab_focus (row);
}

void
lw_people_table_set_current (LwPeopleTable *self,
                             guint          position)
{
  if (self->selection == NULL || position >= n_rows (self))
    return;
  show_all_rows (self);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (inner_list (self), "list.scroll-to-item", "u", position);
  focus_row (self, position);
}

gboolean
lw_people_table_focus (LwPeopleTable *self)
{
  guint position;

  if (self->selection == NULL || n_rows (self) == 0)
    return FALSE;
  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, position = 0);
  if (focus_row (self, position))
    return TRUE;
  /* Its row is elsewhere: the next try finds it. */
  gtk_widget_activate_action (inner_list (self), "list.scroll-to-item", "u", position);
  return FALSE;
}

static gboolean
extend_by_key (LwPeopleTable *self,
               guint          keyval)
{
  guint to = moved_to (self, keyval);

  if (to == gtk_single_selection_get_selected (self->selection)
      && keyval != GDK_KEY_Home && keyval != GDK_KEY_End)
    return FALSE;
  lw_people_ticks_extend (self->ticks, to);
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
  show_all_rows (self);
  if ((keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space) && held == 0)
    {
      lw_people_ticks_toggle (self->ticks, gtk_single_selection_get_selected (self->selection));
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
      lw_people_ticks_end (self->ticks);
      lw_people_marks_clear (self->marks);
      return GDK_EVENT_STOP;
    }
  if (held == 0 && moved_to (self, keyval) != gtk_single_selection_get_selected (self->selection))
    lw_people_ticks_end (self->ticks);
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
sorted_cb (LwPeopleTable *self)
{
  g_signal_emit (self, signals[SIGNAL_SORTED], 0);
}

static void
make_view (LwPeopleTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = gtk_column_view_new (NULL);
  lw_access_make_one_stop (self->view);
  lw_ui_add_css (self->view, "lw-table many-columns lw-people");
  lw_ui_name (self->view, _("People"));
  self->ticks = lw_people_ticks_new (self->marks);
  lw_people_ticks_add_to (self->ticks, GTK_COLUMN_VIEW (self->view));
  self->cells = lw_people_cells_new ();
  self->heads = lw_people_heads_new (GTK_COLUMN_VIEW (self->view), self->cells);
  lw_head_menu_add_to (self->view, self->heads);
  g_signal_connect_object (self->heads, "sorted", G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->scroller, keys);
}

static void
lw_people_table_dispose (GObject *object)
{
  LwPeopleTable *self = LW_PEOPLE_TABLE (object);

  if (self->heads != NULL)
    lw_people_heads_close (self->heads);
  if (self->place_id != 0)
    gtk_widget_remove_tick_callback (self->scroller, self->place_id);
  self->place_id = 0;
  stop_growing (self);
  if (self->view != NULL)
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->heads);
  g_clear_object (&self->ticks);
  g_clear_object (&self->cells);
  g_clear_object (&self->selection);
  g_clear_object (&self->slice);
  g_clear_object (&self->list);
  g_clear_object (&self->marks);
  G_OBJECT_CLASS (lw_people_table_parent_class)->dispose (object);
}

static void
lw_people_table_class_init (LwPeopleTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_people_table_dispose;
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
  self->scroller = gtk_scrolled_window_new ();
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

GtkWidget *
lw_people_table_new (LwPeopleMarks *marks)
{
  LwPeopleTable *self = g_object_new (LW_TYPE_PEOPLE_TABLE, NULL);

  self->marks = g_object_ref (marks);
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
          LwPeopleRowsList *list,
          gboolean          whole)
{
  g_set_object (&self->list, list);
  lw_people_cells_set_list (self->cells, G_LIST_MODEL (list));
  g_clear_object (&self->selection);
  g_clear_object (&self->slice);
  self->slice = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (list)), 0, G_MAXUINT);
  if (whole)
    show_all_rows (self);
  else
    show_first_rows (self, 0);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->slice)));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
  lw_people_ticks_set_list (self->ticks, list, self->selection);
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
  guint position = current != 0 ? lw_people_rows_list_find (list, current) : G_MAXUINT;

  set_list (self, list,
            (position != G_MAXUINT && position >= FIRST_ROWS) || (keep_place && place > 0));
  if (position != G_MAXUINT)
    gtk_single_selection_set_selected (self->selection, position);
  if (keep_place && place > 0)
    restore_place (self, place);
  moved_cb (self);
}

void
lw_people_table_fill_again (LwPeopleTable *self)
{
  lw_people_cells_fill_again (self->cells);
  lw_people_ticks_show (self->ticks);
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

  lw_people_ticks_end (self->ticks);
  /* From few people to many: the rows of those few are there. */
  if (!keep_place && n_rows (self) < ALL_ROWS_FROM && keys->len > n_rows (self))
    show_first_rows (self, n_rows (self));
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
  const LwPeopleLayout *layout = lw_people_heads_get_layout (self->heads);

  *descending = layout->descending;
  return layout->sort;
}

LwPeopleHeads *
lw_people_table_get_heads (LwPeopleTable *self)
{
  return self->heads;
}

void
lw_people_table_mark_all (LwPeopleTable *self)
{
  lw_people_ticks_all (self->ticks);
}
