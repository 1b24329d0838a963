/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-question.h"

#include "lw-names.h"
#include "lw-tables.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwVillageQuestion
{
  AdwBin parent_instance;

  char *text;
  GPtrArray *villages; /* LwVillage */
};

G_DEFINE_FINAL_TYPE (LwVillageQuestion, lw_village_question, ADW_TYPE_BIN)

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
chosen_cb (LwVillageQuestion *self,
           GtkListBoxRow     *row)
{
  g_autofree char *village = g_strdup (g_object_get_data (G_OBJECT (row), "village"));
  g_autofree char *text = g_strdup (self->text);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (self))));
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, text, village);
}

static void
add_village (GtkWidget       *list,
             const LwVillage *village)
{
  g_autofree char *name = lw_village_name_short (village->name);
  GtkWidget *row = lw_ui_list_add (list, lw_ui_label_fill (name, NULL), TRUE);

  lw_ui_name (row, name);
  g_object_set_data_full (G_OBJECT (row), "village",
                          g_strdup (village->code != NULL ? village->code : village->name), g_free);
}

static GtkWidget *
village_list (LwVillageQuestion *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  lw_ui_add_css (list, "navigation-sidebar");
  for (guint i = 0; i < self->villages->len; i++)
    add_village (list, g_ptr_array_index (self->villages, i));
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (chosen_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 220, 260);
  return scroller;
}

/* Made when it is asked for: a file may have hundreds of such rows. */
static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  LwVillageQuestion *self = LW_VILLAGE_QUESTION (user_data);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = lw_ui_vbox (6);
  g_autofree char *question = g_strdup_printf (_("Which village is “%s”?"), self->text);

  gtk_box_append (GTK_BOX (box), lw_ui_label (question, "lw-group-title"));
  gtk_box_append (GTK_BOX (box), village_list (self));
  gtk_box_append (GTK_BOX (box),
                  lw_ui_label (_("Remembered for this name from now on."), "lw-dim lw-caption"));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
lw_village_question_finalize (GObject *object)
{
  LwVillageQuestion *self = LW_VILLAGE_QUESTION (object);

  g_free (self->text);
  g_clear_pointer (&self->villages, g_ptr_array_unref);
  G_OBJECT_CLASS (lw_village_question_parent_class)->finalize (object);
}

static void
lw_village_question_class_init (LwVillageQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_village_question_finalize;
  signals[SIGNAL_ANSWERED]
      = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
lw_village_question_init (LwVillageQuestion *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Say Which…"));
  lw_ui_add_css (button, "lw-small-button");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb, self, NULL);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), button);
}

GtkWidget *
lw_village_question_new (const char *text,
                         GPtrArray  *villages)
{
  LwVillageQuestion *self = g_object_new (LW_TYPE_VILLAGE_QUESTION, NULL);

  self->text = g_strdup (text);
  self->villages = g_ptr_array_ref (villages);
  return GTK_WIDGET (self);
}
