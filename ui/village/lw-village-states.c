/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-states.h"

#include "lw-explanation.h"
#include "lw-kept.h"
#include "lw-state-cell.h"
#include "lw-state-chip.h"
#include "lw-ui.h"
#include "lw-wrap-layout.h"

struct _LwVillageStates
{
  GtkWidget parent_instance;

  GtkWidget *chips;
  LwSession *session;
  LwKey village;
};

G_DEFINE_FINAL_TYPE (LwVillageStates, lw_village_states, GTK_TYPE_WIDGET)

static void
explain_cb (GtkMenuButton *button,
            gpointer       user_data)
{
  LwVillageStates *self = user_data;
  const char *rule = g_object_get_data (G_OBJECT (button), "rule");
  LwVillageResult *result
      = lw_session_find_result (self->session, self->village);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *explanation = lw_explanation_new (self->session);

  gtk_widget_set_size_request (explanation, 376, 420);
  for (guint i = 0; result != NULL && i < result->results->len; i++)
    if (g_str_equal (
            lw_rule_get_id (((LwResult *) g_ptr_array_index (result->results, i))->rule), rule))
      lw_explanation_show (LW_EXPLANATION (explanation), result, i);
  gtk_popover_set_child (GTK_POPOVER (popover), explanation);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
make_chip (LwVillageStates *self,
           const LwResult *result,
           const char     *text,
           const char     *spoken)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chip = lw_state_chip_new (result->state, text,
                                       lw_rule_get_level (result->rule) == LW_LEVEL_ADVICE);

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), chip);
  lw_ui_add_css (button, "flat lw-chip-button");
  lw_ui_name (button, spoken);
  lw_ui_tooltip (button, spoken);
  g_object_set_data_full (G_OBJECT (button), "rule", g_strdup (lw_rule_get_id (result->rule)),
                          g_free);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), explain_cb, self, NULL);
  return button;
}

static void
add_chip (LwVillageStates       *self,
          LwKept                *kept,
          const LwVillageResult *village,
          const LwResult        *result)
{
  g_autofree char *rule = lw_ui_rule_short (result->rule);
  g_autofree char *value = lw_result_short_value (result);
  g_autofree char *day = result->changes_on != 0 && result->state == LW_STATE_AT_RISK
                             ? lw_ui_date_short (result->changes_on)
                             : NULL;
  const char *more = day != NULL ? day : value;
  g_autofree char *text = more != NULL ? g_strdup_printf ("%s %s", rule, more) : g_strdup (rule);
  g_autofree char *spoken = lw_result_spoken (village, result);
  g_autofree char *says = g_strdup_printf ("%s|%d|%d|%s|%s", lw_rule_get_id (result->rule), result->state,
                                           lw_rule_get_level (result->rule), text, spoken);

  if (!lw_kept_same (kept, says))
    lw_kept_put (kept, make_chip (self, result, text, spoken), says);
}

static void
lw_village_states_dispose (GObject *object)
{
  LwVillageStates *self = LW_VILLAGE_STATES (object);

  g_clear_pointer (&self->chips, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (lw_village_states_parent_class)->dispose (object);
}

static void
lw_village_states_class_init (LwVillageStatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_village_states_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lw_village_states_init (LwVillageStates *self)
{
  self->chips = lw_wrap_box_new (5);
  gtk_widget_set_parent (self->chips, GTK_WIDGET (self));
}

GtkWidget *
lw_village_states_new (LwSession *session)
{
  LwVillageStates *self = g_object_new (LW_TYPE_VILLAGE_STATES, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
lw_village_states_show (LwVillageStates *self,
                        LwKey            key)
{
  LwVillageResult *village = lw_session_find_result (self->session, key);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  LwKept kept = lw_kept_begin (self->chips);

  self->village = key;
  for (guint i = 0; village != NULL && i < village->results->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (village->results, i));
  g_ptr_array_sort (sorted, lw_result_worse_first);
  for (guint i = 0; i < sorted->len; i++)
    add_chip (self, &kept, village, g_ptr_array_index (sorted, i));
  lw_kept_end (&kept);
}
