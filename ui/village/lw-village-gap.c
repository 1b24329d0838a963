/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lw-village-gap.h"

#include "lw-captions.h"
#include "lw-date.h"
#include "lw-id-number.h"
#include "lw-post-dialog.h"
#include "lw-result.h"
#include "lw-ui.h"

#include <glib/gi18n-lib.h>

/* As many as leave room for the reserves and the chart at 1366×768. */
#define MAX_PEOPLE 5

struct _LwVillageGap
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *rules; /* GtkDropDown of those that are not met */
  GtkWidget *list;
  LwSession *session;
  LwRoster *roster;         /* borrowed */
  const LwVillage *village; /* borrowed */
  GPtrArray *ids;           /* of the rules, as in the drop-down */
  guint n;                  /* people listed */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LwVillageGap, lw_village_gap, GTK_TYPE_WIDGET)

/* ---- one person ---- */

static void
appoint_cb (GtkButton    *button,
            LwVillageGap *self)
{
  const LwKey *id = g_object_get_data (G_OBJECT (button), "person");
  const LwRosterPerson *entry = lw_roster_find (self->roster, *id);

  if (entry != NULL)
    lw_post_dialog_edit (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->session,
                         entry->person, NULL, self->village->record.id);
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

static char *
describe (LwVillageGap   *self,
          const LwPerson *person)
{
  LwDate on = lw_session_get_on (self->session);
  g_autofree char *age = lw_ui_age (lw_person_birth (person), on);
  LwEducation education = lw_person_education (person);

  return g_strdup_printf ("%s %s · %s",
                          lw_sex_caption (lw_sex_effective (person->id_number, person->sex)), age,
                          education != 0 ? lw_education_caption (education)
                                         : _("education unknown"));
}

/* @why: what the rule says of the person; NULL: nothing. */
static void
add_person (LwVillageGap *self,
            LwKey         id,
            const char   *why,
            LwState       state)
{
  const LwRosterPerson *entry = lw_roster_find (self->roster, id);
  GtkWidget *box = lw_ui_box (8);
  GtkWidget *button = lw_ui_button (NULL, _("Appoint…"), "lw-small-button");
  g_autofree char *spoken = NULL;
  g_autofree char *text = NULL;

  if (entry == NULL)
    return;
  text = describe (self, entry->person);
  spoken = g_strdup_printf (_("Appoint %s…"), entry->person->name);
  gtk_box_append (GTK_BOX (box), lw_ui_label (entry->person->name, "lw-heading lw-small"));
  gtk_box_append (GTK_BOX (box), lw_ui_label_fill (text, "lw-dim lw-small"));
  if (why != NULL)
    gtk_box_append (GTK_BOX (box), lw_ui_tag (why, state == LW_STATE_UNKNOWN ? "unknown"
                                                                             : "at-risk"));
  keep_person (button, id);
  lw_ui_name (button, spoken);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !lw_session_is_read_only (self->session));
  g_signal_connect (button, "clicked", G_CALLBACK (appoint_cb), self);
  gtk_box_append (GTK_BOX (box), button);
  keep_person (lw_ui_list_add (self->list, box, TRUE), id);
}

/* ---- the people of a rule ---- */

static void
add_findings (LwVillageGap *self,
              GPtrArray    *findings,
              LwState       state,
              GHashTable   *shown)
{
  for (guint i = 0; findings != NULL && i < findings->len && self->n < MAX_PEOPLE; i++)
    {
      const LwFinding *finding = g_ptr_array_index (findings, i);

      if (finding->reason == LW_REASON_SEX || !g_hash_table_add (shown, (gpointer) &finding->person))
        continue;
      self->n++;
      add_person (self, finding->person,
                  finding->explain != NULL ? finding->explain : lw_reason_caption (finding->reason),
                  state);
    }
}

static gboolean
holds_post (const LwRosterPerson *entry,
            LwDate                on)
{
  for (guint i = 0; i < entry->posts->len; i++)
    {
      const LwPost *post = g_ptr_array_index (entry->posts, i);
      if (lw_date_holds (post->start, post->end, on))
        return TRUE;
    }
  return FALSE;
}

/* A rule that passes somebody over for the sex can only be helped by the other one. */
static LwSex
wanted_sex (const LwResult *result)
{
  for (guint i = 0; result != NULL && result->nearly != NULL && i < result->nearly->len; i++)
    {
      const LwFinding *finding = g_ptr_array_index (result->nearly, i);
      if (finding->reason == LW_REASON_SEX)
        return finding->sex == LW_SEX_MALE ? LW_SEX_FEMALE : LW_SEX_MALE;
    }
  return LW_SEX_UNKNOWN;
}

static void
add_others (LwVillageGap *self,
            LwSex         wanted,
            GHashTable   *shown)
{
  LwDate on = lw_session_get_on (self->session);

  for (guint i = 0; i < self->roster->people->len && self->n < MAX_PEOPLE; i++)
    {
      const LwRosterPerson *entry = g_ptr_array_index (self->roster->people, i);

      if (lw_roster_home (self->roster, entry, on) != self->village || holds_post (entry, on)
          || g_hash_table_contains (shown, &entry->person->record.id)
          || (wanted != LW_SEX_UNKNOWN
              && lw_sex_effective (entry->person->id_number, entry->person->sex) != wanted))
        continue;
      add_person (self, entry->person->record.id, NULL, LW_STATE_MET);
      self->n++;
    }
}

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

static void
fill_people (LwVillageGap *self)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_int64_hash, g_int64_equal);
  const LwResult *result;

  if (self->filling || self->village == NULL)
    return;
  lw_ui_clear (self->list);
  self->n = 0;
  result = chosen_result (self);
  if (result != NULL)
    {
      add_findings (self, result->nearly, LW_STATE_AT_RISK, shown);
      add_findings (self, result->to_verify, LW_STATE_UNKNOWN, shown);
      /* Who counts already fills no gap. */
      for (guint i = 0; result->counted != NULL && i < result->counted->len; i++)
        g_hash_table_add (shown, &((LwFinding *) g_ptr_array_index (result->counted, i))->person);
    }
  add_others (self, wanted_sex (result), shown);
  if (gtk_widget_get_first_child (self->list) == NULL)
    lw_ui_list_add (self->list,
                    lw_ui_label (_("Nobody suitable in the ledger; import or add people"),
                                 "lw-dim lw-small"),
                    FALSE);
}

static gboolean
is_gap (const LwResult *result)
{
  return result->state == LW_STATE_NOT_MET || result->state == LW_STATE_AT_RISK
         || result->state == LW_STATE_UNKNOWN;
}

static void
fill_rules (LwVillageGap *self)
{
  static const LwState order[] = { LW_STATE_NOT_MET, LW_STATE_AT_RISK, LW_STATE_UNKNOWN };
  const LwVillageResult *village
      = lw_session_find_result (self->session, self->village->record.id);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->filling = TRUE;
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; village != NULL && i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < village->results->len; j++)
      {
        const LwResult *result = g_ptr_array_index (village->results, j);
        g_autofree char *name = NULL;

        if (!is_gap (result) || result->state != order[i])
          continue;
        name = lw_ui_rule_short (result->rule);
        gtk_string_list_append (names, name);
        g_ptr_array_add (self->ids, g_strdup (lw_rule_get_id (result->rule)));
      }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->rules), G_LIST_MODEL (names));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), self->ids->len > 0);
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
  g_signal_connect_swapped (self->rules, "notify::selected", G_CALLBACK (fill_people), self);
  self->list = lw_ui_list ();
  lw_ui_name (self->list, _("Who could fill the gap"));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_box_append (GTK_BOX (head), lw_ui_label (_("Who could fill the gap"), "lw-heading"));
  gtk_box_append (GTK_BOX (head), self->rules);
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
  fill_rules (self);
  fill_people (self);
}
