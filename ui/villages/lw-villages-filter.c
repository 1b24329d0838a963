/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-villages-filter.h"

#include "lw-pinyin.h"
#include "lw-state-icon.h"
#include "lw-ui.h"
#include "lw-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LwVillagesFilter
{
  GObject parent_instance;

  GtkWidget *search; /* borrowed: the bar has them */
  GtkWidget *chips;
  int state;         /* a state, or -1 */
};

G_DEFINE_FINAL_TYPE (LwVillagesFilter, lw_villages_filter, G_TYPE_OBJECT)

enum
{
  CHANGED,
  OPENED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
matches_text (LwVillageItem *item,
              const char    *text)
{
  const LwVillageResult *result = lw_village_item_get_result (item);
  g_auto (GStrv) keys = NULL;
  g_autofree char *folded = NULL;

  if (*text == '\0' || strstr (result->name, text) != NULL || strstr (result->code, text) != NULL)
    return TRUE;
  folded = g_ascii_strdown (text, -1);
  keys = lw_pinyin_place_keys (lw_village_item_get_name (item));
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_has_prefix (keys[i], folded))
      return TRUE;
  return FALSE;
}

gboolean
lw_villages_filter_lets (LwVillagesFilter *self,
                         LwVillageItem    *item)
{
  const LwVillageResult *result = lw_village_item_get_result (item);

  if (self->state >= 0 && (int) lw_readiness_state (result->readiness) != self->state)
    return FALSE;
  return matches_text (item, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* ---- what is done with it ---- */

static void
changed_cb (LwVillagesFilter *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was typed last may not have been looked for yet. */
static void
activate_cb (LwVillagesFilter *self)
{
  changed_cb (self);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    g_signal_emit (self, signals[OPENED], 0);
}

static gboolean
key_cb (LwVillagesFilter *self,
        guint             keyval)
{
  gboolean taken = FALSE;

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    g_signal_emit (self, signals[LEFT], 0, &taken);
  return taken;
}

static void
chip_cb (GtkToggleButton  *chip,
         LwVillagesFilter *self)
{
  if (!gtk_toggle_button_get_active (chip))
    return;
  self->state = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "state"));
  changed_cb (self);
}

void
lw_villages_filter_clear (LwVillagesFilter *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (self->chips)), TRUE);
}

void
lw_villages_filter_show (LwVillagesFilter *self,
                         GPtrArray        *results)
{
  guint counts[LW_N_STATES] = { 0 };

  for (guint i = 0; i < results->len; i++)
    counts[lw_readiness_state (((LwVillageResult *) g_ptr_array_index (results, i))->readiness)]++;
  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    {
      int state = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "state"));
      GtkWidget *label = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (chip)));
      g_autofree char *text
          = g_strdup_printf ("%s %u", state < 0 ? _("All") : lw_state_caption (state),
                             state < 0 ? results->len : counts[state]);

      if (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), text))
        continue;
      gtk_label_set_label (GTK_LABEL (label), text);
      lw_ui_name (chip, text);
    }
}

/* ---- the bar ---- */

static void
make_chips (LwVillagesFilter *self)
{
  static const int states[]
      = { -1, LW_STATE_NOT_MET, LW_STATE_AT_RISK, LW_STATE_UNKNOWN, LW_STATE_MET };
  GtkWidget *first = NULL;

  self->chips = lw_ui_box (6);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      GtkWidget *chip = gtk_toggle_button_new ();
      GtkWidget *box = lw_ui_box (6);

      if (states[i] >= 0)
        {
          g_autofree char *class = g_strconcat ("lw-fg-", lw_state_css (states[i]), NULL);
          gtk_box_append (GTK_BOX (box), lw_ui_icon (lw_state_icon_name (states[i]), 13, class));
        }
      gtk_box_append (GTK_BOX (box), lw_ui_label (NULL, NULL));
      gtk_button_set_child (GTK_BUTTON (chip), box);
      lw_ui_add_css (chip, "lw-chip");
      g_object_set_data (G_OBJECT (chip), "state", GINT_TO_POINTER (states[i]));
      if (first == NULL)
        first = chip;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), GTK_TOGGLE_BUTTON (first));
      g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_cb), self, 0);
      gtk_box_append (GTK_BOX (self->chips), chip);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (first), TRUE);
}

static void
make_search (LwVillagesFilter *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Name or code"), NULL);
  gtk_widget_set_size_request (self->search, 150, -1);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->search), 6);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->search, keys);
}

static void
lw_villages_filter_class_init (LwVillagesFilterClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", LW_TYPE_VILLAGES_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", LW_TYPE_VILLAGES_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", LW_TYPE_VILLAGES_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_BOOLEAN, 0);
}

static void
lw_villages_filter_init (LwVillagesFilter *self)
{
  self->state = -1;
  make_search (self);
  make_chips (self);
}

LwVillagesFilter *
lw_villages_filter_new (GtkWidget *bar)
{
  LwVillagesFilter *self = g_object_new (LW_TYPE_VILLAGES_FILTER, NULL);

  lw_wrap_box_append (bar, self->search);
  lw_wrap_box_append (bar, self->chips);
  return self;
}

void
lw_villages_filter_focus (LwVillagesFilter *self)
{
  gtk_widget_grab_focus (self->search);
}
