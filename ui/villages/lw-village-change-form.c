/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-change-form.h"

#include "lw-access.h"
#include "lw-date.h"
#include "lw-entry.h"
#include "lw-line.h"
#include "lw-names.h"
#include "lw-roster.h"
#include "lw-text.h"
#include "lw-ui.h"
#include "lw-village-code.h"
#include "lw-village-former.h"
#include "lw-village-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The first nine digits of a code are the township's. */
#define TOWNSHIP_DIGITS 9

struct _LwVillageChangeForm
{
  AdwBin parent_instance;

  LwSession *session;
  LwVillagePlan *plan;
  GPtrArray *villages; /* LwVillage that there are */
  GPtrArray *shown;    /* LwVillage of the combo "goes on as", borrowed */
  LwKey first;         /* from whose page */
  gboolean filling;

  GtkWidget *box; /* made anew for each kind, with what follows; borrowed */
  GtkWidget *village_row;
  GtkWidget *into_row;
  GtkWidget *name_row;
  GtkWidget *code_row;
  GtkWidget *date_row;
  GtkWidget *document_row;
  GtkWidget *people;
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (LwVillageChangeForm, lw_village_change_form, ADW_TYPE_BIN)

static guint changed_signal;

static LwLedger *
reader_of (LwVillageChangeForm *self)
{
  return lw_session_get_reader (self->session);
}

static char *
text_of (GtkWidget *row)
{
  return row != NULL ? lw_line_clean (gtk_editable_get_text (GTK_EDITABLE (row))) : NULL;
}

static LwKey
village_at (LwVillageChangeForm *self,
            guint                i)
{
  return i < self->villages->len ? ((LwVillage *) self->villages->pdata[i])->record.id : 0;
}

/* ---- what was answered ---- */

static void
take_texts (LwVillageChangeForm *self)
{
  g_autofree char *day = text_of (self->date_row), *code = text_of (self->code_row);
  LwDate date = 0;

  g_free (self->plan->name);
  g_free (self->plan->code);
  g_free (self->plan->document);
  self->plan->name = text_of (self->name_row);
  self->plan->code = lw_text_fold (code, LW_FOLD_NO_SPACES);
  self->plan->document = text_of (self->document_row);
  self->plan->on = lw_date_parse (day, FALSE, &date) == LW_DATE_OK ? date : 0;
}

static void take_checked (GtkWidget *list, GArray *keys);

/* What is still to be typed is no mistake; the note says so. */
static void
mark (GtkWidget *row,
      gboolean   wrong)
{
  g_autofree char *text = text_of (row);

  lw_entry_mark (row, wrong && text != NULL && *text != '\0');
}

static void
mark_all (LwVillageChangeForm *self,
          LwVillagePart        part)
{
  lw_entry_mark (self->date_row, part == LW_VILLAGE_PART_DATE);
  mark (self->name_row, part == LW_VILLAGE_PART_NAME);
  mark (self->code_row, part == LW_VILLAGE_PART_CODE);
  mark (self->document_row, part == LW_VILLAGE_PART_DOCUMENT);
}

static void
check (LwVillageChangeForm *self)
{
  g_autofree char *problem = NULL;
  LwVillagePart part;

  if (self->filling || self->date_row == NULL)
    return;
  take_texts (self);
  if (self->plan->kind == LW_VILLAGE_CHANGE_DIVIDED)
    take_checked (self->people, self->plan->people);
  problem = lw_village_plan_fault (self->plan, reader_of (self), &part);
  mark_all (self, part);
  gtk_label_set_label (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  g_signal_emit (self, changed_signal, 0);
}

/* ---- rows ---- */

static GtkWidget *
add_entry (LwVillageChangeForm *self,
           GtkWidget           *list,
           const char          *title,
           const char          *text)
{
  return lw_ui_add_entry_row (list, title, text, G_CALLBACK (check), self);
}

/* What is typed takes the place of nothing that was typed before. */
static void
propose_code (LwVillageChangeForm *self,
              LwKey                village)
{
  g_autoptr (LwVillage) record = lw_ledger_get (reader_of (self), &lw_village_table, village, NULL);
  g_autofree char *township
      = record != NULL && record->code != NULL && strlen (record->code) == LW_VILLAGE_CODE_LENGTH
            ? g_strndup (record->code, TOWNSHIP_DIGITS)
            : NULL;

  if (township == NULL || *gtk_editable_get_text (GTK_EDITABLE (self->code_row)) != '\0')
    return;
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->code_row), township);
  self->filling = FALSE;
}

/* A row takes the keyboard before its box does, and knows only Return. */
static void
tick_with_space (GtkWidget *row)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0), gtk_signal_action_new ("activate")));
  gtk_widget_add_controller (row, keys);
}

static GtkWidget *
add_check (GtkWidget  *list,
           const char *title,
           const char *subtitle,
           gboolean    active,
           LwKey       key,
           GCallback   callback,
           LwVillageChangeForm       *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_check_button_new ();
  LwKey *copy = g_new (LwKey, 1);

  *copy = key;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), active);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), box);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), box);
  /* Not only not focusable: GtkCheckButton then says that it took the focus, and Tab ends there. */
  gtk_widget_set_can_focus (box, FALSE);
  tick_with_space (row);
  lw_access_offer_press (box);
  g_object_set_data_full (G_OBJECT (box), "key", copy, g_free);
  g_signal_connect_swapped (box, "toggled", callback, self);
  g_object_set_data (G_OBJECT (row), "check", box);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
take_checked (GtkWidget *list,
              GArray    *keys)
{
  g_array_set_size (keys, 0);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *box = g_object_get_data (G_OBJECT (row), "check");

      if (box != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (box)))
        g_array_append_val (keys, *(LwKey *) g_object_get_data (G_OBJECT (box), "key"));
    }
}

/* A list that may be long has a place of its own. */
static GtkWidget *
add_long_list (LwVillageChangeForm       *self,
               const char *title)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = lw_ui_list ();

  gtk_box_append (GTK_BOX (self->box), lw_ui_label (title, "lw-heading"));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 250);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_box_append (GTK_BOX (self->box), scroller);
  lw_access_make_one_stop (list);
  lw_ui_name (list, title);
  return list;
}

/* ---- a merger ---- */

static void
fill_into (LwVillageChangeForm *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  LwKey into = self->plan->into;
  guint selected = 0;

  g_ptr_array_set_size (self->shown, 0);
  gtk_string_list_append (names, _("a new village"));
  for (guint i = 0; i < self->villages->len; i++)
    {
      LwVillage *village = g_ptr_array_index (self->villages, i);
      g_autofree char *name = lw_village_name_short (village->name);

      for (guint k = 0; k < self->plan->villages->len; k++)
        if (g_array_index (self->plan->villages, LwKey, k) == village->record.id)
          {
            gtk_string_list_append (names, name);
            g_ptr_array_add (self->shown, village);
            if (village->record.id == into)
              selected = self->shown->len;
          }
    }
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->into_row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->into_row), selected);
  self->filling = FALSE;
}

static void
take_merger (LwVillageChangeForm *self)
{
  guint at = adw_combo_row_get_selected (ADW_COMBO_ROW (self->into_row));
  gboolean is_new;

  self->plan->into = at > 0 && at <= self->shown->len ? ((LwVillage *) self->shown->pdata[at - 1])->record.id : 0;
  is_new = self->plan->into == 0;
  gtk_widget_set_visible (self->name_row, is_new);
  gtk_widget_set_visible (self->code_row, is_new);
  take_checked (self->people, self->plan->villages);
  for (guint i = self->plan->villages->len; i > 0 && !is_new; i--)
    if (g_array_index (self->plan->villages, LwKey, i - 1) == self->plan->into)
      g_array_remove_index (self->plan->villages, i - 1);
  check (self);
}

static void
into_cb (LwVillageChangeForm *self)
{
  if (!self->filling)
    take_merger (self);
}

static void
merged_cb (LwVillageChangeForm *self)
{
  take_checked (self->people, self->plan->villages);
  if (self->plan->villages->len > 0)
    propose_code (self, g_array_index (self->plan->villages, LwKey, 0));
  fill_into (self);
  take_merger (self);
}

static void
add_merger (LwVillageChangeForm *self)
{
  self->people = add_long_list (self, _("Which villages become one?"));
  for (guint i = 0; i < self->villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (self->villages, i);
      g_autofree char *name = lw_village_name_short (village->name);

      add_check (self->people, name, village->code, village->record.id == self->first, village->record.id,
                 G_CALLBACK (merged_cb), self);
    }
}

/* ---- a division, a new name ---- */

static void
add_person_rows (LwVillageChangeForm *self,
                 LwKey village)
{
  g_autoptr (LwRoster) roster = lw_roster_load_village (reader_of (self), village, NULL);
  LwDate on = lw_session_get_on (self->session);

  lw_ui_clear (self->people);
  for (guint i = 0; roster != NULL && i < roster->people->len; i++)
    {
      const LwRosterPerson *entry = g_ptr_array_index (roster->people, i);
      const LwReserve *reserve = lw_roster_reserve (entry, on);
      g_autofree char *posts = lw_roster_posts_text (roster, entry, on);
      gboolean here = reserve != NULL && reserve->village == village;

      for (guint k = 0; k < entry->posts->len && !here; k++)
        {
          const LwPost *post = g_ptr_array_index (entry->posts, k);

          here = post->village == village && lw_date_holds (post->start, post->end, on);
        }
      if (here)
        add_check (self->people, entry->person->name, *posts != '\0' ? posts : _("in the pool"), FALSE,
                   entry->person->record.id, G_CALLBACK (check), self);
    }
  if (gtk_widget_get_first_child (self->people) == NULL)
    lw_ui_list_add (self->people, lw_ui_label (_("Nobody serves here or is in the pool"), "lw-dim"), FALSE);
}

static void
village_cb (LwVillageChangeForm *self)
{
  LwKey village = village_at (self, adw_combo_row_get_selected (ADW_COMBO_ROW (self->village_row)));

  g_array_set_size (self->plan->villages, 0);
  g_array_append_val (self->plan->villages, village);
  if (self->plan->kind == LW_VILLAGE_CHANGE_DIVIDED)
    {
      propose_code (self, village);
      add_person_rows (self, village);
    }
  else
    {
      g_autoptr (LwVillage) record = lw_ledger_get (reader_of (self), &lw_village_table, village, NULL);

      self->filling = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->name_row), record != NULL ? record->name : "");
      gtk_editable_set_text (GTK_EDITABLE (self->code_row), record != NULL ? record->code : "");
      self->filling = FALSE;
    }
  check (self);
}

static void
add_one_village (LwVillageChangeForm *self,
                 GtkWidget           *list)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->villages->len; i++)
    {
      const LwVillage *village = g_ptr_array_index (self->villages, i);
      g_autofree char *name = lw_village_name_short (village->name);

      gtk_string_list_append (names, name);
      if (village->record.id == self->first)
        selected = i;
    }
  self->village_row = lw_ui_add_combo_row (list, _("Village"), names, selected,
                                           G_CALLBACK (village_cb), self);
}

/* ---- all of it ---- */

void
lw_village_change_form_ask (LwVillageChangeForm *self,
                            LwVillageChangeKind  kind)
{
  gboolean merger = kind == LW_VILLAGE_CHANGE_MERGED;
  g_autofree char *today = lw_date_to_iso (lw_session_get_on (self->session));
  GtkWidget *list = lw_ui_list ();

  self->plan->kind = kind;
  lw_ui_clear (self->box);
  self->date_row = self->people = self->village_row = self->into_row = NULL;
  g_array_set_size (self->plan->villages, 0);
  g_array_set_size (self->plan->people, 0);
  self->plan->into = 0;
  if (merger)
    {
      g_autoptr (GtkStringList) none = gtk_string_list_new (NULL);

      add_merger (self);
      self->into_row
          = lw_ui_add_combo_row (list, _("Goes on as"), none, 0, G_CALLBACK (into_cb), self);
    }
  else
    add_one_village (self, list);
  self->name_row = add_entry (self, list, _("New name"), NULL);
  self->code_row = add_entry (self, list, _("New code (12 digits)"), NULL);
  self->document_row = add_entry (self, list, _("Document"), NULL);
  self->date_row = add_entry (self, list, _("First day on which it is in force"), today);
  gtk_box_append (GTK_BOX (self->box), list);
  if (self->plan->kind == LW_VILLAGE_CHANGE_DIVIDED)
    self->people = add_long_list (self, _("Who goes to the new village?"));
  if (merger)
    merged_cb (self);
  else
    village_cb (self);
}

/* ---- the widget ---- */

static void
lw_village_change_form_finalize (GObject *object)
{
  LwVillageChangeForm *self = LW_VILLAGE_CHANGE_FORM (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->plan, lw_village_plan_free);
  g_clear_pointer (&self->villages, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  G_OBJECT_CLASS (lw_village_change_form_parent_class)->finalize (object);
}

static void
lw_village_change_form_class_init (LwVillageChangeFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lw_village_change_form_finalize;
  changed_signal = g_signal_new ("changed", LW_TYPE_VILLAGE_CHANGE_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
lw_village_change_form_init (LwVillageChangeForm *self)
{
  GtkWidget *box = lw_ui_vbox (0), *scroller = gtk_scrolled_window_new ();

  self->plan = lw_village_plan_new (LW_VILLAGE_CHANGE_MERGED);
  self->shown = g_ptr_array_new ();
  self->box = lw_ui_vbox (10);
  lw_ui_add_css (self->box, "lw-page-margin");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->problem = lw_ui_label_fill (NULL, "lw-note not-met");
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->problem), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_margin_start (self->problem, 12);
  gtk_widget_set_margin_end (self->problem, 12);
  gtk_widget_set_margin_bottom (self->problem, 12);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->problem);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
lw_village_change_form_new (LwSession *session,
                            LwKey      village)
{
  LwVillageChangeForm *self = g_object_new (LW_TYPE_VILLAGE_CHANGE_FORM, NULL);
  LwDate on = lw_session_get_on (session);

  self->session = g_object_ref (session);
  self->first = village;
  self->villages = lw_villages_list (reader_of (self), on, NULL);
  if (self->villages == NULL)
    self->villages = g_ptr_array_new ();
  lw_villages_call_as_on (self->villages, reader_of (self), on, NULL);
  return GTK_WIDGET (self);
}

const LwVillagePlan *
lw_village_change_form_get_plan (LwVillageChangeForm *self)
{
  g_return_val_if_fail (LW_IS_VILLAGE_CHANGE_FORM (self), NULL);
  return self->plan;
}

gboolean
lw_village_change_form_is_complete (LwVillageChangeForm *self)
{
  g_return_val_if_fail (LW_IS_VILLAGE_CHANGE_FORM (self), FALSE);
  return self->date_row != NULL && !gtk_widget_get_visible (self->problem);
}
