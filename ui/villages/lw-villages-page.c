/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-villages-page.h"

#include "lw-captions.h"
#include "lw-columns.h"
#include "lw-date.h"
#include "lw-explanation.h"
#include "lw-pinyin.h"
#include "lw-state-chip.h"
#include "lw-state-icon.h"
#include "lw-ui.h"
#include "lw-village-item.h"
#include "lw-village-facts.h"
#include "lw-villages-figures.h"
#include "lw-villages-totals.h"

#include <glib/gi18n-lib.h>

struct _LwVillagesPage
{
  LwPage parent_instance;

  GtkWidget *stack;
  GtkWidget *search;
  GtkWidget *chips;
  GtkWidget *view;
  GtkWidget *status;
  GListStore *store;
  GtkFilter *filter;
  LwVillagesFigures *figures;
  GtkWidget *totals;
  GtkWidget *popover; /* that explains a rule; NULL: none is open */
  GtkColumnViewColumn *years; /* borrowed */
  int state;         /* filter: a state, or -1 */
};

G_DEFINE_FINAL_TYPE (LwVillagesPage, lw_villages_page, LW_TYPE_PAGE)

static LwSession *
session_of (LwVillagesPage *self)
{
  return lw_page_get_session (LW_PAGE (self));
}

static const LwVillageFigures *
facts_of (LwVillagesPage *self,
          LwVillageItem  *item)
{
  return lw_villages_figures_find (self->figures, lw_village_item_get_result (item)->village);
}

/* ---- columns ---- */

static void
fill_readiness (GtkWidget *box,
                gpointer   item,
                gpointer   user_data)
{
  const LwVillageResult *result = lw_village_item_get_result (item);
  GtkWidget *chip;

  if (result->readiness == LW_READINESS_NONE)
    {
      GtkWidget *none = lw_ui_label ("—", "lw-dim");
      gtk_widget_set_tooltip_text (none, lw_readiness_caption (result->readiness));
      lw_ui_name (none, lw_readiness_caption (result->readiness));
      gtk_box_append (GTK_BOX (box), none);
      return;
    }
  chip = lw_state_chip_new (lw_readiness_state (result->readiness),
                                       lw_readiness_caption (result->readiness), FALSE);

  gtk_widget_add_css_class (chip, "soft");
  gtk_box_append (GTK_BOX (box), chip);
}

static void
add_tags (GtkWidget  *box,
          const char *tags)
{
  static const struct
  {
    const char *word;
    const char *caption;
    const char *css;
  } known[] = { { "weak", N_ ("weak"), "not-met" },
                { "poor", N_ ("once poor"), NULL },
                { "merged", N_ ("merged"), NULL } };
  g_auto (GStrv) words = g_strsplit (tags != NULL ? tags : "", " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strv_contains ((const char *const *) words, known[i].word))
      gtk_box_append (GTK_BOX (box), lw_ui_tag (_(known[i].caption), known[i].css));
}

static void
fill_name (GtkWidget *box,
           gpointer   item,
           gpointer   user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);
  GtkWidget *name = lw_ui_label_fill (lw_village_item_get_name (item), "lw-heading");

  gtk_widget_set_hexpand (name, FALSE);
  gtk_box_append (GTK_BOX (box), name);
  if (facts != NULL)
    add_tags (box, facts->village->tags);
}

static int
worse_first (gconstpointer a,
             gconstpointer b)
{
  static const int order[LW_N_STATES] = {
    [LW_STATE_NOT_MET] = 0, [LW_STATE_UNKNOWN] = 1, [LW_STATE_AT_RISK] = 2,
    [LW_STATE_WAIVED] = 3,  [LW_STATE_MET] = 4,     [LW_STATE_NOT_APPLICABLE] = 5,
  };

  return order[(*(LwResult *const *) a)->state] - order[(*(LwResult *const *) b)->state];
}

#define NAMED_PROBLEMS 2

static void
fill_problems (GtkWidget *box,
               gpointer   item,
               gpointer   user_data)
{
  const LwVillageResult *village = lw_village_item_get_result (item);
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();

  for (guint i = 0; i < village->results->len; i++)
    {
      LwResult *result = g_ptr_array_index (village->results, i);
      if (lw_rule_get_level (result->rule) != LW_LEVEL_ADVICE && result->state != LW_STATE_MET
          && result->state != LW_STATE_NOT_APPLICABLE)
        g_ptr_array_add (problems, result);
    }
  g_ptr_array_sort (problems, worse_first);
  for (guint i = 0; i < MIN (problems->len, NAMED_PROBLEMS); i++)
    {
      const LwResult *result = g_ptr_array_index (problems, i);
      g_autofree char *class = g_strconcat ("lw-fg-", lw_state_css (result->state), NULL);
      g_autofree char *text = lw_ui_rule_short (result->rule);

      gtk_box_append (GTK_BOX (box), lw_ui_icon (lw_state_icon_name (result->state), 12, class));
      gtk_box_append (GTK_BOX (box), lw_ui_label (text, class));
    }
  if (problems->len == 0)
    gtk_box_append (GTK_BOX (box), lw_ui_label ("—", "lw-dim"));
  if (problems->len > NAMED_PROBLEMS)
    {
      g_autofree char *more = g_strdup_printf (_("+%u more"), problems->len - NAMED_PROBLEMS);
      gtk_box_append (GTK_BOX (box), lw_ui_label (more, "lw-dim"));
    }
}

static char *
secretary_text (gpointer item,
                gpointer user_data)
{
  LwVillagesPage *self = user_data;
  const LwVillageFigures *facts = facts_of (self, item);
  g_autofree char *age = NULL;

  if (facts == NULL || facts->secretary == NULL)
    return g_strdup ("—");
  age = lw_ui_age (lw_person_birth (facts->secretary), lw_session_get_on (session_of (self)));
  return g_strdup_printf ("%s %s", facts->secretary->name, age);
}

/* Villages of another kind have no two committees; without a secretary nobody can say. */
static LwState
one_shoulder_state (const LwVillageFigures *facts)
{
  if (facts == NULL || facts->village->kind == LW_VILLAGE_KIND_OTHER)
    return LW_STATE_NOT_APPLICABLE;
  if (facts->secretary == NULL)
    return LW_STATE_UNKNOWN;
  return facts->one_shoulder ? LW_STATE_MET : LW_STATE_NOT_MET;
}

static void
fill_one_shoulder (GtkWidget *box,
                   gpointer   item,
                   gpointer   user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);
  LwState state = one_shoulder_state (facts);
  g_autofree char *class = g_strconcat ("lw-fg-", lw_state_css (state), NULL);
  GtkWidget *icon = lw_ui_icon (lw_state_icon_name (state), 13, class);
  const char *name = state == LW_STATE_MET       ? _("one person")
                     : state == LW_STATE_NOT_MET ? _("two persons")
                     : state == LW_STATE_UNKNOWN ? _("no secretary is recorded")
                                                 : lw_state_caption (state);

  gtk_widget_set_hexpand (icon, TRUE);
  gtk_widget_set_tooltip_text (icon, name);
  lw_ui_name (icon, name);
  gtk_box_append (GTK_BOX (box), icon);
}

static void
add_vacant (GtkWidget *box,
            guint      n)
{
  g_autofree char *text = g_strdup_printf (C_("seats", "%u free"), n);

  if (n > 0)
    gtk_box_append (GTK_BOX (box), lw_ui_tag (text, "not-met"));
}

static void
fill_seats (GtkWidget *box,
            guint      serving,
            gint64     seats,
            guint      vacant)
{
  g_autofree char *text = seats == LW_INT_NULL
                              ? g_strdup_printf ("%u", serving)
                              : g_strdup_printf ("%u/%" G_GINT64_FORMAT, serving, seats);

  gtk_box_append (GTK_BOX (box), lw_ui_label (text, NULL));
  add_vacant (box, vacant);
}

static void
fill_serving (GtkWidget *box,
              gpointer   item,
              gpointer   user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);

  if (facts != NULL && facts->village->kind != LW_VILLAGE_KIND_OTHER)
    fill_seats (box, facts->serving, lw_figures_seats (facts), lw_figures_vacant (facts));
}

static void
fill_supervision (GtkWidget *box,
                  gpointer   item,
                  gpointer   user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);

  if (facts != NULL && facts->village->kind != LW_VILLAGE_KIND_OTHER)
    fill_seats (box, facts->supervision, facts->village->supervision_seats, 0);
}

/* A number that a rule about the pool finds too small is shown so. */
static LwState
reserves_state (const LwVillageResult *village)
{
  for (guint i = 0; i < village->results->len; i++)
    {
      const LwResult *result = g_ptr_array_index (village->results, i);
      if (g_str_equal (lw_rule_get_id (result->rule), "reserve-count"))
        return result->state;
    }
  return LW_STATE_NOT_APPLICABLE;
}

static void
fill_reserves (GtkWidget *box,
               gpointer   item,
               gpointer   user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);
  LwState state = reserves_state (lw_village_item_get_result (item));
  g_autofree char *text = facts != NULL ? g_strdup_printf ("%u", facts->reserves) : NULL;
  GtkWidget *label = lw_ui_label (text, state == LW_STATE_NOT_MET ? "lw-heading lw-fg-not-met" : NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
}

static char *
recruits_text (gpointer item,
               gpointer user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);
  GString *text = g_string_new (NULL);

  for (guint i = 0; facts != NULL && i < LW_FIGURES_YEARS; i++)
    {
      if (i > 0)
        g_string_append (text, "   ");
      if (facts->recruits[i] < 0)
        g_string_append (text, "?");
      else
        g_string_append_printf (text, "%d", facts->recruits[i]);
    }
  return g_string_free (text, FALSE);
}

/* Short words for a column. */
static const char *
org_caption (int form)
{
  switch (form)
    {
    case LW_ORG_FORM_BRANCH:
      return C_("organisation", "Branch");
    case LW_ORG_FORM_GENERAL_BRANCH:
      return C_("organisation", "General br.");
    case LW_ORG_FORM_COMMITTEE:
      return C_("organisation", "Committee");
    default:
      return "?";
    }
}

static void
fill_org (GtkWidget *box,
          gpointer   item,
          gpointer   user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);
  g_autofree char *members = NULL;

  if (facts == NULL)
    return;
  gtk_box_append (GTK_BOX (box), lw_ui_label (org_caption (facts->village->org_form), NULL));
  if (facts->village->party_members == LW_INT_NULL)
    return;
  /* translators: number of members of a Party organisation, in a narrow column */
  members = g_strdup_printf (C_("members", "%d"), (int) facts->village->party_members);
  gtk_box_append (GTK_BOX (box), lw_ui_label (members, "lw-dim"));
}

static char *
number_text (gint64 number)
{
  return number == LW_INT_NULL ? g_strdup ("—") : lw_figures_number (number);
}

static char *
households_text (gpointer item,
                 gpointer user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);

  return facts != NULL ? number_text (facts->village->households) : g_strdup ("");
}

static char *
population_text (gpointer item,
                 gpointer user_data)
{
  const LwVillageFigures *facts = facts_of (user_data, item);

  return facts != NULL ? number_text (facts->village->population) : g_strdup ("");
}

static int
by_readiness (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  return (int) lw_village_item_get_result ((gpointer) b)->readiness
         - (int) lw_village_item_get_result ((gpointer) a)->readiness;
}

static int
by_code (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  return g_strcmp0 (lw_village_item_get_result ((gpointer) a)->code,
                    lw_village_item_get_result ((gpointer) b)->code);
}

static int
by_reserves (gconstpointer a,
             gconstpointer b,
             gpointer      user_data)
{
  const LwVillageFigures *one = facts_of (user_data, (gpointer) a);
  const LwVillageFigures *other = facts_of (user_data, (gpointer) b);

  return one != NULL && other != NULL ? (int) one->reserves - (int) other->reserves : 0;
}

static void
add_columns (LwVillagesPage *self)
{
  GtkWidget *view = self->view;

  const int *widths = lw_villages_widths;

  /* translators: heads of narrow columns; a line break is allowed */
  lw_columns_add_box (view, _("Readiness"), widths[0], fill_readiness, by_readiness, self);
  lw_columns_add_box (view, C_("column", "Village"), widths[1], fill_name, by_code, self);
  lw_columns_add_box (view, _("To be solved"), widths[2], fill_problems, NULL, self);
  lw_columns_add_text (view, C_("column", "Secretary,\nage"), widths[3], 0, NULL, secretary_text,
                       NULL, self);
  lw_columns_add_box (view, C_("column", "Both\nposts"), widths[4], fill_one_shoulder, NULL, self);
  lw_columns_add_box (view, C_("column", "Serving\n/ seats"), widths[5], fill_serving, NULL, self);
  lw_columns_add_box (view, C_("column", "Super-\nvision"), widths[6], fill_supervision, NULL, self);
  lw_columns_add_box (view, C_("column", "Re-\nserves"), widths[7], fill_reserves, by_reserves, self);
  self->years = lw_columns_add_text (view, "", widths[8], 0.5f, NULL, recruits_text, NULL, self);
  lw_columns_add_box (view, C_("column", "Party\norganisation"), widths[9], fill_org, NULL, self);
  lw_columns_add_text (view, C_("column", "House-\nholds"), widths[10], 1, NULL, households_text,
                       NULL, self);
  lw_columns_add_text (view, C_("column", "Popu-\nlation"), widths[11], 1, NULL, population_text,
                       NULL, self);
}

/* The head says which three years they are. */
static void
show_years (LwVillagesPage *self)
{
  int year = lw_session_get_on (session_of (self)) / 10000 % 100;
  g_autofree char *title
      = g_strdup_printf ("%s\n%02d   %02d   %02d", C_("column", "Recruits"), (year + 98) % 100,
                         (year + 99) % 100, year);

  gtk_column_view_column_set_title (self->years, title);
}

/* ---- filter ---- */

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

static gboolean
filter_func (gpointer item,
             gpointer user_data)
{
  LwVillagesPage *self = user_data;
  const LwVillageResult *result = lw_village_item_get_result (item);

  if (self->state >= 0 && (int) lw_readiness_state (result->readiness) != self->state)
    return FALSE;
  return matches_text (item, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
show_status (LwVillagesPage *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  LwSession *session = session_of (self);
  g_autofree char *on = lw_date_to_iso (lw_session_get_on (session));
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u village shown · Enter opens, Space explains · readiness as of %s",
                "%u villages shown · Enter opens, Space explains · readiness as of %s", n),
      n, on);

  gtk_label_set_label (GTK_LABEL (self->status), text);
  if (self->figures != NULL)
    lw_villages_totals_show (LW_VILLAGES_TOTALS (self->totals), G_LIST_MODEL (model), self->figures,
                             lw_session_get_on (session));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "table" : "none");
}

static void
search_cb (LwVillagesPage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_status (self);
}

static void
chip_cb (GtkToggleButton *chip,
         LwVillagesPage  *self)
{
  if (!gtk_toggle_button_get_active (chip) || self->filter == NULL)
    return;
  self->state = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "state"));
  search_cb (self);
}

static void
clear_cb (LwVillagesPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (self->chips)), TRUE);
}

static void
fill_chips (LwVillagesPage *self,
            GPtrArray      *results)
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

      gtk_label_set_label (GTK_LABEL (label), text);
      lw_ui_name (chip, text);
    }
}

static void
make_chips (LwVillagesPage *self)
{
  static const int states[]
      = { -1, LW_STATE_NOT_MET, LW_STATE_AT_RISK, LW_STATE_UNKNOWN, LW_STATE_MET };
  GtkWidget *first = NULL;

  self->chips = lw_ui_box (8);
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
      g_signal_connect (chip, "toggled", G_CALLBACK (chip_cb), self);
      gtk_box_append (GTK_BOX (self->chips), chip);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (first), TRUE);
}

/* ---- the page ---- */

static void
activate_cb (GtkColumnView  *view,
             guint           position,
             LwVillagesPage *self)
{
  g_autoptr (LwVillageItem) item
      = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.village", "x",
                              lw_village_item_get_result (item)->village);
}

/* ---- Space explains the worst rule ---- */

static void
drop_popover (LwVillagesPage *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

/* Below the row that has the focus. */
static void
explain (LwVillagesPage  *self,
         LwVillageResult *village,
         GtkWidget       *row)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *explanation = lw_explanation_new (session_of (self));
  graphene_rect_t bounds;
  guint worst = 0;

  for (guint i = 1; i < village->results->len; i++)
    if (worse_first (&g_ptr_array_index (village->results, i),
                     &g_ptr_array_index (village->results, worst))
        < 0)
      worst = i;
  gtk_widget_set_size_request (explanation, 376, 420);
  lw_explanation_show (LW_EXPLANATION (explanation), village, worst);
  gtk_popover_set_child (GTK_POPOVER (popover), explanation);
  drop_popover (self);
  self->popover = popover;
  gtk_widget_set_parent (popover, self->view);
  if (gtk_widget_compute_bounds (row, self->view, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                                 &(GdkRectangle){ (int) bounds.origin.x + 380, (int) bounds.origin.y,
                                                  1, (int) bounds.size.height });
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (drop_popover), self);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static gboolean
key_cb (GtkEventControllerKey *keys,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        LwVillagesPage        *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (self->view));
  g_autoptr (LwVillageItem) item
      = gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->view));

  if (item != NULL)
    g_object_ref (item);
  if (key != GDK_KEY_space || item == NULL || focus == NULL
      || lw_village_item_get_result (item)->results->len == 0)
    return GDK_EVENT_PROPAGATE;
  explain (self, lw_village_item_get_result (item), focus);
  return GDK_EVENT_STOP;
}

static void
explain_with_space (LwVillagesPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->view, keys);
}

static void
all_villages_cb (LwVillagesPage *self)
{
  lw_village_facts_ask_all (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            session_of (self));
}

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (LW_VILLAGES_PAGE (widget)->search);
}

static void
lw_villages_page_refresh (LwPage *page)
{
  LwVillagesPage *self = LW_VILLAGES_PAGE (page);
  GPtrArray *results = lw_session_get_results (lw_page_get_session (page));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *subtitle = NULL;

  if (results == NULL)
    return;
  g_list_store_remove_all (self->store);
  g_clear_pointer (&self->figures, lw_villages_figures_free);
  self->figures = lw_villages_figures_load (lw_session_get_reader (session_of (self)),
                                            lw_session_get_on (session_of (self)));
  for (guint i = 0; i < results->len; i++)
    g_ptr_array_add (items, lw_village_item_new (g_ptr_array_index (results, i)));
  g_list_store_splice (self->store, 0, 0, items->pdata, items->len);
  fill_chips (self, results);
  show_years (self);
  show_status (self);
  subtitle = g_strdup_printf (ngettext ("%u village", "%u villages", results->len), results->len);
  lw_page_set_title (page, _("Villages"), subtitle);
}

static GtkWidget *
make_table (LwVillagesPage *self)
{
  GtkWidget *box = lw_ui_vbox (0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  self->store = g_list_store_new (LW_TYPE_VILLAGE_ITEM);
  self->view = gtk_column_view_new (NULL);
  lw_ui_add_css (self->view, "lw-table tall");
  lw_ui_name (self->view, _("Villages"));
  add_columns (self);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_func, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->store)),
                                        g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (
      G_LIST_MODEL (filtered), g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view))));
  {
    g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (selection));
  }
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  explain_with_space (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->totals = lw_villages_totals_new (
      GTK_COLUMN_VIEW (self->view),
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->totals);
  return box;
}

static GtkWidget *
make_none (LwVillagesPage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = lw_ui_button (NULL, _("Clear the Filter"), "pill");

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-search-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No village fits"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clear_cb), self);
  return page;
}

static GtkWidget *
make_toolbar (LwVillagesPage *self)
{
  GtkWidget *bar = lw_ui_box (8);
  GtkWidget *all = lw_ui_button ("emblem-default-symbolic", _("For All Villages…"), NULL);
  GtkWidget *change = lw_ui_button (NULL, _("Village Changes…"), NULL);

  lw_ui_add_css (bar, "lw-toolbar");
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Name, pinyin, code"), NULL);
  gtk_widget_set_size_request (self->search, 200, -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_cb), self);
  gtk_box_append (GTK_BOX (bar), self->search);
  make_chips (self);
  gtk_box_append (GTK_BOX (bar), self->chips);
  gtk_widget_set_hexpand (all, TRUE);
  gtk_widget_set_halign (all, GTK_ALIGN_END);
  gtk_widget_set_sensitive (all, !lw_session_is_read_only (session_of (self)));
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (all_villages_cb), self);
  gtk_box_append (GTK_BOX (bar), all);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "win.village-change");
  gtk_widget_set_sensitive (change, !lw_session_is_read_only (session_of (self)));
  gtk_box_append (GTK_BOX (bar), change);
  return bar;
}

static void
lw_villages_page_constructed (GObject *object)
{
  LwVillagesPage *self = LW_VILLAGES_PAGE (object);
  GtkWidget *box = lw_ui_vbox (0);
  GtkWidget *bottom = lw_ui_box (8);
  GtkWidget *toolbar = make_toolbar (self); /* first: the filter of the table reads it */
  GtkWidget *table = make_table (self);

  G_OBJECT_CLASS (lw_villages_page_parent_class)->constructed (object);
  self->stack = gtk_stack_new ();
  self->status = lw_ui_label_fill (NULL, "lw-dim lw-small");
  gtk_stack_add_named (GTK_STACK (self->stack), table, "table");
  gtk_stack_add_named (GTK_STACK (self->stack), make_none (self), "none");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), toolbar);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->stack);
  lw_ui_add_css (bottom, "lw-bottom-bar");
  gtk_box_append (GTK_BOX (bottom), self->status);
  gtk_box_append (GTK_BOX (box), bottom);
  adw_bin_set_child (ADW_BIN (self), box);
  lw_page_set_title (LW_PAGE (self), _("Villages"), NULL);
}

static void
lw_villages_page_dispose (GObject *object)
{
  LwVillagesPage *self = LW_VILLAGES_PAGE (object);

  drop_popover (self);
  if (self->view != NULL)
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->store);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->figures, lw_villages_figures_free);
  G_OBJECT_CLASS (lw_villages_page_parent_class)->dispose (object);
}

static void
lw_villages_page_class_init (LwVillagesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lw_villages_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lw_villages_page_dispose;
  LW_PAGE_CLASS (klass)->refresh = lw_villages_page_refresh;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.filter", NULL, filter_action);
}

static void
lw_villages_page_init (LwVillagesPage *self)
{
  self->state = -1;
}
