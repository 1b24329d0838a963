/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-help-window.h"

#include "lw-access.h"
#include "lw-help-text.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LwHelpWindow
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkSearchEntry *search;
  GtkListBox *list;
  AdwWindowTitle *topic_title;
  GtkScrolledWindow *scroller;
  GtkBox *text;

  GPtrArray *topics; /* LwHelpTopic, one for each row */
  LwHelpTopic *shown; /* borrowed */
};

G_DEFINE_FINAL_TYPE (LwHelpWindow, lw_help_window, ADW_TYPE_WINDOW)

static LwHelpTopic *
topic_of (LwHelpWindow  *self,
          GtkListBoxRow *row)
{
  return g_ptr_array_index (self->topics, gtk_list_box_row_get_index (row));
}

/* ---- the text ---- */

static gboolean
link_cb (GtkLabel     *label,
         const char   *id,
         LwHelpWindow *self)
{
  for (guint i = 0; i < self->topics->len; i++)
    if (g_str_equal (((LwHelpTopic *) g_ptr_array_index (self->topics, i))->id, id))
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
  return TRUE;
}

static GtkWidget *
make_text (LwHelpWindow      *self,
           const LwHelpBlock *block)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), block->markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect (label, "activate-link", G_CALLBACK (link_cb), self);
  return label;
}

/* A point of a list: its sign or number, and the text beside it. */
static GtkWidget *
make_point (LwHelpWindow      *self,
            const LwHelpBlock *block)
{
  g_autofree char *sign = block->kind == LW_HELP_STEP ? g_strdup_printf ("%u.", block->number)
                                                      : g_strdup ("•");
  GtkWidget *box = lw_ui_box (8);
  GtkWidget *mark = lw_ui_label (sign, "lw-help-mark");

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_set_size_request (mark, 20, -1);
  gtk_label_set_xalign (GTK_LABEL (mark), 1);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), make_text (self, block));
  return box;
}

static GtkWidget *
make_block (LwHelpWindow      *self,
            const LwHelpBlock *block)
{
  GtkWidget *widget = NULL;

  if (block->kind == LW_HELP_ITEM || block->kind == LW_HELP_STEP)
    return make_point (self, block);
  widget = make_text (self, block);
  if (block->kind == LW_HELP_HEADING)
    gtk_widget_add_css_class (widget, "lw-help-heading");
  else if (block->kind == LW_HELP_NOTE)
    gtk_widget_add_css_class (widget, "lw-help-note");
  return widget;
}

static void
show_topic (LwHelpWindow *self,
            LwHelpTopic  *topic)
{
  GtkWidget *child;

  self->shown = topic;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->text))) != NULL)
    gtk_box_remove (self->text, child);
  for (guint i = 0; i < topic->blocks->len; i++)
    gtk_box_append (self->text, make_block (self, g_ptr_array_index (topic->blocks, i)));
  adw_window_title_set_title (self->topic_title, topic->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  topic->title, -1);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
row_selected_cb (LwHelpWindow  *self,
                 GtkListBoxRow *row)
{
  if (row != NULL)
    show_topic (self, topic_of (self, row));
}

/* ---- finding ---- */

/* Each of the words stands somewhere in the topic. */
static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  LwHelpWindow *self = user_data;
  g_autofree char *folded
      = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (topic_of (self, row)->folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static GtkListBoxRow *
first_row (LwHelpWindow *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (filter_cb (row, self))
      return row;
  return NULL;
}

static void
search_changed_cb (LwHelpWindow *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);

  gtk_list_box_invalidate_filter (self->list);
  if (selected == NULL || !filter_cb (selected, self))
    gtk_list_box_select_row (self->list, first_row (self));
}

static void
search_activate_cb (LwHelpWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

static void
stop_search_cb (LwHelpWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* ---- the window ---- */

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (LW_HELP_WINDOW (widget)->search));
}

static void
lw_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_HELP_WINDOW);
  G_OBJECT_CLASS (lw_help_window_parent_class)->dispose (object);
}

static void
lw_help_window_finalize (GObject *object)
{
  g_ptr_array_unref (LW_HELP_WINDOW (object)->topics);
  G_OBJECT_CLASS (lw_help_window_parent_class)->finalize (object);
}

static void
lw_help_window_class_init (LwHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lw_help_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/liangwei/Liangwei/help/lw-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LwHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, LwHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, LwHelpWindow, topic_title);
  gtk_widget_class_bind_template_child (widget_class, LwHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, LwHelpWindow, text);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_install_action (widget_class, "help.find", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.find", NULL);
}

static void
lw_help_window_init (LwHelpWindow *self)
{
  self->topics = lw_help_topics_load (g_get_language_names ());
  gtk_widget_init_template (GTK_WIDGET (self));
  lw_access_make_one_stop (GTK_WIDGET (self->list));
  for (guint i = 0; i < self->topics->len; i++)
    gtk_list_box_append (self->list, lw_ui_label (((LwHelpTopic *) g_ptr_array_index (self->topics, i))->title, NULL));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
}

static LwHelpWindow *
find_window (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (LW_IS_HELP_WINDOW (window) && gtk_window_get_transient_for (window) == parent)
        return LW_HELP_WINDOW (window);
    }
  return g_object_new (LW_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
}

void
lw_help_window_show (GtkWindow  *parent,
                     const char *topic)
{
  LwHelpWindow *self = find_window (parent);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (topic != NULL)
    link_cb (NULL, topic, self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

const char *
lw_help_window_get_topic (LwHelpWindow *self)
{
  g_return_val_if_fail (LW_IS_HELP_WINDOW (self), NULL);
  return self->shown != NULL ? self->shown->id : NULL;
}
