/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-page.h"

#include "lw-columns.h"
#include "lw-names.h"
#include "lw-person-item.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPeoplePage
{
  LwPage parent_instance;

  GtkWidget *stack;
  GtkWidget *search;
  GtkDropDown *village;
  GtkDropDown *group;
  GtkWidget *young;
  GtkWidget *educated;
  GtkWidget *hinted;
  GtkWidget *view;
  GtkWidget *status;
  GListStore *store;
  GtkFilter *filter;
  LwRoster *roster;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwPeoplePage, lw_people_page, LW_TYPE_PAGE)

enum
{
  GROUP_ALL,
  GROUP_SERVING,
  GROUP_RESERVES,
  GROUP_NEITHER,
};

/* The limits of the local standards: at most 35, junior college or more. */
#define YOUNG 35

static LwSession *
session_of (LwPeoplePage *self)
{
  return lw_page_get_session (LW_PAGE (self));
}

/* ---- columns ---- */

#define TEXT_COLUMN(field)                                                                         \
  static char *field##_text (gpointer item, gpointer user_data)                                   \
  {                                                                                                \
    return g_strdup (((LwPersonItem *) item)->field);                                              \
  }

TEXT_COLUMN (name)
TEXT_COLUMN (sex)
TEXT_COLUMN (age)
TEXT_COLUMN (birth)
TEXT_COLUMN (education)
TEXT_COLUMN (political_status)
TEXT_COLUMN (village)
TEXT_COLUMN (posts)
TEXT_COLUMN (source)
TEXT_COLUMN (id_number)

#undef TEXT_COLUMN

static void
fill_reserve (GtkWidget *box,
              gpointer   item,
              gpointer   user_data)
{
  LwPersonItem *person = item;

  gtk_box_append (GTK_BOX (box), person->reserve ? lw_ui_tag (_("in the pool"), "unknown")
                                                 : lw_ui_label ("—", "lw-dim"));
}

static void
fill_hint (GtkWidget *box,
           gpointer   item,
           gpointer   user_data)
{
  LwPersonItem *person = item;

  if (person->hint != NULL)
    gtk_box_append (GTK_BOX (box), lw_ui_tag (person->hint, "at-risk"));
}

static int
by_name (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  return g_strcmp0 (((const LwPersonItem *) a)->sort_key, ((const LwPersonItem *) b)->sort_key);
}

static int
by_age (gconstpointer a,
        gconstpointer b,
        gpointer      user_data)
{
  /* The birth says more than the age. */
  return g_strcmp0 (((const LwPersonItem *) b)->birth, ((const LwPersonItem *) a)->birth);
}

static int
by_education (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  return ((const LwPersonItem *) b)->education_code - ((const LwPersonItem *) a)->education_code;
}

static int
by_village (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  LwPeoplePage *self = user_data;
  const LwVillage *one = lw_roster_find_village (self->roster, ((LwPersonItem *) a)->village_key);
  const LwVillage *other = lw_roster_find_village (self->roster, ((LwPersonItem *) b)->village_key);

  return g_strcmp0 (one != NULL ? one->code : "9", other != NULL ? other->code : "9");
}

static void
add_columns (LwPeoplePage *self)
{
  GtkWidget *view = self->view;

  lw_columns_add_text (view, _("Full name"), 184, 0, "lw-heading", name_text, by_name, self);
  lw_columns_add_text (view, _("Sex"), 38, 0, NULL, sex_text, NULL, self);
  lw_columns_add_text (view, _("Age"), 52, 0, NULL, age_text, by_age, self);
  lw_columns_add_text (view, _("Birth"), 90, 0, NULL, birth_text, by_age, self);
  lw_columns_add_text (view, _("Education"), 96, 0, NULL, education_text, by_education, self);
  lw_columns_add_text (view, _("Political status"), 68, 0, NULL, political_status_text, NULL, self);
  lw_columns_add_text (view, _("Village"), 72, 0, NULL, village_text, by_village, self);
  lw_columns_add_text (view, _("Posts"), 0, 0, NULL, posts_text, NULL, self);
  lw_columns_add_box (view, _("Reserve"), 52, fill_reserve, NULL, self);
  lw_columns_add_text (view, _("Source"), 78, 0, NULL, source_text, NULL, self);
  lw_columns_add_text (view, _("ID number"), 138, 0, NULL, id_number_text, NULL, self);
  lw_columns_add_box (view, _("Remark"), 118, fill_hint, NULL, self);
}

/* ---- filter ---- */

static gboolean
is_active (GtkWidget *chip)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip));
}

static gboolean
in_group (LwPeoplePage *self,
          LwPersonItem *item)
{
  switch (gtk_drop_down_get_selected (self->group))
    {
    case GROUP_SERVING:
      return item->serving;
    case GROUP_RESERVES:
      return item->reserve;
    case GROUP_NEITHER:
      return !item->serving && !item->reserve;
    default:
      return TRUE;
    }
}

static gboolean
filter_func (gpointer object,
             gpointer user_data)
{
  LwPeoplePage *self = user_data;
  LwPersonItem *item = object;
  guint village = gtk_drop_down_get_selected (self->village);
  const LwRosterPerson *person;

  if (self->roster == NULL)
    return FALSE;
  if (village != 0 && village != GTK_INVALID_LIST_POSITION
      && item->village_key
             != ((LwVillage *) g_ptr_array_index (self->roster->villages, village - 1))->record.id)
    return FALSE;
  if (!in_group (self, item))
    return FALSE;
  if (is_active (self->young) && (item->youngest < 0 || item->youngest > YOUNG))
    return FALSE;
  if (is_active (self->educated)
      && (item->education_code == 0 || item->education_code > LW_EDUCATION_JUNIOR_COLLEGE))
    return FALSE;
  if (is_active (self->hinted) && item->hint == NULL)
    return FALSE;
  person = lw_roster_find (self->roster, item->id);
  return person != NULL
         && lw_person_item_matches (item, person->person,
                                    gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static guint
count_shown (LwPeoplePage *self)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view))));
}

static void
show_status (LwPeoplePage *self)
{
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint n = count_shown (self);
  g_autofree char *text = g_strdup_printf (_("%u of %u people · Enter opens"), n, all);
  g_autofree char *subtitle = n == all ? g_strdup_printf (ngettext ("%u person", "%u people", all), all)
                                       : g_strdup_printf (_("%u of %u people"), n, all);

  gtk_label_set_label (GTK_LABEL (self->status), text);
  lw_page_set_title (LW_PAGE (self), _("People"), subtitle);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), all == 0 ? "empty" : n > 0 ? "table" : "none");
}

static void
filter_cb (LwPeoplePage *self)
{
  if (self->filling || self->filter == NULL)
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_status (self);
}

static void
clear_cb (LwPeoplePage *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->village, 0);
  gtk_drop_down_set_selected (self->group, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->young), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->educated), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->hinted), FALSE);
  self->filling = FALSE;
  filter_cb (self);
}

/* ---- the page ---- */

static void
activate_cb (GtkColumnView *view,
             guint          position,
             LwPeoplePage  *self)
{
  g_autoptr (LwPersonItem) item
      = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.person", "x", item->id);
}

static void
fill_villages (LwPeoplePage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->village);

  gtk_string_list_append (names, _("All villages"));
  for (guint i = 0; i < self->roster->villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (self->roster->villages, i);
      g_autofree char *name = lw_village_name_short (village->name);
      gtk_string_list_append (names, name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->village, G_LIST_MODEL (names));
  if (selected <= self->roster->villages->len)
    gtk_drop_down_set_selected (self->village, selected);
  self->filling = FALSE;
}

static void
lw_people_page_refresh (LwPage *page)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (page);
  LwSession *session = lw_page_get_session (page);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  LwRoster *roster = lw_roster_load (lw_session_get_reader (session), NULL);

  if (roster == NULL)
    return;
  g_list_store_remove_all (self->store);
  g_clear_pointer (&self->roster, lw_roster_free);
  self->roster = roster;
  fill_villages (self);
  for (guint i = 0; i < roster->people->len; i++)
    g_ptr_array_add (items, lw_person_item_new (roster, g_ptr_array_index (roster->people, i),
                                                lw_session_get_on (session),
                                                lw_session_get_horizon (session)));
  g_list_store_splice (self->store, 0, 0, items->pdata, items->len);
  show_status (self);
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
  clear_cb (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), person->name);
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

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (LW_PEOPLE_PAGE (widget)->search);
}

static GtkWidget *
make_chip (LwPeoplePage *self,
           GtkWidget    *bar,
           const char   *text)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (text);

  lw_ui_add_css (chip, "lw-chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (chip, "toggled", G_CALLBACK (filter_cb), self);
  gtk_box_append (GTK_BOX (bar), chip);
  return chip;
}

static GtkDropDown *
make_drop_down (LwPeoplePage *self,
                GtkWidget    *bar,
                const char   *name,
                GListModel   *model)
{
  GtkWidget *drop_down = gtk_drop_down_new (model, NULL);

  lw_ui_name (drop_down, name);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (filter_cb), self);
  gtk_box_append (GTK_BOX (bar), drop_down);
  return GTK_DROP_DOWN (drop_down);
}

static GtkWidget *
make_toolbar (LwPeoplePage *self)
{
  const char *const groups[]
      = { _("Everybody"), _("In two committees"), _("In the pool"), _("Neither"), NULL };
  GtkWidget *bar = lw_ui_box (8);
  GtkWidget *add = lw_ui_button ("list-add-symbolic", _("Add Person"), NULL);

  lw_ui_add_css (bar, "lw-toolbar");
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Name, pinyin, number"), NULL);
  gtk_widget_set_size_request (self->search, 190, -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (filter_cb), self);
  gtk_box_append (GTK_BOX (bar), self->search);
  self->village = make_drop_down (self, bar, _("Village"), NULL);
  self->group = make_drop_down (self, bar, _("Group"), G_LIST_MODEL (gtk_string_list_new (groups)));
  self->young = make_chip (self, bar, _("aged 35 or less"));
  self->educated = make_chip (self, bar, _("junior college or more"));
  self->hinted = make_chip (self, bar, _("with a remark"));
  gtk_widget_set_hexpand (add, TRUE);
  gtk_widget_set_halign (add, GTK_ALIGN_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "page.add");
  gtk_box_append (GTK_BOX (bar), add);
  return bar;
}

static GtkWidget *
make_table (LwPeoplePage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  g_autoptr (GtkSingleSelection) selection = NULL;

  self->store = g_list_store_new (LW_TYPE_PERSON_ITEM);
  self->view = gtk_column_view_new (NULL);
  lw_ui_add_css (self->view, "lw-table many-columns");
  lw_ui_name (self->view, _("People"));
  add_columns (self);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_func, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->store)),
                                        g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (
      G_LIST_MODEL (filtered),
      g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view))));
  selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (selection));
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  return scroller;
}

static GtkWidget *
make_status_page (const char *icon,
                  const char *title,
                  const char *description,
                  GtkWidget  *button)
{
  GtkWidget *page = adw_status_page_new ();

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
make_pages (LwPeoplePage *self)
{
  GtkWidget *import = lw_ui_button (NULL, _("Import Rosters…"), "suggested-action pill");
  GtkWidget *clear = lw_ui_button (NULL, _("Clear the Filter"), "pill");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (import), "win.import");
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (clear_cb), self);
  gtk_stack_add_named (GTK_STACK (self->stack), make_table (self), "table");
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      make_status_page ("system-users-symbolic", _("No people yet"),
                        _("Take in the rosters you have; headings and columns are recognised."),
                        import),
      "empty");
  gtk_stack_add_named (
      GTK_STACK (self->stack),
      make_status_page ("system-search-symbolic", _("Nobody fits"), NULL, clear), "none");
}

static void
lw_people_page_constructed (GObject *object)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (object);
  GtkWidget *box = lw_ui_vbox (0);
  GtkWidget *bottom = lw_ui_box (8);

  G_OBJECT_CLASS (lw_people_page_parent_class)->constructed (object);
  gtk_box_append (GTK_BOX (box), make_toolbar (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  make_pages (self);
  gtk_box_append (GTK_BOX (box), self->stack);
  self->status = lw_ui_label_fill (NULL, "lw-dim lw-small");
  lw_ui_add_css (bottom, "lw-bottom-bar");
  gtk_box_append (GTK_BOX (bottom), self->status);
  gtk_box_append (GTK_BOX (box), bottom);
  adw_bin_set_child (ADW_BIN (self), box);
  lw_page_set_title (LW_PAGE (self), _("People"), NULL);
}

static void
lw_people_page_dispose (GObject *object)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (object);

  if (self->view != NULL)
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  self->view = NULL;
  self->filling = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->store);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->roster, lw_roster_free);
  G_OBJECT_CLASS (lw_people_page_parent_class)->dispose (object);
}

static void
lw_people_page_class_init (LwPeoplePageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lw_people_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lw_people_page_dispose;
  LW_PAGE_CLASS (klass)->refresh = lw_people_page_refresh;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.filter", NULL, filter_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.add", NULL, add_action);
}

static void
lw_people_page_init (LwPeoplePage *self)
{
}
