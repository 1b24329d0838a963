/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-people-cells.h"

#include "lw-text-cell.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwPeopleCells
{
  GObject parent_instance;

  GHashTable *bound; /* GtkListItem on the screen → LwPeopleColumn */
  GListModel *list;  /* what there is now */
};

G_DEFINE_FINAL_TYPE (LwPeopleCells, lw_people_cells, G_TYPE_OBJECT)

static LwPeopleColumn
column_of (GtkSignalListItemFactory *factory)
{
  return (LwPeopleColumn) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column"));
}

static gboolean
has_tags (LwPeopleColumn column)
{
  return column == LW_PEOPLE_RESERVE || column == LW_PEOPLE_REMARK;
}

static void
setup_text_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *cell = lw_text_cell_new (FALSE);
  LwPeopleColumn column = column_of (factory);

  if (column == LW_PEOPLE_NAME)
    gtk_widget_add_css_class (cell, "lw-heading");
  if (column == LW_PEOPLE_ID_NUMBER || column == LW_PEOPLE_SOURCE)
    gtk_widget_add_css_class (cell, "lw-dim");
  gtk_list_item_set_child (item, cell);
}

static void
setup_tag_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  GtkWidget *tag = lw_text_cell_new (TRUE);
  GtkWidget *box = lw_ui_box (0);

  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), tag);
  gtk_list_item_set_child (item, box);
}

static void
show_text (GtkWidget          *cell,
           LwPeopleColumn      column,
           const LwPersonItem *person)
{
  lw_text_cell_set_text (LW_TEXT_CELL (cell), lw_people_column_text (column, person));
  if (column != LW_PEOPLE_ID_NUMBER)
    return;
  if (person->id_number == NULL)
    gtk_widget_add_css_class (cell, "lw-fg-unknown");
  else
    gtk_widget_remove_css_class (cell, "lw-fg-unknown");
}

static void
show_tag (GtkWidget  *tag,
          const char *text,
          const char *state)
{
  const char *classes[] = { *text != '\0' ? "lw-tag" : "lw-dim", *text != '\0' ? state : NULL, NULL };

  gtk_widget_set_css_classes (tag, classes);
  lw_text_cell_set_text (LW_TEXT_CELL (tag), text);
}

static void
show_cell (GtkWidget          *cell,
           LwPeopleColumn      column,
           const LwPersonItem *person)
{
  if (!has_tags (column))
    show_text (cell, column, person);
  else
    show_tag (gtk_widget_get_first_child (cell), lw_people_column_text (column, person),
              column == LW_PEOPLE_RESERVE ? person->pool_state : person->hint_state);
}

/* The model was not said to change where rows were exchanged, so GTK's own idea of an item may be an
 * old one, also when it binds it again because another row was chosen: what counts is what the list
 * has at that position. */
static void
show_item (LwPeopleCells  *self,
           GtkListItem    *item,
           LwPeopleColumn  column)
{
  g_autoptr (LwPersonItem) person
      = self->list != NULL ? g_list_model_get_item (self->list, gtk_list_item_get_position (item)) : NULL;

  if (person == NULL)
    g_set_object (&person, gtk_list_item_get_item (item));
  show_cell (gtk_list_item_get_child (item), column, person);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         LwPeopleCells            *self)
{
  LwPeopleColumn column = column_of (factory);

  g_hash_table_insert (self->bound, item, GINT_TO_POINTER (column));
  show_item (self, item, column);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           LwPeopleCells            *self)
{
  g_hash_table_remove (self->bound, item);
}

GtkListItemFactory *
lw_people_cells_make_factory (LwPeopleCells *self,
                              LwPeopleColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (has_tags (column) ? setup_tag_cb : setup_text_cb),
                    NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  return factory;
}

void
lw_people_cells_set_list (LwPeopleCells *self,
                          GListModel    *list)
{
  g_set_object (&self->list, list);
}

void
lw_people_cells_fill_again (LwPeopleCells *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &column))
    show_item (self, item, (LwPeopleColumn) GPOINTER_TO_INT (column));
}

static void
lw_people_cells_finalize (GObject *object)
{
  g_clear_object (&LW_PEOPLE_CELLS (object)->list);
  g_hash_table_unref (LW_PEOPLE_CELLS (object)->bound);
  G_OBJECT_CLASS (lw_people_cells_parent_class)->finalize (object);
}

static void
lw_people_cells_class_init (LwPeopleCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_people_cells_finalize;
}

static void
lw_people_cells_init (LwPeopleCells *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
}

LwPeopleCells *
lw_people_cells_new (void)
{
  return g_object_new (LW_TYPE_PEOPLE_CELLS, NULL);
}
