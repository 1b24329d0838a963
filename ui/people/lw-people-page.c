/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-page.h"

#include "lw-access.h"
#include "lw-columns-popover.h"
#include "lw-people-actions.h"
#include "lw-people-bar.h"
#include "lw-people-indexer.h"
#include "lw-people-list.h"
#include "lw-people-nobody.h"
#include "lw-person-pane.h"
#include "lw-ui.h"

#include <string.h>

#include <glib/gi18n-lib.h>

struct _LwPeoplePage
{
  LwPage parent_instance;

  LwFilterBar *bar;
  GtkWidget *stack;
  LwPeopleTable *table;
  GtkWidget *pane;
  GtkWidget *none; /* of a filter that nobody passes */
  LwPeopleBar *actions;
  LwPeopleMarks *marks;

  LwPeopleIndexer *indexer;
  LwPeopleRows *rows;
  LwDate horizon;
  gboolean wide;
  guint wide_id;
  guint focus_id; /* tick callback */
  guint focus_tries;
};

G_DEFINE_FINAL_TYPE (LwPeoplePage, lw_people_page, LW_TYPE_PAGE)

/* From this width of the page on, that is 1600 pixels of the window, there is a preview. */
#define WIDE 1400
/* Frames after which the rows surely are there, on a slow computer too. */
#define FOCUS_TRIES 40

static LwSession *
session_of (LwPeoplePage *self)
{
  return lw_page_get_session (LW_PAGE (self));
}

static LwLedger *
reader_of (LwPeoplePage *self)
{
  return lw_session_get_reader (session_of (self));
}

/* ---- what is shown ---- */

static guint
count_hidden (LwPeoplePage *self)
{
  const GArray *marks = lw_people_marks_get (self->marks);
  guint shown = 0;

  for (guint i = 0; self->rows != NULL && i < self->rows->keys->len && shown < marks->len; i++)
    shown += lw_people_marks_has (self->marks, g_array_index (self->rows->keys, LwKey, i));
  return marks->len - shown;
}

static void
show_status (LwPeoplePage *self)
{
  LwPeopleRowsList *list = lw_people_table_get_list (self->table);
  guint n = list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
  guint all = self->rows != NULL ? self->rows->total : n;
  gboolean counted = list == NULL || lw_people_rows_list_is_counted (list);
  g_autofree char *count = !counted ? g_strdup_printf (_("more than %u people"), n)
                           : n == all ? g_strdup_printf (ngettext ("%u person", "%u people", all), all)
                                      : g_strdup_printf (_("%u of %u people"), n, all);

  lw_people_bar_show (self->actions, count, lw_people_indexer_get_index (self->indexer) == NULL,
                      count_hidden (self));
  lw_page_set_title (LW_PAGE (self), _("People"), count);
  if (n == 0 && all > 0)
    lw_people_nobody_show (LW_PEOPLE_NOBODY (self->none), self->rows);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), all == 0 ? "empty" : n > 0 ? "table" : "none");
}

static void
show_pane (LwPeoplePage *self)
{
  if (self->pane != NULL && self->wide)
    lw_person_pane_show (LW_PERSON_PANE (self->pane), lw_people_table_get_current (self->table));
}

/* ---- the list ---- */

/* Before there is an index: everybody by name, in pages of SQL. */
static void
show_early (LwPeoplePage *self)
{
  LwDate on = lw_session_get_on (session_of (self));
  LwPeopleRowsList *shown = lw_people_table_get_list (self->table);
  g_autoptr (LwPeopleRowsList) list = NULL;

  if (shown != NULL && lw_people_rows_list_get_keys (shown) == NULL
      && lw_people_rows_list_is_of (shown, on, self->horizon))
    return;
  list = lw_people_rows_list_new_early (reader_of (self), LW_PEOPLE_AT_ONCE, on, self->horizon);
  lw_people_table_show (self->table, list, FALSE);
  show_status (self);
}

static gboolean
same_keys (const GArray *a,
           const GArray *b)
{
  return a != NULL && b != NULL && a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (LwKey)) == 0);
}

/* @touched: (nullable): who may look otherwise although the list is the same; NULL: anybody. */
static void
query (LwPeoplePage *self,
       gboolean      keep_place,
       const GArray *touched)
{
  LwPeopleIndex *index = lw_people_indexer_get_index (self->indexer);
  const LwPeopleFilter *filter = lw_filter_bar_get_filter (self->bar);
  LwPeopleRowsList *list = lw_people_table_get_list (self->table);
  g_autoptr (GArray) found = NULL;
  g_autoptr (LwPeopleRowsList) fresh = NULL;
  gboolean descending;
  LwPeopleColumn sort = lw_people_table_get_sort (self->table, &descending);
  LwPeopleRows *rows;

  if (index == NULL)
    return;
  if (lw_people_filter_has (filter, LW_PEOPLE_BY_TEXT))
    found = lw_people_list_search (reader_of (self), filter->text, NULL);
  rows = lw_people_index_query (index, filter, found, sort, descending, self->horizon);
  lw_people_rows_free (self->rows);
  self->rows = rows;
  if (list != NULL && touched != NULL && same_keys (lw_people_rows_list_get_keys (list), rows->keys))
    {
      lw_people_rows_list_renew (list, touched);
      lw_people_table_fill_again (self->table);
    }
  else if (list != NULL && lw_people_rows_list_is_of (list, lw_session_get_on (session_of (self)), self->horizon))
    lw_people_table_exchange (self->table, rows->keys, keep_place);
  else
    {
      fresh = lw_people_rows_list_new (reader_of (self), rows->keys, rows->total,
                                       lw_session_get_on (session_of (self)), self->horizon);
      lw_people_table_show (self->table, fresh, keep_place);
    }
  show_status (self);
  show_pane (self);
}

static void
filter_changed_cb (LwPeoplePage *self)
{
  query (self, FALSE, NULL);
}

static void
sorted_cb (LwPeoplePage *self)
{
  query (self, FALSE, NULL);
}

static void
marks_changed_cb (LwPeoplePage *self)
{
  show_status (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.merge",
                                 lw_people_marks_get_n (self->marks) == 2);
}

static void
ready_cb (LwPeoplePage *self,
          const GArray *touched)
{
  lw_filter_bar_set_index (self->bar, lw_people_indexer_get_index (self->indexer));
  query (self, TRUE, touched);
}

static void
counted_cb (LwPeoplePage *self,
            guint         n)
{
  LwPeopleRowsList *list = lw_people_table_get_list (self->table);

  if (list == NULL || lw_people_rows_list_is_counted (list))
    return;
  lw_people_rows_list_set_total (list, n);
  show_status (self);
}

static void
failed_cb (LwPeoplePage *self,
           const char   *message)
{
  lw_page_toast (LW_PAGE (self), message);
}

static void
lw_people_page_refresh (LwPage *page)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (page);
  LwDate horizon = lw_session_get_horizon (session_of (self));
  gboolean same_horizon = horizon == self->horizon;

  self->horizon = horizon;
  lw_people_indexer_refresh (self->indexer, !same_horizon);
  if (!lw_people_indexer_is_building (self->indexer))
    return;
  if (lw_people_indexer_get_index (self->indexer) == NULL)
    show_early (self);
  show_status (self);
}

/* ---- the page ---- */

static void
opened_cb (LwPeoplePage *self,
           gint64        person)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.person", "x", person);
}

static void
search_started_cb (GtkWidget *search)
{
  gtk_widget_grab_focus (search);
  gtk_editable_set_position (GTK_EDITABLE (search), -1);
}

/* Down or Enter leads from the search to what it found. */
static void
to_table_cb (LwPeoplePage *self)
{
  lw_people_table_set_current (self->table, 0);
  gtk_widget_grab_focus (lw_people_table_get_view (self->table));
}

static gboolean
search_key_cb (LwPeoplePage *self,
               guint         keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  to_table_cb (self);
  return GDK_EVENT_STOP;
}

static void
connect_search (LwPeoplePage *self)
{
  GtkWidget *search = lw_filter_bar_get_search (self->bar);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search),
                                           lw_people_table_get_view (self->table));
  g_signal_connect (search, "search-started", G_CALLBACK (search_started_cb), NULL);
  g_signal_connect_swapped (search, "activate", G_CALLBACK (to_table_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (search, keys);
}

static void
fill_bar (LwPeoplePage *self)
{
  GtkWidget *columns = lw_columns_button_new (lw_people_table_get_heads (self->table));
  GtkWidget *more = gtk_menu_button_new ();
  GtkWidget *add = lw_ui_button ("list-add-symbolic", _("Add Person"), NULL);
  g_autoptr (GMenuModel) menu = lw_people_actions_menu ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  gtk_widget_set_tooltip_text (more, _("More"));
  lw_ui_name (more, _("More"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "page.add");
  lw_filter_bar_append (self->bar, columns);
  lw_filter_bar_append (self->bar, more);
  lw_filter_bar_append (self->bar, add);
}

static void
make_stack (LwPeoplePage *self)
{
  GtkWidget *box = lw_ui_box (0);

  self->table = LW_PEOPLE_TABLE (lw_people_table_new (self->marks));
  gtk_widget_set_hexpand (GTK_WIDGET (self->table), TRUE);
  g_signal_connect_object (self->table, "sorted", G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "moved", G_CALLBACK (show_pane), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  self->pane = lw_person_pane_new (session_of (self));
  gtk_widget_set_hexpand (self->pane, FALSE);
  gtk_widget_set_visible (self->pane, FALSE);
  gtk_box_append (GTK_BOX (box), self->pane);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), box, "table");
  gtk_stack_add_named (GTK_STACK (self->stack), lw_people_nobody_new_empty (), "empty");
  self->none = lw_people_nobody_new (self->bar);
  gtk_stack_add_named (GTK_STACK (self->stack), self->none, "none");
  lw_access_watch_stack (GTK_STACK (self->stack));
}

static void
lw_people_page_constructed (GObject *object)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (object);
  GtkWidget *box = lw_ui_vbox (0);

  G_OBJECT_CLASS (lw_people_page_parent_class)->constructed (object);
  self->marks = lw_people_marks_new ();
  self->indexer = lw_people_indexer_new (session_of (self));
  g_signal_connect_object (self->indexer, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->indexer, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->indexer, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  self->bar = LW_FILTER_BAR (lw_filter_bar_new (session_of (self)));
  make_stack (self);
  fill_bar (self);
  connect_search (self);
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marks, "changed", G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->stack);
  self->actions = LW_PEOPLE_BAR (lw_people_bar_new (session_of (self), self->marks));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->actions));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  adw_bin_set_child (ADW_BIN (self), box);
  lw_page_set_title (LW_PAGE (self), _("People"), NULL);
}

/* Within an allocation nothing may ask for another one. */
static gboolean
wide_cb (gpointer user_data)
{
  LwPeoplePage *self = user_data;

  self->wide_id = 0;
  gtk_widget_set_visible (self->pane, self->wide);
  show_pane (self);
  return G_SOURCE_REMOVE;
}

/* The keyboard begins in the table: arrows, Space and letters mean its people. Its rows are there
 * only after a frame or two. */
static gboolean
focus_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (++self->focus_tries < FOCUS_TRIES
      && !(focus != NULL && GTK_IS_TEXT (focus) && gtk_widget_is_ancestor (focus, widget))
      && !lw_people_table_focus (self->table))
    return G_SOURCE_CONTINUE;
  self->focus_id = 0;
  return G_SOURCE_REMOVE;
}

static void
lw_people_page_map (GtkWidget *widget)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (widget);

  GTK_WIDGET_CLASS (lw_people_page_parent_class)->map (widget);
  if (self->focus_id == 0)
    {
      self->focus_tries = 0;
      self->focus_id = gtk_widget_add_tick_callback (widget, focus_cb, NULL, NULL);
    }
}

static void
lw_people_page_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

/* A layout manager would not tell how wide the page is. */
static void
lw_people_page_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (widget);
  gboolean wide = width >= WIDE;

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (self)), width, height, baseline, NULL);
  if (wide == self->wide)
    return;
  self->wide = wide;
  if (self->wide_id == 0)
    self->wide_id = g_idle_add (wide_cb, self);
}

static void
lw_people_page_dispose (GObject *object)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (object);

  g_clear_handle_id (&self->wide_id, g_source_remove);
  if (self->focus_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focus_id);
  self->focus_id = 0;
  self->pane = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->marks);
  if (self->indexer != NULL)
    lw_people_indexer_stop (self->indexer);
  g_clear_object (&self->indexer);
  g_clear_pointer (&self->rows, lw_people_rows_free);
  G_OBJECT_CLASS (lw_people_page_parent_class)->dispose (object);
}

static void
lw_people_page_class_init (LwPeoplePageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lw_people_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lw_people_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = lw_people_page_map;
  GTK_WIDGET_CLASS (klass)->measure = lw_people_page_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = lw_people_page_size_allocate;
  LW_PAGE_CLASS (klass)->refresh = lw_people_page_refresh;
  lw_people_actions_install (GTK_WIDGET_CLASS (klass));
}

static void
lw_people_page_init (LwPeoplePage *self)
{
}

LwPeopleTable *
lw_people_page_get_table (LwPeoplePage *self)
{
  return self->table;
}

LwFilterBar *
lw_people_page_get_bar (LwPeoplePage *self)
{
  return self->bar;
}

LwPeopleMarks *
lw_people_page_get_marks (LwPeoplePage *self)
{
  return self->marks;
}

GArray *
lw_people_page_dup_chosen (LwPeoplePage *self)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
  guint n = lw_people_marks_get_n (self->marks);

  for (guint i = 0; self->rows != NULL && i < self->rows->keys->len; i++)
    {
      LwKey key = g_array_index (self->rows->keys, LwKey, i);

      if (n == 0 || lw_people_marks_has (self->marks, key))
        g_array_append_val (keys, key);
    }
  if (n > 0 && keys->len < n)
    {
      /* Those whom the filter hides are among the chosen too. */
      g_array_set_size (keys, 0);
      g_array_append_vals (keys, lw_people_marks_get (self->marks)->data, n);
    }
  return keys;
}
