/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-kept.h"

#include "lw-ui.h"

#define SAYS "lw-says"

LwKept
lw_kept_begin (GtkWidget *parent)
{
  return (LwKept){ .parent = parent, .next = gtk_widget_get_first_child (parent) };
}

static void
take_out (LwKept    *self,
          GtkWidget *child)
{
  if (GTK_IS_LIST_BOX (self->parent))
    gtk_list_box_remove (GTK_LIST_BOX (self->parent), child);
  else
    gtk_box_remove (GTK_BOX (self->parent), child);
}

/* Those before @until go; NULL: all that are left. */
static void
drop_until (LwKept    *self,
            GtkWidget *until)
{
  while (self->next != until)
    {
      GtkWidget *child = self->next;

      self->next = gtk_widget_get_next_sibling (child);
      take_out (self, child);
    }
}

gboolean
lw_kept_same (LwKept     *self,
              const char *says)
{
  for (GtkWidget *child = self->next; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (child), SAYS), says) == 0)
      {
        drop_until (self, child);
        self->next = gtk_widget_get_next_sibling (child);
        self->n++;
        return TRUE;
      }
  return FALSE;
}

void
lw_kept_put (LwKept     *self,
             GtkWidget  *child,
             const char *says)
{
  g_object_set_data_full (G_OBJECT (child), SAYS, g_strdup (says), g_free);
  if (GTK_IS_LIST_BOX (self->parent))
    gtk_list_box_insert (GTK_LIST_BOX (self->parent), child, self->n);
  else
    gtk_widget_insert_before (child, self->parent, self->next);
  self->n++;
}

void
lw_kept_put_words (LwKept     *self,
                   const char *text)
{
  if (!lw_kept_same (self, text))
    lw_kept_put (self, lw_ui_list_row (lw_ui_label (text, "lw-dim lw-small"), FALSE), text);
}

void
lw_kept_end (LwKept *self)
{
  drop_until (self, NULL);
}
