/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-actions.h"

#include "lw-bulk-dialogs.h"
#include "lw-merge-page.h"
#include "lw-people-page.h"
#include "lw-person-add.h"

#include <glib/gi18n-lib.h>

static LwSession *
session_of (GtkWidget *page)
{
  return lw_page_get_session (LW_PAGE (page));
}

static GtkWindow *
window_of (GtkWidget *page)
{
  return GTK_WINDOW (gtk_widget_get_root (page));
}

static const GArray *
ticked_of (GtkWidget *page)
{
  return lw_people_marks_get (lw_people_page_get_marks (LW_PEOPLE_PAGE (page)));
}

static void
add_action (GtkWidget  *page,
            const char *name,
            GVariant   *parameter)
{
  if (!lw_session_is_read_only (session_of (page)))
    lw_person_add (page, session_of (page));
}

static void
filter_action (GtkWidget  *page,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (lw_filter_bar_get_search (lw_people_page_get_bar (LW_PEOPLE_PAGE (page))));
}

static void
end_posts_action (GtkWidget  *page,
                  const char *name,
                  GVariant   *parameter)
{
  lw_bulk_dialog_end_posts (window_of (page), session_of (page), ticked_of (page));
}

static void
pool_action (GtkWidget  *page,
             const char *name,
             GVariant   *parameter)
{
  lw_bulk_dialog_pool (window_of (page), session_of (page), ticked_of (page));
}

static void
measure_action (GtkWidget  *page,
                const char *name,
                GVariant   *parameter)
{
  lw_bulk_dialog_measure (window_of (page), session_of (page), ticked_of (page));
}

/* Who is ticked; nobody: the person of the current row. */
static void
copy_action (GtkWidget  *page,
             const char *name,
             GVariant   *parameter)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (page);
  LwPeopleTable *table = lw_people_page_get_table (self);
  LwKey current = lw_people_table_get_current (table);
  g_autoptr (GArray) keys = NULL;

  if (ticked_of (page)->len > 0)
    keys = lw_people_page_dup_chosen (self);
  else
    {
      keys = g_array_new (FALSE, FALSE, sizeof (LwKey));
      if (current == 0)
        return;
      g_array_append_val (keys, current);
    }
  lw_bulk_copy (window_of (page), session_of (page), keys,
                lw_people_heads_get_layout (lw_people_table_get_heads (table)),
                g_str_equal (name, "page.copy-full"));
}

static void
export_action (GtkWidget  *page,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr (GArray) keys = lw_people_page_dup_chosen (LW_PEOPLE_PAGE (page));
  LwPeopleTable *table = lw_people_page_get_table (LW_PEOPLE_PAGE (page));

  lw_bulk_dialog_export (window_of (page), session_of (page), keys,
                         lw_people_heads_get_layout (lw_people_table_get_heads (table)));
}

static void
merge_action (GtkWidget  *page,
              const char *name,
              GVariant   *parameter)
{
  const GArray *keys = ticked_of (page);

  if (keys->len == 2)
    lw_merge_open (page, g_array_index (keys, LwKey, 0), g_array_index (keys, LwKey, 1));
}

static void
duplicates_action (GtkWidget  *page,
                   const char *name,
                   GVariant   *parameter)
{
  lw_merge_open (page, 0, 0);
}

static void
unselect_action (GtkWidget  *page,
                 const char *name,
                 GVariant   *parameter)
{
  LwPeoplePage *self = LW_PEOPLE_PAGE (page);

  lw_people_marks_clear (lw_people_page_get_marks (self));
  gtk_widget_grab_focus (lw_people_table_get_view (lw_people_page_get_table (self)));
}

static void
select_all_action (GtkWidget  *page,
                   const char *name,
                   GVariant   *parameter)
{
  lw_people_table_mark_all (lw_people_page_get_table (LW_PEOPLE_PAGE (page)));
}

void
lw_people_actions_install (GtkWidgetClass *page_class)
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
    { "page.measure", measure_action },     { "page.duplicates", duplicates_action },
    { "page.copy", copy_action },           { "page.copy-full", copy_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (page_class, actions[i].name, NULL, actions[i].func);
  gtk_widget_class_add_binding_action (page_class, GDK_KEY_c, GDK_CONTROL_MASK, "page.copy", NULL);
  gtk_widget_class_add_binding_action (page_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.copy-full", NULL);
}

GMenuModel *
lw_people_actions_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("Select All Shown"), "page.select-all");
  g_menu_append (menu, _("Copy as a Table"), "page.copy");
  g_menu_append (menu, _("Copy with ID Numbers in Full"), "page.copy-full");
  g_menu_append (menu, _("Export the List…"), "page.export");
  g_menu_append (menu, _("Find Duplicates…"), "page.duplicates");
  return G_MENU_MODEL (menu);
}
