/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-find-popover.h"

#include "lw-captions.h"
#include "lw-id-number.h"
#include "lw-search.h"
#include "lw-state-icon.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

struct _LwFindPopover
{
  GtkPopover parent_instance;

  LwSession *session;
  GtkWidget *entry;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (LwFindPopover, lw_find_popover, GTK_TYPE_POPOVER)

#define MAX_HITS 9

/* 女 · 38 岁 · 柳林村 · 4103**********3528 */
static char *
describe_person (LwFindPopover *self,
                 const LwHit   *hit)
{
  g_autoptr (LwPerson) person = lw_ledger_get (lw_session_get_reader (self->session),
                                               &lw_person_table, hit->id, NULL);
  g_autofree char *age = NULL;
  g_autofree char *years = NULL;
  g_autofree char *masked = NULL;
  GString *text = g_string_new (NULL);

  if (person != NULL)
    {
      age = lw_ui_age (lw_person_birth (person), lw_session_get_on (self->session));
      years = g_strdup_printf (_("aged %s"), age);
      g_string_append_printf (
          text, "%s · %s", lw_sex_caption (lw_sex_effective (person->id_number, person->sex)),
          years);
      masked = person->id_number != NULL ? lw_id_number_mask (person->id_number) : NULL;
    }
  if (hit->detail != NULL && *hit->detail != '\0')
    g_string_append_printf (text, " · %s", hit->detail);
  if (masked != NULL)
    g_string_append_printf (text, " · %s", masked);
  return g_string_free (text, FALSE);
}

static GtkWidget *
sign_of_hit (LwFindPopover *self,
             const LwHit   *hit)
{
  LwVillageResult *result;
  LwState state;
  g_autofree char *class = NULL;

  if (hit->table != &lw_village_table)
    {
      GtkWidget *avatar = adw_avatar_new (26, hit->name, TRUE);
      return avatar;
    }
  result = lw_session_find_result (self->session, hit->id);
  state = result != NULL ? lw_readiness_state (result->readiness) : LW_STATE_NOT_APPLICABLE;
  class = g_strconcat ("lw-fg-", lw_state_css (state), NULL);
  return lw_ui_icon (lw_state_icon_name (state), 16, class);
}

static void
add_hit (LwFindPopover *self,
         const LwHit   *hit)
{
  gboolean village = hit->table == &lw_village_table;
  GtkWidget *box = lw_ui_box (12);
  GtkWidget *words = lw_ui_vbox (0);
  g_autofree char *detail = village ? g_strdup (hit->detail) : describe_person (self, hit);
  LwHit *copy = g_new0 (LwHit, 1);
  GtkWidget *row;

  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (hit->name, "lw-heading"));
  gtk_box_append (GTK_BOX (words), lw_ui_label_fill (detail, "lw-dim lw-caption"));
  gtk_box_append (GTK_BOX (box), sign_of_hit (self, hit));
  gtk_box_append (GTK_BOX (box), words);
  row = lw_ui_list_add (self->list, box, TRUE);
  copy->table = hit->table;
  copy->id = hit->id;
  g_object_set_data_full (G_OBJECT (row), "hit", copy, g_free);
  lw_ui_name (row, hit->name);
}

static void
search_cb (LwFindPopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits
      = lw_search (lw_session_get_reader (self->session), text, MAX_HITS, &error);

  lw_ui_clear (self->list);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    add_hit (self, g_ptr_array_index (hits, i));
  if (*text != '\0' && (hits == NULL || hits->len == 0))
    lw_ui_list_add (self->list, lw_ui_label (_("Nobody and nothing found"), "lw-dim"), FALSE);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

static void
open_row (LwFindPopover *self,
          GtkListBoxRow *row)
{
  const LwHit *hit = row != NULL ? g_object_get_data (G_OBJECT (row), "hit") : NULL;
  LwKey id;

  if (hit == NULL)
    return;
  id = hit->id;
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self),
                              hit->table == &lw_village_table ? "win.village" : "win.person", "x",
                              id);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  LwFindPopover *self)
{
  open_row (self, row);
}

static void
activate_cb (LwFindPopover *self)
{
  open_row (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
}

static void
move (LwFindPopover *self,
      int            by)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (list, index);

  if (next != NULL)
    gtk_list_box_select_row (list, next);
}

static gboolean
key_cb (LwFindPopover   *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  modifiers)
{
  if (keyval == GDK_KEY_Down)
    move (self, 1);
  else if (keyval == GDK_KEY_Up)
    move (self, -1);
  else
    return FALSE;
  return TRUE;
}

static void
shown_cb (LwFindPopover *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
}

static void
lw_find_popover_dispose (GObject *object)
{
  g_clear_object (&LW_FIND_POPOVER (object)->session);
  G_OBJECT_CLASS (lw_find_popover_parent_class)->dispose (object);
}

static void
lw_find_popover_class_init (LwFindPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_find_popover_dispose;
}

static void
lw_find_popover_init (LwFindPopover *self)
{
  GtkWidget *box = lw_ui_vbox (6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  lw_ui_add_css (box, "lw-popover");
  gtk_widget_set_size_request (box, 480, -1);
  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 0);
  lw_ui_name (self->entry, _("Find people and villages"));
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  self->list = gtk_list_box_new ();
  lw_ui_add_css (self->list, "navigation-sidebar lw-hits");
  lw_ui_name (self->list, _("What was found"));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (self, "map", G_CALLBACK (shown_cb), NULL);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box),
                  lw_ui_label (_("Name, pinyin, initials, either end of the ID number, phone"),
                               "lw-dim lw-caption"));
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
lw_find_popover_new (LwSession *session)
{
  LwFindPopover *self = g_object_new (LW_TYPE_FIND_POPOVER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
