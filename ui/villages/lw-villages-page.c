/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-villages-page.h"

#include "lw-access.h"
#include "lw-date.h"
#include "lw-explanation.h"
#include "lw-known.h"
#include "lw-pane-box.h"
#include "lw-touched.h"
#include "lw-ui.h"
#include "lw-village-add.h"
#include "lw-village-all.h"
#include "lw-village-item.h"
#include "lw-village-pane.h"
#include "lw-villages-choice.h"
#include "lw-villages-columns.h"
#include "lw-villages-export.h"
#include "lw-villages-figures.h"
#include "lw-villages-filter.h"
#include "lw-villages-totals.h"
#include "lw-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _LwVillagesPage
{
  LwPage parent_instance;

  GtkWidget *stack;
  LwVillagesFilter *asked;
  GtkWidget *tools;
  GtkWidget *view;
  GtkWidget *status;
  GListStore *store;
  GtkFilter *filter;
  LwVillagesCells cells;
  GtkWidget *totals;
  GtkWidget *panes; /* the page and the preview beside it */
  GtkWidget *pane;
  GtkWidget *popover; /* that explains a rule; NULL: none is open */
  GtkColumnViewColumn *years; /* borrowed */
  LwKnown known;
};

G_DEFINE_FINAL_TYPE (LwVillagesPage, lw_villages_page, LW_TYPE_PAGE)

static LwSession *
session_of (LwVillagesPage *self)
{
  return lw_page_get_session (LW_PAGE (self));
}

/* ---- filter ---- */

static gboolean
filter_func (gpointer item,
             gpointer user_data)
{
  LwVillagesPage *self = user_data;

  return lw_villages_filter_lets (self->asked, item);
}

static gboolean
has_villages (LwVillagesPage *self)
{
  GPtrArray *results = lw_session_get_results (session_of (self));

  return results == NULL || results->len > 0;
}

static void
show_status (LwVillagesPage *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  LwSession *session = session_of (self);
  g_autofree char *on = lw_date_to_iso (lw_session_get_on (session));
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u village shown · Enter opens, Space explains · readiness as of %s",
                "%u villages shown · Enter opens, Space explains · readiness as of %s", n),
      n, on);

  gtk_label_set_label (GTK_LABEL (self->status), text);
  if (self->cells.figures != NULL)
    lw_villages_totals_show (LW_VILLAGES_TOTALS (self->totals), G_LIST_MODEL (model), self->cells.figures,
                             lw_session_get_on (session));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0               ? "table"
                                                             : has_villages (self) ? "none"
                                                                                   : "empty");
}

static LwVillageItem *
selected_item (LwVillagesPage *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view));

  return gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model));
}

static void
show_pane (LwVillagesPage *self)
{
  LwVillageItem *item = selected_item (self);

  if (self->pane != NULL && lw_pane_box_is_wide (LW_PANE_BOX (self->panes)))
    lw_village_pane_show (LW_VILLAGE_PANE (self->pane), self->cells.figures,
                          item != NULL ? lw_village_item_get_result (item) : NULL);
}

static void
filter_cb (LwVillagesPage *self)
{
  if (self->filter == NULL)
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_status (self);
}

/* Enter opens the first that was found, Down goes to it. */
static void
filter_opened_cb (LwVillagesPage *self)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view)));
  g_autoptr (LwVillageItem) item = g_list_model_get_item (model, 0);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.village", "x",
                                lw_village_item_get_result (item)->village);
}

static gboolean
filter_left_cb (LwVillagesPage *self)
{
  return gtk_widget_child_focus (self->view, GTK_DIR_TAB_FORWARD);
}

/* ---- the page ---- */

static void
activate_cb (GtkColumnView  *view,
             guint           position,
             LwVillagesPage *self)
{
  g_autoptr (LwVillageItem) item
      = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.village", "x",
                              lw_village_item_get_result (item)->village);
}

/* ---- Space explains the worst rule ---- */

static void
drop_popover (LwVillagesPage *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

/* Below the row that has the focus. */
static void
explain (LwVillagesPage  *self,
         LwVillageResult *village,
         GtkWidget       *row)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *explanation = lw_explanation_new (session_of (self));
  graphene_rect_t bounds;
  guint worst = 0;

  for (guint i = 1; i < village->results->len; i++)
    if (lw_result_worse_first (&g_ptr_array_index (village->results, i),
                     &g_ptr_array_index (village->results, worst))
        < 0)
      worst = i;
  gtk_widget_set_size_request (explanation, 376, 420);
  lw_explanation_show (LW_EXPLANATION (explanation), village, worst);
  gtk_popover_set_child (GTK_POPOVER (popover), explanation);
  drop_popover (self);
  self->popover = popover;
  gtk_widget_set_parent (popover, self->view);
  if (gtk_widget_compute_bounds (row, self->view, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                                 &(GdkRectangle){ (int) bounds.origin.x + 380, (int) bounds.origin.y,
                                                  1, (int) bounds.size.height });
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (drop_popover), self);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        LwVillagesPage        *self)
{
  LwVillageItem *item = selected_item (self);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->view));

  if (key != GDK_KEY_space || item == NULL || focus == NULL
      || lw_village_item_get_result (item)->results->len == 0)
    return GDK_EVENT_PROPAGATE;
  explain (self, lw_village_item_get_result (item), focus);
  return GDK_EVENT_STOP;
}

static void
explain_with_space (LwVillagesPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->view, keys);
}

static void
all_villages_cb (LwVillagesPage *self)
{
  lw_village_all_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            session_of (self));
}

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  lw_villages_filter_focus (LW_VILLAGES_PAGE (widget)->asked);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  lw_village_add (widget, session_of (LW_VILLAGES_PAGE (widget)));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  LwVillagesPage *self = LW_VILLAGES_PAGE (widget);

  if (self->cells.figures != NULL)
    lw_villages_export_ask (GTK_COLUMN_VIEW (self->view), &self->cells);
}

/* ---- reading ---- */

static LwVillageItem *
item_at (LwVillagesPage *self,
         guint           position) /* (transfer full) */
{
  return g_list_model_get_item (G_LIST_MODEL (self->store), position);
}

static void
fill_table (LwVillagesPage *self,
            GPtrArray      *results)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < results->len; i++)
    g_ptr_array_add (items, lw_village_item_new (results->pdata[i]));
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       items->pdata, items->len);
}

/* An edit renews the rows of the villages that it touched; the others say what they said. */
static void
fill_touched (LwVillagesPage *self,
              GPtrArray      *results,
              const GArray   *villages)
{
  gboolean any = FALSE;

  for (guint i = 0; i < results->len; i++)
    {
      g_autoptr (LwVillageItem) item = item_at (self, i);
      LwVillageResult *result = results->pdata[i];

      if (!lw_key_array_has (villages, result->village))
        continue;
      lw_village_item_set_result (item, result);
      any = TRUE;
    }
  if (!any)
    return;
  /* A row whose place depends on what it says moves there. */
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)),
                      GTK_SORTER_CHANGE_DIFFERENT);
}

/* @touched (nullable): only these are others. */
static void
read_figures (LwVillagesPage *self,
              const GArray   *touched)
{
  LwLedger *reader = lw_session_get_reader (session_of (self));

  if (touched != NULL && self->cells.figures != NULL
      && lw_villages_figures_update (self->cells.figures, reader, touched))
    return;
  g_clear_pointer (&self->cells.figures, lw_villages_figures_free);
  self->cells.figures = lw_villages_figures_load (reader, lw_session_get_on (session_of (self)));
}

static void
lw_villages_page_refresh (LwPage *page)
{
  LwVillagesPage *self = LW_VILLAGES_PAGE (page);
  GPtrArray *results = lw_session_get_results (lw_page_get_session (page));
  g_autoptr (GArray) touched = NULL;
  g_autofree char *subtitle = NULL;

  if (results == NULL)
    return;
  touched = lw_known_renew (&self->known, session_of (self));
  read_figures (self, touched);
  if (touched != NULL)
    fill_touched (self, results, touched);
  else
    fill_table (self, results);
  lw_villages_filter_show (self->asked, results);
  lw_villages_columns_show_years (self->years, lw_session_get_on (session_of (self)));
  show_status (self);
  show_pane (self);
  subtitle = g_strdup_printf (ngettext ("%u village", "%u villages", results->len), results->len);
  lw_page_set_title (page, _("Villages"), subtitle);
}

static GtkWidget *
make_table (LwVillagesPage *self)
{
  GtkWidget *box = lw_ui_vbox (0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  self->store = g_list_store_new (LW_TYPE_VILLAGE_ITEM);
  self->view = gtk_column_view_new (NULL);
  lw_access_make_one_stop (self->view);
  /* The totals below stand in the order of the columns. */
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->view), FALSE);
  lw_ui_add_css (self->view, "lw-table tall");
  lw_ui_name (self->view, _("Villages"));
  self->cells.session = session_of (self);
  self->years = lw_villages_columns_add (self->view, &self->cells);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_func, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->store)),
                                        g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (
      G_LIST_MODEL (filtered), g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view))));
  {
    g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (selection));
    g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (show_pane), self,
                             G_CONNECT_SWAPPED);
  }
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  explain_with_space (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->totals = lw_villages_totals_new (
      GTK_COLUMN_VIEW (self->view),
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->totals);
  return box;
}

static GtkWidget *
make_none (LwVillagesPage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = lw_ui_button (NULL, _("Clear the Filter"), "pill");

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-search-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No village fits"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (lw_villages_filter_clear),
                            self->asked);
  return page;
}

/* Nothing to filter yet. */
static GtkWidget *
make_empty (void)
{
  GtkWidget *page = adw_status_page_new (), *box = lw_ui_box (12);
  GtkWidget *import = lw_ui_button (NULL, _("Import Rosters…"), "pill suggested-action");
  GtkWidget *add = lw_ui_button (NULL, _("Add a Village…"), "pill");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (import), "win.import");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "page.add");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), import);
  gtk_box_append (GTK_BOX (box), add);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "user-home-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No village yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("A roster that is imported brings its villages along; or add them one by one."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static GtkWidget *
make_toolbar (LwVillagesPage *self)
{
  GtkWidget *bar = lw_wrap_box_new (8);

  lw_ui_add_css (bar, "lw-toolbar");
  self->asked = lw_villages_filter_new (bar);
  g_signal_connect_object (self->asked, "changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->asked, "opened", G_CALLBACK (filter_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->asked, "left", G_CALLBACK (filter_left_cb), self, G_CONNECT_SWAPPED);
  self->tools = lw_ui_box (6);
  gtk_widget_set_halign (self->tools, GTK_ALIGN_END);
  lw_wrap_box_append (bar, self->tools);
  return bar;
}

static GtkWidget *
add_tool (LwVillagesPage *self,
          const char     *icon,
          const char     *label,
          const char     *action)
{
  GtkWidget *button = lw_ui_button (icon, label, NULL);

  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->tools), button);
  return button;
}

/* What is done with the table, once it is there. */
static void
fill_tools (LwVillagesPage *self)
{
  gboolean writes = !lw_session_is_read_only (session_of (self));
  GtkWidget *all;

  gtk_box_append (GTK_BOX (self->tools),
                  lw_villages_choice_new (GTK_WIDGET (self), GTK_COLUMN_VIEW (self->view)));
  add_tool (self, NULL, _("Export…"), "page.export");
  all = add_tool (self, NULL, _("For All Villages…"), NULL);
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (all_villages_cb), self);
  gtk_widget_set_sensitive (all, writes);
  gtk_widget_set_sensitive (add_tool (self, NULL, _("Village Changes…"), "win.village-change"), writes);
  add_tool (self, "list-add-symbolic", C_ ("a village", "Add"), "page.add");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.add", writes);
}

static void
lw_villages_page_constructed (GObject *object)
{
  LwVillagesPage *self = LW_VILLAGES_PAGE (object);
  GtkWidget *box = lw_ui_vbox (0);
  GtkWidget *bottom = lw_ui_box (8);
  GtkWidget *toolbar = make_toolbar (self); /* first: the filter of the table reads it */
  GtkWidget *table = make_table (self);

  fill_tools (self);
  G_OBJECT_CLASS (lw_villages_page_parent_class)->constructed (object);
  self->stack = gtk_stack_new ();
  self->status = lw_ui_label_fill (NULL, "lw-dim lw-small");
  gtk_stack_add_named (GTK_STACK (self->stack), table, "table");
  gtk_stack_add_named (GTK_STACK (self->stack), make_none (self), "none");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), toolbar);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->stack);
  lw_ui_add_css (bottom, "lw-bottom-bar");
  gtk_box_append (GTK_BOX (bottom), self->status);
  gtk_box_append (GTK_BOX (box), bottom);
  self->pane = lw_village_pane_new (session_of (self));
  self->panes = lw_pane_box_new (box, self->pane);
  g_signal_connect_object (self->panes, "widened", G_CALLBACK (show_pane), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), self->panes);
  lw_page_set_title (LW_PAGE (self), _("Villages"), NULL);
}

static void
lw_villages_page_dispose (GObject *object)
{
  LwVillagesPage *self = LW_VILLAGES_PAGE (object);

  drop_popover (self);
  self->pane = NULL;
  if (self->view != NULL)
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->store);
  g_clear_object (&self->filter);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->cells.figures, lw_villages_figures_free);
  lw_known_clear (&self->known);
  G_OBJECT_CLASS (lw_villages_page_parent_class)->dispose (object);
}

static void
lw_villages_page_class_init (LwVillagesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lw_villages_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lw_villages_page_dispose;
  LW_PAGE_CLASS (klass)->refresh = lw_villages_page_refresh;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.filter", NULL, filter_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.add", NULL, add_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.export", NULL, export_action);
}

static void
lw_villages_page_init (LwVillagesPage *self)
{
}
