/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-main-view.h"

#include "lw-access.h"
#include "lw-base-date-popover.h"
#include "lw-date.h"
#include "lw-doubtful-page.h"
#include "lw-election-day.h"
#include "lw-find-popover.h"
#include "lw-history-page.h"
#include "lw-import-page.h"
#include "lw-keys.h"
#include "lw-overview-page.h"
#include "lw-merge-page.h"
#include "lw-panes.h"
#include "lw-people-page.h"
#include "lw-person-page.h"
#include "lw-pool-page.h"
#include "lw-recent.h"
#include "lw-report-page.h"
#include "lw-sidebar.h"
#include "lw-ui.h"
#include "lw-village-change-dialog.h"
#include "lw-village-page.h"
#include "lw-villages-page.h"

#include <glib/gi18n-lib.h>

struct _LwMainView
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwFlap *flap;
  AdwWindowTitle *ledger_title;
  LwSidebar *sidebar;
  GtkWidget *saved;
  AdwWindowTitle *page_title;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkMenuButton *find_button;
  GtkWidget *countdown;
  GtkMenuButton *date_button;
  GtkWidget *date_label;
  GtkWidget *today_label;
  GtkWidget *notes;
  GtkStack *stack;

  LwSession *session;
  GQueue back; /* Place *, the latest first */
  gboolean narrow;
  guint fold_id;
};

G_DEFINE_FINAL_TYPE (LwMainView, lw_main_view, ADW_TYPE_BIN)

/* Where one can go back to. */
typedef struct
{
  const char *page;
  LwKey key;
} Place;

typedef struct
{
  const char *name;
  const char *title; /* of the sidebar; NULL: not in it */
  const char *icon;
  const char *section; /* heading above it in the sidebar, or NULL */
  const char *parent;  /* whose row is marked in the sidebar, or NULL: its own */
  GType (*get_type) (void);
} PageInfo;

static const PageInfo pages[] = {
  { "overview", N_ ("Overview"), "view-grid-symbolic", NULL, NULL, lw_overview_page_get_type },
  { "villages", N_ ("Villages"), "user-home-symbolic", NULL, NULL, lw_villages_page_get_type },
  { "people", N_ ("People"), "system-users-symbolic", NULL, NULL, lw_people_page_get_type },
  { "pool", N_ ("Reserves"), "starred-symbolic", NULL, NULL, lw_pool_page_get_type },
  { "import", N_ ("Import"), "folder-download-symbolic", N_ ("Tools"), NULL,
    lw_import_page_get_type },
  { "report", N_ ("Reports"), "x-office-document-symbolic", NULL, NULL, lw_report_page_get_type },
  { "doubtful", N_ ("Doubtful Data"), "dialog-warning-symbolic", NULL, NULL,
    lw_doubtful_page_get_type },
  { "history", N_ ("History"), "document-open-recent-symbolic", NULL, NULL,
    lw_history_page_get_type },
  { "village", NULL, NULL, NULL, "villages", lw_village_page_get_type },
  { "person", NULL, NULL, NULL, "people", lw_person_page_get_type },
  { "merge", NULL, NULL, NULL, "people", lw_merge_page_get_type },
};

static const PageInfo *
find_page (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, name))
      return &pages[i];
  return NULL;
}

/* ---- title ---- */

static LwPage *
current_page (LwMainView *self)
{
  return (LwPage *) gtk_stack_get_visible_child (self->stack);
}

static void
show_title (LwMainView *self)
{
  LwPage *page = current_page (self);
  const char *title = page != NULL ? lw_page_get_title (page) : NULL;
  const char *subtitle = page != NULL ? lw_page_get_subtitle (page) : NULL;

  adw_window_title_set_title (self->page_title, title != NULL ? title : "");
  adw_window_title_set_subtitle (self->page_title, subtitle != NULL ? subtitle : "");
}

/* ---- going about ---- */

static LwPage *
ensure_page (LwMainView *self,
             const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, name);

  if (page == NULL)
    {
      page = g_object_new (find_page (name)->get_type (), "session", self->session, NULL);
      g_signal_connect_object (page, "notify::subtitle", G_CALLBACK (show_title), self,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->stack, page, name);
    }
  return LW_PAGE (page);
}

static void
show (LwMainView *self,
      const char *name,
      LwKey       key)
{
  const PageInfo *info = find_page (name);
  LwPage *page = ensure_page (self, name);

  if (info->parent != NULL || key != 0)
    lw_page_open (page, key);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  lw_sidebar_mark (self->sidebar, info->parent != NULL ? info->parent : name);
  show_title (self);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/* The keyboard goes along to a page of the sidebar and to a village, which begins with the way back. The
 * form of a person begins with a name, which one slip would type over: it waits for Tab or F6. */
static void
focus_page (LwMainView *self,
            const char *name)
{
  GtkWidget *page = GTK_WIDGET (current_page (self));

  if ((find_page (name)->parent == NULL || LW_IS_VILLAGE_PAGE (page)) && !gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* The way back leads to other places: who drops three files stands once on the page of imports. */
static void
remember_place (LwMainView *self,
                const char *name,
                LwKey       key)
{
  LwPage *from = current_page (self);
  const PageInfo *info
      = from != NULL ? find_page (gtk_stack_get_visible_child_name (self->stack)) : NULL;
  Place *place;

  if (info == NULL || (g_str_equal (info->name, name) && (key == 0 || key == lw_page_get_key (from))))
    return;
  place = g_new0 (Place, 1);
  place->page = info->name;
  place->key = lw_page_get_key (from);
  g_queue_push_head (&self->back, place);
}

static void
go (LwMainView *self,
    const char *name,
    LwKey       key)
{
  if (find_page (name) == NULL)
    return;
  remember_place (self, name, key);
  show (self, name, key);
  focus_page (self, name);
}

static void
go_back (LwMainView *self)
{
  g_autofree Place *place = g_queue_pop_head (&self->back);
  const PageInfo *info = find_page (gtk_stack_get_visible_child_name (self->stack));

  if (place != NULL)
    show (self, place->page, place->key);
  else if (info->parent != NULL)
    show (self, info->parent, 0);
}

static void
merge (LwMainView *self,
       GVariant   *pair)
{
  LwKey a, b;

  g_variant_get (pair, "(xx)", &a, &b);
  go (self, "merge", 0);
  if (a != 0)
    lw_merge_page_open_pair (LW_MERGE_PAGE (ensure_page (self, "merge")), a, b);
}

/* Who is away from home and might return, and is not in the pool: a filter of the people. */
static void
show_talents (LwMainView *self)
{
  g_autoptr (LwPeopleFilter) filter = lw_people_filter_new ();

  filter->source = g_strdup ("外出 在外 返乡 回引");
  filter->pool = LW_PEOPLE_NOT_IN_POOL;
  go (self, "people", 0);
  lw_filter_bar_set_filter (
      lw_people_page_get_bar (LW_PEOPLE_PAGE (ensure_page (self, "people"))), filter);
}

/* All who fit what was typed into the search. */
static void
filter_people (LwMainView *self,
               const char *text)
{
  g_autoptr (LwPeopleFilter) filter = lw_people_filter_new ();

  filter->text = g_strdup (text);
  go (self, "people", 0);
  lw_filter_bar_set_filter (
      lw_people_page_get_bar (LW_PEOPLE_PAGE (ensure_page (self, "people"))), filter);
}

/* The pool, and of it who has something overdue or due soon. */
static void
show_due (LwMainView *self)
{
  go (self, "pool", 0);
  lw_pool_page_show_due (LW_POOL_PAGE (ensure_page (self, "pool")));
}

static void
chosen_cb (LwMainView *self,
           const char *name)
{
  go (self, name, 0);
}

/* ---- what changes with the ledger ---- */

static void
show_countdown (LwMainView *self)
{
  LwDate day = lw_session_get_election_day (self->session);
  g_autofree char *text = NULL;

  if (day != 0)
    {
      int days = lw_date_days_between (lw_date_today (), day);

      if (days >= 0)
        text = g_strdup_printf (ngettext ("%d day to the election", "%d days to the election",
                                          (gulong) days),
                                days);
      else
        text = g_strdup_printf (ngettext ("%d day since the election",
                                          "%d days since the election", (gulong) -days),
                                -days);
    }
  gtk_button_set_label (GTK_BUTTON (self->countdown), text != NULL ? text : _("Set election day"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.election-day",
                                 !lw_session_is_read_only (self->session));
}

static void
show_saved (LwMainView *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *text = lw_session_is_read_only (self->session)
                              ? g_strdup (_("Read only"))
                              : g_strdup_printf (_("Saved %s"), time);

  gtk_label_set_label (GTK_LABEL (self->saved), text);
}

static void
set_step_tooltip (GtkWidget  *button,
                  const char *word,
                  const char *label)
{
  g_autofree char *text
      = label != NULL ? g_strdup_printf ("%s: %s", word, label) : g_strdup (word);

  lw_ui_tooltip (button, text);
}

static void
changed_cb (LwMainView *self)
{
  g_autofree char *name = lw_recent_dup_name (lw_session_get_path (self->session));
  g_autofree char *iso = lw_date_to_iso (lw_session_get_on (self->session));
  const char *township = lw_session_get_township (self->session);

  adw_window_title_set_title (self->ledger_title, *township != '\0' ? township : name);
  /* A file named after its township says nothing new. */
  adw_window_title_set_subtitle (
      self->ledger_title, *township != '\0' && !g_str_equal (township, name) ? name : "");
  gtk_label_set_label (GTK_LABEL (self->date_label), iso);
  gtk_label_set_label (GTK_LABEL (self->today_label),
                       lw_session_is_today (self->session) ? _("today") : "");
  show_countdown (self);
  show_saved (self);
  set_step_tooltip (self->undo_button, _("Undo"), lw_session_get_undo_label (self->session));
  set_step_tooltip (self->redo_button, _("Redo"), lw_session_get_redo_label (self->session));
  show_title (self);
}

static void
add_note (LwMainView *self,
          const char *text)
{
  GtkWidget *box = lw_ui_box (10);
  GtkWidget *label = lw_ui_label (text, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  lw_ui_add_css (box, "lw-note unknown");
  gtk_box_append (GTK_BOX (box), lw_ui_icon ("system-lock-screen-symbolic", 16, NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (self->notes), box);
}

static void
add_read_only_note (LwMainView *self)
{
  const char *why = lw_session_get_why_read_only (self->session);
  /* translators: why, a sentence */
  g_autofree char *text = why != NULL ? g_strdup_printf (_("Opened read only. %s"), why)
                                      : g_strdup (_("Opened read only."));

  add_note (self, text);
}

/* ---- actions ---- */

static void
find_popup_cb (GtkMenuButton *button,
               gpointer       user_data)
{
  LwMainView *self = LW_MAIN_VIEW (user_data);

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, lw_find_popover_new (self->session));
}

static void
date_popup_cb (GtkMenuButton *button,
               gpointer       user_data)
{
  LwMainView *self = LW_MAIN_VIEW (user_data);

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, lw_base_date_popover_new (self->session));
}

/* The rest is asked of the page that is seen, which answers to "page.…" actions. */
static void
ask_page (LwMainView *self,
          const char *action)
{
  g_autofree char *name = g_strconcat ("page.", action, NULL);

  gtk_widget_activate_action (GTK_WIDGET (current_page (self)), name, NULL);
}

/* From the page of a village it is about that one. In the list one is always chosen, asked for or not. */
static void
change_villages (LwMainView *self)
{
  LwPage *page = current_page (self);

  if (!lw_session_is_read_only (self->session))
    lw_village_change_dialog_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->session,
                                   LW_IS_VILLAGE_PAGE (page) ? lw_page_get_key (page) : 0);
}

void
lw_main_view_do (LwMainView *self,
                 const char *action,
                 GVariant   *parameter)
{
  g_return_if_fail (LW_IS_MAIN_VIEW (self));

  if (g_str_equal (action, "page"))
    go (self, g_variant_get_string (parameter, NULL), 0);
  else if (g_str_equal (action, "village") || g_str_equal (action, "person"))
    go (self, action, g_variant_get_int64 (parameter));
  else if (g_str_equal (action, "import") || g_str_equal (action, "report"))
    go (self, action, 0);
  else if (g_str_equal (action, "add-to"))
    {
      go (self, g_variant_get_string (parameter, NULL), 0);
      ask_page (self, "add");
    }
  else if (g_str_equal (action, "merge"))
    merge (self, parameter);
  else if (g_str_equal (action, "talents"))
    show_talents (self);
  else if (g_str_equal (action, "filter-people"))
    filter_people (self, g_variant_get_string (parameter, NULL));
  else if (g_str_equal (action, "pool-due"))
    show_due (self);
  else if (g_str_equal (action, "back"))
    go_back (self);
  else if (g_str_equal (action, "find"))
    gtk_menu_button_popup (self->find_button);
  else if (g_str_equal (action, "base-date"))
    gtk_menu_button_popup (self->date_button);
  else if (g_str_equal (action, "next-pane"))
    lw_panes_next (GTK_WIDGET (current_page (self)), GTK_WIDGET (self->sidebar));
  else if (g_str_equal (action, "keys"))
    lw_keys_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  else if (g_str_equal (action, "village-change"))
    change_villages (self);
  else if (g_str_equal (action, "election-day"))
    lw_election_day_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->session);
  else
    ask_page (self, action);
}

void
lw_main_view_import (LwMainView *self,
                     GFile      *file)
{
  g_return_if_fail (LW_IS_MAIN_VIEW (self));
  go (self, "import", 0);
  lw_import_page_add_file (LW_IMPORT_PAGE (ensure_page (self, "import")), file);
}

const char *
lw_main_view_get_page (LwMainView *self)
{
  g_return_val_if_fail (LW_IS_MAIN_VIEW (self), NULL);
  return gtk_stack_get_visible_child_name (self->stack);
}

const char *
lw_main_view_get_topic (LwMainView *self)
{
  const PageInfo *info = find_page (lw_main_view_get_page (self));

  return info->parent != NULL ? info->parent : info->name;
}

/* ---- the widget ---- */

static void
lw_main_view_dispose (GObject *object)
{
  LwMainView *self = LW_MAIN_VIEW (object);

  g_clear_handle_id (&self->fold_id, g_source_remove);
  /* One that is open when its window goes is kept alive by GTK 4.8, and with it the ledger. */
  if (self->find_button != NULL)
    gtk_menu_button_popdown (self->find_button);
  if (self->date_button != NULL)
    gtk_menu_button_popdown (self->date_button);
  g_queue_clear_full (&self->back, g_free);
  /* The direct child is a bound one: GTK 4.8 would take it away twice. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_MAIN_VIEW);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_main_view_parent_class)->dispose (object);
}

/* Below this width the sidebar folds away. By the width and not by what the page needs, so that the
 * sidebar does not come and go from page to page. */
#define FOLD_BELOW 1000

static gboolean
fold_cb (gpointer user_data)
{
  LwMainView *self = LW_MAIN_VIEW (user_data);

  self->fold_id = 0;
  adw_flap_set_fold_policy (self->flap, self->narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                                     : ADW_FLAP_FOLD_POLICY_NEVER);
  return G_SOURCE_REMOVE;
}

static void
layout_cb (LwMainView *self,
           int         width,
           int         height)
{
  gboolean narrow = width < FOLD_BELOW;

  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  /* Not in the middle of the allocation that told the width. */
  if (self->fold_id == 0)
    self->fold_id = g_idle_add (fold_cb, self);
}

static void
lw_main_view_realize (GtkWidget *widget)
{
  GtkNative *native;

  GTK_WIDGET_CLASS (lw_main_view_parent_class)->realize (widget);
  native = gtk_widget_get_native (widget);
  g_signal_connect_object (gtk_native_get_surface (native), "layout", G_CALLBACK (layout_cb),
                           widget, G_CONNECT_SWAPPED);
}

static void
lw_main_view_class_init (LwMainViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LW_TYPE_SIDEBAR);
  G_OBJECT_CLASS (klass)->dispose = lw_main_view_dispose;
  widget_class->realize = lw_main_view_realize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liangwei/Liangwei/lw-main-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LwMainView, flap);
  gtk_widget_class_bind_template_child (widget_class, LwMainView, ledger_title);
  gtk_widget_class_bind_template_child (widget_class, LwMainView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, LwMainView, saved);
  gtk_widget_class_bind_template_child (widget_class, LwMainView, page_title);
  gtk_widget_class_bind_template_child (widget_class, LwMainView, undo_button);
  gtk_widget_class_bind_template_child (widget_class, LwMainView, redo_button);
  gtk_widget_class_bind_template_child (widget_class, LwMainView, find_button);
  gtk_widget_class_bind_template_child (widget_class, LwMainView, countdown);
  gtk_widget_class_bind_template_child (widget_class, LwMainView, date_button);
  gtk_widget_class_bind_template_child (widget_class, LwMainView, date_label);
  gtk_widget_class_bind_template_child (widget_class, LwMainView, today_label);
  gtk_widget_class_bind_template_child (widget_class, LwMainView, notes);
  gtk_widget_class_bind_template_child (widget_class, LwMainView, stack);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
lw_main_view_init (LwMainView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lw_access_watch_stack (self->stack);
  g_queue_init (&self->back);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].title != NULL)
      lw_sidebar_add (self->sidebar, pages[i].name, pages[i].title, pages[i].icon, pages[i].section);
  gtk_menu_button_set_create_popup_func (self->find_button, find_popup_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->date_button, date_popup_cb, self, NULL);
}

GtkWidget *
lw_main_view_new (LwSession *session)
{
  LwMainView *self = g_object_new (LW_TYPE_MAIN_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  lw_sidebar_set_session (self->sidebar, session);
  if (lw_session_is_read_only (session))
    add_read_only_note (self);
  changed_cb (self);
  show (self, "overview", 0);
  return GTK_WIDGET (self);
}
