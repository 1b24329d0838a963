/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-filter-bar.h"

#include "lw-entry.h"
#include "lw-filter-editor.h"
#include "lw-names.h"
#include "lw-ui.h"
#include "lw-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _LwFilterBar
{
  AdwBin parent_instance;

  GtkWidget *search;
  GtkWidget *chips;
  GtkWidget *add;
  GtkWidget *saved;
  GtkWidget *end;
  GtkWidget *buttons[LW_PEOPLE_N_CRITERIA]; /* menu buttons of the chips; NULL: no chip */
  LwSession *session;
  LwPeopleFilter *filter;
  LwPeopleIndex *index;
  char *name; /* of the saved filter that is shown */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwFilterBar, lw_filter_bar, ADW_TYPE_BIN)

static guint changed_signal;

/* ---- words ---- */

char *
lw_filter_bar_describe (LwFilterBar      *self,
                        LwPeopleCriterion criterion)
{
  g_autofree char *name = NULL;
  const GArray *villages = self->filter->villages;

  if (criterion == LW_PEOPLE_BY_VILLAGE && villages != NULL && villages->len == 1)
    {
      g_autoptr (LwVillage) village
          = lw_ledger_get (lw_session_get_reader (self->session), &lw_village_table,
                           g_array_index (villages, LwKey, 0), NULL);
      name = village != NULL ? lw_village_name_short (village->name) : NULL;
    }
  return lw_people_filter_describe (self->filter, criterion, name);
}

static void
show_name (LwFilterBar *self)
{
  g_autofree char *text
      = self->name != NULL ? g_strdup_printf (_("Saved: %s"), self->name) : g_strdup (_("Saved filters"));

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->saved), text);
}

static void
show_chip (LwFilterBar      *self,
           LwPeopleCriterion criterion)
{
  g_autofree char *text = lw_filter_bar_describe (self, criterion);
  GtkWidget *chip;

  if (self->buttons[criterion] == NULL)
    return;
  chip = gtk_widget_get_parent (self->buttons[criterion]);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->buttons[criterion]), text);
  if (lw_people_filter_has (self->filter, criterion))
    gtk_widget_add_css_class (chip, "set");
  else
    gtk_widget_remove_css_class (chip, "set");
}

/* ---- changes ---- */

static void
changed (LwFilterBar *self)
{
  if (self->filling)
    return;
  for (guint i = 0; i < LW_PEOPLE_N_CRITERIA; i++)
    show_chip (self, (LwPeopleCriterion) i);
  g_signal_emit (self, changed_signal, 0);
}

static void
edited_cb (gpointer user_data)
{
  LwFilterBar *self = user_data;

  g_clear_pointer (&self->name, g_free);
  show_name (self);
  changed (self);
}

static void
search_cb (GtkEditable *entry,
           LwFilterBar *self)
{
  const char *text = gtk_editable_get_text (entry);

  /* A text that is set goes before the new one comes: what it is set from must outlive that. */
  if (self->filling)
    return;
  if (g_strcmp0 (self->filter->text != NULL ? self->filter->text : "", text) == 0)
    return;
  g_free (self->filter->text);
  self->filter->text = *text != '\0' ? g_strdup (text) : NULL;
  changed (self);
}

static void
remove_chip (LwFilterBar      *self,
             LwPeopleCriterion criterion)
{
  GtkWidget *button = self->buttons[criterion];
  GtkWidget *chip;

  if (button == NULL)
    return;
  chip = gtk_widget_get_parent (button);
  self->buttons[criterion] = NULL;
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), NULL);
  gtk_box_remove (GTK_BOX (self->chips), chip);
}

void
lw_filter_bar_drop (LwFilterBar      *self,
                    LwPeopleCriterion criterion)
{
  lw_people_filter_drop (self->filter, criterion);
  remove_chip (self, criterion);
  if (criterion == LW_PEOPLE_BY_TEXT)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  edited_cb (self);
}

static LwPeopleCriterion
criterion_of (gpointer widget)
{
  return (LwPeopleCriterion) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "criterion"));
}

static void
drop_cb (GtkButton   *button,
         LwFilterBar *self)
{
  LwPeopleCriterion criterion = criterion_of (button);

  gtk_widget_grab_focus (self->add);
  lw_filter_bar_drop (self, criterion);
}

/* A condition without a value is none: its chip goes when its popover closes. */
static void
editor_closed_cb (GtkPopover  *popover,
                  LwFilterBar *self)
{
  LwPeopleCriterion criterion = criterion_of (popover);

  if (!lw_people_filter_has (self->filter, criterion) && self->buttons[criterion] != NULL)
    {
      gtk_widget_grab_focus (self->add);
      gtk_widget_set_visible (gtk_widget_get_parent (self->buttons[criterion]), FALSE);
    }
}

static void
make_editor (GtkMenuButton *button,
             gpointer       user_data)
{
  LwFilterBar *self = user_data;
  GtkWidget *popover = gtk_popover_new ();

  g_object_set_data (G_OBJECT (popover), "criterion", GINT_TO_POINTER (criterion_of (button)));
  gtk_popover_set_child (GTK_POPOVER (popover),
                         lw_filter_editor_new (self->filter, criterion_of (button), self->index,
                                               edited_cb, self));
  g_signal_connect (popover, "closed", G_CALLBACK (editor_closed_cb), self);
  gtk_menu_button_set_popover (button, popover);
}

static void
add_chip (LwFilterBar      *self,
          LwPeopleCriterion criterion)
{
  GtkWidget *chip = lw_ui_box (0);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *drop;

  /* One that was left without a value may still be there. */
  remove_chip (self, criterion);
  drop = lw_ui_icon_button ("window-close-symbolic", _("Remove the condition"), "flat circular");
  lw_ui_add_css (chip, "lw-filter-chip");
  lw_ui_add_css (button, "flat");
  g_object_set_data (G_OBJECT (button), "criterion", GINT_TO_POINTER (criterion));
  g_object_set_data (G_OBJECT (drop), "criterion", GINT_TO_POINTER (criterion));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_editor, self, NULL);
  g_signal_connect (drop, "clicked", G_CALLBACK (drop_cb), self);
  gtk_box_append (GTK_BOX (chip), button);
  gtk_box_append (GTK_BOX (chip), drop);
  self->buttons[criterion] = button;
  /* The button that adds stays last. */
  gtk_widget_insert_before (chip, self->chips, self->add);
  show_chip (self, criterion);
}

/* ---- another condition ---- */

static void
picked_cb (GtkButton   *row,
           LwFilterBar *self)
{
  LwPeopleCriterion criterion = criterion_of (row);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->add));
  add_chip (self, criterion);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->buttons[criterion]));
}

static void
make_add_popover (GtkMenuButton *button,
                  gpointer       user_data)
{
  LwFilterBar *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = lw_ui_vbox (0);

  for (guint i = LW_PEOPLE_BY_VILLAGE; i < LW_PEOPLE_N_CRITERIA; i++)
    {
      GtkWidget *row;

      if (lw_people_filter_has (self->filter, (LwPeopleCriterion) i))
        continue;
      row = gtk_button_new_with_label (lw_people_criterion_caption ((LwPeopleCriterion) i));
      lw_ui_add_css (row, "flat");
      g_object_set_data (G_OBJECT (row), "criterion", GINT_TO_POINTER (i));
      g_signal_connect (row, "clicked", G_CALLBACK (picked_cb), self);
      gtk_box_append (GTK_BOX (box), row);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

/* ---- by name ---- */

typedef struct
{
  char *name;
  LwPeopleFilter *filter; /* NULL: forget it */
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_free (keeping->name);
  lw_people_filter_free (keeping->filter);
  g_free (keeping);
}

static gboolean
keep_func (LwLedger  *writer,
           gpointer   data,
           GError   **error)
{
  Keeping *keeping = data;

  return lw_people_filters_store (writer, keeping->name, keeping->filter, error);
}

static void
keep (LwFilterBar          *self,
      const char           *name,
      const LwPeopleFilter *filter,
      const char           *label)
{
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->name = g_strdup (name);
  keeping->filter = filter != NULL ? lw_people_filter_copy (filter) : NULL;
  lw_session_edit (self->session, label, keep_func, keeping, keeping_free);
}

void
lw_filter_bar_save_as (LwFilterBar *self,
                       const char  *name)
{
  g_autofree char *label = g_strdup_printf (_("Saved the filter “%s”"), name);

  keep (self, name, self->filter, label);
  g_free (self->name);
  self->name = g_strdup (name);
  show_name (self);
}

void
lw_filter_bar_forget (LwFilterBar *self,
                      const char  *name)
{
  g_autofree char *label = g_strdup_printf (_("Removed the filter “%s”"), name);

  keep (self, name, NULL, label);
  if (g_strcmp0 (self->name, name) == 0)
    g_clear_pointer (&self->name, g_free);
  show_name (self);
}

void
lw_filter_bar_load (LwFilterBar *self,
                    const char  *name)
{
  g_autoptr (LwPeopleFilter) filter
      = lw_people_filters_load (lw_session_get_reader (self->session), name);

  if (filter == NULL)
    return;
  lw_filter_bar_set_filter (self, filter);
  g_free (self->name);
  self->name = g_strdup (name);
  show_name (self);
}

static const char *
name_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "name");
}

static void
load_cb (GtkButton   *button,
         LwFilterBar *self)
{
  g_autofree char *name = g_strdup (name_of (button));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->saved));
  lw_filter_bar_load (self, name);
}

static void
forget_cb (GtkButton   *button,
           LwFilterBar *self)
{
  g_autofree char *name = g_strdup (name_of (button));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->saved));
  lw_filter_bar_forget (self, name);
}

/* It stands on a button of the bar. */
#define MOST_IN_NAME 20

static void
save_cb (GtkWidget   *widget,
         LwFilterBar *self)
{
  GtkWidget *entry = g_object_get_data (G_OBJECT (widget), "entry");
  GtkLabel *told = g_object_get_data (G_OBJECT (widget), "told");
  g_autofree char *name = lw_entry_get_line (entry != NULL ? entry : widget);
  g_autofree char *problem = lw_entry_check (entry != NULL ? entry : widget, MOST_IN_NAME);

  if (name == NULL || problem != NULL)
    {
      gtk_label_set_label (told, problem != NULL ? problem : _("Give it a name."));
      gtk_widget_set_visible (GTK_WIDGET (told), TRUE);
      return;
    }
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->saved));
  lw_filter_bar_save_as (self, name);
}

static GtkWidget *
make_saved_row (LwFilterBar *self,
                const char  *name)
{
  GtkWidget *row = lw_ui_box (4);
  GtkWidget *load = gtk_button_new_with_label (name);
  GtkWidget *forget = lw_ui_icon_button ("user-trash-symbolic", _("Remove this filter"), "flat");

  lw_ui_add_css (load, "flat");
  gtk_widget_set_hexpand (load, TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (load))), 0);
  g_object_set_data_full (G_OBJECT (load), "name", g_strdup (name), g_free);
  g_object_set_data_full (G_OBJECT (forget), "name", g_strdup (name), g_free);
  g_signal_connect (load, "clicked", G_CALLBACK (load_cb), self);
  g_signal_connect (forget, "clicked", G_CALLBACK (forget_cb), self);
  gtk_widget_set_sensitive (forget, !lw_session_is_read_only (self->session));
  gtk_box_append (GTK_BOX (row), load);
  gtk_box_append (GTK_BOX (row), forget);
  return row;
}

static GtkWidget *
make_save_row (LwFilterBar *self)
{
  GtkWidget *box = lw_ui_vbox (4), *row = lw_ui_box (6);
  GtkWidget *entry = gtk_entry_new (), *told = lw_ui_label (NULL, "lw-caption lw-fg-not-met");
  GtkWidget *button = gtk_button_new_with_label (_("Save"));

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Name of the filter shown"));
  lw_ui_name (entry, _("Name of the filter shown"));
  gtk_label_set_wrap (GTK_LABEL (told), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (told), PANGO_WRAP_WORD_CHAR);
  /* No wider than the row above: a popover that is open does not grow in width. */
  gtk_label_set_max_width_chars (GTK_LABEL (told), 10);
  gtk_widget_set_visible (told, FALSE);
  g_object_set_data (G_OBJECT (button), "entry", entry);
  g_object_set_data (G_OBJECT (button), "told", told);
  g_object_set_data (G_OBJECT (entry), "told", told);
  g_signal_connect (entry, "activate", G_CALLBACK (save_cb), self);
  g_signal_connect (button, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (row), entry);
  gtk_box_append (GTK_BOX (row), button);
  gtk_widget_set_sensitive (row, !lw_session_is_read_only (self->session)
                                     && !lw_people_filter_is_empty (self->filter));
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), told);
  return box;
}

static void
make_saved_popover (GtkMenuButton *button,
                    gpointer       user_data)
{
  LwFilterBar *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = lw_ui_vbox (4);
  g_autoptr (GPtrArray) names = lw_people_filters_list (lw_session_get_reader (self->session));

  for (guint i = 0; i < names->len; i++)
    gtk_box_append (GTK_BOX (box), make_saved_row (self, names->pdata[i]));
  if (names->len == 0)
    gtk_box_append (GTK_BOX (box), lw_ui_label (_("No filter is saved yet."), "lw-dim"));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_save_row (self));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

/* ---- the widget ---- */

static GtkWidget *
make_menu_button (const char                   *label,
                  GtkMenuButtonCreatePopupFunc  func,
                  LwFilterBar                  *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), func, self, NULL);
  return button;
}

static void
fill_bar (LwFilterBar *self)
{
  GtkWidget *bar = lw_ui_box (8);

  lw_ui_add_css (bar, "lw-toolbar");
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Name, pinyin, number"), NULL);
  gtk_widget_set_size_request (self->search, 190, -1);
  gtk_widget_set_valign (self->search, GTK_ALIGN_START);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_cb), self);
  self->chips = lw_wrap_box_new (8);
  gtk_widget_set_hexpand (self->chips, TRUE);
  gtk_widget_set_valign (self->chips, GTK_ALIGN_CENTER);
  self->add = make_menu_button (_("+ Add Condition"), make_add_popover, self);
  lw_ui_add_css (self->add, "lw-chip");
  lw_wrap_box_append (self->chips, self->add);
  self->saved = make_menu_button (_("Saved filters"), make_saved_popover, self);
  lw_ui_add_css (self->saved, "flat");
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->saved), TRUE);
  gtk_widget_set_valign (self->saved, GTK_ALIGN_START);
  self->end = lw_ui_box (8);
  gtk_widget_set_valign (self->end, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (bar), self->search);
  gtk_box_append (GTK_BOX (bar), self->chips);
  gtk_box_append (GTK_BOX (bar), self->saved);
  gtk_box_append (GTK_BOX (bar), self->end);
  adw_bin_set_child (ADW_BIN (self), bar);
}

/* GTK goes by the middle of each widget: past chips of two rows it would go before it comes to them. */
static gboolean
lw_filter_bar_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  LwFilterBar *self = LW_FILTER_BAR (widget);
  GtkWidget *parts[] = { self->search, self->chips, self->saved, self->end };
  gboolean back = direction == GTK_DIR_TAB_BACKWARD;
  int n = G_N_ELEMENTS (parts), at = back ? n - 1 : 0;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (!back && direction != GTK_DIR_TAB_FORWARD)
    return GTK_WIDGET_CLASS (lw_filter_bar_parent_class)->focus (widget, direction);
  for (int i = 0; i < n; i++)
    if (focus != NULL && (focus == parts[i] || gtk_widget_is_ancestor (focus, parts[i])))
      at = i;
  for (int i = at; i >= 0 && i < n; i += back ? -1 : 1)
    if (gtk_widget_child_focus (parts[i], direction))
      return TRUE;
  return FALSE;
}

static void
lw_filter_bar_dispose (GObject *object)
{
  LwFilterBar *self = LW_FILTER_BAR (object);

  self->filling = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->index, lw_people_index_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_filter_bar_parent_class)->dispose (object);
}

static void
lw_filter_bar_finalize (GObject *object)
{
  lw_people_filter_free (LW_FILTER_BAR (object)->filter);
  G_OBJECT_CLASS (lw_filter_bar_parent_class)->finalize (object);
}

static void
lw_filter_bar_class_init (LwFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = lw_filter_bar_finalize;
  GTK_WIDGET_CLASS (klass)->focus = lw_filter_bar_focus;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
lw_filter_bar_init (LwFilterBar *self)
{
  self->filter = lw_people_filter_new ();
}

GtkWidget *
lw_filter_bar_new (LwSession *session)
{
  LwFilterBar *self = g_object_new (LW_TYPE_FILTER_BAR, NULL);

  self->session = g_object_ref (session);
  fill_bar (self);
  return GTK_WIDGET (self);
}

const LwPeopleFilter *
lw_filter_bar_get_filter (LwFilterBar *self)
{
  return self->filter;
}

void
lw_filter_bar_set_filter (LwFilterBar          *self,
                          const LwPeopleFilter *filter)
{
  g_autoptr (LwPeopleFilter) copy = lw_people_filter_copy (filter);
  LwPeopleFilter old = *self->filter;

  self->filling = TRUE;
  /* Editors hold the address: what stands there changes. */
  *self->filter = *copy;
  *copy = old;
  for (guint i = LW_PEOPLE_BY_VILLAGE; i < LW_PEOPLE_N_CRITERIA; i++)
    {
      remove_chip (self, (LwPeopleCriterion) i);
      if (lw_people_filter_has (self->filter, (LwPeopleCriterion) i))
        add_chip (self, (LwPeopleCriterion) i);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search),
                         self->filter->text != NULL ? self->filter->text : "");
  g_clear_pointer (&self->name, g_free);
  show_name (self);
  self->filling = FALSE;
  changed (self);
}

void
lw_filter_bar_set_index (LwFilterBar   *self,
                         LwPeopleIndex *index)
{
  g_clear_pointer (&self->index, lw_people_index_unref);
  self->index = index != NULL ? lw_people_index_ref (index) : NULL;
}

GtkWidget *
lw_filter_bar_get_search (LwFilterBar *self)
{
  return self->search;
}

void
lw_filter_bar_append (LwFilterBar *self,
                      GtkWidget   *widget)
{
  gtk_box_append (GTK_BOX (self->end), widget);
}
