/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-ticks.h"

#include "lw-access.h"
#include "lw-names.h"
#include "lw-village-new.h"
#include "lw-ui.h"
#include "lw-village-code.h"

#include <glib/gi18n-lib.h>

#define KIND_WIDTH 44
#define CODE_WIDTH 104

/* ---- a village ---- */

#define LW_TYPE_TICK_ROW (lw_tick_row_get_type ())
G_DECLARE_FINAL_TYPE (LwTickRow, lw_tick_row, LW, TICK_ROW, GtkListBoxRow)

struct _LwTickRow
{
  GtkListBoxRow parent_instance;

  GtkCheckButton *check;
  LwVillageKind kind;
  char *code; /* nullable */
  char *name;
};

G_DEFINE_FINAL_TYPE (LwTickRow, lw_tick_row, GTK_TYPE_LIST_BOX_ROW)

static void
lw_tick_row_finalize (GObject *object)
{
  LwTickRow *self = LW_TICK_ROW (object);

  g_free (self->code);
  g_free (self->name);
  G_OBJECT_CLASS (lw_tick_row_parent_class)->finalize (object);
}

static void
lw_tick_row_class_init (LwTickRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_tick_row_finalize;
}

static void
lw_tick_row_init (LwTickRow *self)
{
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_check_button_set_active (self->check, TRUE);
}

static GtkWidget *
in_column (GtkWidget *label,
           int        width)
{
  gtk_widget_set_size_request (label, width, -1);
  return label;
}

static void
fill_row (LwTickRow *self)
{
  GtkWidget *box = lw_ui_box (12);
  g_autofree char *name = lw_village_name_short (self->name);

  lw_ui_name (GTK_WIDGET (self->check), name);
  lw_access_offer_press (GTK_WIDGET (self->check));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->check));
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (name, "lw-heading"));
  gtk_box_append (GTK_BOX (box), in_column (lw_ui_label (lw_ui_kind (self->kind), "lw-small"), KIND_WIDTH));
  gtk_box_append (GTK_BOX (box),
                  in_column (lw_ui_label (self->code != NULL ? self->code : _("without a code"),
                                          "lw-dim lw-small"),
                             CODE_WIDTH));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

static LwVillage *
village_of (LwTickRow *row)
{
  LwVillage *village = lw_record_new (&lw_village_table);

  village->code = g_strdup (row->code);
  village->name = g_strdup (row->name);
  village->kind = row->kind;
  return village;
}

/* ---- all of them ---- */

struct _LwVillageTicks
{
  AdwBin parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (LwVillageTicks, lw_village_ticks, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static LwTickRow *
row_at (LwVillageTicks *self,
        int             i)
{
  return (LwTickRow *) gtk_list_box_get_row_at_index (self->list, i);
}

static void
toggled_cb (LwVillageTicks *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
lw_village_ticks_clear (LwVillageTicks *self)
{
  g_return_if_fail (LW_IS_VILLAGE_TICKS (self));

  lw_ui_clear (GTK_WIDGET (self->list));
}

void
lw_village_ticks_add (LwVillageTicks *self,
                      const char     *code,
                      const char     *full_name)
{
  LwTickRow *row;

  g_return_if_fail (LW_IS_VILLAGE_TICKS (self));

  row = g_object_new (LW_TYPE_TICK_ROW, NULL);
  row->code = g_strdup (code);
  row->name = g_strdup (full_name);
  row->kind = code != NULL ? lw_village_code_kind (code) : lw_village_kind_of_name (full_name);
  fill_row (row);
  g_signal_connect_object (row->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
}

gboolean
lw_village_ticks_tick (LwVillageTicks *self,
                       const char     *name)
{
  g_autoptr (GPtrArray) villages = g_ptr_array_new_with_free_func (lw_record_free);
  g_autoptr (LwVillageMatcher) matcher = NULL;
  LwTickRow *row;
  LwKey found = 0;

  g_return_val_if_fail (LW_IS_VILLAGE_TICKS (self), FALSE);

  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    {
      LwVillage *village = village_of (row);

      village->record.id = i + 1;
      g_ptr_array_add (villages, village);
    }
  matcher = lw_village_matcher_new (villages);
  if (lw_village_matcher_find (matcher, name, &found) != LW_VILLAGE_FOUND)
    return FALSE;
  gtk_check_button_set_active (row_at (self, (int) found - 1)->check, TRUE);
  return TRUE;
}

void
lw_village_ticks_tick_all (LwVillageTicks *self)
{
  gboolean tick;
  LwTickRow *row;

  g_return_if_fail (LW_IS_VILLAGE_TICKS (self));

  tick = row_at (self, (int) lw_village_ticks_count (self)) != NULL;
  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    gtk_check_button_set_active (row->check, tick);
}

gboolean
lw_village_ticks_is_empty (LwVillageTicks *self)
{
  g_return_val_if_fail (LW_IS_VILLAGE_TICKS (self), TRUE);

  return row_at (self, 0) == NULL;
}

guint
lw_village_ticks_count (LwVillageTicks *self)
{
  LwTickRow *row;
  guint n = 0;

  g_return_val_if_fail (LW_IS_VILLAGE_TICKS (self), 0);

  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    n += gtk_check_button_get_active (row->check);
  return n;
}

GPtrArray *
lw_village_ticks_list (LwVillageTicks *self,
                       const char     *township)
{
  GPtrArray *villages;
  LwTickRow *row;

  g_return_val_if_fail (LW_IS_VILLAGE_TICKS (self), NULL);

  villages = g_ptr_array_new_with_free_func (lw_record_free);
  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    if (gtk_check_button_get_active (row->check))
      {
        LwVillage *village = village_of (row);

        village->township = g_strdup (township);
        g_ptr_array_add (villages, village);
      }
  return villages;
}

void
lw_village_ticks_fill_head (GtkWidget *box)
{
  GtkWidget *name = lw_ui_label_fill (C_("column", "Village"), "lw-group-title");

  gtk_widget_set_margin_start (name, 48); /* beside the check boxes */
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box),
                  in_column (lw_ui_label (C_("column", "Kind"), "lw-group-title"), KIND_WIDTH));
  gtk_box_append (GTK_BOX (box), in_column (lw_ui_label (C_("column", "Statistical code"),
                                                         "lw-group-title"),
                                            CODE_WIDTH + 10));
}

/* ---- the widget ---- */

/* Space or Enter on a row ticks it. */
static void
activated_cb (GtkListBox    *list,
              GtkListBoxRow *row)
{
  gtk_widget_activate (GTK_WIDGET (LW_TICK_ROW (row)->check));
}

static void
lw_village_ticks_class_init (LwVillageTicksClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lw_village_ticks_init (LwVillageTicks *self)
{
  self->list = GTK_LIST_BOX (lw_ui_list ());
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  lw_ui_name (GTK_WIDGET (self->list), _("Villages of the township"));
  lw_access_make_one_stop (GTK_WIDGET (self->list));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}
