/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-page.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-latest-changes.h"
#include "lw-names.h"
#include "lw-pool-enter-dialog.h"
#include "lw-roster.h"
#include "lw-ui.h"
#include "lw-village-body.h"
#include "lw-village-change.h"
#include "lw-village-chart.h"
#include "lw-village-facts.h"
#include "lw-village-gap.h"
#include "lw-village-parts.h"
#include "lw-village-reserves.h"
#include "lw-village-states.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_BODIES 3
#define LATEST 3 /* changes beside the team */
#define MANY_CHANGES 40

struct _LwVillagePage
{
  LwPage parent_instance;

  GtkWidget *name;
  GtkWidget *detail;
  LwVillageStates *states;
  GtkWidget *past; /* what it was merged with or called before */
  GtkWidget *stack;
  LwVillageBody *bodies[N_BODIES];
  GtkWidget *reserves_title;
  GtkWidget *enter; /* into the pool */
  GtkWidget *reserves;
  LwVillageChart *chart;
  LwVillageFacts *facts;
  GtkWidget *changes;
  LwVillageGap *gap;
  LwVillageColumns columns;
  GtkWidget *latest;

  gboolean has_history; /* the tab shows what there is */
  LwRoster *roster;   /* of the village's people */
  LwVillage *village; /* of the roster */
};

G_DEFINE_FINAL_TYPE (LwVillagePage, lw_village_page, LW_TYPE_PAGE)

static LwSession *
session_of (LwVillagePage *self)
{
  return lw_page_get_session (LW_PAGE (self));
}

static GtkWindow *
window_of (LwVillagePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* ---- the committees ---- */

static void
person_activated_cb (GtkListBox    *list,
                     GtkListBoxRow *row,
                     LwVillagePage *self)
{
  const LwKey *person = g_object_get_data (G_OBJECT (row), "person");

  if (person != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.person", "x", *person);
}

static void
add_post_cb (GtkButton     *button,
             LwVillagePage *self)
{
  lw_pool_dialog_enter (window_of (self), session_of (self), NULL, self->village->record.id,
                        LW_POOL_FILED);
}

/* ---- mergers, divisions, former names ---- */

static void
other_cb (GtkButton     *button,
          LwVillagePage *self)
{
  const LwKey *other = g_object_get_data (G_OBJECT (button), "village");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.village", "x", *other);
}

static void
add_past (LwVillagePage         *self,
          const LwVillageChange *change)
{
  LwLedger *reader = lw_session_get_reader (session_of (self));
  LwKey here = self->village->record.id;
  LwKey other = change->village == here ? change->other : change->village;
  g_autofree char *text = lw_village_change_text (change, here, reader);
  GtkWidget *box = lw_ui_box (8);
  gboolean gone = change->kind == LW_VILLAGE_CHANGE_MERGED && change->village == here;

  lw_ui_add_css (box, gone ? "lw-note at-risk" : "lw-dim lw-small");
  gtk_box_append (GTK_BOX (box), lw_ui_icon ("document-open-recent-symbolic", 14, NULL));
  gtk_box_append (GTK_BOX (box), lw_ui_label (text, NULL));
  if (other != 0)
    {
      GtkWidget *button = lw_ui_button (NULL, _("Open"), "flat lw-small-button");
      g_autofree char *name = g_strdup_printf (_("Open: %s"), text);
      LwKey *key = g_new (LwKey, 1);

      *key = other;
      lw_ui_name (button, name);
      g_object_set_data_full (G_OBJECT (button), "village", key, g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (other_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_box_append (GTK_BOX (self->past), box);
}

static void
fill_past (LwVillagePage *self)
{
  g_autoptr (GPtrArray) changes
      = lw_village_changes (lw_session_get_reader (session_of (self)), self->village->record.id, NULL);

  lw_ui_clear (self->past);
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    add_past (self, g_ptr_array_index (changes, i));
  gtk_widget_set_visible (self->past, changes != NULL && changes->len > 0);
}

/* ---- the page ---- */

static void
append_fact (GString    *text,
             const char *caption,
             gint64      number)
{
  if (number != LW_INT_NULL)
    g_string_append_printf (text, " · %s %" G_GINT64_FORMAT, caption, number);
}

static gboolean
is_there (LwVillagePage   *self,
          const LwVillage *village)
{
  return lw_village_exists (village->started, village->ended,
                            lw_session_get_on (session_of (self)));
}

/* 村和社区 · 5 / 15, of the villages that there are on the base date. */
static char *
place_text (LwVillagePage *self)
{
  GPtrArray *results = lw_session_get_results (session_of (self));

  for (guint i = 0; results != NULL && i < results->len; i++)
    if (((LwVillageResult *) results->pdata[i])->village == self->village->record.id)
      return g_strdup_printf (_("Villages · %u / %u"), i + 1, results->len);
  return g_strdup (_("Villages · not there on the base date"));
}

static void
fill_head (LwVillagePage *self)
{
  const LwVillage *village = self->village;
  const LwVillageResult *then = lw_session_find_result (session_of (self), village->record.id);
  /* On an earlier base date as it was called then; what the facts say is today's. */
  g_autofree char *name = lw_village_name_short (then != NULL ? then->name : village->name);
  GString *text = g_string_new (village->code);
  g_autofree char *subtitle = NULL;

  g_string_append_printf (text, " · %s · %s", lw_ui_kind (then != NULL ? (int) then->kind : village->kind),
                          village->org_form != LW_ORG_FORM_UNKNOWN
                              ? lw_org_form_caption (village->org_form)
                              : _("form of the Party organisation unknown"));
  append_fact (text, _("Party members"), village->party_members);
  append_fact (text, _("households"), village->households);
  append_fact (text, _("population"), village->population);
  append_fact (text, _("voters"), village->voters);
  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->detail), text->str);
  g_string_free (text, TRUE);
  subtitle = place_text (self);
  lw_page_set_title (LW_PAGE (self), name, subtitle);
}

static void
fill_team (LwVillagePage *self)
{
  LwKey village = self->village->record.id;
  gboolean there = is_there (self, self->village);

  gtk_widget_set_visible (self->enter, there);
  for (LwBody body = LW_BODY_PARTY_COMMITTEE; body <= LW_BODY_SUPERVISION; body++)
    {
      lw_village_body_show (self->bodies[body - 1], self->roster, self->village, there);
      gtk_widget_set_sensitive (GTK_WIDGET (self->bodies[body - 1]), there);
    }
  lw_village_reserves_fill (self->reserves, self->reserves_title, session_of (self), &self->columns,
                            village);
  lw_village_chart_show (self->chart, village);
  lw_village_gap_show (self->gap, self->roster, self->village);
  lw_latest_changes_fill (self->latest, session_of (self), 0, village, LATEST);
  gtk_widget_set_visible (self->latest, gtk_widget_get_first_child (self->latest) != NULL);
}

/* What is not seen is filled when it is. */
static void
fill_history (LwVillagePage *self)
{
  const char *name = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));

  if (self->village == NULL || self->has_history || g_strcmp0 (name, "history") != 0)
    return;
  self->has_history = TRUE;
  lw_latest_changes_fill (self->changes, session_of (self), 0, self->village->record.id, MANY_CHANGES);
}

static void
lw_village_page_refresh (LwPage *page)
{
  LwVillagePage *self = LW_VILLAGE_PAGE (page);
  LwLedger *reader = lw_session_get_reader (session_of (self));

  self->village = NULL;
  g_clear_pointer (&self->roster, lw_roster_free);
  self->roster = lw_roster_load_village (reader, lw_page_get_key (page), NULL);
  if (self->roster != NULL)
    self->village = lw_roster_find_village (self->roster, lw_page_get_key (page));
  if (self->village == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "villages");
      return;
    }
  fill_head (self);
  fill_past (self);
  lw_village_states_show (self->states, self->village->record.id);
  fill_team (self);
  lw_village_facts_show (self->facts, self->village);
  self->has_history = FALSE;
  fill_history (self);
}

/* The next village of those that there are; of one that is gone, the next by its code. */
static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  LwVillagePage *self = LW_VILLAGE_PAGE (widget);
  GPtrArray *results = lw_session_get_results (session_of (self));
  gboolean next = g_str_equal (name, "page.next");
  const LwVillageResult *target = NULL;

  for (guint i = 0; self->village != NULL && results != NULL && i < results->len; i++)
    {
      const LwVillageResult *result = g_ptr_array_index (results, i);
      int order = strcmp (result->code, self->village->code);

      if (next && order > 0 && target == NULL)
        target = result;
      else if (!next && order < 0)
        target = result;
    }
  if (target != NULL)
    lw_page_open (LW_PAGE (self), target->village);
}

/* From team to facts to history and round again, wherever the keyboard stands. */
static void
tab_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  LwVillagePage *self = LW_VILLAGE_PAGE (widget);
  GtkWidget *seen = gtk_stack_get_visible_child (GTK_STACK (self->stack));
  gboolean next = g_str_equal (name, "page.next-tab");
  GtkWidget *tab = next ? gtk_widget_get_next_sibling (seen) : gtk_widget_get_prev_sibling (seen);

  if (tab == NULL)
    tab = next ? gtk_widget_get_first_child (self->stack) : gtk_widget_get_last_child (self->stack);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), tab);
  /* The history may have nothing to go to. */
  if (!gtk_widget_child_focus (tab, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/* Before the window, for which Ctrl+Tab is a Tab. */
static gboolean
key_cb (GtkWidget       *widget,
        guint            keyval,
        guint            keycode,
        GdkModifierType  modifiers)
{
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab;

  if ((keyval != GDK_KEY_Tab && !back) || (modifiers & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, back ? "page.previous-tab" : "page.next-tab", NULL);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_title (LwVillagePage *self,
            const char    *title,
            GtkWidget    **detail,
            const char    *button_text,
            GCallback      callback)
{
  GtkWidget *box = lw_ui_box (8);
  GtkWidget *button;

  gtk_box_append (GTK_BOX (box), lw_ui_label (title, "lw-heading"));
  *detail = lw_ui_label_fill (NULL, "lw-dim lw-caption");
  gtk_box_append (GTK_BOX (box), *detail);
  if (button_text != NULL)
    {
      button = lw_ui_button ("list-add-symbolic", button_text, "flat lw-small-button");
      g_signal_connect (button, "clicked", callback, self);
      gtk_widget_set_sensitive (button, !lw_session_is_read_only (session_of (self)));
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

/* The figures of the years are typed among the facts. */
static void
figures_cb (LwVillagePage *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "facts");
  lw_village_facts_focus_years (self->facts);
}

static GtkWidget *
make_people_list (LwVillagePage *self,
                  const char    *name)
{
  GtkWidget *list = lw_ui_list ();

  lw_ui_name (list, name);
  g_signal_connect (list, "row-activated", G_CALLBACK (person_activated_cb), self);
  return list;
}

static GtkWidget *
make_team (LwVillagePage *self)
{
  GtkWidget *box = lw_ui_box (16);
  GtkWidget *left = lw_ui_vbox (14);
  GtkWidget *right = lw_ui_vbox (6), *title;

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < N_BODIES; i++)
    {
      GtkWidget *body
          = lw_village_body_new (session_of (self), (LwBody) (i + 1), &self->columns);
      self->bodies[i] = LW_VILLAGE_BODY (body);
      gtk_box_append (GTK_BOX (left), body);
    }
  self->latest = lw_ui_list ();
  lw_ui_name (self->latest, _("Latest changes"));
  gtk_box_append (GTK_BOX (left), self->latest);
  self->gap = LW_VILLAGE_GAP (lw_village_gap_new (session_of (self)));
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->gap), 8);
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->gap));
  self->reserves = make_people_list (self, _("Reserves"));
  gtk_widget_set_margin_bottom (self->reserves, 8);
  title = make_title (self, _("Reserves"), &self->reserves_title, _("Into the Pool…"),
                      G_CALLBACK (add_post_cb));
  self->enter = gtk_widget_get_last_child (title);
  gtk_box_append (GTK_BOX (right), title);
  gtk_box_append (GTK_BOX (right), self->reserves);
  self->chart = LW_VILLAGE_CHART (lw_village_chart_new (session_of (self)));
  g_signal_connect_swapped (self->chart, "asked", G_CALLBACK (figures_cb), self);
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->chart));
  /* F6 goes from the committees to who could fill a gap, and does not walk all the rows. */
  lw_ui_add_css (left, "lw-half");
  lw_ui_add_css (right, "lw-half");
  gtk_box_append (GTK_BOX (box), left);
  gtk_box_append (GTK_BOX (box), right);
  return box;
}

static GtkWidget *
make_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  lw_ui_add_css (child, "lw-page-margin");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  return scroller;
}

static GtkWidget *
make_head (LwVillagePage *self)
{
  GtkWidget *head = lw_ui_vbox (6);
  GtkWidget *line = lw_ui_box (10);
  GtkWidget *back = lw_ui_icon_button ("go-previous-symbolic", _("Back"), "flat");
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *change = lw_ui_button (NULL, _("Village Changes…"), NULL);

  lw_ui_add_css (head, "lw-toolbar");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "win.back");
  self->name = lw_ui_label (NULL, "title-2");
  /* A long name does not push the page beyond the window. Cut off before its first character it would be
   * lower than where there is room: hence the class. */
  lw_ui_add_css (self->name, "lw-whole-line");
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  lw_ui_tell_when_cut (self->name);
  self->detail = lw_ui_label_fill (NULL, "lw-dim lw-small");
  gtk_label_set_wrap (GTK_LABEL (self->detail), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->detail), 2);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->stack));
  gtk_widget_set_valign (switcher, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), back);
  gtk_box_append (GTK_BOX (line), self->name);
  gtk_box_append (GTK_BOX (line), self->detail);
  gtk_box_append (GTK_BOX (line), switcher);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "win.village-change");
  gtk_widget_set_sensitive (change, !lw_session_is_read_only (session_of (self)));
  gtk_widget_set_valign (change, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), change);
  self->states = LW_VILLAGE_STATES (lw_village_states_new (session_of (self)));
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->states));
  self->past = lw_ui_vbox (4);
  gtk_box_append (GTK_BOX (head), self->past);
  return head;
}

static void
lw_village_page_constructed (GObject *object)
{
  LwVillagePage *self = LW_VILLAGE_PAGE (object);
  GtkWidget *box = lw_ui_vbox (0);
  GtkWidget *clamp = adw_clamp_new (), *team;
  GtkEventController *keys = gtk_event_controller_key_new ();

  G_OBJECT_CLASS (lw_village_page_parent_class)->constructed (object);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->facts = LW_VILLAGE_FACTS (lw_village_facts_new (session_of (self)));
  self->changes = lw_ui_list ();
  gtk_widget_set_valign (self->changes, GTK_ALIGN_START);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 800);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->facts));
  team = make_scroller (make_team (self));
  lw_ui_add_css (team, "lw-halves");
  gtk_stack_add_titled (GTK_STACK (self->stack), team, "team", _("Team"));
  gtk_stack_add_titled (GTK_STACK (self->stack), make_scroller (clamp), "facts", _("Facts"));
  gtk_stack_add_titled (GTK_STACK (self->stack), make_scroller (self->changes), "history",
                        _("History"));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (fill_history), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  lw_page_set_title (LW_PAGE (self), _("Villages"), NULL);
}

static void
lw_village_page_dispose (GObject *object)
{
  LwVillagePage *self = LW_VILLAGE_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  lw_village_columns_clear (&self->columns);
  g_clear_pointer (&self->roster, lw_roster_free);
  G_OBJECT_CLASS (lw_village_page_parent_class)->dispose (object);
}

static void
lw_village_page_class_init (LwVillagePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = lw_village_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = lw_village_page_dispose;
  LW_PAGE_CLASS (klass)->refresh = lw_village_page_refresh;
  gtk_widget_class_install_action (widget_class, "page.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "page.previous", NULL, step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "page.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "page.previous", NULL);
  gtk_widget_class_install_action (widget_class, "page.next-tab", NULL, tab_action);
  gtk_widget_class_install_action (widget_class, "page.previous-tab", NULL, tab_action);
}

static void
lw_village_page_init (LwVillagePage *self)
{
  lw_village_columns_init (&self->columns);
}
