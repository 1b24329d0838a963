/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-gap.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-effects.h"
#include "lw-id-number.h"
#include "lw-kept.h"
#include "lw-pool-enter-dialog.h"
#include "lw-pool.h"
#include "lw-post-dialog.h"
#include "lw-result.h"
#include "lw-state-icon.h"
#include "lw-ui.h"
#include "lw-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* As many as leave room for the reserves and the chart at 1366×768. */
#define MAX_PEOPLE 4

struct _LwVillageGap
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *rules; /* GtkDropDown of those that are not met */
  GtkWidget *detail;
  GtkWidget *list;
  LwSession *session;
  LwRoster *roster;         /* borrowed */
  const LwVillage *village; /* borrowed */
  GPtrArray *ids;           /* of the rules, as in the drop-down */
  LwKey shown;
  gboolean all;             /* show everybody, not only the first */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwVillageGap, lw_village_gap, GTK_TYPE_WIDGET)

/* ---- one person ---- */

static GtkWindow *
window_of (LwVillageGap *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
act_cb (GtkButton    *button,
        LwVillageGap *self)
{
  const LwKey *id = g_object_get_data (G_OBJECT (button), "person");
  LwBody body = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "body"));
  const LwRosterPerson *entry = lw_roster_find (self->roster, *id);

  if (entry == NULL)
    return;
  if (body == LW_BODY_NONE)
    lw_pool_dialog_enter (window_of (self), self->session, entry->person,
                          self->village->record.id, LW_POOL_FILED);
  else
    lw_post_dialog_appoint (window_of (self), self->session, entry->person,
                            self->village->record.id, body);
}

static void
activated_cb (GtkListBox    *list,
              GtkListBoxRow *row,
              LwVillageGap  *self)
{
  const LwKey *id = g_object_get_data (G_OBJECT (row), "person");

  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.person", "x", *id);
}

static void
keep_person (GtkWidget *widget,
             LwKey      person)
{
  LwKey *key = g_new (LwKey, 1);

  *key = person;
  g_object_set_data_full (G_OBJECT (widget), "person", key, g_free);
}

/* 女 28 · 本科 · 后备 */
static char *
describe (LwVillageGap         *self,
          const LwProposal     *proposal,
          const LwRosterPerson *entry)
{
  LwDate on = lw_session_get_on (self->session);
  const LwPerson *person = entry->person;
  g_autofree char *age = lw_ui_age (lw_person_birth (person), on);
  g_autofree char *posts = lw_roster_posts_text (self->roster, entry, on);
  LwEducation education = lw_person_education (person);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s · %s",
                          lw_sex_caption (lw_sex_effective (person->id_number, person->sex)), age,
                          education != 0 ? lw_education_caption (education)
                                         : _("education unknown"));
  if (lw_roster_reserve (entry, on) != NULL)
    g_string_append_printf (text, " · %s", _("reserve"));
  else if (proposal->proposed)
    g_string_append_printf (text, " · %s", lw_pool_column_caption (LW_POOL_PROPOSED));
  if (*posts != '\0')
    g_string_append_printf (text, " · %s", posts);
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_act (LwVillageGap         *self,
          const LwProposal     *proposal,
          const LwRosterPerson *entry)
{
  const char *word = proposal->body == LW_BODY_NONE              ? _("Into the Pool…")
                     : proposal->body == LW_BODY_PARTY_COMMITTEE ? C_("appoint", "Party Member…")
                                                                 : C_("appoint", "Member…");
  GtkWidget *button = lw_ui_button (NULL, word, "lw-small-button");
  g_autofree char *spoken = g_strdup_printf ("%s %s", entry->person->name, word);

  keep_person (button, proposal->person);
  g_object_set_data (G_OBJECT (button), "body", GINT_TO_POINTER (proposal->body));
  lw_ui_name (button, spoken);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !lw_session_is_read_only (self->session));
  g_signal_connect (button, "clicked", G_CALLBACK (act_cb), self);
  return button;
}

static GtkWidget *
make_effects (const LwProposal *proposal)
{
  GtkWidget *box = lw_wrap_box_new (8);

  lw_effects_fill (box, proposal->better);
  lw_effects_fill (box, proposal->worse);
  if (proposal->acts && proposal->worse->len == 0)
    lw_wrap_box_append (box, lw_ui_label (_("nothing else changes"), "lw-dim lw-small"));
  if (proposal->missing != NULL)
    lw_wrap_box_append (box, lw_effects_words (proposal->to_verify ? LW_STATE_UNKNOWN
                                                                   : LW_STATE_AT_RISK,
                                               proposal->missing));
  return box;
}

static GtkWidget *
make_proposal (LwVillageGap         *self,
               const LwProposal     *proposal,
               const LwRosterPerson *entry,
               const char           *text)
{
  GtkWidget *box = lw_ui_box (8), *words = lw_ui_vbox (1), *first = lw_ui_box (8), *row;

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_top (words, 5);
  gtk_widget_set_margin_bottom (words, 5);
  gtk_box_append (GTK_BOX (first), lw_ui_label (entry->person->name, "lw-heading lw-small"));
  gtk_box_append (GTK_BOX (first), lw_ui_label_fill (text, "lw-dim lw-small"));
  gtk_box_append (GTK_BOX (words), first);
  gtk_box_append (GTK_BOX (words), make_effects (proposal));
  gtk_box_append (GTK_BOX (box), words);
  if (proposal->acts)
    gtk_box_append (GTK_BOX (box), make_act (self, proposal, entry));
  row = lw_ui_list_row (box, TRUE);
  keep_person (row, proposal->person);
  return row;
}

static void
append_shifts (GString *text,
               GArray  *shifts)
{
  for (guint i = 0; shifts != NULL && i < shifts->len; i++)
    {
      const LwShift *shift = &g_array_index (shifts, LwShift, i);
      g_autofree char *words = lw_effects_shift_text (shift);

      g_string_append_printf (text, "|%s %d", words, shift->after);
    }
  g_string_append_c (text, ';');
}

/* All that a row is made from. */
static char *
proposal_says (const LwProposal     *proposal,
               const LwRosterPerson *entry,
               const char           *about)
{
  GString *text = g_string_new (entry->person->name);

  g_string_append_printf (text, " %" G_GINT64_FORMAT " %s %d %d %d %s", proposal->person, about,
                          proposal->acts, proposal->body, proposal->to_verify, proposal->missing);
  append_shifts (text, proposal->better);
  append_shifts (text, proposal->worse);
  return g_string_free (text, FALSE);
}

static void
add_proposal (LwVillageGap     *self,
              LwKept           *kept,
              const LwProposal *proposal)
{
  const LwRosterPerson *entry = lw_roster_find (self->roster, proposal->person);
  g_autofree char *text = NULL;
  g_autofree char *says = NULL;

  if (entry == NULL)
    return;
  text = describe (self, proposal, entry);
  says = proposal_says (proposal, entry, text);
  if (!lw_kept_same (kept, says))
    lw_kept_put (kept, make_proposal (self, proposal, entry, text), says);
}

/* ---- the people of a rule ---- */

static const LwResult *
chosen_result (LwVillageGap *self)
{
  const LwVillageResult *village
      = lw_session_find_result (self->session, self->village->record.id);
  guint i = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->rules));

  for (guint j = 0; village != NULL && i < self->ids->len && j < village->results->len; j++)
    {
      const LwResult *result = g_ptr_array_index (village->results, j);
      if (g_str_equal (lw_rule_get_id (result->rule), g_ptr_array_index (self->ids, i)))
        return result;
    }
  return NULL;
}

/* Time, papers and relations are not mended by a person more. */
static const char *
nobody_text (const LwResult *result)
{
  /* What is required is the least, or the most: with more than it a rule fails for too many only. */
  if (result->state == LW_STATE_NOT_MET && result->has_value && result->has_required
      && result->value > result->required)
    return _("Too many serve; nobody need be added. End the posts of those who no longer serve.");
  switch (lw_rule_get_measure (result->rule))
    {
    case LW_MEASURE_TERM:
      return _("No person can mend this: hold the election, or have a delay approved and record a "
               "waiver.");
    case LW_MEASURE_RECRUIT_GAP:
      return _("No post can mend this: recruit a Party member, or enter the figures of the years "
               "under “Facts”.");
    case LW_MEASURE_KINSHIP:
      return _("No person more can mend this: one of the relatives leaves, or the declaration "
               "“checked, none” is entered under “Facts”.");
    case LW_MEASURE_ONE_SHOULDER:
      return _("One person must hold both posts: end one of the two and appoint the other.");
    default:
      return _("Nobody of this village fits; import or add people.");
    }
}

static void
add_nobody (LwKept         *kept,
            const LwResult *result)
{
  GtkWidget *label;

  if (lw_kept_same (kept, nobody_text (result)))
    return;
  label = lw_ui_label (nobody_text (result), "lw-dim lw-small");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  lw_kept_put (kept, lw_ui_list_row (label, FALSE), nobody_text (result));
}

static void fill_people (LwVillageGap *self);

static void
all_cb (LwVillageGap *self)
{
  self->all = TRUE;
  gtk_widget_grab_focus (self->list); /* the button goes */
  fill_people (self);
}

static void
add_more (LwVillageGap *self,
          LwKept       *kept,
          guint         n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u person more", "%u people more", n), n);
  GtkWidget *button;

  if (lw_kept_same (kept, text))
    return;
  button = lw_ui_button (NULL, text, "flat lw-small-button");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (all_cb), self);
  lw_kept_put (kept, lw_ui_list_row (button, FALSE), text);
}

static void
show_detail (LwVillageGap *self,
             GPtrArray    *who)
{
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < who->len; i++)
    n += ((LwProposal *) g_ptr_array_index (who, i))->helps;
  if (n > 0)
    text = g_strdup_printf (ngettext ("%u person would do, least missing first",
                                      "%u people would do, least missing first", n),
                            n);
  gtk_label_set_label (GTK_LABEL (self->detail), text != NULL ? text : "");
}

static void
fill_people (LwVillageGap *self)
{
  g_autoptr (LwWhatIf) what_if = NULL;
  g_autoptr (GPtrArray) who = NULL;
  const LwResult *result;
  LwKept kept;
  guint shown;

  if (self->filling || self->village == NULL)
    return;
  result = chosen_result (self);
  if (result == NULL)
    {
      lw_ui_clear (self->list);
      return;
    }
  kept = lw_kept_begin (self->list);
  what_if = lw_effects_look (self->session, self->village->record.id);
  who = what_if != NULL ? lw_what_if_who (what_if, lw_rule_get_id (result->rule))
                        : g_ptr_array_new ();
  show_detail (self, who);
  shown = self->all ? who->len : MIN (who->len, MAX_PEOPLE);
  for (guint i = 0; i < shown; i++)
    add_proposal (self, &kept, g_ptr_array_index (who, i));
  if (who->len == 0)
    add_nobody (&kept, result);
  if (shown < who->len)
    add_more (self, &kept, who->len - shown);
  lw_kept_end (&kept);
}

static void
selected_cb (LwVillageGap *self)
{
  self->all = FALSE;
  fill_people (self);
}

static gboolean
is_gap (const LwResult *result)
{
  return result->state == LW_STATE_NOT_MET || result->state == LW_STATE_AT_RISK
         || result->state == LW_STATE_UNKNOWN;
}

/* Worst first; advice last. */
static GPtrArray *
list_gaps (const LwVillageResult *village)
{
  GPtrArray *gaps = g_ptr_array_new ();

  for (guint i = 0; village != NULL && i < village->results->len; i++)
    if (is_gap (g_ptr_array_index (village->results, i)))
      g_ptr_array_add (gaps, g_ptr_array_index (village->results, i));
  g_ptr_array_sort (gaps, lw_result_worse_first);
  return gaps;
}

/* The list of the rules is made anew only where they are others. */
static gboolean
has_rules (LwVillageGap *self,
           GPtrArray    *gaps)
{
  if (gaps->len != self->ids->len)
    return FALSE;
  for (guint i = 0; i < gaps->len; i++)
    if (!g_str_equal (self->ids->pdata[i], lw_rule_get_id (((LwResult *) gaps->pdata[i])->rule)))
      return FALSE;
  return TRUE;
}

static void
add_rule (LwVillageGap   *self,
          GtkStringList  *names,
          const LwResult *result)
{
  g_autofree char *name = lw_ui_rule_short (result->rule);

  gtk_string_list_append (names, name);
  g_ptr_array_add (self->ids, g_strdup (lw_rule_get_id (result->rule)));
}

static void
fill_rules (LwVillageGap *self)
{
  const LwVillageResult *village
      = lw_session_find_result (self->session, self->village->record.id);
  g_autoptr (GPtrArray) gaps = list_gaps (village);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint old = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->rules));
  g_autofree char *chosen
      = old < self->ids->len ? g_strdup (g_ptr_array_index (self->ids, old)) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), gaps->len > 0);
  if (has_rules (self, gaps))
    return;
  self->filling = TRUE;
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < gaps->len; i++)
    add_rule (self, names, g_ptr_array_index (gaps, i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->rules), G_LIST_MODEL (names));
  /* What one looks at stays chosen as long as it is a gap. */
  for (guint i = 0; chosen != NULL && i < self->ids->len; i++)
    if (g_str_equal (chosen, g_ptr_array_index (self->ids, i)))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->rules), i);
  self->filling = FALSE;
}

/* ---- the widget ---- */

static void
lw_village_gap_dispose (GObject *object)
{
  LwVillageGap *self = LW_VILLAGE_GAP (object);

  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  G_OBJECT_CLASS (lw_village_gap_parent_class)->dispose (object);
}

static void
lw_village_gap_class_init (LwVillageGapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lw_village_gap_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lw_village_gap_init (LwVillageGap *self)
{
  GtkWidget *head = lw_ui_box (8);

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->box = lw_ui_vbox (6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->rules = gtk_drop_down_new (NULL, NULL);
  lw_ui_add_css (self->rules, "lw-small-button");
  lw_ui_name (self->rules, _("Rule that is not met"));
  g_signal_connect_swapped (self->rules, "notify::selected", G_CALLBACK (selected_cb), self);
  self->list = lw_ui_list ();
  lw_ui_add_css (self->list, "tall");
  lw_ui_name (self->list, _("Who could fill the gap"));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  self->detail = lw_ui_label_fill (NULL, "lw-dim lw-caption");
  gtk_label_set_xalign (GTK_LABEL (self->detail), 1);
  gtk_box_append (GTK_BOX (head), lw_ui_label (_("Who could fill the gap"), "lw-heading"));
  gtk_box_append (GTK_BOX (head), self->rules);
  gtk_box_append (GTK_BOX (head), self->detail);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->list);
}

GtkWidget *
lw_village_gap_new (LwSession *session)
{
  LwVillageGap *self = g_object_new (LW_TYPE_VILLAGE_GAP, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
lw_village_gap_show (LwVillageGap    *self,
                     LwRoster        *roster,
                     const LwVillage *village)
{
  g_return_if_fail (LW_IS_VILLAGE_GAP (self));

  self->roster = roster;
  self->village = village;
  if (self->shown != village->record.id)
    self->all = FALSE;
  self->shown = village->record.id;
  fill_rules (self);
  fill_people (self);
}
