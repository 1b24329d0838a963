/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-page.h"

#include "lw-bulk-dialogs.h"
#include "lw-columns-popover.h"
#include "lw-filter-bar.h"
#include "lw-merge-page.h"
#include "lw-names.h"
#include "lw-people-list.h"
#include "lw-people-table.h"
#include "lw-person-pane.h"
#include "lw-thread.h"
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
  GtkWidget *none; /* status page of a filter that nobody passes */
  GtkWidget *drop; /* its button */
  GtkWidget *status;
  GtkWidget *actions; /* the bar of actions */
  GtkWidget *selected;
  GtkWidget *hidden;
  GtkWidget *merge;
  LwPeopleMarks *marks;

  LwPeopleIndex *index;
  LwPeopleRows *rows;
  LwDate horizon;
  LwPeopleCriterion worst; /* to drop when nobody is left */
  gboolean building;
  gboolean wide;
  guint wide_id;
  guint focus_id; /* tick callback */
  guint focus_tries;
  gboolean gone;
};

G_DEFINE_FINAL_TYPE (LwPeoplePage, lw_people_page, LW_TYPE_PAGE)

/* So many people are read at once without anybody noticing; more are read in a thread. */
#define AT_ONCE 8000
/* From this width of the page on, that is 1600 pixels of the window, there is a preview. */
#define WIDE 1400

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
show_marks (LwPeoplePage *self)
{
  guint n = lw_people_marks_get_n (self->marks);
  guint hidden = n > 0 ? count_hidden (self) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u person selected", "%u people selected", n), n);
  g_autofree char *off = hidden > 0 ? g_strdup_printf (ngettext ("%u of them outside this filter",
                                                                 "%u of them outside this filter", hidden),
                                                       hidden)
                                    : g_strdup (gtk_label_get_label (GTK_LABEL (self->status)));

  gtk_label_set_label (GTK_LABEL (self->selected), text);
  gtk_label_set_label (GTK_LABEL (self->hidden), off);
  gtk_widget_set_visible (self->actions, n > 0);
  gtk_widget_set_visible (gtk_widget_get_parent (self->status), n == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.merge", n == 2);
}

static LwPeopleCriterion
find_worst (LwPeoplePage *self)
{
  LwPeopleCriterion worst = LW_PEOPLE_N_CRITERIA;
  guint most = 0;

  for (guint i = 0; self->rows != NULL && i < LW_PEOPLE_N_CRITERIA; i++)
    if (self->rows->without[i] > most)
      {
        worst = (LwPeopleCriterion) i;
        most = self->rows->without[i];
      }
  return worst;
}

/* Which condition is to go, and how many there are then. */
static void
show_none (LwPeoplePage *self)
{
  g_autofree char *chip = NULL, *text = NULL, *button = NULL;

  self->worst = find_worst (self);
  gtk_widget_set_visible (self->drop, self->worst != LW_PEOPLE_N_CRITERIA);
  if (self->worst == LW_PEOPLE_N_CRITERIA)
    text = g_strdup (_("No single condition is to blame; clear the filter and begin again."));
  else
    {
      guint n = self->rows->without[self->worst];

      chip = lw_filter_bar_describe (self->bar, self->worst);
      text = g_strdup_printf (ngettext ("Without the condition %s there is %u person.",
                                        "Without the condition %s there are %u people.", n),
                              chip, n);
      button = g_strdup_printf (_("Remove %s"), chip);
      gtk_button_set_label (GTK_BUTTON (self->drop), button);
    }
  adw_status_page_set_description (ADW_STATUS_PAGE (self->none), text);
}

static void
show_status (LwPeoplePage *self)
{
  LwPeopleRowsList *list = lw_people_table_get_list (self->table);
  guint n = list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
  guint all = self->rows != NULL ? self->rows->total : n;
  g_autofree char *count = n == all ? g_strdup_printf (ngettext ("%u person", "%u people", all), all)
                                    : g_strdup_printf (_("%u of %u people"), n, all);
  g_autofree char *text
      = self->building && self->index == NULL
            ? g_strdup_printf (_("%s · getting ready to filter and sort…"), count)
            : g_strdup_printf (_("%s · Space selects, Shift extends, Ctrl+A takes all, Enter opens"), count);

  gtk_label_set_label (GTK_LABEL (self->status), text);
  lw_page_set_title (LW_PAGE (self), _("People"), count);
  if (n == 0 && all > 0)
    show_none (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), all == 0 ? "empty" : n > 0 ? "table" : "none");
  show_marks (self);
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
show_early (LwPeoplePage *self,
            guint         total)
{
  g_autoptr (LwPeopleRowsList) list
      = lw_people_rows_list_new (reader_of (self), NULL, total, lw_session_get_on (session_of (self)),
                                 self->horizon);

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
  const LwPeopleFilter *filter = lw_filter_bar_get_filter (self->bar);
  LwPeopleRowsList *list = lw_people_table_get_list (self->table);
  g_autoptr (GArray) found = NULL;
  g_autoptr (LwPeopleRowsList) fresh = NULL;
  gboolean descending;
  LwPeopleColumn sort = lw_people_table_get_sort (self->table, &descending);
  LwPeopleRows *rows;

  if (self->index == NULL)
    return;
  if (lw_people_filter_has (filter, LW_PEOPLE_BY_TEXT))
    found = lw_people_list_search (reader_of (self), filter->text, NULL);
  rows = lw_people_index_query (self->index, filter, found, sort, descending, self->horizon);
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
  show_marks (self);
}

/* ---- the index ---- */

typedef struct
{
  LwLedger *reader; /* of the thread */
  LwPeopleIndex *old; /* nullable */
  LwTouched *touched; /* with @old */
  LwDate on;
} Building;

static void
building_free (gpointer data)
{
  Building *building = data;

  g_clear_pointer (&building->old, lw_people_index_unref);
  lw_touched_free (building->touched);
  lw_ledger_close (building->reader, NULL);
  g_clear_object (&building->reader);
  g_free (building);
}

static gpointer
build (gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  Building *building = data;

  if (building->old != NULL)
    return lw_people_index_update (building->old, building->reader, building->touched, cancellable, error);
  return lw_people_index_new (building->reader, building->on, cancellable, error);
}

static void
take_index (LwPeoplePage  *self,
            LwPeopleIndex *index,
            const GArray  *touched)
{
  g_clear_pointer (&self->index, lw_people_index_unref);
  self->index = index;
  lw_filter_bar_set_index (self->bar, index);
  query (self, TRUE, touched);
}

static void refresh (LwPeoplePage *self);

static void
built_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (object);
  Building *building = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  LwPeopleIndex *index = g_task_propagate_pointer (G_TASK (result), &error);

  self->building = FALSE;
  if (self->gone)
    {
      lw_people_index_unref (index);
      return;
    }
  if (index == NULL)
    {
      lw_page_toast (LW_PAGE (self), error->message);
      return;
    }
  take_index (self, index, building->touched != NULL && !building->touched->all ? building->touched->people : NULL);
  /* Something may have happened meanwhile. */
  if (lw_people_index_get_revision (index) != lw_ledger_get_revision (reader_of (self))
      || lw_people_index_get_on (index) != lw_session_get_on (session_of (self)))
    refresh (self);
}

static void
build_in_thread (LwPeoplePage *self,
                 LwTouched    *touched)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, built_cb, NULL);
  Building *building = g_new0 (Building, 1);
  g_autoptr (GError) error = NULL;

  building->reader = lw_ledger_open_reader (reader_of (self), &error);
  building->on = lw_session_get_on (session_of (self));
  building->touched = touched;
  building->old = touched != NULL ? lw_people_index_ref (self->index) : NULL;
  if (building->reader == NULL)
    {
      lw_page_toast (LW_PAGE (self), error->message);
      g_clear_pointer (&building->old, lw_people_index_unref);
      lw_touched_free (building->touched);
      g_free (building);
      return;
    }
  self->building = TRUE;
  g_task_set_task_data (task, building, building_free);
  lw_thread_run (task, build, (GDestroyNotify) lw_people_index_unref);
}

static void
build_at_once (LwPeoplePage *self,
               LwTouched    *touched)
{
  g_autoptr (LwTouched) owned = touched;
  Building building = { reader_of (self), self->index, touched, lw_session_get_on (session_of (self)) };
  g_autoptr (GError) error = NULL;
  LwPeopleIndex *index;

  if (touched == NULL)
    building.old = NULL;
  index = build (&building, NULL, &error);
  if (index != NULL)
    take_index (self, index, touched != NULL && !touched->all ? touched->people : NULL);
  else
    lw_page_toast (LW_PAGE (self), error->message);
}

/* What the index lacks; NULL: it is of another day, or there is none. */
static LwTouched *
find_touched (LwPeoplePage *self)
{
  if (self->index == NULL || lw_people_index_get_on (self->index) != lw_session_get_on (session_of (self)))
    return NULL;
  return lw_touched_since (reader_of (self), lw_people_index_get_revision (self->index), AT_ONCE, NULL);
}

static void
refresh (LwPeoplePage *self)
{
  LwDate horizon = lw_session_get_horizon (session_of (self));
  gboolean same_horizon = horizon == self->horizon;
  gint64 total;
  LwTouched *touched;

  /* What is under way looks again when it is done. */
  if (self->building)
    return;
  self->horizon = horizon;
  total = lw_ledger_count (reader_of (self), &lw_person_table, NULL);
  touched = find_touched (self);
  if (touched != NULL && touched->people->len == 0 && !touched->all && !touched->villages_changed)
    {
      query (self, TRUE, same_horizon ? touched->people : NULL);
      lw_touched_free (touched);
    }
  else if (total <= AT_ONCE)
    build_at_once (self, touched);
  else
    {
      if (self->index == NULL)
        show_early (self, (guint) MAX (total, 0));
      build_in_thread (self, touched);
      show_status (self);
    }
}

static void
lw_people_page_refresh (LwPage *page)
{
  refresh (LW_PEOPLE_PAGE (page));
}

/* ---- one more person ---- */

static void
show_only (LwPeoplePage *self,
           const char   *text)
{
  g_autoptr (LwPeopleFilter) filter = lw_people_filter_new ();

  filter->text = g_strdup (text);
  lw_filter_bar_set_filter (self->bar, filter);
}

static void
clear_cb (LwPeoplePage *self)
{
  show_only (self, NULL);
}

static void
drop_cb (LwPeoplePage *self)
{
  if (self->worst != LW_PEOPLE_N_CRITERIA)
    lw_filter_bar_drop (self->bar, self->worst);
}

static void
added_cb (LwPeoplePage *self,
          const char   *response,
          GtkWidget    *dialog)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  g_autofree char *name
      = lw_person_name_normalise (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_autofree char *label = NULL;
  LwPerson *person;

  if (!g_str_equal (response, "add") || name == NULL)
    return;
  person = lw_record_new (&lw_person_table);
  person->name = g_steal_pointer (&name);
  label = g_strdup_printf (_("Added %s"), person->name);
  /* The new row is what the table shows when it has been written. */
  show_only (self, person->name);
  lw_session_save_one (session_of (self), label, person);
}

static void
add_action (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (widget);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), _("Add a Person"),
      _("Everything else is filled in on the person's page; the ID number brings sex and birth."));
  GtkWidget *list = lw_ui_list ();
  GtkWidget *entry = adw_entry_row_new ();

  if (lw_session_is_read_only (session_of (self)))
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Full name"));
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "add",
                                    _("_Add"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "add");
  g_signal_connect_object (dialog, "response", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- actions ---- */

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (lw_filter_bar_get_search (LW_PEOPLE_PAGE (widget)->bar));
}

static void
end_posts_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (widget);

  lw_bulk_dialog_end_posts (GTK_WINDOW (gtk_widget_get_root (widget)), session_of (self),
                            lw_people_marks_get (self->marks));
}

static void
pool_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (widget);

  lw_bulk_dialog_pool (GTK_WINDOW (gtk_widget_get_root (widget)), session_of (self),
                       lw_people_marks_get (self->marks));
}

/* Nobody is ticked: what the list shows. */
static GArray *
chosen_in_order (LwPeoplePage *self)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
  guint n = lw_people_marks_get_n (self->marks);
  LwKey key;

  for (guint i = 0; self->rows != NULL && i < self->rows->keys->len; i++)
    {
      key = g_array_index (self->rows->keys, LwKey, i);
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

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (widget);
  g_autoptr (GArray) keys = chosen_in_order (self);

  lw_bulk_dialog_export (GTK_WINDOW (gtk_widget_get_root (widget)), session_of (self), keys,
                         lw_people_table_get_layout (self->table));
}

static void
merge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  const GArray *keys = lw_people_marks_get (LW_PEOPLE_PAGE (widget)->marks);

  if (keys->len == 2)
    lw_merge_open (widget, g_array_index (keys, LwKey, 0), g_array_index (keys, LwKey, 1));
}

static void
duplicates_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  lw_merge_open (widget, 0, 0);
}

static void
unselect_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (widget);

  lw_people_marks_clear (self->marks);
  gtk_widget_grab_focus (lw_people_table_get_view (self->table));
}

static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  lw_people_table_mark_all (LW_PEOPLE_PAGE (widget)->table);
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

static GtkWidget *
make_status_page (const char *icon,
                  const char *title,
                  const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  return page;
}

static GtkWidget *
make_empty (LwPeoplePage *self)
{
  GtkWidget *page
      = make_status_page ("system-users-symbolic", _("No people yet"),
                          _("Take in the rosters you have; headings and columns are recognised."));
  GtkWidget *import = lw_ui_button (NULL, _("Import Rosters…"), "suggested-action pill");

  gtk_widget_set_halign (import, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (import), "win.import");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), import);
  return page;
}

static GtkWidget *
make_none (LwPeoplePage *self)
{
  GtkWidget *box = lw_ui_box (12);
  GtkWidget *clear = lw_ui_button (NULL, _("Clear the Filter"), "pill");

  self->none = make_status_page ("system-search-symbolic", _("Nobody fits"), NULL);
  self->drop = lw_ui_button (NULL, _("Remove"), "suggested-action pill");
  g_signal_connect_swapped (self->drop, "clicked", G_CALLBACK (drop_cb), self);
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (clear_cb), self);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->drop);
  gtk_box_append (GTK_BOX (box), clear);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->none), box);
  return self->none;
}

static void
add_bar_button (GtkWidget  *bar,
                const char *icon,
                const char *text,
                const char *action)
{
  GtkWidget *button = lw_ui_button (icon, text, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (bar), button);
}

static GtkWidget *
make_actions (LwPeoplePage *self)
{
  GtkWidget *bar = lw_ui_box (8);
  GtkWidget *field = lw_bulk_field_button_new (session_of (self), self->marks);
  GtkWidget *close = lw_ui_icon_button ("window-close-symbolic", _("Select nobody"), "flat");

  lw_ui_add_css (bar, "lw-bottom-bar");
  self->selected = lw_ui_label (NULL, "lw-heading");
  self->hidden = lw_ui_label_fill (NULL, "lw-dim lw-small");
  gtk_box_append (GTK_BOX (bar), self->selected);
  gtk_box_append (GTK_BOX (bar), self->hidden);
  gtk_box_append (GTK_BOX (bar), field);
  add_bar_button (bar, NULL, _("Into the Pool…"), "page.pool");
  add_bar_button (bar, NULL, _("End Posts…"), "page.end-posts");
  add_bar_button (bar, NULL, _("Export…"), "page.export");
  add_bar_button (bar, NULL, _("Merge…"), "page.merge");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "page.unselect");
  gtk_box_append (GTK_BOX (bar), close);
  gtk_widget_set_visible (bar, FALSE);
  self->actions = bar;
  return bar;
}

static GtkWidget *
make_status (LwPeoplePage *self)
{
  GtkWidget *bottom = lw_ui_box (8);

  self->status = lw_ui_label_fill (NULL, "lw-dim lw-small");
  lw_ui_add_css (bottom, "lw-bottom-bar");
  gtk_box_append (GTK_BOX (bottom), self->status);
  return bottom;
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("Select All Shown"), "page.select-all");
  g_menu_append (menu, _("Export the List…"), "page.export");
  g_menu_append (menu, _("Find Duplicates…"), "page.duplicates");
  return G_MENU_MODEL (menu);
}

static void
fill_bar (LwPeoplePage *self)
{
  GtkWidget *columns = lw_columns_button_new (self->table);
  GtkWidget *more = gtk_menu_button_new ();
  GtkWidget *add = lw_ui_button ("list-add-symbolic", _("Add Person"), NULL);
  g_autoptr (GMenuModel) menu = make_menu ();

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
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (self), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), make_none (self), "none");
}

static void
lw_people_page_constructed (GObject *object)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (object);
  GtkWidget *box = lw_ui_vbox (0);

  G_OBJECT_CLASS (lw_people_page_parent_class)->constructed (object);
  self->marks = lw_people_marks_new ();
  self->bar = LW_FILTER_BAR (lw_filter_bar_new (session_of (self)));
  make_stack (self);
  fill_bar (self);
  connect_search (self);
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->marks, "changed", G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), make_actions (self));
  gtk_box_append (GTK_BOX (box), make_status (self));
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

  if (++self->focus_tries < 10
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

  self->gone = TRUE;
  g_clear_handle_id (&self->wide_id, g_source_remove);
  if (self->focus_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->focus_id);
  self->focus_id = 0;
  self->pane = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->marks);
  g_clear_pointer (&self->index, lw_people_index_unref);
  g_clear_pointer (&self->rows, lw_people_rows_free);
  G_OBJECT_CLASS (lw_people_page_parent_class)->dispose (object);
}

static void
lw_people_page_class_init (LwPeoplePageClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "page.filter", filter_action },       { "page.add", add_action },
    { "page.end-posts", end_posts_action }, { "page.pool", pool_action },
    { "page.export", export_action },       { "page.merge", merge_action },
    { "page.unselect", unselect_action },   { "page.select-all", select_all_action },
    { "page.duplicates", duplicates_action },
  };

  G_OBJECT_CLASS (klass)->constructed = lw_people_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lw_people_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = lw_people_page_map;
  GTK_WIDGET_CLASS (klass)->measure = lw_people_page_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = lw_people_page_size_allocate;
  LW_PAGE_CLASS (klass)->refresh = lw_people_page_refresh;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), actions[i].name, NULL, actions[i].func);
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
