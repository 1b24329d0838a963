/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-villages-choice.h"

#include "lw-access.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

#define GROUP "villages"
#define HIDDEN "hidden"

enum
{
  COLUMN_VILLAGE = 1,
  COLUMN_PROBLEMS = 2, /* takes the room that is left */
};

static const struct
{
  const char *word; /* in the settings */
  const char *caption;
} infos[LW_VILLAGES_N_COLUMNS] = {
  { "readiness", N_ ("Readiness") },
  { "village", N_ ("Village") },
  { "problems", N_ ("To be solved") },
  { "secretary", N_ ("Secretary") },
  { "one-shoulder", N_ ("Both posts in one hand") },
  { "serving", N_ ("Serving and seats") },
  { "supervision", N_ ("Supervision committee") },
  { "reserves", N_ ("Reserves") },
  { "recruits", N_ ("New Party members of three years") },
  { "org-form", N_ ("Party organisation") },
  { "households", N_ ("Households") },
  { "population", N_ ("Population") },
};

typedef struct
{
  GtkColumnView *view; /* borrowed; the view owns this */
  GSimpleActionGroup *actions;
  GtkColumnViewColumn *filler;           /* borrowed */
  int widths[LW_VILLAGES_N_COLUMNS];     /* also of those that are hidden */
} Choice;

const char *
lw_villages_caption (guint column)
{
  g_return_val_if_fail (column < LW_VILLAGES_N_COLUMNS, "");

  return _(infos[column].caption);
}

static GtkColumnViewColumn *
column_at (GtkColumnView *view,
           guint          column) /* (transfer full) */
{
  return g_list_model_get_item (gtk_column_view_get_columns (view), column);
}

gboolean
lw_villages_is_shown (GtkColumnView *view,
                      guint          column)
{
  g_autoptr (GtkColumnViewColumn) at = column_at (view, column);

  return at != NULL && gtk_column_view_column_get_visible (at);
}

/* ---- what is remembered ---- */

static char *
file_name (void)
{
  return g_build_filename (g_get_user_config_dir (), "liangwei", "tables.ini", NULL);
}

static GStrv
load_hidden (void)
{
  g_autofree char *file = file_name ();
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  GStrv hidden = NULL;

  if (g_key_file_load_from_file (keys, file, G_KEY_FILE_NONE, NULL))
    hidden = g_key_file_get_string_list (keys, GROUP, HIDDEN, NULL, NULL);
  return hidden != NULL ? hidden : g_new0 (char *, 1);
}

static void
save (Choice *self)
{
  g_autofree char *file = file_name ();
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  const char *hidden[LW_VILLAGES_N_COLUMNS];
  gsize n = 0;

  for (guint i = 0; i < LW_VILLAGES_N_COLUMNS; i++)
    if (!lw_villages_is_shown (self->view, i))
      hidden[n++] = infos[i].word;
  /* Other tables keep their columns there too. */
  g_key_file_load_from_file (keys, file, G_KEY_FILE_NONE, NULL);
  g_key_file_set_string_list (keys, GROUP, HIDDEN, hidden, n);
  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (keys, file, &error))
    g_info ("The columns were not kept: %s", error->message);
}

/* ---- showing and hiding ---- */

/* GTK 4.8 keeps room for the width of a column that is hidden: a hidden one has none. */
static void
show_column (Choice  *self,
             guint    column,
             gboolean visible)
{
  g_autoptr (GtkColumnViewColumn) at = column_at (self->view, column);
  int width = gtk_column_view_column_get_fixed_width (at);

  if (gtk_column_view_column_get_visible (at) == visible)
    return;
  if (!visible)
    self->widths[column] = width;
  gtk_column_view_column_set_visible (at, visible);
  gtk_column_view_column_set_fixed_width (at, visible ? self->widths[column] : -1);
  if (column == COLUMN_PROBLEMS)
    gtk_column_view_column_set_visible (self->filler, !visible);
}

static void
change_cb (GSimpleAction *action,
           GVariant      *state,
           Choice        *self)
{
  const char *word = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < LW_VILLAGES_N_COLUMNS; i++)
    if (g_str_equal (word, infos[i].word))
      show_column (self, i, g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
  save (self);
}

static void
reset_cb (Choice *self)
{
  for (guint i = 0; i < LW_VILLAGES_N_COLUMNS; i++)
    if (i != COLUMN_VILLAGE)
      g_action_group_change_action_state (G_ACTION_GROUP (self->actions), infos[i].word,
                                          g_variant_new_boolean (TRUE));
}

static void
add_actions (Choice *self)
{
  GSimpleAction *reset = g_simple_action_new ("reset", NULL);

  for (guint i = 0; i < LW_VILLAGES_N_COLUMNS; i++)
    {
      g_autoptr (GSimpleAction) action = NULL;

      if (i == COLUMN_VILLAGE)
        continue;
      action = g_simple_action_new_stateful (
          infos[i].word, NULL, g_variant_new_boolean (lw_villages_is_shown (self->view, i)));
      g_signal_connect (action, "change-state", G_CALLBACK (change_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  g_signal_connect_swapped (reset, "activate", G_CALLBACK (reset_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (reset));
  g_object_unref (reset);
}

/* ---- where it is chosen ---- */

static void
add_menu (Choice *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < LW_VILLAGES_N_COLUMNS; i++)
    {
      g_autofree char *action = g_strconcat ("columns.", infos[i].word, NULL);

      if (i != COLUMN_VILLAGE)
        g_menu_append (menu, lw_villages_caption (i), action);
    }
  g_menu_append (menu, _("As It Was at First"), "columns.reset");
  for (guint i = 0; i < LW_VILLAGES_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) at = column_at (self->view, i);

      gtk_column_view_column_set_header_menu (at, G_MENU_MODEL (menu));
    }
}

static GtkWidget *
make_checks (void)
{
  GtkWidget *box = lw_ui_vbox (0), *reset = gtk_button_new_with_label (_("As It Was at First"));

  for (guint i = 0; i < LW_VILLAGES_N_COLUMNS; i++)
    {
      g_autofree char *action = g_strconcat ("columns.", infos[i].word, NULL);
      GtkWidget *check = gtk_check_button_new_with_label (lw_villages_caption (i));

      if (i == COLUMN_VILLAGE)
        continue;
      gtk_actionable_set_action_name (GTK_ACTIONABLE (check), action);
      lw_access_offer_press (check);
      gtk_box_append (GTK_BOX (box), check);
    }
  lw_ui_add_css (reset, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (reset), "columns.reset");
  gtk_box_append (GTK_BOX (box), reset);
  return box;
}

static void
choice_free (gpointer data)
{
  Choice *self = data;

  g_object_unref (self->actions);
  g_free (self);
}

static void
hide_as_last_time (Choice *self)
{
  g_auto (GStrv) hidden = load_hidden ();

  for (guint i = 0; i < LW_VILLAGES_N_COLUMNS; i++)
    if (i != COLUMN_VILLAGE && g_strv_contains ((const char *const *) hidden, infos[i].word))
      show_column (self, i, FALSE);
}

GtkWidget *
lw_villages_choice_new (GtkWidget     *page,
                        GtkColumnView *view)
{
  Choice *self = g_new0 (Choice, 1);
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();

  self->view = view;
  self->actions = g_simple_action_group_new ();
  self->filler = gtk_column_view_column_new (NULL, gtk_signal_list_item_factory_new ());
  gtk_column_view_column_set_expand (self->filler, TRUE);
  gtk_column_view_column_set_visible (self->filler, FALSE);
  gtk_column_view_append_column (view, self->filler);
  g_object_unref (self->filler); /* the view keeps it */
  g_object_set_data_full (G_OBJECT (view), "lw-choice", self, choice_free);
  hide_as_last_time (self);
  add_actions (self);
  gtk_widget_insert_action_group (page, "columns", G_ACTION_GROUP (self->actions));
  add_menu (self);

  gtk_popover_set_child (GTK_POPOVER (popover), make_checks ());
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-list-symbolic");
  gtk_widget_set_tooltip_text (button, _("Columns"));
  lw_ui_name (button, _("Columns"));
  return button;
}
