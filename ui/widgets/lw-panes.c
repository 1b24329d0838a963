/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-panes.h"

/* What stands side by side and scrolls together. */
static void
collect_halves (GtkWidget *widget,
                GPtrArray *panes)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "lw-half"))
      g_ptr_array_add (panes, child);
    else
      collect_halves (child, panes);
}

static void
add_scrolled (GtkWidget *scrolled,
              GPtrArray *panes)
{
  guint before = panes->len;

  /* Rows of a list have none, and may be many. */
  if (gtk_widget_has_css_class (scrolled, "lw-halves"))
    collect_halves (scrolled, panes);
  if (panes->len == before)
    g_ptr_array_add (panes, scrolled);
}

/* What scrolls or holds the buttons of a page is a pane. */
static void
collect_panes (GtkWidget *widget,
               GPtrArray *panes)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!gtk_widget_get_mapped (child))
      continue;
    else if (GTK_IS_SCROLLED_WINDOW (child))
      add_scrolled (child, panes);
    else if (GTK_IS_ACTION_BAR (child) || gtk_widget_has_css_class (child, "lw-pane"))
      g_ptr_array_add (panes, child);
    else
      collect_panes (child, panes);
}

/* In a bar of buttons one goes to the main one: the first is often the one that throws all away. */
static gboolean
focus_main_button (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "suggested-action")
            ? gtk_widget_get_mapped (child) && gtk_widget_grab_focus (child)
            : focus_main_button (child))
      return TRUE;
  return FALSE;
}

static gboolean
focus_pane (GtkWidget *pane)
{
  return (gtk_widget_has_css_class (pane, "lw-pane") && focus_main_button (pane))
         || gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

void
lw_panes_next (GtkWidget *page,
               GtkWidget *sidebar)
{
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();
  guint from = 0;

  collect_panes (page, panes);
  g_ptr_array_add (panes, sidebar);
  for (guint i = 0; i < panes->len; i++)
    if (gtk_widget_get_focus_child (g_ptr_array_index (panes, i)) != NULL)
      from = i + 1;
  for (guint i = 0; i < panes->len; i++)
    if (focus_pane (g_ptr_array_index (panes, (from + i) % panes->len)))
      return;
}
