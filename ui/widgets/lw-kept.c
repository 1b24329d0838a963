/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-kept.h"

#include "lw-ui.h"

#define SAYS "lw-says"

LwKept
lw_kept_begin (GtkWidget *parent)
{
  return (LwKept){ .parent = parent, .next = gtk_widget_get_first_child (parent), .lost = -1 };
}

static gboolean
has_focus (GtkWidget *child)
{
  GtkRoot *root = gtk_widget_get_root (child);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == child || gtk_widget_is_ancestor (focus, child));
}

static void
take_out (LwKept    *self,
          GtkWidget *child)
{
  /* Those that were put since stand in its place. */
  if (has_focus (child))
    self->lost = self->n - self->fresh;
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
        self->fresh = 0;
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
  self->fresh++;
}

void
lw_kept_put_words (LwKept     *self,
                   const char *text)
{
  if (!lw_kept_same (self, text))
    lw_kept_put (self, lw_ui_list_row (lw_ui_label (text, "lw-dim lw-small"), FALSE), text);
}

static gboolean
focus_first (GtkWidget *widget)
{
  if (!gtk_widget_is_visible (widget) || !gtk_widget_is_sensitive (widget))
    return FALSE;
  if (gtk_widget_get_focusable (widget) && gtk_widget_grab_focus (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (focus_first (child))
      return TRUE;
  return FALSE;
}

/* The row, not a button in it: who removed one with Enter does not remove the next by another. Where nothing is
 * left, what stands nearest: the button that adds. */
static void
find_focus (LwKept *self)
{
  GtkWidget *child = gtk_widget_get_first_child (self->parent);

  for (int i = 0; child != NULL && i < self->lost && gtk_widget_get_next_sibling (child) != NULL; i++)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL && focus_first (child))
    return;
  for (GtkWidget *around = gtk_widget_get_parent (self->parent); around != NULL; around = gtk_widget_get_parent (around))
    if (focus_first (around))
      return;
}

void
lw_kept_end (LwKept *self)
{
  drop_until (self, NULL);
  if (self->lost >= 0)
    find_focus (self);
}
