/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-columns.h"

#include "lw-ui.h"

typedef struct
{
  LwColumnText text;
  LwColumnFill fill;
  LwColumnText says; /* nullable */
  gpointer user_data;
  float xalign;
  char *css;
} Column;

static void
column_free (gpointer data,
             GClosure *closure)
{
  Column *column = data;

  g_free (column->css);
  g_free (column);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          Column                   *column)
{
  GtkWidget *child;

  if (column->text != NULL)
    {
      child = lw_ui_label (NULL, column->css);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (child), column->xalign);
      lw_ui_tell_when_cut (child);
    }
  else
    child = lw_ui_box (6);
  gtk_list_item_set_child (list_item, child);
}

/* New widgets make GTK measure the table anew; what says the same stays. */
static gboolean
says_the_same (GtkWidget    *box,
               gpointer      item,
               const Column *column)
{
  g_autofree char *text = column->says != NULL ? column->says (item, column->user_data) : NULL;

  if (text == NULL)
    return FALSE;
  if (g_strcmp0 (g_object_get_data (G_OBJECT (box), "says"), text) == 0)
    return TRUE;
  g_object_set_data_full (G_OBJECT (box), "says", g_steal_pointer (&text), g_free);
  return FALSE;
}

static void
show_item (GtkListItem  *list_item,
           const Column *column)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);
  gpointer item = gtk_list_item_get_item (list_item);

  if (column->text != NULL)
    {
      g_autofree char *text = column->text (item, column->user_data);
      gtk_label_set_label (GTK_LABEL (child), text);
    }
  else if (!says_the_same (child, item, column))
    {
      lw_ui_clear (child);
      column->fill (child, item, column->user_data);
    }
}

static void
changed_cb (gpointer     item,
            GtkListItem *list_item)
{
  show_item (list_item, g_object_get_data (G_OBJECT (list_item), "column"));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         Column                   *column)
{
  gpointer item = gtk_list_item_get_item (list_item);

  show_item (list_item, column);
  if (g_signal_lookup ("changed", G_OBJECT_TYPE (item)) == 0)
    return;
  g_object_set_data (G_OBJECT (list_item), "column", column);
  g_signal_connect_object (item, "changed", G_CALLBACK (changed_cb), list_item, 0);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), changed_cb, list_item);
}

static GtkColumnViewColumn *
add_column (GtkWidget        *view,
            const char       *title,
            int               width,
            Column           *data,
            GCompareDataFunc  compare)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), data);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), data, column_free, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  column = gtk_column_view_column_new (title, factory);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  else
    gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (compare != NULL)
    {
      g_autoptr (GtkSorter) sorter
          = GTK_SORTER (gtk_custom_sorter_new (compare, data->user_data, NULL));
      gtk_column_view_column_set_sorter (column, sorter);
    }
  gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
  g_object_unref (column); /* the view keeps it */
  return column;
}

GtkColumnViewColumn *
lw_columns_add_text (GtkWidget        *view,
                     const char       *title,
                     int               width,
                     float             xalign,
                     const char       *css,
                     LwColumnText      text,
                     GCompareDataFunc  compare,
                     gpointer          user_data)
{
  Column *data = g_new0 (Column, 1);

  data->text = text;
  data->user_data = user_data;
  data->xalign = xalign;
  data->css = g_strdup (css);
  return add_column (view, title, width, data, compare);
}

GtkColumnViewColumn *
lw_columns_add_box (GtkWidget        *view,
                    const char       *title,
                    int               width,
                    LwColumnFill      fill,
                    LwColumnText      says,
                    GCompareDataFunc  compare,
                    gpointer          user_data)
{
  Column *data = g_new0 (Column, 1);

  data->fill = fill;
  data->says = says;
  data->user_data = user_data;
  return add_column (view, title, width, data, compare);
}
