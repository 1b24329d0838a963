/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-grid-head.h"

#include "lw-grid-layout.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LwGridHead
{
  AdwBin parent_instance;

  GtkWidget *box;
  GPtrArray *buttons; /* GtkButton, borrowed */
  LwCheck *check;
  GArray *order; /* guint: the rule of each column */
  guint gap_before;
};

G_DEFINE_FINAL_TYPE (LwGridHead, lw_grid_head, ADW_TYPE_BIN)

enum
{
  SIGNAL_SORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const LwRule *
column_rule (LwGridHead *self,
             guint   column)
{
  return lw_check_get_rule (self->check, g_array_index (self->order, guint, column));
}

static const char *
profile_name (LwGridHead *self,
              const char *id)
{
  GPtrArray *stack = lw_check_get_stack (self->check);

  for (guint i = 0; i < stack->len; i++)
    if (g_str_equal (lw_profile_get_id (g_ptr_array_index (stack, i)), id))
      return lw_ui_profile_name (g_ptr_array_index (stack, i));
  return id;
}

/* Above one column there is room for two characters or a short word: 回引 instead of 回引…; the
 * tooltip has it all. */
static char *
group_caption (const char *name,
               guint       span)
{
  gboolean wide = g_unichar_iswide (g_utf8_get_char (name));

  if (span > 1 || g_utf8_strlen (name, -1) <= 3)
    return g_strdup (name);
  if (!wide)
    return g_strndup (name, strcspn (name, " "));
  return g_utf8_substring (name, 0, 2);
}

static GtkWidget *
new_strip (LwGridHead *self,
           GtkWidget  *first,
           const char *css)
{
  GtkWidget *strip = lw_ui_box (0);

  gtk_widget_set_layout_manager (strip, lw_grid_layout_new (self->order->len, self->gap_before));
  lw_ui_add_css (strip, css);
  gtk_box_append (GTK_BOX (strip), first);
  return strip;
}

static GtkWidget *
make_groups (LwGridHead *self)
{
  GtkWidget *strip = new_strip (self, lw_ui_label (NULL, NULL), NULL);

  for (guint i = 0; i < self->order->len;)
    {
      const char *profile = lw_rule_get_profile (column_rule (self, i));
      g_autofree char *caption = NULL;
      GtkWidget *label;
      guint span = 1;

      while (i + span < self->order->len && i + span != self->gap_before
             && g_str_equal (lw_rule_get_profile (column_rule (self, i + span)), profile))
        span++;
      caption = group_caption (profile_name (self, profile), span);
      label = lw_ui_label_fill (caption, "lw-grid-group");
      gtk_widget_set_tooltip_text (label, profile_name (self, profile));
      gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
      lw_grid_layout_set_span (label, span);
      gtk_box_append (GTK_BOX (strip), label);
      i += span;
    }
  return strip;
}

static void
head_clicked_cb (GtkButton *button,
                 LwGridHead *self)
{
  guint column;

  if (g_ptr_array_find (self->buttons, button, &column))
    g_signal_emit (self, signals[SIGNAL_SORT], 0, g_array_index (self->order, guint, column));
  else
    g_signal_emit (self, signals[SIGNAL_SORT], 0, G_MAXUINT);
}

static GtkWidget *
head_button (LwGridHead *self,
             const char *text,
             const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  lw_ui_add_css (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect (button, "clicked", G_CALLBACK (head_clicked_cb), self);
  return button;
}

static GtkWidget *
make_heads (LwGridHead *self)
{
  GtkWidget *first = head_button (self, C_ ("head of the grid", "Village"), _("Sort by code"));
  GtkWidget *strip = new_strip (self, first, "lw-grid-head");

  gtk_widget_set_halign (first, GTK_ALIGN_START);
  gtk_widget_set_margin_start (first, 6);
  g_ptr_array_set_size (self->buttons, 0);
  for (guint i = 0; i < self->order->len; i++)
    {
      const LwRule *rule = column_rule (self, i);
      g_autofree char *spoken = g_strdup_printf (_("%s: sort by this rule"), lw_ui_rule_title (rule));
      GtkWidget *button = head_button (self, lw_rule_get_short_in (rule, lw_words_language ()), lw_ui_rule_title (rule));

      lw_ui_name (button, spoken);
      g_ptr_array_add (self->buttons, button);
      gtk_box_append (GTK_BOX (strip), button);
    }
  return strip;
}

void
lw_grid_head_fill (LwGridHead *self,
                   LwCheck    *check,
                   GArray     *order,
                   guint       gap_before)
{
  g_return_if_fail (LW_IS_GRID_HEAD (self));

  g_set_object (&self->check, check);
  g_clear_pointer (&self->order, g_array_unref);
  self->order = g_array_ref (order);
  self->gap_before = gap_before;
  lw_ui_clear (self->box);
  gtk_box_append (GTK_BOX (self->box), make_groups (self));
  gtk_box_append (GTK_BOX (self->box), make_heads (self));
}

guint
lw_grid_head_get_n (LwGridHead *self)
{
  g_return_val_if_fail (LW_IS_GRID_HEAD (self), 0);

  return self->buttons->len;
}

void
lw_grid_head_set_current (LwGridHead *self,
                          int         column)
{
  g_return_if_fail (LW_IS_GRID_HEAD (self));

  for (guint i = 0; i < self->buttons->len; i++)
    if ((int) i == column)
      gtk_widget_add_css_class (g_ptr_array_index (self->buttons, i), "current");
    else
      gtk_widget_remove_css_class (g_ptr_array_index (self->buttons, i), "current");
}

gboolean
lw_grid_head_focus (LwGridHead *self,
                    guint       column)
{
  g_return_val_if_fail (LW_IS_GRID_HEAD (self), FALSE);

  return column < self->buttons->len
         && gtk_widget_grab_focus (g_ptr_array_index (self->buttons, column));
}

gboolean
lw_grid_head_find_focus (LwGridHead *self,
                         guint      *column)
{
  GtkRoot *root;

  g_return_val_if_fail (LW_IS_GRID_HEAD (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  return root != NULL && g_ptr_array_find (self->buttons, gtk_root_get_focus (root), column);
}

/* ---- the widget ---- */

static void
lw_grid_head_finalize (GObject *object)
{
  LwGridHead *self = LW_GRID_HEAD (object);

  g_ptr_array_unref (self->buttons);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_object (&self->check);
  G_OBJECT_CLASS (lw_grid_head_parent_class)->finalize (object);
}

static void
lw_grid_head_class_init (LwGridHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_grid_head_finalize;
  signals[SIGNAL_SORT] = g_signal_new ("sort", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
lw_grid_head_init (LwGridHead *self)
{
  self->buttons = g_ptr_array_new ();
  self->box = lw_ui_vbox (2);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
lw_grid_head_new (void)
{
  return g_object_new (LW_TYPE_GRID_HEAD, NULL);
}
