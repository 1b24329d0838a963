/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-ticks.h"

#include "lw-access.h"
#include "lw-touched.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPeopleTicks
{
  GObject parent_instance;

  GHashTable *bound; /* GtkListItem of ticks that are on the screen */
  GtkWidget *head;   /* the tick over them; borrowed, NULL: GTK gave it no place */
  LwPeopleMarks *marks;
  LwPeopleRowsList *list;
  GtkSingleSelection *selection;

  guint anchor;   /* where Shift began */
  GArray *before; /* what was ticked then; NULL: Shift did not begin */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwPeopleTicks, lw_people_ticks, G_TYPE_OBJECT)

static LwKey
key_at (LwPeopleTicks *self,
        guint          position)
{
  return self->list != NULL ? lw_people_rows_list_get_key (self->list, position) : 0;
}

static GArray *
keys_of (LwPeopleTicks *self)
{
  return self->list != NULL ? lw_people_rows_list_get_keys (self->list) : NULL;
}

/* ---- what they show ---- */

static void
show_tick (LwPeopleTicks *self,
           GtkListItem   *item)
{
  LwKey key = key_at (self, gtk_list_item_get_position (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *tick = gtk_widget_get_first_child (box);
  GtkWidget *cell = gtk_widget_get_parent (box);
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

/* How many of those who are shown are ticked. */
static guint
count_shown (LwPeopleTicks *self)
{
  const GArray *keys = keys_of (self);
  guint n = 0;

  if (lw_people_marks_get_n (self->marks) == 0)
    return 0;
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    n += lw_people_marks_has (self->marks, g_array_index (keys, LwKey, i));
  return n;
}

static void
show_head (LwPeopleTicks *self)
{
  const GArray *keys = keys_of (self);
  guint n;

  if (self->head == NULL)
    return;
  n = count_shown (self);
  self->filling = TRUE;
  gtk_widget_set_sensitive (self->head, keys != NULL && keys->len > 0);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->head), n > 0 && n < keys->len);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->head), n > 0 && n == keys->len);
  self->filling = FALSE;
}

void
lw_people_ticks_show (LwPeopleTicks *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_tick (self, item);
  show_head (self);
}

/* ---- setting them ---- */

void
lw_people_ticks_end (LwPeopleTicks *self)
{
  g_clear_pointer (&self->before, g_array_unref);
}

void
lw_people_ticks_toggle (LwPeopleTicks *self,
                        guint          position)
{
  LwKey key = key_at (self, position);

  lw_people_ticks_end (self);
  if (key != 0)
    lw_people_marks_toggle (self->marks, key);
}

void
lw_people_ticks_extend (LwPeopleTicks *self,
                        guint          position)
{
  GArray *keys = keys_of (self);

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

void
lw_people_ticks_all (LwPeopleTicks *self)
{
  GArray *keys = keys_of (self);

  lw_people_ticks_end (self);
  if (keys != NULL && keys->len > 0)
    lw_people_marks_extend (self->marks, lw_people_marks_get (self->marks), keys, 0, keys->len - 1);
}

/* Those who are not shown stay ticked. */
static void
untick_shown (LwPeopleTicks *self)
{
  g_autoptr (GArray) shown = g_array_copy (keys_of (self));
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (LwKey));
  const GArray *ticked = lw_people_marks_get (self->marks);

  lw_key_array_sort (shown);
  for (guint i = 0; i < ticked->len; i++)
    if (!lw_key_array_has (shown, g_array_index (ticked, LwKey, i)))
      g_array_append_val (left, g_array_index (ticked, LwKey, i));
  lw_people_ticks_end (self);
  lw_people_marks_set (self->marks, left);
}

static void
head_toggled_cb (LwPeopleTicks *self)
{
  const GArray *keys = keys_of (self);

  if (self->filling || keys == NULL)
    return;
  if (count_shown (self) == keys->len)
    untick_shown (self);
  else
    lw_people_ticks_all (self);
  show_head (self);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            GtkListItem     *item)
{
  LwPeopleTicks *self = g_object_get_data (G_OBJECT (item), "ticks");
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint position = gtk_list_item_get_position (item);

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (state & GDK_SHIFT_MASK)
    lw_people_ticks_extend (self, position);
  else
    lw_people_ticks_toggle (self, position);
  gtk_single_selection_set_selected (self->selection, position);
}

/* ---- the column ---- */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          LwPeopleTicks            *self)
{
  GtkWidget *tick = gtk_check_button_new ();
  GtkWidget *box = lw_ui_box (0);
  GtkGesture *click = gtk_gesture_click_new ();

  /* The keys belong to the row; the click is told apart from one on the row. The box takes it: a check
   * that heard it too would turn itself back when the button is let go. */
  gtk_widget_set_can_target (tick, FALSE);
  gtk_widget_set_focusable (tick, FALSE);
  gtk_widget_set_can_focus (tick, FALSE);
  lw_ui_name (tick, _("Selected"));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_object_set_data (G_OBJECT (item), "ticks", self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), item);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (box), tick);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         LwPeopleTicks            *self)
{
  g_hash_table_add (self->bound, item);
  show_tick (self, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           LwPeopleTicks            *self)
{
  g_hash_table_remove (self->bound, item);
}

/* A title lets go only of children of its own making. */
static void
title_gone_cb (GtkWidget *head)
{
  gtk_widget_unparent (head);
}

/* GTK 4.8 has only words over a column. The widget of the title shows its first child alone: that
 * becomes the tick. Where GTK builds its titles in another way, Ctrl+A and the menu are left. */
static void
add_head (LwPeopleTicks *self,
          GtkColumnView *view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;
  GtkWidget *words = title != NULL ? gtk_widget_get_first_child (title) : NULL;

  if (words == NULL || gtk_widget_get_next_sibling (words) != NULL)
    return;
  gtk_widget_set_visible (words, FALSE);
  self->head = gtk_check_button_new ();
  gtk_widget_set_focusable (self->head, FALSE);
  gtk_widget_set_tooltip_text (self->head, _("Select all shown (Ctrl+A)"));
  lw_ui_name (self->head, _("Select All Shown"));
  lw_access_offer_press (self->head);
  g_object_add_weak_pointer (G_OBJECT (self->head), (gpointer *) &self->head);
  g_signal_connect_object (self->head, "toggled", G_CALLBACK (head_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_after (self->head, title, NULL);
  g_signal_connect_object (title, "destroy", G_CALLBACK (title_gone_cb), self->head, G_CONNECT_SWAPPED);
}

void
lw_people_ticks_add_to (LwPeopleTicks *self,
                        GtkColumnView *view)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  column = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_fixed_width (column, 38);
  gtk_column_view_insert_column (view, 0, column);
  g_object_unref (column);
  add_head (self, view);
}

void
lw_people_ticks_set_list (LwPeopleTicks      *self,
                          LwPeopleRowsList   *list,
                          GtkSingleSelection *selection)
{
  lw_people_ticks_end (self);
  g_set_object (&self->list, list);
  g_set_object (&self->selection, selection);
  show_head (self);
}

GtkWidget *
lw_people_ticks_find_row (LwPeopleTicks *self,
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
        return gtk_widget_get_parent (cell);
    }
  return NULL;
}

static void
lw_people_ticks_dispose (GObject *object)
{
  LwPeopleTicks *self = LW_PEOPLE_TICKS (object);

  if (self->head != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->head), (gpointer *) &self->head);
  self->head = NULL;
  lw_people_ticks_end (self);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->marks);
  G_OBJECT_CLASS (lw_people_ticks_parent_class)->dispose (object);
}

static void
lw_people_ticks_finalize (GObject *object)
{
  g_hash_table_unref (LW_PEOPLE_TICKS (object)->bound);
  G_OBJECT_CLASS (lw_people_ticks_parent_class)->finalize (object);
}

static void
lw_people_ticks_class_init (LwPeopleTicksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_people_ticks_dispose;
  G_OBJECT_CLASS (klass)->finalize = lw_people_ticks_finalize;
}

static void
lw_people_ticks_init (LwPeopleTicks *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
}

LwPeopleTicks *
lw_people_ticks_new (LwPeopleMarks *marks)
{
  LwPeopleTicks *self = g_object_new (LW_TYPE_PEOPLE_TICKS, NULL);

  self->marks = g_object_ref (marks);
  g_signal_connect_object (marks, "changed", G_CALLBACK (lw_people_ticks_show), self, G_CONNECT_SWAPPED);
  return self;
}
