/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-form-field.h"

#include "lw-ui.h"

struct _LwFormField
{
  GtkWidget parent_instance;

  GtkWidget *caption;
  GtkWidget *remark;
  GtkWidget *line;
  GtkWidget *entry;     /* one of the two */
  GtkWidget *drop_down;
  GtkWidget *problem;
  char *set_text;       /* what was set, to tell a change */
  char *kept_text;      /* what the page gave last: what Escape brings back */
  guint set_choice;
  gboolean setting;
  gboolean composing;   /* an input method has begun a word */
};

G_DEFINE_FINAL_TYPE (LwFormField, lw_form_field, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_COMMIT,
  SIGNAL_TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
commit_cb (LwFormField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->setting || self->composing || g_strcmp0 (text, self->set_text) == 0)
    return;
  g_free (self->set_text);
  self->set_text = g_strdup (text);
  g_signal_emit (self, signals[SIGNAL_COMMIT], 0);
}

static void
typed_cb (LwFormField *self)
{
  if (!self->setting && !self->composing)
    g_signal_emit (self, signals[SIGNAL_TYPED], 0);
}

static void
preedit_cb (LwFormField *self,
            const char  *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
}

/* Focus leaves: the input method has given up what it was composing. */
static void
leave_cb (LwFormField *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->composing = FALSE;
  commit_cb (self);
  /* A long text is read from its beginning. When the whole window is left, typing goes on later. */
  if (root == NULL || gtk_window_is_active (GTK_WINDOW (root)))
    gtk_editable_set_position (GTK_EDITABLE (self->entry), 0);
}

/* The whole cell is the field, not only the line of its text. */
static void
released_cb (LwFormField *self)
{
  if (self->entry == NULL || !gtk_widget_has_focus (
          GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
chosen_cb (LwFormField *self)
{
  guint choice = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (self->setting || choice == self->set_choice)
    return;
  self->set_choice = choice;
  g_signal_emit (self, signals[SIGNAL_COMMIT], 0);
}

static void
lw_form_field_dispose (GObject *object)
{
  LwFormField *self = LW_FORM_FIELD (object);
  GtkWidget *child;

  self->setting = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lw_form_field_parent_class)->dispose (object);
}

static void
lw_form_field_finalize (GObject *object)
{
  g_free (LW_FORM_FIELD (object)->set_text);
  g_free (LW_FORM_FIELD (object)->kept_text);
  G_OBJECT_CLASS (lw_form_field_parent_class)->finalize (object);
}

static gboolean
lw_form_field_grab_focus (GtkWidget *widget)
{
  LwFormField *self = LW_FORM_FIELD (widget);

  /* Without selecting the text: whoever types on by mistake would replace it. */
  if (self->entry != NULL)
    return gtk_text_grab_focus_without_selecting (
        GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))));
  return gtk_widget_grab_focus (self->drop_down);
}

/* GTK's own way back ends with the widget that it came out of, and that one leads into its text again:
 * Shift+Tab would never leave. */
static gboolean
lw_form_field_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  return gtk_widget_child_focus (LW_FORM_FIELD (widget)->line, direction);
}

static gboolean
restore_binding (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   user_data)
{
  return lw_form_field_restore (LW_FORM_FIELD (widget));
}

static void
lw_form_field_class_init (LwFormFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_form_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = lw_form_field_finalize;
  widget_class->focus = lw_form_field_focus;
  widget_class->grab_focus = lw_form_field_grab_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, restore_binding, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "lw-form-field");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lw_form_field_init (LwFormField *self)
{
  GtkWidget *head = lw_ui_box (8);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lw-field");
  self->caption = lw_ui_label (NULL, "lw-dim lw-caption");
  self->remark = lw_ui_label_fill (NULL, "lw-dim lw-caption");
  self->line = lw_ui_box (8);
  self->problem = lw_ui_label (NULL, "lw-caption lw-fg-not-met");
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->problem), PANGO_WRAP_WORD_CHAR);
  /* A long answer takes lines, and does not push the fields beside it away. */
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 10);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (head), self->caption);
  gtk_box_append (GTK_BOX (head), self->remark);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
lw_form_field_new_text (const char *caption)
{
  LwFormField *self = g_object_new (LW_TYPE_FORM_FIELD, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_label_set_label (GTK_LABEL (self->caption), caption);
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  lw_ui_name (self->entry, caption);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (commit_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)),
                            "preedit-changed", G_CALLBACK (preedit_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_box_append (GTK_BOX (self->line), self->entry);
  return GTK_WIDGET (self);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LIST_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

static gboolean
follow_cb (GtkWidget     *list,
           GdkFrameClock *clock,
           gpointer       drop_down)
{
  guint choice = gtk_drop_down_get_selected (drop_down);
  GtkWidget *row = gtk_widget_get_first_child (list);

  for (guint i = 0; row != NULL && i < choice; i++)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

/* The list of a GtkDropDown opens where it was left, which was at another person: the cursor goes to what is
 * chosen, so that the arrows count from there. It can once there is a frame to draw. */
static void
map_cb (GtkWidget *list,
        GtkWidget *drop_down)
{
  gtk_widget_add_tick_callback (list, follow_cb, g_object_ref (drop_down), g_object_unref);
}

GtkWidget *
lw_form_field_new_choice (const char         *caption,
                     const char * const *choices)
{
  LwFormField *self = g_object_new (LW_TYPE_FORM_FIELD, NULL);
  GtkWidget *list;

  gtk_label_set_label (GTK_LABEL (self->caption), caption);
  self->drop_down = gtk_drop_down_new_from_strings (choices);
  gtk_widget_set_hexpand (self->drop_down, TRUE);
  lw_ui_name (self->drop_down, caption);
  list = find_list (self->drop_down);
  if (list != NULL)
    g_signal_connect_object (list, "map", G_CALLBACK (map_cb), self->drop_down, 0);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (self->line), self->drop_down);
  return GTK_WIDGET (self);
}

void
lw_form_field_set_text (LwFormField    *self,
                   const char *text)
{
  g_return_if_fail (LW_IS_FORM_FIELD (self) && self->entry != NULL);

  self->setting = TRUE;
  g_free (self->set_text);
  self->set_text = g_strdup (text != NULL ? text : "");
  g_free (self->kept_text);
  self->kept_text = g_strdup (self->set_text);
  /* The same text again would only move the cursor and disturb an input method. */
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->set_text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), self->set_text);
  self->setting = FALSE;
}

const char *
lw_form_field_get_text (LwFormField *self)
{
  g_return_val_if_fail (LW_IS_FORM_FIELD (self) && self->entry != NULL, NULL);
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
lw_form_field_set_choice (LwFormField *self,
                     guint    choice)
{
  g_return_if_fail (LW_IS_FORM_FIELD (self) && self->drop_down != NULL);

  self->setting = TRUE;
  self->set_choice = choice;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), choice);
  self->setting = FALSE;
}

guint
lw_form_field_get_choice (LwFormField *self)
{
  g_return_val_if_fail (LW_IS_FORM_FIELD (self) && self->drop_down != NULL, 0);
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
}

void
lw_form_field_set_remark (LwFormField    *self,
                     const char *remark)
{
  g_return_if_fail (LW_IS_FORM_FIELD (self));
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->remark)), remark != NULL ? remark : "") == 0)
    return;
  gtk_label_set_label (GTK_LABEL (self->remark), remark);
  lw_ui_tooltip (self->remark, remark);
}

void
lw_form_field_set_doubt (LwFormField *self,
                         const char  *doubt)
{
  g_return_if_fail (LW_IS_FORM_FIELD (self));
  lw_form_field_set_remark (self, doubt);
  if (doubt != NULL)
    gtk_widget_add_css_class (self->remark, "lw-fg-at-risk");
  else
    gtk_widget_remove_css_class (self->remark, "lw-fg-at-risk");
}

void
lw_form_field_set_problem (LwFormField    *self,
                      const char *problem)
{
  g_return_if_fail (LW_IS_FORM_FIELD (self));
  gtk_label_set_label (GTK_LABEL (self->problem), problem);
  gtk_widget_set_visible (self->problem, problem != NULL);
  /* The remark spoke of the value that is kept, not of what stands here now. */
  gtk_widget_set_visible (self->remark, problem == NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

void
lw_form_field_set_editable (LwFormField  *self,
                       gboolean  editable)
{
  g_return_if_fail (LW_IS_FORM_FIELD (self));
  if (self->entry != NULL)
    gtk_editable_set_editable (GTK_EDITABLE (self->entry), editable);
  else
    gtk_widget_set_sensitive (self->drop_down, editable);
}

void
lw_form_field_add_suffix (LwFormField   *self,
                     GtkWidget *suffix)
{
  g_return_if_fail (LW_IS_FORM_FIELD (self));
  gtk_box_append (GTK_BOX (self->line), suffix);
}

gboolean
lw_form_field_restore (LwFormField *self)
{
  g_return_val_if_fail (LW_IS_FORM_FIELD (self), FALSE);

  if (self->entry == NULL || self->composing || self->kept_text == NULL
      || g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->kept_text))
    return FALSE;
  self->setting = TRUE;
  g_free (self->set_text);
  self->set_text = g_strdup (self->kept_text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->kept_text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->setting = FALSE;
  lw_form_field_set_problem (self, NULL);
  return TRUE;
}

void
lw_form_field_flush (LwFormField *self)
{
  g_return_if_fail (LW_IS_FORM_FIELD (self));

  if (self->entry != NULL)
    commit_cb (self);
}

gboolean
lw_form_field_is_pending (LwFormField *self)
{
  g_return_val_if_fail (LW_IS_FORM_FIELD (self), FALSE);

  return self->composing || gtk_widget_get_visible (self->problem)
         || (self->entry != NULL
             && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->set_text) != 0);
}

void
lw_form_field_set_placeholder (LwFormField *self,
                               const char  *text)
{
  g_return_if_fail (LW_IS_FORM_FIELD (self) && self->entry != NULL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), text);
}
