/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-columns-popover.h"

#include "lw-access.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

static LwPeopleColumn
column_of (gpointer widget)
{
  return (LwPeopleColumn) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "column"));
}

static void
toggled_cb (GtkCheckButton *check,
            LwPeopleHeads  *heads)
{
  lw_people_heads_set_visible (heads, column_of (check), gtk_check_button_get_active (check));
}

static void fill (GtkWidget *box, LwPeopleHeads *heads);

/* The same button of the same column, in its new row, keeps the focus. */
static void
focus_again (GtkWidget     *box,
             LwPeopleColumn column,
             int            by)
{
  for (GtkWidget *row = gtk_widget_get_first_child (box); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      if (GTK_IS_BUTTON (child) && column_of (child) == column
          && GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "by")) == by)
        gtk_widget_grab_focus (child);
}

static void
moved_cb (GtkButton     *button,
          LwPeopleHeads *heads)
{
  GtkWidget *box = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (button)));
  LwPeopleColumn column = column_of (button);
  int by = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "by"));

  lw_people_heads_move (heads, column, by);
  fill (box, heads);
  focus_again (box, column, by);
}

static void
reset_cb (GtkButton     *button,
          LwPeopleHeads *heads)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (button));

  lw_people_heads_reset (heads);
  fill (box, heads);
}

static void
add_move (GtkWidget     *row,
          LwPeopleHeads *heads,
          LwPeopleColumn column,
          int            by)
{
  GtkWidget *button = lw_ui_icon_button (by < 0 ? "go-up-symbolic" : "go-down-symbolic",
                                         by < 0 ? _("Further to the left") : _("Further to the right"),
                                         "flat lw-small-button");

  g_object_set_data (G_OBJECT (button), "column", GINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (button), "by", GINT_TO_POINTER (by));
  g_signal_connect_object (button, "clicked", G_CALLBACK (moved_cb), heads, 0);
  gtk_box_append (GTK_BOX (row), button);
}

static void
fill (GtkWidget     *box,
      LwPeopleHeads *heads)
{
  const LwPeopleLayout *layout = lw_people_heads_get_layout (heads);
  GtkWidget *reset = gtk_button_new_with_label (_("As It Was at First"));

  lw_ui_clear (box);
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    {
      LwPeopleColumn column = layout->columns[i].column;
      GtkWidget *row = lw_ui_box (2);
      GtkWidget *check = gtk_check_button_new_with_label (lw_people_column_caption (column));

      gtk_widget_set_hexpand (check, TRUE);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), layout->columns[i].visible);
      /* Without names nobody would know whose row it is. */
      gtk_widget_set_sensitive (check, column != LW_PEOPLE_NAME);
      g_object_set_data (G_OBJECT (check), "column", GINT_TO_POINTER (column));
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), heads, 0);
      lw_access_offer_press (check);
      gtk_box_append (GTK_BOX (row), check);
      add_move (row, heads, column, -1);
      add_move (row, heads, column, 1);
      gtk_box_append (GTK_BOX (box), row);
    }
  lw_ui_add_css (reset, "flat");
  g_signal_connect_object (reset, "clicked", G_CALLBACK (reset_cb), heads, 0);
  gtk_box_append (GTK_BOX (box), reset);
}

static void
make_popover (GtkMenuButton *button,
              gpointer       user_data)
{
  LwPeopleHeads *heads = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = lw_ui_vbox (0);

  fill (box, heads);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
lw_columns_button_new (LwPeopleHeads *heads)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-list-symbolic");
  gtk_widget_set_tooltip_text (button, _("Columns"));
  lw_ui_name (button, _("Columns"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_popover, heads, NULL);
  return button;
}
