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

/* What cannot be seen has no width and no place. */
static void
toggled_cb (GtkCheckButton *check,
            LwPeopleHeads  *heads)
{
  gboolean visible = gtk_check_button_get_active (check);
  GtkWidget *grid = gtk_widget_get_parent (GTK_WIDGET (check));

  lw_people_heads_set_visible (heads, column_of (check), visible);
  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && g_object_get_data (G_OBJECT (child), "deed") != NULL
        && column_of (child) == column_of (check))
      gtk_widget_set_sensitive (child, visible);
}

/* ---- what a button does to a column ---- */

#define STEP 12 /* pixels */

typedef enum
{
  DO_SORT,
  DO_NARROW,
  DO_WIDEN,
  DO_LEFT,
  DO_RIGHT,
} Deed;

static void fill (GtkWidget *grid, LwPeopleHeads *heads);

/* The same button of the same column, in its new row, keeps the focus. */
static void
focus_again (GtkWidget     *grid,
             LwPeopleColumn column,
             int            deed)
{
  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && column_of (child) == column
        && GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "deed")) == deed)
      gtk_widget_grab_focus (child);
}

static void
sort_by (LwPeopleHeads *heads,
         LwPeopleColumn column)
{
  const LwPeopleLayout *layout = lw_people_heads_get_layout (heads);

  lw_people_heads_sort (heads, column, layout->sort == column && !layout->descending);
}

static void
clicked_cb (GtkButton     *button,
            LwPeopleHeads *heads)
{
  GtkWidget *grid = gtk_widget_get_parent (GTK_WIDGET (button));
  LwPeopleColumn column = column_of (button);
  Deed deed = (Deed) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "deed"));

  if (deed == DO_SORT)
    sort_by (heads, column);
  else if (deed == DO_NARROW || deed == DO_WIDEN)
    lw_people_heads_widen (heads, column, deed == DO_WIDEN ? STEP : -STEP);
  else
    lw_people_heads_move (heads, column, deed == DO_LEFT ? -1 : 1);
  fill (grid, heads);
  focus_again (grid, column, (int) deed);
}

static void
reset_cb (GtkButton     *button,
          LwPeopleHeads *heads)
{
  GtkWidget *grid = gtk_widget_get_parent (GTK_WIDGET (button));

  lw_people_heads_reset (heads);
  fill (grid, heads);
}

/* ---- its row ---- */

static void
add_button (GtkWidget     *grid,
            LwPeopleHeads *heads,
            guint          row,
            Deed           deed,
            GtkWidget     *button)
{
  LwPeopleColumn column = lw_people_heads_get_layout (heads)->columns[row].column;

  g_object_set_data (G_OBJECT (button), "column", GINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (button), "deed", GINT_TO_POINTER (deed));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), heads, 0);
  gtk_grid_attach (GTK_GRID (grid), button, 1 + (int) deed, (int) row, 1, 1);
}

static void
add_sort (GtkWidget     *grid,
          LwPeopleHeads *heads,
          guint          row)
{
  const LwPeopleLayout *layout = lw_people_heads_get_layout (heads);
  LwPeopleColumn column = layout->columns[row].column;
  gboolean sorted = layout->sort == column;
  const char *word = !sorted              ? _("Sort")
                     : layout->descending ? C_("order", "Descending")
                                          : C_("order", "Ascending");
  GtkWidget *button = lw_ui_button (NULL, word, sorted ? "flat lw-small-button lw-fg-accent"
                                                       : "flat lw-small-button lw-dim");
  /* translators: a column of the table, and how it is sorted */
  g_autofree char *spoken = g_strdup_printf (_("%s: %s"), lw_people_column_caption (column), word);

  lw_ui_name (button, spoken);
  add_button (grid, heads, row, DO_SORT, button);
}

static void
add_icon (GtkWidget     *grid,
          LwPeopleHeads *heads,
          guint          row,
          Deed           deed,
          const char    *icon,
          const char    *text)
{
  const LwPeopleColumnState *state = &lw_people_heads_get_layout (heads)->columns[row];
  GtkWidget *button = lw_ui_icon_button (icon, text, "flat lw-small-button");
  g_autofree char *spoken
      = g_strdup_printf (_("%s: %s"), lw_people_column_caption (state->column), text);

  lw_ui_name (button, spoken);
  gtk_widget_set_sensitive (button, state->visible);
  add_button (grid, heads, row, deed, button);
}

static void
add_column (GtkWidget     *grid,
            LwPeopleHeads *heads,
            guint          row)
{
  const LwPeopleColumnState *state = &lw_people_heads_get_layout (heads)->columns[row];
  GtkWidget *check = gtk_check_button_new_with_label (lw_people_column_caption (state->column));

  gtk_widget_set_hexpand (check, TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), state->visible);
  /* Without names nobody would know whose row it is. */
  gtk_widget_set_sensitive (check, state->column != LW_PEOPLE_NAME);
  g_object_set_data (G_OBJECT (check), "column", GINT_TO_POINTER (state->column));
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), heads, 0);
  lw_access_offer_press (check);
  gtk_grid_attach (GTK_GRID (grid), check, 0, (int) row, 1, 1);
  add_sort (grid, heads, row);
  add_icon (grid, heads, row, DO_NARROW, "list-remove-symbolic", _("Narrower"));
  add_icon (grid, heads, row, DO_WIDEN, "list-add-symbolic", _("Wider"));
  add_icon (grid, heads, row, DO_LEFT, "go-up-symbolic", _("Further to the left"));
  add_icon (grid, heads, row, DO_RIGHT, "go-down-symbolic", _("Further to the right"));
}

static void
fill (GtkWidget     *grid,
      LwPeopleHeads *heads)
{
  GtkWidget *reset = gtk_button_new_with_label (_("As It Was at First"));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (grid)) != NULL)
    gtk_grid_remove (GTK_GRID (grid), child);
  for (guint i = 0; i < LW_PEOPLE_N_COLUMNS; i++)
    add_column (grid, heads, i);
  lw_ui_add_css (reset, "flat");
  g_signal_connect_object (reset, "clicked", G_CALLBACK (reset_cb), heads, 0);
  gtk_grid_attach (GTK_GRID (grid), reset, 0, LW_PEOPLE_N_COLUMNS, 6, 1);
}

static void
make_popover (GtkMenuButton *button,
              gpointer       user_data)
{
  LwPeopleHeads *heads = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *grid = gtk_grid_new ();

  fill (grid, heads);
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
lw_columns_button_new (LwPeopleHeads *heads)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-list-symbolic");
  lw_ui_tooltip (button, _("Columns"));
  lw_ui_name (button, _("Columns"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_popover, heads, NULL);
  return button;
}
