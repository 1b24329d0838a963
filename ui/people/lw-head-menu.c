/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-head-menu.h"

#include <glib/gi18n-lib.h>

static void
sort_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       heads)
{
  lw_people_heads_sort (heads, (LwPeopleColumn) g_variant_get_int32 (parameter),
                        g_str_equal (g_action_get_name (G_ACTION (action)), "descending"));
}

static void
move_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       heads)
{
  lw_people_heads_move (heads, (LwPeopleColumn) g_variant_get_int32 (parameter),
                        g_str_equal (g_action_get_name (G_ACTION (action)), "left") ? -1 : 1);
}

static void
hide_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       heads)
{
  lw_people_heads_set_visible (heads, (LwPeopleColumn) g_variant_get_int32 (parameter), FALSE);
}

static const GActionEntry entries[] = {
  { .name = "ascending", .activate = sort_cb, .parameter_type = "i" },
  { .name = "descending", .activate = sort_cb, .parameter_type = "i" },
  { .name = "left", .activate = move_cb, .parameter_type = "i" },
  { .name = "right", .activate = move_cb, .parameter_type = "i" },
  { .name = "hide", .activate = hide_cb, .parameter_type = "i" },
};

static void
add (GMenu          *menu,
     const char     *text,
     const char     *action,
     LwPeopleColumn  column)
{
  g_autofree char *detailed = g_strdup_printf ("head.%s(%d)", action, (int) column);

  g_menu_append (menu, text, detailed);
}

static GMenuModel *
make_menu (LwPeopleColumn column)
{
  GMenu *menu = g_menu_new ();

  add (menu, C_("order", "Ascending"), "ascending", column);
  add (menu, C_("order", "Descending"), "descending", column);
  add (menu, _("Further to the left"), "left", column);
  add (menu, _("Further to the right"), "right", column);
  /* Without names nobody would know whose row it is. */
  if (column != LW_PEOPLE_NAME)
    add (menu, _("Hide This Column"), "hide", column);
  return G_MENU_MODEL (menu);
}

void
lw_head_menu_add_to (GtkWidget     *view,
                     LwPeopleHeads *heads)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), heads);
  gtk_widget_insert_action_group (view, "head", G_ACTION_GROUP (group));
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    {
      g_autoptr (GMenuModel) menu = make_menu ((LwPeopleColumn) i);

      gtk_column_view_column_set_header_menu (lw_people_heads_get_column (heads, (LwPeopleColumn) i), menu);
    }
}
